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

#define ADD(member) .offset = offsetof(struct add_arguments, member)
static const struct argument add_arguments[] = {
	{ .metavar = "SLUG", .kind = VALUE_TEXT, ADD(slug), .help = "short name for typing: ap-2017-02-20" },
	{ .metavar = "OUTLET", .kind = VALUE_TEXT, ADD(outlet), .help = "who published it: Associated Press" },
	{ 0 },
};
static const struct option add_options[] = {
	{ .name = "kind",
	  .kind = VALUE_CHOICE,
	  ADD(kind),
	  .metavar = "KIND",
	  .help = "what kind of source; must be given",
	  .choices = words_source_nature },
	{ .name = "title", .kind = VALUE_TEXT, ADD(title), .metavar = "TEXT", .help = "title of the piece" },
	{ .name = "address", .kind = VALUE_TEXT, ADD(address), .metavar = "URL", .help = "address or registry number" },
	{ .name = "archive", .kind = VALUE_TEXT, ADD(archive), .metavar = "URL", .help = "address of an archived copy" },
	{ .name = "hash", .kind = VALUE_TEXT, ADD(hash), .metavar = "HASH", .help = "sha256: of the bytes that were read" },
	{ .name = "language",
	  .kind = VALUE_TEXT,
	  ADD(language),
	  .metavar = "LANGUAGE",
	  .help = "as in BCP 47: en, ar, ru" },
	{ .name = "published",
	  .kind = VALUE_DATE,
	  ADD(published),
	  .metavar = "DATE",
	  .help = "when it was published; its claims became known by the end of that day" },
	{ .name = "grade",
	  .kind = VALUE_CHOICE,
	  ADD(grade),
	  .metavar = "A-F",
	  .help = "Admiralty scale: A reliable to E unreliable, F cannot be judged",
	  .choices = words_reliability },
	{ .name = "marking",
	  .kind = VALUE_CHOICE,
	  ADD(marking),
	  .metavar = "TLP",
	  .help = "who may read it; clear when not said, a record of conversation red",
	  .choices = words_marking },
	{ .name = "origin",
	  .kind = VALUE_NAME,
	  ADD(origin),
	  .metavar = "SOURCE",
	  .help = "the source that it reprints: reprints of one text count as one",
	  .thing = "source" },
	{ 0 },
};
static const struct example add_examples[] = {
	{ "source add afp-2017-02-20 AFP --kind wire --published 2017-02-20 --grade B", "a wire report" },
	{ "source add call-2017-02-21 \"Desk officer\" --kind record-of-conversation",
	  "red, unless --marking says otherwise" },
	{ 0 },
};

#define LIST(member) .offset = offsetof(struct list_arguments, member)
static const struct option list_options[] = {
	{ .name = "kind",
	  .kind = VALUE_CHOICE,
	  LIST(kind),
	  .metavar = "KIND",
	  .help = "only sources of this kind",
	  .choices = words_source_nature },
	{ .name = "language", .kind = VALUE_TEXT, LIST(language), .metavar = "LANGUAGE", .help = "only those in it" },
	{ .name = "grade",
	  .kind = VALUE_CHOICE,
	  LIST(grade),
	  .metavar = "A-F",
	  .help = "only those of this grade",
	  .choices = words_reliability },
	{ 0 },
};
static const struct example list_examples[] = {
	{ "source list", "all sources" },
	{ "source list --kind wire --json", "the wire reports, for a program" },
	{ 0 },
};

static const struct argument show_arguments[] = THINGS_SHOW_ARGUMENTS("SOURCE", "source");
static const struct example show_examples[] = { { "source show ap-latest-2017-02-13", "with its passages" }, { 0 } };

static const struct argument alias_arguments[] = THINGS_ALIAS_ARGUMENTS("SOURCE", "source");
static const struct example alias_examples[] = {
	{ "source alias ap-latest-2017-02-13 \"the AP log\" --kind nickname", "another name to cite it by" },
	{ 0 },
};

static const struct argument identify_arguments[] = THINGS_IDENTIFY_ARGUMENTS("SOURCE", "source");
static const struct example identify_examples[] = {
	{ "source identify geneva-communique-text un-symbol S/2012/522", "the symbol of a UN document" },
	{ 0 },
};

static const struct command source_commands[] = {
	{
		.noun = "source",
		.verb = "add",
		.summary = "enter a source",
		.arguments = add_arguments,
		.options = add_options,
		.groups = write_option_groups,
		.examples = add_examples,
		.arguments_size = sizeof(struct add_arguments),
		.needs = NEEDS_WRITE,
		.run = run_add,
	},
	{
		.noun = "source",
		.verb = "list",
		.summary = "list the sources",
		.options = list_options,
		.groups = lists_ceiling_groups,
		.examples = list_examples,
		.arguments_size = sizeof(struct list_arguments),
		.needs = NEEDS_READ,
		.run = run_list,
	},
	{
		.noun = "source",
		.verb = "show",
		.summary = "show a source and its passages",
		.arguments = show_arguments,
		.groups = lists_ceiling_groups,
		.examples = show_examples,
		.arguments_size = sizeof(struct things_show_arguments),
		.needs = NEEDS_READ,
		.run = run_show,
	},
	THINGS_ALIAS_COMMAND("source", kinds_source, "give a source further names"),
	THINGS_IDENTIFY_COMMAND("source", kinds_source, "say what a register calls a source"),
	{ 0 },
};

const struct command_group source_group = {
	.name = "source",
	.title = "things",
	.summary = "where claims come from",
	.commands = source_commands,
};
