// SPDX-License-Identifier: MIT
// The part of `status --json` that tells who: delegations, invitations, exclusions.
#include "base/str.h"
#include "cmd/status_report.h"

static void people_json(struct json *json, const struct report *report, int64_t delegation)
{
	static const char *const points[][2] = { { "head", "head" }, { "chief_negotiator", "chief negotiator" } };
	static const char *const sets[][2] = { { "spokespersons", "spokesperson" },
		                                   { "members", "member" },
		                                   { "advisers", "adviser" } };

	for (size_t i = 0; i < sizeof points / sizeof *points; i++)
		report_json_single(json, report, points[i][0], delegation, points[i][1]);
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

// People of whom more is told than a function, or who were named without one.
static void delegates_json(struct json *json, const struct report *report, const struct status *status,
                           const struct part *delegation)
{
	static const char *const points[][2] = { { "level", "level" },
		                                     { "capacity", "capacity" },
		                                     { "on_behalf_of", "on behalf" } };
	int64_t person = 0;

	json_key(json, "delegates");
	json_array(json);
	while ((person = status_delegate_next(status, delegation, person)) != 0) {
		json_object(json);
		report_json_thing(json, report, "person", person);
		report_json_point(json, report, "presence",
		                  record_point(report->record, delegation->id, person, "presence", ""));
		for (size_t i = 0; i < sizeof points / sizeof *points; i++)
			report_json_point(json, report, points[i][0],
			                  record_point(report->record, delegation->id, person, points[i][1], ""));
		json_end(json);
	}
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
		report_json_single(json, report, "body", part->id, "body");
		json_put_text(json, "side", status_delegation_side(status, part));
		report_json_set(json, report, "roles", part->id, "role");
		report_json_point(json, report, "presence", status_presence(status, part));
		report_json_single(json, report, "level", part->id, "level");
		report_json_single(json, report, "capacity", part->id, "capacity");
		report_json_single(json, report, "size", part->id, "size");
		report_json_single(json, report, "on_behalf_of", part->id, "on behalf");
		people_json(json, report, part->id);
		report_json_set(json, report, "includes", part->id, "includes");
		disputed_json(json, report, part->id, "includes_disputed", "includes");
		delegates_json(json, report, status, part);
		json_put_boolean(json, "taken_over", part->round_id != status->round->id);
		json_end(json);
	}
	json_end(json);
}

static void invitations_json(struct json *json, const struct report *report, const struct status *status)
{
	json_key(json, "invitations");
	json_array(json);
	for (const struct part *part = NULL; (part = status_next(status, "invitation", part)) != NULL;) {
		const struct point *state = record_single(report->record, part->id, "invitation");
		const struct value *quantity = record_value(report->record, part->id, "quantity");
		bool one = part->actor_id != FIELD_NULL_INTEGER || part->person_id != FIELD_NULL_INTEGER || part->side;

		if (state == NULL || state->hold_count == 0)
			continue;
		json_object(json);
		json_put_text(json, "slug", part->slug);
		report_json_thing(json, report, "actor", part->actor_id);
		report_json_thing(json, report, "person", part->person_id);
		json_put_text(json, "side", part->side);
		report_json_set(json, report, "sides", part->id, "side");
		report_json_single(json, report, "issuer", part->id, "issuer");
		report_json_single(json, report, "state", part->id, "invitation");
		report_json_when(json, report, &state->holds[0]);
		report_json_speaker(json, report, &state->holds[0]);
		report_json_set(json, report, "roles", part->id, "role");
		json_key(json, "quantity");
		if (quantity && str_equal(quantity->lowest, quantity->highest))
			json_raw(json, quantity->lowest);
		else if (one && !quantity)
			json_integer(json, 1);
		else
			json_null(json);
		json_put_boolean(json, "quantity_known", quantity ? !str_equal(quantity->text, "unknown") : one);
		report_json_single(json, report, "number_sent", part->id, "quantity");
		report_json_despite(json, report, state);
		json_put_boolean(json, "unanswered", *status_waiting(report, status, part) != NULL);
		json_end(json);
	}
	json_end(json);
}

static void exclusions_json(struct json *json, const struct report *report, const struct status *status)
{
	json_key(json, "exclusions");
	json_array(json);
	for (const struct part *part = NULL; (part = status_next(status, "exclusion", part)) != NULL;) {
		const struct point *state = record_single(report->record, part->id, "exclusion");

		if (!status_excluded(status, part))
			continue;
		json_object(json);
		json_put_text(json, "slug", part->slug);
		report_json_thing(json, report, "actor", status_excluded_actor(status, part));
		json_put_text(json, "side", part->side);
		report_json_thing(json, report, "from", part->round_id != FIELD_NULL_INTEGER ? part->round_id : part->talks_id);
		report_json_point(json, report, "state", state);
		report_json_set(json, report, "extent", part->id, "extent");
		report_json_set(json, report, "insisted_by", part->id, "insister");
		report_json_single(json, report, "ground", part->id, "ground");
		json_end(json);
	}
	json_end(json);
}

void status_json_who(struct json *json, const struct report *report, const struct status *status)
{
	delegations_json(json, report, status);
	invitations_json(json, report, status);
	exclusions_json(json, report, status);
}
