// SPDX-License-Identifier: MIT
// completion: the script for a shell, and the names it asks for.
#include "cmd/app.h"
#include "cmd/groups.h"
#include "domain/name.h"

struct script_arguments {
	const char *shell;
};

struct names_arguments {
	const char *kind;
	const char *prefix;
};

static bool run_script(struct app *app, const struct command *command, const void *arguments)
{
	const struct script_arguments *given = arguments;

	(void)command;
	return output_plain(app->output, command_completion(app->context, app->table, given->shell), app->error);
}

static bool run_names(struct app *app, const struct command *command, const void *arguments)
{
	const struct names_arguments *given = arguments;
	struct records names = { 0 };
	struct str *lines = str_new(app->context);

	(void)command;
	if (!name_complete(app->context, app->db, given->kind, given->prefix, &names, app->error))
		return false;
	for (size_t i = 0; i < names.count; i++)
		str_print(lines, "%s\n", ((const struct completion *)record_at(&names, i))->slug);
	return output_plain(app->output, lines->text, app->error);
}

static const char *const shells[] = { "bash", "zsh", "fish", NULL };

static const struct argument script_positional[] = {
	{ .metavar = "SHELL",
	  .kind = VALUE_CHOICE,
	  .offset = offsetof(struct script_arguments, shell),
	  .choices = shells,
	  .help = "the shell" },
	{ 0 },
};

static const struct argument names_positional[] = {
	{ .metavar = "KIND",
	  .kind = VALUE_TEXT,
	  .offset = offsetof(struct names_arguments, kind),
	  .help = "kind of thing" },
	{ .metavar = "PREFIX",
	  .kind = VALUE_TEXT,
	  .offset = offsetof(struct names_arguments, prefix),
	  .help = "what is typed so far" },
	{ 0 },
};

static const struct example script_examples[] = {
	{ "completion bash", "in ~/.bashrc: eval \"$(rapporteur completion bash)\"" },
	{ 0 },
};

static const struct example names_examples[] = {
	{ "completion names who bash", "what a shell asks while a name is typed" },
	{ 0 },
};

static const struct command completion_commands[] = {
	{
		.noun = "completion",
		.summary = "the script that makes a shell complete commands, options and names",
		.arguments = script_positional,
		.examples = script_examples,
		.arguments_size = sizeof(struct script_arguments),
		.needs = NEEDS_NOTHING,
		.run = run_script,
	},
	{
		.noun = "completion",
		.verb = "names",
		.summary = "names for a shell to complete",
		.arguments = names_positional,
		.examples = names_examples,
		.arguments_size = sizeof(struct names_arguments),
		.needs = NEEDS_READ,
		.hidden = true,
		.run = run_names,
	},
	{ 0 },
};

const struct command_group completion_group = {
	.name = "completion",
	.title = "set up",
	.summary = "completion for bash, zsh and fish",
	.commands = completion_commands,
};
