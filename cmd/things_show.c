// SPDX-License-Identifier: MIT
// show: the names of a thing, its place in the structure, and what the record says of it.
#include "cmd/things_show.h"

#include <ctype.h>
#include <inttypes.h>
#include <string.h>

#include "cmd/ask.h"
#include "domain/date_text.h"
#include "domain/structure.h"

static void put_fact(struct document *document, const char *label, const char *text, const char *flag)
{
	const struct fact fact = { .label = label, .text = text, .flag = flag };

	document_fact(document, &fact);
}

// "Part of" from "part_of".
static char *heading(const void *context, const char *key)
{
	char *text = mem_text(context, key);

	text[0] = (char)toupper((unsigned char)text[0]);
	for (char *c = text; *c; c++)
		if (*c == '_')
			*c = ' ';
	return text;
}

static void put_traits(const struct portrait *portrait, struct document *document)
{
	const void *context = portrait->app->context;
	const char *before = NULL;

	for (size_t i = 0; i < portrait->traits.count; i++) {
		const struct trait *trait = record_at(&portrait->traits, i);

		if (str_equal(trait->key, "marking") || str_equal(trait->key, "row_version"))
			continue; // stands in the head; told by `history`
		put_fact(document, str_equal(trait->key, before) ? NULL : heading(context, trait->key),
		         trait->slug ? mem_print(context, "%s (%s)", trait->text, trait->slug) : trait->text, NULL);
		before = trait->key;
	}
}

// "(claims 12, 14)", "(claim 12; less precisely 3)" where claim 3 only supports it; cites them: the head of the page tells their marking.
const char *portrait_claims(const struct portrait *portrait, const struct value *value)
{
	struct str *text = str_new(portrait->app->context);

	cite_numbers(portrait->report.citations, value->claims, value->claim_count);
	str_add(text, value->stated_count > 1 ? "(claims " : "(claim ");
	for (size_t i = 0; i < value->claim_count; i++)
		str_print(text, "%s%" PRId64,
		          i == 0                     ? ""
		          : i == value->stated_count ? "; less precisely "
		                                     : ", ",
		          value->claims[i]);
	str_add_char(text, ')');
	return text->text;
}

// "20 Feb 2017 (claim 12) or 23 Feb 2017 (claim 14) · was 8 Feb 2017 (claim 3)".
static const char *single_text(const struct portrait *portrait, const struct point *point)
{
	struct str *text = str_new(portrait->app->context);

	for (size_t i = 0; i < point->hold_count; i++) {
		str_separate(text, " or ");
		str_print(text, "%s %s", report_value(&portrait->report, &point->holds[i]),
		          portrait_claims(portrait, &point->holds[i]));
	}
	for (size_t i = 0; i < point->was_count; i++) {
		str_separate(text, " · ");
		str_print(text, "was %s %s", report_value(&portrait->report, &point->was[i]),
		          portrait_claims(portrait, &point->was[i]));
	}
	return text->text;
}

// An element of a set, `element` or what the point itself has: a thing by its label, a word as it stands. Out of the set it
// says so. `more` is told of it.
static const char *element_text(const struct portrait *portrait, const struct point *point, const char *element,
                                const char *more)
{
	const struct value *value = point->hold_count > 0 ? point->holds : point->was;
	struct str *text = str_new(portrait->app->context);

	if (!element)
		element = value->id != 0 ? record_label(portrait->report.record, value->id) : point->element;
	if (point->hold_count == 0)
		str_add(text, "was ");
	else if (!point_in(point) && !point_disputed(point))
		str_add(text, "not ");
	str_print(text, "%s%s %s", element, more, portrait_claims(portrait, value));
	if (point_disputed(point))
		str_print(text, ", %s %s", point_in(point) ? "not so" : "so", portrait_claims(portrait, &point->holds[1]));
	return text->text;
}

// Whether all claims of `value` are among those of `other`.
static bool is_among(const struct value *value, const struct value *other)
{
	size_t found = 0;

	for (size_t i = 0; i < value->claim_count; i++)
		for (size_t k = 0; k < other->claim_count; k++)
			found += value->claims[i] == other->claims[k];
	return found == value->claim_count;
}

const char *portrait_edge(const struct portrait *portrait, const struct point *of, const char *word,
                          const struct point *edge)
{
	const struct value *held = of->hold_count > 0 ? of->holds : of->was;

	if (!edge)
		return "";
	// What the claims behind it say themselves, and nobody otherwise, needs no numbers of its own.
	const bool plain = edge->hold_count == 1 && edge->was_count == 0 && is_among(edge->holds, held);

	return mem_print(portrait->app->context, ", %s%s", word,
	                 plain ? report_value(&portrait->report, edge->holds) : single_text(portrait, edge));
}

// The points that tell when a post is held, or a link came about: told with that, they are no facts of their own.
static bool is_edge(const struct point *point)
{
	return str_equal(point->name, "since") || str_equal(point->name, "until") ||
	       strncmp(point->name, "day of ", strlen("day of ")) == 0;
}

static const struct point *edge_of(const struct portrait *portrait, const struct point *post, const char *edge)
{
	return record_point(portrait->report.record, post->subject, post->about, edge, post->element);
}

const char *portrait_flag(const struct portrait *portrait, const struct point *point)
{
	const struct record *record = portrait->report.record;
	const bool post = str_equal(point->name, "post");

	return point_disputed(point) || (post && point_disputed(edge_of(portrait, point, "since"))) ||
	               (post && point_disputed(edge_of(portrait, point, "until"))) ||
	               (str_equal(point->name, "link") && point_disputed(succession_day(record, point)))
	           ? "DISPUTED"
	           : NULL;
}

// A post with where or by whom it is held, and when: "foreign minister, Kazakhstan, since Dec 2016 (claim 3)".
static const char *post_text(const struct portrait *portrait, const struct point *post, const char *other)
{
	return element_text(portrait, post, NULL,
	                    mem_print(portrait->app->context, ", %s%s%s", other,
	                              portrait_edge(portrait, post, "since ", edge_of(portrait, post, "since")),
	                              portrait_edge(portrait, post, "until ", edge_of(portrait, post, "until"))));
}

// What it leads to, or from, and when that came about: "Northern Front, May 2013 (claim 6)".
static const char *link_text(const struct portrait *portrait, const struct point *link, const char *other)
{
	return mem_print(portrait->app->context, "%s%s %s", other,
	                 portrait_edge(portrait, link, "", succession_day(portrait->report.record, link)),
	                 portrait_claims(portrait, link->hold_count ? link->holds : link->was));
}

static void put_point(const struct portrait *portrait, struct document *document, const struct point *point, bool first)
{
	const void *context = portrait->app->context;
	const char *about = point->about ? record_label(portrait->report.record, point->about) : NULL;
	const char *flag = portrait_flag(portrait, point);
	const char *label = heading(context, point->name);

	if (is_edge(point))
		return;
	if (str_equal(point->name, "post")) {
		put_fact(document, first ? label : NULL, post_text(portrait, point, about), flag);
		return;
	}
	if (str_equal(point->name, "link")) {
		put_fact(document, heading(context, point->element), link_text(portrait, point, about), flag);
		return;
	}
	if (point->many) {
		put_fact(document, first ? label : NULL, element_text(portrait, point, NULL, ""), flag);
		return;
	}
	put_fact(document, label,
	         about ? mem_print(context, "%s: %s", about, single_text(portrait, point)) : single_text(portrait, point),
	         flag);
}

// What another thing says of this one: "geneva-3/excluded-turkey: imposed (claim 3)".
static const char *mention_text(const struct portrait *portrait, const struct mention *mention,
                                const struct point *point)
{
	const void *context = portrait->app->context;

	if (str_equal(point->name, "post"))
		return post_text(portrait, point, mention->slug);
	if (str_equal(point->name, "link"))
		return link_text(portrait, point, mem_print(context, "%s %s it", mention->slug, point->element));
	if (point->many && !point->about)
		return element_text(portrait, point, mention->slug, "");
	return mem_print(context, "%s: %s", mention->slug,
	                 point->many ? element_text(portrait, point, NULL, "") : single_text(portrait, point));
}

bool portrait_is_mentioned(const struct portrait *portrait, const struct mention *mention, const struct point *point)
{
	static const char states[] = " invitation exclusion presence ";
	const int64_t id = portrait->thing.id;

	if (is_edge(point))
		return false;
	for (size_t i = 0; i < point->hold_count; i++)
		if (point->holds[i].id == id)
			return true;
	for (size_t i = 0; i < point->was_count; i++)
		if (point->was[i].id == id)
			return true;
	return point->about == id ||
	       (mention->own && !point->about && strstr(states, mem_print(portrait->app->context, " %s ", point->name)));
}

static void put_said(const struct portrait *portrait, struct document *document)
{
	size_t count, told;
	const struct point *points = record_points(portrait->report.record, portrait->thing.id, &count);
	const char *before = NULL;

	document_section(document, "Said of it", NULL, NULL);
	for (told = 0; told < count; told++) {
		put_point(portrait, document, &points[told], !str_equal(points[told].name, before));
		before = points[told].name;
	}
	before = NULL;
	for (size_t i = 0; i < portrait->mentions.count; i++) {
		const struct mention *mention = record_at(&portrait->mentions, i);

		points = record_points(portrait->report.record, mention->id, &count);
		for (size_t k = 0; k < count; k++) {
			if (!portrait_is_mentioned(portrait, mention, &points[k]))
				continue;
			put_fact(document,
			         str_equal(points[k].name, before) ? NULL : heading(portrait->app->context, points[k].name),
			         mention_text(portrait, mention, &points[k]), portrait_flag(portrait, &points[k]));
			before = points[k].name;
			told++;
		}
	}
	if (told == 0)
		put_fact(document, "", mem_print(portrait->report.context, "nothing is %s", report_absent(&portrait->report)),
		         NULL);
}

// The head tells the highest marking of what is printed: of the thing, its names, and the claims cited by then.
static const char *marking_text(const struct portrait *portrait)
{
	const char *marking = naming_marking(&portrait->naming, citations_marking(portrait->report.citations));

	for (size_t i = 0; i < portrait->traits.count; i++) {
		const struct trait *trait = record_at(&portrait->traits, i);

		if (str_equal(trait->key, "marking"))
			marking = marking_higher(marking, trait->text);
	}
	return marking;
}

static bool print_page(const struct portrait *portrait)
{
	const void *context = portrait->app->context;
	struct document *document = document_new(context);
	const char *const subtitle[] = {
		mem_print(context, "%s %s", portrait->thing.kind, portrait->thing.slug),
		report_known(&portrait->report),
		NULL,
	};

	naming_print(portrait->app, document, &portrait->naming, NULL);
	put_traits(portrait, document);
	if (str_equal(portrait->thing.kind, "actor"))
		portrait_body(document, portrait);
	put_said(portrait, document);
	document_note(document, mem_print(context, "Who says so: rapporteur claim list %s", portrait->thing.slug));
	document_title(document, portrait->thing.label, ask_marking(portrait->app->context, marking_text(portrait)),
	               subtitle);
	return output_document(portrait->app->output, document, portrait->app->error);
}

bool things_show(struct app *app, const struct command *command, const void *arguments)
{
	const struct things_show_arguments *given = arguments;
	struct portrait portrait = { .app = app };
	struct question question;
	struct thing *thing = &portrait.thing;
	struct ids subjects = { 0 };
	struct record *record;
	struct json *json;

	if (!ask_question(app, &given->question, &question) ||
	    !thing_find(app->context, app->db, given->name, command->data, thing, app->error) ||
	    !structure_list(app->context, app->db, thing, &question, &portrait.traits, app->error) ||
	    !naming_load(app, thing, question.ceiling, &portrait.naming) ||
	    !mention_list(app->context, app->db, thing, question.ceiling, &portrait.mentions, app->error))
		return false;
	if (str_equal(thing->kind, "actor") &&
	    !lineage_load(app->context, app->db, thing, &question, &(struct reach){ 0 }, &portrait.lineage, app->error))
		return false;
	ids_add(app->context, &subjects, thing->id);
	if (!withheld_load(app->context, app->db, &question, &subjects, &subjects, &subjects, &portrait.withheld,
	                   app->error) ||
	    !withheld_items(app->db, &question, "name", thing_id_text(app->context, thing), &portrait.withheld.names,
	                    app->error))
		return false;
	for (size_t i = 0; i < portrait.mentions.count; i++)
		ids_add(app->context, &subjects, ((const struct mention *)record_at(&portrait.mentions, i))->id);
	for (size_t i = 0; i < portrait.lineage.count; i++)
		ids_add(app->context, &subjects, ((const struct followed *)record_at(&portrait.lineage, i))->id);
	record = record_load(app->context, app->db, &question,
	                     &(struct record_request){ .subjects = subjects, .read_as = subjects, .things = subjects },
	                     app->error);
	if (!record)
		return false;
	if (record_thing(record, thing->id))
		thing->label = record_label(record, thing->id); // of the day asked about
	portrait.report = *report_new(app->context, &question, record, &portrait.withheld);
	if (output_format(app->output) != OUTPUT_JSON)
		return print_page(&portrait);
	json = json_new(app->context);
	portrait_json(json, &portrait);
	return output_json(app->output, json, app->error);
}
