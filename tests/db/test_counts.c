// SPDX-License-Identifier: MIT
// Counts as said, and their bounds.

#include <stdio.h>
#include <string.h>

#include "base/mem.h"
#include "db/sql.h"
#include "suite.h"

static void bounds_of_counts(void)
{
	MEM_SCOPE(scratch);
	struct sql *sql = sql_open(scratch);
	static const struct {
		const char *text, *bounds;
	} rows[] = {
		{ "21", "[21,22)" },     { "0", "[0,1)" },      { "~12", "[12,13)" },
		{ ">=14", "[14,)" },     { "<=30", "[0,31)" },  { "20..21", "[20,22)" },
		{ "20..20", "[20,21)" }, { "unknown", "[0,)" }, { "999999999", "[999999999,1000000000)" },
		{ ">=0", "[0,)" },       { NULL, NULL },
	};
	for (int i = 0; rows[i].text != NULL; i++)
		ANSWER_IS(sql_answer(sql, "select count_span('%s')", rows[i].text), rows[i].bounds);
	ANSWER_IS(sql_answer(sql, "select count_span(null)"), "-");
}

static void refuses_what_is_no_count(void)
{
	MEM_SCOPE(scratch);
	struct sql *sql = sql_open(scratch);
	static const char *const texts[] = {
		"",
		" ",
		"x",
		"-1",
		"+1",
		"1.5",
		"1,000",
		"1 000",
		"20..",
		"..20",
		"21..20",
		"20...21",
		"~20..21",
		">=1..2",
		">14",
		"<30",
		"=14",
		">= 14",
		"~",
		">=",
		"about 12",
		"dozens",
		"Unknown",
		"unknown ",
		"12\n",
		"1e3",
		"0x10",
		"1000000000",
		"99999999999999999999",
		"\xd9\xa1\xd9\xa2",
		"12?",
		"NaN",
		NULL,
	};
	for (const char *const *text = texts; *text != NULL; text++) {
		const char *answer = sql_answer(sql, "select count_span('%s')", *text);
		if (strncmp(answer, "!22P02 '", 8) != 0)
			printf("'%s': %s\n", *text, answer);
		CU_ASSERT_TRUE(strncmp(answer, "!22P02 '", 8) == 0 && strstr(answer, "is not a count") != NULL);
	}
	ANSWER_IS(sql_answer(sql, "select count_span('21..20')"), "!22P02 '21..20' is not a count: it runs backwards");
	CU_ASSERT_TRUE(strlen(sql_answer(sql, "select count_span(repeat('9', 1000000))")) < 120);
}

static void every_count_contains_itself(void)
{
	MEM_SCOPE(scratch);
	struct sql *sql = sql_open(scratch);
	ANSWER_IS(
		sql_answer(sql,
	               "select count(*), bool_and(n <@ count_span(n::text) and lower(count_span(n::text)) = n"
	               " and upper(count_span(n::text)) = n + 1 and count_span(n::text) <@ count_span('unknown')"
	               " and count_span(n::text) <@ count_span('>=' || n) and count_span(n::text) <@ count_span('<=' || n)"
	               " and count_span(n || '..' || n + 1) = count_span(n::text) + count_span((n + 1)::text))"
	               " from generate_series(0, 3000) n"),
		"3001 | t");
}

const struct suite suite_counts =
	SUITE("counts", TEST(bounds_of_counts), TEST(refuses_what_is_no_count), TEST(every_count_contains_itself));
