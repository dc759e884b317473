// SPDX-License-Identifier: MIT
#include "domain/status_moves.h"

#include <string.h>

#include "base/str.h"

const char *const status_milestones[] = {
	"arrivals", "consultations", "opening", "meetings", "plenary", "close", NULL
};

// Negative when `a` counts from before `b`.
static int by_time(const struct told *a, const struct told *b)
{
	int order = strcmp(a->effective, b->effective);

	if (order == 0)
		order = strcmp(a->reported_at, b->reported_at);
	return order != 0 ? order : (a->id > b->id) - (a->id < b->id);
}

// The values of a point: those that hold, then those that were.
static const struct value *value_at(const struct point *point, size_t place)
{
	return place < point->hold_count ? &point->holds[place] : &point->was[place - point->hold_count];
}

// The first superseding claim after `after` (NULL: of all), and the value that it states; NULL after the last.
static const struct told *change_next(const struct record *record, const struct point *point, const struct told *after,
                                      const struct value **value)
{
	const struct told *next = NULL;

	for (size_t i = 0; i < point->hold_count + point->was_count; i++)
		for (size_t k = 0; k < value_at(point, i)->stated_count; k++) {
			const struct told *told = record_claim(record, value_at(point, i)->claims[k]);

			if (!told->supersedes || (after && by_time(told, after) <= 0) || (next && by_time(told, next) >= 0))
				continue;
			next = told;
			*value = value_at(point, i);
		}
	return next;
}

size_t status_moves(const struct status *status, int64_t round_id)
{
	const struct point *opening = record_single(status->record, round_id, "opening");
	const struct value *before = NULL;
	const struct value *value = NULL;
	size_t moves = 0;

	// What nothing stands against was not moved, whatever its word.
	if (!opening || opening->was_count == 0)
		return 0;
	// Changes that follow one another with the same day are one.
	for (const struct told *told = NULL; (told = change_next(status->record, opening, told, &value)); before = value)
		moves += value != before;
	return moves;
}

static const struct told *last_claim(const struct record *record, const struct value *value)
{
	const struct told *last = record_claim(record, value->claims[0]);

	for (size_t i = 1; i < value->claim_count; i++)
		if (by_time(record_claim(record, value->claims[i]), last) > 0)
			last = record_claim(record, value->claims[i]);
	return last;
}

const struct value *status_confirmed_for(const struct status *status, int64_t round_id)
{
	const struct record *record = status->record;
	const struct point *state = record_single(record, round_id, "status");
	const struct point *opening = record_single(record, round_id, "opening");
	const struct told *latest = NULL;
	const struct value *was = NULL;

	if (!opening || !state || state->hold_count != 1 || !str_equal(state->holds[0].text, "confirmed"))
		return NULL;
	const struct told *confirmed = last_claim(record, &state->holds[0]);

	// The opening that was said last by then.
	for (size_t i = 0; i < opening->hold_count + opening->was_count; i++) {
		const struct value *value = value_at(opening, i);

		for (size_t k = 0; k < value->stated_count; k++) {
			const struct told *told = record_claim(record, value->claims[k]);

			if (by_time(told, confirmed) > 0 || (latest && by_time(told, latest) < 0))
				continue;
			latest = told;
			was = i < opening->hold_count ? NULL : value;
		}
	}
	return was;
}

// The first claim by which a round was put off without a day, or called off, that came after `after`; NULL: none.
static const struct told *put_off_after(const struct record *record, int64_t round_id, const struct told *after)
{
	const struct point *state = record_single(record, round_id, "status");
	const struct told *first = NULL;

	for (size_t i = 0; state && i < state->hold_count + state->was_count; i++) {
		const struct value *value = value_at(state, i);

		if (!str_equal(value->text, "postponed") && !str_equal(value->text, "cancelled"))
			continue;
		for (size_t k = 0; k < value->stated_count; k++) {
			const struct told *told = record_claim(record, value->claims[k]);

			if (by_time(told, after) > 0 && (!first || by_time(told, first) < 0))
				first = told;
		}
	}
	return first;
}

void status_end_given_up(struct status *status, int64_t round_id)
{
	for (size_t i = 0; status_milestones[i]; i++) {
		const struct point *point = record_single(status->record, round_id, status_milestones[i]);

		for (size_t k = 0; point && k < point->was_count; k++) {
			struct value *was = &point->was[k];
			const struct told *put_off = put_off_after(status->record, round_id, last_claim(status->record, was));

			if (put_off && strcmp(put_off->effective, was->until) < 0)
				was->until = put_off->effective;
		}
	}
}
