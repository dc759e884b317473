// SPDX-License-Identifier: MIT
// Two or three sentences computed from the record; no adjectives.
#include <string.h>

#include "base/mem.h"
#include "base/str.h"
#include "cmd/status_report.h"
#include "domain/date_text.h"
#include "domain/day.h"

static const char *in_days(const void *context, long days)
{
	if (days == 0)
		return "today";
	if (days == 1)
		return "tomorrow";
	if (days == -1)
		return "yesterday";
	return days > 0 ? mem_print(context, "in %ld days", days) : mem_print(context, "%ld days ago", -days);
}

// "Thu 23 Feb 2017" for a single day, else the date in words.
static const char *day_told(const void *context, const struct edge *edge)
{
	const char *text = date_text(context, edge->text);

	if (str_equal(edge->earliest, edge->text))
		return mem_print(context, "%s %s", day_name(edge->earliest), text);
	return text;
}

static void moved(struct str *text, const struct status *status)
{
	const struct point *opening = record_point(status->record, status->round->id, 0, "opening", "");
	size_t times = opening != NULL ? opening->was_count : 0;

	if (times == 1)
		str_add(text, "; moved once");
	else if (times == 2)
		str_add(text, "; moved twice");
	else if (times > 2)
		str_print(text, "; moved %zu times", times);
}

static void ahead(struct str *text, const struct status_report *page, const char *state, const struct edge *start)
{
	const void *context = page->report.context;
	bool confirmed = str_equal(state, "confirmed");
	long days;

	if (start->text == NULL) {
		str_add(text, str_equal(state, "mooted") ? "Mooted; no date said"
		              : confirmed                ? "Confirmed; no date said"
		                                         : "Announced; no date said");
		return;
	}
	str_print(text, "%s %s",
	          str_equal(state, "mooted") ? "Mooted for"
	          : confirmed                ? "Confirmed for"
	                                     : "Announced for",
	          day_told(context, start));
	if (days_between(page->status->question.day, start->earliest, &days)) {
		str_print(text, ", %s", in_days(context, days));
		if (days < 0)
			str_add(text, "; no word that it opened");
	}
	moved(text, page->status);
	if (start->disputed)
		str_add(text, "; the date is disputed");
}

static void past(struct str *text, const struct status_report *page, const struct dates *dates)
{
	const void *context = page->report.context;
	long days;

	if (dates->start.text == NULL && dates->end.text == NULL) {
		str_add(text, "Held; dates not recorded");
		return;
	}
	if (dates->start.text != NULL && str_equal(dates->start.text, dates->end.text))
		str_print(text, "Held on %s", day_told(context, &dates->start));
	else
		str_print(text, "Held from %s to %s",
		          dates->start.text != NULL ? date_text(context, dates->start.text) : "a day not recorded",
		          dates->end.text != NULL ? date_text(context, dates->end.text) : "a day not recorded");
	if (dates->start.derived || dates->end.derived)
		str_add(text, ", in sessions");
	else if (str_equal(dates->start.earliest, dates->start.latest) &&
	         str_equal(dates->end.earliest, dates->end.latest) &&
	         days_between(dates->start.earliest, dates->end.latest, &days) && days > 0)
		str_print(text, " (%ld days)", days + 1);
	moved(text, page->status);
	if (dates->start.disputed || dates->end.disputed)
		str_add(text, "; dates disputed");
}

static const char *day_or_none(const struct status_report *page, const struct value *value)
{
	const char *day = status_day(&page->report, value);

	return day ? date_text(page->report.context, day) : "a day not recorded";
}

static void standing(struct str *text, const struct status_report *page)
{
	const struct status *status = page->status;
	const struct dates *dates = status_dates(status, status->round->id);
	const struct value *value = record_value(status->record, status->round->id, 0, "status");
	const char *state = value != NULL ? value->text : NULL;
	const struct point *point = record_point(status->record, status->round->id, 0, "status", "");
	long days;

	if (point != NULL && point_disputed(point)) {
		str_print(text, "Its state is disputed: %s or %s", point->holds[0].text, point->holds[1].text);
	} else if (state == NULL && dates->start.text == NULL) {
		str_add(text, "Neither state nor dates are recorded");
	} else if (state == NULL) {
		days = 0;
		days_between(status->question.day, dates->end.latest != NULL ? dates->end.latest : dates->start.latest, &days);
		if (days < 0 && dates->end.text == NULL)
			str_print(text, "Opening dated %s; neither its state nor its end is recorded",
			          day_told(page->report.context, &dates->start));
		else if (days < 0)
			past(text, page, dates);
		else
			ahead(text, page, state, &dates->start);
	} else if (str_equal(state, "under way") || str_equal(state, "suspended")) {
		str_print(text, "%s", str_equal(state, "suspended") ? "Suspended" : "Under way");
		if (str_equal(state, "suspended"))
			str_print(text, " on %s", day_or_none(page, value));
		if (dates->start.text != NULL)
			str_print(text, "; opened %s", day_told(page->report.context, &dates->start));
	} else if (str_equal(state, "concluded")) {
		past(text, page, dates);
	} else if (str_equal(state, "postponed") || str_equal(state, "cancelled")) {
		str_print(text, "%s on %s", str_equal(state, "cancelled") ? "Cancelled" : "Postponed",
		          day_or_none(page, value));
		if (dates->start.text)
			str_print(text, "; the last date said was %s", day_told(page->report.context, &dates->start));
	} else {
		ahead(text, page, state, &dates->start);
	}
	str_add(text, ".");
}

static bool is_batch(const struct part *invitation)
{
	return invitation->actor_id == FIELD_NULL_INTEGER && invitation->person_id == FIELD_NULL_INTEGER &&
	       !invitation->side;
}

// Whether it was sent at some time, whatever came of it.
static const struct value *sending(const struct status_report *page, const struct part *invitation)
{
	const struct point *point = record_point(page->status->record, invitation->id, 0, "invitation", "");

	if (!point || point->hold_count == 0 || point_disputed(point))
		return NULL;
	if (str_equal(point->holds[0].text, "sent"))
		return &point->holds[0];
	for (size_t i = 0; i < point->was_count; i++)
		if (str_equal(point->was[i].text, "sent"))
			return &point->was[i];
	return NULL;
}

// When it was sent as it reads: "today", "13 Feb 2017", "on a day before 17 Feb 2017" where only the report is dated; NULL
// for one that nobody says was sent.
static const char *sent_day(const struct status_report *page, const struct part *invitation)
{
	const void *context = page->report.context;
	const struct value *sent = sending(page, invitation);
	const struct told *told = sent ? record_claim(page->status->record, sent->claims[0]) : NULL;

	if (!told)
		return NULL;
	if (!told->occurred)
		return status_day(&page->report, sent) ? mem_print(context, "by %s", date_text(context, told->effective))
		                                       : "on a day not recorded";
	return str_equal(told->occurred, page->status->question.day) ? "today" : date_text(context, told->occurred);
}

// Whom an invitation names, or how many went out unnamed.
static const char *sent_to(const struct status_report *page, const struct part *invitation)
{
	const struct value *number = record_value(page->status->record, invitation->id, 0, "quantity");

	if (!is_batch(invitation))
		return mem_print(page->report.context, "to %s", status_invitees(&page->report, page->status, invitation));
	return number ? count_text(page->report.context, number->text) : "number not known";
}

// "today, number not known, and 17 Feb 2017, to Jordan, to Iran": the invitations that went out, by day.
static void sent(struct str *text, const struct status_report *page)
{
	const struct status *status = page->status;

	for (const struct part *part = NULL; (part = status_next(status, "invitation", part)) != NULL;) {
		const char *day = sent_day(page, part);
		const struct part *earlier = NULL;

		do
			earlier = status_next(status, "invitation", earlier);
		while (earlier != part && !str_equal(sent_day(page, earlier), day));
		if (!day || earlier != part)
			continue; // told with the first of its day
		str_separate(text, ", and ");
		str_add(text, day);
		for (const struct part *same = part; same; same = status_next(status, "invitation", same))
			if (str_equal(sent_day(page, same), day))
				str_print(text, ", %s", sent_to(page, same));
	}
}

static void invited(struct str *text, const struct status_report *page)
{
	const struct status *status = page->status;
	struct str *went = str_new(page->report.context);
	size_t answers = 0;

	for (const struct part *part = NULL; (part = status_next(status, "invitation", part)) != NULL;) {
		const struct value *state = record_value(status->record, part->id, 0, "invitation");

		// A refusal of who was never asked answers nothing.
		answers +=
			state && !str_equal(state->text, "sent") && !str_equal(state->text, "withdrawn") && sending(page, part);
	}
	sent(went, page);
	if (went->length == 0)
		return;
	str_print(text, " Invitations went out %s; ", went->text);
	if (answers == 0)
		str_add(text, "no answer recorded.");
	else
		str_print(text, "%s %s recorded.", number_in_words(page->report.context, (long)answers),
		          answers == 1 ? "answer" : "answers");
}

static void preceded(struct str *text, const struct status_report *page)
{
	const struct status *status = page->status;
	const struct edge *end;
	const char *words;

	if (status->previous == NULL || !status->gap.bounded)
		return;
	end = &status_dates(status, status->previous->id)->end;
	str_print(text, " First %s since %s, ", status->round->nature, date_text(page->report.context, end->text));
	if (status->gap.known)
		str_print(text, "%ld days before", status->gap.days);
	if (status->gap.least != status->gap.most)
		str_print(text, "%s%ld to %ld days before", status->gap.known ? ", or " : "", status->gap.least,
		          status->gap.most);
	if (status->gap.vague)
		str_add(text, ", by days that are vague or disputed");
	words = days_in_words(page->report.context, status->gap.least);
	if (words != NULL)
		str_print(text, " (%s)", words);
	str_add(text, ".");
}

static void attended(struct str *text, const struct status_report *page)
{
	const struct status *status = page->status;
	size_t present = 0;
	size_t absent = 0;

	for (const struct part *part = NULL; (part = status_delegation_next(status, part)) != NULL;) {
		const struct point *presence = status_presence(status, part);

		present += status_present(status, part);
		absent += presence && presence->hold_count > 0 && str_equal(presence->holds[0].text, "did not come");
	}
	if (present == 0)
		return;
	char *count = number_in_words(page->report.context, (long)present);

	if (*count >= 'a' && *count <= 'z')
		*count = (char)(*count - 'a' + 'A');
	str_print(text, " %s %s recorded as present", count, present == 1 ? "delegation is" : "delegations are");
	if (absent > 0)
		str_print(text, ", %s as absent", number_in_words(page->report.context, (long)absent));
	str_add(text, ".");
}

const char *status_summary(const struct status_report *page)
{
	struct str *text = str_new(page->report.context);

	standing(text, page);
	invited(text, page);
	attended(text, page);
	preceded(text, page);
	return text->text;
}
