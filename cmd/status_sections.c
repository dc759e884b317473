// SPDX-License-Identifier: MIT
// Delegations, invitations, exclusions.
#include <string.h>

#include "base/mem.h"
#include "base/str.h"
#include "cmd/status_report.h"

static const struct point *point_of(const struct status_report *page, int64_t subject, const char *name)
{
	return record_point(page->report.record, subject, 0, name, "");
}

// ---- delegations -------------------------------------------------------------------------------------------------------

// In the order in which a table of participants lists them.
static const char *const role_order[] = { "party",       "mediator", "facilitator", "chair",
	                                      "convener",    "host",     "guarantor",   "co-sponsor",
	                                      "participant", "observer", "adviser",     "secretariat" };

static const char *first_role(const struct status_report *page, const struct part *delegation)
{
	for (size_t i = 0; i < sizeof role_order / sizeof *role_order; i++)
		if (status_has(page->status, delegation->id, "role", role_order[i]))
			return role_order[i];
	return NULL;
}

static void joined(struct str *text, const char *part)
{
	if (part != NULL) {
		str_separate(text, " · ");
		str_add(text, part);
	}
}

static const char *size_told(const struct status_report *page, int64_t delegation)
{
	const struct point *size = point_of(page, delegation, "size");
	const char *text = report_point(&page->report, size);

	return text != NULL ? mem_print(page->report.context, "members: %s", text) : NULL;
}

static const char *worded(const struct status_report *page, int64_t delegation, const char *name)
{
	const char *text = report_point(&page->report, point_of(page, delegation, name));

	return text != NULL ? mem_print(page->report.context, "%s: %s", name, text) : NULL;
}

static void delegation_people(struct status_report *page, const struct part *part)
{
	static const char *const singles[] = { "head", "chief negotiator" };
	static const char *const sets[][2] = { { "spokesperson", "spokesperson" },
		                                   { "member", "with" },
		                                   { "adviser", "advisers" } };
	const void *context = page->report.context;

	for (size_t i = 0; i < sizeof singles / sizeof *singles; i++) {
		const struct point *point = point_of(page, part->id, singles[i]);
		const char *text = report_point(&page->report, point);

		if (text != NULL)
			status_fact(page, 1, NULL, mem_print(context, "%s %s", singles[i], text),
			            report_flag(&page->report, point, false));
		else if (i == 0 && status_has(page->status, part->id, "role", "party")) {
			status_fact(page, 1, NULL, "head not recorded", NULL);
			status_unknown(page, mem_print(context, "head of %s%s",
			                               status_delegation_side(page->status, part) != NULL ? "the side " : "",
			                               status_delegation_name(page->status, part)));
		}
	}
	for (size_t i = 0; i < sizeof sets / sizeof *sets; i++) {
		const char *text = report_set(&page->report, part->id, sets[i][0]);

		if (text != NULL)
			status_fact(page, 1, NULL, mem_print(context, "%s %s", sets[i][1], text),
			            strstr(text, ", says [") != NULL ? "DISPUTED" : NULL);
	}
}

static void delegation(struct status_report *page, const struct part *part)
{
	const char *side = status_delegation_side(page->status, part);
	const char *role = first_role(page, part);
	const struct point *presence = point_of(page, part->id, "presence");
	const struct point *body = point_of(page, part->id, "body");
	int64_t body_id = status_delegation_body(page->status, part);
	struct str *text = str_new(page->report.context);

	if (body != NULL)
		joined(text, report_point(&page->report, body));
	else if (body_id != 0)
		joined(text, record_label(page->report.record, body_id));
	joined(text, report_state(&page->report, presence));
	joined(text, size_told(page, part->id));
	joined(text, worded(page, part->id, "level"));
	joined(text, worded(page, part->id, "capacity"));
	joined(text, worded(page, part->id, "on behalf"));
	if (part->round_id != page->status->round->id)
		joined(text, mem_print(page->report.context, "taken over from %s",
		                       record_label(page->report.record, part->round_id)));
	status_fact(page, 1,
	            side != NULL   ? side
	            : role != NULL ? role
	                           : "present",
	            text->length > 0 ? text->text : "body not known", report_flag(&page->report, presence, true));
	delegation_people(page, part);
}

static const char *counted(const struct status_report *page)
{
	static const char *const states[] = { "expected", "named", "arrived", "attended", "walked out", "did not come" };
	struct str *text = str_new(page->report.context);

	for (size_t i = 0; i < sizeof states / sizeof *states; i++) {
		int count = 0;

		for (const struct part *part = NULL; (part = status_delegation_next(page->status, part)) != NULL;) {
			const struct value *presence = record_value(page->report.record, part->id, 0, "presence");

			count += presence != NULL && str_equal(presence->text, states[i]);
		}
		if (count > 0) {
			str_separate(text, ", ");
			str_print(text, "%d %s", count, states[i]);
		}
	}
	return text->length > 0 ? text->text : "none recorded";
}

// Those whose first role is `role`; of parties, the sides in the order in which the talks name them.
static void delegations_with(struct status_report *page, const char *role)
{
	const char *const *sides = status_sides(&page->report, page->status);
	const bool parties = str_equal(role, "party");

	for (size_t i = 0; i == 0 || (parties && sides[i - 1]); i++)
		for (const struct part *part = NULL; (part = status_delegation_next(page->status, part)) != NULL;) {
			const char *side = status_delegation_side(page->status, part);
			size_t place = 0;

			while (sides[place] && !str_equal(sides[place], side))
				place++;
			if (str_equal(first_role(page, part), role) && (!parties || place == i))
				delegation(page, part);
		}
}

void status_delegations(struct status_report *page)
{
	document_section(page->document, "Delegations", counted(page), NULL);
	for (size_t i = 0; i < sizeof role_order / sizeof *role_order; i++)
		delegations_with(page, role_order[i]);
	delegations_with(page, NULL);
}

// ---- invitations -------------------------------------------------------------------------------------------------------

static void invitation(struct status_report *page, const struct part *part)
{
	const struct point *state = point_of(page, part->id, "invitation");
	const struct value *value = state != NULL && state->hold_count > 0 ? state->holds : NULL;
	const char *to = status_invitees(&page->report, page->status, part);
	struct str *text = str_new(page->report.context);

	if (part->issuer_id != FIELD_NULL_INTEGER)
		str_print(text, "by %s, ", record_label(page->report.record, part->issuer_id));
	str_print(text, "to %s", to != NULL ? to : "invitees not named");
	if (report_point_of(&page->report, part->id, 0, "quantity") != NULL)
		str_print(text, ", %s", report_point_of(&page->report, part->id, 0, "quantity"));
	str_print(text, ": %s", report_state(&page->report, state));
	if (report_set(&page->report, part->id, "role") != NULL)
		str_print(text, " · as %s", report_set(&page->report, part->id, "role"));
	status_fact(page, 1, status_day_label(&page->report, value), text->text, report_flag(&page->report, state, true));
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
			asked = asked || status_has(page->status, part->id, "side", sides[i]);
			answered = answered || (str_equal(part->side, sides[i]) && !status_unanswered(page->status, part));
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
		status_fact(page, 1, "", "none recorded", NULL);
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

static const char *exclusion_tail(const struct status_report *page, const struct part *part)
{
	const char *insisters = report_set(&page->report, part->id, "insister");
	const char *ground = report_point_of(&page->report, part->id, 0, "ground");
	const char *extent = report_set(&page->report, part->id, "extent");

	return mem_print(page->report.context, "%s%s; at whose insistence: %s%s%s", extent != NULL ? "from " : "",
	                 extent != NULL ? extent : "", insisters != NULL ? insisters : "not said",
	                 ground != NULL ? "; ground: " : "", ground != NULL ? ground : "");
}

static bool imposed(const struct status_report *page, const struct part *part)
{
	const struct point *state = point_of(page, part->id, "exclusion");

	return state != NULL && state->hold_count > 0 &&
	       (str_equal(state->holds[0].text, "imposed") || point_disputed(state));
}

// That it holds needs no word: its day, where one was said, and who says so; what stands against it in full.
static const char *exclusion_told(const struct status_report *page, const struct point *state)
{
	const char *occurred = record_claim(page->report.record, state->holds[0].claims[0])->occurred;

	if (point_disputed(state))
		return report_state(&page->report, state);
	return mem_print(page->report.context, "%s%s%s", occurred ? "since " : "",
	                 occurred ? mem_print(page->report.context, "%s ", report_date(&page->report, occurred)) : "",
	                 report_cites(&page->report, &state->holds[0]));
}

// Exclusions that read the same but for whom they concern stand on one line.
void status_exclusions(struct status_report *page)
{
	const char *tail = NULL;
	struct str *who = str_new(page->report.context);
	const char *flag = NULL;
	const struct part *part = status_next(page->status, "exclusion", NULL);
	bool headed = false;

	while (part != NULL && !imposed(page, part))
		part = status_next(page->status, "exclusion", part);
	while (part != NULL) {
		const struct point *state = point_of(page, part->id, "exclusion");
		const struct part *next = part;

		if (!headed)
			document_section(page->document, "Excluded", NULL, NULL);
		headed = true;
		str_separate(who, " · ");
		str_print(who, "%s %s", record_label(page->report.record, part->actor_id), exclusion_told(page, state));
		flag = report_flag(&page->report, state, true);
		tail = exclusion_tail(page, part);
		do
			next = status_next(page->status, "exclusion", next);
		while (next != NULL && !imposed(page, next));
		if (next == NULL || !str_equal(exclusion_tail(page, next), tail) || next->round_id != part->round_id ||
		    !str_equal(report_flag(&page->report, point_of(page, next->id, "exclusion"), true), flag)) {
			status_fact(page, 1, part->round_id == FIELD_NULL_INTEGER ? "the talks" : "the round",
			            mem_print(page->report.context, "%s; %s", who->text, tail), flag);
			str_clear(who);
			if (strstr(tail, "not said") != NULL)
				status_unknown(page, "at whose insistence groups are excluded");
		}
		part = next;
	}
}
