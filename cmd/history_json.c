// SPDX-License-Identifier: MIT
// The contract of `history --json`: cmd/contracts/history.schema.json describes it, and a test holds it to that.
#include "base/str.h"
#include "cmd/history_report.h"

// How it was called then, and what leads to it where it is another: {link, back} as its links are told, and whether its days
// are beyond doubt those of the link.
static void as_json(struct json *json, const struct involvement *part)
{
	json_put_text(json, "as", part->of_name);
	json_key(json, "through");
	if (part->through->link == NULL) {
		json_null(json);
		return;
	}
	json_object(json);
	json_put_text(json, "link", part->through->link);
	json_put_boolean(json, "back", part->through->back);
	json_put_boolean(json, "certain", part->surely);
	json_end(json);
}

static void held_json(struct json *json, const struct report *report, const struct history *history,
                      const struct involvement *seat)
{
	size_t count;
	const struct point *points = record_points(report->record, seat->of_id, &count);

	json_key(json, "posts");
	json_array(json);
	for (size_t i = 0; i < count; i++) {
		if (!history_held(history, &points[i], seat))
			continue;
		json_object(json);
		json_put_text(json, "post", points[i].element);
		report_json_thing(json, report, "actor", points[i].about);
		json_end(json);
	}
	json_end(json);
}

static void rounds_json(struct json *json, const struct report *report, const struct history *history)
{
	json_key(json, "rounds");
	json_array(json);
	for (const struct involvement *seat = NULL; (seat = history_seat_next(history, seat)) != NULL;) {
		const struct point *function = history_function(history, seat);
		const bool person = str_equal(seat->part, "seat");

		json_object(json);
		report_json_thing(json, report, "round", seat->round_id);
		report_json_dates(json, report, seat->dates);
		json_put_text(json, "delegation", seat->slug);
		report_json_thing(json, report, "actor", history_body(history, seat));
		json_put_text(json, "actor_then", seat->body_name);
		as_json(json, seat);
		json_put_text(json, "side", seat->side);
		json_put_text(json, "part", person ? "person" : seat->part);
		report_json_set(json, report, "roles", seat->id, "role");
		json_put_text(json, "function", function != NULL ? function->name : NULL);
		report_json_point(json, report, "holder", function);
		report_json_point(json, report, "inside", history_inside(history, seat));
		report_json_point(json, report, "on_behalf_of", history_behalf(history, seat));
		report_json_point(json, report, "presence", history_presence(history, seat));
		json_put_text(json, "presence_of", history_presence_of(history, seat));
		held_json(json, report, history, seat);
		json_end(json);
	}
	json_end(json);
}

static void parts_json(struct json *json, const struct report *report, const struct history *history, const char *key,
                       const char *kind, const char *state_key)
{
	json_key(json, key);
	json_array(json);
	for (const struct involvement *part = NULL; (part = history_part_next(history, kind, part)) != NULL;) {
		json_object(json);
		json_put_text(json, "slug", part->slug);
		json_put_text(json, "name", part->label);
		report_json_thing(json, report, "round", part->round_id);
		report_json_thing(json, report, "talks", part->talks_id);
		as_json(json, part);
		report_json_point(json, report, state_key, history_state(history, part));
		if (str_equal(kind, "exclusion")) {
			report_json_set(json, report, "insisted_by", part->id, "insister");
			report_json_single(json, report, "ground", part->id, "ground");
		} else if (str_equal(kind, "invitation")) {
			report_json_despite(json, report, history_state(history, part));
		}
		json_end(json);
	}
	json_end(json);
}

static void posts_json(struct json *json, const struct report *report, const struct history *history, int64_t who)
{
	size_t count;
	const struct point *points = record_points(report->record, who, &count);

	for (size_t i = 0; i < count; i++) {
		if (!history_is_post(history, &points[i]))
			continue;
		json_object(json);
		report_json_thing(json, report, "of", who);
		json_put_text(json, "post", points[i].element);
		report_json_thing(json, report, "actor", points[i].about);
		report_json_point(json, report, "since",
		                  record_point(report->record, who, points[i].about, "since", points[i].element));
		report_json_point(json, report, "until",
		                  record_point(report->record, who, points[i].about, "until", points[i].element));
		report_json_cites(json, report, points[i].holds[0].claims, points[i].holds[0].claim_count);
		json_end(json);
	}
}

// What the history was asked for, and whom it follows.
static void scope_json(struct json *json, const struct report *report, const struct history *history)
{
	const struct history_scope *scope = &history->scope;

	json_key(json, "scope");
	json_object(json);
	json_put_text(json, "during", scope->period.text);
	json_put_boolean(json, "certainly", scope->period.certainly);
	report_json_thing(json, report, "talks", history->talks);
	json_put_boolean(json, "own_name_only", scope->reach.own_name);
	json_put_boolean(json, "lineage", !scope->reach.own_name && !scope->reach.no_lineage);
	json_put_boolean(json, "through_coalitions", scope->reach.coalitions);
	json_end(json);
	json_key(json, "followed");
	json_array(json);
	for (size_t i = 0; i < history->followed_count; i++) {
		const struct followed *followed = &history->followed[i];

		if (!record_thing(report->record, followed->id))
			continue;
		json_object(json);
		report_json_thing(json, report, "actor", followed->id);
		json_put_text(json, "link", followed->link);
		json_put_boolean(json, "back", followed->back);
		report_json_day(json, "since", followed->since);
		report_json_day(json, "since_surely", followed->since_surely);
		report_json_day(json, "until", followed->until);
		report_json_day(json, "until_surely", followed->until_surely);
		json_end(json);
	}
	json_end(json);
}

// What it leads to, and what leads to it.
static void links_json(struct json *json, const struct report *report, const struct history *history)
{
	size_t count;
	const struct linked *list = history_links(report->context, history, &count);

	json_key(json, "links");
	json_array(json);
	for (size_t i = 0; i < count; i++) {
		const struct point *link = list[i].link;

		json_object(json);
		json_put_text(json, "link", link->element);
		report_json_thing(json, report, "from", link->subject);
		report_json_thing(json, report, "to", link->about);
		report_json_point(json, report, "on", succession_day(report->record, link));
		report_json_cites(json, report, link->holds[0].claims, link->holds[0].claim_count);
		json_end(json);
	}
	json_end(json);
}

void history_json(struct json *json, const struct report *report, const struct history *history)
{
	json_object(json);
	report_json_head(json, report->question, report_withheld(report), "rapporteur-history");
	json_key(json, "who");
	json_object(json);
	json_put_text(json, "slug", history->who.slug);
	json_put_text(json, "name", history->who.label);
	json_put_text(json, "kind", history->who.kind);
	json_end(json);
	scope_json(json, report, history);
	rounds_json(json, report, history);
	parts_json(json, report, history, "invitations", "invitation", "state");
	parts_json(json, report, history, "exclusions", "exclusion", "state");
	parts_json(json, report, history, "outcomes", "outcome", "signature");
	json_key(json, "posts");
	json_array(json);
	for (size_t i = 0; i < history->own.count; i++)
		posts_json(json, report, history, history->own.items[i]);
	json_end(json);
	links_json(json, report, history);
	report_json_coverage(json, &history->coverage);
	report_json_sources(json, report);
	json_end(json);
}
