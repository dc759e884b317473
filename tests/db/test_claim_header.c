// SPDX-License-Identifier: MIT
// What a new claim takes over, when it counts as known, what it is refused for.

#include <string.h>

#include "base/mem.h"
#include "base/str.h"
#include "db/scene.h"
#include "domain/words.h"

static const char *header(struct sql *sql, const char *name)
{
	return sql_answer(sql, "select reported_at, known_by, effective from claims where statement = '%s'", name);
}

static void when_it_became_known(void)
{
	MEM_SCOPE(scratch);
	struct sql *sql = scene_open(scratch);
	sql_run(sql, "insert into sources (slug, outlet, nature, published) values ('day', 'x', 'wire', '2017-02-13'), "
	             "('month', 'x', 'wire', '2017-02'),"
	             "('minute', 'x', 'wire', '2017-02-13T15:30+02:00'), ('open', 'x', 'wire', '2017-02-01/..'), ('today', "
	             "'x', 'wire', current_date::text);"
	             "insert into passages (source_id, name, at) select id, '1530', '2017-02-13 15:30+02' from sources "
	             "where slug = 'day'");
	// Given, else the passage's instant, else the last instant of the source's date, else now.
	SAY(sql, "given", "g4", "2017-02-10 08:00", "source_id", "#day", "opening", "2017-02-20");
	ANSWER_IS(header(sql, "given"), "2017-02-10 08:00:00+00 | given | 2017-02-10");
	sql_run(sql,
	        "insert into claims (subject_id, statement, source_id, passage_id, opening)"
	        " select t.id, 'passage', p.source_id, p.id, '2017-02-20' from things t, passages p where t.slug = 'g4'");
	ANSWER_IS(header(sql, "passage"), "2017-02-13 13:30:00+00 | passage | 2017-02-13");
	SAY(sql, "day", "g4", NULL, "source_id", "#day", "opening", "2017-02-20");
	ANSWER_IS(header(sql, "day"), "2017-02-13 23:59:59.999999+00 | source | 2017-02-13");
	SAY(sql, "month", "g4", NULL, "source_id", "#month", "opening", "2017-02-20");
	ANSWER_IS(header(sql, "month"), "2017-02-28 23:59:59.999999+00 | source | 2017-02-28");
	SAY(sql, "minute", "g4", NULL, "source_id", "#minute", "opening", "2017-02-20");
	ANSWER_IS(header(sql, "minute"), "2017-02-13 13:30:00+00 | source | 2017-02-13");
	// A day that is not over yet: known now, not tonight. Without any date, known from when it was recorded.
	SAY(sql, "today", "g4", NULL, "source_id", "#today", "opening", "2017-02-20");
	SAY(sql, "open", "g4", NULL, "source_id", "#open", "opening", "2017-02-20");
	SAY(sql, "nothing", "g4", NULL, "opening", "2017-02-20");
	ANSWER_IS(
		sql_answer(sql,
	               "select statement, known_by, reported_at between p.at and r.at, effective = r.at::date from claims c"
	               " join revisions r on r.number = c.revision join revisions p on p.number = r.number - 1 where "
	               "statement in ('today', 'open', 'nothing') order by c.id"),
		"today | source | t | t\nopen | recorded | t | t\nnothing | recorded | t | t");
}

static void days_are_read_in_the_zone_of_the_base(void)
{
	MEM_SCOPE(scratch);
	struct sql *sql = scene_open(scratch);
	sql_run(sql, "update base set zone = 'Asia/Damascus'; insert into sources (slug, outlet, nature, published) values "
	             "('day', 'x', 'wire', '2017-02-13')");
	SAY(sql, "day", "g4", NULL, "source_id", "#day", "opening", "2017-02-20");
	ANSWER_IS(header(sql, "day"), "2017-02-13 21:59:59.999999+00 | source | 2017-02-13");
	SAY(sql, "late", "g4", "2017-02-13 23:00Z", "opening", "2017-02-20");
	ANSWER_IS(header(sql, "late"), "2017-02-13 23:00:00+00 | given | 2017-02-14");
	ANSWER_IS(sql_answer(sql, "update base set zone = 'Mars/Olympus'"), "!RA003 'Mars/Olympus' is not a time zone");
}

static void all_claims_of_one_revision_became_known_together(void)
{
	MEM_SCOPE(scratch);
	struct sql *sql = scene_open(scratch);
	sql_run(
		sql,
		"begin; insert into claims (subject_id, statement, convener_id, word)"
		" select t.id, 'a', a.id, 'supersede' from things t, things a where t.slug = 'geneva' and a.slug = 'russia';"
		"select pg_sleep(0.01); insert into claims (subject_id, statement, convener_id, word)"
		" select t.id, 'b', a.id, 'supersede' from things t, things a where t.slug = 'geneva' and a.slug = 'turkey'; "
		"commit");
	TOLD(sql, "geneva convener", "russia [a], turkey [b]");
	ANSWER_IS(sql_answer(sql, "select count(distinct reported_at), count(distinct revision) from claims"), "1 | 1");
}

static void what_lies_ahead_is_refused(void)
{
	MEM_SCOPE(scratch);
	struct sql *sql = scene_open(scratch);
	REFUSED(sql, "!RA003 nothing can have been reported on 2999-01-01 00:00: that time has not come", "a", "g4",
	        "2999-01-01", "opening", "2017");
	ANSWER_IS(
		sql_answer(sql,
	               "insert into sources (slug, outlet, nature, published) values ('ahead', 'x', 'wire', '2999-01')"),
		"!RA003 source ahead was published on 2999-01: that time has not come");
	// When it came about is never after it was reported; what is planned stands in the claim itself.
	REFUSED(sql, "!RA003 2017-02-14 lies after 2017-02-13, when it was reported", "a", "g4", "2017-02-13 22:00",
	        "occurred", "2017-02-14", "opening", "2017-02-20");
	REFUSED(sql, "!RA003 2017-03 lies after 2017-02-13, when it was reported", "a", "g4", "2017-02-13", "occurred",
	        "2017-03", "opening", "2017-02-20");
	REFUSED(sql, "!RA003 2017-02-13T15:31Z lies after 2017-02-13T15:30:00+00:00, when it was reported", "a", "g4",
	        "2017-02-13 15:30", "occurred", "2017-02-13T15:31Z", "opening", "2017-02-20");
	SAY(sql, "in Astana", "g4", "2017-02-13 19:00Z", "occurred", "2017-02-14T00:30+06:00", "opening", "2017-02-20");
	ANSWER_IS(header(sql, "in Astana"), "2017-02-13 19:00:00+00 | given | 2017-02-13");
}

static void the_day_it_counts_from(void)
{
	MEM_SCOPE(scratch);
	struct sql *sql = scene_open(scratch);
	static const struct {
		const char *occurred, *effective;
	} rows[] = {
		{ "2017-02-11", "2017-02-11" },
		{ "2017-01", "2017-01-31" },
		{ "2017-01~", "2017-01-31" },
		{ "2017-02", "2017-02-13" },
		{ "2017", "2017-02-13" },
		{ "2017-02-01/2017-02-03", "2017-02-03" },
		{ "2017-02-01/..", "2017-02-13" },
		{ "2017-02-01/", "2017-02-13" },
		{ "/2017-02-01", "2017-02-01" },
		{ "[2017-02-01,2017-02-05]", "2017-02-05" },
		{ "2017-02-13T15:30Z", "2017-02-13" },
		{ NULL, NULL },
	};
	for (int i = 0; rows[i].occurred != NULL; i++) {
		SAY(sql, rows[i].occurred, "g4", "2017-02-13 15:30", "occurred", rows[i].occurred, "opening", "2017-02-20");
		ANSWER_IS(sql_answer(sql, "select effective from claims where statement = '%s'", rows[i].occurred),
		          rows[i].effective);
	}
	REFUSED(sql, "!22007 '2017-02-30' is not a date: February 2017 has 28 days", "x", "g4", "2017-03-13", "occurred",
	        "2017-02-30", "opening", "2017");
	REFUSED(sql, "!22007 '2017-02-30' is not a date: February 2017 has 28 days", "x", "g4", "2017-03-13", "opening",
	        "2017-02-30");
}

static void markings_are_inherited(void)
{
	MEM_SCOPE(scratch);
	struct sql *sql = scene_open(scratch);
	sql_run(sql, "update things set marking = 1 where slug = 'g3';"
	             "insert into passages (source_id, name, at, marking) select id, '1', '2017-02-10', 3 from sources "
	             "where slug = 'amber'");
	SAY(sql, "clear", "g4", "2017-02-10", "opening", "2017-02-20", "source_id", "#b1");
	SAY(sql, "of the thing", "g3", "2017-02-10", "opening", "2016-04-13", "source_id", "#b1");
	SAY(sql, "of the source", "g3", "2017-02-10", "opening", "2016-04-13", "source_id", "#amber");
	SAY(sql, "its own", "g4", "2017-02-10", "opening", "2017-02-20", "source_id", "#amber", "marking", "4");
	SAY(sql, "not lower", "g4", "2017-02-10", "opening", "2017-02-20", "source_id", "#amber", "marking", "1");
	sql_run(sql,
	        "insert into claims (subject_id, statement, source_id, passage_id, opening) select t.id, 'of the passage',"
	        " p.source_id, p.id, '2017-02-20' from things t, passages p where t.slug = 'g4'");
	ANSWER_IS(sql_answer(sql, "select statement, marking_name(marking) from claims order by id"),
	          "clear | clear\nof the thing | green\nof the source | amber\nits own | red\nnot lower | amber\nof the "
	          "passage | amber+strict");
	// A correction or retraction takes that of the claim it concerns; its reason may be marked higher, its effect is not.
	SAY(sql, "correction", "g4", NULL, "word", "correct", "concerns_id", "^its own", "opening", "2017-02-21", "marking",
	    "0");
	SAY(sql, "retraction", "g4", "2017-02-11", "word", "retract", "concerns_id", "^correction");
	SAY(sql, "higher", "g4", "2017-02-11", "word", "retract", "concerns_id", "^clear", "source_id", "#red");
	ANSWER_IS(sql_answer(
				  sql, "select statement, marking_name(marking) from claims where concerns_id is not null order by id"),
	          "correction | red\nretraction | red\nhigher | red");
	TOLD_AT(sql, "g4 opening", "infinity", 0, "");
	TOLD_AT(sql, "g4 opening", "2017-02-10 12:00", 0, "2017-02-20 [clear]");
}

static void a_correction_takes_over_what_it_does_not_name(void)
{
	MEM_SCOPE(scratch);
	struct sql *sql = scene_open(scratch);
	sql_run(sql, "insert into passages (source_id, name, at) select id, '1530', '2017-02-14 15:30' from sources where "
	             "slug = 'c1';"
	             "update sources set published = '2017-02-15' where slug = 'c1'; update sources set published = "
	             "'2017-02-16' where slug = 'd1'");
	SAY(sql, "old", "g4", "2017-02-10", "opening", "2017-02-20", "close", "2017-03-03", "venue_id", "@lausanne", "word",
	    "supersede", "occurred", "2017-02-09", "source_id", "#b1", "locator", "page 3", "attributed_id", "@russia",
	    "attribution", "an official", "credibility", "2", "because", "snow");
	SAY(sql, "a", "g4", NULL, "word", "correct", "concerns_id", "^old", "venue_id", "@geneva-palais");
	ANSWER_IS(
		sql_answer(
			sql,
			"select c.reported_at::date, c.known_by, c.effective, c.opening, c.close, v.slug, c.word, c.closes, "
			"s.slug, c.locator,"
			" c.attribution, c.credibility, c.because, c.preferred from claims c join things v on v.id = c.venue_id"
			" join sources s on s.id = c.source_id where statement = 'a'"),
		"2017-02-10 | given | 2017-02-09 | 2017-02-20 | 2017-03-03 | geneva-palais | correct | all | b1 | page 3 | an "
		"official | 2 | snow | f");
	// The correction corrected.
	SAY(sql, "b", "g4", NULL, "word", "correct", "concerns_id", "^a", "close", "2017-03-04");
	ANSWER_IS(sql_answer(sql, "select reported_at::date, opening, close, locator from claims where statement = 'b'"),
	          "2017-02-10 | 2017-02-20 | 2017-03-04 | page 3");
	// Another source brings its own time, and no place in the old one; another time is a given one.
	SAY(sql, "c", "g4", "2017-02-11 10:00", "word", "correct", "concerns_id", "^b");
	ANSWER_IS(header(sql, "c"), "2017-02-11 10:00:00+00 | given | 2017-02-09");
	SAY(sql, "d", "g4", NULL, "opening", "2017-02-20", "source_id", "#c1", "locator", "page 4");
	SAY(sql, "e", "g4", NULL, "word", "correct", "concerns_id", "^d", "source_id", "#d1");
	ANSWER_IS(sql_answer(sql, "select reported_at::date, known_by, locator from claims where statement = 'e'"),
	          "2017-02-16 | source | -");
	// What is left out is not taken over.
	SAY(sql, "f", "g4", NULL, "word", "correct", "concerns_id", "^c", "omits", "{opening,because}");
	ANSWER_IS(sql_answer(sql, "select opening, close, because, attribution from claims where statement = 'f'"),
	          "- | 2017-03-04 | - | an official");
}

static void correcting_the_passage(void)
{
	MEM_SCOPE(scratch);
	struct sql *sql = scene_open(scratch);
	sql_run(sql, "insert into passages (source_id, name, at) select id, n, '2017-02-14 15:00'::timestamptz + n::int * "
	             "interval '1 minute'"
	             " from sources, unnest('{1,2}'::text[]) n where slug = 'c1';"
	             "insert into claims (subject_id, statement, source_id, passage_id, opening, locator)"
	             " select t.id, 'old', p.source_id, p.id, '2017-02-20', 'line 3' from things t, passages p where "
	             "t.slug = 'g4' and p.name = '1';"
	             "insert into claims (subject_id, statement, word, concerns_id, passage_id)"
	             " select c.subject_id, 'new', 'correct', c.id, p.id from claims c, passages p where c.statement = "
	             "'old' and p.name = '2'");
	ANSWER_IS(sql_answer(sql, "select reported_at, known_by, opening, locator from claims where statement = 'new'"),
	          "2017-02-14 15:02:00+00 | passage | 2017-02-20 | -");
	SAY(sql, "source", "g4", NULL, "word", "correct", "concerns_id", "^new", "source_id", "#b1");
	ANSWER_IS(sql_answer(sql, "select passage_id, known_by from claims where statement = 'source'"), "- | recorded");
}

static void what_cannot_be_corrected_or_retracted(void)
{
	MEM_SCOPE(scratch);
	struct sql *sql = scene_open(scratch);
	SAY(sql, "a", "g4", "2017-02-10", "opening", "2017-02-20");
	SAY(sql, "b", "g4", NULL, "word", "correct", "concerns_id", "^a", "opening", "2017-02-21");
	sql_run(sql, "alter table claims alter id restart with 100; update claims set id = 1 where statement = 'a'");
	REFUSED(sql, "!RA001 there is no claim 77", "x", "g4", NULL, "word", "correct", "concerns_id", "77", "opening",
	        "2017");
	REFUSED(sql, "!RA005 claim 1 has been corrected already", "x", "g4", NULL, "word", "correct", "concerns_id", "^a",
	        "opening", "2017");
	REFUSED(sql, "!RA005 claim 1 has been corrected already", "x", "g4", NULL, "word", "retract", "concerns_id", "^a");
	SAY(sql, "r", "g4", NULL, "id", "10", "word", "retract", "concerns_id", "^b");
	REFUSED(sql, "!RA005 claim 2 has been retracted already", "x", "g4", NULL, "word", "retract", "concerns_id", "^b");
	REFUSED(sql, "!RA005 claim 2 was retracted by claim 10", "x", "g4", NULL, "word", "correct", "concerns_id", "^b",
	        "opening", "2017");
	REFUSED(sql, "!RA003 claim 10 is a retraction and cannot be corrected", "x", "g4", NULL, "word", "correct",
	        "concerns_id", "^r", "because", "x");
	SAY(sql, "u", "g4", NULL, "id", "11", "word", "retract", "concerns_id", "^r");
	REFUSED(sql, "!RA005 claim 10 has been retracted already", "x", "g4", NULL, "word", "retract", "concerns_id", "^r");
	REFUSED(sql, "!RA003 claim 11 took back a retraction", "x", "g4", NULL, "word", "retract", "concerns_id", "^u");
	SAY(sql, "c", "g4", NULL, "word", "correct", "concerns_id", "^b", "opening", "2017-02-22");
	TOLD(sql, "g4 opening", "2017-02-22 [c]");
	CU_ASSERT_TRUE(strstr(scene_say(sql, "x", "g4", NULL, "word", "retract", "opening", "2017", NULL),
	                      "claims_concerns_one") != NULL);
	CU_ASSERT_TRUE(
		strstr(scene_say(sql, "x", "g4", NULL, "word", "dispute", "concerns_id", "^c", "opening", "2017", NULL),
	           "claims_concerns_one") != NULL);
}

static void what_is_asked(void)
{
	MEM_SCOPE(scratch);
	struct sql *sql = scene_open(scratch);
	SAY(sql, "a", "g4", "2017-02-10", "opening", "2017-02-20", "venue_id", "@lausanne");
	ASKS(sql, "a", "");
	SAY(sql, "agrees", "g4", "2017-02-11", "opening", "2017-02-20", "venue_id", "@lausanne");
	ASKS(sql, "agrees", "");
	SAY(sql, "vaguer", "g4", "2017-02-11", "opening", "2017-02");
	ASKS(sql, "vaguer", "");
	SAY(sql, "differs", "g4", "2017-02-11", "opening", "2017-02-23", "venue_id", "@geneva-palais");
	ASKS(sql, "differs", "opening against 2017-02-20, venue against Lausanne");
	// It does although a vaguer claim of the record agrees with it.
	SAY(sql, "disputes", "g4", "2017-02-11", "opening", "2017-02-24", "word", "dispute");
	ASKS(sql, "disputes", "");
	SAY(sql, "joins", "g4", "2017-02-12", "opening", "2017-02-24");
	ASKS(sql, "joins", "");
	SAY(sql, "supersedes", "g4", "2017-02-13", "opening", "2017-02-25", "word", "supersede");
	ASKS(sql, "supersedes", "");
	SAY(sql, "past", "g4", "2017-02-12", "opening", "2017-02-24");
	ASKS(sql, "past", "");
	// It is past by now, and was a disagreement when it was made known.
	SAY(sql, "late", "g4", "2017-02-12", "opening", "2017-02-26");
	ASKS(sql, "late", "opening against 2017-02-24 / 2017-02-20 / 2017-02-23");
	// Only what is past of it is held against that time.
	SAY(sql, "plenary", "g4", "2017-02-11", "format", "plenary");
	SAY(sql, "half", "g4", "2017-02-12", "opening", "2017-02-27", "format", "direct");
	ASKS(sql, "half", "format against plenary, opening against 2017-02-24 / 2017-02-26 / 2017-02-20 / 2017-02-23");
	SAY(sql, "early", "g4", "2017-02-09", "opening", "2017-02-08");
	ASKS(sql, "early", "");
	SAY(sql, "after", "g4", "2017-02-14", "opening", "2017-02-26", "venue_id", "@lausanne");
	ASKS(sql, "after", "opening against 2017-02-25");
	SAY(sql, "corrects", "g4", NULL, "word", "correct", "concerns_id", "^after", "opening", "2017-02-27");
	ASKS(sql, "corrects", "");
	SAY(sql, "elsewhere", "g3", "2017-02-14", "opening", "2016-04-13");
	ASKS(sql, "elsewhere", "");
}

static void only_values_of_sets_are_taken_out(void)
{
	MEM_SCOPE(scratch);
	struct sql *sql = scene_open(scratch);
	CU_ASSERT_TRUE(strstr(scene_say(sql, "x", "g4", "2017-02-10", "opening", "2017-02-20", "negated", "true", NULL),
	                      "claims_negated_of_set") != NULL);
	CU_ASSERT_TRUE(strstr(scene_say(sql, "x", "g4/hnc", "2017-02-10", "side", "opposition", "negated", "true", NULL),
	                      "claims_negated_of_set") != NULL);
	SAY(sql, "a", "g4/batch", "2017-02-10", "side", "opposition", "negated", "true");
}

static void a_part_is_played_by_what_can_play_it(void)
{
	MEM_SCOPE(scratch);
	struct sql *sql = scene_open(scratch);
	REFUSED(sql, "!RA003 jaafari is a thing of kind person, and cannot be the venue", "a", "g4", "2017-02-13",
	        "venue_id", "@jaafari");
	REFUSED(sql, "!RA003 russia is a thing of kind actor, and cannot be somebody in a delegation", "a", "g4/hnc",
	        "2017-02-13", "person_id", "@russia", "function", "head");
	REFUSED(sql, "!RA003 lausanne is a thing of kind venue, and cannot be the one who said it", "a", "g4", "2017-02-13",
	        "status", "announced", "attributed_id", "@lausanne");
	SAY(sql, "a", "g4", "2017-02-13", "venue_id", "@lausanne", "mediator_id", "@hariri", "attributed_id", "@russia");
}

static void a_link_joins_what_it_can(void)
{
	MEM_SCOPE(scratch);
	struct sql *sql = scene_open(scratch);
	REFUSED(sql, "!RA003 g4 is a thing of kind round, and jaafari of kind person: 'prepares' is said of no such two",
	        "a", "g4", "2017-02-13", "link", "prepares", "target_id", "@jaafari");
	REFUSED(sql, "!RA003 hariri is a thing of kind person, and hnc of kind actor: 'renamed to' is said of no such two",
	        "a", "hariri", "2017-02-13", "link", "renamed to", "target_id", "@hnc");
	REFUSED(sql, "!23514 new row for relation \"claims\" violates check constraint \"claims_link_to_another\"", "a",
	        "g4", "2017-02-13", "link", "prepares", "target_id", "@g4");
	SAY(sql, "a", "g3", "2017-02-13", "link", "prepares", "target_id", "@g4");
	// A correction is held to it as well.
	REFUSED(sql,
	        "!RA003 g3 is a thing of kind round, and statement of kind outcome: 'continues' is said of no such two",
	        "b", "g3", "2017-02-14", "word", "correct", "concerns_id", "^a", "link", "continues", "target_id",
	        "@statement");
}

// Every link that can be said joins some kinds, and no other is listed; what succeeds is an actor.
static void every_link_joins_something(void)
{
	MEM_SCOPE(scratch);
	struct sql *sql = scene_open(scratch);
	struct str *words = str_new(scratch);

	for (const char *const *word = words_link; *word; word++)
		str_print(words, "%s%s", words->length > 0 ? "," : "", *word);
	ANSWER_IS(
		sql_answer(sql,
	               "select count(*) from (select link from relations union select unnest('{%s}'::text[])) a"
	               " full join (select link from relations intersect select unnest('{%s}'::text[])) b using (link)"
	               " where b.link is null",
	               words->text, words->text),
		"0");
	ANSWER_IS(sql_answer(sql,
	                     "select count(*) from relations where link in ('renamed to', 'split into', 'merged into', "
	                     "'absorbed by') and not (subject = 'actor' and target = 'actor')"),
	          "0");
	ANSWER_IS(
		sql_answer(sql,
	               "select count(*) from relations r, unnest(array[r.subject, r.target]) k where k not in ("
	               "'talks', 'round', 'venue', 'actor', 'person', 'delegation', 'invitation', 'exclusion', 'outcome')"),
		"0");
}

// What the ready-made resolutions rest on.
static void a_claim_stays_where_it_is(void)
{
	MEM_SCOPE(scratch);
	struct sql *sql = scene_open(scratch);
	SAY(sql, "a", "g4", "2017-02-10", "opening", "2017-02-20");
	SAY(sql, "b", "g4", "2017-02-11", "opening", "2017-02-20");
	SAY(sql, "r", "g4", NULL, "word", "retract", "concerns_id", "^a");
	ANSWER_IS(sql_answer(sql,
	                     "update claims set subject_id = (select id from things where slug = 'g3'), kind = 'round' "
	                     "where statement = 'a'"),
	          "!RA003 claim 1 cannot be moved: what it is about, or concerns, is not changed");
	ANSWER_IS(sql_answer(sql, "update claims set concerns_id = 2 where statement = 'r'"),
	          "!RA003 claim 3 cannot be moved: what it is about, or concerns, is not changed");
	ANSWER_IS(sql_answer(sql, "update claims set because = 'x', subject_id = subject_id"), "");
}

static void a_body_is_not_its_own_member(void)
{
	MEM_SCOPE(scratch);
	struct sql *sql = scene_open(scratch);
	REFUSED(sql, "!23514 new row for relation \"claims\" violates check constraint \"claims_body_another\"", "a", "hnc",
	        "2017-02-13", "post", "member", "body_id", "@hnc");
	SAY(sql, "a", "hnc", "2017-02-13", "post", "member", "body_id", "@opposition");
}

const struct suite suite_claim_header = SUITE(
	"claim header", TEST(when_it_became_known), TEST(days_are_read_in_the_zone_of_the_base),
	TEST(all_claims_of_one_revision_became_known_together), TEST(what_lies_ahead_is_refused),
	TEST(the_day_it_counts_from), TEST(markings_are_inherited), TEST(a_correction_takes_over_what_it_does_not_name),
	TEST(correcting_the_passage), TEST(what_cannot_be_corrected_or_retracted), TEST(what_is_asked),
	TEST(only_values_of_sets_are_taken_out), TEST(a_part_is_played_by_what_can_play_it), TEST(a_link_joins_what_it_can),
	TEST(every_link_joins_something), TEST(a_claim_stays_where_it_is), TEST(a_body_is_not_its_own_member));
