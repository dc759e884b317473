// SPDX-License-Identifier: MIT
#include "base/mem.h"
#include "base/str.h"
#include "cli/command.h"
#include "suite.h"

// The words of `line`, each in angle brackets, or the error.
static const char *split(const void *context, const char *line)
{
	struct error *error = error_new(context);
	struct str *joined = str_new(context);
	char **words;

	if (!command_split(context, line, &words, error)) {
		CU_ASSERT_EQUAL(error->kind, ERROR_REFUSED);
		CU_ASSERT_PTR_NOT_NULL(error->hint);
		return error->message;
	}
	for (; *words; words++)
		str_print(joined, "<%s>", *words);
	return joined->text;
}

static void splits_as_a_shell(void)
{
	static const struct {
		const char *line;
		const char *words;
	} cases[] = {
		{ "", "" },
		{ "  \t \r\n", "" },
		{ "status geneva-4", "<status><geneva-4>" },
		{ "  a\tb  c \n", "<a><b><c>" },
		{ "note 'held in Geneva' x", "<note><held in Geneva><x>" },
		{ "note \"Sa'ad\" 'say \"no\"'", "<note><Sa'ad><say \"no\">" },
		{ "a'b'\"c\"d", "<abcd>" },
		{ "'' \"\"", "<><>" },
		{ "a\\ b \\'c\\\" \\\\", "<a b><'c\"><\\>" },
		{ "'a\\nb' \"a\\nb\" \"q\\\"\\\\ \\$ \\`\"", "<a\\nb><a\\nb><q\"\\ $ `>" },
		{ "# a comment 'with", "" },
		{ "a # b", "<a>" },
		{ "a#b '#c' \\#d", "<a#b><#c><#d>" },
		{ "$HOME *.c `id` $(id) a|b; c>d & {x,y} ~", "<$HOME><*.c><`id`><$(id)><a|b;><c>d><&><{x,y}><~>" },
		{ "person add 'بشار الجعفري'", "<person><add><بشار الجعفري>" },
		{ "'a\tb'", "<a\tb>" },
	};

	for (size_t i = 0; i < sizeof(cases) / sizeof(*cases); i++) {
		MEM_SCOPE(scratch);

		CU_ASSERT_STRING_EQUAL(split(scratch, cases[i].line), cases[i].words);
	}
}

static void unclosed_quotes_are_refused(void)
{
	MEM_SCOPE(scratch);

	CU_ASSERT_STRING_EQUAL(split(scratch, "note 'held in"), "the quote ' before 'held in' is not closed");
	CU_ASSERT_STRING_EQUAL(split(scratch, "note Sa'ad"), "the quote ' before 'ad' is not closed");
	CU_ASSERT_STRING_EQUAL(split(scratch, "a \"b\\\""), "the quote \" before 'b\\\"' is not closed");
	CU_ASSERT_STRING_EQUAL(split(scratch, "a \"b\\"), "the quote \" before 'b\\' is not closed");
	CU_ASSERT_STRING_EQUAL(split(scratch, "a b\\"), "the line ends with a backslash");
	CU_ASSERT_STRING_EQUAL(split(scratch, "a b\\\n"), "the line ends with a backslash");
}

const struct suite suite_cli_split = SUITE("cli split", TEST(splits_as_a_shell), TEST(unclosed_quotes_are_refused));
