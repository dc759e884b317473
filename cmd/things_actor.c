// SPDX-License-Identifier: MIT
// What `show` tells of a body beside what is said of it: its lineage as a tree, its members, and what it is a member of.
#include <string.h>

#include "cmd/things_show.h"

// ---- lineage -----------------------------------------------------------------------------------------------------------

static bool is_node(const struct portrait *portrait, int64_t id)
{
	for (size_t i = 0; i < portrait->lineage.count; i++)
		if (((const struct followed *)record_at(&portrait->lineage, i))->id == id)
			return true;
	return false;
}

// Whether the point says that one body of the lineage became, or went into, another.
static bool is_edge(const struct portrait *portrait, const struct point *point)
{
	static const char *const links[] = { "renamed to", "split into", "merged into", "absorbed by" };

	if (!str_equal(point->name, "link") || !point_in(point) || !is_node(portrait, point->subject) ||
	    !is_node(portrait, point->about))
		return false;
	for (size_t i = 0; i < sizeof links / sizeof *links; i++)
		if (str_equal(point->element, links[i]))
			return true;
	return false;
}

// What is said of a body: its edges among it.
struct edges {
	const struct point *points;
	size_t count;
};

static struct edges edges_of(const struct portrait *portrait, int64_t from)
{
	struct edges edges;

	edges.points = record_points(portrait->report.record, from, &edges.count);
	return edges;
}

// Whether any edge leads to the body.
static bool has_parent(const struct portrait *portrait, int64_t id)
{
	for (size_t i = 0; i < portrait->lineage.count; i++) {
		const struct followed *node = record_at(&portrait->lineage, i);
		const struct edges edges = edges_of(portrait, node->id);

		for (size_t k = 0; k < edges.count; k++)
			if (edges.points[k].about == id && is_edge(portrait, &edges.points[k]))
				return true;
	}
	return false;
}

struct tree {
	const struct portrait *portrait;
	struct document *document;
	struct ids told; // bodies with all that came of them
};

static const char *edge_day(const struct portrait *portrait, const struct point *edge)
{
	return record_claim(portrait->report.record, edge->holds[0].claims[0])->occurred;
}

// The body that an edge (NULL: none) leads to, and below it what came of it; what was told above is not told again.
static void tree_put(struct tree *tree, int64_t id, const struct point *edge, int depth)
{
	const struct portrait *portrait = tree->portrait;
	const bool told = ids_has(&tree->told, id);
	struct str *text = str_new(portrait->app->context);

	for (int i = 1; i < depth; i++)
		str_add(text, "\u00a0\u00a0"); // blanks at the beginning of a line would be folded
	if (edge)
		str_print(text, "└ %s ", edge->element);
	str_add(text, record_label(portrait->report.record, id));
	if (edge && edge_day(portrait, edge))
		str_print(text, ", %s", report_date(&portrait->report, edge_day(portrait, edge)));
	if (edge)
		str_print(text, " %s", portrait_claims(portrait, &edge->holds[0]));
	if (told)
		str_add(text, ", as above");
	const char *this_one = id == portrait->thing.id ? "this one" : NULL;

	document_fact(tree->document, &(struct fact){ .level = 1,
	                                              .label = "",
	                                              .text = text->text,
	                                              .flag = edge && point_disputed(edge) ? "DISPUTED" : this_one });
	if (told)
		return;
	ids_add(portrait->app->context, &tree->told, id);
	const struct edges edges = edges_of(portrait, id);

	for (size_t i = 0; i < edges.count; i++)
		if (is_edge(portrait, &edges.points[i]))
			tree_put(tree, edges.points[i].about, &edges.points[i], depth + 1);
}

static void put_lineage(const struct portrait *portrait, struct document *document)
{
	struct tree tree = { .portrait = portrait, .document = document };

	if (portrait->lineage.count < 2)
		return;
	document_section(document, "Lineage", NULL, NULL);
	for (size_t i = 0; i < portrait->lineage.count; i++) {
		const struct followed *node = record_at(&portrait->lineage, i);

		if (!ids_has(&tree.told, node->id) && !has_parent(portrait, node->id))
			tree_put(&tree, node->id, NULL, 0);
	}
	if (!ids_has(&tree.told, portrait->thing.id)) // what split and came together again has no beginning
		tree_put(&tree, portrait->thing.id, NULL, 0);
}

// ---- members -----------------------------------------------------------------------------------------------------------

static const struct value *edge_value(const struct portrait *portrait, const struct point *post, const char *edge)
{
	const struct point *point = record_point(portrait->report.record, post->subject, post->about, edge, post->element);

	return point && point->hold_count > 0 ? point->holds : NULL;
}

// Whether the point is a membership that may hold on the day asked about.
static bool is_membership(const struct portrait *portrait, const struct point *point)
{
	const char *day = portrait->report.question->day;

	if (!str_equal(point->name, "post") || !point_in(point))
		return false;
	const struct value *since = edge_value(portrait, point, "since");
	const struct value *until = edge_value(portrait, point, "until");

	return !(since && since->earliest && strcmp(since->earliest, day) > 0) &&
	       !(until && until->latest && strcmp(until->latest, day) < 0);
}

// "Jaysh al-Islam, ally, since Nov 2012 (claim 3)": the other end of a membership.
static void put_membership(const struct portrait *portrait, struct document *document, const struct point *post,
                           int64_t other)
{
	static const char *const edges[] = { "since", "until" };
	struct str *text = str_new(portrait->app->context);

	str_add(text, record_label(portrait->report.record, other));
	if (!str_equal(post->element, "member"))
		str_print(text, ", %s", post->element);
	for (size_t i = 0; i < 2; i++) {
		const struct value *value = edge_value(portrait, post, edges[i]);

		if (value)
			str_print(text, ", %s %s", edges[i], report_value(&portrait->report, value));
	}
	str_print(text, " %s", portrait_claims(portrait, &post->holds[0]));
	document_fact(document,
	              &(struct fact){
					  .level = 1, .label = "", .text = text->text, .flag = point_disputed(post) ? "DISPUTED" : NULL });
}

// Calls `each` for every membership of another body in this one, or (`of`) of this one in another.
typedef void membership_told(const struct portrait *portrait, void *to, const struct point *post, int64_t other);

static void memberships(const struct portrait *portrait, bool of, membership_told *each, void *to)
{
	size_t count;
	const struct point *points;

	for (size_t i = 0; !of && i < portrait->mentions.count; i++) {
		const struct mention *mention = record_at(&portrait->mentions, i);

		points = record_points(portrait->report.record, mention->id, &count);
		for (size_t k = 0; str_equal(mention->kind, "actor") && k < count; k++)
			if (points[k].about == portrait->thing.id && is_membership(portrait, &points[k]))
				each(portrait, to, &points[k], mention->id);
	}
	points = record_points(portrait->report.record, portrait->thing.id, &count);
	for (size_t i = 0; of && i < count; i++)
		if (is_membership(portrait, &points[i]))
			each(portrait, to, &points[i], points[i].about);
}

struct section {
	struct document *document;
	const char *heading; // NULL once it stands
};

static void member_put(const struct portrait *portrait, void *to, const struct point *post, int64_t other)
{
	struct section *section = to;

	if (section->heading)
		document_section(section->document, section->heading, NULL, NULL);
	section->heading = NULL;
	put_membership(portrait, section->document, post, other);
}

void portrait_body(struct document *document, const struct portrait *portrait)
{
	struct section members = { document, "Members" };
	struct section member_of = { document, "Member of" };

	put_lineage(portrait, document);
	memberships(portrait, false, member_put, &members);
	memberships(portrait, true, member_put, &member_of);
}

// ---- JSON --------------------------------------------------------------------------------------------------------------

static void claims_json(struct json *json, const struct value *value)
{
	json_key(json, "claims");
	json_array(json);
	for (size_t i = 0; i < value->claim_count; i++)
		json_integer(json, value->claims[i]);
	json_end(json);
}

static void member_json(const struct portrait *portrait, void *to, const struct point *post, int64_t other)
{
	struct json *json = to;

	json_object(json);
	report_json_thing(json, &portrait->report, "actor", other);
	json_put_text(json, "post", post->element);
	report_json_point(json, &portrait->report, "since",
	                  record_point(portrait->report.record, post->subject, post->about, "since", post->element));
	report_json_point(json, &portrait->report, "until",
	                  record_point(portrait->report.record, post->subject, post->about, "until", post->element));
	json_put_boolean(json, "disputed", point_disputed(post));
	claims_json(json, &post->holds[0]);
	json_end(json);
}

static void lineage_json(struct json *json, const struct portrait *portrait)
{
	struct ids told = { 0 };

	json_key(json, "lineage");
	json_array(json);
	for (size_t i = 0; i < portrait->lineage.count; i++) {
		const struct followed *node = record_at(&portrait->lineage, i);
		const struct edges edges = edges_of(portrait, node->id);

		for (size_t k = 0; !ids_has(&told, node->id) && k < edges.count; k++) {
			const struct point *edge = &edges.points[k];

			if (!is_edge(portrait, edge))
				continue;
			json_object(json);
			report_json_thing(json, &portrait->report, "from", edge->subject);
			json_put_text(json, "link", edge->element);
			report_json_thing(json, &portrait->report, "to", edge->about);
			json_put_text(json, "on", edge_day(portrait, edge));
			json_put_boolean(json, "disputed", point_disputed(edge));
			claims_json(json, &edge->holds[0]);
			json_end(json);
		}
		ids_add(portrait->app->context, &told, node->id);
	}
	json_end(json);
}

void portrait_body_json(struct json *json, const struct portrait *portrait)
{
	lineage_json(json, portrait);
	json_key(json, "members");
	json_array(json);
	memberships(portrait, false, member_json, json);
	json_end(json);
	json_key(json, "member_of");
	json_array(json);
	memberships(portrait, true, member_json, json);
	json_end(json);
}
