// SPDX-License-Identifier: MIT
// What the build puts into the program: SQL and the default configuration, byte for byte, and the parameters it reads
// from a statement.

#include <glob.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>

#include "base/mem.h"
#include "base/str.h"
#include "defaults.h"
#include "migrations.h"
#include "queries.h"
#include "suite.h"

static size_t count_files(const char *pattern)
{
	glob_t found;
	const size_t count = glob(pattern, 0, NULL, &found) == 0 ? found.gl_pathc : 0;
	globfree(&found);
	return count;
}

// Whether the file at `path` holds exactly `text`.
static bool holds(const char *path, const char *text)
{
	MEM_SCOPE(scratch);
	FILE *file = fopen(path, "rb");
	if (file == NULL)
		return false;
	const size_t length = strlen(text);
	char *bytes = mem_alloc(scratch, length + 1);
	const bool same = fread(bytes, 1, length + 1, file) == length && memcmp(bytes, text, length) == 0;
	fclose(file);
	return same;
}

static void statements_equal_their_files(void)
{
	size_t count = 0;
	for (; all_queries[count] != NULL; count++) {
		MEM_SCOPE(scratch);
		CU_ASSERT_TRUE(
			holds(mem_print(scratch, "db/queries/%s.sql", all_queries[count]->name), all_queries[count]->text));
	}
	CU_ASSERT_EQUAL(count, count_files("db/queries/*.sql"));
	CU_ASSERT_TRUE(count > 0);
}

static void migrations_equal_their_files(void)
{
	size_t count = 0;
	for (; migration_files[count].name != NULL; count++) {
		MEM_SCOPE(scratch);
		CU_ASSERT_TRUE(
			holds(mem_print(scratch, "db/migrations/%s", migration_files[count].name), migration_files[count].text));
		CU_ASSERT_TRUE(count == 0 || strcmp(migration_files[count - 1].name, migration_files[count].name) < 0);
	}
	CU_ASSERT_EQUAL(count, count_files("db/migrations/*.sql"));
	CU_ASSERT_TRUE(count > 0);
}

static void default_configuration_equals_its_file(void)
{
	CU_ASSERT_TRUE(holds("config/rapporteur.conf", config_default_text));
}

// Embeds one file `path` with `text`, and what else db/embed.awk is told, in a directory of its own. Gives what awk
// printed, then the lines of `result` ("queries.c") that hold `wanted`.
static char *embed(void *context, const char *path, const char *text, const char *result, const char *wanted)
{
	char directory[] = "/tmp/rapporteur-embed.XXXXXX";
	CU_ASSERT_PTR_NOT_NULL_FATAL(mkdtemp(directory));
	FILE *command =
		popen(mem_print(context,
	                    "mkdir -p %1$s/db/queries %1$s/db/migrations; cat >'%1$s/%2$s'; { awk -f db/embed.awk "
	                    "-v out=%1$s '%1$s/%2$s' 2>&1; grep -s '%4$s' %1$s/%3$s; } | sed 's,%1$s/,,' "
	                    ">%1$s/seen",
	                    directory, path, result, wanted),
	          "w");
	CU_ASSERT_PTR_NOT_NULL_FATAL(command);
	fputs(text, command);
	CU_ASSERT_EQUAL(pclose(command), 0);
	struct str *seen = str_new(context);
	FILE *file = fopen(mem_print(context, "%s/seen", directory), "r");
	CU_ASSERT_PTR_NOT_NULL_FATAL(file);
	for (int c = fgetc(file); c != EOF; c = fgetc(file))
		str_add_char(seen, (char)c);
	fclose(file);
	CU_ASSERT_EQUAL(system(mem_print(context, "rm -r %s", directory)), 0);
	return seen->text;
}

#define HEAD "-- SPDX-License-Identifier: MIT\n-- What it answers.\n"

static void parameters_are_named_in_order(void)
{
	MEM_SCOPE(context);
	const char *text =
		HEAD "-- $9 in a comment\nwith input as (select\n\t$1::text[] as names,\n\t$2::numeric(9, 2) as size)\n"
			 "select $2, '\\x', $1 from input\n";
	CU_ASSERT_STRING_EQUAL(embed(context, "db/queries/some_list.sql", text, "queries.c", "^const struct statement q"),
	                       "const struct statement query_some_list = { \"some_list\", query_some_list_text, "
	                       "(const char *const[]){ \"names\", \"size\", NULL } };\n");
}

static void faulty_statements_are_refused(void)
{
	static const struct {
		const char *path, *text, *message;
	} faults[] = {
		{ "db/queries/a.sql", "select 1;\nselect 2;\n",
		  "db/queries/a.sql:1: the first line is not '-- SPDX-License-Identifier: MIT'\n"
		  "db/queries/a.sql:2: the second line is not a comment that says what the statement answers\n" },
		{ "db/queries/a.sql", "", "db/queries/a.sql:1: the statement is empty\n" },
		{ "db/queries/a.sql", HEAD "with input as (select\n\t$1::text as a,\n\t$3::text as b)\n",
		  "db/queries/a.sql:5: parameter $3 'b' where $2 was to come\n" },
		{ "db/queries/a.sql", HEAD "with input as (select\n\t$2::text as a,\n\t$1::text as b)\n",
		  "db/queries/a.sql:4: parameter $2 'a' where $1 was to come\n"
		  "db/queries/a.sql:5: parameter $1 'b' where $2 was to come\n" },
		{ "db/queries/a.sql", HEAD "with input as (select\n\t$1::text as a)\nselect $1, $2\n",
		  "db/queries/a.sql:5: parameter $2 has no line of the form '$1::type as name' before this one\n" },
		{ "db/queries/A-b.sql", HEAD "select 1\n",
		  "db/queries/A-b.sql:1: the file name is not a C name in lowercase\n" },
		{ "db/migrations/2026_a.sql", HEAD "select 1\n",
		  "db/migrations/2026_a.sql:1: the file name is not YYYYMMDDHHMMSS_name.sql\n" },
	};
	for (size_t i = 0; i < sizeof faults / sizeof *faults; i++) {
		MEM_SCOPE(context);
		CU_ASSERT_STRING_EQUAL(embed(context, faults[i].path, faults[i].text, "queries.c", "."), faults[i].message);
	}
}

const struct suite suite_embedded =
	SUITE("embedded", TEST(statements_equal_their_files), TEST(migrations_equal_their_files),
          TEST(default_configuration_equals_its_file), TEST(parameters_are_named_in_order),
          TEST(faulty_statements_are_refused));
