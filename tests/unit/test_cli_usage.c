// SPDX-License-Identifier: MIT
#include <string.h>

#include "base/mem.h"
#include "base/utf8.h"
#include "cli_table.h"
#include "suite.h"

// The help of the command or group that `first` and `second` name.
static char *usage(const void *context, const char *first, const char *second, int width)
{
	const char *const words[] = { first, second, NULL };
	struct error *error = error_new(context);
	struct invocation invocation;

	CU_ASSERT_TRUE_FATAL(command_find(&sample_table, words, &invocation, error));
	return command_usage(context, &sample_table, &invocation, width);
}

static void page_of_a_command(void)
{
	static const char page[] = "usage: rapporteur round schedule ROUND [DATE] [options]\n"
							   "\n"
							   "Say when a round is to be held.\n"
							   "\n"
							   "Records what was announced. A date that was recorded before stays in the record,\n"
							   "and the status page says what it was.\n"
							   "\n"
							   "  2017-02-23    a day\n"
							   "  2017-02~      about then\n"
							   "\n"
							   ".Dates are EDTF \\ 'ISO 8601-2'.\n"
							   "\n"
							   "ARGUMENTS\n"
							   "  ROUND                  the round\n"
							   "  DATE                   when it opens; without it only the options are recorded\n"
							   "\n"
							   "OPTIONS\n"
							   "      --close DATE       when it's to close\n"
							   "      --role WORD        roles of the actors (party, walked-out, amber+strict;\n"
							   "                         may be repeated)\n"
							   "      --size NUMBER      how many come\n"
							   "\n"
							   "RECORD\n"
							   "  -d, --on DATE          when it happened, as EDTF; without it, the day of the\n"
							   "                         source\n"
							   "  -s, --source ID        the source that says so (may be repeated)\n"
							   "  -n, --dry-run          show the change and take it back\n"
							   "\n"
							   "EVERYWHERE\n"
							   "  -O, --format FORMAT    format of the output (text, markdown, json, csv)\n"
							   "  -o, --output FILE      write to this file\n"
							   "      --set NAME=VALUE   use this setting (may be repeated)\n"
							   "  -v, --verbose          say more\n"
							   "  -h, --help             show this help\n"
							   "\n"
							   "EXAMPLES\n"
							   "  rapporteur round schedule geneva-4 2017-02-23 -s ap-1\n"
							   "      the opening moves to 23 February\n"
							   "  rapporteur round schedule 'جنيف 4' --size 20\n"
							   "      a name in any script\n";
	MEM_SCOPE(scratch);

	CU_ASSERT_STRING_EQUAL(usage(scratch, "round", "schedule", 80), page);
}

static void page_of_a_noun(void)
{
	MEM_SCOPE(scratch);

	CU_ASSERT_STRING_EQUAL(usage(scratch, "round", NULL, 80),
	                       "usage: rapporteur round VERB [arguments] [options]\n"
	                       "\n"
	                       "Rounds of talks.\n"
	                       "\n"
	                       "VERBS\n"
	                       "  schedule ROUND [DATE]   say when a round is to be held\n"
	                       "  open                    say that a round opened\n"
	                       "\n"
	                       "'rapporteur round VERB --help' tells the arguments, options and examples of one.\n");
}

static void page_of_the_program(void)
{
	MEM_SCOPE(scratch);

	CU_ASSERT_STRING_EQUAL(usage(scratch, NULL, NULL, 80),
	                       "usage: rapporteur NOUN VERB [arguments] [options]\n"
	                       "\n"
	                       "Keeps the record of peace talks.\n"
	                       "\n"
	                       "THINGS\n"
	                       "  actor     who takes part\n"
	                       "\n"
	                       "JOURNAL\n"
	                       "  round     rounds of talks\n"
	                       "  note      what happened around\n"
	                       "\n"
	                       "ASK\n"
	                       "  status    show where a round stands\n"
	                       "  run       carry out the commands of a file\n"
	                       "  version   print the version\n"
	                       "\n"
	                       "EVERYWHERE\n"
	                       "  -O, --format FORMAT    format of the output (text, markdown, json, csv)\n"
	                       "  -o, --output FILE      write to this file\n"
	                       "      --set NAME=VALUE   use this setting (may be repeated)\n"
	                       "  -v, --verbose          say more\n"
	                       "  -h, --help             show this help\n"
	                       "\n"
	                       "'rapporteur NOUN --help' lists the verbs of a noun; 'rapporteur NOUN VERB\n"
	                       "--help' tells the arguments, options and examples of one.\n");
}

static void narrow_pages_hang(void)
{
	MEM_SCOPE(scratch);
	const char *page = usage(scratch, "round", "open", 34);

	CU_ASSERT_PTR_NOT_NULL(strstr(page, "RECORD\n"
	                                    "  -d, --on DATE\n"
	                                    "        when it happened, as EDTF;\n"
	                                    "        without it, the day of the\n"
	                                    "        source\n"
	                                    "  -s, --source ID\n"
	                                    "        the source that says so\n"
	                                    "        (may be repeated)\n"));
}

// Examples are meant to be copied, so they are never broken.
static bool is_example(const char *line)
{
	return strncmp(line, "  rapporteur ", 13) == 0;
}

static void lines_keep_to_the_width(void)
{
	static const char *const pages[][2] = {
		{ NULL, NULL }, { "round", NULL }, { "round", "schedule" }, { "actor", "join" }, { "note", NULL }
	};

	for (size_t page = 0; page < sizeof(pages) / sizeof(*pages); page++)
		for (int width = 40; width <= 100; width++) {
			MEM_SCOPE(scratch);
			char *rest = usage(scratch, pages[page][0], pages[page][1], width);

			CU_ASSERT_EQUAL(rest[strlen(rest) - 1], '\n');
			for (char *line; (line = strsep(&rest, "\n")) != NULL;) {
				CU_ASSERT(utf8_count(line) <= (size_t)width || is_example(line));
				CU_ASSERT(*line == '\0' || line[strlen(line) - 1] != ' ');
			}
		}
}

static void width_has_bounds(void)
{
	MEM_SCOPE(scratch);

	CU_ASSERT_STRING_EQUAL(usage(scratch, "note", NULL, 0), usage(scratch, "note", NULL, 20));
	CU_ASSERT_STRING_EQUAL(usage(scratch, "note", NULL, 500), usage(scratch, "note", NULL, 100));
	CU_ASSERT_STRING_NOT_EQUAL(usage(scratch, "note", NULL, 20), usage(scratch, "note", NULL, 100));
}

const struct suite suite_cli_usage =
	SUITE("cli usage", TEST(page_of_a_command), TEST(page_of_a_noun), TEST(page_of_the_program),
          TEST(narrow_pages_hang), TEST(lines_keep_to_the_width), TEST(width_has_bounds));
