// SPDX-License-Identifier: MIT
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/mem.h"
#include "base/str.h"
#include "cli_table.h"
#include "suite.h"

static const struct command *command(const char *noun, const char *verb)
{
	const char *const words[] = { noun, verb, NULL };
	MEM_SCOPE(scratch);
	struct invocation invocation;

	CU_ASSERT_TRUE_FATAL(command_find(&sample_table, words, &invocation, error_new(scratch)));
	return invocation.command;
}

static void sections_stand_in_order(void)
{
	static const char *const sections[] = {
		".TH RAPPORTEUR\\-ROUND\\-SCHEDULE 1 ",
		".SH NAME\nrapporteur\\-round\\-schedule \\- say when a round is to be held\n",
		".SH SYNOPSIS\n\\fBrapporteur round schedule\\fR \\fIROUND\\fR [\\fIDATE\\fR] [\\fIoptions\\fR]\n",
		".SH DESCRIPTION\n",
		".SH ARGUMENTS\n",
		".SH OPTIONS\n",
		".SS Record\n",
		".SH EXAMPLES\n",
		".SH EXIT STATUS\n",
		".SH SEE ALSO\n",
	};
	MEM_SCOPE(scratch);
	const char *at = command_manual(scratch, &sample_table, command("round", "schedule"));

	for (size_t i = 0; i < sizeof(sections) / sizeof(*sections); i++) {
		at = strstr(at, sections[i]);
		CU_ASSERT_PTR_NOT_NULL_FATAL(at);
	}
}

static void text_is_no_markup(void)
{
	MEM_SCOPE(scratch);
	const char *page = command_manual(scratch, &sample_table, command("round", "schedule"));

	CU_ASSERT_PTR_NOT_NULL(strstr(page, "\n\\&.Dates are EDTF \\(rs \\(aqISO 8601\\-2\\(aq.\n"));
	CU_ASSERT_PTR_NOT_NULL(strstr(page, "  2017\\-02\\(ti      about then\n"));
	CU_ASSERT_PTR_NOT_NULL(strstr(page, ".TP\n\\fB\\-d\\fR, \\fB\\-\\-on\\fR \\fIDATE\\fR\n"));
}

static void what_holds_for_all_commands_stands_before_them(void)
{
	MEM_SCOPE(scratch);
	const char *page = command_manual(scratch, &sample_table, NULL);
	const char *told = strstr(page, "A page is as wide as it is.");

	CU_ASSERT_PTR_NOT_NULL_FATAL(told);
	CU_ASSERT_PTR_NOT_NULL(strstr(told, ".SH COMMANDS"));
}

static void hidden_commands_are_left_out(void)
{
	MEM_SCOPE(scratch);

	CU_ASSERT_PTR_NOT_NULL(strstr(command_manual(scratch, &sample_table, NULL), "rapporteur round open"));
	CU_ASSERT_PTR_NULL(strstr(command_manual(scratch, &sample_table, NULL), "rapporteur round names"));
	CU_ASSERT_PTR_NULL(strstr(command_manual(scratch, &sample_table, command("round", "open")), "round\\-names"));
}

// What man(1) prints of `page`, and its warnings.
static const char *formatted(const void *context, const char *page)
{
	char name[] = "/tmp/rapporteur-manual-XXXXXX";
	int file = mkstemp(name);
	struct str *text = str_new(context);
	char buffer[4096];
	size_t length;
	FILE *man;

	CU_ASSERT_FATAL(file >= 0);
	CU_ASSERT_EQUAL(write(file, page, strlen(page)), (ssize_t)strlen(page));
	close(file);
	man = popen(
		mem_print(context, "LC_ALL=C.UTF-8 MANWIDTH=80 MANPAGER=cat MANROFFOPT= man --warnings -l %s 2>&1", name), "r");
	CU_ASSERT_PTR_NOT_NULL_FATAL(man);
	while ((length = fread(buffer, 1, sizeof(buffer), man)) > 0)
		str_add_bytes(text, buffer, length);
	CU_ASSERT_EQUAL(pclose(man), 0);
	unlink(name);
	return text->text;
}

static void man_prints_without_warnings(void)
{
	static const struct {
		const char *noun;
		const char *verb;
	} pages[] = { { "round", "schedule" }, { "note", NULL }, { "status", NULL }, { NULL, NULL } };

	if (system("command -v man groff >/dev/null 2>&1") != 0) {
		SUITE_SKIP("man and groff are not installed");
		return;
	}
	for (size_t i = 0; i < sizeof(pages) / sizeof(*pages); i++) {
		MEM_SCOPE(scratch);
		const char *text =
			formatted(scratch, command_manual(scratch, &sample_table,
		                                      pages[i].noun ? command(pages[i].noun, pages[i].verb) : NULL));

		CU_ASSERT_PTR_NULL(strstr(text, "warning"));
		CU_ASSERT_PTR_NULL(strstr(text, "error:"));
		CU_ASSERT_PTR_NOT_NULL(strstr(text, "EXIT STATUS"));
		if (i > 0)
			continue;
		CU_ASSERT_PTR_NOT_NULL(strstr(text, ".Dates are EDTF \\ 'ISO 8601-2'."));
		CU_ASSERT_PTR_NOT_NULL(strstr(text, "rapporteur round schedule 'جنيف 4' --size 20"));
	}
}

const struct suite suite_cli_manual = SUITE("cli manual", TEST(sections_stand_in_order), TEST(text_is_no_markup),
                                            TEST(what_holds_for_all_commands_stands_before_them),
                                            TEST(hidden_commands_are_left_out), TEST(man_prints_without_warnings));
