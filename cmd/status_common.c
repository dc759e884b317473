// SPDX-License-Identifier: MIT
#include <string.h>

#include "base/mem.h"
#include "base/str.h"
#include "cmd/status_report.h"
#include "domain/day.h"

void status_fact(struct status_report *page, int level, const char *label, const char *text, const char *flag)
{
	const struct fact fact = { .level = level, .label = label, .text = text, .flag = flag };

	if (str_equal(flag, "single"))
		page->single++;
	document_fact(page->document, &fact);
}

void status_unknown(struct status_report *page, const char *what)
{
	str_separate(page->not_known, " · ");
	str_add(page->not_known, what);
}

const char *status_edge(const struct report *report, const struct edge *edge)
{
	const struct value value = { .text = edge->text, .earliest = edge->earliest, .latest = edge->latest };

	if (edge->text == NULL)
		return NULL;
	return mem_print(report->context, "%s %s", report_value(report, &value),
	                 cite_text(report->citations, edge->claims, edge->claim_count));
}

const struct part *status_delegation_next(const struct status *status, const struct part *after)
{
	const struct part *next = after;

	while ((next = status_next(status, "delegation", next)) != NULL)
		if (next->read_id == next->id && status_told(status, next->id))
			return next;
	return NULL;
}

int64_t status_delegation_body(const struct status *status, const struct part *delegation)
{
	const struct value *body;

	if (delegation->actor_id != FIELD_NULL_INTEGER)
		return delegation->actor_id;
	body = record_value(status->record, delegation->id, 0, "body");
	return body != NULL ? body->id : 0;
}

const char *status_delegation_side(const struct status *status, const struct part *delegation)
{
	const struct value *side = record_value(status->record, delegation->id, 0, "side");

	return side != NULL ? side->text : delegation->side;
}

const char *status_delegation_name(const struct status *status, const struct part *delegation)
{
	const char *side = status_delegation_side(status, delegation);

	return side != NULL ? side : record_label(status->record, status_delegation_body(status, delegation));
}

bool status_present(const struct status *status, const struct part *delegation)
{
	static const char *const elsewhere[] = { "named", "expected", "delayed", "replaced", "did not come", "not listed" };
	const struct value *presence = record_value(status->record, delegation->id, 0, "presence");

	for (size_t i = 0; presence && i < sizeof elsewhere / sizeof *elsewhere; i++)
		if (str_equal(presence->text, elsewhere[i]))
			return false;
	return presence != NULL;
}

const char *status_day_label(const struct report *report, const struct value *value)
{
	enum { LABEL_WIDTH = 12 };
	const char *text = value ? report_date(report, status_day(report, value)) : NULL;

	if (!text || strlen(text) <= LABEL_WIDTH)
		return text;
	return report_date(report, record_claim(report->record, value->claims[0])->effective);
}

static bool is_offer(const struct part *outcome)
{
	return str_equal(outcome->nature, "offer") || str_equal(outcome->nature, "proposal") ||
	       str_equal(outcome->nature, "counter-proposal");
}

bool status_offer_open(const struct status *status, const struct part *outcome)
{
	const struct value *stage = record_value(status->record, outcome->id, 0, "stage");

	return is_offer(outcome) && status_told(status, outcome->id) &&
	       (stage == NULL || str_equal(stage->text, "offered") || str_equal(stage->text, "tabled"));
}

bool status_unanswered(const struct status *status, const struct part *invitation)
{
	const struct value *state = record_value(status->record, invitation->id, 0, "invitation");

	return state != NULL && str_equal(state->text, "sent");
}

const char *const *status_sides(const struct report *report, const struct status *status)
{
	static const char *const none[] = { NULL };

	// Talks name their sides once, as a JSON list of plain words here; the nearest talks that have any count.
	for (const struct part *talks = NULL; (talks = status_next(status, "talks", talks)) != NULL;) {
		size_t count = 0;
		const char **sides;

		if (talks->sides == NULL)
			continue;
		sides = mem_alloc(report->context, (strlen(talks->sides) / 2 + 2) * sizeof *sides);
		for (const char *quote = strchr(talks->sides, '"'); quote != NULL;) {
			const char *end = strchr(quote + 1, '"');

			if (end == NULL)
				break;
			sides[count++] = mem_bytes(report->context, quote + 1, (size_t)(end - quote - 1));
			quote = strchr(end + 1, '"');
		}
		sides[count] = NULL;
		return sides;
	}
	return none;
}

bool status_begun(const struct status *status)
{
	const struct dates *dates = status_dates(status, status->round->id);
	long days;

	return days_between(dates->start.earliest, status->question.day, &days) && days >= 0;
}

const char *status_invitees(const struct report *report, const struct status *status, const struct part *invitation)
{
	const char *const *sides = status_sides(report, status);
	struct str *text = str_new(report->context);
	size_t in = 0;
	size_t all = 0;

	if (invitation->actor_id != FIELD_NULL_INTEGER)
		return record_label(report->record, invitation->actor_id);
	if (invitation->person_id != FIELD_NULL_INTEGER)
		return record_label(report->record, invitation->person_id);
	if (invitation->side != NULL)
		return mem_print(report->context, "the %s", invitation->side);
	for (; sides[all] != NULL; all++)
		if (status_has(status, invitation->id, "side", sides[all])) {
			str_separate(text, " and ");
			str_print(text, "the %s", sides[all]);
			in++;
		}
	if (in == 0)
		return NULL;
	return in == all && all > 1 ? all == 2 ? "both sides" : "all sides" : text->text;
}

const char *status_day(const struct report *report, const struct value *value)
{
	const struct told *told = record_claim(report->record, value->claims[0]);

	return told->occurred != NULL ? told->occurred : told->effective;
}
