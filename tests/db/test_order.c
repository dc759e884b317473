// SPDX-License-Identifier: MIT
// Nothing ends before it begins, as the record stands with the new claim.

#include "base/mem.h"
#include "db/scene.h"

#define TURNED(beginning, close, begin) \
	"!RA005 the close of g4 (" close ") would lie before its " beginning " (" begin ")"

static void a_round_does_not_close_before_it_begins(void)
{
	MEM_SCOPE(scratch);
	struct sql *sql = scene_open(scratch);
	SAY(sql, "a", "g4", "2017-02-10", "opening", "2017-02-23", "arrivals", "2017-02-20~");
	REFUSED(sql, TURNED("opening", "2017-02-22", "2017-02-23"), "x", "g4", "2017-02-11", "close", "2017-02-22");
	// What may lie on the same day, or later, or is not certain, may be said.
	SAY(sql, "b", "g4", "2017-02-11", "close", "2017-02");
	SAY(sql, "c", "g4", "2017-02-11", "close", "2017-02-23", "word", "supersede");
	SAY(sql, "d", "g4", "2017-02-11", "close", "2017-02-22?", "word", "supersede");
	SAY(sql, "e", "g4", "2017-02-11", "close", "2017-02-23/..", "word", "supersede");
	SAY(sql, "f", "g4", "2017-02-12", "close", "2017-03-03", "word", "supersede");
	// Every milestone counts; where one claim turns them by itself, no word of the user's can mend it.
	REFUSED(sql, TURNED("plenary", "2017-03-03", "2017-03-04"), "x", "g4", "2017-02-12", "plenary", "2017-03-04");
	REFUSED(sql, "!RA003 the close (2017-02-22) lies before the meetings (2017-02-23)", "x", "g3", "2017-02-11",
	        "meetings", "2017-02-23", "close", "2017-02-22");
}

static void a_change_may_not_turn_the_dates(void)
{
	MEM_SCOPE(scratch);
	struct sql *sql = scene_open(scratch);
	SAY(sql, "a", "g4", "2017-02-10", "opening", "2017-02-20", "close", "2017-02-22");
	REFUSED(sql, TURNED("opening", "2017-02-22", "2017-02-23"), "x", "g4", "2017-02-11", "opening", "2017-02-23",
	        "word", "supersede");
	SAY(sql, "b", "g4", "2017-02-11", "opening", "2017-02-23", "close", "2017-02-25", "word", "supersede");
	// A dispute is no certainty; what it leaves standing may still fit.
	SAY(sql, "c", "g4", "2017-02-12", "close", "2017-02-21", "word", "dispute");
	TOLD(sql, "g4 close", "2017-02-21 [c] / 2017-02-25 [b] was 2017-02-22 [a] until 2017-02-11");
	SAY(sql, "d", "g4", "2017-02-12", "opening", "2017-03-01", "word", "dispute");
	REFUSED(sql, TURNED("opening", "2017-02-21 or 2017-02-25", "2017-03-01"), "x", "g4", "2017-02-13", "opening",
	        "2017-03-01", "word", "supersede");
	// What is past turns nothing; a correction is held to the same.
	SAY(sql, "e", "g4", "2017-02-09", "opening", "2017-04-01");
	REFUSED(sql, TURNED("opening", "2017-02-21 or 2017-02-25", "2017-03-01 or 2017-03-02"), "x", "g4", NULL, "word",
	        "correct", "concerns_id", "^b", "opening", "2017-03-02", "close", "2017-02-25");
}

static void sources_may_disagree_on_the_order(void)
{
	MEM_SCOPE(scratch);
	struct sql *sql = scene_open(scratch);
	SAY(sql, "a", "g4", "2017-02-24", "opening", "2017-02-23");
	REFUSED(sql, TURNED("opening", "2017-02-22", "2017-02-23"), "x", "g4", "2017-02-25", "close", "2017-02-22");
	SAY(sql, "b", "g4", "2017-02-25", "close", "2017-02-22", "word", "dispute");
	ANSWER_IS(sql_answer(sql, "select d.start_disputed, d.end_disputed"
	                          " from things t, round_dates('infinity', 4, array[t.id]) d where t.slug = 'g4'"),
	          "t | t");
	// What else is turned is refused as before. Others may agree with either, and it may be corrected; one claim never says both.
	REFUSED(sql, TURNED("plenary", "2017-02-22", "2017-02-26"), "x", "g4", "2017-02-27", "plenary", "2017-02-26");
	SAY(sql, "c", "g4", "2017-02-25", "close", "2017-02-22");
	SAY(sql, "d", "g4", NULL, "word", "correct", "concerns_id", "^b", "close", "2017-02-21");
	REFUSED(sql, "!RA003 the close (2017-02-22) lies before the opening (2017-02-23)", "x", "g3", "2017-02-25",
	        "opening", "2017-02-23", "close", "2017-02-22", "word", "dispute");
}

static void a_post_does_not_end_before_it_begins(void)
{
	MEM_SCOPE(scratch);
	struct sql *sql = scene_open(scratch);
	SAY(sql, "a", "jaafari", "2017-02-10", "post", "ambassador", "body_id", "@government", "since", "2006");
	REFUSED(sql, "!RA005 the post 'ambassador' of jaafari would end (2005) before it begins (2006)", "x", "jaafari",
	        "2017-02-11", "post", "ambassador", "body_id", "@government", "until", "2005");
	SAY(sql, "b", "jaafari", "2017-02-11", "post", "ambassador", "body_id", "@government", "until", "2006");
	// Another post, or the same elsewhere, is its own.
	SAY(sql, "c", "jaafari", "2017-02-11", "post", "minister", "body_id", "@government", "until", "2004");
	SAY(sql, "d", "jaafari", "2017-02-11", "post", "ambassador", "body_id", "@russia", "until", "2004");
}

const struct suite suite_order =
	SUITE("order of dates", TEST(a_round_does_not_close_before_it_begins), TEST(a_change_may_not_turn_the_dates),
          TEST(sources_may_disagree_on_the_order), TEST(a_post_does_not_end_before_it_begins));
