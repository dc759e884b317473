// SPDX-License-Identifier: MIT
// source: where claims come from.
#include "domain/source.h"
#include "cmd/ask.h"
#include "cmd/edit.h"
#include "cmd/groups.h"
#include "cmd/lists.h"
#include "cmd/log.h"
#include "cmd/naming.h"
#include "cmd/report.h"
#include "cmd/source_impact.h"
#include "cmd/things.h"
#include "domain/date_text.h"
#include "domain/withheld.h"
#include "domain/words.h"

struct traits {
	const char *kind, *title, *address, *archive, *hash, *language, *published, *grade, *marking, *origin;
};

struct add_arguments {
	struct write_options write;
	struct traits traits;
	const char *slug, *outlet;
};

struct edit_arguments {
	struct edit_options edit;
	struct traits traits;
};

// The id of the source that a new one, or an edited one, reprints; NULL where none is said.
static bool find_origin(struct app *app, const struct traits *traits, const char **origin_id)
{
	char *id = NULL, *passage_id;

	if (traits->origin && !source_find(app->context, app->db, traits->origin, &id, &passage_id, app->error))
		return false;
	*origin_id = id;
	return true;
}

static bool run_add(struct app *app, const struct command *command, const void *arguments)
{
	const struct add_arguments *given = arguments;
	const struct traits *traits = &given->traits;
	struct source_draft draft = {
		.slug = given->slug,
		.outlet = given->outlet,
		.nature = traits->kind,
		.title = traits->title,
		.address = traits->address,
		.archive = traits->archive,
		.hash = traits->hash,
		.language = traits->language,
		.published = traits->published,
		.reliability = traits->grade,
		.marking = traits->marking,
	};

	(void)command;
	if (!traits->kind) {
		error_set(app->error, ERROR_USAGE, "'source add' needs --kind: what kind of source it is");
		return error_hint(app->error, "for a news agency: --kind wire; '%s source add --help' lists the kinds",
		                  app->table->program);
	}
	if (!find_origin(app, traits, &draft.origin_id) || !source_add(app->db, &draft, app->error))
		return false;
	return app_say_thing(app, "source", given->slug, given->outlet, "%s%s%s", given->outlet, traits->title ? ", " : "",
	                     traits->title ? traits->title : "");
}

static bool run_edit(struct app *app, const struct command *command, const void *arguments)
{
	const struct edit_arguments *given = arguments;
	const struct traits *traits = &given->traits;
	const char *origin_id;

	if (!find_origin(app, traits, &origin_id))
		return false;
	const struct binding changes[] = {
		{ "nature", traits->kind },
		{ "title", traits->title },
		{ "address", traits->address },
		{ "archive", traits->archive },
		{ "hash", traits->hash },
		{ "language", traits->language },
		{ "published", traits->published },
		{ "reliability", traits->grade },
		{ "marking", traits->marking },
		{ "origin_id", origin_id },
		{ 0 },
	};

	return edit_columns(app, command, &given->edit, changes);
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
	return lists_print(app, &listing_sources, &question, NULL,
	                   (const struct binding[]){
						   { "kind", given->kind },
						   { "language", given->language },
						   { "grade", given->grade },
						   { "ceiling", question.ceiling },
						   { 0 },
					   });
}

// What `show` has to tell of a source: cmd/contracts/source.schema.json.
struct shown {
	struct question question;
	const struct source *source;
	struct naming naming;
	struct records passages;
	long withheld; // claims of the source
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
	const char *const subtitle[] = {
		mem_print(app->context, "source %s", source->slug),
		report_asked(app->context, &shown->question, 0, shown->withheld),
		NULL,
	};
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
	report_json_head(json, &shown->question, shown->withheld, "rapporteur-source");
	json_put_text(json, "marking", naming_marking(&shown->naming, shown->source->marking));
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
	struct records sources;
	struct thing source;
	struct shown shown;

	(void)command;
	if (!ask_question(app, &given->question, &shown.question) ||
	    !thing_find(app->context, app->db, given->name, kinds_source, &source, app->error))
		return false;
	const char *id = thing_id_text(app->context, &source);
	const struct binding of_source[] = { { "id", id }, { "ceiling", shown.question.ceiling }, { 0 } };
	const struct binding of_passages[] = {
		{ "source_id", id },
		{ "ceiling", shown.question.ceiling },
		{ "zone", shown.question.zone },
		{ 0 },
	};

	if (!listing_load(app->context, app->db, &listing_sources, of_source, false, &sources, app->error) ||
	    !listing_load(app->context, app->db, &listing_passages, of_passages, false, &shown.passages, app->error) ||
	    !withheld_count(app->db, &shown.question, NULL, id, &shown.withheld, app->error) ||
	    !naming_load(app, &source, shown.question.ceiling, &shown.naming))
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
#define TRAITS(type) \
	OPTION_AT(offsetof(type, traits.title), "title", VALUE_TEXT, "TEXT", "title of the piece"), \
	OPTION_AT(offsetof(type, traits.address), "address", VALUE_TEXT, "URL", "address or registry number"), \
	OPTION_AT(offsetof(type, traits.archive), "archive", VALUE_TEXT, "URL", "address of an archived copy"), \
	OPTION_AT(offsetof(type, traits.hash), "hash", VALUE_TEXT, "HASH", "sha256: of the bytes that were read"), \
	OPTION_AT(offsetof(type, traits.language), "language", VALUE_TEXT, "LANGUAGE", "as in BCP 47: en, ar, ru"), \
	OPTION_AT(offsetof(type, traits.published), "published", VALUE_DATE, "DATE", \
		"when it was published; its claims became known by the end of that day"), \
	OPTION_AT(offsetof(type, traits.grade), "grade", VALUE_CHOICE, "A-F", \
		"Admiralty scale: A reliable to E unreliable, F cannot be judged", .choices = words_reliability), \
	OPTION_AT(offsetof(type, traits.origin), "origin", VALUE_NAME, "SOURCE", \
		"the source that it reprints: reprints of one text count as one", .thing = "source")
static const struct option add_options[] = {
	OPTION_AT(ADD(traits.kind), "kind", VALUE_CHOICE, "KIND", "what kind of source; must be given",
		.choices = words_source_nature),
	TRAITS(struct add_arguments),
	OPTION_AT(ADD(traits.marking), "marking", VALUE_CHOICE, "TLP",
		"who may read it; clear when not said, a record of conversation red", .choices = words_marking),
	{ 0 },
};
static const struct option edit_rows[] = {
	OPTION_AT(offsetof(struct edit_arguments, traits.kind), "kind", VALUE_CHOICE, "KIND", "what kind of source",
		.choices = words_source_nature),
	TRAITS(struct edit_arguments),
	OPTION_AT(offsetof(struct edit_arguments, traits.marking), "marking", VALUE_CHOICE, "TLP",
		"who may read it: what it says is marked at least so; what is marked higher stays", .choices = words_marking),
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
	THINGS_EDIT("source", "SOURCE", "change what is known of a source: title, address, day, grade, marking",
		{ "source edit ap-latest-2017-02-13 --archive https://web.archive.org/ap-latest", "where a copy is kept" }),
	THINGS_RENAME("source", "SOURCE", rename_source_options, "give a source another publisher, or short name for typing",
		{ "source rename ap-latest-2017-02-13 --slug ap-2017-02-13", "another short name" }),
	THINGS_REMOVE("source", "source", "SOURCE", remove_options, "take a source out of the record",
		EXAMPLES({ "source remove ap-latest-2017-02-13", EXAMPLE_REFUSED "claims rest on it" })),
	THINGS_HISTORY("source", "source", "SOURCE", "what became of a source in the record: who entered and changed it, and when",
		{ "source history ap-latest-2017-02-13", NULL }),
	{
		.noun = "source", .verb = "impact", .summary = "what rests on a source, and what rests on it alone",
		.description = "Every value of a point that claims of it state, whether it holds, is disputed or past; and its claims "
			"that are off the record. Reprints of one text are one origin: they do not support one another.",
		.arguments = ARGUMENTS(ARGUMENT_AT(offsetof(struct impact_arguments, source), "SOURCE", VALUE_NAME,
			"by its slug or any of its names", .thing = "source")),
		.options = (const struct option[]){
			OPTION_AT(offsetof(struct impact_arguments, alone), "alone", VALUE_FLAG, NULL, "only what rests on it alone"), { 0 } },
		.groups = question_option_groups,
		.examples = EXAMPLES({ "source impact ap-latest-2017-02-13", "all of it" },
			{ "source impact tass-2016-12-26 --alone --json", "what would fall with it, for a program" }),
		.arguments_size = sizeof(struct impact_arguments), .needs = NEEDS_READ, .run = source_impact,
	},
	{
		.noun = "source", .verb = "retract", .summary = "record that a source took back all it said, or proved wrong",
		.description = "Retracts each of its claims that is on the record. Reports as of earlier times still print them.",
		.arguments = ARGUMENTS(ARGUMENT_AT(offsetof(struct source_retract_arguments, source), "SOURCE", VALUE_NAME,
			"by its slug or all of a name", .thing = "source")),
		.options = (const struct option[]){
			OPTION_AT(offsetof(struct source_retract_arguments, yes), "yes", VALUE_FLAG, NULL,
				"retract three claims or more without a question", .letter = 'y'), { 0 } },
		.groups = claim_option_groups,
		.examples = EXAMPLES({ "source retract tass-2016-12-26 --because \"the agency withdrew the report\"", NULL }),
		.arguments_size = sizeof(struct source_retract_arguments), .needs = NEEDS_WRITE, .whole = true, .run = source_retract,
	},
	{
		.noun = "source", .verb = "regrade", .summary = "grade a source anew, and tell which points say otherwise for it",
		.arguments = ARGUMENTS(EDITED("SOURCE", "source"),
			ARGUMENT_AT(offsetof(struct regrade_arguments, grade), "A-F", VALUE_CHOICE,
				"Admiralty scale: A reliable to E unreliable, F cannot be judged", .choices = words_reliability)),
		.groups = change_option_groups,
		.examples = EXAMPLES({ "source regrade tass-2016-12-26 D --reason \"two reports of it were withdrawn\"", NULL }),
		.arguments_size = sizeof(struct regrade_arguments), .needs = NEEDS_WRITE, .whole = true,
		.data = (const char *const[]){ "source", NULL }, .run = source_regrade,
	},
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
