// SPDX-License-Identifier: MIT
// search TEXT: where words stand, in names, in what claims say, in sources and in passages.
#include <inttypes.h>

#include "cmd/ask.h"
#include "cmd/groups.h"
#include "cmd/lists.h"
#include "cmd/rows.h"
#include "cmd/things.h"
#include "domain/date_text.h"
#include "domain/search.h"
#include "domain/words.h"

struct search_arguments {
	struct question_options question;
	const char *const *words;
	const char *kind, *talks, *during;
	long long limit;
	bool newest;
};

struct search_page {
	struct app *app;
	const struct search_arguments *asked;
	struct search search;
	struct question question;
	struct searched found;
	struct list_head head;
};

// The parts, in their order.
static const struct part {
	const char *name, *key, *heading;
} parts[] = {
	{ "name", "names", "Names" },
	{ "claim", "claims", "Claims" },
	{ "source", "sources", "Sources" },
	{ "passage", "passages", "Passages" },
};

static const char *const kinds[] = { "talks",     "round",   "venue", "actor",  "person",  "delegation", "invitation",
	                                 "exclusion", "outcome", "claim", "source", "passage", NULL };

static const char *words_joined(const void *context, const char *const *words)
{
	struct str *text = str_new(context);

	for (size_t i = 0; words[i]; i++)
		str_print(text, "%s%s", i == 0 ? "" : " ", words[i]);
	return text->text;
}

static bool load(struct search_page *page)
{
	static const char *const scopes[] = { "talks", "round", NULL };
	struct app *app = page->app;
	const struct search_arguments *asked = page->asked;

	page->search = (struct search){
		.text = words_joined(app->context, asked->words),
		.kind = asked->kind,
		.during = asked->during,
		.newest = asked->newest,
		.limit = mem_print(app->context, "%lld", asked->limit > 0 ? asked->limit : 10),
	};
	if (!ask_question(app, &asked->question, &page->question) ||
	    !things_asked(app, &page->question, asked->talks, scopes, &page->search.scope_id) ||
	    !search_load(app->context, app->db, &page->question, &page->search, &page->found, app->error))
		return false;
	page->head.withheld = page->found.withheld;
	for (size_t i = 0; i < page->found.hits.count; i++) {
		const struct hit *hit = record_at(&page->found.hits, i);

		if (hit->marking_rank > page->head.marking_rank)
			page->head.marking_rank = hit->marking_rank;
	}
	return true;
}

// The first hit of a part, and how many follow from it; NULL for none.
static const struct hit *part_hits(const struct search_page *page, const struct part *part, size_t *count)
{
	const struct hit *first = NULL;

	*count = 0;
	for (size_t i = 0; i < page->found.hits.count; i++) {
		const struct hit *hit = record_at(&page->found.hits, i);

		if (!str_equal(hit->part, part->name))
			continue;
		if (!first)
			first = hit;
		(*count)++;
	}
	return first;
}

// "3 found", "10 of 57, best first", "10, best first of 1000 that were looked at, the newest", "10, and more, newest first".
static const char *part_note(const struct search_page *page, const struct hit *first, size_t count)
{
	const void *context = page->app->context;
	// Names have no time.
	const bool newest = page->asked->newest && !str_equal(first->part, "name");
	const char *order = newest ? "newest first" : "best first";

	if (first->more && newest)
		return mem_print(context, "%zu, and more, %s", count, order);
	if (first->more)
		return mem_print(context, "%zu, best first of %d that were looked at%s", count, SEARCH_BOUND,
		                 str_equal(first->part, "name") ? "" : ", the newest");
	if ((int64_t)count < first->found)
		return mem_print(context, "%zu of %" PRId64 ", %s", count, first->found, order);
	return mem_print(context, "%zu found", count);
}

// The snippet without marks.
static const char *snippet_plain(const void *context, const struct hit *hit)
{
	struct str *text = str_new(context);

	for (size_t i = 0; hit->snippet && hit->snippet[i]; i++)
		str_add(text, hit->snippet[i]);
	return text->text;
}

// "geneva-4: the *talks* resume · note of claim 385, ap-latest-2017-02-13#1530".
static const char *hit_told(const void *context, const struct hit *hit)
{
	const char *snippet = hit->snippet_text ? hit->snippet_text : "";

	if (str_equal(hit->part, "name"))
		return str_equal(snippet_plain(context, hit), hit->name)
		           ? mem_print(context, "%s · %s", snippet, hit->slug)
		           : mem_print(context, "%s · %s · %s: %s", hit->name, hit->slug, hit->field, snippet);
	if (str_equal(hit->part, "claim"))
		return mem_print(context, "%s: %s · %s of claim %" PRId64 "%s%s", hit->slug ? hit->slug : hit->name, snippet,
		                 hit->field ? hit->field : "text", hit->claim, hit->source_text ? ", " : "",
		                 hit->source_text ? hit->source_text : "");
	if (str_equal(hit->part, "source") && !str_equal(snippet_plain(context, hit), hit->name))
		return mem_print(context, "%s · also %s · %s", hit->name, snippet, hit->slug);
	return mem_print(context, "%s · %s", snippet, hit->slug);
}

static struct document *search_document(const struct search_page *page)
{
	const void *context = page->app->context;
	struct document *document = document_new(context);
	const char *const subtitle[] = { lists_told(context, &page->question, &page->head), NULL };

	document_title(document, mem_print(context, "Search: %s", page->search.text),
	               ask_marking(context, words_marking[page->head.marking_rank]), subtitle);
	for (size_t i = 0; i < sizeof parts / sizeof *parts; i++) {
		size_t count;
		const struct hit *hit = part_hits(page, &parts[i], &count);

		if (!hit)
			continue;
		document_section(document, parts[i].heading, part_note(page, hit, count), NULL);
		for (const struct hit *end = hit + count; hit < end; hit++)
			document_fact_marked(document,
			                     &(struct fact){
									 .level = 1,
									 .label = hit->dated                     ? date_text(context, hit->dated)
			                                  : str_equal(hit->part, "name") ? hit->kind
			                                                                 : "undated",
									 .text = hit_told(context, hit),
									 .flag = hit->marking_rank > 0 ? ask_marking(context, hit->marking) : NULL,
								 });
	}
	document_note(document, page->found.hits.count == 0
	                            ? "Nothing is found that has all of these words: fewer words, or the beginning of one*."
	                            : "More of one: rapporteur history NAME, claim show NUMBER, source show SLUG, passage "
	                              "show SLUG#TIME.");
	return document;
}

// cmd/contracts/search.schema.json
static struct json *search_json(const struct search_page *page)
{
	struct json *json = json_new(page->app->context);

	json_object(json);
	lists_json_head(json, &page->question, &page->head, "rapporteur-search");
	json_put_text(json, "text", page->search.text);
	json_put_text(json, "kind", page->search.kind);
	json_put_text(json, "talks", page->asked->talks);
	json_put_text(json, "during", page->search.during);
	json_put_text(json, "order", page->search.newest ? "newest" : "best");
	for (size_t i = 0; i < sizeof parts / sizeof *parts; i++) {
		size_t count;
		const struct hit *hit = part_hits(page, &parts[i], &count);

		json_key(json, parts[i].key);
		json_object(json);
		json_put_integer(json, "found", hit ? hit->found : 0);
		json_put_boolean(json, "more", hit && hit->more);
		json_key(json, "hits");
		json_array(json);
		for (const struct hit *end = hit + count; hit < end; hit++)
			json_record(json, hit_fields, hit);
		json_end(json);
		json_end(json);
	}
	json_end(json);
	return json;
}

static bool search_run(struct app *app, const struct command *command, const void *arguments)
{
	struct search_page page = { .app = app, .asked = arguments };
	struct document *document;

	(void)command;
	if (!load(&page))
		return false;
	app->found = page.found.hits.count == 0;
	switch (output_format(app->output)) {
	case OUTPUT_JSON:
		return output_json(app->output, search_json(&page), app->error);
	case OUTPUT_CSV:
		document = document_new(app->context);
		document_table(document, "hits", hit_fields, &page.found.hits);
		return output_document(app->output, document, app->error);
	default:
		return output_document(app->output, search_document(&page), app->error);
	}
}

// clang-format off
static const struct command search_commands[] = {
	{
		.verb = "search",
		.summary = "where words stand: in names, in what claims say, in sources and passages",
		.description = "In any script: words are compared as names are, without accents and apostrophes, and English, Russian and Arabic "
			"ones by their stems. All words must be there; \"several in their order\" stand in quotes, -this must not be there, and "
			"begin* is the beginning of a word. What is found stands between asterisks. Slips that were corrected, and what was taken "
			"back, are not found. Of what is found more than 1000 times the newest are looked at. Exits with 1 when nothing is found.",
		.arguments = ARGUMENTS(ARGUMENT_AT(offsetof(struct search_arguments, words), "TEXT", VALUE_TEXTS, "the words")),
		.options = (const struct option[]){
			OPTION_AT(offsetof(struct search_arguments, kind), "kind", VALUE_CHOICE, "KIND",
				"only these; of a kind of things their names, and what is said of them", .choices = kinds),
			OPTION_AT(offsetof(struct search_arguments, talks), "talks", VALUE_NAME, "TALKS",
				"only what is said of these talks, or this round, and of what is part of them", .thing = "talks"),
			OPTION_AT(offsetof(struct search_arguments, during), "during", VALUE_DATE, "DATE",
				"only what may have come about, or come out, then"),
			OPTION_AT(offsetof(struct search_arguments, newest), "newest", VALUE_FLAG, NULL, "newest first, not best first"),
			OPTION_AT(offsetof(struct search_arguments, limit), "limit", VALUE_INTEGER, "N", "how many of each part are shown; otherwise 10"),
			{ 0 } },
		.groups = question_option_groups,
		.examples = EXAMPLES({ "search prisoners", "what is said of prisoners, best first" },
			{ "search ceasefire --kind claim --newest", "the same of the ceasefire, newest first, in what claims say alone" },
			{ "search palmyra --during 2017-02", "of one month" },
			{ "search \"بشار الجعفري\" --json", "in any script; for a program" }),
		.arguments_size = sizeof(struct search_arguments),
		.needs = NEEDS_READ,
		.run = search_run,
	},
	{ 0 },
};
// clang-format on

const struct command_group search_group = { .title = "ask",
	                                        .summary = "where words stand in the record",
	                                        .commands = search_commands };
