// SPDX-License-Identifier: MIT
#include <limits.h>

#include "base/mem.h"
#include "base/str.h"
#include "cli_table.h"
#include "suite.h"

// What one command line came to.
struct outcome {
	bool accepted;
	struct sample_globals globals;
	struct invocation invocation;
	const char *message; // "" when there is none
	const char *hint;
};

// Reads `line`, split as in a run file.
static struct outcome parse(const void *context, const char *line)
{
	struct outcome outcome = { 0 };
	struct error *error = error_new(context);
	char **words;
	int count = 0;

	CU_ASSERT_TRUE_FATAL(command_split(context, line, &words, error));
	while (words[count])
		count++;
	outcome.accepted =
		command_parse(context, &sample_table, count, words, &outcome.globals, &outcome.invocation, error);
	CU_ASSERT_EQUAL(error->kind, outcome.accepted ? ERROR_NONE : ERROR_USAGE);
	outcome.message = error->message ? error->message : "";
	outcome.hint = error->hint ? error->hint : "";
	return outcome;
}

static const struct sample_schedule *schedule(const void *context, const char *line)
{
	struct outcome outcome = parse(context, line);

	CU_ASSERT_STRING_EQUAL(outcome.message, "");
	CU_ASSERT_PTR_NOT_NULL_FATAL(outcome.invocation.arguments);
	CU_ASSERT_STRING_EQUAL(outcome.invocation.command->verb, "schedule");
	return outcome.invocation.arguments;
}

// Asserts that `line` is refused in these words.
static void refused(const char *line, const char *message, const char *hint)
{
	MEM_SCOPE(scratch);
	struct outcome outcome = parse(scratch, line);

	CU_ASSERT_FALSE(outcome.accepted);
	CU_ASSERT_STRING_EQUAL(outcome.message, message);
	CU_ASSERT_STRING_EQUAL(outcome.hint, hint);
	if (!str_equal(outcome.message, message) || !str_equal(outcome.hint, hint))
		printf("\n%s\n  is:     %s\n          %s\n  wanted: %s\n          %s\n", line, outcome.message, outcome.hint,
		       message, hint);
}

static void values_reach_their_members(void)
{
	MEM_SCOPE(scratch);
	const struct sample_schedule *given =
		schedule(scratch, "round schedule geneva-4 2017-02-23 --close 2017-03-03 --size 20 -d 2017-02-13 -n");

	CU_ASSERT_STRING_EQUAL(given->round, "geneva-4");
	CU_ASSERT_STRING_EQUAL(given->date, "2017-02-23");
	CU_ASSERT_STRING_EQUAL(given->close, "2017-03-03");
	CU_ASSERT_EQUAL(given->size, 20);
	CU_ASSERT_STRING_EQUAL(given->journal.on, "2017-02-13");
	CU_ASSERT(given->journal.dry_run);
	CU_ASSERT_PTR_NULL(given->roles);
}

static void what_is_not_given_is_zero(void)
{
	MEM_SCOPE(scratch);
	const struct sample_schedule *given = schedule(scratch, "round schedule geneva-4");

	CU_ASSERT_PTR_NULL(given->date);
	CU_ASSERT_PTR_NULL(given->journal.sources);
	CU_ASSERT_EQUAL(given->size, 0);
	CU_ASSERT_FALSE(given->journal.dry_run);
}

static void options_are_written_in_many_ways(void)
{
	static const char *const lines[] = {
		"round schedule g --on=2017-02-13 -n -o out.csv",     "round schedule --on 2017-02-13 g --dry-run -oout.csv",
		"round schedule -nd2017-02-13 g --output=out.csv",    "-o out.csv round -v schedule -nd 2017-02-13 -- g",
		"round -oout.csv schedule --dry-run -d 2017-02-13 g",
	};

	for (size_t i = 0; i < sizeof(lines) / sizeof(*lines); i++) {
		MEM_SCOPE(scratch);
		const struct sample_schedule *given = schedule(scratch, lines[i]);

		CU_ASSERT_STRING_EQUAL(given->round, "g");
		CU_ASSERT_STRING_EQUAL(given->journal.on, "2017-02-13");
		CU_ASSERT(given->journal.dry_run);
		CU_ASSERT_STRING_EQUAL(parse(scratch, lines[i]).globals.file, "out.csv");
	}
}

static void globals_stand_before_and_after(void)
{
	MEM_SCOPE(scratch);
	struct outcome outcome = parse(scratch, "-v --set zone=UTC status geneva-4 --set 'pager=' -O json");

	CU_ASSERT(outcome.accepted);
	CU_ASSERT(outcome.globals.verbose);
	CU_ASSERT_STRING_EQUAL(outcome.globals.format, "json");
	CU_ASSERT_STRING_EQUAL(outcome.globals.set[0], "zone=UTC");
	CU_ASSERT_STRING_EQUAL(outcome.globals.set[1], "pager=");
	CU_ASSERT_PTR_NULL(outcome.globals.set[2]);
	CU_ASSERT_STRING_EQUAL(outcome.invocation.command->verb, "status");
}

static void lists_keep_all_in_order(void)
{
	MEM_SCOPE(scratch);
	struct str *line = str_new(scratch);
	const struct sample_join *given;

	str_add(line, "actor join hnc");
	for (int i = 0; i < 100; i++)
		str_print(line, " member-%d", i);
	given = parse(scratch, line->text).invocation.arguments;
	CU_ASSERT_PTR_NOT_NULL_FATAL(given);
	CU_ASSERT_STRING_EQUAL(given->actor, "hnc");
	for (int i = 0; i < 100; i++)
		CU_ASSERT_STRING_EQUAL(given->members[i], mem_print(scratch, "member-%d", i));
	CU_ASSERT_PTR_NULL(given->members[100]);
}

static void choices_join_and_repeat(void)
{
	MEM_SCOPE(scratch);
	const struct sample_schedule *given =
		schedule(scratch, "round schedule g --role party,amber+strict --role Walked-Out");

	CU_ASSERT_STRING_EQUAL(given->roles[0], "party");
	CU_ASSERT_STRING_EQUAL(given->roles[1], "amber+strict");
	CU_ASSERT_STRING_EQUAL(given->roles[2], "walked out");
	CU_ASSERT_PTR_NULL(given->roles[3]);
}

static void words_that_begin_with_a_dash(void)
{
	MEM_SCOPE(scratch);
	const char *const *const *files = parse(scratch, "run - more").invocation.arguments;
	const struct sample_note *note = parse(scratch, "note -- --on").invocation.arguments;
	const struct sample_schedule *given = schedule(scratch, "round schedule g -0044-03-15 --on -0043 --close=-n");

	CU_ASSERT_STRING_EQUAL((*files)[0], "-");
	CU_ASSERT_STRING_EQUAL((*files)[1], "more");
	CU_ASSERT_PTR_NULL((*files)[2]);
	CU_ASSERT_STRING_EQUAL(note->text, "--on");
	CU_ASSERT_STRING_EQUAL(given->date, "-0044-03-15");
	CU_ASSERT_STRING_EQUAL(given->journal.on, "-0043");
	CU_ASSERT_STRING_EQUAL(given->close, "-n");
}

static void texts_may_be_empty_or_foreign(void)
{
	MEM_SCOPE(scratch);
	const struct sample_note *note = parse(scratch, "note ''").invocation.arguments;

	CU_ASSERT_STRING_EQUAL(note->text, "");
	note = parse(scratch, "note \"بشار\tالجعفري\nЖенева\"").invocation.arguments;
	CU_ASSERT_STRING_EQUAL(note->text, "بشار\tالجعفري\nЖенева");
}

static void noun_may_be_a_command_and_have_verbs(void)
{
	MEM_SCOPE(scratch);
	const struct sample_note *note = parse(scratch, "note -z UTC list-of-things").invocation.arguments;

	CU_ASSERT_STRING_EQUAL(note->text, "list-of-things");
	CU_ASSERT_STRING_EQUAL(note->zone, "UTC");
	CU_ASSERT_STRING_EQUAL(parse(scratch, "note -v list").invocation.command->verb, "list");
	CU_ASSERT_STRING_EQUAL(parse(scratch, "note --help").invocation.command->noun, "note");
	refused("note", "missing argument TEXT", "usage: rapporteur note TEXT [options]");
}

static void help_is_given_anywhere(void)
{
	static const char *const lines[] = {
		"round schedule --help",       "--help round schedule",       "round -h schedule",
		"round schedule -vh",          "round --bogus schedule -h",   "round schedule g --on --help",
		"round schedule a b c --help", "round schedule --size= x -h",
	};

	for (size_t i = 0; i < sizeof(lines) / sizeof(*lines); i++) {
		MEM_SCOPE(scratch);
		struct outcome outcome = parse(scratch, lines[i]);

		CU_ASSERT(outcome.accepted);
		CU_ASSERT(outcome.invocation.help);
		CU_ASSERT_PTR_NOT_NULL_FATAL(outcome.invocation.command);
		CU_ASSERT_STRING_EQUAL(outcome.invocation.command->verb, "schedule");
	}
}

static void help_of_groups_and_of_all(void)
{
	MEM_SCOPE(scratch);
	struct outcome outcome = parse(scratch, "round --help");

	CU_ASSERT(outcome.invocation.help);
	CU_ASSERT_PTR_NULL(outcome.invocation.command);
	CU_ASSERT_STRING_EQUAL(outcome.invocation.group->name, "round");
	outcome = parse(scratch, "round");
	CU_ASSERT_FALSE(outcome.invocation.help);
	CU_ASSERT_STRING_EQUAL(outcome.invocation.group->name, "round");
	outcome = parse(scratch, "-h");
	CU_ASSERT(outcome.invocation.help);
	CU_ASSERT_PTR_NULL(outcome.invocation.group);
	outcome = parse(scratch, "");
	CU_ASSERT(outcome.accepted);
	CU_ASSERT_FALSE(outcome.invocation.help);
	refused("ronud --help", "unknown command 'ronud'", "did you mean 'rapporteur round'?");
	refused("round schedul --help", "unknown command 'round schedul'", "did you mean 'rapporteur round schedule'?");
	CU_ASSERT_FALSE(parse(scratch, "note -- --help").invocation.help);
}

static void unknown_commands_suggest(void)
{
	refused("statsu", "unknown command 'statsu'", "did you mean 'rapporteur status'?");
	refused("banana", "unknown command 'banana'", "'rapporteur --help' lists the commands");
	refused("schedule round g", "unknown command 'schedule'", "did you mean 'rapporteur round schedule'?");
	refused("round opne g", "unknown command 'round opne'", "did you mean 'rapporteur round open'?");
	refused("round banana", "unknown command 'round banana'", "'rapporteur round --help' lists its verbs");
	refused("round name", "unknown command 'round name'", "'rapporteur round --help' lists its verbs"); // hidden
	refused("Round open", "unknown command 'Round'", "did you mean 'rapporteur round'?");
	refused("''", "unknown command ''", "'rapporteur --help' lists the commands");
}

static void unknown_options_suggest(void)
{
	refused("round schedule g --clsoe 2017", "'round schedule' has no option '--clsoe'", "did you mean '--close'?");
	refused("round schedule g --formta json", "'round schedule' has no option '--formta'", "did you mean '--format'?");
	refused("round schedule g --clo 2017", "'round schedule' has no option '--clo'", "did you mean '--close'?");
	refused("round schedule g --banana=1", "'round schedule' has no option '--banana'",
	        "see 'rapporteur round schedule --help'");
	refused("round schedule g -nx", "'round schedule' has no option '-x'", "see 'rapporteur round schedule --help'");
	refused("round schedule g -é", "'round schedule' has no option '-é'", "see 'rapporteur round schedule --help'");
	refused("--on 2017 status", "unknown option '--on' before the command",
	        "options of a command come after it: 'rapporteur NOUN VERB --on'");
	refused("round --on 2017 open", "unknown option '--on' before the command", "see 'rapporteur round --help'");
}

static void options_misused(void)
{
	refused("status --verbose=yes", "option '--verbose' takes no value", "write '--verbose' alone, or leave it out");
	refused("status -v -v", "option '--verbose' is given twice", "");
	refused("-v status --verbose", "option '--verbose' is given twice", "");
	refused("round open --on 2016 -d 2017", "option '--on' is given twice", "");
	refused("round open --on", "option '--on' needs a value: DATE", "see 'rapporteur round open --help'");
	refused("round open -nd", "option '-d' needs a value: DATE", "see 'rapporteur round open --help'");
	refused("round open --on --source x", "option '--on' needs a value: DATE",
	        "if '--source' is the value, write '--on=--source'");
	refused("round open --on -n", "option '--on' needs a value: DATE", "if '-n' is the value, write '--on=-n'");
}

static void bad_values_of_every_kind(void)
{
	refused("status -O jsno", "option '-O' does not take 'jsno': it is one of text, markdown, json, csv",
	        "did you mean 'json'?");
	refused("status --format xlsx", "option '--format' does not take 'xlsx': it is one of text, markdown, json, csv",
	        "");
	refused("status --format=", "option '--format' is empty", "");
	refused("round schedule g --role party,walked-uot",
	        "option '--role' does not take 'walked-uot': it is one of party, walked-out, amber+strict",
	        "did you mean 'walked-out'?");
	refused("round schedule g --role party,",
	        "option '--role' does not take '': it is one of party, walked-out, "
	        "amber+strict",
	        "");
	refused("round schedule g --on ''", "option '--on' is empty", "");
	refused("round schedule ''", "argument ROUND is empty", "");
	refused("round schedule ' '", "argument ROUND is empty", "");
	refused("round schedule g ''", "argument DATE is empty", "");
	refused("actor join a b ''", "argument MEMBER is empty", "");
	refused("round open -s ''", "option '-s' is empty", "");
	refused("status -o ''", "option '-o' is empty", "");
	refused("run ''", "argument FILE is empty", "");
}

static void numbers_are_whole_and_in_range(void)
{
	static const char *const bad[] = { "1.5", "0x10", "ten", "+5", " 5", "5 ", "1e3", "--5", "-" };
	MEM_SCOPE(scratch);

	for (size_t i = 0; i < sizeof(bad) / sizeof(*bad); i++)
		refused(mem_print(scratch, "round schedule g '--size=%s'", bad[i]),
		        mem_print(scratch, "option '--size' needs a whole number, not '%s'", bad[i]),
		        "write digits only, such as 12");
	refused("round schedule g --size ''", "option '--size' is empty", "");
	CU_ASSERT_EQUAL(schedule(scratch, "round schedule g --size 9223372036854775807")->size, LLONG_MAX);
	CU_ASSERT_EQUAL(schedule(scratch, "round schedule g --size 1")->size, 1);
	refused("round schedule g --size 0", "option '--size' needs a number from 1, not '0'", "");
	refused("round schedule g --size=-1", "option '--size' needs a number from 1, not '-1'", "");
	refused("round schedule g --size 9223372036854775808",
	        "option '--size': the number '9223372036854775808' is too large", "");
	refused("round schedule g --size -9223372036854775809",
	        "option '--size' needs a number from 1, not '-9223372036854775809'", "");
}

static void arguments_missing_or_superfluous(void)
{
	refused("round schedule", "missing argument ROUND", "usage: rapporteur round schedule ROUND [DATE] [options]");
	refused("actor join", "missing arguments ACTOR and MEMBER",
	        "usage: rapporteur actor join ACTOR MEMBER... [options]");
	refused("actor join a", "missing argument MEMBER", "usage: rapporteur actor join ACTOR MEMBER... [options]");
	refused("round schedule g 2017-02 extra more", "superfluous argument 'extra': 'round schedule' takes ROUND [DATE]",
	        "a text of several words stands in quotes; usage: rapporteur round schedule ROUND [DATE] [options]");
	refused("version 2", "superfluous argument '2': 'version' takes none",
	        "a text of several words stands in quotes; usage: rapporteur version [options]");
}

static void bytes_that_no_word_may_hold(void)
{
	MEM_SCOPE(scratch);

	refused("note 'a\xFF'", "word 2 of the command is not UTF-8: byte 2 of it is 0xFF",
	        "set the terminal to UTF-8, or convert the file with 'iconv -t UTF-8'");
	refused("note \xC0\xAF --help", "word 2 of the command is not UTF-8: byte 1 of it is 0xC0",
	        "set the terminal to UTF-8, or convert the file with 'iconv -t UTF-8'");
	refused("--set=\x1B[2J note", "word 1 of the command holds the control character U+001B at byte 7",
	        "remove it; of control characters only tab and line feed may stand in a text");
	for (int c = 1; c < 0x20; c++)
		CU_ASSERT_EQUAL(parse(scratch, mem_print(scratch, "note 'x%cy'", c)).accepted, c == '\t' || c == '\n');
	CU_ASSERT_FALSE(parse(scratch, "note \x7F").accepted);
	for (int c = 0x80; c <= 0xA0; c++)
		CU_ASSERT_EQUAL(parse(scratch, mem_print(scratch, "note '\xC2%c'", c)).accepted, c == 0xA0);
}

static void find_names_commands_and_groups(void)
{
	MEM_SCOPE(scratch);
	struct error *error = error_new(scratch);
	struct invocation found;

	CU_ASSERT(command_find(&sample_table, (const char *[]){ NULL }, &found, error));
	CU_ASSERT_PTR_NULL(found.command);
	CU_ASSERT_PTR_NULL(found.group);
	CU_ASSERT(command_find(&sample_table, (const char *[]){ "round", NULL }, &found, error));
	CU_ASSERT_PTR_NULL(found.command);
	CU_ASSERT_STRING_EQUAL(found.group->name, "round");
	CU_ASSERT(command_find(&sample_table, (const char *[]){ "round", "open", NULL }, &found, error));
	CU_ASSERT_STRING_EQUAL(found.command->verb, "open");
	CU_ASSERT(command_find(&sample_table, (const char *[]){ "status", "geneva-4", NULL }, &found, error));
	CU_ASSERT_STRING_EQUAL(found.command->verb, "status");
	CU_ASSERT(command_find(&sample_table, (const char *[]){ "note", NULL }, &found, error));
	CU_ASSERT_STRING_EQUAL(found.group->name, "note");
	CU_ASSERT_FALSE(command_find(&sample_table, (const char *[]){ "round", "oepn", NULL }, &found, error));
	CU_ASSERT_STRING_EQUAL(error->hint, "did you mean 'rapporteur round open'?");
}

const struct suite suite_cli_parse =
	SUITE("cli parse", TEST(values_reach_their_members), TEST(what_is_not_given_is_zero),
          TEST(options_are_written_in_many_ways), TEST(globals_stand_before_and_after), TEST(lists_keep_all_in_order),
          TEST(choices_join_and_repeat), TEST(words_that_begin_with_a_dash), TEST(texts_may_be_empty_or_foreign),
          TEST(noun_may_be_a_command_and_have_verbs), TEST(help_is_given_anywhere), TEST(help_of_groups_and_of_all),
          TEST(unknown_commands_suggest), TEST(unknown_options_suggest), TEST(options_misused),
          TEST(bad_values_of_every_kind), TEST(numbers_are_whole_and_in_range), TEST(arguments_missing_or_superfluous),
          TEST(bytes_that_no_word_may_hold), TEST(find_names_commands_and_groups));
