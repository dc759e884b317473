// SPDX-License-Identifier: MIT
// --help: of one command, of a noun, of the whole program.
#include "base/mem.h"
#include "base/str.h"
#include "cli/layout.h"
#include "cli/rows.h"

enum {
	WIDTH_LEAST = 20,
	WIDTH_MOST = 100, // longer lines are hard to read
	EXAMPLE_INDENT = 6,
};

struct usage {
	const void *scratch;
	const struct command_table *table;
	struct str *out;
	int width;
	int labels; // width of the left column
};

// "usage: rapporteur round schedule ROUND [DATE] [options]", going on under its first word.
static void add_synopsis(struct usage *usage, const char *synopsis)
{
	static const char usage_word[] = "usage: ";

	str_add(usage->out, usage_word);
	layout_wrap(usage->out, synopsis, (int)sizeof(usage_word) - 1, (int)sizeof(usage_word) - 1, usage->width);
	str_add(usage->out, "\n");
}

static void add_option_rows(struct usage *usage, const char *title, const struct option *options)
{
	if (!options || !options->name)
		return;
	str_add(usage->out, "\n");
	layout_heading(usage->out, title);
	for (const struct option *option = options; option->name; option++)
		layout_row(usage->out, option_label(usage->scratch, option), option_help(usage->scratch, option), usage->labels,
		           usage->width);
}

static void add_globals(struct usage *usage, const struct command *command)
{
	const struct option_group *globals = usage->table->globals;

	if (globals)
		add_option_rows(usage, globals->title, options_shown(usage->scratch, globals->options, command));
}

static void add_arguments(struct usage *usage, const struct command *command)
{
	if (!command->arguments || !command->arguments->metavar)
		return;
	str_add(usage->out, "\n");
	layout_heading(usage->out, "arguments");
	for (const struct argument *argument = command->arguments; argument->metavar; argument++)
		layout_row(usage->out, argument->metavar, argument_help(usage->scratch, argument), usage->labels, usage->width);
}

static void add_examples(struct usage *usage, const struct command *command)
{
	if (!command->examples || !command->examples->line)
		return;
	str_add(usage->out, "\n");
	layout_heading(usage->out, "examples");
	for (const struct example *example = command->examples; example->line; example++) {
		str_print(usage->out, "%*s%s %s\n", LAYOUT_INDENT, "", usage->table->program, example->line);
		if (!example->help)
			continue;
		str_print(usage->out, "%*s", EXAMPLE_INDENT, "");
		layout_wrap(usage->out, example->help, EXAMPLE_INDENT, EXAMPLE_INDENT, usage->width);
	}
}

// The left column is as wide as the widest label that stands in it, the same in all parts of the page.
static void measure_options(struct usage *usage, const struct option_list *options)
{
	for (size_t i = 0; i < options->count; i++)
		usage->labels = layout_label_width(usage->labels, option_label(usage->scratch, options->items[i]));
}

static void add_command(struct usage *usage, const struct command *command)
{
	struct option_list options = table_options(usage->scratch, usage->table, command);

	measure_options(usage, &options);
	for (const struct argument *argument = command->arguments; argument && argument->metavar; argument++)
		usage->labels = layout_label_width(usage->labels, argument->metavar);
	add_synopsis(usage, command_synopsis(usage->scratch, usage->table, command));
	layout_sentence(usage->out, command->summary, usage->width);
	if (command->description) {
		str_add(usage->out, "\n");
		layout_paragraphs(usage->out, command->description, usage->width);
	}
	add_arguments(usage, command);
	add_option_rows(usage, "options", command->options);
	for (const struct option_group *const *group = command->groups; group && *group; group++)
		add_option_rows(usage, (*group)->title, options_shown(usage->scratch, (*group)->options, command));
	add_globals(usage, command);
	add_examples(usage, command);
}

// "schedule ROUND [DATE]"; of a command without verb only what it takes.
static char *verb_label(const void *context, const struct command *command)
{
	const char *verb = command_second(command);
	const char *takes = command_takes(context, command);

	return mem_print(context, "%s%s%s", verb ? verb : "", verb && *takes ? " " : "", takes);
}

static void add_verbs(struct usage *usage, const char *title, const struct command_group *group)
{
	str_add(usage->out, "\n");
	layout_heading(usage->out, title);
	for (const struct command *command = group->commands; command->run; command++)
		if (!command->hidden)
			layout_row(usage->out, verb_label(usage->scratch, command), command->summary, usage->labels, usage->width);
}

// The verbs of a noun: a noun may have several groups, what it is and what happened to it.
static void add_noun(struct usage *usage, const struct command_group *first)
{
	const char *name = mem_print(usage->scratch, "%s %s", usage->table->program, first->name);
	int groups = 0;

	for (const struct command_group *const *group = usage->table->groups; *group; group++) {
		if (!str_equal((*group)->name, first->name))
			continue;
		groups++;
		for (const struct command *command = (*group)->commands; command->run; command++)
			usage->labels = layout_label_width(usage->labels, verb_label(usage->scratch, command));
	}
	add_synopsis(usage, mem_print(usage->scratch, "%s VERB [arguments] [options]", name));
	layout_sentence(usage->out, first->summary, usage->width);
	for (const struct command_group *const *group = usage->table->groups; *group; group++)
		if (str_equal((*group)->name, first->name))
			add_verbs(usage, groups > 1 ? (*group)->title : "verbs", *group);
	str_add(usage->out, "\n");
	layout_wrap(usage->out,
	            mem_print(usage->scratch, "'%s VERB --help' tells the arguments, options and examples of one.", name),
	            0, 0, usage->width);
}

// The nouns, or the top-level verbs, of one group: called once to measure and once to write.
static void walk_group(struct usage *usage, const struct command_group *group, bool write)
{
	if (group->name && write)
		layout_row(usage->out, group->name, group->summary, usage->labels, usage->width);
	else if (group->name)
		usage->labels = layout_label_width(usage->labels, group->name);
	if (group->name)
		return;
	for (const struct command *command = group->commands; command->run; command++) {
		if (command->hidden)
			continue;
		if (write)
			layout_row(usage->out, command_name(usage->scratch, command), command->summary, usage->labels,
			           usage->width);
		else
			usage->labels = layout_label_width(usage->labels, command_name(usage->scratch, command));
	}
}

static void add_program(struct usage *usage)
{
	struct option_list options = table_options(usage->scratch, usage->table, NULL);
	const char *title = NULL;
	const char *program = usage->table->program;

	for (const struct command_group *const *group = usage->table->groups; *group; group++)
		walk_group(usage, *group, false);
	add_synopsis(usage, mem_print(usage->scratch, "%s NOUN VERB [arguments] [options]", program));
	layout_sentence(usage->out, usage->table->summary, usage->width);
	for (const struct command_group *const *group = usage->table->groups; *group; group++) {
		if (!str_equal((*group)->title, title)) {
			str_add(usage->out, "\n");
			layout_heading(usage->out, (*group)->title);
			title = (*group)->title;
		}
		walk_group(usage, *group, true);
	}
	usage->labels = 0;
	measure_options(usage, &options);
	add_globals(usage, NULL);
	str_add(usage->out, "\n");
	layout_wrap(usage->out,
	            mem_print(usage->scratch,
	                      "'%s NOUN --help' lists the verbs of a noun; '%s NOUN VERB --help' tells the arguments, "
	                      "options and examples of one.",
	                      program, program),
	            0, 0, usage->width);
}

char *command_usage(const void *context, const struct command_table *table, const struct invocation *invocation,
                    int width)
{
	MEM_SCOPE(scratch);
	struct str *out = str_new(context);
	struct usage usage = { .scratch = scratch, .table = table, .out = out, .width = width };

	if (width < WIDTH_LEAST)
		usage.width = WIDTH_LEAST;
	if (width > WIDTH_MOST)
		usage.width = WIDTH_MOST;
	if (invocation->command)
		add_command(&usage, invocation->command);
	else if (invocation->group)
		add_noun(&usage, invocation->group);
	else
		add_program(&usage);
	return out->text;
}
