// SPDX-License-Identifier: MIT
// The journal: what the record was at any revision, and taking one back, held against digests of the whole record that
// are kept after each of thousands of random revisions (journal.sql).

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "base/str.h"
#include "db/scene.h"

static struct sql *copied(void *context, const char *seed)
{
	struct sql *sql = scene_open(context);
	struct str *text = str_new(context);
	char line[1024];
	FILE *file = fopen("tests/db/journal.sql", "r");

	CU_ASSERT_PTR_NOT_NULL_FATAL(file);
	while (fgets(line, sizeof(line), file))
		str_add(text, line);
	fclose(file);
	sql_run(sql, text->text);
	sql_run(sql, mem_print(context, "select setseed(%s)", seed));
	return sql;
}

static void told_as_it_stood(const char *seed)
{
	MEM_SCOPE(scratch);
	struct sql *sql = copied(scratch, seed);

	sql_run(sql, "call saved.go(1000)");
	// Enough happened, of every sort.
	ANSWER_IS(sql_answer(sql, "select max(number) >= 650 from revisions"), "t");
	ANSWER_IS(sql_answer(sql, "select string_agg(what, ', ' order by what) from saved.tally where times > 15"),
	          "not taken back, refused, rolled back, taken back");
	ANSWER_IS(sql_answer(sql, "select count(*) > 100 from claims_past"), "t");
	ANSWER_IS(sql_answer(sql, "select saved.differing()"), "0");
	// The time of a revision lies within its making, and after that of the one before.
	ANSWER_IS(sql_answer(sql, "select count(*) from saved.moments m join revisions r on r.number = m.revision"
	                          " where r.at not between m.earlier and m.later"),
	          "0");
	ANSWER_IS(sql_answer(sql, "select count(*) from revisions a join revisions b on b.number = a.number + 1 where b.at "
	                          "<= a.at"),
	          "0");
}

// Thousands in three bases: what is said of the few rounds of the scene is resolved anew at each, which takes the longer the
// more there is.
static void the_record_is_told_as_it_stood_at_each_revision(void)
{
	static const char *const seeds[] = { "0.17", "0.18", "0.19" };

	for (size_t i = 0; i < sizeof(seeds) / sizeof(seeds[0]); i++)
		told_as_it_stood(seeds[i]);
}

static void what_is_taken_back_and_restored_is_what_it_was(void)
{
	MEM_SCOPE(scratch);
	struct sql *sql = copied(scratch, "0.42");

	sql_run(sql, "call saved.go(60)");
	ANSWER_IS(sql_answer(sql, "call saved.there_and_back(100, null)"), "0");
}

static void what_is_kept_ready_answers_for_what_has_not_changed_since(void)
{
	MEM_SCOPE(scratch);
	struct sql *sql = copied(scratch, "0.23");

	sql_run(sql, "call saved.go(200)");
	// What chance may leave out, of things that it leaves alone: a claim more, one less, a source graded anew.
	SAY(sql, "a", "jaafari", "2017-02-10", "post", "envoy", "body_id", "@government");
	SAY(sql, "b", "jaafari", "2017-02-11", "post", "minister", "body_id", "@government");
	SAY(sql, "c", "hariri", "2017-02-10", "post", "envoy", "body_id", "@hnc");
	SAY(sql, "d", "hariri", "2017-02-11", "post", "speaker", "body_id", "@hnc");
	sql_run(sql, "delete from claims where post = 'speaker'");
	SAY(sql, "e", "sabra", "2017-02-10", "post", "envoy", "body_id", "@hnc", "since", "2016", "source_id", "#b2");
	SAY(sql, "f", "sabra", "2017-02-10", "post", "envoy", "body_id", "@hnc", "since", "2015", "source_id", "#d1",
	    "word", "dispute");
	sql_run(sql, "update sources set reliability = 'E' where slug = 'b2'");
	ANSWER_IS(sql_answer(sql, "select answered > 20, wrong from saved.ready()"), "t | 0");
}

// A journal with a fault is found out.
static void a_faulty_journal_is_found_out(void)
{
	static const char *const faults[] = {
		"delete from claims_past where (id, written) = (select id, written from claims_past order by id limit 1)",
		"update sources_past set stood_until = stood_until + 1 where id = (select min(id) from sources_past)",
		"alter table names disable trigger a_rows_removed",
	};

	for (size_t i = 0; i < sizeof(faults) / sizeof(faults[0]); i++) {
		MEM_SCOPE(one);
		struct sql *sql = copied(one, "0.3");

		sql_run(sql, "call saved.go(60)");
		ANSWER_IS(sql_answer(sql, "select saved.differing()"), "0");
		sql_run(sql, faults[i]);
		sql_run(sql, "call saved.go(40)");
		ANSWER_IS(sql_answer(sql, "select saved.differing() > 0"), "t");
	}
}

static void nobody_writes_under_another_revision(void)
{
	static const char refused[] = "!RA003 a row is to be written under a revision that is not this one";
	MEM_SCOPE(scratch);
	struct sql *sql = scene_open(scratch);

	SAY(sql, "a", "g4", "2017-02-10", "opening", "2017-02-20");
	ANSWER_IS(sql_answer(sql, "insert into names (thing_id, name, written) select id, 'X', 1 from things limit 1"),
	          refused);
	ANSWER_IS(sql_answer(sql, "insert into names (thing_id, name, revision) select id, 'X', 1 from things limit 1"),
	          refused);
	ANSWER_IS(sql_answer(sql,
	                     "begin; set local rapporteur.revision = '1'; insert into names (thing_id, name) select id, 'X'"
	                     " from things limit 1"),
	          refused);
	sql_run(sql, "rollback");
	// What says that it only puts a row back must have stood.
	ANSWER_IS(sql_answer(
				  sql, "begin; set local rapporteur.restoring = 'on'; insert into names (thing_id, name) select id, 'X'"
					   " from things limit 1"),
	          refused);
	sql_run(sql, "rollback");
	ANSWER_IS(sql_answer(sql, "truncate claims"), "!RA003 truncate would lose what claims held");
	ANSWER_IS(sql_answer(sql, "select count(*) from claims"), "1");
}

static void a_claim_is_of_the_entry_that_made_it(void)
{
	MEM_SCOPE(scratch);
	struct sql *sql = scene_open(scratch);
	const char *first;

	SAY(sql, "a", "g4", "2017-02-10", "opening", "2017-02-20");
	first = sql_answer(sql, "select max(number) from revisions");
	sql_run(sql, "update claims set credibility = 5");
	ANSWER_IS(sql_answer(sql, "select revision - %s, recorded_first(id, revision) - %s from claims", first, first),
	          "1 | 0");
}

static void what_rests_on_a_revision_hinders_its_undoing(void)
{
	MEM_SCOPE(scratch);
	struct sql *sql = scene_open(scratch);
	const char *first = sql_answer(sql, "select max(number) from revisions");

	ANSWER_IS(sql_answer(sql, "select undo(99)"), "!RA001 there is no revision r99");
	sql_run(sql, "insert into things (kind, slug, label, nature) values ('actor', 'jordan', 'Jordan', 'state')");
	sql_run(sql, "insert into names (thing_id, name) select id, 'Hashemite Kingdom' from things where slug = 'jordan'");
	ANSWER_IS(sql_answer(sql, "select what, revision - %s from undo_hindered(%s + 1)", first, first),
	          "the name 'Hashemite Kingdom' | 2");
	ANSWER_IS(sql_answer(sql, "select undo(%s + 2) - %s", first, first), "3");
	ANSWER_IS(sql_answer(sql, "select undo(%s + 1) - %s", first, first), "4");
	ANSWER_IS(sql_answer(sql, "select count(*) from things where slug = 'jordan'"), "0");
	// Its name cannot come back before it.
	ANSWER_IS(sql_answer(sql, "select what, revision - %s from undo_hindered(%s + 3)", first, first),
	          "actor jordan | 4");
	ANSWER_IS(sql_answer(sql, "select undo(%s + 4) - %s", first, first), "5");
	ANSWER_IS(sql_answer(sql, "select undo(%s + 3) - %s", first, first), "6");
	ANSWER_IS(sql_answer(sql, "select n.name from names n join things t on t.id = n.thing_id where t.slug = 'jordan'"),
	          "Hashemite Kingdom");
	// Once is enough; but what was restored can be taken back again, under its own number.
	ANSWER_IS(sql_answer(sql, "select undo(%s + 4) - %s", first, first),
	          mem_print(scratch, "!RA005 r%d has been taken back already, by r%d", atoi(first) + 4, atoi(first) + 5));
	ANSWER_IS(sql_answer(sql, "select undo(%s + 2) - %s", first, first), "7");
	ANSWER_IS(
		sql_answer(sql, "select count(*) from names n join things t on t.id = n.thing_id where t.slug = 'jordan'"),
		"0");
	ANSWER_IS(
		sql_answer(sql,
	               "select string_agg((number - %s)::text, ' ' order by number) from revisions where number > %s and"
	               " revision_stands(number)",
	               first, first),
		"1 3 5 7");
}

// Every relation of the record is there as recorded too, and says now what it says.
static void as_recorded_now_is_as_it_stands(void)
{
	MEM_SCOPE(scratch);
	struct sql *sql = copied(scratch, "0.5");

	sql_run(sql, "call saved.go(80)");
	sql_run(sql, "select set_config('rapporteur.as_recorded', max(number)::text, false) from revisions");
	ANSWER_IS(sql_answer(sql, "select saved.standing() = saved.standing_as_recorded()"), "t");
	ANSWER_IS(
		sql_answer(sql,
	               "select string_agg(c.relname, ' ') from pg_class c where c.relnamespace = 'rapporteur'::regnamespace"
	               " and c.relkind = 'v' and not exists (select from pg_class v where v.relname = c.relname"
	               " and v.relnamespace = 'rapporteur_as_recorded'::regnamespace)"),
		"-");
	ANSWER_IS(sql_answer(sql,
	                     "select string_agg(c.relname, ' ') from pg_class c where c.relkind = 'r' and c.relnamespace = "
	                     "'rapporteur'::regnamespace and exists (select from pg_attribute a where a.attrelid = c.oid "
	                     "and a.attname = "
	                     "'revision') and c.relname !~ '_past$' and c.relname <> 'redactions' and c.relname not in "
	                     "(select name from journalled)"),
	          "-");
}

const struct suite suite_journal =
	LONG_SUITE("journal", TEST(the_record_is_told_as_it_stood_at_each_revision),
               TEST(what_is_taken_back_and_restored_is_what_it_was), TEST(a_faulty_journal_is_found_out),
               TEST(what_is_kept_ready_answers_for_what_has_not_changed_since),
               TEST(nobody_writes_under_another_revision), TEST(what_rests_on_a_revision_hinders_its_undoing),
               TEST(a_claim_is_of_the_entry_that_made_it), TEST(as_recorded_now_is_as_it_stands));
