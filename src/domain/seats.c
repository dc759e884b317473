// SPDX-License-Identifier: MIT
#include "domain/seats.h"

#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "base/str.h"
#include "domain/delegation.h"
#include "domain/words.h"
#include "queries.h"

static const struct field part_fields[] = {
	FIELD(seats_part, id, FIELD_INTEGER),
	FIELD(seats_part, round_id, FIELD_INTEGER),
	FIELD(seats_part, talks_id, FIELD_INTEGER),
	FIELD(seats_part, actor_id, FIELD_INTEGER),
	FIELD(seats_part, side, FIELD_TEXT),
	FIELD(seats_part, read_id, FIELD_INTEGER),
	{ 0 },
};
DB_DECODES(query_seat_things, part_fields);

int64_t seats_body(const struct seats *seats, const struct seats_part *delegation)
{
	return delegation_body(seats->record, delegation->actor_id, delegation->read_id);
}

const char *seats_side(const struct seats *seats, const struct seats_part *delegation)
{
	const struct value *side = record_value(seats->record, delegation->read_id, "side");

	return side ? side->text : delegation->side;
}

struct ids seats_people(const void *context, const struct record *record, int64_t delegation)
{
	struct ids people = { 0 };
	size_t count;
	const struct point *points = record_points(record, delegation, &count);

	for (const char *const *function = words_function; *function; function++)
		for (size_t i = 0; i < count; i++) {
			const struct point *point = &points[i];

			if (!str_equal(point->name, *function) || (point->many && !point_in(point) && !point_disputed(point)))
				continue;
			for (size_t j = 0; j < point->hold_count; j++)
				if (!ids_has(&people, point->holds[j].id))
					ids_add(context, &people, point->holds[j].id);
		}
	for (size_t i = 0; i < count; i++)
		if (points[i].about && points[i].hold_count > 0 && !ids_has(&people, points[i].about))
			ids_add(context, &people, points[i].about);
	return people;
}

// By the first day of the round; what belongs to one round stands together.
static int by_start(const void *left, const void *right)
{
	const struct seats_part *a = left;
	const struct seats_part *b = right;
	int order = dates_order(a->dates, b->dates);

	if (order == 0)
		order = (a->round_id > b->round_id) - (a->round_id < b->round_id);
	return order != 0 ? order : (a->id > b->id) - (a->id < b->id);
}

// Leaves the delegations at rounds of the period, with their dates.
static bool period_take(const void *context, struct db *db, const struct question *question,
                        const struct period *period, struct seats *seats, struct dates_list *dates, struct error *error)
{
	struct ids rounds = { 0 };
	size_t kept = 0;

	for (size_t i = 0; i < seats->count; i++)
		ids_add(context, &rounds, seats->list[i].round_id);
	ids_sort(&rounds);
	if (!dates_load(context, db, question, &rounds, dates, error))
		return false;
	for (size_t i = 0; i < seats->count; i++) {
		struct seats_part *part = &seats->list[i];

		part->dates = dates_of(dates, part->round_id);
		if (period_has(period, part->dates))
			seats->list[kept++] = *part;
	}
	seats->count = kept;
	return true;
}

static bool record_take(const void *context, struct db *db, const struct question *question, const char *of_id,
                        const struct ids *things, const struct ids *beside, const struct dates_list *dates,
                        struct seats *seats, struct error *error)
{
	struct record_request request = { .claims = dates->claims };
	struct ids counted = { 0 };

	for (size_t i = 0; i < seats->count; i++) {
		const struct seats_part *part = &seats->list[i];

		ids_add(context, &request.subjects, part->id);
		ids_add(context, &request.read_as, part->read_id);
		ids_add(context, &request.things, part->actor_id);
		ids_add(context, &request.things, part->round_id);
	}
	if (of_id)
		ids_add(context, &request.linked, strtoll(of_id, NULL, 10));
	ids_join(context, &request.things, things);
	ids_join(context, &request.subjects, beside);
	ids_join(context, &request.read_as, beside);
	seats->record = record_load(context, db, question, &request, error);
	ids_join(context, &counted, &request.subjects);
	ids_join(context, &counted, &request.linked);
	return seats->record &&
	       withheld_load(context, db, question, &counted, &request.subjects, &request.read_as, &seats->withheld, error);
}

// Leaves the delegations of which anything is told, each under its body, in the order of their rounds.
static void seats_keep(struct seats *seats, const char *side)
{
	size_t kept = 0;

	for (size_t i = 0; i < seats->count; i++) {
		const struct seats_part *part = &seats->list[i];

		if (part->read_id == part->id && record_told(seats->record, part->id) &&
		    (!side || str_equal(seats_side(seats, part), side)) && record_thing(seats->record, part->round_id))
			seats->list[kept++] = *part;
	}
	seats->count = kept;
	if (kept > 0)
		qsort(seats->list, kept, sizeof *seats->list, by_start);
}

struct seats *seats_load(const void *context, struct db *db, const struct seats_asked *asked,
                         const struct question *question, const struct ids *things, const struct ids *beside,
                         struct error *error)
{
	struct seats *seats = mem_new(context, struct seats);
	struct dates_list dates = { 0 };
	struct records parts = { 0 };
	struct ids talks = { 0 };
	struct period period;

	if (!period_read(context, db, asked->during, asked->certainly, &period, error) ||
	    (asked->talks_id && !talks_below(context, db, asked->talks_id, &talks, error)))
		return NULL;
	const struct binding bindings[] = {
		{ "talks", asked->talks_id ? ids_text(context, &talks) : NULL },
		{ "of_id", asked->of_id },
		{ "side", asked->side },
		{ "as_of", question->as_of },
		{ "ceiling", question->ceiling },
		{ 0 },
	};

	if (!db_query(context, db, &query_seat_things, bindings, part_fields, sizeof(struct seats_part), &parts, error))
		return NULL;
	seats->list = parts.items;
	seats->count = parts.count;
	for (size_t i = 0; i < seats->count && !asked->talks_id; i++)
		ids_add(context, &talks, seats->list[i].talks_id);
	ids_sort(&talks);
	if (!coverage_load(context, db, question, &talks, &period, &seats->coverage, error) ||
	    !period_take(context, db, question, &period, seats, &dates, error) ||
	    !record_take(context, db, question, asked->of_id, things, beside, &dates, seats, error))
		return NULL;
	seats_keep(seats, asked->side);
	return seats;
}
