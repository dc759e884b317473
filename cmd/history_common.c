// SPDX-License-Identifier: MIT
// What the page, the sheet and the JSON of a history share: which parts there are, and what is told of them.
#include "base/str.h"
#include "cmd/history_report.h"

const struct involvement *history_part_next(const struct history *history, const char *kind,
                                            const struct involvement *after)
{
	const struct involvement *end = history->list + history->count;

	for (const struct involvement *next = after ? after + 1 : history->list; next < end; next++)
		if (str_equal(next->kind, kind) && !str_equal(next->part, "link"))
			return next;
	return NULL;
}

const struct involvement *history_seat_next(const struct history *history, const struct involvement *after)
{
	const struct involvement *next = after;

	while ((next = history_part_next(history, "delegation", next)) != NULL)
		if (record_thing(history->record, next->round_id))
			return next;
	return NULL;
}

const struct point *history_state(const struct history *history, const struct involvement *part)
{
	if (str_equal(part->kind, "outcome"))
		return record_point(history->record, part->id, history->who.id, "signature", "");
	return record_single(history->record, part->id, part->kind);
}

const struct point *history_behalf(const struct history *history, const struct involvement *seat)
{
	return record_point(history->record, seat->id, str_equal(seat->part, "seat") ? history->who.id : 0, "on behalf",
	                    "");
}

const char *history_presence_of(const struct history *history, const struct involvement *seat)
{
	const struct point *presence = history_presence(history, seat);

	if (!presence || presence->hold_count == 0)
		return NULL;
	return presence->about ? "person" : "delegation";
}
