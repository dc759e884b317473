// SPDX-License-Identifier: MIT
// The contract of `status --json`: cmd/contracts/status.schema.json describes it, and a test holds it to that.
#include "base/mem.h"
#include "base/str.h"
#include "cmd/status_report.h"
#include "domain/status_moves.h"

// ---- the round ---------------------------------------------------------------------------------------------------------

// Start and end: the milestone they rest on with its past and its disputes. Where that is a session's, or lasts, so that only
// its edge is meant, the edge.
static void edge_json(struct json *json, const struct report *report, const struct status *status, int64_t round,
                      bool end)
{
	const struct dates *dates = status_dates(status, round);
	const struct edge *edge = end ? &dates->end : &dates->start;
	const struct point *point = status_milestone(status, round, end);
	const char *key = end ? "end" : "start";
	const char *milestone = end ? "close" : "opening";

	if (!edge->text && withheld_has(report->withheld, round, 0, milestone)) {
		report_json_single(json, report, key, round, milestone);
		return;
	}
	if (!edge->text || (point && !edge->derived &&
	                    (str_equal(point->name, "opening") || str_equal(point->name, "close") ||
	                     str_equal(point->holds[0].text, edge->text)))) {
		report_json_point(json, report, key, point);
		return;
	}
	json_key(json, key);
	json_object(json);
	report_json_edge(json, report, edge);
	report_json_disputed(json, report, point);
	json_end(json);
}

static void milestones_json(struct json *json, const struct report *report, int64_t round)
{
	json_key(json, "milestones");
	json_object(json);
	for (size_t i = 0; status_milestones[i]; i++)
		if (record_single(report->record, round, status_milestones[i]) != NULL)
			report_json_single(json, report, status_milestones[i], round, status_milestones[i]);
	json_end(json);
}

static void round_head(struct json *json, const struct report *report, const struct status *status,
                       const struct part *part)
{
	json_put_text(json, "slug", part->slug);
	json_put_text(json, "name", part->label);
	json_put_text(json, "kind", part->nature);
	report_json_single(json, report, "status", part->id, "status");
	edge_json(json, report, status, part->id, false);
	edge_json(json, report, status, part->id, true);
}

// What is read from above where the round does not say it itself; `taken_over` tells of which points that is so.
static void said_json(struct json *json, const struct report *report, const struct status *status)
{
	static const char *const names[] = { "venue", "format", "mediator" };
	const struct part *of[sizeof names / sizeof *names];
	const struct point *point = NULL;

	for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
		point = status_said(status, names[i], &of[i]);
		if (point)
			report_json_point(json, report, names[i], point);
		else
			report_json_single(json, report, names[i], status->round->id, names[i]);
	}
	const struct point *post = point && point->hold_count > 0 ? status_post(status, point->holds[0].id) : NULL;

	json_key(json, "mediator_post");
	if (post) {
		json_object(json);
		json_put_text(json, "post", post->element);
		report_json_thing(json, report, "actor", post->about);
		report_json_cites(json, report, post->holds[0].claims, post->holds[0].claim_count);
		json_end(json);
	} else {
		json_null(json);
	}
	json_key(json, "taken_over");
	json_object(json);
	for (size_t i = 0; i < sizeof names / sizeof *names; i++)
		if (of[i] && of[i] != status->round)
			report_json_thing(json, report, names[i], of[i]->id);
	json_end(json);
}

static void round_json(struct json *json, const struct report *report, const struct status *status)
{
	const struct part *round = status->round;
	const struct value *earlier = status_confirmed_for(status, round->id);

	json_key(json, "round");
	json_object(json);
	round_head(json, report, status, round);
	report_json_thing(json, report, "talks", round->talks_id);
	report_json_thing(json, report, "part_of", round->parent_id);
	report_json_single(json, report, "number", round->id, "number");
	json_put_boolean(json, "overtaken", status_overtaken(status, status->round->id));
	json_put_text(json, "confirmed_for_edtf", earlier ? earlier->text : NULL);
	milestones_json(json, report, round->id);
	said_json(json, report, status);
	report_json_single(json, report, "roster", round->id, "roster");
	json_end(json);
}

static void previous_json(struct json *json, const struct report *report, const struct status *status)
{
	const struct gap *gap = &status->gap;

	json_key(json, "previous");
	if (status->previous == NULL) {
		json_null(json);
		return;
	}
	json_object(json);
	round_head(json, report, status, status->previous);
	json_key(json, "gap_days");
	if (gap->known)
		json_integer(json, gap->days);
	else
		json_null(json);
	for (int high = 0; high < 2; high++) {
		json_key(json, high ? "gap_days_high" : "gap_days_low");
		if (gap->bounded)
			json_integer(json, high ? gap->high : gap->low);
		else
			json_null(json);
	}
	json_put_boolean(json, "gap_vague", gap->vague);
	json_end(json);
}

static void linked_json(struct json *json, const struct report *report, const struct status *status)
{
	json_key(json, "linked");
	json_array(json);
	for (const struct part *part = NULL; (part = status_next(status, "linked", part)) != NULL;) {
		size_t count;
		const struct point *points = record_points(report->record, part->id, &count);

		for (size_t i = 0; i < count; i++) {
			if (!str_equal(points[i].name, "link") || points[i].about != status->round->id || !point_in(&points[i]))
				continue;
			json_object(json);
			json_put_text(json, "link", points[i].element);
			round_head(json, report, status, part);
			milestones_json(json, report, part->id);
			report_json_cites(json, report, points[i].holds[0].claims, points[i].holds[0].claim_count);
			json_end(json);
		}
	}
	json_end(json);
}

// The rounds below this one that have this part in it.
static void below_json(struct json *json, const struct report *report, const struct status *status, const char *key,
                       const char *name)
{
	json_key(json, key);
	json_array(json);
	for (const struct part *part = NULL; (part = status_next(status, name, part)) != NULL;) {
		if (!status_told(status, part->id))
			continue;
		json_object(json);
		round_head(json, report, status, part);
		report_json_single(json, report, "venue", part->id, "venue");
		report_json_single(json, report, "format", part->id, "format");
		json_end(json);
	}
	json_end(json);
}

// What the round leads to.
static void links_json(struct json *json, const struct report *report, const struct status *status)
{
	size_t count;
	const struct point *points = record_points(report->record, status->round->id, &count);

	json_key(json, "links");
	json_array(json);
	for (size_t i = 0; i < count; i++) {
		if (!str_equal(points[i].name, "link") || !point_in(&points[i]))
			continue;
		json_object(json);
		json_put_text(json, "link", points[i].element);
		report_json_thing(json, report, "to", points[i].about);
		report_json_cites(json, report, points[i].holds[0].claims, points[i].holds[0].claim_count);
		json_end(json);
	}
	json_end(json);
}

// Conveners, hosts, guarantors: the bodies of the delegations with that role.
static void role_members(struct json *json, const struct report *report, const struct status *status, const char *role)
{
	for (const struct part *part = NULL; (part = status_role_next(status, role, part)) != NULL;) {
		const int64_t body = status_delegation_body(status, part);

		if (body != 0)
			report_json_element(json, report, body);
	}
}

static void roles_json(struct json *json, const struct report *report, const struct status *status)
{
	static const char *const roles[][2] = { { "conveners", "convener" },
		                                    { "hosts", "host" },
		                                    { "guarantors", "guarantor" } };
	const struct part *talks = status_convening_talks(status);

	for (size_t i = 0; i < sizeof roles / sizeof *roles; i++) {
		if (i == 0 && talks) {
			report_json_set(json, report, roles[i][0], talks->id, roles[i][1]);
			continue;
		}
		json_key(json, roles[i][0]);
		json_array(json);
		role_members(json, report, status, roles[i][1]);
		json_end(json);
	}
	report_json_thing(json, report, "conveners_of", talks ? talks->id : status->round->id);
}

static void not_known_json(struct json *json, const struct status_report *page)
{
	json_key(json, "not_known");
	json_array(json);
	for (size_t i = 0; i < page->not_known_count; i++)
		json_text(json, page->not_known[i]);
	json_end(json);
}

void status_json(struct json *json, const struct status_report *page)
{
	const struct report *report = &page->report;
	const struct status *status = page->status;

	json_object(json);
	report_json_head(json, report->question, report->withheld->claims, "rapporteur-status");
	json_put_text(json, "summary", page->summary);
	round_json(json, report, status);
	roles_json(json, report, status);
	previous_json(json, report, status);
	report_json_point(json, report, "talks_state", status_talks_state(status));
	linked_json(json, report, status);
	links_json(json, report, status);
	below_json(json, report, status, "technical_meetings", "technical");
	below_json(json, report, status, "sessions", "session");
	status_json_who(json, report, status);
	status_json_outcomes(json, page);
	not_known_json(json, page);
	report_json_sources(json, report);
	json_end(json);
}
