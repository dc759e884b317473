// SPDX-License-Identifier: MIT
// Who was invited and answered, and who was kept out.
#include "base/mem.h"
#include "base/str.h"
#include "cmd/status_report.h"

// ---- invitations -------------------------------------------------------------------------------------------------------

static void invitation(struct status_report *page, const struct part *part)
{
	const struct point *state = record_single(page->report.record, part->id, "invitation");
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
	str_add(text, report_despite_told(&page->report, state));
	status_fact(page, 1, day, text->text, state);
}

// Whether the delegation of an actor, or of a side, came: that is an answer too.
static bool came(const struct status *status, int64_t actor, const char *side)
{
	for (const struct part *part = NULL; (part = status_delegation_next(status, part)) != NULL;)
		if (status_present(status, part) && (side ? str_equal(status_delegation_side(status, part), side)
		                                          : status_delegation_body(status, part) == actor))
			return true;
	return false;
}

// Whether a side that a batch went to answered under its own name.
static bool answered(const struct status *status, const char *side)
{
	for (const struct part *part = NULL; (part = status_next(status, "invitation", part)) != NULL;) {
		const struct value *state = record_value(status->record, part->id, "invitation");

		if (state && str_equal(part->side, side) && !str_equal(state->text, "sent"))
			return true;
	}
	return false;
}

static bool is_named(const struct part *invitation)
{
	return invitation->actor_id != FIELD_NULL_INTEGER || invitation->person_id != FIELD_NULL_INTEGER ||
	       invitation->side;
}

const char *const *status_waiting(const struct report *report, const struct status *status,
                                  const struct part *invitation)
{
	const struct point *state = record_single(status->record, invitation->id, "invitation");
	const char *const *sides = status_sides(report, status);
	const char *who = status_invitees(report, status, invitation);
	size_t count = 0;

	while (sides[count])
		count++;
	const char **waiting = mem_alloc(report->context, (count + 2) * sizeof *waiting);

	count = 0;
	if (state && state->hold_count == 1 && str_equal(state->holds[0].text, "sent")) {
		if (!who)
			waiting[count++] = "invitees not named";
		else if (is_named(invitation) && !came(status, invitation->actor_id, invitation->side))
			waiting[count++] = invitation->side ? invitation->side : who;
		for (; !is_named(invitation) && *sides; sides++)
			if (status_has(status, invitation->id, "side", *sides) && !answered(status, *sides) &&
			    !came(status, 0, *sides))
				waiting[count++] = *sides;
	}
	waiting[count] = NULL;
	return waiting;
}

// Those of whom no answer is recorded, each once: "government, opposition"; "" for none.
static const char *waiting_told(const struct status_report *page)
{
	struct str *text = str_new(page->report.context);
	const char **told = NULL;
	size_t count = 0;

	for (const struct part *part = NULL; (part = status_next(page->status, "invitation", part)) != NULL;)
		for (const char *const *who = status_waiting(&page->report, page->status, part); *who; who++) {
			size_t place = 0;

			while (place < count && !str_equal(told[place], *who))
				place++;
			if (place < count)
				continue;
			told = mem_resize(page->report.context, told, count + 1, sizeof *told);
			told[count++] = *who;
			str_separate(text, ", ");
			str_add(text, *who);
		}
	return text->text;
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
	size_t told = 0;

	document_section(page->document, "Invitations", NULL, NULL);
	for (const struct part *part = NULL; (part = status_next(page->status, "invitation", part)) != NULL;) {
		const struct point *state = record_single(page->report.record, part->id, "invitation");

		if (!state || state->hold_count == 0)
			continue;
		invitation(page, part);
		told++;
	}
	status_fact_withheld(page, 1, "", "invitation");
	if (status_withheld(page->status, "invitation") == 0 && told == 0) {
		status_fact(page, 1, "", none_told(page), NULL);
		if (!status_begun(page->status))
			status_unknown(page, "who was invited");
	}
	const char *waiting = waiting_told(page);

	if (!*waiting)
		return;
	status_fact(page, 1, NULL, mem_print(page->report.context, "answers: none recorded (%s)", waiting), NULL);
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
	const struct point *state = record_single(page->report.record, part->id, "exclusion");
	struct excluded excluded = { .part = part };

	excluded.who = mem_print(page->report.context, "%s %s", status_excluded_name(&page->report, page->status, part),
	                         exclusion_told(page, state));
	const char *extent = report_set(&page->report, part->id, "extent");
	const char *insisters = report_set(&page->report, part->id, "insister");
	const char *ground = report_point_of(&page->report, part->id, 0, "ground");

	excluded.tail = mem_print(page->report.context, "%s%sat whose insistence: %s%s%s", extent ? "from " : "",
	                          extent ? mem_print(page->report.context, "%s; ", extent) : "",
	                          insisters ? insisters : report_untold(&page->report, part->id, "insister", "not said"),
	                          ground ? "; ground: " : "", ground ? ground : "");
	excluded.insisted = insisters || withheld_has(page->report.withheld, part->id, 0, "insister");
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
	if (count == 0 && status_withheld(page->status, "exclusion") == 0)
		return;
	document_section(page->document, "Excluded", NULL, NULL);
	for (size_t i = 0; i < count;)
		i += excluded_line(page, &list[i], count - i);
	status_fact_withheld(page, 1, "", "exclusion");
}
