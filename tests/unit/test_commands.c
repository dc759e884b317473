// SPDX-License-Identifier: MIT
// The program's command table as a whole.
#include "suite.h"

#include <stdio.h>
#include <string.h>

#include "base/mem.h"
#include "base/str.h"
#include "cmd/app.h"
#include "cmd/options.h"

static void the_table_is_sound(void)
{
	MEM_SCOPE(scratch);
	const char *faults = command_self_check(scratch, &rapporteur_commands);

	CU_ASSERT_STRING_EQUAL(faults, "");
	if (*faults)
		printf("%s", faults);
}

typedef void command_check(const struct command_group *group, const struct command *command);

static void each_command(command_check *check)
{
	for (const struct command_group *const *group = rapporteur_commands.groups; *group; group++)
		for (const struct command *command = (*group)->commands; command->run; command++)
			check(*group, command);
}

static void check_example(const struct command_group *group, const struct command *command)
{
	bool has = command->examples && command->examples->line;

	(void)group;
	if (!command->hidden && !has)
		printf("no example: %s %s\n", command->noun ? command->noun : "", command->verb ? command->verb : "");
	CU_ASSERT_TRUE(command->hidden || has);
}

static void every_command_has_an_example(void)
{
	each_command(check_example);
}

static bool has_group(const struct command *command, const struct option_group *wanted)
{
	for (const struct option_group *const *group = command->groups; group && *group; group++)
		if (*group == wanted)
			return true;
	return false;
}

// main reads reason and dry run at the beginning of the arguments of every command that writes.
static void check_writing(const struct command_group *group, const struct command *command)
{
	bool writes = command->needs == NEEDS_WRITE;

	(void)group;
	if (writes != has_group(command, &write_option_group))
		printf("writes, or has the options of what writes: %s %s\n", command->noun ? command->noun : "", command->verb);
	CU_ASSERT_EQUAL(writes, has_group(command, &write_option_group));
	CU_ASSERT_TRUE(!writes || command->arguments_size >= sizeof(struct write_options));
	CU_ASSERT_TRUE(!has_group(command, &claim_option_group) || command->arguments_size >= sizeof(struct claim_options));
	CU_ASSERT_TRUE(!has_group(command, &question_option_group) ||
	               command->arguments_size >= sizeof(struct question_options));
}

// Whoever alters or takes out a thing names it whole. Who says that somebody left a delegation enters a claim.
static void check_naming(const struct command_group *group, const struct command *command)
{
	static const char *const verbs[] = { "edit", "rename", "remove",    "retract", "regrade",
		                                 "same", "apart",  "different", NULL };
	bool alters = false;

	(void)group;
	for (const char *const *verb = verbs; *verb; verb++)
		alters = alters || str_equal(command->verb, *verb);
	alters = alters && command->arguments[0].kind == VALUE_NAME && !str_equal(command->noun, "delegate");
	if (alters != command->whole)
		printf("named whole, or not: %s %s\n", command->noun ? command->noun : "", command->verb);
	CU_ASSERT_EQUAL(alters, command->whole);
}

static void what_alters_a_thing_takes_no_beginning_of_a_name(void)
{
	each_command(check_naming);
}

static void what_writes_can_be_tried_and_explained(void)
{
	each_command(check_writing);
}

// What the program is to have.
// clang-format off
static const char *const promised[] = {
	"init", "doctor", "database start", "database stop", "database status", "database shell", "database backup",
	"database restore", "database upgrade", "migrate up", "migrate down", "migrate status", "migrate verify", "migrate script",
	"config show", "help", "version", "run", "talks add", "talks list", "talks show",
	"talks alias", "talks identify", "round add", "round list", "round show", "round alias", "round identify",
	"venue add", "venue list", "venue show", "venue alias", "venue identify", "actor add", "actor list",
	"actor show", "actor alias", "actor identify", "actor join", "actor leave", "person add", "person list",
	"person show", "person alias", "person identify", "person post", "source add", "source list", "source show",
	"passage add", "passage list", "passage show", "link add", "talks describe", "talks suspend", "talks resume",
	"talks call-off", "talks end", "talks mark", "round announce", "round confirm", "round mark", "round cancel",
	"round schedule", "round postpone", "round suspend", "round resume", "round open", "round conclude",
	"round session", "round describe", "invite send", "invite accept", "invite decline", "invite represent",
	"invite not-received", "invite not-invited", "invite withdraw", "invite mark", "invite list", "exclude add",
	"exclude lift", "exclude list", "delegation name", "delegation expect", "delegation delay",
	"delegation arrive", "delegation attend", "delegation suspend", "delegation walk-out", "delegation return",
	"delegation leave", "delegation absent", "delegation mark", "delegation describe", "delegation body",
	"delegation list", "delegate name", "delegate arrive", "delegate attend", "delegate absent", "delegate mark",
	"delegate replace", "delegate remove", "outcome add", "outcome table", "outcome offer", "outcome agree",
	"outcome announce", "outcome initial", "outcome adopt", "outcome endorse", "outcome reject",
	"outcome implement", "outcome breach", "outcome lapse", "outcome sign", "outcome refuse", "outcome mark",
	"outcome list", "outcome show", "note", "claim list", "claim show", "claim correct", "claim retract", "status",
	"history", NULL,
};
// clang-format on

static void every_command_is_there(void)
{
	MEM_SCOPE(scratch);

	for (const char *const *name = promised; *name; name++) {
		struct error *error = error_new(scratch);
		struct invocation found = { 0 };
		char **words;

		CU_ASSERT_TRUE(command_split(scratch, *name, &words, error));
		CU_ASSERT_TRUE(command_find(&rapporteur_commands, (const char *const *)words, &found, error));
		if (!found.command)
			printf("there is no '%s'\n", *name);
		CU_ASSERT_PTR_NOT_NULL(found.command);
	}
}

// Each of them can be told of in help, in a man page and in the completions.
static void check_renderers(const struct command_group *group, const struct command *command)
{
	MEM_SCOPE(scratch);
	const struct invocation invocation = { .command = command, .group = group };

	for (int width = 40; width <= 120; width += 40)
		CU_ASSERT_PTR_NOT_NULL(strstr(command_usage(scratch, &rapporteur_commands, &invocation, width), "usage: "));
	CU_ASSERT_PTR_NOT_NULL(strstr(command_manual(scratch, &rapporteur_commands, command), ".SH"));
}

static void every_command_can_be_told_of(void)
{
	MEM_SCOPE(scratch);
	const char *bash = command_completion(scratch, &rapporteur_commands, "bash");

	each_command(check_renderers);
	CU_ASSERT_PTR_NOT_NULL(strstr(bash, "postpone"));
	CU_ASSERT_PTR_NOT_NULL(strstr(bash, "not-received"));
}

const struct suite suite_commands =
	SUITE("commands", TEST(the_table_is_sound), TEST(every_command_has_an_example),
          TEST(what_writes_can_be_tried_and_explained), TEST(what_alters_a_thing_takes_no_beginning_of_a_name),
          TEST(every_command_is_there), TEST(every_command_can_be_told_of));
