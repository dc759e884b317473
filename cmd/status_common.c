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
	const char *found = strstr(page->not_known->text, what);

	if (found && (found == page->not_known->text || found[-1] == ' ') &&
	    (!found[strlen(what)] || found[strlen(what)] == ' '))
		return; // said already
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

static bool is_own(const struct status *status, const struct part *delegation)
{
	return delegation->round_id == status->round->id;
}

// Whether the round has a delegation of its own for what this one of a round above stands for.
static bool is_replaced(const struct status *status, const struct part *above)
{
	const int64_t body = status_delegation_body(status, above);

	for (const struct part *own = NULL; (own = status_next(status, "delegation", own)) != NULL;)
		if (is_own(status, own) && status_told(status, own->id) &&
		    (body != 0 ? status_delegation_body(status, own) == body : str_equal(own->side, above->side)))
			return true;
	return false;
}

static bool is_taken_over(const struct status *status, const struct part *above)
{
	const struct value *roster = record_value(status->record, status->round->id, 0, "roster");

	return !str_equal(status->round->nature, "technical meeting") && !(roster && str_equal(roster->text, "complete")) &&
	       !is_replaced(status, above);
}

const struct part *status_delegation_next(const struct status *status, const struct part *after)
{
	const struct part *next = after;

	while ((next = status_next(status, "delegation", next)) != NULL)
		if (next->read_id == next->id && status_told(status, next->id) &&
		    (is_own(status, next) || is_taken_over(status, next)))
			return next;
	return NULL;
}

bool status_in_time(const struct status *status, const struct point *point)
{
	const struct dates *dates = status_dates(status, status->round->id);
	const char *last = dates->end.latest ? dates->end.latest : dates->start.latest;
	long days;

	return !point || point->hold_count == 0 || !status_begun(status) ||
	       !days_between(last, record_claim(status->record, point->holds[0].claims[0])->effective, &days) || days <= 0;
}

const struct point *status_presence(const struct status *status, const struct part *delegation)
{
	const struct point *presence = record_point(status->record, delegation->id, 0, "presence", "");

	return is_own(status, delegation) || status_in_time(status, presence) ? presence : NULL;
}

bool status_present(const struct status *status, const struct part *delegation)
{
	static const char *const elsewhere[] = { "named", "expected", "delayed", "replaced", "did not come", "not listed" };
	const struct point *presence = status_presence(status, delegation);

	if (!presence || presence->hold_count == 0)
		return false;
	for (size_t i = 0; i < sizeof elsewhere / sizeof *elsewhere; i++)
		if (str_equal(presence->holds[0].text, elsewhere[i]))
			return false;
	return true;
}

const char *status_day_label(const struct report *report, const struct value *value)
{
	enum { LABEL_WIDTH = 12 };
	const char *text = value ? report_date(report, status_day(report, value)) : NULL;

	if (value && !text)
		return "undated";
	if (!text || strlen(text) <= LABEL_WIDTH)
		return text;
	return report_date(report, record_claim(report->record, value->claims[0])->effective);
}

static bool is_offer(const struct part *outcome)
{
	return str_equal(outcome->nature, "offer") || str_equal(outcome->nature, "proposal") ||
	       str_equal(outcome->nature, "counter-proposal");
}

// Made since the round before ended: an older one is no news at this round.
static bool is_recent(const struct status *status, const struct point *point)
{
	const struct dates *before = status->previous ? status_dates(status, status->previous->id) : NULL;
	long days;

	return !before || !point || point->hold_count == 0 ||
	       !days_between(before->end.latest, record_claim(status->record, point->holds[0].claims[0])->effective,
	                     &days) ||
	       days >= 0;
}

bool status_offer_open(const struct status *status, const struct part *outcome)
{
	const struct point *stage = record_point(status->record, outcome->id, 0, "stage", "");
	const char *text = stage && stage->hold_count > 0 ? stage->holds[0].text : NULL;

	return is_offer(outcome) && status_told(status, outcome->id) && status_in_time(status, stage) &&
	       is_recent(status, stage) && (!text || str_equal(text, "offered") || str_equal(text, "tabled"));
}

bool status_excluded(const struct status *status, const struct part *exclusion)
{
	const struct point *state = record_point(status->record, exclusion->id, 0, "exclusion", "");

	return state && state->hold_count > 0 && status_in_time(status, state) &&
	       (str_equal(state->holds[0].text, "imposed") || point_disputed(state));
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

	if (told->occurred)
		return told->occurred;
	return str_equal(told->known_by, "recorded") ? NULL : told->effective;
}
