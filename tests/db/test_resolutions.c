// SPDX-License-Identifier: MIT
// Ready-made resolutions: they say what the claims say, and whatever changes claims or their grade drops them.

#include <string.h>

#include "base/mem.h"
#include "db/fixture.h"
#include "db/scene.h"

// Whether there is anything to compare, and what resolve() and resolve_claims() do not have in common, at four times and
// under three ceilings.
static const char differing[] =
	"with asked as (select t, m from unnest('{2017-02-10 12:00,2017-02-13,2017-02-16,infinity}'::timestamptz[]) t,"
	" unnest('{0,2,4}'::int[]) m),"
	" ready as (select a.t, a.m, r::text from asked a, resolve(a.t, a.m) r),"
	" worked as (select a.t, a.m, r::text from asked a, resolve_claims(a.t, a.m) r)"
	" select (select count(*) > 12 from worked), (select count(*) from (table ready except all table worked) x),"
	" (select count(*) from (table worked except all table ready) x)";

// The same of the dates of rounds, and of how many they are kept ready.
static const char dates[] =
	"with asked as (select t, m, array(select id from things where kind = 'round') as rounds from"
	" unnest('{2017-02-09,2017-02-10 12:00,2017-02-13,2017-02-16,infinity}'::timestamptz[]) t, "
	"unnest('{0,2,4}'::int[]) m),"
	" ready as (select a.t, a.m, d::text from asked a, round_dates(a.t, a.m, a.rounds) d),"
	" worked as (select a.t, a.m, d::text from asked a, round_dates_worked(a.t, a.m, a.rounds) d)"
	" select (select string_agg(t.slug, ' ' order by t.slug) from round_dates_ready('infinity', 4,"
	" array(select id from things)) d join things t on t.id = d.round_id),"
	" (select count(*) > 12 from worked), (select count(*) from (table ready except all table worked) x),"
	" (select count(*) from (table worked except all table ready) x)";

static const char ready[] = "select string_agg(t.slug, ' ' order by t.slug) from resolutions r join things t on t.id = "
							"r.subject_id";

static struct sql *said(void *context)
{
	struct sql *sql = scene_open(context);

	SAY(sql, "a", "g4", "2017-02-10", "opening", "2017-02-20", "status", "announced", "source_id", "#b1");
	SAY(sql, "b", "g4", "2017-02-12", "opening", "2017-02-23", "word", "supersede", "source_id", "#amber");
	SAY(sql, "c", "g4", "2017-02-13", "opening", "2017-02-24", "word", "dispute", "source_id", "#d1");
	SAY(sql, "d", "g4/hnc", "2017-02-13", "role", "party", "size", "20..21", "source_id", "#c1");
	return sql;
}

static void a_revision_leaves_its_things_ready(void)
{
	MEM_SCOPE(scratch);
	struct sql *sql = said(scratch);

	ANSWER_IS(sql_answer(sql, ready), "g4 g4/hnc");
	ANSWER_IS(sql_answer(sql, "select t.slug, r.reported_at::date, r.marking, cardinality(r.points) from resolutions r"
	                          " join things t on t.id = r.subject_id order by t.slug"),
	          "g4 | 2017-02-13 | 2 | 4\ng4/hnc | 2017-02-13 | 0 | 2");
	ANSWER_IS(sql_answer(sql, differing), "t | 0 | 0");
	// What is not ready is worked out.
	sql_run(sql, "delete from resolutions");
	ANSWER_IS(sql_answer(sql, differing), "t | 0 | 0");
	ANSWER_IS(sql_answer(sql, "select resolutions_make(array(select id from things))"), "-");
	ANSWER_IS(sql_answer(sql, ready), "g4 g4/hnc");
}

static void each_change_of_claims_drops_what_it_concerns(void)
{
	static const char *const changes[] = {
		"insert into claims (subject_id, number) select id, 'IV' from things where slug = 'g4'",
		"insert into claims (word, concerns_id, reported_at) select 'retract', min(id), '2017-02-15' from claims",
		"update claims set preferred = true where opening = '2017-02-24'",
		"update sources set reliability = 'A' where slug = 'd1'",
		"update sources set origin_id = (select id from sources where slug = 'b1') where slug = 'd1'",
		"delete from claims where opening = '2017-02-24'",
	};

	for (size_t i = 0; i < sizeof changes / sizeof *changes; i++) {
		MEM_SCOPE(one);
		struct sql *sql = said(one);

		sql_run(sql, "begin");
		ANSWER_IS(sql_answer(sql, "%s", changes[i]), "");
		ANSWER_IS(sql_answer(sql, ready), "g4/hnc");
		ANSWER_IS(sql_answer(sql, differing), "t | 0 | 0");
		sql_run(sql, "commit");
		ANSWER_IS(sql_answer(sql, differing), "t | 0 | 0");
		ANSWER_IS(sql_answer(sql, ready), "g4 g4/hnc");
	}
}

// g4 lacks its end and has sessions, of which g4-2 lacks both: only what needs no other is read.
static void dates_of_rounds_are_ready_with_them(void)
{
	static const char *const changes[] = {
		"insert into claims (subject_id, close, reported_at, word) select id, '2017-03-04', '2017-02-15', 'dispute' "
		"from"
		" things where slug = 'g4-1'",
		"insert into claims (subject_id, status, reported_at) select id, 'cancelled', '2017-02-15' from things where "
		"slug ="
		" 'g4-1'",
		"insert into claims (word, concerns_id, reported_at) select 'retract', max(id), '2017-02-15' from claims",
		"update sources set reliability = 'A' where slug = 'd1'",
		"delete from claims where close = '2017-03-03'",
		"update things set nature = 'technical meeting' where slug = 'g4-1'",
		"update things set parent_id = null where slug = 'g4-1'",
		"update things set marking = 2 where slug in ('g4', 'g4-1')",
	};

	for (size_t i = 0; i < sizeof changes / sizeof *changes; i++) {
		MEM_SCOPE(one);
		struct sql *sql = said(one);

		SAY(sql, "e", "g3", "2017-02-12", "meetings", "2016-04-13/2016-04-27", "plenary", "2016-04", "source_id",
		    "#c1");
		SAY(sql, "f", "g4-1", "2017-02-13", "opening", "2017-02-25", "close", "2017-03-03", "source_id", "#c1");
		ANSWER_IS(sql_answer(sql, dates), "g3 g4-1 | t | 0 | 0");
		sql_run(sql, "begin");
		ANSWER_IS(sql_answer(sql, "%s", changes[i]), "");
		ANSWER_IS(strchr(sql_answer(sql, dates), '|'), "| t | 0 | 0");
		sql_run(sql, "commit");
		ANSWER_IS(strchr(sql_answer(sql, dates), '|'), "| t | 0 | 0");
		sql_run(sql, "delete from resolutions");
		ANSWER_IS(sql_answer(sql, dates), "- | t | 0 | 0");
	}
}

// Of which talks a round is no claim says: its resolution goes along, and comes back with an undo.
static void a_round_is_counted_in_the_talks_it_is_of(void)
{
	static const char counted[] = "select (select string_agg(t.slug || ' in ' || w.slug, ' ' order by t.slug) from "
								  "resolutions r join things t on t.id"
								  " = r.subject_id join things w on w.id = r.talks_id), (select count(*) from "
								  "resolutions r join things t on t.id ="
								  " r.subject_id where r.talks_id is distinct from t.talks_id)";
	MEM_SCOPE(scratch);
	struct sql *sql = said(scratch);

	SAY(sql, "e", "g4-1", "2017-02-13", "opening", "2017-02-25", "source_id", "#c1");
	sql_run(sql, "insert into things (kind, slug, label, nature) values ('talks', 'astana', 'Astana', 'track')");
	ANSWER_IS(sql_answer(sql, counted), "g4 in geneva g4-1 in geneva | 0");
	sql_run(sql, "update things set talks_id = (select id from things where slug = 'astana') where slug = 'g4'");
	ANSWER_IS(sql_answer(sql, counted), "g4 in astana g4-1 in astana | 0");
	ANSWER_IS(sql_answer(sql, "select undo(max(number)) is not null from revisions"), "t");
	ANSWER_IS(sql_answer(sql, counted), "g4 in geneva g4-1 in geneva | 0");
}

// Else the revision could keep a resolution without the change that it does not see, and nobody would drop it.
static void a_change_by_hand_and_a_revision_wait_for_each_other(void)
{
	static const char *const changes[] = {
		"update claims set preferred = true where opening = '2017-02-24'",
		"update sources set reliability = 'A' where slug = 'd1'",
		"delete from claims where opening = '2017-02-24'",
	};
	MEM_SCOPE(scratch);
	const char *connection = test_connection(scratch);
	struct sql *hand = scene_at(scratch, connection);
	struct sql *other = sql_connect(scratch, connection);

	SAY(hand, "a", "g4", "2017-02-13", "opening", "2017-02-24", "source_id", "#d1");
	sql_run(other, "set lock_timeout = '100ms'");
	sql_run(hand, "delete from resolutions"); // whose rows would make them wait anyway
	for (size_t i = 0; i < sizeof changes / sizeof *changes; i++) {
		sql_run(hand, "begin");
		ANSWER_IS(sql_answer(hand, "%s", changes[i]), "");
		ANSWER_IS(
			sql_answer(other, "insert into claims (subject_id, note) select id, 'x' from things where slug = 'g4'"),
			"!55P03 canceling statement due to lock timeout");
		sql_run(hand, "rollback");
	}
	ANSWER_IS(sql_answer(other, "insert into claims (subject_id, note) select id, 'x' from things where slug = 'g4'"),
	          "");
}

static void a_side_and_its_body_are_worked_out_together(void)
{
	static const char together[] =
		"with asked as (select array_agg(s.id order by s.id) as ids, array_agg(b.id order by s.id) as read_as from "
		"things"
		" s join things b on b.slug = case s.slug when 'g4/side' then 'g4/hnc' else s.slug end"
		" where s.slug in ('g4/side', 'g4/hnc', 'g4'))"
		" select (select count(*) from asked a, resolve('infinity', 4, a.ids, a.read_as)), count(*) from ("
		"(select r::text from asked a, resolve('infinity', 4, a.ids, a.read_as) r except all"
		" select r::text from asked a, resolve_claims('infinity', 4, a.ids, a.read_as) r) union all "
		"(select r::text from asked a, resolve_claims('infinity', 4, a.ids, a.read_as) r except all"
		" select r::text from asked a, resolve('infinity', 4, a.ids, a.read_as) r)) x";
	MEM_SCOPE(scratch);
	struct sql *sql = said(scratch);

	SAY(sql, "e", "g4/side", "2017-02-14", "size", "30", "source_id", "#b1");
	ANSWER_IS(sql_answer(sql, ready), "g4 g4/hnc g4/side");
	ANSWER_IS(sql_answer(sql, together), "7 | 0");
}

static void the_record_as_it_stood_is_worked_out(void)
{
	MEM_SCOPE(scratch);
	struct sql *sql = said(scratch);

	ANSWER_IS(sql_answer(sql,
	                     "select count(*) from resolve('infinity', 4, array(select id from things where slug = 'g4'),"
	                     " recorded => (select id from claims where opening = '2017-02-24'))"),
	          "3");
	ANSWER_IS(sql_answer(sql, "select value from resolve('infinity', 4, array(select id from things where slug = 'g4'),"
	                          " on_day => '2017-02-11') where point = 'opening'"),
	          "2017-02-20");
}

// Whoever sees a part of the claims keeps no part as the whole; nor is what the owner runs looked up where others may write.
static void a_row_is_made_with_the_rights_of_the_owner(void)
{
	MEM_SCOPE(scratch);
	struct sql *sql = scene_open(scratch);

	ANSWER_IS(sql_answer(sql, "select proname, proconfig from pg_proc where prosecdef and "
	                          "pronamespace = 'rapporteur'::regnamespace and proname = 'resolutions_make'"),
	          "resolutions_make | {\"search_path=rapporteur, pg_catalog, pg_temp\"}");
}

const struct suite suite_resolutions =
	SUITE("resolutions", TEST(a_revision_leaves_its_things_ready), TEST(each_change_of_claims_drops_what_it_concerns),
          TEST(dates_of_rounds_are_ready_with_them), TEST(a_round_is_counted_in_the_talks_it_is_of),
          TEST(a_change_by_hand_and_a_revision_wait_for_each_other), TEST(a_side_and_its_body_are_worked_out_together),
          TEST(the_record_as_it_stood_is_worked_out), TEST(a_row_is_made_with_the_rights_of_the_owner));
