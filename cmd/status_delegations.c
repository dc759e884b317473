// SPDX-License-Identifier: MIT
// Delegations: of whom, whether present, how large, who sits in them, which bodies are inside.
#include "base/mem.h"
#include "base/str.h"
#include "cmd/status_report.h"
#include "domain/words.h"

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
	if (part) {
		str_separate(text, " · ");
		str_add(text, part);
	}
}

// ---- people ------------------------------------------------------------------------------------------------------------

static const char *const functions[][2] = { { "head", "head" },
	                                        { "chief negotiator", "chief negotiator" },
	                                        { "spokesperson", "spokesperson" },
	                                        { "member", "with" },
	                                        { "adviser", "advisers" } };

static bool is_set(size_t function)
{
	return function >= 2;
}

// What is said of a person apart from the function: "did not come [3]", "level: expert [2]"; NULL for nothing.
static const char *delegate_told(const struct status_report *page, const struct part *part, int64_t person)
{
	static const char *const points[] = { "level", "capacity", "on behalf" };
	struct str *text = str_new(page->report.context);

	joined(text, report_state(&page->report, status_delegate_presence(page->status, part, person), NULL));
	for (size_t i = 0; i < sizeof points / sizeof *points; i++) {
		const char *told = report_point_of(&page->report, part->id, person, points[i]);

		if (told)
			joined(text, mem_print(page->report.context, "%s: %s", points[i], told));
	}
	return text->length > 0 ? text->text : NULL;
}

static void with_function(struct status_report *page, const struct part *part)
{
	for (size_t i = 0; i < sizeof functions / sizeof *functions; i++) {
		const char *text = is_set(i) ? report_set(&page->report, part->id, functions[i][0])
		                             : report_point_of(&page->report, part->id, 0, functions[i][0]);

		if (text) {
			status_fact(page, 1, NULL, mem_print(page->report.context, "%s %s", functions[i][1], text), NULL);
		} else if (i == 0 && status_has(page->status, part->id, "role", "party")) {
			const char *what = mem_print(page->report.context, "head of %s",
			                             status_delegation_called(&page->report, page->status, part));

			status_fact(
				page, 1, NULL,
				mem_print(page->report.context, "head %s", status_untold(page, part->id, "head", "not recorded", what)),
				NULL);
		}
	}
}

// Each person of whom more is said than the function, or who was named without one.
static void delegates(struct status_report *page, const struct part *part)
{
	int64_t person = 0;

	while ((person = status_delegate_next(page->status, part, person)) != 0) {
		const char *text = delegate_told(page, part, person);

		if (text)
			status_fact(page, 1, NULL,
			            mem_print(page->report.context, "%s: %s", record_label(page->report.record, person), text),
			            NULL);
	}
}

// ---- bodies inside -----------------------------------------------------------------------------------------------------

// One a line where it is disputed or denied, since who says so is the point.
static void bodies(struct status_report *page, const struct part *part)
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
		if (point_disputed(point))
			report_dispute(&page->report, point, false);
		for (size_t j = 0; j < point->hold_count; j++) {
			str_separate(text, "; or ");
			str_print(text, "%s %s%s", str_equal(point->holds[j].text, "in") ? "inside it" : "not inside",
			          report_cites(&page->report, &point->holds[j]), report_speakers(&page->report, &point->holds[j]));
		}
		status_fact(page, 1, NULL,
		            mem_print(page->report.context, "%s: %s", record_label(page->report.record, point->holds[0].id),
		                      text->text),
		            NULL);
	}
	if (inside->length > 0)
		status_fact(page, 1, NULL, mem_print(page->report.context, "including %s", inside->text), NULL);
}

// ---- the delegation ----------------------------------------------------------------------------------------------------

// Its side, else its first role.
static const char *label_of(const struct status_report *page, const struct part *part)
{
	const char *side = status_delegation_side(page->status, part);
	const char *role = first_role(page, part);

	return side ? side : role ? role : "other";
}

// The roles that its label does not tell already, and those that are disputed: "as chair [2]".
static const char *further_roles(const struct status_report *page, const struct part *part)
{
	size_t count;
	const struct point *points = record_points(page->report.record, part->id, &count);
	struct str *text = str_new(page->report.context);

	for (size_t i = 0; i < count; i++) {
		const struct point *role = &points[i];

		if (!str_equal(role->name, "role") || role->hold_count == 0 ||
		    (!point_disputed(role) &&
		     (!point_in(role) || str_equal(role->element, "party") || str_equal(role->element, label_of(page, part)))))
			continue;
		str_separate(text, ", ");
		str_print(text, "%s %s", role->element, report_cites(&page->report, &role->holds[0]));
		if (!point_disputed(role))
			continue;
		report_dispute(&page->report, role, false);
		str_print(text, " (%s, says %s)", point_in(role) ? "not" : "in", report_cites(&page->report, &role->holds[1]));
	}
	return text->length > 0 ? mem_print(page->report.context, "as %s", text->text) : NULL;
}

static const char *delegation_told(const struct status_report *page, const struct part *part)
{
	static const char *const worded[][2] = {
		{ "size", "members" }, { "level", "level" }, { "capacity", "capacity" }, { "on behalf", "on behalf of" }
	};
	// What happened to it on the way: delayed, walked out; not that it was named or expected.
	static const char *const silent[] = { "named", "expected", NULL };
	const struct point *presence = status_presence(page->status, part);
	const struct point *body = record_single(page->report.record, part->id, "body");
	int64_t body_id = status_delegation_body(page->status, part);
	struct str *text = str_new(page->report.context);

	if (body)
		joined(text, report_point(&page->report, body));
	else if (body_id != 0)
		joined(text, record_label(page->report.record, body_id));
	joined(text, further_roles(page, part));
	joined(text, report_state(&page->report, presence, NULL));
	joined(text, report_before(&page->report, presence, silent));
	for (size_t i = 0; i < sizeof worded / sizeof *worded; i++) {
		const char *told = report_point_of(&page->report, part->id, 0, worded[i][0]);

		if (told)
			joined(text, mem_print(page->report.context, "%s: %s", worded[i][1], told));
	}
	if (part->round_id != page->status->round->id)
		joined(text, mem_print(page->report.context, "taken over from %s",
		                       record_label(page->report.record, part->round_id)));
	return text->length > 0 ? text->text
	                        : mem_print(page->report.context, "body %s",
	                                    report_untold(&page->report, part->id, "body", "not known"));
}

static void delegation(struct status_report *page, const struct part *part)
{
	status_fact(page, 1, label_of(page, part), delegation_told(page, part), status_presence(page->status, part));
	with_function(page, part);
	delegates(page, part);
	bodies(page, part);
}

// How many there are of each presence, in the order in which one follows another.
static const char *counted(const struct status_report *page)
{
	struct str *text = str_new(page->report.context);
	int untold = 0;
	int withheld = 0;
	int disputed = 0;

	for (size_t i = 0; words_presence[i]; i++) {
		int count = 0;

		for (const struct part *part = NULL; (part = status_delegation_next(page->status, part)) != NULL;) {
			const struct point *presence = status_presence(page->status, part);

			count += presence && presence->hold_count == 1 && str_equal(presence->holds[0].text, words_presence[i]);
			if (i == 0 && (!presence || presence->hold_count == 0))
				*(withheld_has(page->report.withheld, part->id, 0, "presence") ? &withheld : &untold) += 1;
			disputed += i == 0 && point_disputed(presence);
		}
		if (count > 0) {
			str_separate(text, ", ");
			str_print(text, "%d %s", count, words_presence[i]);
		}
	}
	if (disputed > 0) {
		str_separate(text, ", ");
		str_print(text, "%d disputed", disputed);
	}
	if (untold > 0) {
		str_separate(text, ", ");
		str_print(text, "%d whose presence is not said", untold);
	}
	if (withheld > 0) {
		str_separate(text, ", ");
		str_print(text, "%d whose presence is withheld", withheld);
	}
	if (status_withheld(page->status, "delegation") > 0) {
		str_separate(text, ", ");
		str_print(text, "%zu withheld", status_withheld(page->status, "delegation"));
	}
	if (text->length > 0)
		return text->text;
	return status_has_sessions(page->status) ? "recorded with its sessions" : "none recorded";
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

// The sides of the talks of which nobody says that they come; where a roster is complete, or the sessions have their own,
// nothing is asked.
static void sides_untold(struct status_report *page)
{
	const char *const *sides = status_sides(&page->report, page->status);
	const struct value *roster = record_value(page->report.record, page->status->round->id, "roster");

	// Whose a delegation is that is withheld is not said either.
	if (status_has_sessions(page->status) || status_withheld(page->status, "delegation") > 0 ||
	    withheld_has(page->report.withheld, page->status->round->id, 0, "roster") ||
	    (roster && str_equal(roster->text, "complete")))
		return;
	for (size_t i = 0; sides[i]; i++) {
		const struct part *part = NULL;

		while ((part = status_delegation_next(page->status, part)) != NULL &&
		       !str_equal(status_delegation_side(page->status, part), sides[i]))
			continue;
		if (!part)
			status_unknown(page, mem_print(page->report.context, "whether the %s side %s", sides[i],
			                               status_begun(page->status) ? "came" : "comes"));
	}
}

void status_delegations(struct status_report *page)
{
	document_section(page->document, "Delegations", counted(page), NULL);
	for (size_t i = 0; i < sizeof role_order / sizeof *role_order; i++)
		delegations_with(page, role_order[i]);
	delegations_with(page, NULL);
	sides_untold(page);
}
