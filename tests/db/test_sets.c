// SPDX-License-Identifier: MIT
// Sets, the people of a delegation, delegations read as one, and what held on a day.

#include "base/mem.h"
#include "db/scene.h"

static void a_further_value_is_no_disagreement(void)
{
	MEM_SCOPE(scratch);
	struct sql *sql = scene_open(scratch);
	SAY(sql, "a", "geneva", "2017-02-10", "convener_id", "@russia");
	SAY(sql, "b", "geneva", "2017-02-11", "convener_id", "@turkey");
	SAY(sql, "c", "geneva", "2017-02-12", "convener_id", "@russia");
	TOLD(sql, "geneva convener", "russia [a c], turkey [b]");
	ASKS(sql, "b", "");
	ASKS(sql, "c", "");
}

static void not_takes_a_value_out(void)
{
	MEM_SCOPE(scratch);
	struct sql *sql = scene_open(scratch);
	SAY(sql, "a", "geneva", "2017-02-10", "convener_id", "@russia");
	SAY(sql, "b", "geneva", "2017-02-10", "convener_id", "@turkey");
	SAY(sql, "c", "geneva", "2017-02-12", "convener_id", "@turkey", "negated", "true");
	TOLD(sql, "geneva convener", "russia [a], not turkey [c] / turkey [b]");
	ASKS(sql, "c", "convener against Turkey");
	SAY(sql, "d", "geneva", "2017-02-13", "convener_id", "@turkey", "negated", "true", "word", "supersede");
	TOLD(sql, "geneva convener", "russia [a], not turkey [c d] was turkey [b] until 2017-02-13");
	SAY(sql, "e", "geneva", "2017-02-14", "convener_id", "@turkey", "word", "dispute");
	TOLD(sql, "geneva convener", "russia [a], turkey [e] / not turkey [c d] was turkey [b] until 2017-02-13");
}

static void a_supersede_replaces_the_whole_set(void)
{
	MEM_SCOPE(scratch);
	struct sql *sql = scene_open(scratch);
	SAY(sql, "a", "geneva", "2017-02-10", "convener_id", "@russia");
	SAY(sql, "b", "geneva", "2017-02-10", "convener_id", "@turkey");
	SAY(sql, "c", "geneva", "2017-02-12", "convener_id", "@russia", "word", "supersede");
	SAY(sql, "d", "geneva", "2017-02-12", "convener_id", "@iran", "word", "supersede");
	TOLD(sql, "geneva convener", "iran [d], russia [a c], was turkey [b] until 2017-02-12");
	TOLD_AT(sql, "geneva convener", "2017-02-11", 4, "russia [a], turkey [b]");
	// What is added afterwards stays beside it; what was said before does not come back.
	SAY(sql, "e", "geneva", "2017-02-13", "convener_id", "@turkey");
	SAY(sql, "f", "geneva", "2017-02-11", "convener_id", "@hnc");
	TOLD(sql, "geneva convener",
	     "was hnc [f] until 2017-02-12, iran [d], russia [a c], turkey [e] was turkey [b] until 2017-02-12");
	ASKS(sql, "e", "");
	ASKS(sql, "f", "");
	SAY(sql, "g", "geneva", "2017-02-14", "convener_id", "@hnc", "word", "supersede");
	TOLD(sql, "geneva convener",
	     "hnc [g] was hnc [f] until 2017-02-12, was iran [d] until 2017-02-14, was russia [a c] until 2017-02-14,"
	     " was turkey [e] until 2017-02-14 < turkey [b] until 2017-02-12");
	// Taking one out replaces nothing else.
	SAY(sql, "h", "geneva", "2017-02-15", "convener_id", "@iran");
	SAY(sql, "i", "geneva", "2017-02-16", "convener_id", "@hnc", "negated", "true", "word", "supersede");
	TOLD(sql, "geneva convener",
	     "not hnc [i] was hnc [g] until 2017-02-16 < hnc [f] until 2017-02-12, iran [h] was iran [d] until 2017-02-14,"
	     " was russia [a c] until 2017-02-14, was turkey [e] until 2017-02-14 < turkey [b] until 2017-02-12");
}

static void sets_of_words(void)
{
	MEM_SCOPE(scratch);
	struct sql *sql = scene_open(scratch);
	SAY(sql, "a", "g4/government", "2017-02-10", "role", "party", "side", "government", "presence", "expected");
	SAY(sql, "b", "g4/government", "2017-02-11", "role", "guarantor");
	TOLD(sql, "g4/government role", "guarantor [b], party [a]");
	TOLD(sql, "g4/government side", "government [a]");
	SAY(sql, "c", "geneva/excluded-is", "2017-02-10", "exclusion", "imposed", "extent", "negotiations", "insister_id",
	    "@russia");
	SAY(sql, "d", "geneva/excluded-is", "2017-02-10", "extent", "ceasefires", "insister_id", "@iran");
	TOLD(sql, "geneva/excluded-is extent", "ceasefires [d], negotiations [c]");
	TOLD(sql, "geneva/excluded-is insister", "iran [d], russia [c]");
	SAY(sql, "e", "g4/batch", "2017-02-13", "side", "government", "invitation", "sent", "quantity", "unknown");
	SAY(sql, "f", "g4/batch", "2017-02-13", "side", "opposition");
	TOLD(sql, "g4/batch side", "government [e], opposition [f]");
	SAY(sql, "g", "g4", "2017-02-13", "note", "snow in Geneva", "concerned_id", "@russia");
	SAY(sql, "h", "g4", "2017-02-13", "note", "no snow", "concerned_id", "@jaafari");
	TOLD(sql, "g4 note", "no snow [h], snow in Geneva [g]");
	TOLD(sql, "g4 concerned", "jaafari [h], russia [g]");
}

// The bodies inside a delegation are one set, the people who are its members another.
static void bodies_inside_are_not_members(void)
{
	MEM_SCOPE(scratch);
	struct sql *sql = scene_open(scratch);
	SAY(sql, "a", "g4/hnc", "2017-02-10", "includes_id", "@opposition");
	SAY(sql, "b", "g4/hnc", "2017-02-11", "person_id", "@sabra", "function", "member");
	SAY(sql, "c", "g4/hnc", "2017-02-12", "person_id", "@hariri", "function", "member", "word", "supersede");
	TOLD(sql, "g4/hnc includes", "opposition [a]");
	TOLD(sql, "g4/hnc member", "hariri [c], was sabra [b] until 2017-02-12");
}

static void head_and_people(void)
{
	MEM_SCOPE(scratch);
	struct sql *sql = scene_open(scratch);
	SAY(sql, "a", "g4/hnc", "2017-02-10", "person_id", "@sabra", "function", "head");
	SAY(sql, "b", "g4/hnc", "2017-02-11", "person_id", "@hariri", "function", "head");
	TOLD(sql, "g4/hnc head", "hariri [b] / sabra [a]");
	ASKS(sql, "b", "head against Sabra");
	SAY(sql, "c", "g4/hnc", "2017-02-12", "person_id", "@hariri", "function", "head", "word", "supersede");
	SAY(sql, "d", "g4/hnc", "2017-02-12", "person_id", "@sabra", "function", "chief negotiator", "presence", "expected",
	    "level", "expert");
	TOLD(sql, "g4/hnc head", "hariri [b c] was sabra [a] until 2017-02-12");
	TOLD(sql, "g4/hnc chief negotiator", "sabra [d]");
	// Presence, level and capacity are each person's own.
	SAY(sql, "e", "g4/hnc", "2017-02-12", "person_id", "@hariri", "presence", "arrived", "level", "envoy",
	    "on_behalf_id", "@turkey");
	TOLD(sql, "g4/hnc presence @sabra", "expected [d]");
	TOLD(sql, "g4/hnc presence @hariri", "arrived [e]");
	TOLD(sql, "g4/hnc level @sabra", "expert [d]");
	TOLD(sql, "g4/hnc on behalf @hariri", "turkey [e]");
	TOLD(sql, "g4/hnc presence", "");
	SAY(sql, "f", "g4/hnc", "2017-02-12", "presence", "delayed");
	TOLD(sql, "g4/hnc presence", "delayed [f]");
	TOLD(sql, "g4/hnc presence @hariri", "arrived [e]");
}

// Who is taken out as head leaves no head, and is not printed as one.
static void a_head_taken_out(void)
{
	MEM_SCOPE(scratch);
	struct sql *sql = scene_open(scratch);
	SAY(sql, "a", "g4/hnc", "2017-02-10", "person_id", "@sabra", "function", "head");
	SAY(sql, "b", "g4/hnc", "2017-02-12", "person_id", "@sabra", "function", "head", "negated", "true", "word",
	    "supersede");
	TOLD(sql, "g4/hnc head", "was sabra [a] until 2017-02-12");
	SAY(sql, "c", "g4/hnc", "2017-02-14", "person_id", "@hariri", "function", "head", "word", "supersede");
	TOLD(sql, "g4/hnc head", "hariri [c] was sabra [a] until 2017-02-12");
	ASKS(sql, "c", "");
	SAY(sql, "denial", "g4/hnc", "2017-02-15", "person_id", "@hariri", "function", "head", "negated", "true");
	TOLD(sql, "g4/hnc head", "nobody [denial] / hariri [c] was sabra [a] until 2017-02-12");
	ASKS(sql, "denial", "head against Hariri");
	SAY(sql, "d", "g4/hnc", "2017-02-10", "person_id", "@sabra", "function", "spokesperson");
	SAY(sql, "e", "g4/hnc", "2017-02-10", "person_id", "@hariri", "function", "spokesperson");
	SAY(sql, "f", "g4/hnc", "2017-02-12", "person_id", "@sabra", "function", "spokesperson", "negated", "true", "word",
	    "supersede");
	TOLD(sql, "g4/hnc spokesperson", "hariri [e], not sabra [f] was sabra [d] until 2017-02-12");
}

static void signatures_posts_and_links_are_told_by_whom(void)
{
	MEM_SCOPE(scratch);
	struct sql *sql = scene_open(scratch);
	SAY(sql, "a", "statement", "2017-03-01", "signatory_id", "@russia", "signature", "guarantor");
	SAY(sql, "b", "statement", "2017-03-01", "signatory_id", "@hnc", "signature", "refused");
	SAY(sql, "c", "statement", "2017-03-02", "signatory_id", "@hnc", "signature", "signatory", "word", "dispute");
	TOLD(sql, "statement signature @russia", "guarantor [a]");
	TOLD(sql, "statement signature @hnc", "signatory [c] / refused [b]");
	SAY(sql, "d", "jaafari", "2017-01-01", "body_id", "@government", "post", "ambassador", "since", "2006");
	SAY(sql, "e", "jaafari", "2017-01-02", "body_id", "@government", "post", "ambassador", "until", "2020-11");
	SAY(sql, "f", "jaafari", "2017-01-02", "body_id", "@russia", "post", "guest");
	TOLD(sql, "jaafari post @government", "ambassador [d e]");
	TOLD(sql, "jaafari since @government", "2006 [d]");
	TOLD(sql, "jaafari until @government", "2020-11 [e]");
	TOLD(sql, "jaafari post @russia", "guest [f]");
	SAY(sql, "g", "g3", "2017-01-02", "target_id", "@g4", "link", "prepares");
	TOLD(sql, "g3 link @g4", "prepares [g]");
}

// From the claim on that names its body, a side's delegation is read under that of the body.
static void a_side_read_under_its_body(void)
{
	MEM_SCOPE(scratch);
	struct sql *sql = scene_open(scratch);
	SAY(sql, "a", "g4/side", "2017-02-10", "presence", "expected", "role", "party", "size", "20..22", "source_id",
	    "#b1");
	SAY(sql, "b", "g4/hnc", "2017-02-12", "presence", "arrived", "role", "party", "size", "21");
	SAY(sql, "c", "g4/side", "2017-02-12", "body_id", "@hnc");
	TOLD(sql, "g4/side presence", "expected [a]");
	TOLD(sql, "g4/side body", "hnc [c]");
	ANSWER_IS(
		sql_answer(sql,
	               "select point, coalesce(element, value), standing, (select string_agg(statement, ' ' order by id)"
	               " from claims where id = any (r.claims)) from resolve('infinity', 4,"
	               " (select array_agg(id order by slug) from things where slug in ('g4/hnc', 'g4/side')),"
	               " (select array[id, id] from things where slug = 'g4/hnc')) r"
	               " where subject_id = (select id from things where slug = 'g4/hnc') and point <> 'body' order by "
	               "point collate \"C\", standing"),
		"presence | arrived | holds | b\npresence | expected | was | a\nrole | party | holds | "
		"a b\nsize | 21 | holds | a b");
	ANSWER_IS(sql_answer(sql, "select count(distinct subject_id) from resolve('infinity', 4,"
	                          " (select array_agg(id order by slug) from things where slug in ('g4/hnc', 'g4/side')),"
	                          " (select array[id, id] from things where slug = 'g4/hnc'))"),
	          "1");
}

static void what_held_on_a_day(void)
{
	MEM_SCOPE(scratch);
	struct sql *sql = scene_open(scratch);
	SAY(sql, "a", "g4/hnc", "2017-02-22", "presence", "arrived");
	SAY(sql, "b", "g4/hnc", "2017-02-23", "presence", "attended");
	SAY(sql, "c", "g4/hnc", "2017-03-10", "presence", "walked out", "occurred", "2017-02-25");
	static const char on[] = "select string_agg(value, ' ') from resolve('infinity', 4, (select array[id] from things"
							 " where slug = 'g4/hnc'), on_day => '%s') where standing = 'holds'";
	ANSWER_IS(sql_answer(sql, on, "2017-02-21"), "-");
	ANSWER_IS(sql_answer(sql, on, "2017-02-22"), "arrived");
	ANSWER_IS(sql_answer(sql, on, "2017-02-24"), "attended");
	ANSWER_IS(sql_answer(sql, on, "2017-02-25"), "walked out");
}

static void the_record_as_it_stood_before_a_claim(void)
{
	MEM_SCOPE(scratch);
	struct sql *sql = scene_open(scratch);
	SAY(sql, "a", "g4", "2017-02-10", "opening", "2017-02-20");
	SAY(sql, "b", "g4", "2017-02-12", "opening", "2017-02-23", "word", "supersede");
	SAY(sql, "c", "g4", "2017-02-14", "word", "retract", "concerns_id", "^b");
	SAY(sql, "d", "g4", NULL, "word", "correct", "concerns_id", "^a", "opening", "2017-02-21");
	static const char before[] = "select string_agg(value, ' ' order by place) from resolve('infinity', 4,"
								 " (select array[id] from things where slug = 'g4'), null,"
								 " (select id from claims where statement = '%s')) where standing = 'holds'";
	ANSWER_IS(sql_answer(sql, before, "a"), "-");
	ANSWER_IS(sql_answer(sql, before, "b"), "2017-02-20");
	ANSWER_IS(sql_answer(sql, before, "c"), "2017-02-23");
	ANSWER_IS(sql_answer(sql, before, "d"), "2017-02-20");
	TOLD(sql, "g4 opening", "2017-02-21 [d]");
}

// Asked for twice is read once; everything together is what each gives alone.
static void all_subjects_and_each(void)
{
	MEM_SCOPE(scratch);
	struct sql *sql = scene_open(scratch);
	SAY(sql, "a", "g4", "2017-02-10", "opening", "2017-02-20", "status", "announced");
	SAY(sql, "b", "g3", "2017-02-12", "opening", "2016-04-13");
	SAY(sql, "c", "g4/hnc", "2017-02-12", "role", "party");
	SAY(sql, "d", "g4", "2017-02-13", "opening", "2017-02-23", "word", "supersede");
	ANSWER_IS(sql_answer(sql, "select count(*), (select count(*) from (select r::text from resolve('infinity', 4) r"
	                          " except select r::text from things t, resolve('infinity', 4, array[t.id, t.id]) r) x)"
	                          " from things t, resolve('infinity', 4, array[t.id, t.id]) r"),
	          "5 | 0");
	ANSWER_IS(sql_answer(sql, "select count(*) from resolve('infinity', 4, '{}')"), "0");
	ANSWER_IS(sql_answer(sql, "select count(*) from resolve('infinity', 4, '{999999}')"), "0");
}

const struct suite suite_sets =
	SUITE("sets", TEST(a_further_value_is_no_disagreement), TEST(not_takes_a_value_out),
          TEST(a_supersede_replaces_the_whole_set), TEST(sets_of_words), TEST(bodies_inside_are_not_members),
          TEST(head_and_people), TEST(a_head_taken_out), TEST(signatures_posts_and_links_are_told_by_whom),
          TEST(a_side_read_under_its_body), TEST(what_held_on_a_day), TEST(the_record_as_it_stood_before_a_claim),
          TEST(all_subjects_and_each));
