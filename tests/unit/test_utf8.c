// SPDX-License-Identifier: MIT
#include "base/utf8.h"
#include "suite.h"

// The length of the first character, after checking its value.
static size_t decode(const char *text, uint32_t expected)
{
	uint32_t character = 0xFFFFFFFF;
	size_t length = utf8_decode(text, &character);

	CU_ASSERT_EQUAL(character, length > 0 ? expected : 0xFFFFFFFF);
	return length;
}

static void characters_of_every_length(void)
{
	CU_ASSERT_EQUAL(decode("", 0), 1);
	CU_ASSERT_EQUAL(decode("a", 'a'), 1);
	CU_ASSERT_EQUAL(decode("\x7F", 0x7F), 1);
	CU_ASSERT_EQUAL(decode("\xC2\x80", 0x80), 2);
	CU_ASSERT_EQUAL(decode("بـ", 0x628), 2);
	CU_ASSERT_EQUAL(decode("\xE0\xA0\x80", 0x800), 3);
	CU_ASSERT_EQUAL(decode("\xEF\xBF\xBF", 0xFFFF), 3);
	CU_ASSERT_EQUAL(decode("\xF0\x90\x80\x80", 0x10000), 4);
	CU_ASSERT_EQUAL(decode("\xF4\x8F\xBF\xBF", 0x10FFFF), 4);
}

static void what_is_no_utf8(void)
{
	static const char *const bad[] = {
		"\x80", // a continuation alone
		"\xBF",
		"\xC0\x80", // overlong
		"\xC1\xBF",
		"\xE0\x9F\xBF",
		"\xF0\x8F\xBF\xBF",
		"\xED\xA0\x80", // surrogates
		"\xED\xBF\xBF",
		"\xF4\x90\x80\x80", // above U+10FFFF
		"\xF8\x88\x80\x80\x80",
		"\xFE",
		"\xFF",
		"\xC3", // cut short
		"\xE2\x82",
		"\xF0\x9F\x98",
		"\xC3(",
	};

	for (size_t i = 0; i < sizeof(bad) / sizeof(*bad); i++)
		CU_ASSERT_EQUAL(decode(bad[i], 0), 0);
}

static void characters_are_counted(void)
{
	CU_ASSERT_EQUAL(utf8_count(""), 0);
	CU_ASSERT_EQUAL(utf8_count("Genève"), 6);
	CU_ASSERT_EQUAL(utf8_count("جنيف"), 4);
	CU_ASSERT_EQUAL(utf8_count("a\xFF\xC3z"), 4);
}

const struct suite suite_utf8 =
	SUITE("utf8", TEST(characters_of_every_length), TEST(what_is_no_utf8), TEST(characters_are_counted));
