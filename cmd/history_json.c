// SPDX-License-Identifier: MIT
// The contract of `history --json`: cmd/contracts/history.schema.json describes it, and a test holds it to that.
#include "base/str.h"
#include "cmd/history_report.h"

static void edge_json(struct json *json, const struct report *report, const char *key, const struct edge *edge)
{
	json_key(json, key);
	if (edge->text == NULL) {
		json_null(json);
		return;
	}
	json_object(json);
	report_json_edge(json, report, edge);
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
		edge_json(json, report, "start", &seat->dates->start);
		edge_json(json, report, "end", &seat->dates->end);
		json_put_text(json, "delegation", seat->slug);
		report_json_thing(json, report, "actor", history_body(history, seat));
		json_put_text(json, "side", seat->side);
		json_put_text(json, "part", person ? "person" : seat->part);
		report_json_set(json, report, "roles", seat->id, "role");
		json_put_text(json, "function", function != NULL ? function->name : NULL);
		report_json_point(json, report, "holder", function);
		report_json_point(json, report, "inside", history_inside(history, seat));
		report_json_point(json, report, "on_behalf_of", history_behalf(history, seat));
		report_json_point(json, report, "presence", history_presence(history, seat));
		json_put_text(json, "presence_of", history_presence_of(history, seat));
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

static void posts_json(struct json *json, const struct report *report, const struct history *history)
{
	size_t count;
	const struct point *points = record_points(report->record, history->who.id, &count);

	json_key(json, "posts");
	json_array(json);
	for (size_t i = 0; i < count; i++) {
		if (!str_equal(points[i].name, "post") || !point_in(&points[i]))
			continue;
		json_object(json);
		json_put_text(json, "post", points[i].element);
		report_json_thing(json, report, "actor", points[i].about);
		report_json_point(json, report, "since",
		                  record_point(report->record, history->who.id, points[i].about, "since", points[i].element));
		report_json_point(json, report, "until",
		                  record_point(report->record, history->who.id, points[i].about, "until", points[i].element));
		report_json_cites(json, report, points[i].holds[0].claims, points[i].holds[0].claim_count);
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
		report_json_cites(json, report, link->holds[0].claims, link->holds[0].claim_count);
		json_end(json);
	}
	json_end(json);
}

void history_json(struct json *json, const struct report *report, const struct history *history)
{
	json_object(json);
	report_json_head(json, report->question, report->withheld->claims, "rapporteur-history");
	json_key(json, "who");
	json_object(json);
	json_put_text(json, "slug", history->who.slug);
	json_put_text(json, "name", history->who.label);
	json_put_text(json, "kind", history->who.kind);
	json_end(json);
	rounds_json(json, report, history);
	parts_json(json, report, history, "invitations", "invitation", "state");
	parts_json(json, report, history, "exclusions", "exclusion", "state");
	parts_json(json, report, history, "outcomes", "outcome", "signature");
	posts_json(json, report, history);
	links_json(json, report, history);
	report_json_coverage(json, &history->coverage);
	report_json_sources(json, report);
	json_end(json);
}
