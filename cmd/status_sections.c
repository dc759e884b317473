// SPDX-License-Identifier: MIT
// Delegations, invitations, exclusions.
#include <string.h>

#include "base/mem.h"
#include "base/str.h"
#include "cmd/status_report.h"
#include "domain/words.h"

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

// What happened to it on the way: delayed, walked out; not that it was named or expected.
static const char *presence_before(const struct status_report *page, const struct point *presence)
{
	struct str *text = str_new(page->report.context);

	for (size_t i = 0; presence && i < presence->was_count; i++) {
		const struct value *value = &presence->was[i];
		const char *day = status_day(&page->report, value);

		if (str_equal(value->text, "named") || str_equal(value->text, "expected"))
			continue;
		str_separate(text, ", ");
		str_print(text, "%s%s%s %s", value->text, day ? " " : "", day ? report_date(&page->report, day) : "",
		          report_cites(&page->report, value));
	}
	return text->length > 0 ? mem_print(page->report.context, "before that %s", text->text) : NULL;
}

// Who says it of a set's element: "says Moscow Platform [3]".
static void side_of_dispute(const struct status_report *page, const struct value *value, struct str *text)
{
	const struct told *told = record_claim(page->report.record, value->claims[0]);

	str_add(text, str_equal(value->text, "in") ? "inside it" : "not inside");
	if (told->attributed_id != 0)
		str_print(text, ", says %s", record_label(page->report.record, told->attributed_id));
	str_print(text, " %s", report_cites(&page->report, value));
}

// The bodies inside a delegation, one a line where it is disputed or denied, since who says so is the point.
static void delegation_bodies(struct status_report *page, const struct part *part)
{
	size_t count;
	const struct point *points = record_points(page->report.record, part->id, &count);
	struct str *inside = str_new(page->report.context);

	for (size_t i = 0; i < count; i++) {
		const struct point *point = &points[i];
		struct str *text = str_new(page->report.context);

		if (!str_equal(point->name, "includes") || point->hold_count == 0 || point->holds[0].id == 0)
			continue;
		if (point_in(point) && !point_disputed(point)) {
			str_separate(inside, ", ");
			str_print(inside, "%s %s", record_label(page->report.record, point->holds[0].id),
			          report_cites(&page->report, &point->holds[0]));
			continue;
		}
		str_print(text, "%s: ", record_label(page->report.record, point->holds[0].id));
		for (size_t j = 0; j < point->hold_count; j++) {
			str_add(text, j > 0 ? "; " : "");
			side_of_dispute(page, &point->holds[j], text);
		}
		status_fact(page, 1, NULL, text->text, report_flag(&page->report, point, false));
		if (point_disputed(point))
			status_unknown(page, mem_print(page->report.context, "whether %s is inside it",
			                               record_label(page->report.record, point->holds[0].id)));
	}
	if (inside->length > 0)
		status_fact(page, 1, NULL, mem_print(page->report.context, "including %s", inside->text), NULL);
}

static void delegation(struct status_report *page, const struct part *part)
{
	const char *side = status_delegation_side(page->status, part);
	const char *role = first_role(page, part);
	const struct point *presence = status_presence(page->status, part);
	const struct point *size = point_of(page, part->id, "size");
	const struct point *body = point_of(page, part->id, "body");
	int64_t body_id = status_delegation_body(page->status, part);
	struct str *text = str_new(page->report.context);

	if (body != NULL)
		joined(text, report_point(&page->report, body));
	else if (body_id != 0)
		joined(text, record_label(page->report.record, body_id));
	joined(text, report_state(&page->report, presence));
	joined(text, presence_before(page, presence));
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
	            text->length > 0 ? text->text : "body not known",
	            point_disputed(size) ? "DISPUTED" : report_flag(&page->report, presence, true));
	if (point_disputed(size))
		status_unknown(
			page, mem_print(page->report.context, "how many came for %s", status_delegation_name(page->status, part)));
	delegation_people(page, part);
	delegation_bodies(page, part);
}

static bool has_sessions(const struct status_report *page)
{
	for (const struct part *part = NULL; (part = status_next(page->status, "session", part)) != NULL;)
		if (status_told(page->status, part->id))
			return true;
	return false;
}

// How many there are of each presence, in the order in which one follows another.
static const char *counted(const struct status_report *page)
{
	struct str *text = str_new(page->report.context);
	int untold = 0;

	for (size_t i = 0; words_presence[i]; i++) {
		int count = 0;

		for (const struct part *part = NULL; (part = status_delegation_next(page->status, part)) != NULL;) {
			const struct point *presence = status_presence(page->status, part);

			count += presence && presence->hold_count > 0 && str_equal(presence->holds[0].text, words_presence[i]);
			untold += i == 0 && (!presence || presence->hold_count == 0);
		}
		if (count > 0) {
			str_separate(text, ", ");
			str_print(text, "%d %s", count, words_presence[i]);
		}
	}
	if (untold > 0) {
		str_separate(text, ", ");
		str_print(text, "%d whose presence nobody tells", untold);
	}
	if (text->length > 0)
		return text->text;
	return has_sessions(page) ? "recorded with its sessions" : "none recorded";
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

	if (report_point_of(&page->report, part->id, 0, "issuer") != NULL)
		str_print(text, "by %s, ", report_point_of(&page->report, part->id, 0, "issuer"));
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
		status_fact(page, 1, "", has_sessions(page) ? "none recorded for it as a whole" : "none recorded", NULL);
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

static const char *excluded_name(const struct status_report *page, const struct part *part)
{
	const int64_t actor = status_excluded_actor(page->status, part);

	return actor != 0 ? record_label(page->report.record, actor)
	                  : mem_print(page->report.context, "the %s", part->side);
}

// Exclusions that read the same but for whom they concern stand on one line.
void status_exclusions(struct status_report *page)
{
	const char *tail = NULL;
	struct str *who = str_new(page->report.context);
	const char *flag = NULL;
	const struct part *part = status_next(page->status, "exclusion", NULL);
	bool headed = false;

	while (part != NULL && !status_excluded(page->status, part))
		part = status_next(page->status, "exclusion", part);
	while (part != NULL) {
		const struct point *state = point_of(page, part->id, "exclusion");
		const struct part *next = part;

		if (!headed)
			document_section(page->document, "Excluded", NULL, NULL);
		headed = true;
		str_separate(who, " · ");
		str_print(who, "%s %s", excluded_name(page, part), exclusion_told(page, state));
		flag = report_flag(&page->report, state, true);
		tail = exclusion_tail(page, part);
		do
			next = status_next(page->status, "exclusion", next);
		while (next != NULL && !status_excluded(page->status, next));
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
