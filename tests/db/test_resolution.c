// SPDX-License-Identifier: MIT
// What a point says: the rules of resolution one by one, on small records that read as stories. test_oracle.c holds the same
// rules against thousands of random ones.

#include <string.h>

#include "base/mem.h"
#include "db/scene.h"

static void one_value_with_all_its_sources(void)
{
	MEM_SCOPE(scratch);
	struct sql *sql = scene_open(scratch);
	TOLD(sql, "g4 opening", "");
	SAY(sql, "a", "g4", "2017-02-12", "opening", "2017-02-20", "source_id", "#b1");
	SAY(sql, "b", "g4", "2017-02-13", "opening", "2017-02-20", "source_id", "#c1");
	SAY(sql, "other round", "g3", "2017-02-13", "opening", "2016-04-13");
	TOLD(sql, "g4 opening", "2017-02-20 [a b]");
	TOLD(sql, "g3 opening", "2016-04-13 [other round]");
	TOLD_AT(sql, "g4 opening", "2017-02-12 12:00", 4, "2017-02-20 [a]");
	TOLD_AT(sql, "g4 opening", "2017-02-11", 4, "");
}

static void moving_only_the_start_keeps_venue_and_status(void)
{
	MEM_SCOPE(scratch);
	struct sql *sql = scene_open(scratch);
	SAY(sql, "a", "g4", "2017-02-12", "opening", "2017-02-20", "status", "announced", "venue_id", "@geneva-palais");
	SAY(sql, "b", "g4", "2017-02-13", "opening", "2017-02-23", "word", "supersede", "because", "more time to prepare");
	TOLD(sql, "g4 opening", "2017-02-23 [b] was 2017-02-20 [a] until 2017-02-13");
	TOLD(sql, "g4 status", "announced [a]");
	TOLD(sql, "g4 venue", "geneva-palais [a]");
	ANSWER_IS(sql_answer(sql,
	                     "select because from resolve('infinity', 4, (select array[id] from things where slug = 'g4'))"
	                     " where point = 'opening' and standing = 'holds'"),
	          "more time to prepare");
}

static void one_supersede_closes_what_three_outlets_had(void)
{
	MEM_SCOPE(scratch);
	struct sql *sql = scene_open(scratch);
	SAY(sql, "a", "g4", "2017-02-10", "opening", "2017-02-20", "source_id", "#b1");
	SAY(sql, "b", "g4", "2017-02-11", "opening", "2017-02-20", "source_id", "#c1");
	SAY(sql, "c", "g4", "2017-02-12", "opening", "2017-02-20", "source_id", "#d1");
	SAY(sql, "d", "g4", "2017-02-13", "opening", "2017-02-23", "source_id", "#c1", "word", "supersede");
	TOLD(sql, "g4 opening", "2017-02-23 [d] was 2017-02-20 [a b c] until 2017-02-13");
	TOLD_AT(sql, "g4 opening", "2017-02-12 23:00", 4, "2017-02-20 [a b c]");
}

static void an_old_article_entered_later_does_not_reopen(void)
{
	MEM_SCOPE(scratch);
	struct sql *sql = scene_open(scratch);
	SAY(sql, "a", "g4", "2017-02-10", "opening", "2017-02-20");
	SAY(sql, "b", "g4", "2017-02-13", "opening", "2017-02-23", "word", "supersede");
	SAY(sql, "late", "g4", "2017-02-12", "opening", "2017-02-20", "source_id", "#a1");
	TOLD(sql, "g4 opening", "2017-02-23 [b] was 2017-02-20 [a late] until 2017-02-13");
	ASKS(sql, "late", "");
	// Nor does one about an earlier time that was written afterwards.
	SAY(sql, "memoir", "g4", "2017-06-01", "opening", "2017-02-08", "occurred", "2017-01");
	TOLD(sql, "g4 opening",
	     "2017-02-23 [b] was 2017-02-20 [a late] until 2017-02-13 < 2017-02-08 [memoir] until 2017-02-13");
	ASKS(sql, "memoir", "");
	// What repeats the closed value afterwards disagrees like any other.
	SAY(sql, "again", "g4", "2017-02-14", "opening", "2017-02-20");
	TOLD(sql, "g4 opening",
	     "2017-02-20 [again] / 2017-02-23 [b]"
	     " was 2017-02-20 [a late] until 2017-02-13 < 2017-02-08 [memoir] until 2017-02-13");
	ASKS(sql, "again", "opening against 2017-02-23");
}

static void a_start_brought_forward(void)
{
	MEM_SCOPE(scratch);
	struct sql *sql = scene_open(scratch);
	SAY(sql, "a", "g4", "2017-02-10", "opening", "2017-02-23");
	SAY(sql, "b", "g4", "2017-02-12", "opening", "2017-02-20", "word", "supersede");
	TOLD(sql, "g4 opening", "2017-02-20 [b] was 2017-02-23 [a] until 2017-02-12");
}

static void the_change_counts_from_when_it_came_about(void)
{
	MEM_SCOPE(scratch);
	struct sql *sql = scene_open(scratch);
	SAY(sql, "a", "g4", "2017-02-10", "opening", "2017-02-20");
	// Moved on the 11th, told on the 15th; in between somebody still said the 20th.
	SAY(sql, "c", "g4", "2017-02-13", "opening", "2017-02-20");
	SAY(sql, "b", "g4", "2017-02-15", "opening", "2017-02-23", "occurred", "2017-02-11", "word", "supersede");
	TOLD(sql, "g4 opening", "2017-02-23 [b] was 2017-02-20 [a c] until 2017-02-11");
	TOLD_AT(sql, "g4 opening", "2017-02-14", 4, "2017-02-20 [a c]");
	// Who said it later that day disagrees; who has the latest effective time governs, whenever it is entered.
	SAY(sql, "d", "g4", "2017-02-15 12:00", "opening", "2017-02-24");
	TOLD(sql, "g4 opening", "2017-02-24 [d] / 2017-02-23 [b] was 2017-02-20 [a c] until 2017-02-11");
	SAY(sql, "e", "g4", "2017-02-16", "opening", "2017-02-22", "occurred", "2017-02-10", "word", "supersede");
	TOLD(sql, "g4 opening",
	     "2017-02-24 [d] / 2017-02-23 [b] was 2017-02-22 [e] until 2017-02-11 < 2017-02-20 [a c] until 2017-02-10");
}

static void a_superseder_corrected_away(void)
{
	MEM_SCOPE(scratch);
	struct sql *sql = scene_open(scratch);
	SAY(sql, "a", "g4", "2017-02-10", "opening", "2017-02-20");
	SAY(sql, "b", "g4", "2017-02-13", "opening", "2017-02-23", "word", "supersede");
	SAY(sql, "b2", "g4", NULL, "word", "correct", "concerns_id", "^b", "opening", "2017-02-22");
	TOLD(sql, "g4 opening", "2017-02-22 [b2] was 2017-02-20 [a] until 2017-02-13");
	TOLD_AT(sql, "g4 opening", "2017-02-12", 4, "2017-02-20 [a]");
	// It was no change of the date at all, but of the venue.
	SAY(sql, "b3", "g4", NULL, "word", "correct", "concerns_id", "^b2", "omits", "{opening}", "venue_id", "@lausanne");
	TOLD(sql, "g4 opening", "2017-02-20 [a]");
	TOLD(sql, "g4 venue", "lausanne [b3]");
	ANSWER_IS(sql_answer(sql, "select reported_at::date, closes, opening from claims where statement = 'b3'"),
	          "2017-02-13 | all | -");
}

static void a_dispute_closed_by_a_change(void)
{
	MEM_SCOPE(scratch);
	struct sql *sql = scene_open(scratch);
	SAY(sql, "a", "g4/hnc", "2017-02-10", "size", "20", "source_id", "#b1");
	SAY(sql, "b", "g4/hnc", "2017-02-11", "size", "21", "source_id", "#b2", "word", "dispute");
	TOLD(sql, "g4/hnc size", "21 [b] / 20 [a]");
	SAY(sql, "c", "g4/hnc", "2017-02-15", "size", "25", "word", "supersede");
	TOLD(sql, "g4/hnc size", "25 [c] was 21 [b] until 2017-02-15 < 20 [a] until 2017-02-15");
	TOLD_AT(sql, "g4/hnc size", "2017-02-12", 4, "21 [b] / 20 [a]");
}

static void an_amber_link_in_a_chain_seen_at_green(void)
{
	MEM_SCOPE(scratch);
	struct sql *sql = scene_open(scratch);
	SAY(sql, "a", "g4", "2017-02-10", "opening", "2017-02-20");
	SAY(sql, "b", "g4", "2017-02-12", "opening", "2017-02-23", "word", "supersede", "source_id", "#amber");
	TOLD_AT(sql, "g4 opening", "infinity", 2, "2017-02-23 [b] was 2017-02-20 [a] until 2017-02-12");
	TOLD_AT(sql, "g4 opening", "infinity", 1, "2017-02-20 [a]");
	SAY(sql, "c", "g4", "2017-02-14", "opening", "2017-02-25", "word", "supersede");
	TOLD_AT(sql, "g4 opening", "infinity", 2,
	        "2017-02-25 [c] was 2017-02-23 [b] until 2017-02-14 < 2017-02-20 [a] until 2017-02-12");
	TOLD_AT(sql, "g4 opening", "infinity", 1, "2017-02-25 [c] was 2017-02-20 [a] until 2017-02-14");
	TOLD_AT(sql, "g4 opening", "2017-02-13", 1, "2017-02-20 [a]");
}

static void a_correction_made_today_does_not_blank_last_year(void)
{
	MEM_SCOPE(scratch);
	struct sql *sql = scene_open(scratch);
	SAY(sql, "a", "g4", "2017-02-10", "opening", "2017-02-02", "source_id", "#b1");
	SAY(sql, "a2", "g4", NULL, "word", "correct", "concerns_id", "^a", "opening", "2017-02-20");
	TOLD_AT(sql, "g4 opening", "2017-02-11", 4, "2017-02-20 [a2]");
	TOLD(sql, "g4 opening", "2017-02-20 [a2]");
	TOLD_AT(sql, "g4 opening", "2017-02-09", 4, "");
}

static void a_retraction_does_not_touch_what_was_known_before(void)
{
	MEM_SCOPE(scratch);
	struct sql *sql = scene_open(scratch);
	SAY(sql, "a", "g4", "2017-02-10", "opening", "2017-02-20");
	SAY(sql, "b", "g4", "2017-02-12", "opening", "2017-02-23", "word", "supersede");
	SAY(sql, "r", "g4", "2017-02-14", "word", "retract", "concerns_id", "^b", "because",
	    "taken back by the envoy's office");
	TOLD_AT(sql, "g4 opening", "2017-02-13 23:59", 4, "2017-02-23 [b] was 2017-02-20 [a] until 2017-02-12");
	TOLD_AT(sql, "g4 opening", "2017-02-14", 4, "2017-02-20 [a]");
	TOLD(sql, "g4 opening", "2017-02-20 [a]");
	// The retraction itself taken back.
	SAY(sql, "u", "g4", "2017-02-16", "word", "retract", "concerns_id", "^r");
	TOLD_AT(sql, "g4 opening", "2017-02-15", 4, "2017-02-20 [a]");
	TOLD(sql, "g4 opening", "2017-02-23 [b] was 2017-02-20 [a] until 2017-02-12");
	SAY(sql, "r2", "g4", "2017-02-18", "word", "retract", "concerns_id", "^b");
	TOLD(sql, "g4 opening", "2017-02-20 [a]");
	TOLD_AT(sql, "g4 opening", "2017-02-17", 4, "2017-02-23 [b] was 2017-02-20 [a] until 2017-02-12");
}

static void the_same_for_ever_of_an_earlier_time(void)
{
	MEM_SCOPE(scratch);
	struct sql *sql = scene_open(scratch);
	SAY(sql, "a", "g4", "2017-02-10", "opening", "2017-02-20", "status", "announced", "source_id", "#b1");
	SAY(sql, "b", "g4", "2017-02-12", "opening", "2017-02-23", "word", "supersede", "source_id", "#c1");
	SAY(sql, "c", "g4", "2017-02-13", "opening", "2017-02-24", "word", "dispute", "source_id", "#d1");
	SAY(sql, "d", "g4/hnc", "2017-02-13", "role", "party", "size", "20..21");
	static const char all[] = "select string_agg(r::text, e'\n' order by r::text) from resolve('2017-02-14', 4) r";
	const char *before = sql_answer(sql, all);
	CU_ASSERT_TRUE(strlen(before) > 200);
	SAY(sql, "e", "g4", "2017-02-14 00:00:01", "opening", "2017-02-26", "status", "confirmed", "word", "supersede");
	SAY(sql, "f", "g4", "2017-02-15", "opening", "2017-02-24", "occurred", "2017-02-01");
	SAY(sql, "g", "g4", "2017-02-16", "status", "mooted", "occurred", "2017-01", "word", "supersede");
	SAY(sql, "h", "g4", "2017-02-17", "word", "retract", "concerns_id", "^c");
	SAY(sql, "i", "g4", "2017-02-18", "word", "retract", "concerns_id", "^h");
	SAY(sql, "j", "g4/hnc", "2017-02-18", "role", "observer", "size", "21", "word", "supersede", "occurred",
	    "2017-02-02");
	SAY(sql, "k", "g4/hnc", NULL, "role", "party", "negated", "true", "word", "supersede");
	ANSWER_IS(sql_answer(sql, all), before);
	CU_ASSERT_TRUE(
		strcmp(sql_answer(sql, "select string_agg(r::text, e'\n' order by r::text) from resolve('infinity', 4) r"),
	           before) != 0);
}

static void ties_on_time_go_by_life_cycle_then_by_number(void)
{
	MEM_SCOPE(scratch);
	struct sql *sql = scene_open(scratch);
	SAY(sql, "a", "g4", "2017-02-23", "status", "under way", "closes", "step");
	SAY(sql, "b", "g4", "2017-02-23", "status", "confirmed", "closes", "step");
	TOLD(sql, "g4 status", "under way [a] was confirmed [b] until 2017-02-23");
	SAY(sql, "c", "g4", "2017-02-23", "status", "postponed", "word", "supersede");
	TOLD(sql, "g4 status", "postponed [c] was under way [a] until 2017-02-23 < confirmed [b] until 2017-02-23");
	// States that exclude one another, and points without life cycle: the later number.
	SAY(sql, "d", "g4", "2017-02-23", "status", "cancelled", "word", "supersede", "opening", "2017-03-01");
	TOLD(sql, "g4 status",
	     "cancelled [d] was postponed [c] until 2017-02-23 < under way [a] until 2017-02-23"
	     " < confirmed [b] until 2017-02-23");
	SAY(sql, "e", "g4", "2017-02-23", "opening", "2017-02-27", "word", "supersede");
	TOLD(sql, "g4 opening", "2017-02-27 [e] was 2017-03-01 [d] until 2017-02-23");
	// Of the same day, the one reported later governs.
	SAY(sql, "f", "g4", "2017-02-23 09:00", "opening", "2017-02-26", "word", "supersede");
	SAY(sql, "g", "g4", "2017-02-23 08:00", "opening", "2017-02-25", "word", "supersede");
	TOLD(sql, "g4 opening",
	     "2017-02-26 [f] was 2017-02-25 [g] until 2017-02-23 < 2017-02-27 [e] until 2017-02-23"
	     " < 2017-03-01 [d] until 2017-02-23");
}

static void a_change_said_again_is_one_change(void)
{
	MEM_SCOPE(scratch);
	struct sql *sql = scene_open(scratch);
	SAY(sql, "a", "g4", "2017-02-10", "opening", "2017-02-20");
	SAY(sql, "b", "g4", "2017-02-12", "opening", "2017-02-23", "word", "supersede");
	SAY(sql, "c", "g4", "2017-02-14", "opening", "2017-02-23", "word", "supersede");
	TOLD(sql, "g4 opening", "2017-02-23 [b c] was 2017-02-20 [a] until 2017-02-12");
	// What was said in between stands against it: the change dates from its first claim.
	SAY(sql, "d", "g4", "2017-02-13", "opening", "2017-02-24", "source_id", "#d1");
	TOLD(sql, "g4 opening", "2017-02-23 [b c] / 2017-02-24 [d] was 2017-02-20 [a] until 2017-02-12");
	ASKS(sql, "d", "opening against 2017-02-23");
	// Nor does a change to what was said already end that.
	SAY(sql, "e", "g3", "2016-04-01", "opening", "2016-04-13");
	SAY(sql, "f", "g3", "2016-04-02", "opening", "2016-04-11", "word", "dispute");
	SAY(sql, "g", "g3", "2016-04-03", "opening", "2016-04-13", "word", "supersede");
	TOLD(sql, "g3 opening", "2016-04-13 [e g] was 2016-04-11 [f] until 2016-04-03");
	SAY(sql, "h", "g3", "2016-04-05", "opening", "2016-04-14", "word", "supersede");
	TOLD(sql, "g3 opening", "2016-04-14 [h] was 2016-04-13 [e g] until 2016-04-05 < 2016-04-11 [f] until 2016-04-03");
}

// There and back again: each time that a value stood is told with its own sources, the latest first.
static void what_stood_again_is_told_each_time(void)
{
	MEM_SCOPE(scratch);
	struct sql *sql = scene_open(scratch);
	SAY(sql, "a", "g4", "2017-02-10", "opening", "2017-02-20");
	SAY(sql, "b", "g4", "2017-02-12", "opening", "2017-02-23", "word", "supersede");
	SAY(sql, "c", "g4", "2017-02-14", "opening", "2017-02-20", "word", "supersede");
	TOLD(sql, "g4 opening", "2017-02-20 [c] was 2017-02-23 [b] until 2017-02-14 < 2017-02-20 [a] until 2017-02-12");
	SAY(sql, "d", "g4", "2017-02-16", "opening", "2017-02-25", "word", "supersede");
	TOLD(sql, "g4 opening",
	     "2017-02-25 [d] was 2017-02-20 [c] until 2017-02-16 < 2017-02-23 [b] until 2017-02-14"
	     " < 2017-02-20 [a] until 2017-02-12");
	// Told late, each belongs to the time that it speaks of; who did not know yet of a change speaks of before it.
	SAY(sql, "e", "g4", "2017-02-17", "opening", "2017-02-20", "occurred", "2017-02-11");
	SAY(sql, "f", "g4", "2017-02-17", "opening", "2017-02-20", "occurred", "2017-02-15");
	SAY(sql, "g", "g4", "2017-02-15", "opening", "2017-02-25", "word", "dispute");
	TOLD(sql, "g4 opening",
	     "2017-02-25 [g d] was 2017-02-20 [c f] until 2017-02-16 < 2017-02-23 [b] until 2017-02-14"
	     " < 2017-02-20 [a e] until 2017-02-12");
	TOLD_AT(sql, "g4 opening", "2017-02-15 12:00", 4,
	        "2017-02-25 [g] / 2017-02-20 [c] was 2017-02-23 [b] until 2017-02-14 < 2017-02-20 [a] until 2017-02-12");
	SAY(sql, "h", "g3", "2016-04-03", "opening", "2016-04-13");
	SAY(sql, "i", "g3", "2016-04-05", "opening", "2016-04-14", "occurred", "2016-04-02", "word", "supersede");
	SAY(sql, "j", "g3", "2016-04-06", "opening", "2016-04-15", "word", "supersede");
	TOLD(sql, "g3 opening", "2016-04-15 [j] was 2016-04-14 [i] until 2016-04-06 < 2016-04-13 [h] until 2016-04-02");
}

static void a_vaguer_value_supports_the_narrower(void)
{
	MEM_SCOPE(scratch);
	struct sql *sql = scene_open(scratch);
	SAY(sql, "month", "g3", "2016-05-01", "close", "2016-04");
	TOLD(sql, "g3 close", "2016-04 [month]");
	SAY(sql, "day", "g3", "2016-05-02", "close", "2016-04-27");
	TOLD(sql, "g3 close", "2016-04-27 [day month]");
	SAY(sql, "year", "g3", "2016-05-03", "close", "2016");
	SAY(sql, "about", "g3", "2016-05-04", "close", "2016-04-27~");
	TOLD(sql, "g3 close", "2016-04-27 [day about month year]");
	ASKS(sql, "year", "");
	ASKS(sql, "day", "");
	ANSWER_IS(
		sql_answer(sql,
	               "select (select string_agg(statement, ' ' order by c.id) from claims c where c.id = any (r.stated))"
	               " from resolve('infinity', 4, (select array[id] from things where slug = 'g3')) r"),
		"day about");
	// What overlaps without containing does not agree.
	SAY(sql, "week", "g3", "2016-05-05", "close", "2016-04-28/2016-05-02", "source_id", "#d1");
	TOLD(sql, "g3 close", "2016-04-27 [day about month year] / 2016-04-28/2016-05-02 [week year]");
	ASKS(sql, "week", "close against 2016-04-27");
	SAY(sql, "open end", "g3", "2016-05-06", "close", "2016-04-20/..");
	TOLD(sql, "g3 close", "2016-04-27 [day about month year open end] / 2016-04-28/2016-05-02 [week year]");
}

// A day that is not known and a time that lasted are different things, whatever their bounds.
static void an_interval_is_no_vague_day(void)
{
	MEM_SCOPE(scratch);
	struct sql *sql = scene_open(scratch);
	SAY(sql, "a", "g4", "2017-02-01", "opening", "2017-02~");
	SAY(sql, "b", "g4", "2017-02-02", "opening", "2017-02-10/2017-02-15");
	TOLD(sql, "g4 opening", "2017-02-10/2017-02-15 [b a]");
	SAY(sql, "c", "g4", "2017-02-03", "opening", "[2017-02-10,2017-02-15]", "word", "supersede");
	TOLD(sql, "g4 opening",
	     "[2017-02-10,2017-02-15] [c] was 2017-02-10/2017-02-15 [b] until 2017-02-03 < 2017-02~ [a] until 2017-02-03");
	// Without a word the interval says more; of two, the one whose ends are said more closely.
	SAY(sql, "d", "g3", "2016-04-01", "meetings", "[2016-04-10,2016-04-15]");
	SAY(sql, "e", "g3", "2016-04-02", "meetings", "2016-04-10/2016-04-15");
	TOLD(sql, "g3 meetings", "2016-04-10/2016-04-15 [e d]");
	SAY(sql, "f", "g3", "2016-04-01", "close", "2016-04/2016-05-03");
	SAY(sql, "g", "g3", "2016-04-02", "close", "2016-04-01/2016-05-03");
	TOLD(sql, "g3 close", "2016-04-01/2016-05-03 [g f]");
	ASKS(sql, "e", "");
	ASKS(sql, "g", "");
}

static void vague_counts(void)
{
	MEM_SCOPE(scratch);
	struct sql *sql = scene_open(scratch);
	SAY(sql, "a", "g4/batch", "2017-02-13", "quantity", "unknown");
	TOLD(sql, "g4/batch quantity", "unknown [a]");
	SAY(sql, "b", "g4/batch", "2017-02-14", "quantity", "20");
	TOLD(sql, "g4/batch quantity", "20 [b a]");
	SAY(sql, "c", "g4/batch", "2017-02-15", "quantity", "20..21");
	SAY(sql, "d", "g4/batch", "2017-02-15", "quantity", ">=14");
	SAY(sql, "e", "g4/batch", "2017-02-16", "quantity", "~20");
	TOLD(sql, "g4/batch quantity", "20 [b e a c d]");
	SAY(sql, "f", "g4/batch", "2017-02-17", "quantity", "~12", "source_id", "#e1");
	TOLD(sql, "g4/batch quantity", "20 [b e a c d] / ~12 [f a]");
	ASKS(sql, "f", "quantity against 20");
	ASKS(sql, "d", "");
}

static void the_order_of_disputed_values(void)
{
	MEM_SCOPE(scratch);
	static const struct {
		const char *first[4], *second[4]; // pairs of column and value
		const char *because;
	} rows[] = {
		{ { "preferred", "true", "credibility", "5" },
		  { "credibility", "1", "source_id", "#a1" },
		  "preferred comes first" },
		{ { "credibility", "1", "source_id", "#e1" }, { "credibility", "2", "source_id", "#a1" }, "1 before 2" },
		{ { "credibility", "3", "source_id", "#e1" }, { "credibility", "6", "source_id", "#a1" }, "3 before 6" },
		{ { "credibility", "6", "source_id", "#e1" },
		  { "credibility", "4", "source_id", "#a1" },
		  "6 is not the worst" },
		{ { "source_id", "#e1" }, { "credibility", "4", "source_id", "#a1" }, "not judged is as 6" },
		{ { "credibility", "4", "source_id", "#e1" }, { "credibility", "5", "source_id", "#a1" }, "4 before 5" },
		{ { "source_id", "#a1" }, { "source_id", "#b1" }, "A before B" },
		{ { "source_id", "#c1" }, { "source_id", "#f1" }, "C before F" },
		{ { "source_id", "#f1" }, { "source_id", "#d1" }, "F is not the worst" },
		{ { "source_id", "#none" }, { "source_id", "#d1" }, "not judged is as F" },
		{ { "source_id", "#d1" }, { "source_id", "#e1" }, "D before E" },
		{ { "attribution", "x" }, { "source_id", "#d1" }, "no source is as F" },
	};
	struct sql *sql = scene_open(scratch);
	for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
		const char *const *f = rows[i].first, *const *s = rows[i].second;
		// Entered in both orders, so that neither number nor time decides.
		sql_run(sql, "delete from claims");
		SAY(sql, "first", "g4", "2017-02-10", "opening", "2017-02-20", f[0], f[1], f[2] ? f[2] : "note",
		    f[3] ? f[3] : "x");
		SAY(sql, "second", "g4", "2017-02-11", "opening", "2017-02-23", s[0], s[1], s[2] ? s[2] : "note",
		    s[3] ? s[3] : "x");
		TOLD(sql, "g4 opening", "2017-02-20 [first] / 2017-02-23 [second]");
		sql_run(sql, "delete from claims");
		SAY(sql, "second", "g4", "2017-02-10", "opening", "2017-02-23", s[0], s[1], s[2] ? s[2] : "note",
		    s[3] ? s[3] : "x");
		SAY(sql, "first", "g4", "2017-02-11", "opening", "2017-02-20", f[0], f[1], f[2] ? f[2] : "note",
		    f[3] ? f[3] : "x");
		TOLD(sql, "g4 opening", "2017-02-20 [first] / 2017-02-23 [second]");
	}
}

static void origins_then_the_latest_then_the_first_entered(void)
{
	MEM_SCOPE(scratch);
	struct sql *sql = scene_open(scratch);
	SAY(sql, "x", "g4", "2017-02-14", "opening", "2017-02-23", "source_id", "#b2");
	SAY(sql, "a", "g4", "2017-02-10", "opening", "2017-02-20", "source_id", "#b1");
	TOLD(sql, "g4 opening", "2017-02-23 [x] / 2017-02-20 [a]"); // the latest
	// Two reprints of one wire text are no further origin.
	SAY(sql, "b", "g4", "2017-02-11", "opening", "2017-02-20", "source_id", "#b1-reprint");
	SAY(sql, "c", "g4", "2017-02-12", "opening", "2017-02-20", "source_id", "#b1-copy");
	TOLD(sql, "g4 opening", "2017-02-23 [x] / 2017-02-20 [a b c]");
	// A second origin outweighs the later date; so does a vaguer one that agrees.
	SAY(sql, "d", "g4", "2017-02-13", "opening", "2017-02-18/2017-02-21", "source_id", "#d1");
	TOLD(sql, "g4 opening", "2017-02-20 [a b c d] / 2017-02-23 [x]");
	// No source is no origin.
	SAY(sql, "e", "g4", "2017-02-14", "opening", "2017-02-23");
	TOLD(sql, "g4 opening", "2017-02-20 [a b c d] / 2017-02-23 [x e]");
	sql_run(sql, "delete from claims");
	SAY(sql, "f", "g4", "2017-02-10", "opening", "2017-02-23", "source_id", "#b1");
	SAY(sql, "g", "g4", "2017-02-10", "opening", "2017-02-20", "source_id", "#b2");
	TOLD(sql, "g4 opening", "2017-02-23 [f] / 2017-02-20 [g]"); // the lowest number
}

const struct suite suite_resolution = SUITE(
	"resolution", TEST(one_value_with_all_its_sources), TEST(moving_only_the_start_keeps_venue_and_status),
	TEST(one_supersede_closes_what_three_outlets_had), TEST(an_old_article_entered_later_does_not_reopen),
	TEST(a_start_brought_forward), TEST(the_change_counts_from_when_it_came_about), TEST(a_superseder_corrected_away),
	TEST(a_dispute_closed_by_a_change), TEST(an_amber_link_in_a_chain_seen_at_green),
	TEST(a_correction_made_today_does_not_blank_last_year), TEST(a_retraction_does_not_touch_what_was_known_before),
	TEST(the_same_for_ever_of_an_earlier_time), TEST(ties_on_time_go_by_life_cycle_then_by_number),
	TEST(a_change_said_again_is_one_change), TEST(what_stood_again_is_told_each_time),
	TEST(a_vaguer_value_supports_the_narrower), TEST(an_interval_is_no_vague_day), TEST(vague_counts),
	TEST(the_order_of_disputed_values), TEST(origins_then_the_latest_then_the_first_entered));
