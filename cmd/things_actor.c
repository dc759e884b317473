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
	return str_equal(point->name, "link") && point_in(point) && succession(point->element) &&
	       is_node(portrait, point->subject) && is_node(portrait, point->about);
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

// Whether an edge leads from one body to another.
static bool leads_to(const struct portrait *portrait, int64_t from, int64_t to)
{
	const struct edges edges = edges_of(portrait, from);

	for (size_t i = 0; i < edges.count; i++)
		if (edges.points[i].about == to && is_edge(portrait, &edges.points[i]))
			return true;
	return false;
}

// A body from which an edge leads to this one, and that is not among `below`; 0 for none.
static int64_t parent_of(const struct portrait *portrait, int64_t id, const struct ids *below)
{
	for (size_t i = 0; i < portrait->lineage.count; i++) {
		const struct followed *node = record_at(&portrait->lineage, i);

		if (!ids_has(below, node->id) && leads_to(portrait, node->id, id))
			return node->id;
	}
	return 0;
}

// The body at the head of the lineage above one: nothing leads to it. What split and came together again has no beginning: of
// such a ring itself, where it is in it, else one that leads to it.
static int64_t head_of(const struct portrait *portrait, int64_t id)
{
	struct ids below = { 0 };
	int64_t head = id;

	for (int64_t parent = id; parent != 0; parent = parent_of(portrait, head, &below)) {
		head = parent;
		ids_add(portrait->app->context, &below, head);
	}
	return leads_to(portrait, id, head) ? id : head;
}

struct tree {
	const struct portrait *portrait;
	struct document *document;
	struct ids told; // bodies with all that came of them
};

// A line of the tree: the branch that it hangs from (NULL: none), and what stands before it and before what hangs from it.
struct branch {
	const struct point *edge;
	const char *before, *below;
};

static void tree_put(struct tree *tree, int64_t id, const struct branch *branch);

// What came of a body, each with what came of that.
static void branches_put(struct tree *tree, int64_t id, const struct branch *above)
{
	const struct portrait *portrait = tree->portrait;
	const void *context = portrait->app->context;
	const struct edges edges = edges_of(portrait, id);
	const struct point *next = NULL;

	for (size_t i = 0; i < edges.count; i++) {
		const struct point *edge = next;

		if (!is_edge(portrait, &edges.points[i]))
			continue;
		next = &edges.points[i];
		if (edge)
			tree_put(tree, edge->about,
			         &(struct branch){ edge, mem_print(context, "%s├ ", above->below),
			                           mem_print(context, "%s│\u00a0", above->below) });
	}
	if (next)
		tree_put(tree, next->about,
		         &(struct branch){ next, mem_print(context, "%s└ ", above->below),
		                           mem_print(context, "%s\u00a0\u00a0", above->below) });
}

// The body at the end of a branch, and below it what came of it; what was told above is not told again.
static void tree_put(struct tree *tree, int64_t id, const struct branch *branch)
{
	const struct portrait *portrait = tree->portrait;
	const bool told = ids_has(&tree->told, id);
	const struct point *edge = branch->edge;
	const struct point *day = edge ? succession_day(portrait->report.record, edge) : NULL;
	struct str *text = str_new(portrait->app->context);

	str_add(text, branch->before);
	if (edge)
		str_print(text, "%s ", edge->element);
	str_add(text, record_label(portrait->report.record, id));
	if (edge)
		str_add(text, portrait_edge(portrait, edge, "", day));
	if (edge && !point_disputed(day)) // whose days differ stands at each
		str_print(text, " %s", portrait_claims(portrait, &edge->holds[0]));
	if (told)
		str_add(text, ", as above");
	const char *this_one = id == portrait->thing.id ? "this one" : NULL;
	const char *flag = edge ? portrait_flag(portrait, edge) : NULL;

	document_fact(tree->document,
	              &(struct fact){ .level = 1, .label = "", .text = text->text, .flag = flag ? flag : this_one });
	if (told)
		return;
	ids_add(portrait->app->context, &tree->told, id);
	branches_put(tree, id, branch);
}

static void put_lineage(const struct portrait *portrait, struct document *document)
{
	static const struct branch none = { NULL, "", "" };
	struct tree tree = { .portrait = portrait, .document = document };

	if (portrait->lineage.count < 2)
		return;
	document_section(document, "Lineage", NULL, NULL);
	for (size_t i = 0; i < portrait->lineage.count; i++) {
		const struct followed *node = record_at(&portrait->lineage, i);

		if (!ids_has(&tree.told, node->id))
			tree_put(&tree, head_of(portrait, node->id), &none);
	}
}

// ---- members -----------------------------------------------------------------------------------------------------------

// Whether the point is a membership that may hold on the day asked about.
static bool is_membership(const struct portrait *portrait, const struct point *point)
{
	return str_equal(point->name, "post") && point_in(point) &&
	       post_held(portrait->report.record, point, portrait->report.question->day) == HELD_NOW;
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
		const struct point *edge =
			record_point(portrait->report.record, post->subject, post->about, edges[i], post->element);

		for (size_t k = 0; edge && k < edge->hold_count; k++)
			str_print(text, "%s%s %s", k == 0 ? ", " : " or", k == 0 ? edges[i] : "",
			          report_value(&portrait->report, &edge->holds[k]));
	}
	str_print(text, " %s", portrait_claims(portrait, &post->holds[0]));
	document_fact(document,
	              &(struct fact){ .level = 1, .label = "", .text = text->text, .flag = portrait_flag(portrait, post) });
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
			report_json_point(json, &portrait->report, "on", succession_day(portrait->report.record, edge));
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
