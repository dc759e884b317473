// SPDX-License-Identifier: MIT
// From the first words of a command line to a row, and what to suggest where there is none.
#include "cli/find.h"

#include "base/mem.h"
#include "base/str.h"

const struct command_group *find_group(const struct command_table *table, const char *noun)
{
	for (const struct command_group *const *group = table->groups; *group; group++)
		if ((*group)->name && str_equal((*group)->name, noun))
			return *group;
	return NULL;
}

bool find_has_verbs(const struct command_table *table, const char *first)
{
	for (const struct command_group *const *group = table->groups; *group; group++)
		for (const struct command *command = (*group)->commands; command->run; command++)
			if (command_second(command) && str_equal(command_first(command), first))
				return true;
	return false;
}

// The words that may follow `first` (NULL: that may begin a command), each once, hidden commands left out.
static struct word_list words_after(const void *context, const struct command_list *commands, const char *first)
{
	struct word_list words = { 0 };

	for (size_t i = 0; i < commands->count; i++) {
		const struct command *command = commands->items[i];
		const char *word = first ? command_second(command) : command_first(command);
		bool wanted = !command->hidden && word && (!first || str_equal(command_first(command), first));

		for (size_t j = 0; wanted && j < words.count; j++)
			wanted = !str_equal(words.items[j], word);
		if (!wanted)
			continue;
		words.items = mem_resize(context, words.items, words.count + 1, sizeof(*words.items));
		words.items[words.count++] = word;
	}
	return words;
}

struct word_list find_words(const void *context, const struct command_table *table, const char *first)
{
	struct command_list commands = table_commands(context, table);

	return words_after(context, &commands, first);
}

// A command whose verb is `word`, of the noun `noun` if there is one: for who wrote "add round", or "schedule" alone.
static const struct command *verb_of_some_noun(const struct command_list *commands, const char *word, const char *noun)
{
	const struct command *found = NULL;

	for (size_t i = 0; i < commands->count; i++) {
		const struct command *command = commands->items[i];

		if (command->hidden || !str_equal(command_second(command), word))
			continue;
		if (noun && str_equal(command_first(command), noun))
			return command;
		if (!found)
			found = command;
	}
	return found;
}

bool find_unknown_first(const struct command_table *table, const char *word, const char *next, struct error *error)
{
	MEM_SCOPE(scratch);
	struct command_list commands = table_commands(scratch, table);
	struct word_list words = words_after(scratch, &commands, NULL);
	const char *nearest = str_nearest(word, words.items, words.count);
	const struct command *command = verb_of_some_noun(&commands, word, next);

	error_set(error, ERROR_USAGE, "unknown command '%s'", word);
	if (command)
		return error_hint(error, "did you mean '%s %s'?", table->program, command_name(scratch, command));
	if (nearest)
		return error_hint(error, "did you mean '%s %s'?", table->program, nearest);
	return error_hint(error, "'%s --help' lists the commands", table->program);
}

bool find_unknown_second(const struct command_table *table, const char *first, const char *word, struct error *error)
{
	MEM_SCOPE(scratch);
	struct word_list words = find_words(scratch, table, first);
	const char *nearest = str_nearest(word, words.items, words.count);

	error_set(error, ERROR_USAGE, "unknown command '%s %s'", first, word);
	if (nearest)
		return error_hint(error, "did you mean '%s %s %s'?", table->program, first, nearest);
	return error_hint(error, "'%s %s --help' lists its verbs", table->program, first);
}

bool command_find(const struct command_table *table, const char *const *words, struct invocation *invocation,
                  struct error *error)
{
	*invocation = (struct invocation){ 0 };
	if (!words[0])
		return true;
	invocation->group = find_group(table, words[0]);
	if (words[1])
		invocation->command = table_command(table, words[0], words[1]);
	if (!invocation->command && (words[1] || !find_has_verbs(table, words[0])))
		invocation->command = table_command(table, words[0], NULL);
	if (invocation->command)
		return true;
	if (!find_has_verbs(table, words[0]))
		return find_unknown_first(table, words[0], words[1], error);
	return words[1] ? find_unknown_second(table, words[0], words[1], error) : true;
}
