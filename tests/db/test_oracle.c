// SPDX-License-Identifier: MIT
// resolve() against the oracle, on thousands of random histories, at several times and markings.

#include <stdio.h>
#include <string.h>

#include "base/mem.h"
#include "base/str.h"
#include "db/oracle.h"
#include "db/sql.h"

enum { HISTORIES = 2000, SUBJECT_0 = 1000 };

static const char world[] =
	"insert into things (id, kind, slug, label, nature) values (1, 'talks', 'talks', 'x', 'track');"
	"insert into things (id, kind, slug, label) select n, 'person', 'person-' || n, 'x' from generate_series(11, 13) n;"
	"insert into things (id, kind, slug, label, nature, talks_id) values (20, 'round', 'round', 'x', 'round', 1)";

static void make_world(struct sql *sql)
{
	sql_run(sql, world);
	for (int source = 1; source <= ORACLE_SOURCES; source++) {
		const char reliability = oracle_reliability[source];
		ANSWER_IS(sql_answer(sql,
		                     "insert into sources (id, slug, outlet, nature, reliability, origin_id)"
		                     " values (%d, 's%d', 'x', 'wire', nullif('%c', '-'), nullif(%d, %d))",
		                     source, source, reliability, oracle_origin[source], source),
		          "");
	}
	ANSWER_IS(
		sql_answer(
			sql,
			"insert into things (id, kind, slug, label, nature, talks_id) select n, 'round', 's-' || n, 'x', 'round', 1"
			" from generate_series(%d, %d) n where n %% 2 = 0;"
			"insert into things (id, kind, slug, label, round_id, side) select n, 'delegation', 's-' || n, 'x', 20, "
			"'s-' || n"
			" from generate_series(%d, %d) n where n %% 2 = 1",
			SUBJECT_0, SUBJECT_0 + HISTORIES - 1, SUBJECT_0, SUBJECT_0 + HISTORIES - 1),
		"");
}

static void add_text(struct str *sql, enum point point, const struct claim *claim)
{
	const int value = claim->values[point];
	if (value < 0)
		str_add(sql, ", null");
	else
		str_print(sql, ", '%s'", oracle_values[point][value].text);
}

static void add_number(struct str *sql, int value)
{
	if (value == 0)
		str_add(sql, ", null");
	else
		str_print(sql, ", %d", value);
}

static void add_claim(struct str *sql, const struct claim *claim)
{
	static const char *const words[] = { "null", "'supersede'", "'dispute'", "'correct'", "'retract'" };
	static const char *const closes[] = { "nothing", "step", "all" };
	str_add(sql,
	        sql->length == 0
	            ? "insert into claims (id, subject_id, word, concerns_id, omits, closes, negated, preferred, occurred,"
	              " reported_at, source_id, credibility, marking, person_id, function, opening, presence, role, size) "
	              "values "
	            : ", ");
	str_print(sql, "(%d, %d, %s", claim->id, claim->subject, words[claim->word]);
	add_number(sql, claim->concerns);
	// A correction takes over nothing here: what it says is all written out.
	str_print(sql, ", %s, '%s', %d::boolean, %d::boolean",
	          claim->word == WORD_CORRECT
	              ? "'{occurred,source_id,credibility,person_id,function,opening,presence,role,size}'"
	              : "null",
	          closes[claim->closes], claim->negated, claim->preferred);
	if (claim->occurred != 0)
		str_print(sql, ", '2017-02-%02d'", claim->occurred);
	else
		str_add(sql, ", null");
	str_print(sql, ", '2017-02-%02d %s'", claim->reported / 2, claim->reported % 2 == 0 ? "08:00" : "20:00");
	add_number(sql, claim->source);
	add_number(sql, claim->credibility);
	str_print(sql, ", %d", claim->marking);
	add_text(sql, POINT_HEAD, claim);
	str_add(sql, claim->values[POINT_HEAD] >= 0 ? ", 'head'" : ", null");
	for (enum point point = POINT_OPENING; point < POINTS; point++)
		add_text(sql, point, claim);
	str_add(sql, ")");
}

struct history {
	struct claim claims[ORACLE_CLAIMS];
	int count;
};

// Most histories are told in one revision, so that what the last of it makes ready stands; some in one for each claim, so
// that it is dropped and made again.
static void record(struct sql *sql, const struct history *histories)
{
	MEM_SCOPE(scratch);
	struct str *text = str_new(scratch);
	for (int h = 0; h < HISTORIES; h++) {
		bool apart = h % 25 == 0;
		for (int i = 0; i < histories[h].count; i++) {
			add_claim(text, &histories[h].claims[i]);
			// A claim that concerns another needs it in the table before it.
			if (apart || i + 1 == histories[h].count) {
				sql_run(sql, text->text);
				str_clear(text);
			}
			if (apart)
				sql_run(sql, "commit; begin");
		}
	}
}

// The first line in which they differ, with the history behind it.
static void show_difference(const char *expected, const char *answered, const struct history *histories)
{
	int line = 1;
	const char *begins = expected;
	while (*expected != '\0' && *expected == *answered) {
		if (*expected == '\n') {
			line++;
			begins = expected + 1;
		}
		expected++;
		answered++;
	}
	const char *actual = answered - (expected - begins);
	printf("line %d\n\texpected: %.*s\n\tanswered: %.*s\n", line, (int)strcspn(begins, "\n"), begins,
	       (int)strcspn(actual, "\n"), actual);
	int subject = SUBJECT_0;
	if (sscanf(begins, "%d", &subject) != 1 || subject < SUBJECT_0 || subject >= SUBJECT_0 + HISTORIES)
		return;
	MEM_SCOPE(scratch);
	struct str *text = str_new(scratch);
	const struct history *history = &histories[subject - SUBJECT_0];
	for (int i = 0; i < history->count; i++)
		add_claim(text, &history->claims[i]);
	printf("%s\n", text->text);
}

static void resolve_agrees_with_the_oracle(void)
{
	MEM_SCOPE(scratch);
	struct sql *sql = sql_open(scratch);
	uint64_t state = UINT64_C(20170213);
	struct history *histories = mem_alloc(scratch, HISTORIES * sizeof *histories);
	int claims = 1;
	make_world(sql);
	for (int h = 0; h < HISTORIES; h++) {
		histories[h].count = oracle_history(&state, SUBJECT_0 + h, claims, histories[h].claims);
		claims += histories[h].count;
	}
	sql_run(sql, "begin");
	record(sql, histories);
	sql_run(sql, "commit; analyze");

	static const struct {
		int as_of, ceiling;
		const char *at;
	} asked[] = { { ORACLE_EVER, 4, "infinity" },
		          { ORACLE_EVER, 1, "infinity" },
		          { 24, 4, "2017-02-12 08:00" },
		          { 27, 2, "2017-02-13 23:00" },
		          { 21, 0, "2017-02-10 20:00" } };
	for (size_t i = 0; i < sizeof asked / sizeof asked[0]; i++) {
		struct str *expected = str_new(scratch);
		for (int h = 0; h < HISTORIES; h++)
			oracle_resolve(expected, histories[h].claims, histories[h].count, asked[i].as_of, asked[i].ceiling);
		const char *answered =
			sql_answer(sql,
		               "select string_agg(format(e'%%s %%s %%s %%s %%s %%s %%s %%s %%s\n', subject_id, point, "
		               "coalesce(element, '-'),"
		               " standing, place, value, claims, stated, coalesce(until::text, '-')), ''"
		               " order by subject_id, point collate \"C\", element collate \"C\", standing, place)"
		               " from resolve('%s', %d)",
		               asked[i].at, asked[i].ceiling);
		CU_ASSERT_TRUE(expected->length > 10000);
		const bool same = strcmp(expected->text, answered) == 0;
		if (!same)
			show_difference(expected->text, answered, histories);
		CU_ASSERT_TRUE(same);
	}
}

const struct suite suite_oracle = LONG_SUITE("oracle", TEST(resolve_agrees_with_the_oracle));
