// SPDX-License-Identifier: MIT
// When, where, in what form, who leads, what came before.
#include <string.h>

#include "base/mem.h"
#include "base/str.h"
#include "cmd/status_report.h"
#include "domain/status_moves.h"
#include "domain/words.h"

static const struct point *own_point(const struct status_report *page, const char *name)
{
	return record_single(page->report.record, page->status->round->id, name);
}

// ---- dates of rounds ---------------------------------------------------------------------------------------------------

// The start or end of a round as it reads: "29 Jan 2016 [1] or 1 Feb 2016 [2]", or NULL. Of meetings that last only the
// edge is meant.
static const char *edge_told(const struct status_report *page, int64_t round, bool end)
{
	const struct dates *dates = status_dates(page->status, round);
	const struct edge *edge = end ? &dates->end : &dates->start;
	const struct point *point = status_milestone(page->status, round, end);
	const struct value value = { .text = edge->text, .earliest = edge->earliest, .latest = edge->latest };

	if (!edge->text)
		return NULL;
	if (point && (str_equal(point->name, "opening") || str_equal(point->name, "close")))
		return report_holds(&page->report, point);
	if (edge->disputed && !point) {
		struct point *unknown = mem_new(page->report.context, struct point);

		*unknown = (struct point){ .subject = round, .name = end ? "end" : "start", .element = "" };
		point = unknown;
	}
	if (edge->disputed)
		report_dispute(&page->report, point, false);
	return mem_print(page->report.context, "%s %s", report_value(&page->report, &value),
	                 cite_text(page->report.citations, edge->claims, edge->claim_count));
}

// The dates of a round in a line: "15 Feb 2017 [1] to 16 Feb 2017 [1]", "meetings 16-17 Feb 2017 [1]".
static const char *span_told(const struct status_report *page, int64_t round)
{
	const struct dates *dates = status_dates(page->status, round);
	const struct point *first = status_milestone(page->status, round, false);

	if (first && first == status_milestone(page->status, round, true))
		return mem_print(page->report.context, "%s %s", first->name, report_holds(&page->report, first));
	if (str_equal(dates->start.text, dates->end.text) && !dates->start.disputed && !dates->end.disputed)
		return dates->start.text ? edge_told(page, round, false) : "dates not recorded";
	const char *start = edge_told(page, round, false);
	const char *end = edge_told(page, round, true);

	return mem_print(page->report.context, "%s%s%s", start ? start : "start not recorded",
	                 end ? " to " : "; end not recorded", end ? end : "");
}

bool status_edge_withheld(const struct status_report *page, bool end)
{
	const char *const milestones[] = { end ? "close" : "opening", "meetings", "plenary" };

	for (size_t i = 0; i < sizeof milestones / sizeof *milestones; i++)
		if (withheld_has(page->report.withheld, page->status->round->id, 0, milestones[i]))
			return true;
	return false;
}

static void edge_untold(struct status_report *page, const char *label, bool end)
{
	if (status_edge_withheld(page, end)) {
		status_fact(page, 0, label, end ? "end withheld" : "opening withheld", NULL);
		return;
	}
	status_fact(page, 0, label, end ? "end not said" : "opening not recorded", NULL);
	status_unknown(page, end ? "end" : "opening");
}

// Whether a milestone is disputed by another one alone: who told the close has it before the opening that others told.
static bool is_contradicted(const struct status_report *page, const struct point *milestone)
{
	const int64_t round = page->status->round->id;
	const struct dates *dates = status_dates(page->status, round);

	return !point_disputed(milestone) &&
	       ((dates->start.disputed && milestone == status_milestone(page->status, round, false)) ||
	        (dates->end.disputed && milestone == status_milestone(page->status, round, true)));
}

// One line a milestone; what the round does not say itself comes from its sessions, marked so.
static void when(struct status_report *page)
{
	const struct dates *dates = status_dates(page->status, page->status->round->id);
	const void *context = page->report.context;
	const bool overtaken = status_overtaken(page->status, page->status->round->id);
	const char *label = "When";

	for (size_t i = 0; status_milestones[i]; i++) {
		const struct point *milestone = own_point(page, status_milestones[i]);
		const char *text = report_point(&page->report, milestone);

		if (!text)
			continue;
		if (is_contradicted(page, milestone))
			report_dispute(&page->report, milestone, false);
		status_fact(page, 0, label,
		            mem_print(context, "%s %s%s", status_milestones[i], text, overtaken ? " · no longer held to" : ""),
		            NULL);
		label = NULL;
	}
	for (int end = 0; end < 2; end++) {
		if (!(end ? &dates->end : &dates->start)->derived)
			continue;
		status_fact(page, 0, label,
		            mem_print(context, "%s %s, by its sessions", end ? "to" : "from",
		                      edge_told(page, page->status->round->id, end)),
		            NULL);
		label = NULL;
	}
	// Of an opening that is told by its last day alone no start is known, but it is recorded.
	if (!dates->start.text && !record_value(page->report.record, page->status->round->id, "opening"))
		edge_untold(page, label, false);
	else if (!dates->end.text)
		edge_untold(page, label, true);
}

// ---- what it is --------------------------------------------------------------------------------------------------------

// " · for 1 Mar 2021, before it moved", of a round that was confirmed for another day than it is to open on.
static const char *confirmed_for(const struct status_report *page, int64_t round)
{
	const struct value *opening = status_confirmed_for(page->status, round);

	return opening ? mem_print(page->report.context, " · for %s, before it moved", report_value(&page->report, opening))
	               : "";
}

static void state(struct status_report *page)
{
	// The way to its opening and on goes without saying; that it was put off, broken off or called off does not.
	static const char *const silent[] = { "mooted", "announced", "confirmed", "under way", NULL };
	const struct point *status = own_point(page, "status");
	const char *text = report_state(&page->report, status, NULL);
	const char *before = report_before(&page->report, status, silent);

	if (text)
		status_fact(page, 0, "State",
		            mem_print(page->report.context, "%s%s%s%s", text, confirmed_for(page, page->status->round->id),
		                      before ? " · " : "", before ? before : ""),
		            NULL);
	else if (withheld_has(page->report.withheld, page->status->round->id, 0, "status"))
		status_fact(page, 0, "State", "withheld", NULL);
}

// " · taken over from Geneva VIII", of what a session does not say of itself.
static const char *taken_over(const struct status_report *page, const struct part *of)
{
	return of == page->status->round ? "" : mem_print(page->report.context, " · taken over from %s", of->label);
}

// "Montreux opening" of "Geneva II, Montreux opening", on the page of Geneva II.
static const char *session_label(const struct status_report *page, const struct part *session)
{
	const char *whole = page->status->round->label;
	const size_t length = strlen(whole);

	return str_begins(session->label, whole) && strncmp(session->label + length, ", ", 2) == 0
	           ? session->label + length + 2
	           : session->label;
}

// What neither the round nor what is above it says, by its sessions: "Geneva IV, opening: plenary [5]; ..."; or NULL.
static const char *by_sessions(const struct status_report *page, const char *name)
{
	struct str *text = str_new(page->report.context);

	for (const struct part *part = NULL; (part = status_next(page->status, "session", part));) {
		const char *held = report_point_of(&page->report, part->id, 0, name);

		if (held) {
			str_separate(text, "; ");
			str_print(text, "%s: %s", session_label(page, part), held);
		}
	}
	return text->length > 0 ? text->text : NULL;
}

// A building with its city; of a city alone, that the building is not recorded.
static const char *place_told(struct status_report *page, const struct point *point)
{
	const char *text = report_point(&page->report, point);
	const struct named *venue = point->hold_count > 0 ? record_thing(page->report.record, point->holds[0].id) : NULL;

	if (!venue || !venue->city)
		return text;
	if (str_equal(venue->city, venue->label)) {
		status_unknown(page, "building");
		return mem_print(page->report.context, "%s · building not recorded", text);
	}
	return mem_print(page->report.context, "%s · %s", text, venue->city);
}

// What neither the round nor what is above it tells: withheld where one of them has it above the ceiling.
static const char *untold(struct status_report *page, const char *name, const char *what)
{
	const struct part *of = page->status->round;

	while (of && !withheld_has(page->report.withheld, of->id, 0, name))
		of = status_above(page->status, of);
	return status_untold(page, of ? of->id : 0, name, "not recorded", what);
}

static void where(struct status_report *page)
{
	const struct part *of;
	const struct point *point = status_said(page->status, "venue", &of);
	const char *text = point ? mem_print(page->report.context, "%s%s", place_told(page, point), taken_over(page, of))
	                         : by_sessions(page, "venue");

	status_fact(page, 0, "Where", text ? text : untold(page, "venue", "place"), NULL);
}

static void format(struct status_report *page)
{
	const struct part *of;
	const struct point *point = status_said(page->status, "format", &of);
	const char *text =
		point ? mem_print(page->report.context, "%s%s", report_point(&page->report, point), taken_over(page, of))
			  : by_sessions(page, "format");

	status_fact(page, 0, "Format", text ? text : untold(page, "format", "format"), NULL);
}

// ---- who leads it ------------------------------------------------------------------------------------------------------

static void mediator(struct status_report *page)
{
	const struct part *of;
	const struct point *point = status_said(page->status, "mediator", &of);
	const struct point *post = point && point->hold_count > 0 ? status_post(page->status, point->holds[0].id) : NULL;
	struct str *text = str_new(page->report.context);

	str_add(text, report_point(&page->report, point));
	if (post)
		str_print(text, " · %s, %s %s", post->element, record_label(page->report.record, post->about),
		          report_cites(&page->report, &post->holds[0]));
	if (point)
		str_add(text, taken_over(page, of));
	status_fact(page, 0, "Mediator", point ? text->text : untold(page, "mediator", "mediator"), NULL);
}

// Delegations with a role that has a line of its own: conveners, hosts, guarantors.
static void with_role(struct status_report *page, const char *label, const char *role)
{
	struct str *text = str_new(page->report.context);

	for (const struct part *part = NULL; (part = status_role_next(page->status, role, part)) != NULL;) {
		const struct point *point = record_point(page->report.record, part->id, 0, "role", role);

		str_separate(text, ", ");
		str_print(text, "%s %s", status_delegation_name(page->status, part),
		          report_cites(&page->report, &point->holds[0]));
	}
	if (text->length > 0)
		status_fact(page, 0, label, text->text, NULL);
}

// Those who are it by a delegation of theirs, else those whom the talks name.
static void conveners(struct status_report *page)
{
	const struct part *talks = status_convening_talks(page->status);

	if (talks)
		status_fact(
			page, 0, "Conveners",
			mem_print(page->report.context, "of the talks: %s", report_set(&page->report, talks->id, "convener")),
			NULL);
	with_role(page, "Conveners", "convener");
}

static void roster(struct status_report *page)
{
	const char *text = report_point(&page->report, own_point(page, "roster"));

	if (text)
		status_fact(page, 0, "Roster", text, NULL);
}

// ---- what stands around it ---------------------------------------------------------------------------------------------

static const char *round_told(const struct status_report *page, const struct part *round, const char *label)
{
	const char *dates = span_told(page, round->id);
	const struct point *point = record_single(page->report.record, round->id, "status");

	return mem_print(page->report.context, "%s: %s%s%s%s", label, dates, point && point->hold_count > 0 ? " · " : "",
	                 point && point->hold_count > 0 ? report_holds(&page->report, point) : "",
	                 confirmed_for(page, round->id));
}

// The rounds below this one that have this part in it.
static void below(struct status_report *page, const char *label, const char *name)
{
	for (const struct part *part = NULL; (part = status_next(page->status, name, part)) != NULL;) {
		if (!status_told(page->status, part->id))
			continue;
		status_fact(page, 0, label, round_told(page, part, session_label(page, part)), NULL);
		label = NULL;
	}
	status_fact_withheld(page, 0, label, name);
}

static void previous(struct status_report *page)
{
	const struct part *part = page->status->previous;

	if (part)
		status_fact(page, 0, "Previous",
		            mem_print(page->report.context, "%s, %s", part->label, span_told(page, part->id)), NULL);
}

static void talks_state(struct status_report *page)
{
	const char *text = report_state(&page->report, status_talks_state(page->status), NULL);

	if (text)
		status_fact(page, 0, "Talks", text, NULL);
}

// What leads to the round, then what the round leads to.
static void linked(struct status_report *page)
{
	size_t count;
	const struct point *own = record_points(page->report.record, page->status->round->id, &count);

	for (const struct part *part = NULL; (part = status_next(page->status, "linked", part)) != NULL;)
		for (size_t i = 0; words_link[i]; i++) {
			const struct point *link =
				record_point(page->report.record, part->id, page->status->round->id, "link", words_link[i]);

			if (point_in(link))
				status_fact(page, 0, report_link(link, true),
				            str_equal(part->kind, "round") ? round_told(page, part, part->label)
				                                           : mem_print(page->report.context, "%s %s", part->label,
				                                                       report_cites(&page->report, &link->holds[0])),
				            NULL);
		}
	for (size_t i = 0; i < count; i++)
		if (str_equal(own[i].name, "link") && point_in(&own[i]))
			status_fact(page, 0, report_link(&own[i], false),
			            mem_print(page->report.context, "%s %s", record_label(page->report.record, own[i].about),
			                      report_cites(&page->report, &own[i].holds[0])),
			            NULL);
}

void status_facts(struct status_report *page, bool brief)
{
	when(page);
	if (brief)
		return;
	state(page);
	where(page);
	format(page);
	mediator(page);
	conveners(page);
	with_role(page, "Hosts", "host");
	with_role(page, "Guarantors", "guarantor");
	roster(page);
	below(page, "Technical", "technical");
	below(page, "Sessions", "session");
	previous(page);
	talks_state(page);
	linked(page);
}
