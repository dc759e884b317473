// SPDX-License-Identifier: MIT
// The contract of `status --json`: cmd/contracts/status.schema.json describes it, and a test holds it to that.
#include "base/mem.h"
#include "base/str.h"
#include "cmd/status_report.h"

static const struct point *point_of(const struct report *report, int64_t subject, const char *name)
{
	return record_point(report->record, subject, 0, name, "");
}

static void put_point(struct json *json, const struct report *report, const char *key, int64_t subject,
                      const char *name)
{
	report_json_point(json, report, key, point_of(report, subject, name));
}

// ---- the round ---------------------------------------------------------------------------------------------------------

static void edge_members(struct json *json, const struct report *report, const struct edge *edge)
{
	json_put_text(json, "edtf", edge->text);
	report_json_day(json, "earliest", edge->earliest);
	report_json_day(json, "latest", edge->latest);
	json_put_boolean(json, "derived", edge->derived);
	json_put_boolean(json, "in_dispute", edge->disputed);
	report_json_cites(json, report, edge->claims, edge->claim_count);
}

// Start and end: the milestone they rest on with its past and its disputes, or what the sessions say.
static void edge_json(struct json *json, const struct report *report, const char *key, const struct edge *edge,
                      int64_t round, const char *const *milestones)
{
	const struct point *point = NULL;

	for (size_t i = 0; milestones[i] != NULL && point == NULL; i++) {
		point = point_of(report, round, milestones[i]);
		if (point != NULL && (point->hold_count == 0 || !str_equal(point->holds[0].text, edge->text)))
			point = NULL;
	}
	if (point != NULL || edge->text == NULL) {
		report_json_point(json, report, key, point);
		return;
	}
	json_key(json, key);
	json_object(json);
	edge_members(json, report, edge);
	json_end(json);
}

static void dates_json(struct json *json, const struct report *report, const struct status *status, int64_t round)
{
	static const char *const starts[] = { "opening", "meetings", "plenary", NULL };
	static const char *const ends[] = { "close", "plenary", "meetings", NULL };
	const struct dates *dates = status_dates(status, round);

	edge_json(json, report, "start", &dates->start, round, starts);
	edge_json(json, report, "end", &dates->end, round, ends);
}

static void milestones_json(struct json *json, const struct report *report, int64_t round)
{
	static const char *const names[] = { "arrivals", "consultations", "opening", "meetings", "plenary", "close" };

	json_key(json, "milestones");
	json_object(json);
	for (size_t i = 0; i < sizeof names / sizeof *names; i++)
		if (point_of(report, round, names[i]) != NULL)
			put_point(json, report, names[i], round, names[i]);
	json_end(json);
}

static void round_head(struct json *json, const struct report *report, const struct status *status,
                       const struct part *part)
{
	json_put_text(json, "slug", part->slug);
	json_put_text(json, "name", part->label);
	json_put_text(json, "kind", part->nature);
	put_point(json, report, "status", part->id, "status");
	dates_json(json, report, status, part->id);
}

static void round_json(struct json *json, const struct report *report, const struct status *status)
{
	const struct part *round = status->round;

	json_key(json, "round");
	json_object(json);
	round_head(json, report, status, round);
	report_json_thing(json, report, "talks", round->talks_id);
	report_json_thing(json, report, "part_of", round->parent_id);
	put_point(json, report, "number", round->id, "number");
	milestones_json(json, report, round->id);
	put_point(json, report, "venue", round->id, "venue");
	put_point(json, report, "format", round->id, "format");
	put_point(json, report, "mediator", round->id, "mediator");
	put_point(json, report, "roster", round->id, "roster");
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
	if (gap->bounded && gap->least != gap->most) {
		json_put_integer(json, "gap_days_least", gap->least);
		json_put_integer(json, "gap_days_most", gap->most);
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

static void sessions_json(struct json *json, const struct report *report, const struct status *status)
{
	json_key(json, "sessions");
	json_array(json);
	for (const struct part *part = NULL; (part = status_next(status, "session", part)) != NULL;) {
		if (!status_told(status, part->id))
			continue;
		json_object(json);
		round_head(json, report, status, part);
		json_end(json);
	}
	json_end(json);
}

// ---- who ---------------------------------------------------------------------------------------------------------------

static void people_json(struct json *json, const struct report *report, int64_t delegation)
{
	static const char *const points[][2] = { { "head", "head" }, { "chief_negotiator", "chief negotiator" } };
	static const char *const sets[][2] = { { "spokespersons", "spokesperson" },
		                                   { "members", "member" },
		                                   { "advisers", "adviser" } };

	for (size_t i = 0; i < sizeof points / sizeof *points; i++)
		put_point(json, report, points[i][0], delegation, points[i][1]);
	for (size_t i = 0; i < sizeof sets / sizeof *sets; i++)
		report_json_set(json, report, sets[i][0], delegation, sets[i][1]);
}

// Elements of a set of which it is disputed whether they are in it, with who says what.
static void disputed_json(struct json *json, const struct report *report, int64_t subject, const char *key,
                          const char *name)
{
	size_t count;
	const struct point *points = record_points(report->record, subject, &count);

	json_key(json, key);
	json_array(json);
	for (size_t i = 0; i < count; i++) {
		if (!str_equal(points[i].name, name) || !point_disputed(&points[i]))
			continue;
		json_object(json);
		report_json_thing(json, report, "body", points[i].holds[0].id);
		for (size_t j = 0; j < points[i].hold_count; j++) {
			json_key(json, str_equal(points[i].holds[j].text, "in") ? "inside" : "not_inside");
			json_object(json);
			report_json_cites(json, report, points[i].holds[j].claims, points[i].holds[j].claim_count);
			json_end(json);
		}
		json_end(json);
	}
	json_end(json);
}

// Who said it, as the source tells: {by, for, words}, null where the source itself says it.
static void speaker_json(struct json *json, const struct report *report, const struct value *value)
{
	const struct told *told = record_claim(report->record, value->claims[0]);

	json_key(json, "said_by");
	if (told->attributed_id == 0 && !told->attribution) {
		json_null(json);
		return;
	}
	json_object(json);
	report_json_thing(json, report, "who", told->attributed_id);
	report_json_thing(json, report, "for", told->principal_id);
	json_put_text(json, "words", told->attribution);
	json_end(json);
}

static void delegations_json(struct json *json, const struct report *report, const struct status *status)
{
	json_key(json, "delegations");
	json_array(json);
	for (const struct part *part = NULL; (part = status_delegation_next(status, part)) != NULL;) {
		json_object(json);
		json_put_text(json, "slug", part->slug);
		json_put_text(json, "name", status_delegation_name(status, part));
		report_json_thing(json, report, "actor", status_delegation_body(status, part));
		put_point(json, report, "body", part->id, "body");
		json_put_text(json, "side", status_delegation_side(status, part));
		report_json_set(json, report, "roles", part->id, "role");
		report_json_point(json, report, "presence", status_presence(status, part));
		put_point(json, report, "level", part->id, "level");
		put_point(json, report, "capacity", part->id, "capacity");
		put_point(json, report, "size", part->id, "size");
		put_point(json, report, "on_behalf_of", part->id, "on behalf");
		people_json(json, report, part->id);
		report_json_set(json, report, "includes", part->id, "includes");
		disputed_json(json, report, part->id, "includes_disputed", "includes");
		json_put_boolean(json, "taken_over", part->round_id != status->round->id);
		json_end(json);
	}
	json_end(json);
}

// Conveners, hosts, guarantors: the bodies of the delegations with that role, with the conveners that the talks name.
static void role_json(struct json *json, const struct report *report, const struct status *status, const char *key,
                      const char *role)
{
	json_key(json, key);
	json_array(json);
	for (const struct part *part = NULL; (part = status_delegation_next(status, part)) != NULL;) {
		int64_t body = status_delegation_body(status, part);

		if (body == 0 || !status_has(status, part->id, "role", role))
			continue;
		const struct named *named = record_thing(report->record, body);

		json_object(json);
		json_put_text(json, "slug", named != NULL ? named->slug : NULL);
		json_put_text(json, "name", record_label(report->record, body));
		json_end(json);
	}
	json_end(json);
}

static void invitations_json(struct json *json, const struct report *report, const struct status *status)
{
	json_key(json, "invitations");
	json_array(json);
	for (const struct part *part = NULL; (part = status_next(status, "invitation", part)) != NULL;) {
		const struct point *state = point_of(report, part->id, "invitation");
		const struct value *quantity = record_value(report->record, part->id, 0, "quantity");
		bool one = part->actor_id != FIELD_NULL_INTEGER || part->person_id != FIELD_NULL_INTEGER || part->side;

		if (state == NULL || state->hold_count == 0)
			continue;
		json_object(json);
		json_put_text(json, "slug", part->slug);
		report_json_thing(json, report, "actor", part->actor_id);
		report_json_thing(json, report, "person", part->person_id);
		json_put_text(json, "side", part->side);
		report_json_set(json, report, "sides", part->id, "side");
		put_point(json, report, "issuer", part->id, "issuer");
		put_point(json, report, "state", part->id, "invitation");
		json_put_text(json, "on", status_day(report, &state->holds[0]));
		report_json_set(json, report, "roles", part->id, "role");
		json_key(json, "quantity");
		if (quantity && str_equal(quantity->lowest, quantity->highest))
			json_raw(json, quantity->lowest);
		else if (one && !quantity)
			json_integer(json, 1);
		else
			json_null(json);
		json_put_boolean(json, "quantity_known", quantity ? !str_equal(quantity->text, "unknown") : one);
		put_point(json, report, "number_sent", part->id, "quantity");
		json_put_boolean(json, "unanswered", status_unanswered(status, part));
		json_end(json);
	}
	json_end(json);
}

static void exclusions_json(struct json *json, const struct report *report, const struct status *status)
{
	json_key(json, "exclusions");
	json_array(json);
	for (const struct part *part = NULL; (part = status_next(status, "exclusion", part)) != NULL;) {
		const struct point *state = point_of(report, part->id, "exclusion");

		if (!status_excluded(status, part))
			continue;
		json_object(json);
		json_put_text(json, "slug", part->slug);
		report_json_thing(json, report, "actor", part->actor_id);
		report_json_thing(json, report, "from", part->round_id != FIELD_NULL_INTEGER ? part->round_id : part->talks_id);
		report_json_point(json, report, "state", state);
		report_json_set(json, report, "extent", part->id, "extent");
		report_json_set(json, report, "insisted_by", part->id, "insister");
		put_point(json, report, "ground", part->id, "ground");
		json_end(json);
	}
	json_end(json);
}

// ---- what came of it ---------------------------------------------------------------------------------------------------

static void signatures_json(struct json *json, const struct report *report, int64_t outcome)
{
	size_t count;
	const struct point *points = record_points(report->record, outcome, &count);

	json_key(json, "signatures");
	json_array(json);
	for (size_t i = 0; i < count; i++) {
		if (!str_equal(points[i].name, "signature"))
			continue;
		json_object(json);
		report_json_thing(json, report, "signatory", points[i].about);
		report_json_point(json, report, "signature", &points[i]);
		json_end(json);
	}
	json_end(json);
}

// When its stage came about, and who said so.
static void outcome_when(struct json *json, const struct report *report, const struct part *outcome)
{
	const struct value *stage = record_value(report->record, outcome->id, 0, "stage");
	const struct value *value = stage ? stage : record_value(report->record, outcome->id, 0, "content");

	json_put_text(json, "on", value ? status_day(report, value) : NULL);
	if (value)
		speaker_json(json, report, value);
	else
		json_put_text(json, "said_by", NULL);
}

static void outcomes_json(struct json *json, const struct report *report, const struct status *status)
{
	json_key(json, "outcomes");
	json_array(json);
	for (const struct part *part = NULL; (part = status_next(status, "outcome", part)) != NULL;) {
		if (!status_told(status, part->id))
			continue;
		json_object(json);
		json_put_text(json, "slug", part->slug);
		json_put_text(json, "name", part->label);
		json_put_text(json, "kind", part->nature);
		report_json_thing(json, report, "round", part->round_id);
		put_point(json, report, "stage", part->id, "stage");
		outcome_when(json, report, part);
		report_json_set(json, report, "made_by", part->id, "maker");
		report_json_set(json, report, "concerned", part->id, "concerned");
		put_point(json, report, "content", part->id, "content");
		put_point(json, report, "publication", part->id, "publication");
		signatures_json(json, report, part->id);
		json_put_boolean(json, "open_offer", status_offer_open(status, part));
		json_end(json);
	}
	json_end(json);
}

static void notes_json(struct json *json, const struct report *report, const struct status *status)
{
	static const char *const scopes[] = { "round", "parent", "talks" };

	json_key(json, "notes");
	json_array(json);
	for (size_t scope = 0; scope < sizeof scopes / sizeof *scopes; scope++)
		for (const struct part *part = NULL; (part = status_next(status, scopes[scope], part)) != NULL;) {
			size_t count;
			const struct point *points = record_points(report->record, part->id, &count);

			for (size_t i = 0; i < count; i++) {
				if (!str_equal(points[i].name, "note") || !point_in(&points[i]))
					continue;
				json_object(json);
				json_put_text(json, "on", status_day(report, &points[i].holds[0]));
				json_put_text(json, "about", part->slug);
				json_put_text(json, "text", points[i].element);
				speaker_json(json, report, &points[i].holds[0]);
				report_json_cites(json, report, points[i].holds[0].claims, points[i].holds[0].claim_count);
				json_end(json);
			}
		}
	json_end(json);
}

void status_json(struct json *json, const struct report *report, const struct status *status)
{
	json_object(json);
	report_json_head(json, report, "rapporteur-status", status->withheld);
	round_json(json, report, status);
	role_json(json, report, status, "conveners", "convener");
	role_json(json, report, status, "hosts", "host");
	role_json(json, report, status, "guarantors", "guarantor");
	previous_json(json, report, status);
	linked_json(json, report, status);
	sessions_json(json, report, status);
	delegations_json(json, report, status);
	invitations_json(json, report, status);
	exclusions_json(json, report, status);
	outcomes_json(json, report, status);
	notes_json(json, report, status);
	report_json_sources(json, report);
	json_end(json);
}
