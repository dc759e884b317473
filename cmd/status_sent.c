// SPDX-License-Identifier: MIT
// The sentences on invitations: which went out when, to whom, and how many answered.
#include "base/mem.h"
#include "base/str.h"
#include "cmd/status_report.h"
#include "domain/date_text.h"
#include "domain/day.h"

static bool is_batch(const struct part *invitation)
{
	return invitation->actor_id == FIELD_NULL_INTEGER && invitation->person_id == FIELD_NULL_INTEGER &&
	       !invitation->side;
}

// Its sending, where nobody denies it, whatever came of it; or NULL.
static const struct value *sending(const struct status_report *page, const struct part *invitation)
{
	const struct point *point = record_single(page->status->record, invitation->id, "invitation");

	if (!point || point->hold_count == 0)
		return NULL;
	if (point->hold_count == 1 && str_equal(point->holds[0].text, "sent"))
		return &point->holds[0];
	for (size_t i = 0; i < point->was_count; i++)
		if (str_equal(point->was[i].text, "sent"))
			return &point->was[i];
	return NULL;
}

// When it was sent as it reads; NULL for one that nobody says was sent.
static const char *sent_day(const struct status_report *page, const struct part *invitation)
{
	const struct value *sent = sending(page, invitation);

	return sent ? status_day_said(page, sent) : NULL;
}

// Whom an invitation went to; of one without named invitees also how many.
static const char *sent_to(const struct status_report *page, const struct part *invitation)
{
	const struct value *number = record_value(page->status->record, invitation->id, "quantity");
	const char *to = status_invitees(&page->report, page->status, invitation);
	const char *many = number ? count_text(page->report.context, number->text) : "number not known";

	if (!is_batch(invitation))
		return to;
	return mem_print(page->report.context, "%s (%s)", to ? to : "invitees not named", many);
}

// What went out on one day.
struct sent_on {
	const char *day;
	struct str *to;   // all but the last of those it went to
	const char *last; // joined by "and"
};

// "today to both sides (number not known), and by 17 Feb 2017 to Jordan and Iran": what went out, by day.
static const char *sent(const struct status_report *page)
{
	const void *context = page->report.context;
	struct sent_on *days = NULL;
	size_t count = 0;
	struct str *text = str_new(context);

	for (const struct part *part = NULL; (part = status_next(page->status, "invitation", part)) != NULL;) {
		const char *day = sent_day(page, part);
		size_t place = 0;

		if (!day)
			continue;
		while (place < count && !str_equal(days[place].day, day))
			place++;
		if (place == count) {
			days = mem_resize(context, days, count + 1, sizeof *days);
			days[count++] = (struct sent_on){ .day = day, .to = str_new(context) };
		} else {
			str_separate(days[place].to, ", ");
			str_add(days[place].to, days[place].last);
		}
		days[place].last = sent_to(page, part);
	}
	for (size_t i = 0; i < count; i++) {
		str_separate(text, ", and ");
		str_print(text, "%s to %s%s%s", days[i].day, days[i].to->text, days[i].to->length > 0 ? " and " : "",
		          days[i].last);
	}
	return text->text;
}

// "Faylaq al-Sham declined": who said no without a sending on record. It answers none of those that went out.
static void declined(struct str *text, const struct status_report *page)
{
	struct str *names = str_new(page->report.context);

	for (const struct part *part = NULL; (part = status_next(page->status, "invitation", part)) != NULL;) {
		const struct value *state = record_value(page->status->record, part->id, "invitation");

		if (!state || !str_equal(state->text, "declined") || sending(page, part))
			continue;
		str_separate(names, ", ");
		str_add(names, status_invitees(&page->report, page->status, part));
	}
	if (names->length > 0)
		str_print(text, " Declined without a recorded invitation: %s.", names->text);
}

// "Disputed: the invitation to the opposition (sent or not received)."
static void disputed(struct str *text, const struct status_report *page)
{
	struct str *names = str_new(page->report.context);

	for (const struct part *part = NULL; (part = status_next(page->status, "invitation", part)) != NULL;) {
		const struct point *point = record_single(page->status->record, part->id, "invitation");

		if (!point || !point_disputed(point))
			continue;
		str_separate(names, ", ");
		str_print(names, "the invitation to %s (%s)", sent_to(page, part), report_choice(&page->report, point, " or "));
	}
	if (names->length > 0)
		str_print(text, " Disputed: %s.", names->text);
}

void status_sent(struct str *text, const struct status_report *page)
{
	const struct status *status = page->status;
	const char *went = sent(page);
	size_t answers = 0;
	bool waits = true;

	for (const struct part *part = NULL; (part = status_next(status, "invitation", part)) != NULL;) {
		const struct value *state = record_value(status->record, part->id, "invitation");

		// A refusal of who was never asked answers nothing.
		answers +=
			state && !str_equal(state->text, "sent") && !str_equal(state->text, "withdrawn") && sending(page, part);
		waits = waits && (!sending(page, part) || *status_waiting(&page->report, status, part));
	}
	if (*went)
		str_print(text, " Invitations went out %s", went);
	if (*went && answers > 0)
		str_print(text, "; %s %s recorded", number_in_words(page->report.context, (long)answers),
		          answers == 1 ? "answer" : "answers");
	else if (*went && waits)
		str_add(text, "; no answer recorded");
	if (*went)
		str_add(text, ".");
	declined(text, page);
	disputed(text, page);
}
