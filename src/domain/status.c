// SPDX-License-Identifier: MIT
#include "domain/status.h"

#include <assert.h>
#include <inttypes.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "base/str.h"
#include "domain/day.h"
#include "domain/status_moves.h"
#include "domain/status_previous.h"
#include "queries.h"

static const struct field part_fields[] = {
	FIELD(part, part, FIELD_TEXT),
	FIELD(part, id, FIELD_INTEGER),
	FIELD(part, kind, FIELD_TEXT),
	FIELD(part, slug, FIELD_TEXT),
	FIELD(part, label, FIELD_TEXT),
	FIELD(part, nature, FIELD_TEXT),
	FIELD(part, parent_id, FIELD_INTEGER),
	FIELD(part, talks_id, FIELD_INTEGER),
	FIELD(part, round_id, FIELD_INTEGER),
	FIELD(part, actor_id, FIELD_INTEGER),
	FIELD(part, person_id, FIELD_INTEGER),
	FIELD(part, side, FIELD_TEXT),
	FIELD(part, sides, FIELD_TEXT),
	FIELD(part, city, FIELD_TEXT),
	FIELD(part, country, FIELD_TEXT),
	FIELD(part, read_id, FIELD_INTEGER),
	{ 0 },
};
DB_DECODES(query_status_things, part_fields);

const struct part *status_next(const struct status *status, const char *part, const struct part *after)
{
	const struct part *end = status->parts + status->part_count;

	for (const struct part *next = after == NULL ? status->parts : after + 1; next < end; next++)
		if (str_equal(next->part, part))
			return next;
	return NULL;
}

size_t status_withheld(const struct status *status, const char *kind)
{
	size_t count = 0;

	for (const struct part *part = NULL; (part = status_next(status, "withheld", part)) != NULL;)
		count += str_equal(part->kind, kind);
	return count;
}

const struct dates *status_dates(const struct status *status, int64_t round_id)
{
	return dates_of(&status->dates, round_id);
}

bool status_told(const struct status *status, int64_t id)
{
	return record_told(status->record, id);
}

bool status_has(const struct status *status, int64_t subject, const char *name, const char *element)
{
	const struct point *point = record_point(status->record, subject, 0, name, element);

	return point != NULL && point_in(point);
}

static bool parts_load(const void *context, struct db *db, int64_t round_id, struct status *status, struct error *error)
{
	struct records parts = { 0 };
	const struct binding bindings[] = {
		{ "round_id", mem_print(context, "%" PRId64, round_id) },
		{ "as_of", status->question.as_of },
		{ "ceiling", status->question.ceiling },
		{ 0 },
	};

	if (!db_query(context, db, &query_status_things, bindings, part_fields, sizeof(struct part), &parts, error))
		return false;
	status->parts = parts.items;
	status->part_count = parts.count;
	status->round = status_next(status, "round", NULL);
	if (status->round == NULL)
		return error_set(error, ERROR_NOT_FOUND, "the round is marked above %s", status->question.marking);
	return true;
}

static struct ids rounds_met(const void *context, const struct status *status)
{
	struct ids rounds = { 0 };

	for (size_t i = 0; i < status->part_count; i++)
		if (str_equal(status->parts[i].kind, "round"))
			ids_add(context, &rounds, status->parts[i].id);
	return rounds;
}

// Whether a date of a milestone begins, or ends, with what is the edge of the round.
static bool is_edge_of(const struct point *point, const struct edge *edge, bool end)
{
	const char *text = point->hold_count > 0 ? point->holds[0].text : NULL;
	size_t length = text ? strlen(text) : 0;
	size_t part = edge->text ? strlen(edge->text) : 0;

	return part > 0 && part <= length && strncmp(end ? text + length - part : text, edge->text, part) == 0;
}

const struct point *status_milestone(const struct status *status, int64_t round_id, bool end)
{
	static const char *const others[] = { "meetings", "plenary" };
	const struct dates *dates = status_dates(status, round_id);
	const struct edge *edge = end ? &dates->end : &dates->start;
	const struct point *point = record_single(status->record, edge->of, end ? "close" : "opening");

	if (!edge->text)
		return NULL;
	if (point && point->hold_count > 0)
		return point;
	for (size_t i = 0; i < sizeof others / sizeof *others; i++) {
		point = record_single(status->record, edge->of, others[i]);
		if (point && is_edge_of(point, edge, end))
			return point;
	}
	return NULL;
}

bool status_overtaken(const struct status *status, int64_t round_id)
{
	const struct value *state = record_value(status->record, round_id, "status");
	const struct point *opening = status_milestone(status, round_id, false);

	if (!state || !opening || (!str_equal(state->text, "postponed") && !str_equal(state->text, "cancelled")))
		return false;
	const struct told *since = record_claim(status->record, state->claims[0]);

	for (size_t i = 0; i < opening->holds[0].claim_count; i++) {
		const struct told *told = record_claim(status->record, opening->holds[0].claims[i]);
		const int order = strcmp(told->effective, since->effective);

		if (order > 0 || (order == 0 && told->id > since->id))
			return false;
	}
	return true;
}

bool status_called_off(const struct status *status, int64_t round_id)
{
	const struct point *state = record_single(status->record, round_id, "status");

	for (size_t i = 0; state && i < state->hold_count; i++)
		if (!str_equal(state->holds[i].text, "cancelled") &&
		    !(str_equal(state->holds[i].text, "postponed") && status_overtaken(status, round_id)))
			return false;
	return state && state->hold_count > 0;
}

// ---- the days between two rounds ---------------------------------------------------------------------------------------

// The earlier, or the later, of two days; NULL where either is none.
static const char *day_choose(const char *a, const char *b, bool later)
{
	long days;

	if (!days_between(a, b, &days))
		return NULL;
	return (days > 0) == later ? b : a;
}

struct span status_span(const struct status *status, int64_t round_id, bool end)
{
	const struct dates *dates = status_dates(status, round_id);
	const struct edge *edge = end ? &dates->end : &dates->start;
	const struct point *point = status_milestone(status, round_id, end);
	struct span span = { .earliest = edge->earliest, .latest = edge->latest };

	// Meetings and plenaries last: of these only the edge is meant. An opening or a close is a day, however vaguely told.
	if (point && (str_equal(point->name, "opening") || str_equal(point->name, "close"))) {
		span.earliest = point->holds[0].earliest;
		span.latest = point->holds[0].latest;
	}
	span.day = str_equal(span.earliest, span.latest) ? span.earliest : NULL;
	for (size_t i = 1; point && i < point->hold_count; i++) {
		span.earliest = day_choose(span.earliest, point->holds[i].earliest, false);
		span.latest = day_choose(span.latest, point->holds[i].latest, true);
	}
	return span;
}

static struct gap gap_between(const struct status *status, int64_t before, int64_t after)
{
	const struct span end = status_span(status, before, true);
	const struct span start = status_span(status, after, false);
	struct gap gap = { 0 };

	gap.known = days_between(end.day, start.day, &gap.days);
	gap.bounded =
		days_between(end.latest, start.earliest, &gap.low) && days_between(end.earliest, start.latest, &gap.high);
	// Of a vague start the first days may lie before the end of the round before: it follows that all the same.
	gap.low = gap.low < 0 && gap.high >= 0 ? 0 : gap.low;
	gap.vague = !gap.known || gap.low != gap.high || status_dates(status, before)->end.disputed ||
	            status_dates(status, after)->start.disputed;
	return gap;
}

// What the report speaks of besides its subjects: actors and people of the structure.
static struct ids structure_ids(const void *context, const struct status *status)
{
	struct ids ids = { 0 };

	for (size_t i = 0; i < status->part_count; i++) {
		const struct part *part = &status->parts[i];
		const int64_t list[] = { part->id, part->talks_id, part->round_id, part->actor_id, part->person_id };

		for (size_t j = 0; j < sizeof list / sizeof *list; j++)
			ids_add(context, &ids, list[j]);
	}
	return ids;
}

// What its sessions say of the end of a round that is under way is the end of those sessions.
static void open_ended(struct status *status)
{
	const struct value *state = record_value(status->record, status->round->id, "status");

	for (size_t i = 0; i < status->dates.count; i++)
		if (status->dates.items[i].round_id == status->round->id && status->dates.items[i].end.derived && state &&
		    !str_equal(state->text, "concluded"))
			status->dates.items[i].end = (struct edge){ 0 };
}

static void subject_add(const void *context, struct record_request *request, int64_t id, int64_t read_id)
{
	ids_add(context, &request->subjects, id);
	ids_add(context, &request->read_as, read_id);
}

// Resolves the parts of the status, of the candidates for the round before only those in `candidates`.
static bool record_take(const void *context, struct db *db, const struct ids *candidates, struct status *status,
                        struct error *error)
{
	struct record_request request = { 0 };
	struct ids counted = { 0 };

	for (size_t i = 0; i < status->part_count; i++) {
		const struct part *part = &status->parts[i];
		const struct dates *dates = status_dates(status, part->id);

		if (str_equal(part->part, "previous") && !ids_has(candidates, part->id))
			continue;
		ids_add(context, &counted, part->id);
		if (str_equal(part->part, "withheld"))
			continue;
		subject_add(context, &request, part->id, part->read_id);
		subject_add(context, &request, dates->start.of, dates->start.of);
		subject_add(context, &request, dates->end.of, dates->end.of);
	}
	request.claims = status->dates.claims;
	request.things = structure_ids(context, status);
	status->record = record_load(context, db, &status->question, &request, error);
	ids_join(context, &counted, &request.subjects);
	for (size_t i = 0; status->record && i < status->part_count; i++) {
		const struct named *named = record_thing(status->record, status->parts[i].id);

		if (named) // as of the day asked about
			status->parts[i].label = named->label;
	}
	return status->record && withheld_load(context, db, &status->question, &counted, &request.subjects,
	                                       &request.read_as, &status->withheld, error);
}

// The record, and the round before. Whether a round took place is said in the record, so that of a dated round the nearest
// candidate is loaded, and the next one only where that was called off; of a round without a day all that is said of the
// candidates tells which of them comes before it.
static bool previous_take(const void *context, struct db *db, struct status *status, struct error *error)
{
	const bool dated = status_dates(status, status->round->id)->start.earliest;
	struct ids candidates = { 0 };

	for (const struct part *part = NULL; !dated && (part = status_next(status, "previous", part)) != NULL;)
		ids_add(context, &candidates, part->id);
	do {
		status->previous = dated ? status_previous_dated(status, &candidates) : NULL;
		if (status->previous)
			ids_add(context, &candidates, status->previous->id);
		if (!record_take(context, db, &candidates, status, error))
			return false;
	} while (status->previous && status_called_off(status, status->previous->id));
	if (!dated)
		status->previous = status_previous_undated(status);
	return true;
}

struct status *status_load(const void *context, struct db *db, int64_t round_id, const struct question *question,
                           struct error *error)
{
	struct status *status = mem_new(context, struct status);
	struct ids rounds;

	status->question = *question;
	if (!parts_load(context, db, round_id, status, error))
		return NULL;
	rounds = rounds_met(context, status);
	if (!dates_load(context, db, question, &rounds, &status->dates, error) ||
	    !previous_take(context, db, status, error))
		return NULL;
	open_ended(status);
	for (size_t i = 0; i < rounds.count; i++)
		status_end_given_up(status, rounds.items[i]);
	if (status->previous != NULL)
		status->gap = gap_between(status, status->previous->id, status->round->id);
	return status;
}
