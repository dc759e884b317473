// SPDX-License-Identifier: MIT
// A command may have an option of the name of a global one: "round add --format proximity".
#include "suite.h"

#include <string.h>

#include "base/mem.h"
#include "base/str.h"
#include "cli/command.h"

struct everywhere {
	const char *format;
	bool help;
};
struct own {
	const char *who; // of the group
	const char *format, *by;
};

static bool run_nothing(struct app *app, const struct command *command, const void *arguments)
{
	return app == NULL && command != NULL && arguments != NULL;
}

static const struct option global_rows[] = {
	{ .name = "format",
	  .letter = 'O',
	  .kind = VALUE_TEXT,
	  .offset = offsetof(struct everywhere, format),
	  .help = "form of the output" },
	{ .name = "help",
	  .letter = 'h',
	  .kind = VALUE_FLAG,
	  .offset = offsetof(struct everywhere, help),
	  .help = "show help" },
	{ 0 },
};
static const struct option_group globals = { "everywhere", global_rows };
static const struct option shared_rows[] = {
	{ .name = "by", .letter = 'b', .kind = VALUE_TEXT, .offset = offsetof(struct own, who), .help = "who said it" },
	{ 0 },
};
static const struct option_group shared = { "shared", shared_rows };
static const struct option_group *const shared_groups[] = { &shared, NULL };
static const struct option own_rows[] = {
	{ .name = "by", .kind = VALUE_TEXT, .offset = offsetof(struct own, by), .help = "in which way" },
	{ .name = "format", .kind = VALUE_TEXT, .offset = offsetof(struct own, format), .help = "how they meet" },
	{ 0 },
};
static const struct command commands[] = {
	{ .noun = "round",
	  .verb = "add",
	  .summary = "enter a round",
	  .options = own_rows,
	  .groups = shared_groups,
	  .arguments_size = sizeof(struct own),
	  .run = run_nothing },
	{ .noun = "round", .verb = "list", .summary = "list the rounds", .arguments_size = 1, .run = run_nothing },
	{ 0 },
};
static const struct command_group group = { "round", "things", "rounds of talks", commands };
static const struct command_group *const groups[] = { &group, NULL };
static const struct command_table table = { "program", "keeps the record", groups, &globals, NULL };

struct read {
	struct everywhere globals;
	struct own own;
};

static struct read read_line(void *context, const char *line)
{
	struct read read = { 0 };
	struct invocation invocation = { 0 };
	struct error *error = error_new(context);
	char **words;
	int count = 0;

	CU_ASSERT_TRUE(command_split(context, line, &words, error));
	while (words[count])
		count++;
	CU_ASSERT_TRUE(command_parse(context, &table, count, words, &read.globals, &invocation, error));
	if (invocation.command == &commands[0])
		read.own = *(const struct own *)invocation.arguments;
	return read;
}

static void behind_the_command_its_own_is_meant(void)
{
	MEM_SCOPE(scratch);
	struct read read = read_line(scratch, "--format json round add --format proximity");

	CU_ASSERT_TRUE(str_equal(read.globals.format, "json"));
	CU_ASSERT_TRUE(str_equal(read.own.format, "proximity"));
	read = read_line(scratch, "round add -O json");
	CU_ASSERT_TRUE(str_equal(read.globals.format, "json"));
	CU_ASSERT_PTR_NULL(read.own.format);
	read = read_line(scratch, "round list --format json");
	CU_ASSERT_TRUE(str_equal(read.globals.format, "json"));
}

static void a_group_is_hidden_but_for_the_letter(void)
{
	MEM_SCOPE(scratch);
	const struct read read = read_line(scratch, "round add --by rename -b somebody");

	CU_ASSERT_TRUE(str_equal(read.own.by, "rename"));
	CU_ASSERT_TRUE(str_equal(read.own.who, "somebody"));
}

static void help_shows_what_is_meant(void)
{
	MEM_SCOPE(scratch);
	const struct invocation add = { .command = &commands[0], .group = &group };
	const struct invocation list = { .command = &commands[1], .group = &group };

	CU_ASSERT_PTR_NOT_NULL(strstr(command_usage(scratch, &table, &add, 80), "how they meet"));
	CU_ASSERT_PTR_NULL(strstr(command_usage(scratch, &table, &add, 80), "form of the output"));
	CU_ASSERT_PTR_NOT_NULL(strstr(command_usage(scratch, &table, &add, 80), "in which way"));
	CU_ASSERT_PTR_NULL(strstr(command_usage(scratch, &table, &add, 80), "who said it"));
	CU_ASSERT_PTR_NULL(strstr(command_manual(scratch, &table, &commands[0]), "who said it"));
	CU_ASSERT_PTR_NOT_NULL(strstr(command_usage(scratch, &table, &list, 80), "form of the output"));
	CU_ASSERT_PTR_NULL(strstr(command_manual(scratch, &table, &commands[0]), "form of the output"));
	CU_ASSERT_STRING_EQUAL(command_self_check(scratch, &table), "");
}

const struct suite suite_cli_own_option =
	SUITE("cli own option", TEST(behind_the_command_its_own_is_meant), TEST(a_group_is_hidden_but_for_the_letter),
          TEST(help_shows_what_is_meant));
