// SPDX-License-Identifier: MIT
#include "suite.h"

#include "base/mem.h"
#include "base/str.h"
#include "domain/round_slug.h"

static void roman_numerals(void)
{
	static const char *const none[] = { "",  "IIII",   "VX",   "IC",   "VV",  "XIIX", "iv",
		                                "4", "IV bis", "MMMM", "IXIV", "XCX", NULL };

	CU_ASSERT_EQUAL(roman_value("I"), 1);
	CU_ASSERT_EQUAL(roman_value("IV"), 4);
	CU_ASSERT_EQUAL(roman_value("VIII"), 8);
	CU_ASSERT_EQUAL(roman_value("XXXIX"), 39);
	CU_ASSERT_EQUAL(roman_value("MCMXCIV"), 1994);
	CU_ASSERT_EQUAL(roman_value("MMMCMXCIX"), 3999);
	for (const char *const *text = none; *text; text++)
		CU_ASSERT_EQUAL(roman_value(*text), 0);
}

static void slugs(void)
{
	static const struct {
		struct round_naming naming;
		const char *slug;
	} rows[] = {
		{ { "geneva", "IV", NULL, NULL }, "geneva-4" },
		{ { "geneva", "4", NULL, NULL }, "geneva-4" },
		{ { "geneva", "4 bis", NULL, NULL }, "geneva-4-bis" },
		{ { "geneva", "II.3", NULL, NULL }, "geneva-ii-3" },
		{ { "geneva", "IV", "Geneva", "2017-02-23" }, "geneva-4" },
		{ { "yemen", NULL, "Doha", "2019-05-03" }, "yemen-doha-2019-05" },
		{ { "yemen", NULL, "Al Khobar", "2019-05" }, "yemen-al-khobar-2019-05" },
		{ { "doha", NULL, "doha", "2019-05-03/2019-05-07" }, "doha-2019-05" },
		{ { "yemen", "last", "Doha", "2019-05" }, "yemen-doha-2019-05" },
		{ { "yemen", NULL, "Doha", "2019" }, NULL },
		{ { "yemen", NULL, "Doha", "2019-21" }, NULL },
		{ { "yemen", NULL, "Doha", "[2019-05,2019-06]" }, NULL },
		{ { "yemen", NULL, "Doha", NULL }, NULL },
		{ { "yemen", NULL, NULL, "2019-05" }, NULL },
		{ { "yemen", "last", NULL, NULL }, NULL },
	};
	MEM_SCOPE(scratch);

	for (size_t i = 0; i < sizeof(rows) / sizeof(*rows); i++)
		CU_ASSERT_TRUE(str_equal(round_slug(scratch, &rows[i].naming), rows[i].slug));
}

const struct suite suite_round_slug = SUITE("round slug", TEST(roman_numerals), TEST(slugs));
