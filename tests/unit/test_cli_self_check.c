// SPDX-License-Identifier: MIT
#include <stdio.h>

#include "base/mem.h"
#include "base/str.h"
#include "cli_table.h"
#include "suite.h"

static bool run_nothing(struct app *app, const struct command *command, const void *arguments)
{
	return app == NULL && command != NULL && arguments != NULL;
}

static const struct option global_options[] = {
	{ .name = "help", .letter = 'h', .kind = VALUE_FLAG, .help = "show this help" },
	{ 0 },
};
static const struct option_group sound_globals = { "everywhere", global_options };

// Asserts what is said of a table of these commands, all of the noun "round".
static void faults(const struct command *commands, const char *expected)
{
	MEM_SCOPE(scratch);
	const struct command_group group = { "round", "things", "rounds of talks", commands };
	const struct command_group *const groups[] = { &group, NULL };
	const struct command_table table = { "rapporteur", "keeps the record", groups, &sound_globals, NULL };
	const char *found = command_self_check(scratch, &table);

	CU_ASSERT_STRING_EQUAL(found, expected);
	if (!str_equal(found, expected))
		printf("\nis:\n%swanted:\n%s", found, expected);
}

static void option_faults(const struct option *options, size_t size, const char *expected)
{
	const struct command commands[] = {
		{ .noun = "round",
		  .verb = "add",
		  .summary = "add",
		  .options = options,
		  .arguments_size = size,
		  .run = run_nothing },
		{ 0 },
	};

	faults(commands, expected);
}

static void argument_faults(const struct argument *arguments, const char *expected)
{
	const struct command commands[] = {
		{ .noun = "round",
		  .verb = "add",
		  .summary = "add",
		  .arguments = arguments,
		  .arguments_size = 64,
		  .run = run_nothing },
		{ 0 },
	};

	faults(commands, expected);
}

static void sound_table_has_none(void)
{
	MEM_SCOPE(scratch);

	CU_ASSERT_STRING_EQUAL(command_self_check(scratch, &sample_table), "");
}

static void names_of_options(void)
{
	static const struct option twice[] = {
		{ .name = "on", .letter = 'd', .kind = VALUE_FLAG, .offset = 0, .help = "one" },
		{ .name = "on", .letter = 'd', .kind = VALUE_FLAG, .offset = 1, .help = "two" },
		{ 0 },
	};
	static const struct option hides[] = {
		{ .name = "help", .kind = VALUE_FLAG, .offset = 0, .help = "one" },
		{ .name = "here", .letter = 'h', .kind = VALUE_FLAG, .offset = 1, .help = "two" },
		{ 0 },
	};
	static const struct option strange[] = {
		{ .name = "As_Of", .letter = '3', .kind = VALUE_FLAG, .help = "one" },
		{ 0 },
	};

	option_faults(twice, 2,
	              "round add: option '--on' hides '--on'\nround add: option '--on' has the letter 'd' of '--on'\n");
	option_faults(hides, 2,
	              "round add: option '--help' hides the global '--help'\n"
	              "round add: option '--here' has the letter 'h' of the global '--help'\n");
	option_faults(strange, 1,
	              "round add: option '--As_Of' is not a name of small letters, digits and dashes\n"
	              "round add: option '--As_Of' has the short name '3', which is no letter\n");
}

static void help_of_rows(void)
{
	static const struct option options[] = {
		{ .name = "a", .kind = VALUE_FLAG, .offset = 0 },
		{ .name = "b", .kind = VALUE_FLAG, .offset = 1, .help = "with a full stop." },
		{ .name = "c", .kind = VALUE_FLAG, .offset = 2, .help = "two\nlines" },
		{ 0 },
	};
	static const struct command commands[] = {
		{ .noun = "round", .verb = "add", .run = run_nothing },
		{ 0 },
	};

	option_faults(options, 3,
	              "round add: option '--a' has no help\n"
	              "round add: the help of option '--b' is not one line without full stop\n"
	              "round add: the help of option '--c' is not one line without full stop\n");
	faults(commands, "round add: the command has no help\n");
}

static void places_of_values(void)
{
	static const struct option beyond[] = {
		{ .name = "a", .kind = VALUE_TEXT, .offset = 8, .help = "one" },
		{ 0 },
	};
	static const struct option overlap[] = {
		{ .name = "a", .kind = VALUE_TEXT, .offset = 0, .help = "one" },
		{ .name = "b", .kind = VALUE_FLAG, .offset = 7, .help = "two" },
		{ .name = "c", .kind = VALUE_FLAG, .offset = 8, .help = "three" },
		{ 0 },
	};

	option_faults(beyond, 16, "");
	option_faults(beyond, 15, "round add: option '--a' lies beyond its struct of 15 bytes\n");
	option_faults(overlap, 16, "round add: option '--a' and option '--b' are written to one place\n");
}

static void kinds_of_values(void)
{
	static const char *const bad[] = { "two words", "", "a,b", "\"", "$(x)", NULL };
	static const char *const none[] = { NULL };
	static const struct option options[] = {
		{ .name = "a", .kind = VALUE_CHOICE, .offset = 0, .help = "a" },
		{ .name = "b", .kind = VALUE_CHOICES, .offset = 8, .help = "b", .choices = none },
		{ .name = "c", .kind = VALUE_TEXT, .offset = 16, .help = "c", .choices = bad },
		{ .name = "d", .kind = VALUE_CHOICE, .offset = 24, .help = "d", .choices = bad },
		{ .name = "e", .kind = VALUE_TEXT, .offset = 32, .help = "e", .thing = "round" },
		{ .name = "f", .kind = VALUE_FLAG, .offset = 40, .help = "f", .metavar = "F" },
		{ 0 },
	};

	option_faults(options, 64,
	              "round add: option '--a' has no choices\n"
	              "round add: option '--b' has no choices\n"
	              "round add: option '--c' has choices and is no choice\n"
	              "round add: option '--d' has a choice that is no plain word: ''\n"
	              "round add: option '--d' has a choice that is no plain word: 'a,b'\n"
	              "round add: option '--d' has a choice that is no plain word: '\"'\n"
	              "round add: option '--d' has a choice that is no plain word: '$(x)'\n"
	              "round add: option '--e' names the thing 'round', which is no kind of thing here\n"
	              "round add: option '--f' is a flag and has a metavar\n");
}

static void order_of_arguments(void)
{
	static const struct argument list_first[] = {
		{ .metavar = "A", .kind = VALUE_NAMES, .offset = 0, .help = "a" },
		{ .metavar = "B", .kind = VALUE_FLAG, .offset = 8, .help = "b" },
		{ 0 },
	};
	static const struct argument optional_first[] = {
		{ .metavar = "A", .kind = VALUE_NAME, .offset = 0, .help = "a", .optional = true },
		{ .metavar = "B", .kind = VALUE_NAME, .offset = 8 },
		{ 0 },
	};

	argument_faults(list_first, "round add: argument A is a list and not last\nround add: argument B is a flag\n");
	argument_faults(optional_first, "round add: argument A is optional and B after it is not\n"
	                                "round add: argument B has no help\n");
}

static void names_of_commands(void)
{
	static const struct command commands[] = {
		{ .noun = "round", .verb = "add", .summary = "add", .run = run_nothing },
		{ .noun = "round", .verb = "add", .summary = "add again", .run = run_nothing },
		{ .noun = "venue", .verb = "add", .summary = "add", .run = run_nothing },
		{ .noun = "round", .verb = "Add", .summary = "add", .run = run_nothing },
		{ 0 },
	};

	faults(commands, "venue add: it stands in another noun's group\n"
	                 "venue add: a command has no name of small letters, digits and dashes\n"
	                 "round add: the command is there twice\n");
}

static void examples_parse(void)
{
	static const struct example examples[] = {
		{ "round add", "sound" },
		{ "round add --on 2017", NULL },
		{ "round list", NULL },
		{ "round add 'x", NULL },
		{ 0 },
	};
	static const struct command commands[] = {
		{ .noun = "round", .verb = "add", .summary = "add", .examples = examples, .run = run_nothing },
		{ .noun = "round", .verb = "list", .summary = "list", .run = run_nothing },
		{ 0 },
	};

	faults(commands, "round add: the example 'round add --on 2017' is refused: 'round add' has no option '--on'\n"
	                 "round add: the example 'round list' is of another command\n"
	                 "round add: the example 'round add 'x' is refused: the quote ' before 'x' is not closed\n");
}

static void groups_and_globals(void)
{
	static const struct option no_help[] = {
		{ .name = "json", .letter = 'j', .kind = VALUE_FLAG, .offset = 0, .help = "a" },
		{ .name = "csv", .letter = 'j', .kind = VALUE_FLAG, .offset = 0, .help = "b" },
		{ 0 },
	};
	static const struct option_group globals = { "everywhere", no_help };
	static const struct command none[] = { { 0 } };
	static const struct command_group group = { "round", NULL, NULL, none };
	static const struct command_group *const groups[] = { &group, NULL };
	static const struct command_table table = { "rapporteur", "keeps the record", groups, &globals, NULL };
	MEM_SCOPE(scratch);

	CU_ASSERT_STRING_EQUAL(command_self_check(scratch, &table),
	                       "global options: option '--csv' has the letter 'j' of '--json'\n"
	                       "global options: option '--json' and option '--csv' are written to one place\n"
	                       "global options: there is no flag '--help'\n"
	                       "round: the group has no title\n"
	                       "round: the group has no help\n");
}

const struct suite suite_cli_self_check =
	SUITE("cli self-check", TEST(sound_table_has_none), TEST(names_of_options), TEST(help_of_rows),
          TEST(places_of_values), TEST(kinds_of_values), TEST(order_of_arguments), TEST(names_of_commands),
          TEST(examples_parse), TEST(groups_and_globals));
