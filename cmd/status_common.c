// SPDX-License-Identifier: MIT
// What the parts of the page share: adding a fact, and what is read from rounds and talks above, or counts as in time.
#include <string.h>

#include "base/mem.h"
#include "base/str.h"
#include "cmd/status_report.h"
#include "domain/date_text.h"
#include "domain/day.h"

void status_line(struct status_report *page, int level, const char *label, const char *text, const char *flag)
{
	const struct fact fact = { .level = level, .label = label, .text = text, .flag = flag };

	page->single += str_equal(flag, "single");
	document_fact(page->document, &fact);
}

void status_fact(struct status_report *page, int level, const char *label, const char *text,
                 const struct point *weighed)
{
	const char *disputed = status_disputed(page);

	status_line(page, level, label, text, disputed ? disputed : report_weight(&page->report, weighed));
}

const struct part *status_above(const struct status *status, const struct part *part)
{
	const int64_t id = part->parent_id != FIELD_NULL_INTEGER ? part->parent_id : part->talks_id;

	for (size_t i = 0; i < status->part_count; i++)
		if (status->parts[i].id == id &&
		    (str_equal(status->parts[i].part, "parent") || str_equal(status->parts[i].part, "talks")))
			return &status->parts[i];
	return NULL;
}

const struct point *status_said(const struct status *status, const char *name, const struct part **of)
{
	for (*of = status->round; *of; *of = status_above(status, *of)) {
		const struct point *point = record_single(status->record, (*of)->id, name);

		if (point && point->hold_count + point->was_count > 0)
			return point;
	}
	return NULL;
}

const struct part *status_role_next(const struct status *status, const char *role, const struct part *after)
{
	const struct part *next = after;

	while ((next = status_delegation_next(status, next)) != NULL)
		if (status_has(status, next->id, "role", role))
			return next;
	return NULL;
}

const struct part *status_convening_talks(const struct status *status)
{
	const struct part *above = status_role_next(status, "convener", NULL) ? NULL : status->round;

	while (above && (above = status_above(status, above)) != NULL) {
		size_t count;
		const struct point *points = record_points(status->record, above->id, &count);

		for (size_t i = 0; i < count; i++)
			if (str_equal(points[i].name, "convener") && point_in(&points[i]))
				return above;
	}
	return NULL;
}

const struct point *status_talks_state(const struct status *status)
{
	const struct part *above = status->round;

	while ((above = status_above(status, above)) != NULL) {
		const struct point *point = record_single(status->record, above->id, "state");

		if (point && point->hold_count > 0 && status_in_time(status, point))
			return point;
	}
	return NULL;
}

const struct point *status_post(const struct status *status, int64_t person)
{
	size_t count;
	const struct point *points = record_points(status->record, person, &count);

	for (size_t i = 0; i < count; i++)
		if (str_equal(points[i].name, "post") && point_in(&points[i]))
			return &points[i];
	return NULL;
}

bool status_has_sessions(const struct status *status)
{
	for (const struct part *part = NULL; (part = status_next(status, "session", part)) != NULL;)
		if (status_told(status, part->id))
			return true;
	return false;
}

bool status_in_time(const struct status *status, const struct point *point)
{
	const struct dates *dates = status_dates(status, status->round->id);
	const struct value *state = record_value(status->record, status->round->id, "status");
	// What is over without a word of its end lasted its first day; what is not over has no last day yet.
	const char *last = dates->end.latest                              ? dates->end.latest
	                   : state && str_equal(state->text, "concluded") ? dates->start.latest
	                                                                  : NULL;
	long days;

	return !point || point->hold_count == 0 || !status_begun(status) ||
	       !days_between(last, record_claim(status->record, point->holds[0].claims[0])->effective, &days) || days <= 0;
}

const char *status_day_label(const struct report *report, const struct value *value)
{
	enum { LABEL_WIDTH = 17 }; // of "about 17 Feb 2017"
	const char *text = value ? report_day_told(report, value) : NULL;

	if (value && !text)
		return "undated";
	if (!text || strlen(text) <= LABEL_WIDTH)
		return text;
	return mem_print(report->context, "by %s",
	                 report_date(report, record_claim(report->record, value->claims[0])->effective));
}

const char *status_day_said(const struct status_report *page, const struct value *value)
{
	const void *context = page->report.context;
	const char *day = report_day(&page->report, value);
	const char *limit = report_limit(&page->report, value);

	if (!day)
		return "on a day not recorded";
	if (limit)
		return mem_print(context, "by %s", date_text(context, limit));
	if (str_equal(day, page->status->question.day))
		return "today";
	// A day that is no plain one tells in its own words how vague it is: "about 13 Feb 2017".
	return mem_print(context, "%s%s", day_is_plain(day) ? "on " : "", date_text(context, day));
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
	const struct point *stage = record_single(status->record, outcome->id, "stage");
	const char *text = stage && stage->hold_count > 0 ? stage->holds[0].text : NULL;

	return is_offer(outcome) && status_told(status, outcome->id) && status_in_time(status, stage) &&
	       is_recent(status, stage) && (!text || str_equal(text, "offered") || str_equal(text, "tabled"));
}

bool status_excluded(const struct status *status, const struct part *exclusion)
{
	const struct point *state = record_single(status->record, exclusion->id, "exclusion");

	return state && state->hold_count > 0 && status_in_time(status, state) &&
	       (str_equal(state->holds[0].text, "imposed") || point_disputed(state));
}

int64_t status_excluded_actor(const struct status *status, const struct part *exclusion)
{
	if (exclusion->actor_id != FIELD_NULL_INTEGER)
		return exclusion->actor_id;
	for (const struct part *part = NULL; (part = status_next(status, "delegation", part)) != NULL;)
		if (part->round_id == exclusion->round_id && str_equal(part->side, exclusion->side))
			return status_delegation_body(status, part);
	return 0;
}

const char *status_excluded_name(const struct report *report, const struct status *status, const struct part *exclusion)
{
	const int64_t actor = status_excluded_actor(status, exclusion);

	return actor != 0 ? record_label(report->record, actor) : mem_print(report->context, "the %s", exclusion->side);
}

const char *const *status_sides(const struct report *report, const struct status *status)
{
	static const char *const none[] = { NULL };

	// Talks name their sides once, as a JSON list of plain words here; the nearest talks that have any count.
	for (const struct part *talks = status->round; (talks = status_above(status, talks)) != NULL;) {
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
