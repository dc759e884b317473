// SPDX-License-Identifier: MIT
#include "suite.h"

#include <stdio.h>
#include <string.h>

#include "base/mem.h"
#include "domain/date_text.h"

struct reading {
	const char *entered;
	const char *read;
};

static void check(const struct reading *readings, char *(*text)(const void *, const char *))
{
	MEM_SCOPE(scratch);

	for (; readings->entered; readings++) {
		const char *got = text(scratch, readings->entered);

		CU_ASSERT_STRING_EQUAL(got, readings->read);
		if (strcmp(got, readings->read) != 0)
			printf("'%s' reads '%s', not '%s'\n", readings->entered, got, readings->read);
	}
}

static void single_dates(void)
{
	static const struct reading readings[] = {
		{ "2017-02-20", "20 Feb 2017" },
		{ "2017-02-03", "3 Feb 2017" },
		{ "2017-02", "Feb 2017" },
		{ "2017", "2017" },
		{ "0800", "800" },
		{ "2017-02-20~", "about 20 Feb 2017" },
		{ "2017-02~", "about Feb 2017" },
		{ "2017?", "perhaps 2017" },
		{ "2017-02-20%", "perhaps about 20 Feb 2017" },
		{ "2017-02-XX", "a day in Feb 2017" },
		{ "2017-XX", "a month in 2017" },
		{ "2017-XX-XX", "a day in 2017" },
		{ "201X", "the 2010s" },
		{ "20XX", "the years 2000 to 2099" },
		{ "2017-21", "spring 2017" },
		{ "2017-23", "autumn 2017" },
		{ "2017-24", "winter 2017-18" },
		{ "1999-24", "winter 1999-00" },
		{ 0 },
	};

	check(readings, date_text);
}

static void instants(void)
{
	static const struct reading readings[] = {
		{ "2017-02-16T12:00", "16 Feb 2017 12:00" },
		{ "2017-02-16T12:00Z", "16 Feb 2017 12:00 UTC" },
		{ "2017-02-16T12:00:30Z", "16 Feb 2017 12:00:30 UTC" },
		{ "2017-02-16T12:00:00Z", "16 Feb 2017 12:00 UTC" },
		{ "2017-02-16T12:00+06:00", "16 Feb 2017 12:00 (UTC+6)" },
		{ "2017-02-16T12:00+0330", "16 Feb 2017 12:00 (UTC+3:30)" },
		{ "2017-02-16T12:00-11", "16 Feb 2017 12:00 (UTC-11)" },
		{ "2017-02-16T12:00+00:00", "16 Feb 2017 12:00 UTC" },
		{ 0 },
	};

	check(readings, date_text);
}

static void intervals(void)
{
	static const struct reading readings[] = {
		{ "2016-04-13/2016-04-27", "13-27 Apr 2016" },
		{ "2017-02-23/2017-03-03", "23 Feb-3 Mar 2017" },
		{ "2016-12-30/2017-01-02", "30 Dec 2016-2 Jan 2017" },
		{ "2017-02/2017-03", "Feb-Mar 2017" },
		{ "2011/2014", "2011-2014" },
		{ "2017-02-23/2017-03", "23 Feb 2017-Mar 2017" },
		{ "2017-02~/2017-03", "about Feb 2017 to Mar 2017" },
		{ "2017-02-23T10:00Z/2017-02-24", "23 Feb 2017 10:00 UTC to 24 Feb 2017" },
		{ "2017-21/2017-22", "spring 2017 to summer 2017" },
		{ "2017-11-24/..", "from 24 Nov 2017 on" },
		{ "2017-11-24/", "from 24 Nov 2017, end not known" },
		{ "../2017-11", "until Nov 2017" },
		{ "/2017-11", "until Nov 2017, beginning not known" },
		{ 0 },
	};

	check(readings, date_text);
}

static void choices(void)
{
	static const struct reading readings[] = {
		{ "[2017-02-20,2017-02-23]", "20 or 23 Feb 2017" },
		{ "[2017-02-20, 2017-02-21, 2017-03-01]", "20, 21 Feb or 1 Mar 2017" },
		{ "[2017-02-20]", "20 Feb 2017" },
		{ "[2016,2017-02]", "2016 or Feb 2017" },
		{ "[..2017-02-20]", "20 Feb 2017 or before" },
		{ "[2017-02-20..]", "20 Feb 2017 or after" },
		{ "[2017-02-20..2017-02-23]", "some time in 20-23 Feb 2017" },
		{ 0 },
	};

	check(readings, date_text);
}

static void only_a_day_or_any_before_it_is_a_limit(void)
{
	static const struct reading readings[] = {
		{ "[..2017-02-20]", "2017-02-20" },
		{ "[..2017-02]", "2017-02" },
		{ 0 },
	};
	static const char *const others[] = { "2017-02-20",   "[2017-02-20..]", "[2017-02-20,2017-02-23]",
		                                  "../2017-11",   "/2017-11",       "[..]",
		                                  "[..2016,2017]" };

	check(readings, date_limit);
	MEM_SCOPE(scratch);
	for (size_t i = 0; i < sizeof others / sizeof *others; i++)
		CU_ASSERT_PTR_NULL(date_limit(scratch, others[i]));
	CU_ASSERT_PTR_NULL(date_limit(scratch, NULL));
}

static void what_is_no_date_stays(void)
{
	static const struct reading readings[] = {
		{ "", "" },
		{ "soon", "soon" },
		{ "2017-", "2017-" },
		{ "2017-13", "2017-13" },
		{ "2017-00", "2017-00" },
		{ "2017-02-", "2017-02-" },
		{ "2017-21-03", "2017-21-03" },
		{ "2017-02-20T", "2017-02-20T" },
		{ "2017-02-20T1", "2017-02-20T1" },
		{ "2017-02-20T12:00+", "2017-02-20T12:00+" },
		{ "2017-02-20T12:00+06:0", "2017-02-20T12:00+06:0" },
		{ "/", "/" },
		{ "../..", "../.." },
		{ "2017/soon", "2017/soon" },
		{ "[]", "[]" },
		{ "[..]", "[..]" },
		{ "[", "[" },
		{ "[2017,]", "[2017,]" },
		{ "[2017..2018,2020]", "[2017..2018,2020]" },
		{ "~", "~" },
		{ "20170220", "20170220" },
		{ 0 },
	};

	check(readings, date_text);
	CU_ASSERT_PTR_NULL(date_text(NULL, NULL));
}

static void counts(void)
{
	static const struct reading readings[] = {
		{ "21", "21" },
		{ "~12", "about 12" },
		{ ">=14", "at least 14" },
		{ "<=30", "at most 30" },
		{ "20..21", "20 to 21" },
		{ "unknown", "number not known" },
		{ 0 },
	};

	check(readings, count_text);
	CU_ASSERT_PTR_NULL(count_text(NULL, NULL));
}

const struct suite suite_date_text =
	SUITE("date text", TEST(single_dates), TEST(instants), TEST(intervals), TEST(choices),
          TEST(only_a_day_or_any_before_it_is_a_limit), TEST(what_is_no_date_stays), TEST(counts));
