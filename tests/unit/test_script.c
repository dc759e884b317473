// SPDX-License-Identifier: MIT
// The reader and writer of session files: what it takes for unchanged decides whether a session can fail.

#include "base/mem.h"
#include "cli/script.h"
#include "suite.h"

static const char two_steps[] = "# a round\n"
								"#! sample\n"
								"\n"
								"$ rapporteur list <<END\n"
								"> a\n"
								">\n"
								"> END\n"
								"one [..] three\n"
								"\n"
								"\\# four\n"
								"! so what\n"
								"? 5\n"
								"\n"
								"# then\n"
								"$ rapporteur list\n";

// `text` as it reads after its steps had these outcomes.
static char *played(void *context, const char *text, const struct outcome *outcomes)
{
	struct script *script = script_read(context, text);
	struct str *file = str_new(context);
	str_add(file, script->header);
	for (size_t i = 0; i < script->count; i++)
		script_write_step(file, &script->steps[i], &outcomes[i]);
	return file->text;
}

static void reads_commands(void)
{
	MEM_SCOPE(context);
	struct script *script = script_read(context, two_steps);
	CU_ASSERT_EQUAL_FATAL(script->count, 2);
	CU_ASSERT_STRING_EQUAL(script->steps[0].command, "rapporteur list <<END\na\n\nEND");
	CU_ASSERT_STRING_EQUAL(script->steps[1].command, "rapporteur list");
	CU_ASSERT_EQUAL(script->steps[1].line, 15);
	CU_ASSERT_TRUE(script_has(script, "sample"));
	CU_ASSERT_FALSE(script_has(script, "empty"));
}

static void keeps_what_matches(void)
{
	MEM_SCOPE(context);
	const struct outcome outcomes[] = { { "one two three\n\n# four\n", "so what\n", 5 }, { "", "", 0 } };
	CU_ASSERT_STRING_EQUAL(played(context, two_steps, outcomes), two_steps);
}

static void shows_every_difference(void)
{
	static const struct outcome wrong[][2] = {
		{ { "one two three\n\n# four\n", "so what\n", 3 }, { "", "", 0 } },                // code
		{ { "one two three\n\n# four\n", "so what\n", 0 }, { "", "", 0 } },                // no code
		{ { "one two three\n# four\n", "so what\n", 5 }, { "", "", 0 } },                  // blank line missing
		{ { "one two three\n\n# four\n\n", "so what\n", 5 }, { "", "", 0 } },              // blank line more
		{ { "one two three \n\n# four\n", "so what\n", 5 }, { "", "", 0 } },               // blank at an end
		{ { "one two three\n\n# four\nso what\n", "", 5 }, { "", "", 0 } },                // on the wrong stream
		{ { "one two three\n\n# four", "so what\n", 5 }, { "", "", 0 } },                  // last line not ended
		{ { "# four\n\none two three\n", "so what\n", 5 }, { "", "", 0 } },                // order
		{ { "one two three\n\n# four\n", "so what\n", 5 }, { "more\n", "", 0 } },          // something for nothing
		{ { "one two three\n\n# four\n", "so what\n", 5 }, { "", "", 139 } },              // crash
		{ { "", "", 5 }, { "", "", 0 } },                                                  // nothing for something
		{ { "one two three\none two three\n\n# four\n", "so what\n", 5 }, { "", "", 0 } }, // twice
	};
	for (size_t i = 0; i < sizeof wrong / sizeof *wrong; i++) {
		MEM_SCOPE(context);
		CU_ASSERT_STRING_NOT_EQUAL(played(context, two_steps, wrong[i]), two_steps);
	}
}

static void updates_only_what_differs(void)
{
	MEM_SCOPE(context);
	const struct outcome outcomes[] = { { "new\none two three\n\n", "$ err\n", 0 }, { "x", "\n", 0 } };
	const char *expected = "# a round\n#! sample\n\n$ rapporteur list <<END\n> a\n>\n> END\n"
						   "new\none [..] three\n\n! $ err\n\n# then\n$ rapporteur list\nx\n\\(no line feed)\n!\n";
	CU_ASSERT_STRING_EQUAL(played(context, two_steps, outcomes), expected);
}

static void shows_blank_last_line(void)
{
	MEM_SCOPE(context);
	const struct outcome outcome = { "a\n\n", "", 0 };
	const char *text = "$ x\na\n\\\n\n";
	CU_ASSERT_STRING_EQUAL(played(context, text, &outcome), text);
	CU_ASSERT_STRING_EQUAL(played(context, "$ x\na\n\n", &outcome), text);
}

static void ignores_nothing_between_steps(void)
{
	MEM_SCOPE(context);
	const struct outcome outcome = { "a\n", "", 1 };
	const char *after_code = "$ x\na\n? 1\nb\n", *after_comment = "$ x\na\n? 1\n# c\nb\n", *before = "b\n$ x\na\n? 1\n";
	CU_ASSERT_STRING_NOT_EQUAL(played(context, after_code, &outcome), after_code);
	CU_ASSERT_STRING_NOT_EQUAL(played(context, after_comment, &outcome), after_comment);
	CU_ASSERT_STRING_NOT_EQUAL(played(context, before, &outcome), before);
}

const struct suite suite_script =
	SUITE("session files", TEST(reads_commands), TEST(keeps_what_matches), TEST(shows_every_difference),
          TEST(updates_only_what_differs), TEST(shows_blank_last_line), TEST(ignores_nothing_between_steps));
