// SPDX-License-Identifier: MIT
#include "domain/history.h"

#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "base/str.h"
#include "domain/delegation.h"
#include "queries.h"

static const struct field involvement_fields[] = {
	FIELD(involvement, part, FIELD_TEXT),         FIELD(involvement, id, FIELD_INTEGER),
	FIELD(involvement, kind, FIELD_TEXT),         FIELD(involvement, slug, FIELD_TEXT),
	FIELD(involvement, label, FIELD_TEXT),        FIELD(involvement, nature, FIELD_TEXT),
	FIELD(involvement, round_id, FIELD_INTEGER),  FIELD(involvement, actor_id, FIELD_INTEGER),
	FIELD(involvement, person_id, FIELD_INTEGER), FIELD(involvement, talks_id, FIELD_INTEGER),
	FIELD(involvement, side, FIELD_TEXT),         { 0 },
};
DB_DECODES(query_history_things, involvement_fields);

static const struct field coverage_fields[] = {
	FIELD(coverage, recorded, FIELD_INTEGER),
	FIELD(coverage, complete, FIELD_INTEGER),
	FIELD(coverage, partial, FIELD_INTEGER),
	{ 0 },
};
DB_DECODES(query_history_coverage, coverage_fields);

// The functions that one person has at a time.
static const char *const singles[] = { "head", "chief negotiator" };

const struct point *history_function(const struct history *history, const struct involvement *seat)
{
	return delegation_function(history->record, seat->id, history->who.id);
}

const char *history_former(const struct history *history, const struct involvement *seat)
{
	for (size_t i = 0; i < sizeof singles / sizeof *singles; i++) {
		const struct point *point = record_single(history->record, seat->id, singles[i]);

		for (size_t j = 0; point != NULL && j < point->was_count; j++)
			if (point->was[j].id == history->who.id)
				return singles[i];
	}
	return NULL;
}

const struct point *history_inside(const struct history *history, const struct involvement *seat)
{
	char body[24];

	if (!str_equal(seat->part, "inside"))
		return NULL;
	snprintf(body, sizeof body, "%" PRId64, history->who.id);
	return record_point(history->record, seat->id, 0, "includes", body);
}

const struct point *history_presence(const struct history *history, const struct involvement *seat)
{
	const struct point *own = NULL;

	// That a delegation came says nothing of each body inside it.
	if (str_equal(seat->part, "inside"))
		return NULL;
	if (str_equal(seat->part, "seat"))
		own = record_point(history->record, seat->id, history->who.id, "presence", "");
	return own != NULL && own->hold_count > 0 ? own : record_single(history->record, seat->id, "presence");
}

int64_t history_body(const struct history *history, const struct involvement *seat)
{
	const struct value *body;

	if (seat->actor_id != FIELD_NULL_INTEGER)
		return seat->actor_id;
	body = record_value(history->record, seat->id, "body");
	return body != NULL ? body->id : 0;
}

static bool is_link(const struct history *history, const struct point *point, bool inverse)
{
	return str_equal(point->name, "link") && point_in(point) &&
	       (inverse ? point->about : point->subject) == history->who.id &&
	       record_thing(history->record, inverse ? point->subject : point->about);
}

// Those of its links that stand among what is said of `subject`.
static void links_add(const void *context, const struct history *history, int64_t subject, struct linked **list,
                      size_t *count)
{
	const bool inverse = subject != history->who.id;
	size_t points_count;
	const struct point *points = record_points(history->record, subject, &points_count);

	for (size_t i = 0; i < points_count; i++) {
		const struct point *link = &points[i];

		if (!is_link(history, link, inverse))
			continue;
		*list = mem_resize(context, *list, *count + 1, sizeof **list);
		(*list)[(*count)++] = (struct linked){ link, inverse ? link->subject : link->about, inverse };
	}
}

const struct linked *history_links(const void *context, const struct history *history, size_t *count)
{
	struct linked *list = NULL;

	*count = 0;
	links_add(context, history, history->who.id, &list, count);
	for (size_t i = 0; i < history->count; i++)
		if (str_equal(history->list[i].part, "link"))
			links_add(context, history, history->list[i].id, &list, count);
	return list;
}

// Whether the part is told of as of the time asked. A seat counts by what is said of the person, not of the delegation.
static bool is_told(const struct history *history, const struct involvement *part)
{
	size_t count;
	const struct point *points = record_points(history->record, part->id, &count);

	if (str_equal(part->part, "seat"))
		for (size_t i = 0; i < count; i++)
			if (points[i].about == history->who.id && points[i].hold_count > 0)
				return true;
	if (str_equal(part->part, "seat"))
		return history_function(history, part) != NULL;
	if (str_equal(part->part, "signature")) {
		const struct point *signature = record_point(history->record, part->id, history->who.id, "signature", "");

		return signature && signature->hold_count > 0;
	}
	if (str_equal(part->part, "link")) {
		for (size_t i = 0; i < count; i++)
			if (is_link(history, &points[i], true))
				return true;
		return false;
	}
	if (str_equal(part->part, "inside")) {
		const struct point *inside = history_inside(history, part);

		return point_in(inside) || point_disputed(inside);
	}
	if (str_equal(part->part, "own") && str_equal(part->kind, "delegation") && part->actor_id == FIELD_NULL_INTEGER)
		return history_body(history, part) == history->who.id;
	for (size_t i = 0; i < count; i++)
		if (points[i].hold_count > 0)
			return true;
	return false;
}

static const char *start_of(const struct involvement *part)
{
	if (part->dates == NULL)
		return NULL;
	return part->dates->start.earliest != NULL ? part->dates->start.earliest : part->dates->end.latest;
}

// Rounds in the order of their first day, those without one last; what belongs to one round stands together.
static int by_start(const void *left, const void *right)
{
	const struct involvement *a = left;
	const struct involvement *b = right;
	const char *first = start_of(a);
	const char *second = start_of(b);

	if (first != NULL && second != NULL && strcmp(first, second) != 0)
		return strcmp(first, second);
	if ((first == NULL) != (second == NULL))
		return first == NULL ? 1 : -1;
	if (a->round_id != b->round_id)
		return a->round_id > b->round_id ? 1 : -1;
	return (a->id > b->id) - (a->id < b->id);
}

bool coverage_load(const void *context, struct db *db, const struct question *question, const struct ids *talks,
                   struct coverage *coverage, struct error *error)
{
	struct records rows = { 0 };
	const struct binding bindings[] = {
		{ "as_of", question->as_of }, { "ceiling", question->ceiling }, { "talks", ids_text(context, talks) }, { 0 }
	};

	if (!db_query(context, db, &query_history_coverage, bindings, coverage_fields, sizeof(struct coverage), &rows,
	              error))
		return false;
	*coverage = *(const struct coverage *)record_at(&rows, 0);
	return true;
}

// Resolves the parts, the person or body itself (its posts) and the rounds' own points are not needed: dates say enough.
static bool record_parts(const void *context, struct db *db, struct history *history, const struct dates_list *dates,
                         struct error *error)
{
	struct record_request request = { .claims = dates->claims };

	for (size_t i = 0; i < history->count; i++) {
		const struct involvement *part = &history->list[i];

		ids_add(context, &request.subjects, part->id);
		ids_add(context, &request.things, part->round_id);
		ids_add(context, &request.things, part->actor_id);
		ids_add(context, &request.things, part->talks_id);
	}
	ids_add(context, &request.subjects, history->who.id);
	ids_add(context, &request.things, history->who.id);
	request.read_as = request.subjects;
	history->record = record_load(context, db, &history->question, &request, error);
	if (!history->record || !withheld_load(context, db, &history->question, &request.subjects, &request.subjects,
	                                       &request.subjects, &history->withheld, error))
		return false;
	const struct named *who = record_thing(history->record, history->who.id);

	if (!who)
		return error_set(error, ERROR_NOT_FOUND, "what you ask about is marked above %s", history->question.marking);
	history->who.slug = who->slug;
	history->who.label = who->label;
	return true;
}

struct history *history_load(const void *context, struct db *db, const struct thing *who,
                             const struct question *question, struct error *error)
{
	struct history *history = mem_new(context, struct history);
	struct records parts = { 0 };
	struct dates_list dates = { 0 };
	struct ids rounds = { 0 };
	struct ids talks = { 0 };
	const struct binding bindings[] = { { "who_id", mem_print(context, "%" PRId64, who->id) },
		                                { "as_of", question->as_of },
		                                { "ceiling", question->ceiling },
		                                { 0 } };

	history->question = *question;
	history->who = *who;
	if (!db_query(context, db, &query_history_things, bindings, involvement_fields, sizeof(struct involvement), &parts,
	              error))
		return NULL;
	history->list = parts.items;
	history->count = parts.count;
	for (size_t i = 0; i < history->count; i++)
		ids_add(context, &rounds, history->list[i].round_id);
	ids_sort(&rounds);
	if (!dates_load(context, db, question, &rounds, &dates, error) ||
	    !record_parts(context, db, history, &dates, error))
		return NULL;

	size_t kept = 0;

	for (size_t i = 0; i < parts.count; i++) {
		struct involvement *part = &history->list[i];

		if (!is_told(history, part))
			continue;
		part->dates = part->round_id != FIELD_NULL_INTEGER ? dates_of(&dates, part->round_id) : NULL;
		const struct named *round = record_thing(history->record, part->round_id);

		ids_add(context, &talks, round ? round->talks_id : 0);
		history->list[kept++] = *part;
	}
	history->count = kept;
	if (kept > 0)
		qsort(history->list, kept, sizeof *history->list, by_start);
	ids_sort(&talks);
	return coverage_load(context, db, question, &talks, &history->coverage, error) ? history : NULL;
}
