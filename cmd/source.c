// SPDX-License-Identifier: MIT
// source add, list, show, alias, identify.
#include "domain/source.h"
#include "cmd/ask.h"
#include "cmd/groups.h"
#include "cmd/lists.h"
#include "cmd/naming.h"
#include "cmd/things.h"
#include "domain/date_text.h"
#include "domain/words.h"

struct add_arguments {
	struct write_options write;
	const char *slug, *outlet, *kind, *title, *address, *archive, *hash, *language, *published, *grade, *marking,
		*origin;
};

static bool run_add(struct app *app, const struct command *command, const void *arguments)
{
	const struct add_arguments *given = arguments;
	struct source_draft draft = {
		.slug = given->slug,
		.outlet = given->outlet,
		.nature = given->kind,
		.title = given->title,
		.address = given->address,
		.archive = given->archive,
		.hash = given->hash,
		.language = given->language,
		.published = given->published,
		.reliability = given->grade,
		.marking = given->marking,
	};
	char *origin_id = NULL, *passage_id;

	(void)command;
	if (!given->kind) {
		error_set(app->error, ERROR_USAGE, "'source add' needs --kind: what kind of source it is");
		return error_hint(app->error, "for a news agency: --kind wire; '%s source add --help' lists the kinds",
		                  app->table->program);
	}
	if (given->origin && !source_find(app->context, app->db, given->origin, &origin_id, &passage_id, app->error))
		return false;
	draft.origin_id = origin_id;
	if (!source_add(app->db, &draft, app->error))
		return false;
	return app_say_thing(app, "source", given->slug, given->outlet, "%s%s%s", given->outlet, given->title ? ", " : "",
	                     given->title ? given->title : "");
}

struct list_arguments {
	struct question_options question;
	const char *kind, *language, *grade;
};

static bool run_list(struct app *app, const struct command *command, const void *arguments)
{
	const struct list_arguments *given = arguments;
	struct question question;

	(void)command;
	if (!ask_question(app, &given->question, &question))
		return false;
	return lists_print(app, &listing_sources,
	                   (const struct binding[]){
						   { "kind", given->kind },
						   { "language", given->language },
						   { "grade", given->grade },
						   { "ceiling", question.ceiling },
						   { 0 },
					   });
}

// What `show` has to tell of a source.
struct shown {
	const struct source *source;
	struct naming naming;
	struct records passages;
};

static void put_fact(struct document *document, const char *label, const char *text)
{
	const struct fact fact = { .label = label, .text = text };

	if (text)
		document_fact(document, &fact);
}

static bool print_source(struct app *app, const struct shown *shown)
{
	const struct source *source = shown->source;
	struct document *document = document_new(app->context);
	const char *const subtitle[] = { mem_print(app->context, "source %s", source->slug), NULL };
	const char *const told[] = { source->name, source->title, NULL };

	document_title(document, source->outlet, ask_marking(app->context, naming_marking(&shown->naming, source->marking)),
	               subtitle);
	put_fact(document, "Title", source->title);
	naming_print(app, document, &shown->naming, told);
	put_fact(document, "Kind", source->kind);
	put_fact(document, "Published", date_text(app->context, source->published));
	put_fact(document, "Grade", source->grade);
	put_fact(document, "Language", source->language);
	put_fact(document, "Address", source->address);
	put_fact(document, "Archive", source->archive);
	put_fact(document, "Hash", source->hash);
	put_fact(document, "Reprints", source->origin_slug);
	put_fact(document, "Claims", mem_print(app->context, "%lld", (long long)source->claims));
	for (size_t i = 0; i < shown->passages.count; i++) {
		const struct passage *passage = record_at(&shown->passages, i);

		put_fact(document, i == 0 ? "Passages" : NULL,
		         mem_print(app->context, "#%s  %s  claims %lld", passage->name, date_text(app->context, passage->at),
		                   (long long)passage->claims));
	}
	return output_document(app->output, document, app->error);
}

static bool print_source_json(struct app *app, const struct shown *shown)
{
	struct json *json = json_new(app->context);

	json_object(json);
	json_key(json, "source");
	json_record(json, listing_sources.fields, shown->source);
	naming_json(json, &shown->naming);
	json_key(json, "passages");
	json_array(json);
	for (size_t i = 0; i < shown->passages.count; i++)
		json_record(json, listing_passages.fields, record_at(&shown->passages, i));
	json_end(json);
	json_end(json);
	return output_json(app->output, json, app->error);
}

static bool run_show(struct app *app, const struct command *command, const void *arguments)
{
	const struct things_show_arguments *given = arguments;
	struct question question;
	struct records sources;
	struct thing source;
	struct shown shown;

	(void)command;
	if (!ask_question(app, &given->question, &question) ||
	    !thing_find(app->context, app->db, given->name, kinds_source, &source, app->error))
		return false;
	const char *id = thing_id_text(app->context, &source);
	const struct binding of_source[] = { { "id", id }, { "ceiling", question.ceiling }, { 0 } };
	const struct binding of_passages[] = {
		{ "source_id", id },
		{ "ceiling", question.ceiling },
		{ "zone", question.zone },
		{ 0 },
	};

	if (!listing_load(app->context, app->db, &listing_sources, of_source, false, &sources, app->error) ||
	    !listing_load(app->context, app->db, &listing_passages, of_passages, false, &shown.passages, app->error) ||
	    !naming_load(app, &source, question.ceiling, &shown.naming))
		return false;
	if (sources.count == 0) // marked above the ceiling: as if it were not there
		return error_set(app->error, ERROR_NOT_FOUND, "there is no source '%s'", given->name);
	shown.source = record_at(&sources, 0);
	return output_format(app->output) == OUTPUT_JSON ? print_source_json(app, &shown) : print_source(app, &shown);
}

#define ADD(member) offsetof(struct add_arguments, member)
#define LIST(member) offsetof(struct list_arguments, member)
// clang-format off
static const struct argument add_arguments[] = {
	ARGUMENT_AT(ADD(slug), "SLUG", VALUE_TEXT, "short name for typing: ap-2017-02-20"),
	ARGUMENT_AT(ADD(outlet), "OUTLET", VALUE_TEXT, "who published it: Associated Press"),
	{ 0 },
};
static const struct option add_options[] = {
	OPTION_AT(ADD(kind), "kind", VALUE_CHOICE, "KIND", "what kind of source; must be given",
		.choices = words_source_nature),
	OPTION_AT(ADD(title), "title", VALUE_TEXT, "TEXT", "title of the piece"),
	OPTION_AT(ADD(address), "address", VALUE_TEXT, "URL", "address or registry number"),
	OPTION_AT(ADD(archive), "archive", VALUE_TEXT, "URL", "address of an archived copy"),
	OPTION_AT(ADD(hash), "hash", VALUE_TEXT, "HASH", "sha256: of the bytes that were read"),
	OPTION_AT(ADD(language), "language", VALUE_TEXT, "LANGUAGE", "as in BCP 47: en, ar, ru"),
	OPTION_AT(ADD(published), "published", VALUE_DATE, "DATE",
		"when it was published; its claims became known by the end of that day"),
	OPTION_AT(ADD(grade), "grade", VALUE_CHOICE, "A-F",
		"Admiralty scale: A reliable to E unreliable, F cannot be judged", .choices = words_reliability),
	OPTION_AT(ADD(marking), "marking", VALUE_CHOICE, "TLP",
		"who may read it; clear when not said, a record of conversation red", .choices = words_marking),
	OPTION_AT(ADD(origin), "origin", VALUE_NAME, "SOURCE",
		"the source that it reprints: reprints of one text count as one", .thing = "source"),
	{ 0 },
};
static const struct option list_options[] = {
	OPTION_AT(LIST(kind), "kind", VALUE_CHOICE, "KIND", "only sources of this kind", .choices = words_source_nature),
	OPTION_AT(LIST(language), "language", VALUE_TEXT, "LANGUAGE", "only those in it"),
	OPTION_AT(LIST(grade), "grade", VALUE_CHOICE, "A-F", "only those of this grade", .choices = words_reliability),
	{ 0 },
};

static const struct command source_commands[] = {
	THINGS_ADD("source", "enter a source", NULL, write_option_groups,
		{ "source add afp-2017-02-20 AFP --kind wire --published 2017-02-20 --grade B", "a wire report" },
		{ "source add call-2017-02-21 \"Desk officer\" --kind record-of-conversation",
		  "red, unless --marking says otherwise" }),
	THINGS_LIST("source", "list the sources", NULL, lists_ceiling_groups,
		{ "source list", "all sources" },
		{ "source list --kind wire --json", "the wire reports, for a program" }),
	THINGS_SHOW_BY(run_show, "source", "SOURCE", "show a source and its passages", lists_ceiling_groups,
		{ "source show ap-latest-2017-02-13", "with its passages" }),
	THINGS_ALIAS("source", "SOURCE", "give a source further names",
		{ "source alias ap-latest-2017-02-13 \"the AP log\" --kind nickname", "another name to cite it by" }),
	THINGS_IDENTIFY("source", "SOURCE", "say what a register calls a source",
		{ "source identify geneva-communique-text un-symbol S/2012/522", "the symbol of a UN document" }),
	{ 0 },
};
// clang-format on

const struct command_group source_group = {
	.name = "source",
	.title = "things",
	.summary = "where claims come from",
	.commands = source_commands,
};
