// SPDX-License-Identifier: MIT
#include "domain/status_previous.h"

#include <stdlib.h>
#include <string.h>

#include "domain/day.h"
#include "domain/round_slug.h"

// The last day known of a round, or NULL.
static const char *last_day(const struct status *status, const struct part *round)
{
	const struct dates *dates = status_dates(status, round->id);

	return dates->end.latest ? dates->end.latest : dates->start.latest;
}

const struct part *status_previous_dated(const struct status *status, const struct ids *but)
{
	const char *start = status_dates(status, status->round->id)->start.latest;
	const struct part *best = NULL;
	long days;

	for (const struct part *part = NULL; (part = status_next(status, "previous", part)) != NULL;) {
		const char *last = last_day(status, part);
		// Of two that began on one day neither is before the other, however short.
		const bool earlier = !days_between(status_dates(status, part->id)->start.latest, start, &days) || days > 0;

		if (ids_has(but, part->id) || !earlier || !days_between(last, start, &days) || days < 0 ||
		    (best && days_between(last, last_day(status, best), &days) && days >= 0))
			continue;
		best = part;
	}
	return best;
}

// "IV" and "4" as 4; 0 where it has no number, or one that does not count.
static long number_of(const struct status *status, const struct part *round)
{
	const struct value *number = record_value(status->record, round->id, "number");

	if (!number)
		return 0;
	return roman_value(number->text) > 0 ? roman_value(number->text) : strtol(number->text, NULL, 10);
}

// When it was first spoken of, of all that holds or was; NULL where nothing does.
static const char *spoken_of(const struct status *status, const struct part *round)
{
	size_t count;
	const struct point *points = record_points(status->record, round->id, &count);
	const char *first = NULL;

	for (size_t i = 0; i < count; i++)
		for (size_t j = 0; j < points[i].hold_count + points[i].was_count; j++) {
			const struct value *value =
				j < points[i].hold_count ? &points[i].holds[j] : &points[i].was[j - points[i].hold_count];

			for (size_t k = 0; k < value->claim_count; k++) {
				const char *reported = record_claim(status->record, value->claims[k])->reported_at;

				if (!first || strcmp(reported, first) < 0)
					first = reported;
			}
		}
	return first;
}

// Whether round `a` comes before round `b`.
static bool comes_before(const struct status *status, const struct part *a, const struct part *b)
{
	const long numbers[] = { number_of(status, a), number_of(status, b) };
	const char *days[] = { last_day(status, a), last_day(status, b) };
	const char *spoken[] = { spoken_of(status, a), spoken_of(status, b) };
	long between;

	if (numbers[0] > 0 && numbers[1] > 0 && numbers[0] != numbers[1])
		return numbers[0] < numbers[1];
	if (days_between(days[0], days[1], &between))
		return between > 0;
	if (!days[0] != !days[1])
		return days[0];
	return !spoken[1] || (spoken[0] && strcmp(spoken[0], spoken[1]) < 0);
}

const struct part *status_previous_undated(const struct status *status)
{
	const struct part *best = NULL;

	for (const struct part *part = NULL; (part = status_next(status, "previous", part)) != NULL;)
		if (status_told(status, part->id) && !status_called_off(status, part->id) &&
		    comes_before(status, part, status->round) && (!best || comes_before(status, best, part)))
			best = part;
	return best;
}
