// SPDX-License-Identifier: MIT
// What was noted of the round and its talks, and what came about between rounds, in the days around it.
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "base/str.h"
#include "cmd/status_report.h"
#include "domain/day.h"

enum { CONTEXT_DAYS = 14 }; // how far back the context of a round reaches

static int newest_first(const void *left, const void *right)
{
	const struct status_entry *a = left;
	const struct status_entry *b = right;

	if (a->number != b->number)
		return (a->number < b->number) - (a->number > b->number);
	if (!str_equal(a->reported, b->reported))
		return strcmp(b->reported, a->reported);
	return (a->point > b->point) - (a->point < b->point); // both of one array: in the order of the record
}

// The first day of a round that has begun, else the day after the one asked about: what came before it is context.
static long first_day(const struct status *status)
{
	const struct dates *dates = status_dates(status, status->round->id);
	long asked = 0;
	long start;

	day_number(status->question.day, &asked);
	return day_number(dates->start.earliest, &start) && start <= asked ? start : asked + 1;
}

// Adds a point that came about in the window: whatever is said of the round itself, of others only what came before it.
static void entry_add(const struct status_report *page, struct status_entries *entries, const struct part *part,
                      const struct point *point)
{
	enum { PLAIN_DAY = 10 }; // bytes of YYYY-MM-DD
	const bool own = part == page->status->round;
	const long start = first_day(page->status);
	struct status_entry entry = { .part = part, .point = point };

	if (!point || point->hold_count == 0)
		return;
	const struct told *told = record_claim(page->report.record, point->holds[0].claims[0]);
	const char *day = report_day(&page->report, &point->holds[0]);

	if (!day_number(told->effective, &entry.number))
		return;
	entry.reported = told->reported_at;
	entry.place = !day ? UNDATED : entry.number < start ? BEFORE : strlen(day) < PLAIN_DAY ? UNDATED : SINCE;
	if (!own && (entry.place == UNDATED || entry.number > start))
		return;
	if (entry.place != UNDATED && entry.number < start - CONTEXT_DAYS)
		return;
	entries->list = mem_resize(page->report.context, entries->list, entries->count + 1, sizeof entry);
	entries->list[entries->count++] = entry;
}

static void notes_add(const struct status_report *page, struct status_entries *entries, const struct part *scope)
{
	size_t count;
	const struct point *points = record_points(page->report.record, scope->id, &count);

	for (size_t i = 0; i < count; i++)
		if (str_equal(points[i].name, "note") && point_in(&points[i]))
			entry_add(page, entries, scope, &points[i]);
}

bool status_note_disputes(const struct status_report *page, const struct point *point)
{
	if (!str_equal(record_claim(page->report.record, point->holds[0].claims[0])->word, "dispute"))
		return false;
	for (size_t i = 0; i < page->entries.count; i++) {
		const struct point *other = page->entries.list[i].point;

		if (other != point && other->subject == point->subject && str_equal(other->name, "note"))
			return true;
	}
	return false;
}

static const char *note_told(const struct status_report *page, const struct point *point)
{
	const struct value *value = &point->holds[0];

	if (point_disputed(point) || status_note_disputes(page, point))
		report_dispute(&page->report, point, false);
	return mem_print(page->report.context, "%s %s%s", point->element, report_cites(&page->report, value),
	                 report_speakers(&page->report, value));
}

static void entries_told(struct status_report *page, const char *heading, const struct status_entries *entries,
                         enum status_place place)
{
	for (size_t i = 0; i < entries->count; i++) {
		const struct status_entry *entry = &entries->list[i];
		const char *day = status_day_label(&page->report, &entry->point->holds[0]);

		if (entry->place != place)
			continue;
		if (heading)
			document_section(page->document, heading, NULL, NULL);
		heading = NULL;
		status_fact(page, 1, day,
		            str_equal(entry->point->name, "note") ? note_told(page, entry->point)
		                                                  : status_outcome_told(page, entry->part, day),
		            entry->point);
	}
}

struct status_entries status_entries(const struct status_report *page)
{
	struct status_entries entries = { 0 };
	const struct part *scope = page->status->round;

	do
		notes_add(page, &entries, scope);
	while ((scope = status_above(page->status, scope)) != NULL);
	for (const struct part *part = NULL; (part = status_next(page->status, "outcome", part)) != NULL;)
		if (part->round_id != page->status->round->id && !status_offer_open(page->status, part))
			entry_add(page, &entries, part, status_outcome_weighed(page->status, part));
	if (entries.count > 0)
		qsort(entries.list, entries.count, sizeof *entries.list, newest_first);
	return entries;
}

void status_context(struct status_report *page)
{
	entries_told(page, "In the days before", &page->entries, BEFORE);
	entries_told(page, "In its days and after", &page->entries, SINCE);
	entries_told(page, "On days not known", &page->entries, UNDATED);
}
