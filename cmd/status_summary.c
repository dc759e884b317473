// SPDX-License-Identifier: MIT
// Two or three sentences computed from the record; no adjectives.
#include <string.h>

#include "base/mem.h"
#include "base/str.h"
#include "cmd/status_report.h"
#include "domain/date_text.h"
#include "domain/day.h"
#include "domain/status_moves.h"
#include "domain/words.h"

// "in 7 days", "in 1 to 3 days", "3 days ago"; NULL while it may be any of the days around the one asked about.
static const char *in_days(const void *context, long from, long to)
{
	const long days = from;

	if (from != to && from > 0)
		return mem_print(context, "in %ld to %ld days", from, to);
	if (from != to)
		return to < 0 ? mem_print(context, "%ld to %ld days ago", -to, -from) : NULL;
	if (days == 0)
		return "today";
	if (days == 1)
		return "tomorrow";
	if (days == -1)
		return "yesterday";
	return days > 0 ? mem_print(context, "in %ld days", days) : mem_print(context, "%ld days ago", -days);
}

// "Thu 23 Feb 2017" for a single day, else the date in words: of an opening told as an interval the whole of it.
static const char *start_told(const struct status_report *page)
{
	const struct point *point = status_milestone(page->status, page->status->round->id, false);

	return date_text(page->report.context, point && str_equal(point->name, "opening")
	                                           ? point->holds[0].text
	                                           : status_dates(page->status, page->status->round->id)->start.text);
}

static const char *start_with_weekday(const struct status_report *page)
{
	const struct edge *edge = &status_dates(page->status, page->status->round->id)->start;
	const char *told = start_told(page);

	return str_equal(told, date_text(page->report.context, edge->earliest))
	           ? mem_print(page->report.context, "%s %s", day_name(edge->earliest), told)
	           : told;
}

static void moved(struct str *text, const struct status *status)
{
	const size_t times = status_moves(status, status->round->id);

	if (times == 1)
		str_add(text, "; moved once");
	else if (times == 2)
		str_add(text, "; moved twice");
	else if (times > 2)
		str_print(text, "; moved %zu times", times);
}

// What stands against the dates told: how often the opening moved, and whether they are disputed.
static void unsettled(struct str *text, const struct status *status, const struct dates *dates)
{
	moved(text, status);
	if (dates->end.text && (dates->start.disputed || dates->end.disputed))
		str_add(text, "; dates disputed");
	else if (dates->start.disputed)
		str_add(text, "; the date is disputed");
}

static size_t present_count(const struct status_report *page)
{
	size_t present = 0;

	for (const struct part *part = NULL; (part = status_delegation_next(page->status, part)) != NULL;)
		present += status_present(page->status, part);
	return present;
}

// How a sentence begins on a round of which only dates are told.
static const char *dated(const struct status_report *page)
{
	const struct point *point = status_milestone(page->status, page->status->round->id, false);

	return point && str_equal(point->name, "opening") ? "Opening dated" : "Dated";
}

static const char *state_untold(const struct status_report *page)
{
	return report_untold(&page->report, page->status->round->id, "status", "not recorded");
}

static const char *edge_untold(const struct status_report *page, bool end)
{
	return status_edge_withheld(page, end) ? "a day withheld" : "a day not recorded";
}

// A round of which no first day is told, but perhaps the last day it may open on; `word` for its state, or NULL.
static void ahead_undated(struct str *text, const struct status_report *page, const char *word,
                          const struct dates *dates)
{
	const struct value *opening = record_value(page->report.record, page->status->round->id, "opening");

	if (!opening) {
		str_print(text, "%s; %s", word ? word : mem_print(page->report.context, "Its state is %s", state_untold(page)),
		          status_edge_withheld(page, false) ? "its date is withheld" : "no date said");
		return;
	}
	str_print(text, "%s %s", word ? mem_print(page->report.context, "%s; opening dated", word) : "Opening dated",
	          report_value(&page->report, opening));
	unsettled(text, page->status, dates);
	if (!word)
		str_print(text, "; its state is %s", state_untold(page));
}

static void ahead(struct str *text, struct status_report *page, const char *state, const struct dates *dates)
{
	const void *context = page->report.context;
	const struct edge *start = &dates->start;
	const struct value *earlier = status_confirmed_for(page->status, page->status->round->id);
	const char *word = !state                                      ? dated(page)
	                   : str_equal(state, "mooted")                ? "Mooted"
	                   : str_equal(state, "confirmed") && !earlier ? "Confirmed"
	                                                               : "Announced";

	if (start->text == NULL) {
		ahead_undated(text, page, state ? word : NULL, dates);
		return;
	}
	str_print(text, "%s%s %s", word, state ? " for" : "", start_with_weekday(page));
	const struct span span = status_span(page->status, page->status->round->id, false);
	const char *asked = page->status->question.day;
	long from;
	long to;

	if (days_between(asked, span.day ? span.day : span.earliest, &from) &&
	    days_between(asked, span.day ? span.day : span.latest, &to)) {
		if (in_days(context, from, to))
			str_print(text, ", %s", in_days(context, from, to));
		if (to < 0)
			status_unknown(page, "whether it opened");
		if (to < 0 && present_count(page) == 0)
			str_add(text, "; no word that it opened");
	}
	unsettled(text, page->status, dates);
	if (earlier)
		str_print(text, "; confirmed for %s before it moved", report_value(&page->report, earlier));
	if (!state)
		str_print(text, "; its state is %s", state_untold(page));
}

static void past(struct str *text, const struct status_report *page, const struct dates *dates)
{
	const void *context = page->report.context;
	const char *start = dates->start.text;
	const char *end = dates->end.text;
	long days;

	if (!start && !end)
		str_print(text, "Held; dates %s", status_edge_withheld(page, false) ? "withheld" : "not recorded");
	else if (str_equal(start, end))
		str_print(text, "Held on %s", start_with_weekday(page));
	else if (start && end && day_is_plain(start) && day_is_plain(end))
		str_print(text, "Held %s", date_text(context, mem_print(context, "%s/%s", start, end)));
	else
		str_print(text, "Held from %s to %s", start ? start_told(page) : edge_untold(page, false),
		          end ? date_text(context, end) : edge_untold(page, true));
	if (dates->start.derived || dates->end.derived)
		str_add(text, ", in sessions");
	else if (start && end && day_is_plain(start) && day_is_plain(end) && days_between(start, end, &days) && days > 0)
		str_print(text, " (%ld days)", days + 1);
	unsettled(text, page->status, dates);
}

// Whether a session of which the start is told has not been suspended, called off or brought to its end by the day asked.
static bool goes_on(const struct status *status, const struct part *session)
{
	static const char *const halted[] = { "suspended", "concluded", "postponed", "cancelled" };
	const struct dates *dates = status_dates(status, session->id);
	const struct value *state = record_value(status->record, session->id, "status");
	long days;

	for (size_t i = 0; state && i < sizeof halted / sizeof *halted; i++)
		if (str_equal(state->text, halted[i]))
			return false;
	return !days_between(status->question.day, dates->end.latest, &days) || days >= 0;
}

// "Began Fri 29 Jan 2016; no session is under way, the next is dated Thu 25 Feb 2016": of sessions that have begun, none of
// which goes on; false where one does.
static bool between_sessions(struct str *text, const struct status_report *page)
{
	const struct status *status = page->status;
	const struct dates *next = NULL;
	long days;

	for (const struct part *part = NULL; (part = status_next(status, "session", part)) != NULL;) {
		const struct dates *dates = status_dates(status, part->id);

		if (!days_between(status->question.day, dates->start.earliest, &days))
			continue;
		if (days <= 0 && goes_on(status, part))
			return false;
		if (days > 0 && (!next || strcmp(dates->start.earliest, next->start.earliest) < 0))
			next = dates;
	}
	str_print(text, "In sessions, the first from %s; none of them is under way", start_with_weekday(page));
	if (next)
		str_print(text, ", the next is dated %s%s", date_text(page->report.context, next->start.text),
		          next->start.disputed ? " (disputed)" : "");
	return true;
}

// A round whose first day is past, and of which nobody says more.
static void begun(struct str *text, const struct status_report *page, const struct dates *dates)
{
	if (!dates->start.derived)
		str_print(text, "%s %s", dated(page), start_with_weekday(page));
	else if (!between_sessions(text, page))
		str_print(text, "In sessions since %s", start_with_weekday(page));
	unsettled(text, page->status, dates);
	str_add(text, "; neither its state nor its end is recorded");
}

static void standing(struct str *text, struct status_report *page)
{
	const struct status *status = page->status;
	const struct dates *dates = status_dates(status, status->round->id);
	const struct value *value = record_value(status->record, status->round->id, "status");
	const char *state = value != NULL ? value->text : NULL;
	const struct point *point = record_single(status->record, status->round->id, "status");
	long days;

	if (point != NULL && point_disputed(point)) {
		str_print(text, "Its state is disputed: %s", report_choice(&page->report, point, " or "));
	} else if (state == NULL && dates->start.text == NULL &&
	           !record_value(status->record, status->round->id, "opening")) {
		str_add(text, "Neither state nor dates are recorded");
	} else if (state == NULL) {
		days = 0;
		days_between(status->question.day, dates->end.latest != NULL ? dates->end.latest : dates->start.latest, &days);
		if (days < 0 && dates->end.text == NULL)
			begun(text, page, dates);
		else if (days < 0)
			past(text, page, dates);
		else
			ahead(text, page, state, dates);
	} else if (str_equal(state, "under way") || str_equal(state, "suspended")) {
		str_print(text, "%s", str_equal(state, "suspended") ? "Suspended" : "Under way");
		if (str_equal(state, "suspended"))
			str_print(text, " %s", status_day_said(page, value));
		if (dates->start.text != NULL) {
			str_print(text, "; opened %s", start_with_weekday(page));
			unsettled(text, status, dates);
		}
	} else if (str_equal(state, "concluded")) {
		past(text, page, dates);
	} else if (str_equal(state, "postponed") || str_equal(state, "cancelled")) {
		const bool overtaken = status_overtaken(status, status->round->id);

		str_print(text, "%s %s", str_equal(state, "cancelled") ? "Cancelled" : "Postponed",
		          status_day_said(page, value));
		if (dates->start.text)
			str_print(text, overtaken ? "; it was to open %s" : ", now to %s", start_with_weekday(page));
		if (overtaken && str_equal(state, "postponed"))
			str_add(text, "; no new date");
	} else {
		ahead(text, page, state, dates);
	}
	str_add(text, ".");
}

// "299 days before", "22 days before (20 to 23)", "58 to 60 days before"; with words for a long time.
static void preceded(struct str *text, const struct status_report *page)
{
	const struct status *status = page->status;
	const struct gap *gap = &status->gap;
	struct str *beside = str_new(page->report.context);
	const char *words = days_in_words(page->report.context, gap->low);
	const struct point *close;

	if (status->previous == NULL || !gap->bounded)
		return;
	close = status_milestone(status, status->previous->id, true);
	str_print(text, " First %s since %s, ", status->round->nature,
	          date_text(page->report.context, close && str_equal(close->name, "close")
	                                              ? close->holds[0].text
	                                              : status_dates(status, status->previous->id)->end.text));
	if (gap->known && gap->days == 0)
		str_add(text, "the same day");
	else if (gap->known)
		str_print(text, "%ld %s before", gap->days, gap->days == 1 ? "day" : "days");
	else
		str_print(text, "%ld to %ld days before", gap->low, gap->high);
	if (gap->known && gap->low != gap->high)
		str_print(beside, "%ld to %ld", gap->low, gap->high);
	else if (gap->known && gap->vague)
		str_add(beside, "the days are disputed");
	if (words) {
		str_separate(beside, "; ");
		str_add(beside, words);
	}
	if (beside->length > 0)
		str_print(text, " (%s)", beside->text);
	str_add(text, ".");
}

// Whether a value of a presence tells of one that came and is there no more.
static bool is_gone(const struct value *presence)
{
	static const char *const words[] = { "suspended", "walked out", "left" };

	for (size_t i = 0; i < sizeof words / sizeof *words; i++)
		if (str_equal(presence->text, words[i]))
			return true;
	return false;
}

// How many delegations that came have this and nothing else said of their presence, or (NULL) are disputed to be gone.
static size_t gone_count(const struct status_report *page, const char *word)
{
	size_t count = 0;

	for (const struct part *part = NULL; (part = status_delegation_next(page->status, part)) != NULL;) {
		const struct point *presence = status_presence(page->status, part);
		size_t gone = 0;

		if (!status_present(page->status, part))
			continue;
		for (size_t i = 0; i < presence->hold_count; i++)
			gone += is_gone(&presence->holds[i]);
		count += point_disputed(presence) ? !word && gone > 0 : gone > 0 && str_equal(presence->holds[0].text, word);
	}
	return count;
}

// "one walked out, one left": what befell those that came and are there no more; "" for none.
static const char *gone(const struct status_report *page)
{
	struct str *text = str_new(page->report.context);

	for (size_t i = 0; words_presence[i]; i++) {
		const size_t count = gone_count(page, words_presence[i]);

		if (count == 0)
			continue;
		str_separate(text, ", ");
		str_print(text, "%s %s", number_in_words(page->report.context, (long)count), words_presence[i]);
	}
	if (gone_count(page, NULL) > 0) {
		str_separate(text, "; ");
		str_print(text, "what became of %s is disputed",
		          number_in_words(page->report.context, (long)gone_count(page, NULL)));
	}
	return text->text;
}

static void attended(struct str *text, const struct status_report *page)
{
	const struct status *status = page->status;
	const size_t present = present_count(page);
	const char *left = gone(page);
	size_t absent = 0;
	size_t disputed = 0;

	for (const struct part *part = NULL; (part = status_delegation_next(status, part)) != NULL;) {
		const struct point *presence = status_presence(status, part);

		absent += presence && presence->hold_count == 1 && str_equal(presence->holds[0].text, "did not come");
		disputed += status_perhaps_present(status, part);
	}
	if (present == 0)
		return;
	char *count = number_in_words(page->report.context, (long)present);

	if (*count >= 'a' && *count <= 'z')
		*count = (char)(*count - 'a' + 'A');
	str_print(text, " %s %s recorded as %s", count, present == 1 ? "delegation is" : "delegations are",
	          *left                  ? "having come"
	          : status_begun(status) ? "present"
	                                 : "there already");
	if (absent > 0)
		str_print(text, ", %s as absent", number_in_words(page->report.context, (long)absent));
	if (*left)
		str_print(text, "; %s", left);
	if (disputed > 0)
		str_print(text, "; whether %s more came is disputed", number_in_words(page->report.context, (long)disputed));
	str_add(text, ".");
}

const char *status_summary(struct status_report *page)
{
	struct str *text = str_new(page->report.context);

	standing(text, page);
	status_sent(text, page);
	attended(text, page);
	preceded(text, page);
	return text->text;
}
