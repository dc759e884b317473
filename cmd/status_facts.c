// SPDX-License-Identifier: MIT
// When, where, in what form, who leads, what came before.
#include "base/mem.h"
#include "base/str.h"
#include "cmd/status_report.h"
#include "domain/day.h"

static const char *const milestones[] = { "arrivals", "consultations", "opening", "meetings", "plenary", "close" };

static const struct point *own_point(const struct status_report *page, const char *name)
{
	return record_point(page->report.record, page->status->round->id, 0, name, "");
}

// What a session does not say of itself is read from the rounds above it, and said to be.
static const struct point *taken_over(const struct status_report *page, const char *name, const char **from)
{
	const struct point *point = own_point(page, name);

	*from = "";
	for (const struct part *above = NULL; !point && (above = status_next(page->status, "parent", above));) {
		point = record_point(page->report.record, above->id, 0, name, "");
		if (point)
			*from = mem_print(page->report.context, " · taken over from %s", above->label);
	}
	return point;
}

// One line a milestone; what the round does not say itself comes from its sessions, marked so.
static void when(struct status_report *page)
{
	const struct dates *dates = status_dates(page->status, page->status->round->id);
	const void *context = page->report.context;
	const char *label = "When";

	for (size_t i = 0; i < sizeof milestones / sizeof *milestones; i++) {
		const struct point *point = own_point(page, milestones[i]);
		const char *text = report_point(&page->report, point);

		if (text == NULL)
			continue;
		if (point_disputed(point))
			status_unknown(page, mem_print(context, "which date for the %s", milestones[i]));
		status_fact(page, 0, label, mem_print(context, "%s %s", milestones[i], text),
		            report_flag(&page->report, point, false));
		label = NULL;
	}
	if (dates->start.derived) {
		status_fact(page, 0, label,
		            mem_print(context, "from %s, by its sessions", status_edge(&page->report, &dates->start)),
		            dates->start.disputed ? "DISPUTED" : NULL);
		label = NULL;
	}
	if (dates->end.derived) {
		status_fact(page, 0, label,
		            mem_print(context, "to %s, by its sessions", status_edge(&page->report, &dates->end)),
		            dates->end.disputed ? "DISPUTED" : NULL);
		label = NULL;
	}
	if (dates->start.text == NULL) {
		status_fact(page, 0, label, "opening not recorded", NULL);
		status_unknown(page, "opening");
	} else if (dates->end.text == NULL) {
		status_fact(page, 0, label, "end not said", NULL);
		status_unknown(page, "end");
	}
}

static void plain(struct status_report *page, const char *label, const char *name, const char *missing)
{
	const struct point *point = own_point(page, name);
	const char *text = report_point(&page->report, point);

	if (text != NULL || missing != NULL)
		status_fact(page, 0, label, text != NULL ? text : "not recorded", report_flag(&page->report, point, false));
	if (text == NULL && missing != NULL)
		status_unknown(page, missing);
	else if (point_disputed(point))
		status_unknown(page, mem_print(page->report.context, "which %s", name));
}

static void state(struct status_report *page)
{
	const struct point *point = own_point(page, "status");
	const char *text = report_state(&page->report, point);

	if (text != NULL)
		status_fact(page, 0, "State", text, report_flag(&page->report, point, false));
	if (point_disputed(point))
		status_unknown(page, "which state");
}

static void where(struct status_report *page)
{
	const char *from;
	const struct point *point = taken_over(page, "venue", &from);
	const char *text = report_point(&page->report, point);
	const struct named *venue =
		point && point->hold_count > 0 ? record_thing(page->report.record, point->holds[0].id) : NULL;
	const char *city = venue && venue->city ? venue->city : NULL;
	bool only_city = str_equal(city, venue ? venue->label : NULL);

	if (text)
		text = mem_print(page->report.context, "%s%s%s%s%s", text, city && !only_city ? " · " : "",
		                 city && !only_city ? city : "", only_city && city ? " · building not recorded" : "", from);
	status_fact(page, 0, "Where", text ? text : "not recorded", report_flag(&page->report, point, false));
	if (!text)
		status_unknown(page, "place");
	else if (city && only_city)
		status_unknown(page, "building");
}

// A round whose sessions have formats of their own need not have one itself.
static void format(struct status_report *page)
{
	const struct point *point = own_point(page, "format");
	const char *text = report_point(&page->report, point);
	struct str *sessions = str_new(page->report.context);

	for (const struct part *part = NULL; !text && (part = status_next(page->status, "session", part));) {
		const char *held = report_point_of(&page->report, part->id, 0, "format");

		if (held) {
			str_separate(sessions, "; ");
			str_print(sessions, "%s: %s", part->label, held);
		}
	}
	if (!text && sessions->length > 0)
		text = sessions->text;
	status_fact(page, 0, "Format", text ? text : "not recorded", report_flag(&page->report, point, false));
	if (!text)
		status_unknown(page, "format");
}

// The state of the talks, where somebody tells it.
static void talks_state(struct status_report *page)
{
	for (const struct part *talks = NULL; (talks = status_next(page->status, "talks", talks));) {
		const struct point *point = record_point(page->report.record, talks->id, 0, "state", "");
		const char *text = status_in_time(page->status, point) ? report_state(&page->report, point) : NULL;

		if (text) {
			status_fact(page, 0, "Talks", text, report_flag(&page->report, point, false));
			return;
		}
	}
}

// The post a person holds, "Special Envoy of United Nations [1]", or NULL.
static const char *post_of(const struct status_report *page, int64_t person)
{
	size_t count;
	const struct point *points = record_points(page->report.record, person, &count);

	for (size_t i = 0; i < count; i++)
		if (str_equal(points[i].name, "post") && point_in(&points[i]))
			return mem_print(page->report.context, "%s, %s %s", points[i].element,
			                 record_label(page->report.record, points[i].about),
			                 report_cites(&page->report, &points[i].holds[0]));
	return NULL;
}

static void mediator(struct status_report *page)
{
	const char *from;
	const struct point *point = taken_over(page, "mediator", &from);

	// What the round does not say of itself is read from the talks nearest to it.
	for (const struct part *talks = NULL; point == NULL && (talks = status_next(page->status, "talks", talks)) != NULL;)
		point = record_point(page->report.record, talks->id, 0, "mediator", "");
	const char *text = report_point(&page->report, point);
	const char *post = point != NULL && point->hold_count > 0 ? post_of(page, point->holds[0].id) : NULL;

	if (text != NULL && post != NULL)
		text = mem_print(page->report.context, "%s · %s%s", text, post, from);
	status_fact(page, 0, "Mediator", text != NULL ? text : "not recorded", report_flag(&page->report, point, false));
	if (text == NULL)
		status_unknown(page, "mediator");
}

// Delegations with a role that has a line of its own: hosts, guarantors, conveners.
static void with_role(struct status_report *page, const char *label, const char *role)
{
	struct str *text = str_new(page->report.context);

	for (const struct part *part = NULL; (part = status_delegation_next(page->status, part)) != NULL;) {
		const struct point *point = record_point(page->report.record, part->id, 0, "role", role);

		if (point == NULL || !point_in(point))
			continue;
		str_separate(text, ", ");
		str_print(text, "%s %s", status_delegation_name(page->status, part),
		          report_cites(&page->report, &point->holds[0]));
	}
	if (text->length > 0)
		status_fact(page, 0, label, text->text, NULL);
}

// Those whom the talks name, and those who are it by a delegation of theirs.
static void conveners(struct status_report *page)
{
	for (const struct part *talks = NULL; (talks = status_next(page->status, "talks", talks));) {
		const char *text = report_set(&page->report, talks->id, "convener");

		if (text) {
			status_fact(page, 0, "Conveners", mem_print(page->report.context, "of the talks: %s", text), NULL);
			break;
		}
	}
	with_role(page, "Convened by", "convener");
}

static void previous(struct status_report *page)
{
	const struct part *part = page->status->previous;
	const struct dates *dates;
	const char *start;
	const char *end;

	if (part == NULL)
		return;
	dates = status_dates(page->status, part->id);
	start = status_edge(&page->report, &dates->start);
	end = status_edge(&page->report, &dates->end);
	status_fact(page, 0, "Previous",
	            mem_print(page->report.context, "%s, %s%s%s", part->label, start != NULL ? start : "start not recorded",
	                      end != NULL ? " to " : "; end not recorded", end != NULL ? end : ""),
	            dates->start.disputed || dates->end.disputed ? "DISPUTED" : NULL);
}

// The dates of a round in a line: "15 Feb 2017 [1] to 16 Feb 2017 [1]".
static const char *span_told(const struct status_report *page, const struct dates *dates)
{
	const char *start = status_edge(&page->report, &dates->start);
	const char *end = status_edge(&page->report, &dates->end);

	if (start == NULL && end == NULL)
		return "dates not recorded";
	if (str_equal(dates->start.text, dates->end.text))
		return start;
	return mem_print(page->report.context, "%s%s%s", start != NULL ? start : "start not recorded",
	                 end != NULL ? " to " : "", end != NULL ? end : "");
}

static const char *state_told(const struct status_report *page, int64_t round)
{
	const struct value *state = record_value(page->report.record, round, 0, "status");

	return state != NULL ? mem_print(page->report.context, " · %s %s", state->text, report_cites(&page->report, state))
	                     : "";
}

// Every value of a milestone that is disputed, so that both stand in the line: "15 Feb [7] or 16 Feb [8]".
static const char *round_told(const struct status_report *page, const struct part *round, const char **flag)
{
	const struct dates *dates = status_dates(page->status, round->id);
	struct str *text = str_new(page->report.context);

	*flag = NULL;
	for (size_t i = 0; i < sizeof milestones / sizeof *milestones; i++) {
		const struct point *point = record_point(page->report.record, round->id, 0, milestones[i], "");

		if (point == NULL || !point_disputed(point))
			continue;
		str_separate(text, " · ");
		str_print(text, "%s %s", milestones[i], report_point(&page->report, point));
		*flag = "DISPUTED";
	}
	return mem_print(page->report.context, "%s: %s%s", round->label,
	                 *flag != NULL ? text->text : span_told(page, dates), state_told(page, round->id));
}

static void linked(struct status_report *page)
{
	static const char *const labels[][2] = { { "prepares", "Prepared by" },
		                                     { "continues", "Continued by" },
		                                     { "follows up", "Followed by" },
		                                     { "replaces", "Replaced by" } };
	const char *flag;

	for (size_t i = 0; i < sizeof labels / sizeof *labels; i++)
		for (const struct part *part = NULL; (part = status_next(page->status, "linked", part)) != NULL;) {
			const struct point *link =
				record_point(page->report.record, part->id, page->status->round->id, "link", labels[i][0]);
			const char *text;

			if (link == NULL || !point_in(link))
				continue;
			text = str_equal(part->kind, "round") ? round_told(page, part, &flag) : (flag = NULL, part->label);
			status_fact(page, 0, labels[i][1], text, flag);
			if (flag != NULL)
				status_unknown(page, mem_print(page->report.context, "which dates for %s", part->label));
		}
}

static void sessions(struct status_report *page)
{
	const char *label = "Sessions";
	const char *flag;

	for (const struct part *part = NULL; (part = status_next(page->status, "session", part)) != NULL;) {
		if (!status_told(page->status, part->id))
			continue;
		const char *text = round_told(page, part, &flag);

		status_fact(page, 0, label, text, flag);
		label = NULL;
	}
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
	plain(page, "Roster", "roster", NULL);
	sessions(page);
	previous(page);
	talks_state(page);
	linked(page);
}
