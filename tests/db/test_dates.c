// SPDX-License-Identifier: MIT
// Vague dates, their bounds, and the times they come to.

#include <stdio.h>
#include <string.h>

#include "base/mem.h"
#include "base/str.h"
#include "db/sql.h"
#include "suite.h"

struct row {
	const char *text;
	const char *bounds; // "earliest | latest"
};

static const struct row dates[] = {
	{ "2017", "2017-01-01 | 2017-12-31" },
	{ "2017-02", "2017-02-01 | 2017-02-28" },
	{ "2016-02", "2016-02-01 | 2016-02-29" },
	{ "1900-02", "1900-02-01 | 1900-02-28" },
	{ "2000-02", "2000-02-01 | 2000-02-29" },
	{ "2017-02-23", "2017-02-23 | 2017-02-23" },
	{ "2016-02-29", "2016-02-29 | 2016-02-29" },
	{ "2017-12-31", "2017-12-31 | 2017-12-31" },
	{ "0001-01-01", "0001-01-01 | 0001-01-01" },
	{ "9999-12-31", "9999-12-31 | 9999-12-31" },
	{ "9999", "9999-01-01 | 9999-12-31" },
	// Date-times count by the day they name, whatever the offset.
	{ "2017-02-16T12:00+06:00", "2017-02-16 | 2017-02-16" },
	{ "2017-02-16T23:59:59Z", "2017-02-16 | 2017-02-16" },
	{ "2017-02-16T00:30-11:00", "2017-02-16 | 2017-02-16" },
	{ "2017-02-16T12:00", "2017-02-16 | 2017-02-16" },
	{ "2017-02-16T12:00+06", "2017-02-16 | 2017-02-16" },
	{ "2017-02-16T12:00+0545", "2017-02-16 | 2017-02-16" },
	// Doubt does not widen.
	{ "2017-02~", "2017-02-01 | 2017-02-28" },
	{ "2017?", "2017-01-01 | 2017-12-31" },
	{ "2017-02-23%", "2017-02-23 | 2017-02-23" },
	{ "2017-02-23~", "2017-02-23 | 2017-02-23" },
	// Unspecified digits.
	{ "2017-02-XX", "2017-02-01 | 2017-02-28" },
	{ "2017-XX", "2017-01-01 | 2017-12-31" },
	{ "2017-XX-XX", "2017-01-01 | 2017-12-31" },
	{ "201X", "2010-01-01 | 2019-12-31" },
	{ "20XX", "2000-01-01 | 2099-12-31" },
	{ "000X", "0001-01-01 | 0009-12-31" },
	// Seasons of the northern half: winter ends in the year after.
	{ "2017-21", "2017-03-01 | 2017-05-31" },
	{ "2017-22", "2017-06-01 | 2017-08-31" },
	{ "2017-23", "2017-09-01 | 2017-11-30" },
	{ "2017-24", "2017-12-01 | 2018-02-28" },
	{ "2015-24", "2015-12-01 | 2016-02-29" },
	{ "2017-21~", "2017-03-01 | 2017-05-31" },
	// Intervals: an unknown end is null, an open one infinite.
	{ "2017-02-23/2017-03-03", "2017-02-23 | 2017-03-03" },
	{ "2017-02-23/2017-02-23", "2017-02-23 | 2017-02-23" },
	{ "2017-02/2017-03", "2017-02-01 | 2017-03-31" },
	{ "2017-02-23/2017", "2017-02-23 | 2017-12-31" },
	{ "2016-12~/2017-01?", "2016-12-01 | 2017-01-31" },
	{ "2017-02-23T10:00+01:00/2017-02-24T18:00+01:00", "2017-02-23 | 2017-02-24" },
	{ "2017-11-24/..", "2017-11-24 | infinity" },
	{ "../2017-11-24", "-infinity | 2017-11-24" },
	{ "/2017-11", "- | 2017-11-30" },
	{ "2017-11/", "2017-11-01 | -" },
	{ "../..", "-infinity | infinity" },
	{ "2017-21/2017-22", "2017-03-01 | 2017-08-31" },
	// One of a set.
	{ "[2017-02-20,2017-02-23]", "2017-02-20 | 2017-02-23" },
	{ "[2017-02-23,2017-02-20]", "2017-02-20 | 2017-02-23" },
	{ "[2017-02-20, 2017-02-23]", "2017-02-20 | 2017-02-23" },
	{ "[2017-02-20]", "2017-02-20 | 2017-02-20" },
	{ "[2016,2017-02]", "2016-01-01 | 2017-02-28" },
	{ "[2017-02-20..2017-02-22]", "2017-02-20 | 2017-02-22" },
	{ "[2017-02-20..2017-02-22,2017-03]", "2017-02-20 | 2017-03-31" },
	{ "[..2017-02-20]", "-infinity | 2017-02-20" },
	{ "[2017-02-20..]", "2017-02-20 | infinity" },
	{ "[2017..2017-02]", "2017-01-01 | 2017-02-28" },
	{ NULL, NULL },
};

static const char *const no_dates[] = {
	"",
	" ",
	"foo",
	"2017-02-30",
	"2017-02-29",
	"1900-02-29",
	"2017-04-31",
	"2017-13",
	"2017-00",
	"2017-02-00",
	"2017-02-32",
	"2017-13-01",
	"0000",
	"0000-01-01",
	"0000-12",
	"17-02-23",
	"02-23-2017",
	"23/02/2017",
	"2017/02/23",
	"2017-2-3",
	"20170223",
	"2017-0223",
	"2017.02.23",
	" 2017",
	"2017 ",
	"2017-02-23 ",
	"2017\n",
	"2017-02-23\n",
	"2017-02-23 12:00",
	"2017-02-23T",
	"2017-02-23T24:00",
	"2017-02-23T12:60",
	"2017-02-23T12",
	"2017-02-23T1:00",
	"2017-02-23T12:00:60",
	"2017-02-23T12:00+16:00",
	"2017-02-23T12:00+06:60",
	"2017-02-23t12:00",
	"2017-02-23T12:00z",
	"2017-02-23T12:00 +06:00",
	"2017-02-30T12:00Z",
	"2017-02T12:00",
	"2017??",
	"?2017",
	"~2017-02",
	"?",
	"2017-?",
	"2017-02-2X",
	"2017-0X",
	"2017-X2",
	"XXXX",
	"X017",
	"2XXX",
	"201X-02",
	"201X-XX",
	"20XX-01-01",
	"2017-XX-23",
	"2017-02-xx",
	"2017-25",
	"2017-20",
	"2017-21-01",
	"2017-21-XX",
	"/",
	"2017/2018/2019",
	"2018/2017",
	"2017-02-23/2017-02-22",
	"2017//2018",
	"2017/foo",
	"foo/2017",
	"2017-02-23/24",
	"2017-02/03",
	"2017-02-23/2017-02-30",
	"2017...2018",
	"2017..2018",
	"..",
	"...",
	"[",
	"]",
	"[]",
	"[ ]",
	"[,]",
	"[2017,]",
	"[,2017]",
	"[..]",
	"[2018..2017]",
	"[2017-02-20..2017-02-19]",
	"[2017..2018..2019]",
	"[2017-02-20,foo]",
	"[2017/2018]",
	"[[2017]]",
	"[2017",
	"2017]",
	"[2017],[2018]",
	"{2017,2018}",
	"-2017",
	"+2017",
	"Y2017",
	"Y12017",
	"12017-01-01",
	"2017-02-23;drop",
	"infinity",
	"now",
	"today",
	"epoch",
	"NaN",
	"null",
	"2017-02-23'",
	"\\",
	"%s",
	"20\xe2\x80\x93"
	"17",
	"2017\xe2\x80\x93"
	"02",
	// Digits of other scripts, and what looks like nothing.
	"\xd9\xa2\xd9\xa0\xd9\xa1\xd9\xa7",
	"\xef\xbc\x92\xef\xbc\x90\xef\xbc\x91\xef\xbc\x97",
	"2017-0\xd9\xa2-23",
	"\xe2\x80\x8f"
	"2017",
	"2017\xc2\xa0",
	NULL,
};

static void bounds_of_all_forms(void)
{
	MEM_SCOPE(scratch);
	struct sql *sql = sql_open(scratch);
	for (const struct row *row = dates; row->text != NULL; row++)
		ANSWER_IS(sql_answer(sql, "select edtf_earliest(edtf_span('%s')), edtf_latest(edtf_span('%s'))", row->text,
		                     row->text),
		          row->bounds);
}

static void refuses_what_is_no_date(void)
{
	MEM_SCOPE(scratch);
	struct sql *sql = sql_open(scratch);
	for (const char *const *text = no_dates; *text != NULL; text++) {
		const char *answer = sql_answer(sql, "select edtf_span($text$%s$text$)", *text);
		if (strncmp(answer, "!22007 '", 8) != 0 || strstr(answer, "is not a date: ") == NULL)
			printf("'%s': %s\n", *text, answer);
		CU_ASSERT_TRUE(strncmp(answer, "!22007 '", 8) == 0 && strstr(answer, "is not a date: ") != NULL);
	}
}

static void says_what_is_wrong(void)
{
	MEM_SCOPE(scratch);
	struct sql *sql = sql_open(scratch);
	ANSWER_IS(sql_answer(sql, "select edtf_span('2017-02-30')"),
	          "!22007 '2017-02-30' is not a date: February 2017 has 28 days");
	ANSWER_IS(sql_answer(sql, "select edtf_span('2016-02-30')"),
	          "!22007 '2016-02-30' is not a date: February 2016 has 29 days");
	ANSWER_IS(sql_answer(sql, "select edtf_span('2017-13')"), "!22007 '2017-13' is not a date: there is no month 13");
	ANSWER_IS(sql_answer(sql, "select edtf_span('0000')"), "!22007 '0000' is not a date: there is no year 0");
	ANSWER_IS(sql_answer(sql, "select edtf_span('2018/2017')"),
	          "!22007 '2018/2017' is not a date: it ends before it begins");
	ANSWER_IS(sql_answer(sql, "select edtf_span('[2018..2017]')"),
	          "!22007 '[2018..2017]' is not a date: it ends before it begins");
	ANSWER_IS(sql_answer(sql, "select edtf_span('2017-02-23T25:00')"),
	          "!22007 '2017-02-23T25:00' is not a date: the clock does not show that time");
	ANSWER_IS(sql_answer(sql, "select edtf_span('')"), "!22007 '' is not a date: nothing stands there");
	ANSWER_IS(sql_answer(sql, "select edtf_span(null)"), "-");
}

static void very_long_texts(void)
{
	MEM_SCOPE(scratch);
	struct sql *sql = sql_open(scratch);
	const char *shapes[] = { "repeat('2', 1000000)",
		                     "repeat('[', 1000000)",
		                     "repeat('2017/', 200000)",
		                     "repeat('X', 1000000)",
		                     "'[' || repeat('2017,', 20000) || ']'",
		                     "repeat('2017-02-23?', 90000)",
		                     NULL };
	for (const char **shape = shapes; *shape != NULL; shape++) {
		const char *answer = sql_answer(sql, "select edtf_span(%s)", *shape);
		CU_ASSERT_TRUE(strncmp(answer, "!22007 '", 8) == 0);
		CU_ASSERT_TRUE(strlen(answer) < 160);
	}
	ANSWER_IS(sql_answer(sql, "select edtf_span('[' || repeat('2017-02-20,', 3000) || '2018]')"),
	          "[2017-02-20,2019-01-01)");
}

// Every day, month and year of two centuries: the fast path gives what the slow one gives, bounds never cross, and the
// day that a plain day's bounds print as is that day again.
static void fast_and_slow_path_agree(void)
{
	MEM_SCOPE(scratch);
	struct sql *sql = sql_open(scratch);
	ANSWER_IS(sql_answer(sql, "select count(*), count(*) filter (where edtf_span(day) = edtf_one(day, day)"
	                          " and lower(edtf_span(day)) = d and edtf_latest(edtf_span(day)) = d"
	                          " and edtf_span(edtf_earliest(edtf_span(day))::text) = edtf_span(day))"
	                          " from (select d::date as d, d::date::text as day"
	                          " from generate_series('1900-01-01'::timestamp, '2100-12-31', '1 day') d) days"),
	          "73414 | 73414");
	// And of all that looks like a day, only those of the calendar.
	ANSWER_IS(
		sql_answer(sql,
	               "create function pg_temp.span(text) returns daterange language plpgsql as $$"
	               " begin return rapporteur.edtf_span($1); exception when sqlstate '22007' then return null; end $$;"
	               " select count(*), count(pg_temp.span(format('%%s-%%s-%%s', y, lpad(m::text, 2, '0'), lpad(d::text, "
	               "2, '0'))))"
	               " from generate_series(1996, 2005) y, generate_series(0, 13) m, generate_series(0, 32) d"),
		"4620 | 3653");
}

// Bounds of an interval are those of its ends; doubt changes nothing; a set lies between its members.
static void bounds_are_those_of_the_parts(void)
{
	MEM_SCOPE(scratch);
	struct sql *sql = sql_open(scratch);
	ANSWER_IS(
		sql_answer(
			sql,
			"with part as (select "
			"unnest('{2016,2016-02,2016-02-29,2017-21,201X,2017-02-16T12:00Z,2017-XX,2018-12-31}'::text[]) as t),"
			" pair as (select a.t as a, b.t as b from part a, part b where lower(edtf_span(a.t)) <= "
			"edtf_latest(edtf_span(b.t)))"
			" select count(*), bool_and("
			"  edtf_span(a || '/' || b) = daterange(lower(edtf_span(a)), upper(edtf_span(b)))"
			"  and edtf_span('[' || a || ',' || b || ']') = daterange(least(lower(edtf_span(a)), lower(edtf_span(b))),"
			"   greatest(upper(edtf_span(a)), upper(edtf_span(b))))"
			"  and edtf_span(a || '~/' || b || '?') = edtf_span(a || '/' || b)"
			"  and edtf_earliest(edtf_span(a)) <= edtf_latest(edtf_span(a))"
			"  and edtf_beginning(a || '/' || b) = a and edtf_ending(a || '/' || b) = b"
			"  and edtf_beginning(a) = a and edtf_ending(a) = a)"
			" from pair"),
		"48 | t");
}

// Of two intervals, both ends lie within: who says 13/28 April does not agree with 13/27.
static void one_date_within_another(void)
{
	MEM_SCOPE(scratch);
	struct sql *sql = sql_open(scratch);
	static const struct {
		const char *narrow, *wide, *within;
	} rows[] = {
		{ "2016-04-27", "2016-04", "t" },
		{ "2016-04", "2016-04-27", "f" },
		{ "2016-04-27", "2016-04-27~", "t" },
		{ "2016-04-27", "2016-04-20/2016-04-28", "t" },
		{ "2016-04-13/2016-04-27", "2016-04", "t" },
		{ "2016-04-13/2016-04-27", "2016-04-13/2016-04-28", "f" },
		{ "2016-04-13/2016-04-27", "2016-04/2016-04", "t" },
		{ "2016-04-13/2016-04-27", "2016-04-13/", "t" },
		{ "2016-04-13/2016-04-27", "2016-04-12/", "f" },
		{ "2016-04-13/2016-04-27", "2016-04-13/..", "t" },
		{ "2016-04-27", "[2016-04-20,2016-04-28]", "t" },
		{ NULL, NULL, NULL },
	};
	for (int i = 0; rows[i].narrow != NULL; i++)
		ANSWER_IS(sql_answer(sql, "select edtf_within('%s', '%s')", rows[i].narrow, rows[i].wide), rows[i].within);
}

// What says more of two dates, one of which lies within the other.
static void one_date_narrower_than_another(void)
{
	MEM_SCOPE(scratch);
	struct sql *sql = sql_open(scratch);
	static const struct {
		const char *narrow, *wide, *narrows, *same;
	} rows[] = {
		{ "2016-04-27", "2016-04", "t", "f" },
		{ "2016-04-27", "2016-04-27~", "f", "t" },
		{ "2016-04-27T12:00Z", "2016-04-27", "f", "t" },
		{ "2016-04-10/2016-04-15", "[2016-04-10,2016-04-15]", "t", "f" },
		{ "[2016-04-10,2016-04-15]", "2016-04-10/2016-04-15", "f", "f" },
		{ "2016-04-01/2016-04-30", "2016-04", "t", "f" },
		{ "2016-04-01/2016-05-03", "2016-04/2016-05-03", "t", "f" },
		{ "2016-04/2016-05-03", "2016-04-01/2016-05-03", "f", "f" },
		{ "2016-04-10/2016-04-15", "2016-04-10/2016-04-15~", "f", "t" },
		{ "2016-04-10/..", "2016-04-10/..", "f", "t" },
		{ NULL, NULL, NULL, NULL },
	};
	for (int i = 0; rows[i].narrow != NULL; i++) {
		const char *n = rows[i].narrow, *w = rows[i].wide;
		ANSWER_IS(sql_answer(sql, "select edtf_narrows('%s', '%s')", n, w), rows[i].narrows);
		ANSWER_IS(sql_answer(sql, "select edtf_same('%s') = edtf_same('%s')", n, w), rows[i].same);
	}
}

static void the_last_instant(void)
{
	MEM_SCOPE(scratch);
	struct sql *sql = sql_open(scratch);
	static const struct {
		const char *text, *zone, *instant;
	} rows[] = {
		{ "2017-02-13", "UTC", "2017-02-13 23:59:59.999999+00" },
		{ "2017-02-13", "Asia/Damascus", "2017-02-13 21:59:59.999999+00" },
		{ "2017-02", "UTC", "2017-02-28 23:59:59.999999+00" },
		{ "2017-02-12/2017-02-14", "UTC", "2017-02-14 23:59:59.999999+00" },
		{ "2017-02-13T15:30+02:00", "America/New_York", "2017-02-13 13:30:00+00" },
		{ "2017-02-13T15:30Z", "Asia/Damascus", "2017-02-13 15:30:00+00" },
		{ "2017-02-13T15:30+06", "UTC", "2017-02-13 09:30:00+00" },
		{ "2017-02-13T15:30", "Asia/Damascus", "2017-02-13 13:30:00+00" },
		{ "2017-02-13T15:30~", "Asia/Damascus", "2017-02-13 13:30:00+00" },
		{ "2017-02-13T15:30+02:00?", "UTC", "2017-02-13 13:30:00+00" },
		{ "2017-02-13T10:00Z/2017-02-13T12:00Z", "UTC", "2017-02-13 12:00:00+00" },
		{ "2017-02-13T10:00Z/2017-02-14", "UTC", "2017-02-14 23:59:59.999999+00" },
		{ "[2017-02-13T10:00Z,2017-02-14]", "UTC", "2017-02-14 23:59:59.999999+00" },
		{ "2017-02-13/..", "UTC", "infinity" },
		{ "2017-02-13/", "UTC", "infinity" },
		// The night of the change to summer time has an end like any other.
		{ "2017-03-26", "Europe/Zurich", "2017-03-26 21:59:59.999999+00" },
		{ NULL, NULL, NULL },
	};
	for (int i = 0; rows[i].text != NULL; i++)
		ANSWER_IS(sql_answer(sql, "select time_of('%s', '%s')", rows[i].text, rows[i].zone), rows[i].instant);
	CU_ASSERT_TRUE(strncmp(sql_answer(sql, "select time_of('2017-02-30', 'UTC')"), "!22007", 6) == 0);
	// The same for what somebody gives as a time, but that it may not be open or unknown at an end.
	for (int i = 0; rows[i].text != NULL; i++) {
		const char *typed = sql_answer(sql, "select time_typed('%s', '%s')", rows[i].text, rows[i].zone);
		if (str_equal(rows[i].instant, "infinity"))
			CU_ASSERT_TRUE(strncmp(typed, "!22007", 6) == 0)
		else
			ANSWER_IS(typed, rows[i].instant);
	}
	static const char *const open_ended[] = { "../2017", "/2017-02-13", "[..2017-02-13]", "[2017-02-13..]" };
	for (size_t i = 0; i < sizeof open_ended / sizeof *open_ended; i++)
		CU_ASSERT_TRUE(strncmp(sql_answer(sql, "select time_typed('%s', 'UTC')", open_ended[i]), "!22007", 6) == 0);
}

static void instants_in_a_zone(void)
{
	MEM_SCOPE(scratch);
	struct sql *sql = sql_open(scratch);
	ANSWER_IS(sql_answer(sql, "select time_text('2017-02-13 13:30Z', 'Asia/Damascus')"), "2017-02-13T15:30:00+02:00");
	ANSWER_IS(sql_answer(sql, "select time_text('2017-02-13 13:30Z', 'UTC')"), "2017-02-13T13:30:00+00:00");
	ANSWER_IS(sql_answer(sql, "select time_text('2017-02-13 02:30Z', 'America/St_Johns')"),
	          "2017-02-12T23:00:00-03:30");
	// Whatever it is written as, it is read back as the same instant.
	ANSWER_IS(
		sql_answer(
			sql,
			"select bool_and(time_of(time_text(t, z), 'UTC') = t) from generate_series('2017-01-01Z'::timestamptz,"
			" '2018-01-01Z', '7 hours') t, unnest('{UTC,Asia/Kathmandu,America/New_York,Pacific/Apia}'::text[]) z"),
		"t");
}

const struct suite suite_dates = SUITE(
	"dates", TEST(bounds_of_all_forms), TEST(refuses_what_is_no_date), TEST(says_what_is_wrong), TEST(very_long_texts),
	TEST(fast_and_slow_path_agree), TEST(bounds_are_those_of_the_parts), TEST(one_date_within_another),
	TEST(one_date_narrower_than_another), TEST(the_last_instant), TEST(instants_in_a_zone));
