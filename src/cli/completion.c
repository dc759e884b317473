// SPDX-License-Identifier: MIT
// Completion scripts: the rows of the table in each shell's own words, between the fixed parts that read them. A row is
// a command with what may follow it: verbs, options ("--verbose", "--on=KIND") and the KINDs of its arguments ("KIND..."
// for a list). KIND is text, file, name:THING, choice:a,b or choices:a,b.
#include "cli/completion.h"

#include <string.h>

#include "base/mem.h"
#include "base/str.h"
#include "cli/find.h"
#include "cli/rows.h"

struct script {
	const void *scratch;
	const struct command_table *table;
	const struct shell *shell;
	struct str *out;
	const struct option_group **groups; // shared ones, each once
	size_t group_count;
};

static void add_fixed(struct script *script, const char *text)
{
	static const char placeholder[] = "PROGRAM";
	const char *found;

	while ((found = strstr(text, placeholder)) != NULL) {
		str_add_bytes(script->out, text, (size_t)(found - text));
		str_add(script->out, script->table->program);
		text = found + strlen(placeholder);
	}
	str_add(script->out, text);
}

// Adds `text` in single quotes, such that the shell reads exactly it.
static void add_quoted(struct script *script, const char *text)
{
	str_add(script->out, "'");
	for (; *text; text++) {
		if (*text == '\'')
			str_add(script->out, script->shell->quote_escaped);
		else if (*text == '\\' && script->shell->backslash_escaped)
			str_add(script->out, "\\\\");
		else
			str_add_char(script->out, *text);
	}
	str_add(script->out, "'");
}

static void add_item(struct script *script, const char *item, const char *help)
{
	str_add(script->out, " ");
	add_quoted(script, script->shell->described ? mem_print(script->scratch, "%s %s", item, help) : item);
}

static void list_begin(struct script *script, const char *before, const char *name)
{
	str_print(script->out, "%s%s%s", before, name, script->shell->list_begin);
}

static void list_end(struct script *script)
{
	str_print(script->out, "%s\n", script->shell->list_end);
}

static char *kind_text(const void *context, enum value_kind kind, const char *const *choices, const char *thing)
{
	struct str *text = str_new(context);

	switch (kind) {
	case VALUE_FLAG:
		break;
	case VALUE_FILE:
	case VALUE_FILES:
		str_add(text, "file");
		break;
	case VALUE_NAME:
	case VALUE_NAMES:
		str_print(text, "name:%s", thing ? thing : "any");
		break;
	case VALUE_CHOICE:
	case VALUE_CHOICES:
		str_add(text, kind == VALUE_CHOICE ? "choice:" : "choices:");
		str_add(text, choices_text(context, choices, ","));
		break;
	case VALUE_TEXT:
	case VALUE_TEXTS:
	case VALUE_INTEGER:
	case VALUE_DATE:
	case VALUE_TIME:
		str_add(text, "text");
		break;
	}
	return text->text;
}

static void add_options(struct script *script, const struct option *options)
{
	for (const struct option *option = options; option && option->name; option++) {
		const char *kind = kind_text(script->scratch, option->kind, option->choices, option->thing);
		const char *equals = *kind ? "=" : "";

		add_item(script, mem_print(script->scratch, "--%s%s%s", option->name, equals, kind), option->help);
		if (option->letter)
			add_item(script, mem_print(script->scratch, "-%c%s%s", option->letter, equals, kind), option->help);
	}
}

// The place of a shared group, which is kept when it is new.
static size_t group_index(struct script *script, const struct option_group *group)
{
	size_t i = 0;

	while (i < script->group_count && script->groups[i] != group)
		i++;
	if (i == script->group_count) {
		script->groups = mem_resize(script->scratch, script->groups, i + 1, sizeof(*script->groups));
		script->groups[script->group_count++] = group;
	}
	return i;
}

// Many commands share their options: each group stands in the script once.
static void add_groups(struct script *script, const struct command_list *commands)
{
	if (script->table->globals)
		group_index(script, script->table->globals);
	for (size_t i = 0; i < commands->count; i++)
		for (const struct option_group *const *group = commands->items[i]->groups; group && *group; group++)
			group_index(script, *group);
	for (size_t i = 0; i < script->group_count; i++) {
		list_begin(script, script->shell->local, mem_print(script->scratch, "group_%zu", i));
		add_options(script, script->groups[i]->options);
		list_end(script);
	}
}

static void add_group_reference(struct script *script, const struct option_group *group)
{
	str_print(script->out, " %sgroup_%zu%s", script->shell->group_begin, group_index(script, group),
	          script->shell->group_end);
}

// One row: what may follow `key`. `command` is NULL where only a verb may.
static void add_row(struct script *script, const char *key, const struct word_list *verbs, const char *const *helps,
                    const struct command *command)
{
	str_add(script->out, script->shell->row_begin);
	add_quoted(script, key);
	str_add(script->out, script->shell->row_head_end);
	list_begin(script, script->shell->assign, "verbs");
	for (size_t i = 0; i < verbs->count; i++)
		add_item(script, verbs->items[i], helps[i]);
	list_end(script);
	list_begin(script, script->shell->assign, "options");
	add_options(script, command ? command->options : NULL);
	for (const struct option_group *const *group = command ? command->groups : NULL; group && *group; group++)
		add_group_reference(script, *group);
	if (script->table->globals)
		add_group_reference(script, script->table->globals);
	list_end(script);
	list_begin(script, script->shell->assign, "arguments");
	for (const struct argument *argument = command ? command->arguments : NULL; argument && argument->metavar;
	     argument++) {
		const char *kind = kind_text(script->scratch, argument->kind, argument->choices, argument->thing);

		str_add(script->out, " ");
		add_quoted(script, mem_print(script->scratch, "%s%s", kind, value_is_list(argument->kind) ? "..." : ""));
	}
	list_end(script);
	str_add(script->out, script->shell->row_end);
}

// What is said of each of the words that may follow `first` (NULL: that may begin a command).
static const char **word_helps(struct script *script, const char *first, const struct word_list *words)
{
	const char **helps = mem_alloc(script->scratch, words->count * sizeof(*helps));

	for (size_t i = 0; i < words->count; i++) {
		const struct command_group *group = first ? NULL : find_group(script->table, words->items[i]);

		if (group)
			helps[i] = group->summary;
		else if (first)
			helps[i] = table_command(script->table, first, words->items[i])->summary;
		else
			helps[i] = table_command(script->table, words->items[i], NULL)->summary;
	}
	return helps;
}

static void add_rows(struct script *script, const struct command_list *commands)
{
	static const struct word_list none = { 0 };
	struct word_list nouns = find_words(script->scratch, script->table, NULL);

	add_row(script, "", &nouns, word_helps(script, NULL, &nouns), NULL);
	for (size_t i = 0; i < nouns.count; i++) {
		struct word_list verbs = find_words(script->scratch, script->table, nouns.items[i]);

		add_row(script, nouns.items[i], &verbs, word_helps(script, nouns.items[i], &verbs),
		        table_command(script->table, nouns.items[i], NULL));
	}
	for (size_t i = 0; i < commands->count; i++)
		if (!commands->items[i]->hidden && command_second(commands->items[i]))
			add_row(script, command_name(script->scratch, commands->items[i]), &none, NULL, commands->items[i]);
}

char *command_completion(const void *context, const struct command_table *table, const char *shell)
{
	static const struct shell *const shells[] = { &completion_bash, &completion_zsh, &completion_fish };
	MEM_SCOPE(scratch);
	struct str *out = str_new(context);
	struct script script = { .scratch = scratch, .table = table, .out = out };
	struct command_list commands = table_commands(scratch, table);

	for (size_t i = 0; i < sizeof(shells) / sizeof(*shells); i++)
		if (str_equal(shells[i]->name, shell))
			script.shell = shells[i];
	if (!script.shell)
		return NULL;
	add_fixed(&script, script.shell->begin);
	add_groups(&script, &commands);
	str_add(out, script.shell->rows_begin);
	add_rows(&script, &commands);
	add_fixed(&script, script.shell->end);
	return out->text;
}
