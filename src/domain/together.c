// SPDX-License-Identifier: MIT
#include "domain/together.h"

#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "base/str.h"
#include "domain/day.h"
#include "domain/delegation.h"
#include "domain/together_place.h"
#include "queries.h"

static const struct field part_fields[] = {
	FIELD(together_part, place, FIELD_INTEGER),
	FIELD(together_part, part, FIELD_TEXT),
	FIELD(together_part, id, FIELD_INTEGER),
	FIELD(together_part, round_id, FIELD_INTEGER),
	FIELD(together_part, parent_id, FIELD_INTEGER),
	FIELD(together_part, talks_id, FIELD_INTEGER),
	FIELD(together_part, actor_id, FIELD_INTEGER),
	FIELD(together_part, nature, FIELD_TEXT),
	FIELD(together_part, side, FIELD_TEXT),
	FIELD(together_part, read_id, FIELD_INTEGER),
	{ 0 },
};
DB_DECODES(query_together_things, part_fields);

const struct encounter *together_next(const struct together *together, enum room room, const struct encounter *after)
{
	const struct encounter *end = together->list + together->count;

	for (const struct encounter *next = after ? after + 1 : together->list; next < end; next++)
		if (next->room == room)
			return next;
	return NULL;
}

int64_t together_body(const struct together *together, const struct together_part *seat)
{
	return delegation_body(together->record, seat->actor_id, seat->read_id);
}

// ---- rooms ---------------------------------------------------------------------------------------------------------------

static bool is_one_of(const char *text, const char *a, const char *b)
{
	return str_equal(text, a) || str_equal(text, b);
}

// How many of the formats that are told seat all in one room, and how many in several.
static void formats_count(const struct point *format, size_t *one, size_t *several)
{
	*one = *several = 0;
	for (size_t i = 0; format && i < format->hold_count; i++) {
		*one += is_one_of(format->holds[i].text, "plenary", "direct");
		*several += is_one_of(format->holds[i].text, "proximity", "shuttle");
	}
}

static bool perhaps_there(const struct place *place)
{
	return place->being == BEING_PRESENT || place->being == BEING_DISPUTED;
}

// Whether the two sat on different sides of the talks: those are whom proximity keeps apart. A mediator goes from one room to
// the other, and where guests and observers sit nobody says.
static bool is_apart(const struct together *together, const struct encounter *met)
{
	const char *sides[2];

	for (size_t i = 0; i < 2; i++) {
		const struct together_part *seat = met->of[i].seat;
		const struct value *side = record_value(together->record, seat->read_id, "side");

		sides[i] = side ? side->text : seat->side;
	}
	return sides[0] && sides[1] && !str_equal(sides[0], sides[1]);
}

static enum room room_of(const struct together *together, const struct encounter *met)
{
	const struct place *a = &met->of[0];
	const struct place *b = &met->of[1];
	size_t one, several;

	formats_count(met->format, &one, &several);
	const size_t told = met->format ? met->format->hold_count : 0;

	if (a->being == BEING_PRESENT && b->being == BEING_PRESENT && one > 0 && one == told)
		return ROOM_SAME;
	if (perhaps_there(a) && perhaps_there(b) && one > 0)
		return ROOM_DISPUTED;
	if (a->being >= BEING_REMOTE && b->being >= BEING_REMOTE) {
		const bool remote = a->being == BEING_REMOTE || b->being == BEING_REMOTE;

		return remote || (told > 0 && several == told && is_apart(together, met)) ? ROOM_SEPARATE : ROOM_UNTOLD;
	}
	if (a->being > BEING_ABSENT && b->being > BEING_ABSENT)
		return ROOM_NAMED;
	return a->being > BEING_ABSENT || b->being > BEING_ABSENT ? ROOM_ONE : ROOM_NONE;
}

// Whether the record says that the two were not in one room there: one of them was not there, or both were and in others.
static bool is_settled(const struct encounter *met)
{
	return met->room == ROOM_SEPARATE || met->of[0].being == BEING_ABSENT || met->of[1].being == BEING_ABSENT;
}

static bool is_listed(const struct encounter *met)
{
	const bool own = (met->of[0].seat && !met->of[0].taken_over) || (met->of[1].seat && !met->of[1].taken_over);

	if (!met->of[0].seat && !met->of[1].seat)
		return false;
	// What a session only takes over is said of the round above it; and what sessions say of rooms need not be left open above.
	if (met->room > ROOM_SEPARATE && !own)
		return false;
	return met->room != ROOM_UNTOLD || met->format || !met->told_below;
}

// ---- loading -------------------------------------------------------------------------------------------------------------

static bool parts_load(const void *context, struct db *db, struct together *together, struct error *error)
{
	struct records parts = { 0 };
	const struct who *who = together->who;
	const struct binding bindings[] = {
		{ "first_id", who[0].side ? NULL : thing_id_text(context, &who[0].thing) },
		{ "second_id", who[1].side ? NULL : thing_id_text(context, &who[1].thing) },
		{ "first_side", who[0].side },
		{ "second_side", who[1].side },
		{ "as_of", together->question.as_of },
		{ "ceiling", together->question.ceiling },
		{ 0 },
	};

	if (!db_query(context, db, &query_together_things, bindings, part_fields, sizeof(struct together_part), &parts,
	              error))
		return false;
	together->parts = parts.items;
	together->part_count = parts.count;
	return true;
}

static bool record_take(const void *context, struct db *db, struct together *together, struct ids *talks,
                        struct error *error)
{
	struct record_request request = { 0 };
	struct ids rounds = { 0 };

	for (size_t i = 0; i < together->part_count; i++) {
		const struct together_part *part = &together->parts[i];

		ids_add(context, &request.subjects, part->id);
		ids_add(context, &request.read_as, part->read_id);
		if (part->read_id != part->id) { // what the body's delegation says itself
			ids_add(context, &request.subjects, part->read_id);
			ids_add(context, &request.read_as, part->read_id);
		}
		ids_add(context, &request.things, part->actor_id);
		if (!str_equal(part->part, "round"))
			continue;
		ids_add(context, &rounds, part->id);
		ids_add(context, talks, part->talks_id);
	}
	ids_sort(&rounds);
	ids_sort(talks);
	for (size_t i = 0; i < 2; i++)
		ids_add(context, &request.linked, together->who[i].thing.id);
	ids_join(context, &request.things, &request.linked);
	if (!dates_load(context, db, &together->question, &rounds, &together->dates, error))
		return false;
	request.claims = together->dates.claims;
	together->record = record_load(context, db, &together->question, &request, error);
	return together->record && withheld_load(context, db, &together->question, &request.subjects, &request.subjects,
	                                         &request.read_as, &together->withheld, error);
}

// What the two are called under the marking asked for.
static bool who_name(struct together *together, struct error *error)
{
	for (size_t i = 0; i < 2; i++) {
		struct who *who = &together->who[i];

		if (who->side)
			continue;
		const struct named *named = record_thing(together->record, who->thing.id);

		if (!named)
			return error_set(error, ERROR_NOT_FOUND, "one of those you ask about is marked above %s",
			                 together->question.marking);
		who->thing.slug = named->slug;
		who->thing.label = named->label;
	}
	return true;
}

// The encounter at a round, of a list in the order of their ids; or NULL.
static struct encounter *encounter_at(const struct together *together, const struct together_part *round)
{
	size_t first = 0;

	for (size_t end = together->count; first < end;) {
		const size_t middle = first + (end - first) / 2;

		if (together->list[middle].round->id < round->id)
			first = middle + 1;
		else
			end = middle;
	}
	return first < together->count && together->list[first].round == round ? &together->list[first] : NULL;
}

static int by_start(const void *left, const void *right)
{
	const struct encounter *a = left;
	const struct encounter *b = right;
	const int order = dates_order(a->dates, b->dates);

	return order != 0 ? order : (a->round->id > b->round->id) - (a->round->id < b->round->id);
}

static void encounters_take(const void *context, struct together *together)
{
	together->list = mem_alloc(context, (together->part_count + 1) * sizeof *together->list);
	for (size_t i = 0; i < together->part_count; i++) {
		const struct together_part *part = &together->parts[i];
		struct encounter met = { .round = part };

		if (!str_equal(part->part, "round"))
			continue;
		met.dates = dates_of(&together->dates, part->id);
		met.format = record_single(together->record, part->id, "format");
		for (size_t j = 0; j < 2; j++)
			met.of[j] = place_find(together, part, (int)j);
		met.room = room_of(together, &met);
		together->list[together->count++] = met;
	}
	for (size_t i = 0; i < together->count; i++) {
		const struct together_part *above = together->list[i].round;

		while (together->list[i].room <= ROOM_SEPARATE && (above = place_round(together, above->parent_id)) != NULL)
			encounter_at(together, above)->told_below = true;
	}
}

static enum answer answer_of(const struct together *together)
{
	int64_t settled = 0;

	if (together_next(together, ROOM_SAME, NULL))
		return ANSWER_YES;
	for (size_t i = 0; i < together->count; i++)
		settled += is_settled(&together->list[i]);
	// A round of which nobody tells where the two were leaves it open, and so does what may not be told.
	return settled > 0 && settled == together->coverage.recorded && together->withheld.claims == 0
	           ? ANSWER_NO
	           : ANSWER_NOT_RECORDED;
}

struct together *together_load(const void *context, struct db *db, const struct who who[2],
                               const struct question *question, struct error *error)
{
	struct together *together = mem_new(context, struct together);
	struct ids talks = { 0 };
	size_t kept = 0;

	together->question = *question;
	together->who[0] = who[0];
	together->who[1] = who[1];
	if (!parts_load(context, db, together, error) || !record_take(context, db, together, &talks, error) ||
	    !who_name(together, error) || !coverage_load(context, db, question, &talks, NULL, &together->coverage, error))
		return NULL;
	encounters_take(context, together);
	together->answer = answer_of(together);

	for (size_t i = 0; i < together->count; i++)
		if (is_listed(&together->list[i]))
			together->list[kept++] = together->list[i];
	together->count = kept;
	if (kept > 0)
		qsort(together->list, kept, sizeof *together->list, by_start);
	return together;
}
