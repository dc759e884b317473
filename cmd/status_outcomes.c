// SPDX-License-Identifier: MIT
// Outcomes with their signatures, open offers, and the context of the days before.
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "base/str.h"
#include "cmd/status_report.h"
#include "domain/day.h"

enum { CONTEXT_DAYS = 14 }; // how far back the context of a round reaches

static void signatures(const struct status_report *page, const struct part *outcome, struct str *text)
{
	static const char *const order[][2] = { { "signatory", "signed by" },
		                                    { "guarantor", "guaranteed by" },
		                                    { "witness", "witnessed by" },
		                                    { "refused", "refused by" } };
	size_t count;
	const struct point *points = record_points(page->report.record, outcome->id, &count);

	for (size_t kind = 0; kind < sizeof order / sizeof *order; kind++) {
		struct str *names = str_new(page->report.context);

		for (size_t i = 0; i < count; i++) {
			const struct point *point = &points[i];

			if (!str_equal(point->name, "signature") || point->hold_count == 0 ||
			    !str_equal(point->holds[0].text, order[kind][0]))
				continue;
			str_separate(names, ", ");
			str_print(names, "%s %s%s", record_label(page->report.record, point->about),
			          report_cites(&page->report, point->holds), point_disputed(point) ? " (disputed)" : "");
		}
		if (names->length > 0)
			str_print(text, "; %s %s", order[kind][1], names->text);
	}
}

// Who said it, where the source tells: "; an unnamed official", "; Yara Sharif for Staffan de Mistura".
static void speaker(const struct status_report *page, const struct value *value, struct str *text)
{
	const struct told *told = record_claim(page->report.record, value->claims[0]);

	if (told->attributed_id != 0)
		str_print(text, "; says %s", record_label(page->report.record, told->attributed_id));
	else if (told->attribution != NULL)
		str_print(text, "; says %s", told->attribution);
	if (told->principal_id != 0)
		str_print(text, " for %s", record_label(page->report.record, told->principal_id));
}

static const char *outcome_told(const struct status_report *page, const struct part *outcome)
{
	struct str *text = str_new(page->report.context);
	const struct point *content = record_point(page->report.record, outcome->id, 0, "content", "");
	const char *makers = report_set(&page->report, outcome->id, "maker");
	const char *stage = report_state(&page->report, record_point(page->report.record, outcome->id, 0, "stage", ""));

	if (makers != NULL)
		str_print(text, "%s: ", makers);
	str_add(text, outcome->label);
	if (stage != NULL)
		str_print(text, " · %s", stage);
	signatures(page, outcome, text);
	for (size_t i = 0; content && i < content->hold_count; i++) {
		str_print(text, "%s %s %s", i == 0 ? ";" : " or", content->holds[i].text,
		          report_cites(&page->report, &content->holds[i]));
		speaker(page, &content->holds[i], text);
	}
	return text->text;
}

static const struct point *outcome_weighed(const struct status_report *page, const struct part *outcome)
{
	const struct point *stage = record_point(page->report.record, outcome->id, 0, "stage", "");

	return stage != NULL ? stage : record_point(page->report.record, outcome->id, 0, "content", "");
}

// Disputed in its stage, or in what it says.
static const char *outcome_flag(const struct status_report *page, const struct part *outcome)
{
	const struct point *content = record_point(page->report.record, outcome->id, 0, "content", "");

	return point_disputed(content) ? "DISPUTED" : report_flag(&page->report, outcome_weighed(page, outcome), true);
}

static void outcome_fact(struct status_report *page, const struct part *outcome)
{
	const struct point *point = outcome_weighed(page, outcome);
	const char *day = point && point->hold_count > 0 ? status_day_label(&page->report, &point->holds[0]) : NULL;

	status_fact(page, 1, day ? day : "", outcome_told(page, outcome), outcome_flag(page, outcome));
}

void status_outcomes(struct status_report *page)
{
	const char *heading = "Outcomes";

	for (const struct part *part = NULL; (part = status_next(page->status, "outcome", part)) != NULL;) {
		if (part->round_id != page->status->round->id || !status_told(page->status, part->id) ||
		    status_offer_open(page->status, part))
			continue;
		if (heading != NULL)
			document_section(page->document, heading, NULL, NULL);
		heading = NULL;
		outcome_fact(page, part);
	}
	heading = "Open offers";
	for (const struct part *part = NULL; (part = status_next(page->status, "outcome", part)) != NULL;) {
		if (!status_offer_open(page->status, part))
			continue;
		if (heading != NULL)
			document_section(page->document, heading, NULL, NULL);
		heading = NULL;
		outcome_fact(page, part);
	}
}

// ---- in the days before ------------------------------------------------------------------------------------------------

struct entry {
	const char *day; // as it reads
	long number;     // its last day, for the order
	bool after;      // the round had begun
	const char *text;
	const char *flag;
};

static int newest_first(const void *left, const void *right)
{
	const struct entry *a = left;
	const struct entry *b = right;

	return (a->number < b->number) - (a->number > b->number);
}

// The day up to which context counts: the start of a round that lies behind, else the day asked about.
static long anchor_day(const struct status *status)
{
	const struct dates *dates = status_dates(status, status->round->id);
	long asked = 0;
	long start;

	day_number(status->question.day, &asked);
	return day_number(dates->start.latest, &start) && start < asked ? start : asked;
}

// An entry without any day but that of recording belongs to no days before anything: only with the round itself is it told.
static bool in_window(const struct status_report *page, const struct value *value, bool own, long *number)
{
	const struct told *told = record_claim(page->report.record, value->claims[0]);
	long anchor = anchor_day(page->status);

	if (!status_day(&page->report, value)) {
		*number = anchor;
		return own;
	}
	return day_number(told->effective, number) && *number >= anchor - CONTEXT_DAYS && (own || *number <= anchor);
}

// A new entry for a point that lies in the window, or NULL. Its text is composed by the caller only then: composing
// cites.
static struct entry *entry_new(struct entry **entries, size_t *count, const struct status_report *page,
                               const struct point *point, bool own)
{
	long number;

	if (!point || point->hold_count == 0 || !in_window(page, &point->holds[0], own, &number))
		return NULL;
	*entries = mem_resize(page->report.context, *entries, *count + 1, sizeof **entries);
	struct entry *entry = &(*entries)[(*count)++];

	*entry = (struct entry){
		.day = status_day_label(&page->report, &point->holds[0]),
		.number = number,
		.after = number > anchor_day(page->status),
		.flag = report_flag(&page->report, point, true),
	};
	return entry;
}

static void notes(const struct status_report *page, const struct part *scope, struct entry **entries, size_t *count)
{
	size_t point_count;
	const struct point *points = record_points(page->report.record, scope->id, &point_count);

	for (size_t i = 0; i < point_count; i++) {
		const struct value *value = points[i].holds;
		struct entry *entry;
		struct str *text;

		if (!str_equal(points[i].name, "note") || !point_in(&points[i]))
			continue;
		entry = entry_new(entries, count, page, &points[i], scope == page->status->round);
		if (!entry)
			continue;
		text = str_new(page->report.context);
		str_print(text, "%s %s", points[i].element, report_cites(&page->report, value));
		speaker(page, value, text);
		entry->text = text->text;
		// A note is a sentence of its own: that it disputes another is known only by its word.
		if (str_equal(record_claim(page->report.record, value->claims[0])->word, "dispute"))
			entry->flag = "DISPUTED";
	}
}

static void between_rounds(const struct status_report *page, const struct part *outcome, struct entry **entries,
                           size_t *count)
{
	struct entry *entry;

	if (outcome->round_id == page->status->round->id || status_offer_open(page->status, outcome))
		return;
	entry = entry_new(entries, count, page, outcome_weighed(page, outcome), false);
	if (!entry)
		return;
	entry->text = outcome_told(page, outcome);
	entry->flag = outcome_flag(page, outcome);
}

static void entries_told(struct status_report *page, const char *heading, const struct entry *entries, size_t count,
                         bool after)
{
	for (size_t i = 0; i < count; i++) {
		if (entries[i].after != after)
			continue;
		if (heading)
			document_section(page->document, heading, NULL, NULL);
		heading = NULL;
		status_fact(page, 1, entries[i].day, entries[i].text, entries[i].flag);
	}
}

void status_context(struct status_report *page)
{
	struct entry *entries = NULL;
	size_t count = 0;

	notes(page, page->status->round, &entries, &count);
	for (const struct part *part = NULL; (part = status_next(page->status, "parent", part)) != NULL;)
		notes(page, part, &entries, &count);
	for (const struct part *part = NULL; (part = status_next(page->status, "talks", part)) != NULL;)
		notes(page, part, &entries, &count);
	for (const struct part *part = NULL; (part = status_next(page->status, "outcome", part)) != NULL;)
		between_rounds(page, part, &entries, &count);
	if (count == 0)
		return;
	qsort(entries, count, sizeof *entries, newest_first);
	entries_told(page, "In the days before", entries, count, false);
	entries_told(page, "In its days and after", entries, count, true);
}
