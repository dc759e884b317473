// SPDX-License-Identifier: MIT
// Loading a history: whom it follows, what they have a part in, and what of that lies in what is asked for.
#include <inttypes.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "base/str.h"
#include "domain/day.h"
#include "domain/history.h"
#include "queries.h"

static const struct field involvement_fields[] = {
	FIELD(involvement, part, FIELD_TEXT),        FIELD(involvement, of_id, FIELD_INTEGER),
	FIELD(involvement, id, FIELD_INTEGER),       FIELD(involvement, kind, FIELD_TEXT),
	FIELD(involvement, slug, FIELD_TEXT),        FIELD(involvement, label, FIELD_TEXT),
	FIELD(involvement, nature, FIELD_TEXT),      FIELD(involvement, round_id, FIELD_INTEGER),
	FIELD(involvement, actor_id, FIELD_INTEGER), FIELD(involvement, person_id, FIELD_INTEGER),
	FIELD(involvement, talks_id, FIELD_INTEGER), FIELD(involvement, side, FIELD_TEXT),
	FIELD(involvement, read_id, FIELD_INTEGER),  { 0 },
};
DB_DECODES(query_history_things, involvement_fields);

struct covered {
	int64_t id;
	const char *roster;
};

static const struct field covered_fields[] = {
	FIELD(covered, id, FIELD_INTEGER),
	FIELD(covered, roster, FIELD_TEXT),
	{ 0 },
};
DB_DECODES(query_history_coverage, covered_fields);

struct called {
	const char *label;
};

static const struct field called_fields[] = { FIELD(called, label, FIELD_TEXT), { 0 } };
DB_DECODES(query_history_names, called_fields);

// ---- what is told ------------------------------------------------------------------------------------------------------

static bool seat_told(const struct history *history, const struct involvement *part)
{
	size_t count;
	const struct point *points = record_points(history->record, part->id, &count);

	for (size_t i = 0; i < count; i++)
		if (points[i].about == part->of_id && points[i].hold_count > 0)
			return true;
	return history_function(history, part) != NULL;
}

static bool link_told(const struct history *history, const struct involvement *part)
{
	size_t count;
	const struct point *points = record_points(history->record, part->id, &count);

	for (size_t i = 0; i < count; i++)
		if (history_is_link(history, &points[i], true))
			return true;
	return false;
}

// Whether the part is told of as of the time asked. A seat counts by what is said of the person, not of the delegation.
static bool is_told(const struct history *history, const struct involvement *part)
{
	size_t count;
	const struct point *points = record_points(history->record, part->id, &count);

	if (str_equal(part->part, "seat"))
		return seat_told(history, part);
	if (str_equal(part->part, "link"))
		return link_told(history, part);
	if (str_equal(part->part, "signature")) {
		const struct point *signature = record_point(history->record, part->id, part->of_id, "signature", "");

		return signature && signature->hold_count > 0;
	}
	if (str_equal(part->part, "inside")) {
		const struct point *inside = history_inside(history, part);

		return point_in(inside) || point_disputed(inside);
	}
	if (str_equal(part->part, "own") && str_equal(part->kind, "delegation") && part->actor_id == FIELD_NULL_INTEGER)
		return history_body(history, part) == part->of_id;
	for (size_t i = 0; i < count; i++)
		if (points[i].hold_count > 0)
			return true;
	return false;
}

// ---- when it was -------------------------------------------------------------------------------------------------------

struct days {
	const char *earliest, *latest;
	bool doubtful;
};

static void days_add(const struct history *history, const struct value *value, struct days *days)
{
	for (size_t i = 0; i < value->claim_count; i++) {
		const struct told *told = record_claim(history->record, value->claims[i]);

		if (days->earliest == NULL || strcmp(told->effective, days->earliest) < 0)
			days->earliest = told->effective;
		if (days->latest == NULL || strcmp(told->effective, days->latest) > 0)
			days->latest = told->effective;
		days->doubtful |= date_is_vague(told->occurred);
	}
}

// The days of a part of no round: those on which its states came about. An exclusion lasts until it is lifted.
static struct days part_days(const struct history *history, const struct involvement *part)
{
	const struct point *state = history_state(history, part);
	struct days days = { 0 };

	for (size_t i = 0; state != NULL && i < state->hold_count; i++)
		days_add(history, &state->holds[i], &days);
	for (size_t i = 0; state != NULL && i < state->was_count; i++)
		days_add(history, &state->was[i], &days);
	if (str_equal(part->kind, "exclusion") && state != NULL && state->hold_count > 0 &&
	    str_equal(state->holds[0].text, "imposed"))
		days.latest = "infinity";
	return days;
}

static struct days days_of(const struct history *history, const struct involvement *part)
{
	const struct dates *dates = part->dates;

	if (dates == NULL)
		return part_days(history, part);
	return (struct days){
		.earliest = dates->start.earliest != NULL ? dates->start.earliest : dates->end.earliest,
		.latest = dates->end.latest != NULL ? dates->end.latest : dates->start.latest,
	};
}

static bool in_period(const struct history *history, const struct involvement *part)
{
	const struct days days = part_days(history, part);

	if (part->dates != NULL)
		return period_has(&history->scope.period, part->dates);
	return period_meets(&history->scope.period, days.earliest, days.latest, days.doubtful);
}

// By whom the part belongs to the history: what somebody else did counts only from the day, or up to the day, of the link;
// where two links lead there, by the surer.
static void tie(const struct history *history, struct involvement *part)
{
	const struct days days = days_of(history, part);

	for (size_t i = 0; i < history->followed_count && !part->surely; i++) {
		const struct followed *followed = &history->followed[i];

		if (followed->id != part->of_id || !followed_has(followed, days.earliest, days.latest, false))
			continue;
		part->surely = followed_has(followed, days.earliest, days.latest, true);
		if (!part->through || part->surely)
			part->through = followed;
	}
}

// Rounds in the order of their first day; what belongs to one round stands together.
static int by_start(const void *left, const void *right)
{
	const struct involvement *a = left;
	const struct involvement *b = right;
	const int order = dates_order(a->dates, b->dates);

	if (order != 0)
		return order;
	if (a->round_id != b->round_id)
		return a->round_id > b->round_id ? 1 : -1;
	if (a->id != b->id)
		return a->id > b->id ? 1 : -1;
	return (a->of_id > b->of_id) - (a->of_id < b->of_id);
}

// ---- loading -----------------------------------------------------------------------------------------------------------

bool coverage_load(const void *context, struct db *db, const struct question *question, const struct ids *talks,
                   const struct period *period, struct coverage *coverage, struct error *error)
{
	struct records rows = { 0 };
	struct dates_list dates = { 0 };
	struct ids rounds = { 0 };
	const struct binding bindings[] = {
		{ "as_of", question->as_of }, { "ceiling", question->ceiling }, { "talks", ids_text(context, talks) }, { 0 }
	};

	const bool bounded = period && period->text;

	*coverage = (struct coverage){ .bounded = bounded, .certainly = bounded && period->certainly };
	if (!db_query(context, db, &query_history_coverage, bindings, covered_fields, sizeof(struct covered), &rows, error))
		return false;
	for (size_t i = 0; bounded && i < rows.count; i++)
		ids_add(context, &rounds, ((const struct covered *)record_at(&rows, i))->id);
	if (rounds.count > 0 && !dates_load(context, db, question, &rounds, &dates, error))
		return false;
	for (size_t i = 0; i < rows.count; i++) {
		const struct covered *row = record_at(&rows, i);

		if (bounded && !period_has(period, dates_of(&dates, row->id)))
			continue;
		coverage->recorded++;
		coverage->complete += str_equal(row->roster, "complete");
		coverage->partial += str_equal(row->roster, "partial");
	}
	return true;
}

static bool followed_load(const void *context, struct db *db, struct history *history, struct error *error)
{
	struct records rows = { 0 };

	if (!lineage_load(context, db, &history->who, &history->question, &history->scope.reach, &rows, error))
		return false;
	history->followed = rows.items;
	history->followed_count = rows.count;
	for (size_t i = 0; i < rows.count; i++)
		if (history->followed[i].link == NULL)
			ids_add(context, &history->own, history->followed[i].id);
	return true;
}

// The parts of whom it follows, and the dates of their rounds.
static bool parts_load(const void *context, struct db *db, struct history *history, struct dates_list *dates,
                       struct error *error)
{
	struct ids who = { 0 }, rounds = { 0 };
	struct records rows = { 0 };

	for (size_t i = 0; i < history->followed_count; i++)
		ids_add(context, &who, history->followed[i].id);
	ids_sort(&who);
	const struct binding bindings[] = { { "who", ids_text(context, &who) },
		                                { "own", ids_text(context, &history->own) },
		                                { "as_of", history->question.as_of },
		                                { "ceiling", history->question.ceiling },
		                                { 0 } };

	if (!db_query(context, db, &query_history_things, bindings, involvement_fields, sizeof(struct involvement), &rows,
	              error))
		return false;
	history->list = rows.items;
	history->count = rows.count;
	for (size_t i = 0; i < rows.count; i++)
		ids_add(context, &rounds, history->list[i].round_id);
	ids_sort(&rounds);
	if (!dates_load(context, db, &history->question, &rounds, dates, error))
		return false;
	for (size_t i = 0; i < rows.count; i++)
		if (history->list[i].round_id != FIELD_NULL_INTEGER)
			history->list[i].dates = dates_of(dates, history->list[i].round_id);
	return true;
}

// Resolves the parts and whom it is about (for the posts); the rounds' own points are not needed: dates say enough.
static bool record_parts(const void *context, struct db *db, struct history *history, const struct dates_list *dates,
                         struct error *error)
{
	struct record_request request = { .claims = dates->claims };

	for (size_t i = 0; i < history->count; i++) {
		const struct involvement *part = &history->list[i];

		ids_add(context, &request.subjects, part->id);
		ids_add(context, &request.read_as, part->read_id);
		ids_add(context, &request.things, part->round_id);
		ids_add(context, &request.things, part->actor_id);
		ids_add(context, &request.things, part->talks_id);
	}
	ids_join(context, &request.subjects, &history->own);
	ids_join(context, &request.read_as, &history->own);
	for (size_t i = 0; i < history->followed_count; i++)
		ids_add(context, &request.linked, history->followed[i].id);
	ids_join(context, &request.things, &request.linked);
	ids_add(context, &request.things, history->talks);
	history->record = record_load(context, db, &history->question, &request, error);
	if (!history->record ||
	    !withheld_load(context, db, &history->question, &request.subjects, &request.subjects, &request.read_as,
	                   &history->withheld, error) ||
	    !withheld_items(db, &history->question, "name", thing_id_text(context, &history->who), &history->withheld.names,
	                    error))
		return false;
	const struct named *who = record_thing(history->record, history->who.id);

	if (!who)
		return error_set(error, ERROR_NOT_FOUND, "what you ask about is marked above %s", history->question.marking);
	history->who.slug = who->slug;
	history->who.label = who->label;
	return true;
}

// Keeps what is told of and lies in the scope. `talks`: those of the scope, or, where it names none, empty: then it gets those
// of the parts, which the coverage is of.
static void parts_keep(const void *context, struct history *history, struct ids *talks)
{
	const bool any = history->scope.talks_id == NULL;
	size_t kept = 0;

	for (size_t i = 0; i < history->count; i++) {
		struct involvement *part = &history->list[i];
		const struct named *round = record_thing(history->record, part->round_id);
		const int64_t of = round ? round->talks_id : part->talks_id;

		tie(history, part);
		if (part->read_id != part->id || !part->through || (history->scope.period.certainly && !part->surely) ||
		    !is_told(history, part))
			continue;
		if (any)
			ids_add(context, talks, round ? of : 0);
		else if (!str_equal(part->part, "link") && !ids_has(talks, of))
			continue;
		if (str_equal(part->part, "link") || in_period(history, part))
			history->list[kept++] = *part;
	}
	history->count = kept;
	if (kept > 0)
		qsort(history->list, kept, sizeof *history->list, by_start);
	ids_sort(talks);
}

// How everybody was called at the time of each round, of a part of none on the day asked about.
static bool names_load(const void *context, struct db *db, struct history *history, struct error *error)
{
	const char **days = mem_alloc(context, (2 * history->count + 1) * sizeof *days);
	struct ids ids = { 0 };
	struct records rows = { 0 };

	for (size_t i = 0; i < history->count; i++) {
		struct involvement *part = &history->list[i];
		const char *day = part->dates ? day_finite(part->dates->start.latest) : NULL;
		const int64_t whose[] = { part->of_id, history_body(history, part) };

		for (size_t k = 0; k < 2; k++)
			if (whose[k] > 0) {
				days[ids.count] = day ? day : history->question.day;
				ids_add(context, &ids, whose[k]);
			}
	}
	days[ids.count] = NULL;
	const struct binding bindings[] = { { "ids", ids_text(context, &ids) },
		                                { "days", db_array(context, days) },
		                                { "ceiling", history->question.ceiling },
		                                { 0 } };

	if (ids.count == 0)
		return true;
	if (!db_query(context, db, &query_history_names, bindings, called_fields, sizeof(struct called), &rows, error))
		return false;
	for (size_t i = 0, next = 0; i < history->count; i++) {
		struct involvement *part = &history->list[i];

		part->of_name = ((const struct called *)record_at(&rows, next++))->label;
		if (history_body(history, part) > 0)
			part->body_name = ((const struct called *)record_at(&rows, next++))->label;
	}
	return true;
}

// Of a body under one name alone: not what it did while it went by another.
static void names_keep(struct history *history)
{
	size_t kept = 0;

	for (size_t i = 0; i < history->count; i++)
		if (!history->scope.reach.own_name || str_equal(history->list[i].of_name, history->who.label))
			history->list[kept++] = history->list[i];
	history->count = kept;
}

struct history *history_load(const void *context, struct db *db, const struct thing *who,
                             const struct question *question, const struct history_scope *scope, struct error *error)
{
	struct history *history = mem_new(context, struct history);
	struct dates_list dates = { 0 };
	struct ids talks = { 0 };

	history->question = *question;
	history->scope = *scope;
	history->talks = scope->talks_id ? strtoll(scope->talks_id, NULL, 10) : 0;
	history->who = *who;
	if (scope->talks_id && !talks_below(context, db, scope->talks_id, &talks, error))
		return NULL;
	if (!followed_load(context, db, history, error) || !parts_load(context, db, history, &dates, error) ||
	    !record_parts(context, db, history, &dates, error))
		return NULL;
	parts_keep(context, history, &talks);
	if (!names_load(context, db, history, error) ||
	    !coverage_load(context, db, question, &talks, &scope->period, &history->coverage, error))
		return NULL;
	names_keep(history);
	return history;
}
