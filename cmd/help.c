// SPDX-License-Identifier: MIT
// help and version.
#include "cmd/app.h"
#include "cmd/groups.h"
#include "migrations.h"

const char program_version[] = "0.1.0";

struct help_arguments {
	const char *noun;
	const char *verb;
	bool manual;
};

static bool run_help(struct app *app, const struct command *command, const void *arguments)
{
	const struct help_arguments *given = arguments;
	const char *const words[] = { given->noun, given->noun ? given->verb : NULL, NULL };
	struct invocation found;

	(void)command;
	if (!command_find(app->table, words, &found, app->error))
		return false;
	if (!given->manual)
		return output_plain(app->output, command_usage(app->context, app->table, &found, output_width(app->output)),
		                    app->error);
	if (found.group && !found.command) {
		error_set(app->error, ERROR_USAGE, "a man page is of one command or of the whole program");
		return error_hint(app->error, "name the verb too: %s help %s VERB --man", app->table->program, given->noun);
	}
	return output_plain(app->output, command_manual(app->context, app->table, found.command), app->error);
}

static bool run_version(struct app *app, const struct command *command, const void *arguments)
{
	const struct migration_file *newest = migration_files;
	struct json *json;

	(void)command;
	(void)arguments;
	while (newest->name && newest[1].name)
		newest++;
	if (output_format(app->output) != OUTPUT_JSON)
		return output_line(
			app->output,
			mem_print(app->context, "%s %s (schema %.14s)", app->table->program, program_version, newest->name),
			app->error);
	json = json_new(app->context);
	json_object(json);
	json_put_text(json, "program", app->table->program);
	json_put_text(json, "version", program_version);
	json_put_text(json, "schema", mem_bytes(app->context, newest->name, 14));
	json_end(json);
	return output_json(app->output, json, app->error);
}

static const struct argument help_arguments[] = {
	{ .metavar = "NOUN",
	  .kind = VALUE_TEXT,
	  .offset = offsetof(struct help_arguments, noun),
	  .help = "noun or top-level command to explain",
	  .optional = true },
	{ .metavar = "VERB",
	  .kind = VALUE_TEXT,
	  .offset = offsetof(struct help_arguments, verb),
	  .help = "verb of the noun",
	  .optional = true },
	{ 0 },
};
static const struct option help_options[] = {
	{ .name = "man",
	  .kind = VALUE_FLAG,
	  .offset = offsetof(struct help_arguments, manual),
	  .help = "as a man page, to be read with 'man -l -'" },
	{ 0 },
};
static const struct example help_examples[] = {
	{ "help", "all commands" },
	{ "help round", "the verbs of one noun" },
	{ "help round add", "arguments, options and examples of one command" },
	{ "help --man", "the man page of the program" },
	{ "help status --man", "the man page of one command" },
	{ 0 },
};
static const struct example version_examples[] = { { "version", "which program and schema this is" }, { 0 } };

static const struct command help_commands[] = {
	{
		.verb = "help",
		.summary = "explain the program, a noun or a command",
		.arguments = help_arguments,
		.options = help_options,
		.examples = help_examples,
		.arguments_size = sizeof(struct help_arguments),
		.needs = NEEDS_NOTHING,
		.run = run_help,
	},
	{
		.verb = "version",
		.summary = "print the version of the program and of its schema",
		.examples = version_examples,
		.needs = NEEDS_NOTHING,
		.run = run_version,
	},
	{ 0 },
};

const struct command_group help_group = {
	.title = "set up",
	.summary = "help and version",
	.commands = help_commands,
};
