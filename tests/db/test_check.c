// SPDX-License-Identifier: MIT
// What the rules of check find, and what they must not: vague dates that can be reconciled, silence, reprints.

#include "base/mem.h"
#include "db/scene.h"

// What a rule finds as of a time, a line each: "thing: sentence".
static const char *found(struct sql *sql, const char *rule, const char *as_of)
{
	return sql_answer(sql,
	                  "select t.slug || ': ' || regexp_replace(array_to_string(c.told, ''), ' \\([^()]*claims? [0-9, "
	                  "]*\\)', '', 'g') "
	                  "from checked('%s', 4) c join things t on t.id = c.subject_id where c.rule = '%s' order by 1",
	                  as_of, rule);
}
#define FOUND(sql, rule, as_of, expected) ANSWER_IS(found((sql), (rule), (as_of)), (expected))
#define FINDS(sql, rule, expected) FOUND(sql, rule, "infinity", expected)

static struct sql *scene_with_rounds_in_two_cities(void *context)
{
	struct sql *sql = scene_open(context);

	sql_run(sql, "update things set city = 'Geneva' where slug = 'geneva-palais';"
	             "update things set city = 'Lausanne' where slug = 'lausanne';"
	             "insert into things (kind, slug, label, round_id, actor_id) select 'delegation', 'g3/government', "
	             "'x', r.id, a.id "
	             "from things r, things a where r.slug = 'g3' and a.slug = 'government'");
	SAY(sql, "there", "g4", "2017-02-01", "venue_id", "@geneva-palais", "source_id", "#b1");
	SAY(sql, "elsewhere", "g3", "2017-02-01", "venue_id", "@lausanne", "source_id", "#b1");
	return sql;
}

static void one_day_in_two_cities(void)
{
	MEM_SCOPE(scratch);
	struct sql *sql = scene_with_rounds_in_two_cities(scratch);

	SAY(sql, "a", "g4/government", "2017-03-01", "person_id", "@jaafari", "presence", "attended", "occurred",
	    "2017-02-23");
	SAY(sql, "b", "g3/government", "2017-03-01", "person_id", "@jaafari", "presence", "attended", "occurred",
	    "2017-02~");
	FINDS(sql, "two-cities", "");
	SAY(sql, "c", "g3/government", "2017-03-02", "person_id", "@jaafari", "presence", "attended", "occurred",
	    "2017-02-23?");
	SAY(sql, "d", "g3/government", "2017-03-02", "person_id", "@jaafari", "presence", "attended", "occurred",
	    "2017-02-22/2017-02-24");
	FINDS(sql, "two-cities", "");
	SAY(sql, "e", "g3/government", "2017-03-03", "person_id", "@jaafari", "presence", "attended", "occurred",
	    "2017-02-23");
	FINDS(sql, "two-cities", "jaafari: on 2017-02-23 in Lausanne, at G3 and in Geneva, at G4");
	FOUND(sql, "two-cities", "2017-03-02", "");
	// What is to be taken back is the side for which fewer speak.
	SAY(sql, "also", "g4/government", "2017-03-03", "person_id", "@jaafari", "presence", "attended", "occurred",
	    "2017-02-23", "source_id", "#c1");
	ANSWER_IS(sql_answer(sql, "select array_to_string(c.commands, '; ') = 'claim retract ' || max(k.id) from"
	                          " checked('infinity', 4) c, claims k join things t on t.id = k.subject_id"
	                          " where c.rule = 'two-cities' and t.slug = 'g3/government' group by c.commands"),
	          "t");
	// Who leaves one city may arrive in the next on the same day.
	SAY(sql, "left", "g4/government", "2017-03-04", "person_id", "@jaafari", "presence", "left", "occurred",
	    "2017-02-23");
	FINDS(sql, "two-cities", "");
	SAY(sql, "stayed", "g4/government", "2017-03-04", "word", "retract", "concerns_id", "^left");
	FINDS(sql, "two-cities", "jaafari: on 2017-02-23 in Lausanne, at G3 and in Geneva, at G4");
	// Where somebody denies it, nothing is certain any more.
	SAY(sql, "f", "g3/government", "2017-03-04", "person_id", "@jaafari", "presence", "did not come", "word",
	    "dispute");
	FINDS(sql, "two-cities", "");
}

static void an_end_before_the_beginning(void)
{
	MEM_SCOPE(scratch);
	struct sql *sql = scene_open(scratch);

	SAY(sql, "a", "g4", "2017-02-01", "opening", "2017-02-20");
	SAY(sql, "b", "g4", "2017-02-02", "opening", "2017-02-10", "word", "supersede");
	SAY(sql, "c", "g4", "2017-02-02", "close", "2017-02-15");
	FINDS(sql, "reversed", "");
	SAY(sql, "d", "g4", "2017-02-03", "word", "retract", "concerns_id", "^b");
	FINDS(sql, "reversed", "g4: closed 2017-02-15, before the opening of 2017-02-20");
	FOUND(sql, "reversed", "2017-02-02", "");
	SAY(sql, "f", "g4", "2017-02-04", "close", "2017-02-16~", "word", "supersede");
	FINDS(sql, "reversed", "");
}

static void a_delegate_without_a_delegation(void)
{
	MEM_SCOPE(scratch);
	struct sql *sql = scene_open(scratch);

	SAY(sql, "a", "g4/hnc", "2017-03-01", "person_id", "@hariri", "presence", "attended");
	FINDS(sql, "no-delegation", ""); // silence is no absence
	SAY(sql, "b", "g4/hnc", "2017-03-01", "presence", "not listed");
	FINDS(sql, "no-delegation", "");
	SAY(sql, "c", "g4/hnc", "2017-03-02", "presence", "did not come", "word", "supersede");
	FINDS(sql, "no-delegation", "g4/hnc: Hariri: attended, although the delegation did not come");
}

static void present_before_the_arrival(void)
{
	MEM_SCOPE(scratch);
	struct sql *sql = scene_open(scratch);

	SAY(sql, "a", "g4/hnc", "2017-03-01", "presence", "arrived", "occurred", "2017-02-20");
	SAY(sql, "b", "g4/hnc", "2017-03-02", "presence", "attended", "occurred", "2017-02", "word", "supersede");
	SAY(sql, "c", "g4/hnc", "2017-03-02", "presence", "attended", "occurred", "2017-02-20", "word", "supersede");
	FINDS(sql, "before-arrival", "");
	SAY(sql, "d", "g4/hnc", "2017-03-03", "presence", "attended", "occurred", "2017-02-18", "word", "supersede");
	FINDS(sql, "before-arrival", "g4/hnc: attended 2017-02-18, arrived 2017-02-20");
	// Who left in between came twice.
	SAY(sql, "e", "g4/hnc", "2017-03-03", "presence", "left", "occurred", "2017-02-19", "word", "supersede");
	FINDS(sql, "before-arrival", "");
}

static void days_that_have_passed(void)
{
	MEM_SCOPE(scratch);
	struct sql *sql = scene_open(scratch);

	SAY(sql, "a", "g4", "2017-02-01", "status", "announced", "opening", "2017-02-20", "close", "2017-03-03");
	FOUND(sql, "not-opened", "2017-02-20T23:00Z", "");
	FOUND(sql, "not-opened", "2017-02-21T00:00Z", "g4: announced for 2017-02-20, and no word whether it opened");
	SAY(sql, "b", "g4", "2017-02-22", "opening", "2017-02-23", "word", "supersede");
	FOUND(sql, "not-opened", "2017-02-22", "");
	SAY(sql, "c", "g4", "2017-02-23", "status", "under way");
	FOUND(sql, "not-opened", "2017-03-03T23:00Z", "");
	FOUND(sql, "not-closed", "2017-03-03T23:00Z", "");
	FINDS(sql, "not-closed", "g4: under way, its end set for 2017-03-03, and no word whether it ended");
	SAY(sql, "d", "g4/hnc", "2017-02-22", "presence", "expected");
	SAY(sql, "e", "g4/government", "2017-02-22", "presence", "expected");
	SAY(sql, "f", "g4/government", "2017-02-24", "presence", "attended");
	FINDS(sql, "expected", "g4/hnc: expected, and the round ended 2017-03-03");
	// A round that was called off is not over.
	SAY(sql, "m", "g4", "2017-02-25", "status", "cancelled");
	FINDS(sql, "expected", "");
	FINDS(sql, "not-closed", "");
	// Told afterwards, a day is no announcement; put off without a day, none is awaited; a technical meeting is another's.
	SAY(sql, "g", "g3", "2016-05-01", "opening", "2016-04-13");
	SAY(sql, "h", "g4-1", "2017-02-01", "opening", "2017-02-24");
	SAY(sql, "i", "g4-1", "2017-02-02", "status", "postponed");
	FINDS(sql, "not-opened", "");
	SAY(sql, "j", "g4-2", "2017-02-01", "opening", "2017-03");
	FOUND(sql, "not-opened", "2017-03-31", "");
	FINDS(sql, "not-opened", "g4-2: dated for 2017-03, and no word whether it opened");
	SAY(sql, "k", "g4-2", "2017-02-01", "opening", "2017-03/..", "word", "supersede");
	FINDS(sql, "not-opened", "g4-2: dated for 2017-03, and no word whether it opened");
}

static void an_invitation_waits_from_the_opening_on(void)
{
	MEM_SCOPE(scratch);
	struct sql *sql = scene_open(scratch);

	SAY(sql, "a", "g4", "2017-02-01", "status", "announced", "opening", "2017-02-20");
	SAY(sql, "b", "g4/invited-hnc", "2017-02-01", "invitation", "sent");
	FOUND(sql, "unanswered", "2017-02-19", "");
	FINDS(sql, "unanswered", "g4/invited-hnc: sent to Hnc, the round dated 2017-02-20");
	// A technical meeting before it does not open it.
	SAY(sql, "c", "g4-tech", "2017-02-10", "status", "concluded");
	FOUND(sql, "unanswered", "2017-02-19", "");
	SAY(sql, "d", "g4/hnc", "2017-02-21", "presence", "expected");
	FINDS(sql, "unanswered", "g4/invited-hnc: sent to Hnc, the round dated 2017-02-20");
	SAY(sql, "e", "g4/hnc", "2017-02-22", "presence", "did not come");
	FINDS(sql, "unanswered", "");
}

static void a_reprint_is_no_second_source(void)
{
	MEM_SCOPE(scratch);
	struct sql *sql = scene_open(scratch);

	SAY(sql, "a", "g4", "2017-02-01", "status", "announced", "format", "plenary");
	FINDS(sql, "single", "");
	FINDS(sql, "unsourced", "g4: format plenary, status announced");
	SAY(sql, "b", "g4", "2017-02-01", "status", "announced", "source_id", "#b1");
	FINDS(sql, "unsourced", "g4: format plenary");
	SAY(sql, "c", "g4", "2017-02-01", "status", "announced", "source_id", "#b1-reprint");
	ANSWER_IS(sql_answer(sql, "select count(*) from checked() where rule = 'single'"), "1");
	SAY(sql, "d", "g4", "2017-02-01", "status", "announced", "source_id", "#c1");
	FINDS(sql, "single", "");
}

static void every_rule_has_its_function_and_its_command(void)
{
	MEM_SCOPE(scratch);
	struct sql *sql = scene_open(scratch);

	ANSWER_IS(
		sql_answer(
			sql,
			"select r.name from rules r where to_regprocedure(format('%%I(resolved[], timestamptz, int)', r.finder)) "
			"is null or obj_description(to_regprocedure(format('%%I(resolved[], timestamptz, int)', r.finder))) "
			"not like 'Rule ' || r.name || ':%%'"),
		"");
	ANSWER_IS(sql_answer(sql, "select p.proname from pg_proc p where p.pronamespace = 'rapporteur'::regnamespace and "
	                          "p.proname like 'check\\_%%' and p.proname not in (select r.finder from rules r)"),
	          "");
	SAY(sql, "a", "g4", "2017-02-01", "status", "announced", "opening", "2017-02-20");
	SAY(sql, "b", "g4", "2017-02-01", "status", "cancelled", "word", "dispute", "source_id", "#b1");
	ANSWER_IS(
		sql_answer(
			sql,
			"select f.rule from findings f join rules r on r.name = f.rule where not f.commands[1] like 'rapporteur ' "
			"|| regexp_replace(r.command, '[A-Z].*', '') || '%%' or cardinality(f.claims) = 0"),
		"");
	ANSWER_IS(sql_answer(sql, "select string_agg(distinct rule, ' ') from findings"), "disputed unsourced");
}

static void quoted_as_a_shell_takes_it(void)
{
	MEM_SCOPE(scratch);
	struct sql *sql = sql_open(scratch);

	ANSWER_IS(sql_answer(sql, "select typed_text('geneva-4'), typed_text('2017-02~'), typed_text('armed opposition'), "
	                          "typed_text('it''s $5'), typed_text('[2017-02-20,2017-02-23]'), typed_text('~')"),
	          "geneva-4 | 2017-02~ | \"armed opposition\" | 'it'\\''s $5' | \"[2017-02-20,2017-02-23]\" | \"~\"");
}

const struct suite suite_check =
	SUITE("check", TEST(one_day_in_two_cities), TEST(an_end_before_the_beginning),
          TEST(a_delegate_without_a_delegation), TEST(present_before_the_arrival), TEST(days_that_have_passed),
          TEST(an_invitation_waits_from_the_opening_on), TEST(a_reprint_is_no_second_source),
          TEST(every_rule_has_its_function_and_its_command), TEST(quoted_as_a_shell_takes_it));
