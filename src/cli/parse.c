// SPDX-License-Identifier: MIT
// Reads a command line against the table.
//
// Our own reading rather than getopt_long's: that one accepts abbreviations of long options and cannot be told not to,
// keeps its place in globals (a run file is read inside a command), and knows neither which options are global nor what
// the nearest one is. What is accepted is what the GNU standards describe: options anywhere, `--opt value`,
// `--opt=value`, `-o value`, `-ovalue`, grouped letters, `--` ends options, `-` is a word.
#include <ctype.h>
#include <string.h>

#include "base/mem.h"
#include "base/str.h"
#include "base/utf8.h"
#include "cli/find.h"
#include "cli/rows.h"
#include "cli/value.h"

struct parser {
	const void *context; // of the results
	const void *scratch;
	const struct command_table *table;
	char *const *words;
	int count;
	int next; // of the words, the one to read
	void *globals;
	struct invocation *invocation;
	struct error *error;
	const char *noun;           // given, while its verb is still to come
	struct option_list options; // accepted here
	size_t *given;              // how often each of them was given
	const char **arguments;     // words that are no options
	size_t argument_count;
	bool options_ended;
};

// The words that end a message about one command: "see 'rapporteur round schedule --help'".
static bool hint_help(struct parser *parser)
{
	const struct command *command = parser->invocation->command;
	const char *name = parser->noun ? parser->noun : "";

	if (command)
		name = command_name(parser->scratch, command);
	return error_hint(parser->error, "see '%s%s%s --help'", parser->table->program, *name ? " " : "", name);
}

static void command_chosen(struct parser *parser, const struct command *command)
{
	size_t global = parser->options.count;
	size_t *given = parser->given;

	parser->invocation->command = command;
	parser->invocation->arguments = mem_alloc(parser->context, command->arguments_size);
	parser->options = table_options(parser->scratch, parser->table, command);
	parser->given = mem_alloc(parser->scratch, parser->options.count * sizeof(*parser->given));
	memcpy(parser->given, given, global * sizeof(*given));
	parser->noun = NULL;
}

static void argument_add(struct parser *parser, const char *word)
{
	parser->arguments[parser->argument_count++] = word;
}

// A word that is no option: the noun, its verb, or an argument.
static bool read_word(struct parser *parser, const char *word)
{
	const struct command *command;

	if (parser->invocation->command) {
		argument_add(parser, word);
		return true;
	}
	if (!parser->noun) {
		command = table_command(parser->table, word, NULL);
		if (!find_has_verbs(parser->table, word)) {
			if (!command)
				return find_unknown_first(parser->table, word,
				                          parser->next < parser->count ? parser->words[parser->next] : NULL,
				                          parser->error);
			command_chosen(parser, command);
		} else {
			parser->noun = word;
		}
		parser->invocation->group = find_group(parser->table, word);
		return true;
	}
	command = table_command(parser->table, parser->noun, word);
	if (command) {
		command_chosen(parser, command);
		return true;
	}
	command = table_command(parser->table, parser->noun, NULL);
	if (!command)
		return find_unknown_second(parser->table, parser->noun, word, parser->error);
	command_chosen(parser, command);
	argument_add(parser, word);
	return true;
}

// The place of the option of this name, or letter where `name` is NULL; options.count when there is none. An option of
// the command comes before a shared one of the same name.
static size_t option_index(const struct parser *parser, const char *name, char letter)
{
	size_t found = parser->options.count;

	for (size_t i = 0; i < parser->options.count; i++) {
		const struct option *option = parser->options.items[i];

		if ((name ? str_equal(option->name, name) : option->letter == letter) &&
		    (found == parser->options.count || found < parser->options.global))
			found = i;
	}
	return found;
}

// The same; a noun that is itself a command may have its own options where others have a verb.
static size_t option_index_here(struct parser *parser, const char *name, char letter)
{
	size_t index = option_index(parser, name, letter);
	const struct command *command;

	if (index < parser->options.count || !parser->noun)
		return index;
	command = table_command(parser->table, parser->noun, NULL);
	if (!command)
		return index;
	command_chosen(parser, command);
	return option_index(parser, name, letter);
}

// Whether a command takes a text that is not looked up: it may begin with '-'.
static bool takes_text(const struct command *command)
{
	const struct argument *argument = command ? command->arguments : NULL;

	while (argument && argument->metavar && argument->kind != VALUE_TEXT && argument->kind != VALUE_TEXTS)
		argument++;
	return argument && argument->metavar;
}

static bool unknown_option(struct parser *parser, const char *shown, const char *name)
{
	const char **names = mem_alloc(parser->scratch, parser->options.count * sizeof(*names));
	const char *nearest;

	for (size_t i = 0; i < parser->options.count; i++)
		names[i] = parser->options.items[i]->name;
	nearest = name ? str_nearest(name, names, parser->options.count) : NULL;
	if (parser->invocation->command)
		error_set(parser->error, ERROR_USAGE, "'%s' has no option '%s'",
		          command_name(parser->scratch, parser->invocation->command), shown);
	else
		error_set(parser->error, ERROR_USAGE, "unknown option '%s' before the command", shown);
	if (nearest)
		return error_hint(parser->error, "did you mean '--%s'?", nearest);
	if (!parser->invocation->command && !parser->noun)
		return error_hint(parser->error, "options of a command come after it: '%s NOUN VERB %s'",
		                  parser->table->program, shown);
	if (shown[1] != '-' && takes_text(parser->invocation->command))
		return error_hint(parser->error, "a word that is no option, and begins with '-', stands behind '--'");
	return hint_help(parser);
}

// Whether `word` is exactly an option that is accepted here: then it is not taken for another one's value.
static bool is_option(const struct parser *parser, const char *word)
{
	if (word[0] != '-' || word[1] == '\0')
		return false;
	if (word[1] == '-')
		return word[2] == '\0' || option_index(parser, word + 2, 0) < parser->options.count;
	return word[2] == '\0' && option_index(parser, NULL, word[1]) < parser->options.count;
}

// Stores option `index`. `shown` is how it was typed; `value` is what was joined to it, or NULL: the next word then.
static bool read_option(struct parser *parser, size_t index, const char *shown, const char *value)
{
	const struct option *option = parser->options.items[index];
	char *record = index < parser->options.global ? parser->globals : parser->invocation->arguments;
	size_t count = parser->given[index];
	struct value_slot slot = {
		.label = mem_print(parser->scratch, "option '%s'", shown),
		.kind = option->kind,
		.choices = option->choices,
		.place = record + option->offset,
		.count = &parser->given[index],
	};

	if (count > 0 && !value_is_list(option->kind))
		return error_set(parser->error, ERROR_USAGE, "option '--%s' is given twice", option->name);
	if (option->kind == VALUE_FLAG) {
		parser->given[index]++;
		if (index < parser->options.global && str_equal(option->name, "help"))
			parser->invocation->help = true;
		value_store_flag(&slot);
		return true;
	}
	if (!value) {
		const char *metavar = option_metavar(parser->scratch, option);

		if (parser->next == parser->count || is_option(parser, parser->words[parser->next])) {
			error_set(parser->error, ERROR_USAGE, "option '%s' needs a value: %s", shown, metavar);
			if (parser->next == parser->count)
				return hint_help(parser);
			return error_hint(parser->error, "if '%s' is the value, write '--%s=%s'", parser->words[parser->next],
			                  option->name, parser->words[parser->next]);
		}
		value = parser->words[parser->next++];
	}
	if (!value_is_list(option->kind))
		parser->given[index]++;
	return value_store(parser->context, &slot, value, parser->error);
}

// "--name" or "--name=value".
static bool read_long(struct parser *parser, const char *word)
{
	const char *equals = strchr(word, '=');
	const char *shown = mem_bytes(parser->scratch, word, equals ? (size_t)(equals - word) : strlen(word));
	size_t index = option_index_here(parser, shown + 2, 0);

	if (index == parser->options.count)
		return unknown_option(parser, shown, shown + 2);
	if (equals && parser->options.items[index]->kind == VALUE_FLAG) {
		error_set(parser->error, ERROR_USAGE, "option '%s' takes no value", shown);
		return error_hint(parser->error, "write '%s' alone, or leave it out", shown);
	}
	return read_option(parser, index, shown, equals ? equals + 1 : NULL);
}

// "-n", "-nv", "-o FILE", "-oFILE".
static bool read_letters(struct parser *parser, const char *word)
{
	for (const char *letter = word + 1; *letter; letter++) {
		size_t index = option_index_here(parser, NULL, *letter);
		uint32_t character;
		const char *shown = mem_print(parser->scratch, "-%.*s", (int)utf8_decode(letter, &character), letter);

		if (index == parser->options.count)
			return unknown_option(parser, shown, NULL);
		if (parser->options.items[index]->kind != VALUE_FLAG)
			return read_option(parser, index, shown, letter[1] ? letter + 1 : NULL);
		if (!read_option(parser, index, shown, NULL))
			return false;
	}
	return true;
}

static bool looks_like_option(const char *word)
{
	// "-0044" is a year before our era, "-" a file.
	return word[0] == '-' && word[1] != '\0' && !isdigit((unsigned char)word[1]);
}

static bool read_next(struct parser *parser)
{
	const char *word = parser->words[parser->next++];

	if (parser->options_ended || !looks_like_option(word))
		return read_word(parser, word);
	if (str_equal(word, "--")) {
		parser->options_ended = true;
		return true;
	}
	return word[1] == '-' ? read_long(parser, word) : read_letters(parser, word);
}

static bool missing_arguments(struct parser *parser, const struct argument *argument)
{
	MEM_SCOPE(scratch);
	struct str *missing = str_new(scratch);
	int count = 0;

	for (; argument->metavar && !argument->optional; argument++, count++) {
		str_separate(missing, " and ");
		str_add(missing, argument->metavar);
	}
	error_set(parser->error, ERROR_USAGE, "missing argument%s %s", count > 1 ? "s" : "", missing->text);
	return error_hint(parser->error, "usage: %s",
	                  command_synopsis(scratch, parser->table, parser->invocation->command));
}

static bool superfluous_argument(struct parser *parser, const char *word)
{
	MEM_SCOPE(scratch);
	const struct command *command = parser->invocation->command;
	const char *takes = command_takes(scratch, command);

	error_set(parser->error, ERROR_USAGE, "superfluous argument '%s': '%s' takes %s", word,
	          command_name(scratch, command), *takes ? takes : "none");
	return error_hint(parser->error, "a text of several words stands in quotes; usage: %s",
	                  command_synopsis(scratch, parser->table, command));
}

// Deals the collected words to the argument rows.
static bool fill_arguments(struct parser *parser)
{
	const struct command *command = parser->invocation->command;
	size_t used = 0;

	for (const struct argument *argument = command->arguments; argument && argument->metavar; argument++) {
		size_t count = 0;
		struct value_slot slot = {
			.label = mem_print(parser->scratch, "argument %s", argument->metavar),
			.kind = argument->kind,
			.choices = argument->choices,
			.place = (char *)parser->invocation->arguments + argument->offset,
			.count = &count,
		};

		if (used == parser->argument_count)
			return argument->optional || missing_arguments(parser, argument);
		do {
			if (!value_store(parser->context, &slot, parser->arguments[used++], parser->error))
				return false;
		} while (value_is_list(argument->kind) && used < parser->argument_count);
	}
	return used == parser->argument_count || superfluous_argument(parser, parser->arguments[used]);
}

static bool read_all(struct parser *parser)
{
	while (parser->next < parser->count)
		if (!read_next(parser))
			return false;
	if (parser->noun) {
		const struct command *command = table_command(parser->table, parser->noun, NULL);

		if (command)
			command_chosen(parser, command);
	}
	if (!parser->invocation->command || parser->invocation->help)
		return true;
	return fill_arguments(parser);
}

// Who asks for help in a faulty command line gets it: finds the command by its plain words alone. False where no help
// was asked for; the error that is set then stays.
static bool help_instead(struct parser *parser)
{
	const char **plain = mem_alloc(parser->scratch, ((size_t)parser->count + 1) * sizeof(*plain));
	size_t help = option_index(parser, "help", 0);
	char letter = help < parser->options.count ? parser->options.items[help]->letter : '\0';
	const char letters[] = { '-', letter, '\0' };
	size_t count = 0;
	bool asked = false;

	for (int i = 0; i < parser->count && !str_equal(parser->words[i], "--"); i++) {
		const char *word = parser->words[i];

		asked = asked || str_equal(word, "--help") || (letter && str_equal(word, letters));
		if (!looks_like_option(word))
			plain[count++] = word;
	}
	if (!asked)
		return false;
	error_clear(parser->error);
	if (!command_find(parser->table, plain, parser->invocation, parser->error))
		return false;
	parser->invocation->help = true;
	return true;
}

bool command_parse(const void *context, const struct command_table *table, int argc, char *const *argv, void *globals,
                   struct invocation *invocation, struct error *error)
{
	MEM_SCOPE(scratch);
	struct parser parser = {
		.context = context,
		.scratch = scratch,
		.table = table,
		.words = argv,
		.count = argc,
		.globals = globals,
		.invocation = invocation,
		.error = error,
		.options = table_options(scratch, table, NULL),
		.arguments = mem_alloc(scratch, (size_t)argc * sizeof(char *)),
	};

	*invocation = (struct invocation){ 0 };
	parser.given = mem_alloc(scratch, parser.options.count * sizeof(*parser.given));
	for (int i = 0; i < argc; i++)
		if (!value_check_word(argv[i], i + 1, error))
			return false;
	return read_all(&parser) || help_instead(&parser);
}
