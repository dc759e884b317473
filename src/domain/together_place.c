// SPDX-License-Identifier: MIT
#include "domain/together_place.h"

#include <inttypes.h>
#include <stdio.h>
#include <string.h>

#include "base/str.h"
#include "domain/day.h"
#include "domain/delegation.h"

// A round and the days on which what is taken over from above must hold at it.
struct session {
	const struct together *together;
	const struct together_part *round;
	const char *first; // its first day at the latest, and
	const char *last;  // its last day, YYYY-MM-DD; NULL: not known
	bool held;         // it is told of as something that took place
};

// The round that a part is, or is at.
static int64_t round_of(const struct together_part *part)
{
	return str_equal(part->part, "round") ? part->id : part->round_id;
}

// The first part of a round: parts stand together by it, the round itself first. Where there is none, the next one's.
static size_t parts_of(const struct together *together, int64_t round)
{
	size_t first = 0;

	for (size_t end = together->part_count; first < end;) {
		const size_t middle = first + (end - first) / 2;

		if (round_of(&together->parts[middle]) < round)
			first = middle + 1;
		else
			end = middle;
	}
	return first;
}

const struct together_part *place_round(const struct together *together, int64_t id)
{
	const size_t first = parts_of(together, id);
	const struct together_part *part = &together->parts[first];

	return first < together->part_count && part->id == id && str_equal(part->part, "round") ? part : NULL;
}

// ---- seats ---------------------------------------------------------------------------------------------------------------

// Whether the session has a delegation of its own for what this one of a round above stands for.
static bool is_replaced(const struct together *together, const struct together_part *round,
                        const struct together_part *above)
{
	const int64_t body = together_body(together, above);

	for (size_t i = parts_of(together, round->id); i < together->part_count; i++) {
		const struct together_part *own = &together->parts[i];

		if (round_of(own) != round->id)
			break;
		if (str_equal(own->part, "delegation") && record_told(together->record, own->read_id) &&
		    (body != 0 ? together_body(together, own) == body : str_equal(own->side, above->side)))
			return true;
	}
	return false;
}

// Whether a seat of a round above is one at this round too: at each round on the way down it is taken over. A technical meeting,
// and a session whose roster is complete, take over none.
static bool is_taken_over(const struct together *together, const struct together_part *round,
                          const struct together_part *seat)
{
	for (; round && round->id != seat->round_id; round = place_round(together, round->parent_id)) {
		const struct value *roster = record_value(together->record, round->id, "roster");

		if (str_equal(round->nature, "technical meeting") || (roster && str_equal(roster->text, "complete")) ||
		    is_replaced(together, round, seat))
			return false;
	}
	return round != NULL;
}

// ---- presence ------------------------------------------------------------------------------------------------------------

static bool is_by(const struct session *session, const struct value *value)
{
	const struct told *told = record_claim(session->together->record, value->claims[0]);
	long days;

	return days_between(told->effective, session->last, &days) && days >= 0;
}

// The values of a presence at the session: all that hold, or, of one taken over, what held by its last day.
static size_t values_then(const struct session *session, const struct point *presence, bool taken_over,
                          struct value **values)
{
	*values = NULL;
	if (!presence || (taken_over && !session->held))
		return 0;
	if (presence->hold_count > 0 && (!taken_over || is_by(session, &presence->holds[0]))) {
		*values = presence->holds;
		return presence->hold_count;
	}
	for (size_t i = 0; taken_over && i < presence->was_count; i++)
		if (is_by(session, &presence->was[i])) {
			*values = &presence->was[i];
			return 1;
		}
	return 0;
}

static enum being being_of(const struct value *values, size_t count, bool taken_over)
{
	size_t there = 0, absent = 0, remote = 0;

	for (size_t i = 0; i < count; i++) {
		const char *text = values[i].text;
		// Who had left the round before the session, or stayed away from then on, was not at it.
		const bool gone =
			taken_over && (str_equal(text, "left") || str_equal(text, "walked out") || str_equal(text, "suspended"));

		remote += str_equal(text, "remote");
		absent += str_equal(text, "did not come") || str_equal(text, "not listed");
		there += presence_there(text) && !gone;
	}
	if (count == 0 || (there == 0 && absent < count))
		return BEING_UNTOLD;
	if (there < count)
		return there > 0 ? BEING_DISPUTED : BEING_ABSENT;
	return remote == count ? BEING_REMOTE : remote > 0 ? BEING_DISPUTED : BEING_PRESENT;
}

// The single function that the person had on the day of the session and another has now: where the round itself has the seat,
// on its first day. NULL for none.
static const struct point *function_former(const struct session *session, const struct place *place, int64_t person)
{
	static const char *const singles[] = { "head", "chief negotiator" };
	long days;

	for (size_t i = 0; i < sizeof singles / sizeof *singles; i++) {
		const struct point *point = record_single(session->together->record, place->seat->read_id, singles[i]);

		for (size_t j = 0; point && j < point->was_count; j++)
			if (point->was[j].id == person &&
			    days_between(place->taken_over ? session->last : session->first, point->was[j].until, &days) &&
			    days > 0)
				return point;
	}
	return NULL;
}

// Whether another had the function on the day of the session: who came later did not sit there yet.
static bool is_later(const struct session *session, const struct point *function)
{
	long days;

	for (size_t i = 0; i < function->was_count; i++)
		if (days_between(session->last, function->was[i].until, &days) && days > 0)
			return true;
	return false;
}

static void person_place(const struct session *session, int64_t person, struct place *place)
{
	const struct record *record = session->together->record;
	const int64_t delegation = place->seat->read_id;

	place->function = delegation_function(record, delegation, person);
	if (place->function && place->taken_over && is_later(session, place->function))
		place->function = NULL;
	if (!place->function)
		place->function = function_former(session, place, person);
	place->value_count = values_then(session, record_point(record, delegation, person, "presence", ""),
	                                 place->taken_over, &place->values);
	place->being = being_of(place->values, place->value_count, place->taken_over);
	if (place->value_count > 0 || !place->function)
		return;
	place->of_delegation = true;
	place->value_count =
		values_then(session, record_single(record, delegation, "presence"), place->taken_over, &place->values);
	place->being = being_of(place->values, place->value_count, place->taken_over);
	// Who perhaps headed the delegation was perhaps there.
	if (place->being == BEING_PRESENT && point_disputed(place->function))
		place->being = BEING_DISPUTED;
}

// What a seat says of the session; without a word that it is one, no seat.
static struct place place_at(const struct session *session, const struct together_part *seat, const struct who *who)
{
	const struct record *record = session->together->record;
	struct place place = { .seat = seat, .taken_over = seat->round_id != session->round->id };
	char body[24];

	if (str_equal(seat->part, "seat")) {
		const struct point *own = record_point(record, seat->read_id, who->thing.id, "presence", "");

		person_place(session, who->thing.id, &place);
		return place.function || (own && own->hold_count > 0) ? place : (struct place){ 0 };
	}
	if (str_equal(seat->part, "inside")) {
		// That a delegation came says nothing of each body inside it.
		snprintf(body, sizeof body, "%" PRId64, who->thing.id);
		place.inside = record_point(record, seat->read_id, 0, "includes", body);
		place.being = BEING_UNTOLD;
		return point_in(place.inside) || point_disputed(place.inside) ? place : (struct place){ 0 };
	}
	if (!record_told(record, seat->read_id))
		return (struct place){ 0 };
	place.value_count =
		values_then(session, record_single(record, seat->read_id, "presence"), place.taken_over, &place.values);
	place.being = being_of(place.values, place.value_count, place.taken_over);
	return place;
}

// Whether the round is told of as something that took place: by its state, else by its format having been told on its first day
// or later.
static bool is_held(const struct together *together, const struct together_part *round, const struct dates *dates)
{
	static const char *const held[] = { "under way", "suspended", "concluded" };
	const struct value *status = record_value(together->record, round->id, "status");
	const struct value *format = record_value(together->record, round->id, "format");
	long days;

	for (size_t i = 0; status && i < sizeof held / sizeof *held; i++)
		if (str_equal(status->text, held[i]))
			return true;
	if (status || !format || !dates->start.latest)
		return false;
	for (size_t i = 0; i < format->claim_count; i++) {
		char day[sizeof "YYYY-MM-DD"];

		snprintf(day, sizeof day, "%s", record_claim(together->record, format->claims[i])->reported_at);
		if (days_between(dates->start.latest, day, &days) && days >= 0)
			return true;
	}
	return false;
}

struct place place_find(const struct together *together, const struct together_part *round, int who)
{
	const struct dates *dates = dates_of(&together->dates, round->id);
	const struct session session = {
		.together = together,
		.round = round,
		.first = day_finite(dates->start.latest),
		.last = day_finite(dates->end.latest ? dates->end.latest : dates->start.latest),
		.held = is_held(together, round, dates),
	};
	struct place best = { 0 };

	for (const struct together_part *at = round; at; at = place_round(together, at->parent_id))
		for (size_t i = parts_of(together, at->id); i < together->part_count; i++) {
			const struct together_part *seat = &together->parts[i];

			if (round_of(seat) != at->id)
				break;
			if (seat->place != who + 1 || !is_taken_over(together, round, seat))
				continue;
			const struct place place = place_at(&session, seat, &together->who[who]);

			if (place.seat && (!best.seat || place.being > best.being))
				best = place;
		}
	return best;
}
