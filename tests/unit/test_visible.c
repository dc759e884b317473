// SPDX-License-Identifier: MIT
#include <stdio.h>
#include <string.h>

#include "base/mem.h"
#include "base/str.h"
#include "out/output.h"
#include "out/visible.h"
#include "suite.h"

static void encode(struct str *str, unsigned c)
{
	if (c < 0x80) {
		str_add_char(str, (char)c);
	} else if (c < 0x800) {
		str_add_char(str, (char)(0xC0 | c >> 6));
	} else if (c < 0x10000) {
		str_add_char(str, (char)(0xE0 | c >> 12));
		str_add_char(str, (char)(0x80 | (c >> 6 & 0x3F)));
	} else {
		str_add_char(str, (char)(0xF0 | c >> 18));
		str_add_char(str, (char)(0x80 | (c >> 12 & 0x3F)));
		str_add_char(str, (char)(0x80 | (c >> 6 & 0x3F)));
	}
	if (c >= 0x80)
		str_add_char(str, (char)(0x80 | (c & 0x3F)));
}

static bool is_hidden(unsigned c)
{
	static const unsigned bidi[] = { 0x61C,  0x200E, 0x200F, 0x202A, 0x202B, 0x202C,
		                             0x202D, 0x202E, 0x2066, 0x2067, 0x2068, 0x2069 };
	static const unsigned others[] = { 0x2028, 0x2029, 0x206A, 0x206B, 0x206C, 0x206D, 0x206E, 0x206F };

	if ((c < 0x20 && c != '\n') || (c >= 0x7F && c < 0xA0))
		return true;
	for (size_t i = 0; i < sizeof(bidi) / sizeof(bidi[0]); i++)
		if (bidi[i] == c)
			return true;
	for (size_t i = 0; i < sizeof(others) / sizeof(others[0]); i++)
		if (others[i] == c)
			return true;
	return false;
}

static void every_character(void)
{
	unsigned wrong = 0;

	for (unsigned first = 1; first < 0x110000; first += 0x100) {
		MEM_SCOPE(scratch);
		struct str *text = str_new(scratch);
		struct str *expected = str_new(scratch);

		for (unsigned c = first; c < first + 0x100 && c < 0x110000; c++) {
			encode(text, c);
			if (c >= 0xD800 && c < 0xE000)
				str_add(expected, "\uFFFD\uFFFD\uFFFD");
			else if (is_hidden(c))
				str_print(expected, "<U+%04X>", c);
			else
				encode(expected, c);
		}
		wrong += strcmp(output_visible(scratch, text->text), expected->text) != 0;
	}
	CU_ASSERT_EQUAL(wrong, 0);
}

static void shows_what_terminals_obey(void)
{
	MEM_SCOPE(scratch);

	CU_ASSERT_STRING_EQUAL(output_visible(scratch, "a\033[31mb"), "a<U+001B>[31mb");
	CU_ASSERT_STRING_EQUAL(output_visible(scratch, "two\nlines\r"), "two\nlines<U+000D>");
	CU_ASSERT_STRING_EQUAL(output_visible(scratch, "a\xE2\x80\xAE"
	                                               "b"),
	                       "a<U+202E>b");
	CU_ASSERT_STRING_EQUAL(output_visible(scratch, ""), "");
}

static void leaves_joiners(void)
{
	MEM_SCOPE(scratch);
	static const char persian[] = "می\u200Cخواهم";

	CU_ASSERT_STRING_EQUAL(output_visible(scratch, persian), persian);
	CU_ASSERT_STRING_EQUAL(output_visible(scratch, "क्\u200Dष"), "क्\u200Dष");
}

static void replaces_what_is_no_utf8(void)
{
	MEM_SCOPE(scratch);

	CU_ASSERT_STRING_EQUAL(output_visible(scratch, "a\x9B"
	                                               "31m"),
	                       "a\uFFFD31m");
	CU_ASSERT_STRING_EQUAL(output_visible(scratch, "\xC0\x80"), "\uFFFD\uFFFD");
	CU_ASSERT_STRING_EQUAL(output_visible(scratch, "end\xE2\x80"), "end\uFFFD\uFFFD");
}

static void one_line(void)
{
	MEM_SCOPE(scratch);

	CU_ASSERT_STRING_EQUAL(visible_line(scratch, "two\nlines\t"), "two lines<U+0009>");
	CU_ASSERT_PTR_NULL(visible_line(scratch, NULL));
}

const struct suite suite_out_visible = SUITE("out visible", TEST(every_character), TEST(shows_what_terminals_obey),
                                             TEST(leaves_joiners), TEST(replaces_what_is_no_utf8), TEST(one_line));
