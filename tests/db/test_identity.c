// SPDX-License-Identifier: MIT
// Two records of one thing, joined and taken apart: what was whose is again, whatever was entered meanwhile.

#include <stdio.h>
#include <string.h>

#include "base/mem.h"
#include "base/str.h"
#include "db/scene.h"
#include "db/shared.h"
#include "queries.h"

enum { SEQUENCES = 60 };

static struct sql *drawn(void *context, bool joining, int sequences, const char *refused)
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
	// What stands in the way of a name is judged by the statements of the program.
	sql_run(sql, mem_print(context, "prepare renaming as %s", query_thing_rename.text));
	sql_run(sql, mem_print(context, "prepare unnaming as %s", query_name_remove.text));
	sql_run(sql, mem_print(context, "insert into drawn.refused select unnest('%s'::bigint[])", refused));
	sql_run(sql, mem_print(context, "call drawn.go(%d, %s)", sequences, joining ? "true" : "false"));
	return sql;
}

static void joined_and_apart_is_never_joined(void)
{
	MEM_SCOPE(scratch);
	static const char digests[] =
		"select string_agg(concat(number, ' ', digest), e'\\n' order by number) from drawn.sequences";
	struct sql *joined = drawn(scratch, true, SEQUENCES, "{}");
	const char *refused = sql_answer(joined, "select coalesce(array_agg(attempt), '{}') from drawn.refused");
	struct sql *never = drawn(scratch, false, SEQUENCES, refused);

	ANSWER_IS(sql_answer(joined, digests), sql_answer(never, digests));
	// Enough happened, of every sort, and nothing of it is left.
	ANSWER_IS(sql_answer(joined, "select min(times) >= 1 and count(*) = 25 from drawn.tally"), "t");
	ANSWER_IS(sql_answer(joined, "select (select count(*) from joins), (select count(*) from moved)"), "0 | 0");
	// What is kept ready is what it would be if it were made now.
	ANSWER_IS(
		sql_answer(joined,
	               "select count(*) from resolutions r where array(select p::text from unnest(r.points) p order by 1)"
	               " <> array(select p::text from resolve_claims('infinity', 4, array[r.subject_id]) p order by 1)"),
		"0");
}

// What an entry that joins or takes apart may not do under the names of others, and what it may not note as joined.
static const char *const forged[] = {
	"update claims set subject_id = (select id from things where slug = 'g3') where statement = 'a'",
	"update claims set body_id = (select id from things where slug = 'two') where statement = 'c'",
	"update claims set note = 'forged' where statement = 'b'",
	"update things set label = 'Forged' where slug in ('g4', 'g4/two')",
	"update things set slug = 'forged' where slug = 'one'",
	"update things set slug = 'g4/forged' where slug in ('g4/one', 'g4/two')",
	"update things set label = 'Forged at G4' where slug in ('g4/one', 'g4/two')",
	"update names set thing_id = (select id from things where slug = 'one') where name = 'Hashemite'",
	"update names set printed_until = '2017-01-01' where name = 'Second'",
};
static const char *const forged_joins[] = {
	"insert into moved (join_id, of_table, row_id, of_column) select j.id, 'claims', c.id, 'subject_id' from joins "
	"j, "
	"claims c where c.statement = 'a'",
	"insert into moved (join_id, of_table, row_id, of_column) select j.id, 'claims', c.id, 'note' from joins j, "
	"claims c "
	"where c.statement = 'a'",
	"update joins set kept_id = (select id from things where slug = 'g4')",
	"insert into joins (kept_id, gone_id, slug) select k.id, g.id, 'hnc' from things k, things g where k.slug = "
	"'one' and "
	"g.slug = 'hnc'; set constraints all immediate",
};
// All that a join does but for taking the one out, and then the join taken out, or another made of it.
static const char *const forged_wholes[] = {
	"delete from moved; delete from joins",
	"set local rapporteur.revision = 999; delete from moved; delete from joins",
	"set local rapporteur.restoring = on; update moved set row_id = n.id, of_table = 'names', of_column = "
	"'thing_id' "
	"from names n where n.name = 'Second'",
	"set constraints moved_join_fkey deferred; create temp table made on commit drop as select * from joins; "
	"delete "
	"from joins; insert into things (kind, slug, label) values ('actor', 'nine', 'Nine'); insert into joins (id, "
	"kept_id, gone_id, slug) select m.id, k.id, g.id, 'nine' from made m, things k, things g where k.slug = 'one' "
	"and "
	"g.slug = 'nine'; delete from things where slug = 'nine'",
};
static const char forged_whole[] =
	"begin; set local rapporteur.restoring = ''; insert into joins (kept_id, gone_id, slug) select k.id, g.id, "
	"'zzz' from things k, things g where k.slug = 'g3' and g.slug = 'g4'; insert into moved (join_id, of_table, "
	"row_id, of_column) select j.id, 'claims', c.id, 'subject_id' from joins j, claims c where c.statement = 'a'; "
	"set local rapporteur.restoring = on; update claims set subject_id = (select id from things where slug = 'g3') "
	"where statement = 'a'; set local rapporteur.restoring = ''";

// Whoever joins two records of his own moves what is of them under the names of those who said it, and nothing else.
static void a_join_moves_only_what_it_says(void)
{
	static const char refused[] = "!RA003 a row is to be written under a revision that is not this one";
	static const char joining[] =
		"begin; set local rapporteur.restoring = ''; select same(k.id, g.id) from things k, things g "
		"where k.slug = 'one' and g.slug = 'two'";
	static const char parting[] = "begin; select apart(id) from joins";
	MEM_SCOPE(scratch);
	const struct shared shared = shared_open(scratch);
	struct sql *ana = somebody(&shared, "analyst", "clear");
	static const char all[] =
		"select md5(string_agg(x, e'\n' order by x)) from (select to_jsonb(c) - 'written' from claims c union all "
		"select "
		"to_jsonb(t) - 'written' from things t union all select to_jsonb(n) - 'written' from names n) y(z), lateral "
		"(select z::text) w(x)";

	SAY(shared.owner, "a", "g4", "2017-02-10", "opening", "2017-02-20");
	SAY(shared.owner, "c", "jaafari", "2017-02-10", "post", "envoy", "body_id", "@government");
	sql_run(shared.owner, "insert into names (thing_id, name) select id, 'Hashemite' from things where slug = 'hnc'");
	sql_run(ana, "insert into things (kind, slug, label) values ('actor', 'one', 'One'), ('actor', 'two', 'Two')");
	sql_run(ana, "insert into names (thing_id, name) select id, 'Second' from things where slug = 'two'");
	sql_run(
		ana,
		"insert into things (kind, slug, label, round_id, actor_id) select 'delegation', 'g4/two', 'Two at G4', r.id, "
		"a.id from things r, things a where r.slug = 'g4' and a.slug = 'two'");
	SAY(ana, "b", "g4/two", "2017-02-11", "presence", "expected");
	char *before = mem_text(scratch, sql_answer(ana, all));

	for (size_t i = 0; i < sizeof(forged_wholes) / sizeof(forged_wholes[0]); i++) {
		sql_run(ana, forged_whole);
		CU_ASSERT_TRUE(str_begins(sql_answer(ana, "%s; set constraints all immediate", forged_wholes[i]), "!RA003"));
		sql_run(ana, "rollback");
	}
	for (int parted = 0; parted < 2; parted++) {
		for (size_t i = 0; i < sizeof(forged) / sizeof(forged[0]); i++) {
			sql_run(ana, parted ? parting : joining);
			ANSWER_IS(sql_answer(ana, "set local rapporteur.restoring = 'on'; %s", forged[i]), refused);
			sql_run(ana, "rollback");
		}
		for (size_t i = 0; i < sizeof(forged_joins) / sizeof(forged_joins[0]) && !parted; i++) {
			sql_run(ana, joining);
			CU_ASSERT_TRUE(str_begins(sql_answer(ana, "%s", forged_joins[i]), "!RA003"));
			sql_run(ana, "rollback");
		}
		sql_run(ana, parted ? parting : joining);
		sql_run(ana, "commit");
	}
	ANSWER_IS(sql_answer(ana, all), before);
	// Each of them can be taken back by whoever sees it.
	for (int undone = 0; undone < 2; undone++)
		sql_run(ana, "select undo(max(number)) from revisions where undoes is null and revision_stands(number)");
	ANSWER_IS(sql_answer(ana, all), before);
}

const struct suite suite_identity =
	SUITE("identity", TEST(a_join_moves_only_what_it_says), TEST(joined_and_apart_is_never_joined));
