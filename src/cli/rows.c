// SPDX-License-Identifier: MIT
#include "cli/rows.h"

#include <string.h>

#include "base/mem.h"
#include "base/str.h"
#include "base/utf8.h"

enum { CHOICES_MOST = 24 }; // columns of choices that stand for their own metavar

const char *command_first(const struct command *command)
{
	return command->noun ? command->noun : command->verb;
}

const char *command_second(const struct command *command)
{
	return command->noun ? command->verb : NULL;
}

char *command_name(const void *context, const struct command *command)
{
	const char *second = command_second(command);

	return mem_print(context, "%s%s%s", command_first(command), second ? " " : "", second ? second : "");
}

char *command_takes(const void *context, const struct command *command)
{
	struct str *text = str_new(context);

	for (const struct argument *argument = command->arguments; argument && argument->metavar; argument++) {
		const char *dots = value_is_list(argument->kind) ? "..." : "";

		str_separate(text, " ");
		str_print(text, argument->optional ? "[%s%s]" : "%s%s", argument->metavar, dots);
	}
	return text->text;
}

char *command_synopsis(const void *context, const struct command_table *table, const struct command *command)
{
	MEM_SCOPE(scratch);
	const char *takes = command_takes(scratch, command);

	return mem_print(context, "%s %s%s%s [options]", table->program, command_name(scratch, command), *takes ? " " : "",
	                 takes);
}

struct command_list table_commands(const void *context, const struct command_table *table)
{
	struct command_list list = { 0 };

	for (const struct command_group *const *group = table->groups; *group; group++)
		for (const struct command *command = (*group)->commands; command->run; command++) {
			list.items = mem_resize(context, list.items, list.count + 1, sizeof(*list.items));
			list.items[list.count++] = command;
		}
	return list;
}

const struct command *table_command(const struct command_table *table, const char *first, const char *second)
{
	for (const struct command_group *const *group = table->groups; *group; group++)
		for (const struct command *command = (*group)->commands; command->run; command++)
			if (str_equal(command_first(command), first) && str_equal(command_second(command), second))
				return command;
	return NULL;
}

static void options_add(const void *context, struct option_list *list, const struct option *options)
{
	for (const struct option *option = options; option && option->name; option++) {
		list->items = mem_resize(context, list->items, list->count + 1, sizeof(*list->items));
		list->items[list->count++] = option;
	}
}

struct option_list table_options(const void *context, const struct command_table *table, const struct command *command)
{
	struct option_list list = { 0 };

	options_add(context, &list, table->globals ? table->globals->options : NULL);
	list.global = list.own = list.count;
	if (!command)
		return list;
	options_add(context, &list, command->options);
	list.own = list.count;
	for (const struct option_group *const *group = command->groups; group && *group; group++)
		options_add(context, &list, (*group)->options);
	return list;
}

static bool has_option(const struct option *options, const char *name)
{
	for (; options && options->name; options++)
		if (str_equal(options->name, name))
			return true;
	return false;
}

const struct option *options_shown(const void *context, const struct option *options, const struct command *command)
{
	struct option *shown = mem_new(context, struct option);
	size_t count = 0;

	for (const struct option *option = options; option && option->name; option++) {
		bool hidden = command && has_option(command->options, option->name);

		for (const struct option_group *const *group = command ? command->groups : NULL; group && *group; group++)
			hidden = hidden || ((*group)->options != options && has_option((*group)->options, option->name));
		if (hidden)
			continue;
		shown = mem_resize(context, shown, count + 2, sizeof(*shown));
		shown[count++] = *option;
		shown[count] = (struct option){ 0 };
	}
	return shown;
}

bool value_is_list(enum value_kind kind)
{
	return kind == VALUE_TEXTS || kind == VALUE_CHOICES || kind == VALUE_NAMES || kind == VALUE_FILES;
}

char *choice_typed(const void *context, const char *choice)
{
	struct str *typed = str_new(context);

	for (; *choice; choice++)
		if (*choice != '\'')
			str_add_char(typed, (char)(*choice == ' ' ? '-' : *choice));
	return typed->text;
}

char *choices_text(const void *context, const char *const *choices, const char *separator)
{
	MEM_SCOPE(scratch);
	struct str *text = str_new(context);

	for (; *choices; choices++) {
		str_separate(text, separator);
		str_add(text, choice_typed(scratch, *choices));
	}
	return text->text;
}

char *option_metavar(const void *context, const struct option *option)
{
	static const char *const usual[] = {
		[VALUE_TEXT] = "TEXT",  [VALUE_TEXTS] = "TEXT", [VALUE_INTEGER] = "NUMBER",
		[VALUE_DATE] = "DATE",  [VALUE_TIME] = "TIME",  [VALUE_NAME] = "NAME",
		[VALUE_NAMES] = "NAME", [VALUE_FILE] = "FILE",  [VALUE_FILES] = "FILE",
	};
	char *text;

	if (option->kind == VALUE_FLAG)
		return NULL;
	if (option->metavar)
		return mem_text(context, option->metavar);
	if (!option->choices)
		return mem_text(context, usual[option->kind]);
	text = choices_text(context, option->choices, "|");
	return utf8_count(text) <= CHOICES_MOST ? text : mem_text(context, "WORD");
}

char *option_label(const void *context, const struct option *option)
{
	MEM_SCOPE(scratch);
	const char *metavar = option_metavar(scratch, option);
	const char *letter = option->letter ? mem_print(scratch, "-%c, ", option->letter) : "    ";

	return mem_print(context, "%s--%s%s%s", letter, option->name, metavar ? " " : "", metavar ? metavar : "");
}

char *option_help(const void *context, const struct option *option)
{
	MEM_SCOPE(scratch);
	struct str *more = str_new(scratch);
	const char *metavar = option_metavar(scratch, option);

	if (option->choices && !strchr(metavar, '|'))
		str_add(more, choices_text(scratch, option->choices, ", "));
	if (value_is_list(option->kind)) {
		str_separate(more, "; ");
		str_add(more, "may be repeated");
	}
	return mem_print(context, more->length > 0 ? "%s (%s)" : "%s%s", option->help, more->text);
}

char *argument_help(const void *context, const struct argument *argument)
{
	MEM_SCOPE(scratch);

	if (!argument->choices)
		return mem_text(context, argument->help);
	return mem_print(context, "%s (%s)", argument->help, choices_text(scratch, argument->choices, ", "));
}
