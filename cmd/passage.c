// SPDX-License-Identifier: MIT
// passage: a piece of a source.
#include "cmd/ask.h"
#include "cmd/edit.h"
#include "cmd/groups.h"
#include "cmd/lists.h"
#include "cmd/log.h"
#include "cmd/things.h"
#include "domain/date_text.h"
#include "domain/source.h"

struct add_arguments {
	struct write_options write;
	const char *source, *name, *at, *text, *language, *marking;
};

static bool run_add(struct app *app, const struct command *command, const void *arguments)
{
	const struct add_arguments *given = arguments;
	struct passage_draft draft = {
		.name = given->name + (*given->name == '#'), // as it is written behind the source, or without
		.at = given->at,
		.text = given->text,
		.language = given->language,
		.marking = given->marking,
	};
	char *source_id, *passage_id;
	const char *slug;

	(void)command;
	if (!given->at) {
		error_set(app->error, ERROR_USAGE, "'passage add' needs --at: the time that the passage carries");
		return error_hint(app->error, "with its offset, as in --at 2017-02-13T15:30+02:00");
	}
	if (!source_find(app->context, app->db, given->source, &source_id, &passage_id, app->error))
		return false;
	if (passage_id)
		return error_set(app->error, ERROR_USAGE, "'%s' is a passage already: a passage is added to a source",
		                 given->source);
	draft.source_id = source_id;
	if (!passage_add(app->db, &draft, app->error))
		return false;
	slug = mem_print(app->context, "%s#%s", given->source, draft.name);
	return app_say_thing(app, "passage", slug, draft.name, "%s", date_text(app->context, given->at));
}

struct edit_arguments {
	struct edit_options edit;
	const char *at, *text, *language, *marking;
};

static bool run_edit(struct app *app, const struct command *command, const void *arguments)
{
	const struct edit_arguments *given = arguments;
	const struct binding changes[] = {
		{ "at", given->at },
		{ "text", given->text },
		{ "language", given->language },
		{ "marking", given->marking },
		{ 0 },
	};

	return edit_columns(app, command, &given->edit, changes);
}

struct list_arguments {
	struct question_options question;
	const char *source;
};

// The passages of what SOURCE or SOURCE#NAME means, as `listing` gives them.
static bool load(struct app *app, const struct list_arguments *given, bool one, struct question *question,
                 const struct binding **bindings)
{
	char *source_id, *passage_id;
	struct binding *made = mem_alloc(app->context, 5 * sizeof(*made));

	if (!ask_question(app, &given->question, question) ||
	    !source_find(app->context, app->db, given->source, &source_id, &passage_id, app->error) ||
	    !things_told(app, question, NULL, source_id))
		return false;
	if (one && !passage_id)
		return passage_thing(app->context, app->db, given->source, false, &(struct thing){ 0 }, app->error);
	made[0] = (struct binding){ "source_id", source_id };
	made[1] = (struct binding){ "passage_id", passage_id };
	made[2] = (struct binding){ "ceiling", question->ceiling };
	made[3] = (struct binding){ "zone", question->zone };
	*bindings = made;
	return true;
}

static bool run_list(struct app *app, const struct command *command, const void *arguments)
{
	const struct binding *bindings = NULL;
	struct question question;

	(void)command;
	return load(app, arguments, false, &question, &bindings) &&
	       lists_print(app, &listing_passages, &question, bindings->value, bindings);
}

static bool print_passage(struct app *app, const struct passage *passage)
{
	struct document *document = document_new(app->context);
	const char *const subtitle[] = {
		mem_print(app->context, "%s%s%s", date_text(app->context, passage->at), passage->language ? ", " : "",
		          passage->language ? passage->language : ""),
		mem_print(app->context, "claims that rest on it: %lld", (long long)passage->claims),
		NULL,
	};

	document_title(document, mem_print(app->context, "%s#%s", passage->source_slug, passage->name),
	               ask_marking(app->context, passage->marking), subtitle);
	document_paragraph(document, passage->text ? passage->text : "its text is not kept");
	return output_document(app->output, document, app->error);
}

static bool run_show(struct app *app, const struct command *command, const void *arguments)
{
	const struct list_arguments *given = arguments;
	const struct binding *bindings = NULL;
	struct question question;
	struct records passages;
	struct json *json;

	(void)command;
	if (!load(app, given, true, &question, &bindings) ||
	    !listing_load(app->context, app->db, &listing_passages, bindings, false, &passages, app->error))
		return false;
	if (passages.count == 0) // marked above the ceiling: as if it were not there
		return error_set(app->error, ERROR_NOT_FOUND, "there is no passage '%s'", given->source);
	if (output_format(app->output) != OUTPUT_JSON)
		return print_passage(app, record_at(&passages, 0));
	json = json_new(app->context);
	json_object(json);
	json_key(json, "passage");
	json_record(json, listing_passages.fields, record_at(&passages, 0));
	json_end(json);
	return output_json(app->output, json, app->error);
}

#define ADD(member) offsetof(struct add_arguments, member)
#define LIST(member) offsetof(struct list_arguments, member)
// clang-format off
static const struct argument add_arguments[] = {
	ARGUMENT_AT(ADD(source), "SOURCE", VALUE_NAME, "the source", .thing = "source"),
	ARGUMENT_AT(ADD(name), "NAME", VALUE_TEXT, "its time in the source, such as 1530 or 1115b"),
	{ 0 },
};
#define TEXTS(type) \
	OPTION_AT(offsetof(type, text), "text", VALUE_TEXT, "TEXT", "its text, where it may be kept"), \
	OPTION_AT(offsetof(type, language), "language", VALUE_TEXT, "LANGUAGE", "as in BCP 47: en, ar, ru"), \
	OPTION_AT(offsetof(type, marking), "marking", VALUE_CHOICE, "TLP", \
		"who may read it: Traffic Light Protocol 2.0; never below its source's", .choices = words_marking)
static const struct option add_options[] = {
	OPTION_AT(ADD(at), "at", VALUE_TIME, "TIME", "the instant that it carries; must be given"),
	TEXTS(struct add_arguments),
	{ 0 },
};
static const struct option edit_rows[] = {
	OPTION_AT(offsetof(struct edit_arguments, at), "at", VALUE_TIME, "TIME", "the instant that it carries; its claims became known then"),
	TEXTS(struct edit_arguments),
	{ 0 },
};
static const struct argument list_arguments[] = {
	ARGUMENT_AT(LIST(source), "SOURCE", VALUE_NAME, "the source", .thing = "source"),
	{ 0 },
};
static const struct option list_options[] = {
	OPTION_AT(LIST(question.zone), "zone", VALUE_TEXT, "ZONE", "time zone to print times in, such as Asia/Damascus"),
	{ 0 },
};

static const struct command passage_commands[] = {
	THINGS_ADD("passage", "enter a passage: a piece of a source with a time of its own",
		"A claim of the passage counts as known from its time. A wire log is one source with many passages.",
		write_option_groups,
		{ "passage add ap-latest-2017-02-13 0901 --at 2017-02-13T09:01+02:00", "a passage by its minute" }),
	THINGS_LIST("passage", "list the passages of a source", list_arguments, lists_ceiling_groups,
		{ "passage list ap-latest-2017-02-13", "the passages of a log by their time" },
		{ "passage list ap-latest-2017-02-13 --zone UTC --json", "times in UTC, for a program" }),
	{
		.noun = "passage",
		.verb = "show",
		.summary = "show a passage",
		.arguments = ARGUMENTS(ARGUMENT_AT(LIST(source), "SOURCE#NAME", VALUE_NAME, "the passage", .thing = "source")),
		.options = list_options,
		.groups = lists_ceiling_groups,
		.examples = EXAMPLES({ "passage show ap-latest-2017-02-13#1530", "what was said at half past three" }),
		.arguments_size = sizeof(struct list_arguments),
		.needs = NEEDS_READ,
		.run = run_show,
	},
	{
		.noun = "passage", .verb = "edit", .whole = true, .summary = "change the time, the text or the marking of a passage",
		.arguments = ARGUMENTS(EDITED("SOURCE#NAME", "source")), .options = edit_rows, .groups = edit_option_groups,
		.examples = EXAMPLES({ "passage edit ap-latest-2017-02-13#1530 --at 2017-02-13T15:35+02:00", "five minutes later, after all" }),
		.arguments_size = sizeof(struct edit_arguments), .needs = NEEDS_WRITE,
		.data = (const char *const[]){ "passage", NULL }, .run = run_edit,
	},
	THINGS_REMOVE("passage", "passage", "SOURCE#NAME", remove_options, "take a passage out of the record",
		EXAMPLES({ "passage remove ap-latest-2017-02-13#1530", EXAMPLE_REFUSED "claims rest on it" })),
	HISTORY_BY(passage_history, "passage", "source", "SOURCE#NAME", "what became of a passage in the record, and of what it says",
		{ "passage history ap-latest-2017-02-13#1530", NULL }),
	{ 0 },
};
// clang-format on

const struct command_group passage_group = {
	.name = "passage",
	.title = "things",
	.summary = "pieces of a source that carry a time",
	.commands = passage_commands,
};
