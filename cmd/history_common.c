// SPDX-License-Identifier: MIT
// What the page, the sheet and the JSON of a history share: which parts there are, and what is told of them.
#include "base/mem.h"
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

const struct point *history_behalf(const struct history *history, const struct involvement *seat)
{
	return record_point(history->record, seat->id, str_equal(seat->part, "seat") ? seat->of_id : 0, "on behalf", "");
}

const char *history_presence_of(const struct history *history, const struct involvement *seat)
{
	const struct point *presence = history_presence(history, seat);

	if (!presence || presence->hold_count == 0)
		return NULL;
	return presence->about ? "person" : "delegation";
}

const char *history_through(const void *context, const struct followed *followed, bool surely)
{
	const char *event = succession(followed->link);

	if (!followed->link)
		return NULL;
	if (followed_undated(followed))
		return event ? mem_print(context, "%s, day not known", event) : "a member of it, since when not known";
	if (!event)
		return surely ? "as a member of it" : "perhaps as a member of it";
	return mem_print(context, "%s%s the %s", surely ? "" : "perhaps ", followed->back ? "before" : "after", event);
}

const char *history_as(const void *context, const struct history *history, const struct involvement *part)
{
	const char *through = history_through(context, part->through, part->surely);

	if (through != NULL)
		return mem_print(context, "%s (%s)", part->of_name, through);
	return str_equal(part->of_name, history->who.label) ? NULL : part->of_name;
}
