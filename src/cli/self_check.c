// SPDX-License-Identifier: MIT
// What the compiler cannot see in the rows of the command table.
#include <ctype.h>
#include <stdarg.h>
#include <string.h>

#include "base/mem.h"
#include "base/str.h"
#include "cli/rows.h"
#include "cli/value.h"

struct check {
	const void *scratch;
	const struct command_table *table;
	struct str *faults;
	const char *where; // the command or group looked at
};

// A place in the argument struct that a row writes to.
struct place {
	const char *label;
	size_t begin, end;
};

static void fault(struct check *check, const char *format, ...) __attribute__((format(printf, 2, 3)));

static void fault(struct check *check, const char *format, ...)
{
	va_list arguments;

	va_start(arguments, format);
	str_print(check->faults, "%s: %s\n", check->where, mem_vprint(check->scratch, format, arguments));
	va_end(arguments);
}

static bool is_name(const char *text)
{
	return text && *text >= 'a' && *text <= 'z' && text[strspn(text, "abcdefghijklmnopqrstuvwxyz0123456789-")] == '\0';
}

static void check_help(struct check *check, const char *label, const char *help)
{
	size_t length = help ? strlen(help) : 0;

	if (length == 0)
		fault(check, "%s has no help", label);
	else if (help[length - 1] == '.' || strchr(help, '\n'))
		fault(check, "the help of %s is not one line without full stop", label);
}

// Choices stand in messages and completion scripts as they are typed, separated by commas.
static void check_kind(struct check *check, const char *label, enum value_kind kind, const char *const *choices,
                       const char *thing)
{
	bool needs_choices = kind == VALUE_CHOICE || kind == VALUE_CHOICES;
	bool is_named = kind == VALUE_NAME || kind == VALUE_NAMES;

	if (needs_choices && (!choices || !*choices))
		fault(check, "%s has no choices", label);
	if (!needs_choices && choices)
		fault(check, "%s has choices and is no choice", label);
	for (; needs_choices && choices && *choices; choices++)
		if (**choices == '\0' || strpbrk(choice_typed(check->scratch, *choices), ",'\"\\\t\n$`"))
			fault(check, "%s has a choice that is no plain word: '%s'", label, *choices);
	if (thing && (!is_named || !is_name(thing)))
		fault(check, "%s names the thing '%s', which is no kind of thing here", label, thing);
}

// Whether a shared option may be hidden by one of the command that has its name: it can still be reached by its letter.
static bool may_hide(const struct option *shared)
{
	return shared->letter && shared->kind != VALUE_FLAG;
}

// Whether another row takes the name or the letter of the one at `index`.
static void check_unique(struct check *check, const struct option_list *options, size_t index)
{
	const struct option *option = options->items[index];

	for (size_t i = 0; i < index; i++) {
		const struct option *other = options->items[i];
		const bool global = i < options->global && index >= options->global;
		const bool grouped = i >= options->global && i < options->own && index >= options->own;
		const char *whose = global ? "the global " : "";

		if (str_equal(option->name, other->name) && !(global && may_hide(other)) && !(grouped && may_hide(option)))
			fault(check, "option '--%s' hides %s'--%s'", option->name, whose, other->name);
		if (option->letter && option->letter == other->letter)
			fault(check, "option '--%s' has the letter '%c' of %s'--%s'", option->name, option->letter, whose,
			      other->name);
	}
}

// The options from the one at `first` on; those before it are looked at elsewhere.
static void check_options(struct check *check, const struct option_list *options, size_t first)
{
	for (size_t i = first; i < options->count; i++) {
		const struct option *option = options->items[i];
		const char *label = mem_print(check->scratch, "option '--%s'", option->name);

		if (!is_name(option->name))
			fault(check, "%s is not a name of small letters, digits and dashes", label);
		if (option->letter && !isalpha((unsigned char)option->letter))
			fault(check, "%s has the short name '%c', which is no letter", label, option->letter);
		if (option->kind == VALUE_FLAG && option->metavar)
			fault(check, "%s is a flag and has a metavar", label);
		check_help(check, label, option->help);
		check_kind(check, label, option->kind, option->choices, option->thing);
		check_unique(check, options, i);
	}
}

static void check_arguments(struct check *check, const struct argument *arguments)
{
	for (const struct argument *argument = arguments; argument && argument->metavar; argument++) {
		const char *label = mem_print(check->scratch, "argument %s", argument->metavar);

		check_help(check, label, argument->help);
		check_kind(check, label, argument->kind, argument->choices, argument->thing);
		if (argument->kind == VALUE_FLAG)
			fault(check, "%s is a flag", label);
		if (value_is_list(argument->kind) && argument[1].metavar)
			fault(check, "%s is a list and not last", label);
		if (argument->optional && argument[1].metavar && !argument[1].optional)
			fault(check, "%s is optional and %s after it is not", label, argument[1].metavar);
	}
}

static struct place place_of(const char *label, size_t offset, enum value_kind kind)
{
	return (struct place){ label, offset, offset + value_size(kind) };
}

// No row writes beyond the struct of `size` bytes, no two to one place.
static void check_places(struct check *check, const struct place *places, size_t count, size_t size)
{
	for (size_t i = 0; i < count; i++) {
		if (places[i].end > size)
			fault(check, "%s lies beyond its struct of %zu bytes", places[i].label, size);
		for (size_t j = 0; j < i; j++)
			if (places[i].begin < places[j].end && places[j].begin < places[i].end)
				fault(check, "%s and %s are written to one place", places[j].label, places[i].label);
	}
}

static void check_command_places(struct check *check, const struct command *command, const struct option_list *options)
{
	const struct argument *argument = command->arguments;
	struct place *places = NULL;
	size_t count = 0;

	for (size_t i = options->global; i < options->count; i++) {
		const struct option *option = options->items[i];

		places = mem_resize(check->scratch, places, count + 1, sizeof(*places));
		places[count++] =
			place_of(mem_print(check->scratch, "option '--%s'", option->name), option->offset, option->kind);
	}
	for (; argument && argument->metavar; argument++) {
		places = mem_resize(check->scratch, places, count + 1, sizeof(*places));
		places[count++] =
			place_of(mem_print(check->scratch, "argument %s", argument->metavar), argument->offset, argument->kind);
	}
	check_places(check, places, count, command->arguments_size);
}

// How many bytes the global options write to; the table does not know their struct.
static size_t globals_size(const struct option_list *options)
{
	size_t size = 0;

	for (size_t i = 0; i < options->global; i++) {
		size_t end = options->items[i]->offset + value_size(options->items[i]->kind);

		size = end > size ? end : size;
	}
	return size;
}

static void check_example(struct check *check, const struct command *command, const struct option_list *options,
                          const char *line)
{
	MEM_SCOPE(scratch);
	struct error *error = error_new(scratch);
	struct invocation invocation = { 0 };
	void *globals = mem_alloc(scratch, globals_size(options));
	char **words;
	int count = 0;

	if (command_split(scratch, line, &words, error)) {
		while (words[count])
			count++;
		command_parse(scratch, check->table, count, words, globals, &invocation, error);
	}
	if (error->message)
		fault(check, "the example '%s' is refused: %s", line, error->message);
	else if (invocation.command != command)
		fault(check, "the example '%s' is of another command", line);
}

static void check_command(struct check *check, const struct command *command)
{
	const struct option_list options = table_options(check->scratch, check->table, command);

	check_help(check, "the command", command->summary);
	check_options(check, &options, options.global);
	check_arguments(check, command->arguments);
	check_command_places(check, command, &options);
	for (const struct example *example = command->examples; example && example->line; example++)
		check_example(check, command, &options, example->line);
}

static void check_group(struct check *check, const struct command_group *group)
{
	check->where = group->name ? group->name : "the verbs without noun";
	if (!group->title || *group->title == '\0')
		fault(check, "the group has no title");
	if (group->name)
		check_help(check, "the group", group->summary);
	for (const struct command *command = group->commands; command->run; command++) {
		const char *noun = command->noun;

		if (!is_name(command_first(command)) || (command_second(command) && !is_name(command_second(command)))) {
			fault(check, "a command has no name of small letters, digits and dashes");
			continue;
		}
		check->where = command_name(check->scratch, command);
		if (group->name ? !str_equal(noun, group->name) : command_second(command) != NULL)
			fault(check, "it stands in another noun's group");
		check_command(check, command);
	}
}

// The same words name one command; the first is the one that is found.
static void check_duplicates(struct check *check)
{
	struct command_list commands = table_commands(check->scratch, check->table);

	for (size_t i = 0; i < commands.count; i++) {
		const struct command *command = commands.items[i];

		if (!command_first(command) ||
		    table_command(check->table, command_first(command), command_second(command)) == command)
			continue;
		check->where = command_name(check->scratch, command);
		fault(check, "the command is there twice");
	}
}

static void check_globals(struct check *check)
{
	struct option_list options = table_options(check->scratch, check->table, NULL);
	struct place *places = mem_alloc(check->scratch, options.count * sizeof(*places));
	bool has_help = false;

	check->where = "global options";
	check_options(check, &options, 0);
	for (size_t i = 0; i < options.count; i++) {
		const struct option *option = options.items[i];

		has_help = has_help || (str_equal(option->name, "help") && option->kind == VALUE_FLAG);
		places[i] = place_of(mem_print(check->scratch, "option '--%s'", option->name), option->offset, option->kind);
	}
	check_places(check, places, options.count, globals_size(&options));
	if (!has_help)
		fault(check, "there is no flag '--help'");
}

char *command_self_check(const void *context, const struct command_table *table)
{
	MEM_SCOPE(scratch);
	struct str *faults = str_new(context);
	struct check check = { .scratch = scratch, .table = table, .faults = faults };

	check_globals(&check);
	for (const struct command_group *const *group = table->groups; *group; group++)
		check_group(&check, *group);
	check_duplicates(&check);
	return faults->text;
}
