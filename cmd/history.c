// SPDX-License-Identifier: MIT
// history WHO: every round of a person or a body, and how complete the record is.
#include "cmd/ask.h"
#include "cmd/groups.h"
#include "cmd/history_report.h"
#include "cmd/options.h"

struct history_arguments {
	struct question_options question;
	const char *who;
};

static bool history_run(struct app *app, const struct command *command, const void *arguments)
{
	static const char *const kinds[] = { "person", "actor", NULL };
	const struct history_arguments *asked = arguments;
	struct question question;
	struct thing who;
	struct history *history;

	(void)command;
	if (!ask_question(app, &asked->question, &question) ||
	    !thing_find(app->context, app->db, asked->who, kinds, &who, app->error))
		return false;
	history = history_load(app->context, app->db, &who, &question, app->error);
	if (history == NULL)
		return false;
	const struct report *report = report_new(app->context, &question, history->record, &history->withheld);
	const enum output_format format = output_format(app->output);

	if (format != OUTPUT_JSON)
		return output_document(app->output, history_document(report, history, format == OUTPUT_CSV), app->error);
	struct json *json = json_new(app->context);

	history_json(json, report, history);
	return output_json(app->output, json, app->error);
}

static const struct argument history_positional[] = {
	{ .metavar = "WHO",
	  .kind = VALUE_NAME,
	  .offset = offsetof(struct history_arguments, who),
	  .thing = "who",
	  .help = "a person or a body, under any of its names" },
	{ 0 },
};

static const struct example history_examples[] = {
	{ "history bashar-al-jaafari", "every round of a person" },
	{ "history \"بشار الجعفري\" --json", "the same by another name, for a program" },
	{ "history islamic-state --as-of 2017-02-13", "what a body was kept out of, as known that day" },
	{ 0 },
};

static const struct command history_commands[] = {
	{
		.verb = "history",
		.summary = "every round of a person or body: in which part, whether present, asked, kept out, signing",
		.description =
			"Ends with how complete the record is where it looked. What nobody recorded is never printed as absence.",
		.arguments = history_positional,
		.groups = question_option_groups,
		.examples = history_examples,
		.arguments_size = sizeof(struct history_arguments),
		.needs = NEEDS_READ,
		.run = history_run,
	},
	{ 0 },
};

const struct command_group history_group = { .title = "ask",
	                                         .summary = "the history of a person or a body",
	                                         .commands = history_commands };
