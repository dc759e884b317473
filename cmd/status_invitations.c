// SPDX-License-Identifier: MIT
// Who was invited and answered, and who was kept out.
#include "base/mem.h"
#include "base/str.h"
#include "cmd/status_report.h"

static const struct point *point_of(const struct status_report *page, int64_t subject, const char *name)
{
	return record_point(page->report.record, subject, 0, name, "");
}

// ---- invitations -------------------------------------------------------------------------------------------------------

static void invitation(struct status_report *page, const struct part *part)
{
	const struct point *state = point_of(page, part->id, "invitation");
	const char *day = status_day_label(&page->report, &state->holds[0]);
	const char *to = status_invitees(&page->report, page->status, part);
	const char *issuer = report_point_of(&page->report, part->id, 0, "issuer");
	const char *number = report_point_of(&page->report, part->id, 0, "quantity");
	const char *before = report_before(&page->report, state, NULL);
	const char *roles = report_set(&page->report, part->id, "role");
	struct str *text = str_new(page->report.context);

	if (issuer)
		str_print(text, "by %s, ", issuer);
	str_print(text, "to %s", to ? to : "invitees not named");
	if (number)
		str_print(text, ", %s", number);
	str_print(text, ": %s", report_state(&page->report, state, day));
	if (before)
		str_print(text, " · %s", before);
	if (roles)
		str_print(text, " · as %s", roles);
	status_fact(page, 1, day, text->text, state);
}

// Whether the delegation of an actor, or of a side, came: that is an answer too.
static bool came(const struct status_report *page, int64_t actor, const char *side)
{
	for (const struct part *part = NULL; (part = status_delegation_next(page->status, part)) != NULL;)
		if (status_present(page->status, part) && (side ? str_equal(status_delegation_side(page->status, part), side)
		                                                : status_delegation_body(page->status, part) == actor))
			return true;
	return false;
}

static void waiting_add(struct status_report *page, struct str *waiting, const char *who, int64_t actor,
                        const char *side)
{
	if (came(page, actor, side))
		return;
	str_separate(waiting, ", ");
	str_add(waiting, who);
}

// Sides that a batch went to, and of which no answer is recorded.
static void sides_waiting(struct status_report *page, struct str *waiting)
{
	const char *const *sides = status_sides(&page->report, page->status);

	for (size_t i = 0; sides[i]; i++) {
		bool asked = false;
		bool answered = false;

		for (const struct part *part = NULL; (part = status_next(page->status, "invitation", part)) != NULL;) {
			const struct value *state = record_value(page->report.record, part->id, 0, "invitation");

			asked = asked ||
			        (status_unanswered(page->status, part) && status_has(page->status, part->id, "side", sides[i]));
			answered = answered || (state && str_equal(part->side, sides[i]) && !str_equal(state->text, "sent"));
		}
		if (asked && !answered)
			waiting_add(page, waiting, sides[i], 0, sides[i]);
	}
}

static bool is_named(const struct part *invitation)
{
	return invitation->actor_id != FIELD_NULL_INTEGER || invitation->person_id != FIELD_NULL_INTEGER ||
	       invitation->side;
}

// Those of a session may be recorded with the round above it, and the other way about.
static const char *none_told(const struct status_report *page)
{
	const struct part *above = status_above(page->status, page->status->round);

	if (above && str_equal(above->kind, "round"))
		return mem_print(page->report.context, "none recorded for it alone: see %s", above->label);
	return status_has_sessions(page->status) ? "none recorded for it as a whole" : "none recorded";
}

void status_invitations(struct status_report *page)
{
	struct str *waiting = str_new(page->report.context);
	size_t told = 0;

	document_section(page->document, "Invitations", NULL, NULL);
	for (const struct part *part = NULL; (part = status_next(page->status, "invitation", part)) != NULL;) {
		const struct point *state = point_of(page, part->id, "invitation");

		if (!state || state->hold_count == 0)
			continue;
		invitation(page, part);
		told++;
		if (status_unanswered(page->status, part) && !point_disputed(state) && is_named(part))
			waiting_add(page, waiting, status_invitees(&page->report, page->status, part), part->actor_id, part->side);
	}
	if (told == 0) {
		status_fact(page, 1, "", none_told(page), NULL);
		if (!status_begun(page->status))
			status_unknown(page, "who was invited");
		return;
	}
	sides_waiting(page, waiting);
	if (waiting->length == 0)
		return;
	status_fact(page, 1, NULL, mem_print(page->report.context, "answers: none recorded (%s)", waiting->text), NULL);
	if (!status_begun(page->status))
		status_unknown(page, "who accepts");
}

// ---- exclusions --------------------------------------------------------------------------------------------------------

// An exclusion as it reads.
struct excluded {
	const struct part *part;
	const char *who;
	const char *tail; // all but whom it concerns
	const char *flag;
	bool insisted;
};

// That it holds needs no word: its day, where one was said, and who says so; what stands against it in full.
static const char *exclusion_told(const struct status_report *page, const struct point *state)
{
	const char *occurred =
		report_date(&page->report, record_claim(page->report.record, state->holds[0].claims[0])->occurred);

	if (point_disputed(state))
		return report_state(&page->report, state, NULL);
	return mem_print(page->report.context, "%s%s%s%s%s", occurred ? "since " : "", occurred ? occurred : "",
	                 occurred ? " " : "", report_cites(&page->report, &state->holds[0]),
	                 report_speakers(&page->report, &state->holds[0]));
}

static struct excluded excluded_read(struct status_report *page, const struct part *part)
{
	const struct point *state = point_of(page, part->id, "exclusion");
	struct excluded excluded = { .part = part };

	excluded.who = mem_print(page->report.context, "%s %s", status_excluded_name(&page->report, page->status, part),
	                         exclusion_told(page, state));
	const char *extent = report_set(&page->report, part->id, "extent");
	const char *insisters = report_set(&page->report, part->id, "insister");
	const char *ground = report_point_of(&page->report, part->id, 0, "ground");

	excluded.tail = mem_print(page->report.context, "%s%sat whose insistence: %s%s%s", extent ? "from " : "",
	                          extent ? mem_print(page->report.context, "%s; ", extent) : "",
	                          insisters ? insisters : "not said", ground ? "; ground: " : "", ground ? ground : "");
	excluded.insisted = insisters;
	excluded.flag = status_disputed(page);
	if (!excluded.flag)
		excluded.flag = report_weight(&page->report, state);
	return excluded;
}

static bool reads_alike(const struct excluded *a, const struct excluded *b)
{
	return a->part->round_id == b->part->round_id && str_equal(a->tail, b->tail) && str_equal(a->flag, b->flag);
}

// Those that read the same but for whom they concern, from `first` on, as one line; gives how many these are.
static size_t excluded_line(struct status_report *page, const struct excluded *first, size_t count)
{
	struct str *who = str_new(page->report.context);
	struct str *names = str_new(page->report.context);
	size_t alike = 0;

	for (; alike < count && reads_alike(first, &first[alike]); alike++) {
		str_separate(who, " · ");
		str_add(who, first[alike].who);
	}
	for (size_t i = 0; i < alike; i++)
		str_print(names, "%s%s",
		          i == 0           ? ""
		          : i + 1 == alike ? " and "
		                           : ", ",
		          status_excluded_name(&page->report, page->status, first[i].part));
	status_line(page, 1, first->part->round_id == FIELD_NULL_INTEGER ? "the talks" : "the round",
	            mem_print(page->report.context, "%s; %s", who->text, first->tail), first->flag);
	if (!first->insisted)
		status_unknown(page, mem_print(page->report.context, "at whose insistence %s %s excluded", names->text,
		                               alike == 1 ? "is" : "are"));
	return alike;
}

void status_exclusions(struct status_report *page)
{
	struct excluded *list = mem_alloc(page->report.context, (page->status->part_count + 1) * sizeof *list);
	size_t count = 0;

	for (const struct part *part = NULL; (part = status_next(page->status, "exclusion", part)) != NULL;)
		if (status_excluded(page->status, part))
			list[count++] = excluded_read(page, part);
	if (count == 0)
		return;
	document_section(page->document, "Excluded", NULL, NULL);
	for (size_t i = 0; i < count;)
		i += excluded_line(page, &list[i], count - i);
}
