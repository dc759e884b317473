// SPDX-License-Identifier: MIT
// Who may be invited, given who was excluded then.

#include <string.h>

#include "base/mem.h"
#include "db/scene.h"

// A new invitation of `actor` to `round`, and what becomes of sending it at `reported` (with one more pair of column and value).
static const char *send(struct sql *sql, const char *actor, const char *round, const char *reported, const char *column,
                        const char *value)
{
	const char *slug = sql_answer(sql,
	                              "insert into things (kind, slug, label, round_id, actor_id) select 'invitation', "
	                              "'i-' || nextval('invitations'), 'x', r.id, a.id"
	                              " from things r, things a where r.slug = '%s' and a.slug = '%s' returning slug",
	                              round, actor);
	return scene_say(sql, slug, slug, reported, "invitation", "sent", column, value, NULL);
}

static struct sql *excluded(void *context)
{
	struct sql *sql = scene_open(context);
	sql_run(sql, "create temp sequence invitations");
	SAY(sql, "imposed", "geneva/excluded-is", "2017-02-10", "exclusion", "imposed", "source_id", "#b1");
	return sql;
}

#define BARRED "!RA005 Islamic-State is excluded from Geneva"

static void who_is_excluded_is_not_invited(void)
{
	MEM_SCOPE(scratch);
	struct sql *sql = excluded(scratch);
	ANSWER_IS(send(sql, "islamic-state", "g4", "2017-02-13", "note", "x"), BARRED);
	ANSWER_IS(send(sql, "hnc", "g4", "2017-02-13", "note", "x"), "");
	ANSWER_IS(send(sql, "islamic-state", "g4", NULL, "note", "x"), BARRED);
	// Nothing of the refused claim stays; the reason given, it is recorded, and other sources for it need no other.
	ANSWER_IS(send(sql, "islamic-state", "g4", "2017-02-13", "despite_exclusion", "the envoy insists"), "");
	SAY(sql, "again", sql_answer(sql, "select 'i-' || last_value from invitations"), "2017-02-14", "invitation", "sent",
	    "source_id", "#c1");
	ANSWER_IS(sql_answer(sql, "select count(*) from claims where invitation = 'sent'"), "3");
}

static void the_chain_above_the_round_counts(void)
{
	MEM_SCOPE(scratch);
	struct sql *sql = excluded(scratch);
	ANSWER_IS(send(sql, "islamic-state", "g4-1", "2017-02-13", "note", "x"),
	          BARRED); // a session of a round of the talks
	sql_run(
		sql,
		"insert into things (kind, slug, label, nature) values ('talks', 'syria', 'Syria', 'process'), ('talks', "
		"'astana', 'Astana', 'track');"
		"update things set parent_id = (select id from things where slug = 'syria') where slug in ('geneva', 'astana');"
		"insert into things (kind, slug, label, nature, talks_id) select 'round', 'a1', 'A1', 'round', id from things "
		"where slug = 'astana'");
	ANSWER_IS(send(sql, "islamic-state", "a1", "2017-02-13", "note", "x"), ""); // excluded from the other track only
	sql_run(sql, "insert into things (kind, slug, label, talks_id, actor_id) select 'exclusion', "
	             "'syria/excluded-iran', 'x', t.id, a.id"
	             " from things t, things a where t.slug = 'syria' and a.slug = 'iran';"
	             "insert into things (kind, slug, label, round_id, actor_id) select 'exclusion', 'g3/excluded-turkey', "
	             "'x', t.id, a.id"
	             " from things t, things a where t.slug = 'g3' and a.slug = 'turkey'");
	SAY(sql, "a", "syria/excluded-iran", "2017-02-10", "exclusion", "imposed");
	SAY(sql, "b", "g3/excluded-turkey", "2017-02-10", "exclusion", "imposed");
	ANSWER_IS(send(sql, "iran", "a1", "2017-02-13", "note", "x"), "!RA005 Iran is excluded from Syria");
	ANSWER_IS(send(sql, "iran", "g4-2", "2017-02-13", "note", "x"), "!RA005 Iran is excluded from Syria");
	ANSWER_IS(send(sql, "turkey", "g3", "2017-02-13", "note", "x"), "!RA005 Turkey is excluded from G3");
	ANSWER_IS(send(sql, "turkey", "g4", "2017-02-13", "note", "x"), "");
}

static void what_held_on_the_day_of_the_invitation(void)
{
	MEM_SCOPE(scratch);
	struct sql *sql = excluded(scratch);
	SAY(sql, "lifted", "geneva/excluded-is", "2017-02-20", "exclusion", "lifted");
	ANSWER_IS(send(sql, "islamic-state", "g4", "2017-02-09", "note", "x"), "");
	ANSWER_IS(send(sql, "islamic-state", "g4", "2017-02-10", "note", "x"), BARRED);
	ANSWER_IS(send(sql, "islamic-state", "g4", "2017-02-19", "note", "x"), BARRED);
	ANSWER_IS(send(sql, "islamic-state", "g4", "2017-02-20", "note", "x"), "");
	// Told later, it is judged by the day on which it was made.
	ANSWER_IS(send(sql, "islamic-state", "g4", "2017-03-01", "occurred", "2017-02-15"), BARRED);
	ANSWER_IS(send(sql, "islamic-state", "g4", "2017-03-01", "occurred", "2017-02-08"), "");
	// What is taken back never barred anybody.
	SAY(sql, "r", "geneva/excluded-is", "2017-03-02", "word", "retract", "concerns_id", "^imposed");
	ANSWER_IS(send(sql, "islamic-state", "g4", "2017-02-15", "note", "x"), "");
}

static void who_is_kept_out_of_ceasefires_may_be_invited(void)
{
	MEM_SCOPE(scratch);
	struct sql *sql = excluded(scratch);
	SAY(sql, "a", "geneva/excluded-is", "2017-02-10", "extent", "ceasefires");
	ANSWER_IS(send(sql, "islamic-state", "g4", "2017-02-13", "note", "x"), "");
	SAY(sql, "b", "geneva/excluded-is", "2017-02-12", "extent", "negotiations");
	ANSWER_IS(send(sql, "islamic-state", "g4", "2017-02-11", "note", "x"), "");
	ANSWER_IS(send(sql, "islamic-state", "g4", "2017-02-13", "note", "x"), BARRED);
}

static void renames_keep_the_identity_and_members_do_not(void)
{
	MEM_SCOPE(scratch);
	struct sql *sql = excluded(scratch);
	sql_run(sql, "insert into things (kind, slug, label, nature) select 'actor', x, x, 'armed group' from "
	             "unnest('{isil,isi,splinter,wilayat}'::text[]) x");
	SAY(sql, "a", "isi", "2013-04-08", "link", "renamed to", "target_id", "@isil");
	SAY(sql, "b", "isil", "2014-06-29", "link", "renamed to", "target_id", "@islamic-state");
	SAY(sql, "c", "islamic-state", "2016-01-01", "link", "split into", "target_id", "@splinter");
	SAY(sql, "d", "wilayat", "2016-01-01", "post", "member", "body_id", "@islamic-state");
	ANSWER_IS(sql_answer(sql, "select string_agg(t.slug, ' ' order by t.slug) from things a, same_actor(a.id) i "
	                          "join things t on t.id = i where a.slug = 'isil'"),
	          "isi isil islamic-state");
	ANSWER_IS(send(sql, "isi", "g4", "2017-02-13", "note", "x"), BARRED);
	ANSWER_IS(send(sql, "isil", "g4", "2017-02-13", "note", "x"), BARRED);
	ANSWER_IS(send(sql, "splinter", "g4", "2017-02-13", "note", "x"), "");
	ANSWER_IS(send(sql, "wilayat", "g4", "2017-02-13", "note", "x"), "");
	// Seen at a time, at a marking, and once it is taken back.
	ANSWER_IS(
		sql_answer(sql,
	               "select (select count(*) from same_actor(id, '2014-01-01')), (select count(*) from same_actor(id, "
	               "'2013-01-01')) from things where slug = 'isi'"),
		"2 | 1");
	sql_run(sql, "update claims set marking = 2 where statement = 'a'");
	ANSWER_IS(
		sql_answer(sql,
	               "select (select count(*) from same_actor(id, 'infinity', 1)), (select count(*) from same_actor(id, "
	               "'infinity', 2)) from things where slug = 'isi'"),
		"1 | 3");
	SAY(sql, "r", "isil", "2017-02-01", "word", "retract", "concerns_id", "^b");
	ANSWER_IS(send(sql, "isil", "g4", "2017-02-13", "note", "x"), "");
	SAY(sql, "u", "isil", "2017-02-02", "word", "retract", "concerns_id", "^r");
	ANSWER_IS(send(sql, "isil", "g4", "2017-02-13", "note", "x"), BARRED);
	SAY(sql, "n", "isil", "2017-02-03", "link", "renamed to", "target_id", "@islamic-state", "negated", "true", "word",
	    "supersede");
	ANSWER_IS(send(sql, "isil", "g4", "2017-02-13", "note", "x"), "");
}

// A side is kept out under its own name, under its body once that is known, and as one of those a batch goes to.
static void a_side_is_excluded_before_its_body_is_known(void)
{
	MEM_SCOPE(scratch);
	struct sql *sql = excluded(scratch);
	static const char batch[] =
		"insert into things (kind, slug, label, round_id) select 'invitation', '%s', 'x', id from "
		"things where slug = 'g4' returning slug";
	sql_run(sql,
	        "insert into things (kind, slug, label, round_id, side) select k, 'g4/' || k, 'x', id, 'opposition' from "
	        "things, unnest('{exclusion,invitation}'::text[]) k where things.slug = 'g4'");
	ANSWER_IS(send(sql, "hnc", "g4", "2017-02-13", "note", "x"), "");
	SAY(sql, "a", "g4/exclusion", "2017-02-13", "exclusion", "imposed");
	REFUSED(sql, "!RA005 the opposition is excluded from G4", "x", "g4/invitation", "2017-02-14", "invitation", "sent");
	SAY(sql, "b", sql_answer(sql, batch, "to-one"), "2017-02-14", "invitation", "sent", "side", "government");
	REFUSED(sql, "!RA005 the opposition is excluded from G4", "x", "to-one", "2017-02-14", "side", "opposition");
	SAY(sql, "c", "to-one", "2017-02-14", "side", "opposition", "negated", "true");
	ANSWER_IS(send(sql, "hnc", "g4", "2017-02-14", "note", "x"), "");
	SAY(sql, "d", "g4/side", "2017-02-14", "body_id", "@hnc");
	ANSWER_IS(send(sql, "hnc", "g4", "2017-02-14", "note", "x"), "!RA005 the opposition is excluded from G4");
	ANSWER_IS(send(sql, "hnc", "g3", "2017-02-14", "note", "x"), "");
	ANSWER_IS(sql_answer(sql, "select actor, side, scope, state from exclusions_now where side is not null"),
	          "hnc | opposition | g4 | imposed");
	// And a side whose body is kept out.
	SAY(sql, "e", "g4/exclusion", "2017-02-15", "exclusion", "lifted");
	sql_run(
		sql,
		"insert into things (kind, slug, label, talks_id, actor_id) select 'exclusion', 'geneva/excluded-hnc', 'x', "
		"t.id, a.id from things t, things a where t.slug = 'geneva' and a.slug = 'hnc'");
	SAY(sql, "f", "geneva/excluded-hnc", "2017-02-15", "exclusion", "imposed");
	REFUSED(sql, "!RA005 Hnc is excluded from Geneva", "x", "g4/invitation", "2017-02-16", "invitation", "sent");
}

static void only_sending_is_refused(void)
{
	MEM_SCOPE(scratch);
	struct sql *sql = excluded(scratch);
	sql_run(sql, "insert into things (kind, slug, label, round_id, actor_id) select 'invitation', 'i', 'x', r.id, a.id "
	             "from things r, things a"
	             " where r.slug = 'g4' and a.slug = 'islamic-state'");
	SAY(sql, "a", "i", "2017-02-13", "invitation", "not invited");
	SAY(sql, "b", "i", "2017-02-14", "invitation", "declined", "word", "supersede");
	// A person and a side are no actor that was excluded.
	sql_run(sql, "insert into things (kind, slug, label, round_id, person_id) select 'invitation', 'p', 'x', r.id, "
	             "p.id from things r, things p where r.slug = 'g4' and p.slug = 'sabra'");
	SAY(sql, "c", "p", "2017-02-14", "invitation", "sent");
	SAY(sql, "d", "g4/batch", "2017-02-14", "invitation", "sent", "quantity", "unknown");
}

static void the_refusal_says_why(void)
{
	MEM_SCOPE(scratch);
	struct sql *sql = excluded(scratch);
	sql_run(sql, "create function pg_temp.refusal() returns text language plpgsql as $$ declare d text; h text; begin"
	             " insert into rapporteur.things (kind, slug, label, round_id, actor_id) select 'invitation', 'i', "
	             "'x', r.id, a.id from rapporteur.things r,"
	             "  rapporteur.things a where r.slug = 'g4' and a.slug = 'islamic-state';"
	             " insert into rapporteur.claims (subject_id, invitation) select id, 'sent' from rapporteur.things "
	             "where slug = 'i'; return '';"
	             " exception when others then get stacked diagnostics d = pg_exception_detail, h = pg_exception_hint; "
	             "return d || ' / ' || h; end $$");
	const char *answer = sql_answer(sql, "select pg_temp.refusal()");
	CU_ASSERT_PTR_NOT_NULL(strstr(answer, ": B1, 10 Feb 2017 / "));
	CU_ASSERT_PTR_NOT_NULL(strstr(answer, "--despite-exclusion \"why\""));
	CU_ASSERT_PTR_NOT_NULL(strstr(answer, "rapporteur exclude lift geneva islamic-state"));
}

const struct suite suite_exclusions =
	SUITE("exclusions", TEST(who_is_excluded_is_not_invited), TEST(the_chain_above_the_round_counts),
          TEST(what_held_on_the_day_of_the_invitation), TEST(who_is_kept_out_of_ceasefires_may_be_invited),
          TEST(renames_keep_the_identity_and_members_do_not), TEST(a_side_is_excluded_before_its_body_is_known),
          TEST(only_sending_is_refused), TEST(the_refusal_says_why));
