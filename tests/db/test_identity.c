// SPDX-License-Identifier: MIT
// Two records of one thing, joined and taken apart: what was whose is again, whatever was entered meanwhile.

#include <stdio.h>
#include <string.h>

#include "base/mem.h"
#include "base/str.h"
#include "db/scene.h"

static struct sql *drawn(void *context, bool joining, int sequences, const char *seed)
{
	struct sql *sql = scene_open(context);
	struct str *text = str_new(context);
	char line[1024];
	FILE *file = fopen("tests/db/identity.sql", "r");

	CU_ASSERT_PTR_NOT_NULL_FATAL(file);
	while (fgets(line, sizeof(line), file))
		str_add(text, line);
	fclose(file);
	sql_run(sql, text->text);
	sql_run(sql, mem_print(context, "select setseed(%s)", seed));
	sql_run(sql, mem_print(context, "call drawn.go(%d, %s)", sequences, joining ? "true" : "false"));
	return sql;
}

static void joined_and_apart_is_never_joined(void)
{
	MEM_SCOPE(scratch);
	static const char digests[] =
		"select string_agg(concat(number, ' ', digest), e'\\n' order by number) from drawn.sequences";
	struct sql *joined = drawn(scratch, true, 60, "0.31");
	struct sql *never = drawn(scratch, false, 60, "0.31");

	ANSWER_IS(sql_answer(joined, digests), sql_answer(never, digests));
	// Enough happened, of every sort, and nothing of it is left.
	ANSWER_IS(sql_answer(joined, "select min(times) >= 2 and count(*) = 18 from drawn.tally"), "t");
	ANSWER_IS(sql_answer(joined, "select (select count(*) from joins), (select count(*) from moved)"), "0 | 0");
	// What is kept ready is what it would be if it were made now.
	ANSWER_IS(
		sql_answer(joined,
	               "select count(*) from resolutions r where array(select p::text from unnest(r.points) p order by 1)"
	               " <> array(select p::text from resolve_claims('infinity', 4, array[r.subject_id]) p order by 1)"),
		"0");
}

const struct suite suite_identity = SUITE("identity", TEST(joined_and_apart_is_never_joined));
