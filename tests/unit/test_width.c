// SPDX-License-Identifier: MIT
#include <dlfcn.h>
#include <string.h>
#include <unigbrk.h>
#include <uniwidth.h>

#include "base/mem.h"
#include "base/str.h"
#include "out/output.h"
#include "out/width.h"
#include "out/wrap.h"
#include "out_random.h"
#include "suite.h"

static int columns(struct widths *widths, const char *text)
{
	return width_columns(widths, text, strlen(text));
}

static void common_scripts_need_no_library(void)
{
	MEM_SCOPE(scratch);
	struct widths *widths = widths_new(scratch);
	struct lines lines;

	CU_ASSERT_EQUAL(columns(widths, ""), 0);
	CU_ASSERT_EQUAL(columns(widths, "20 Feb 2017 · “Genève” – 6 → 7…"), 31);
	CU_ASSERT_EQUAL(columns(widths, "Женевские переговоры"), 20);
	lines = wrap_text(scratch, widths, "Женевские переговоры — Ελλάδα", 5);
	CU_ASSERT_EQUAL(lines.count, 7);
	CU_ASSERT_STRING_EQUAL(width_capitals(widths, scratch, "Geneva IV"), "GENEVA IV");
	CU_ASSERT_FALSE(widths_loaded(widths));
}

// The table's claim, checked against the library for every character that it answers alone.
static void simple_characters_are_simple(void)
{
	MEM_SCOPE(scratch);
	struct widths *widths = widths_new(scratch);
	void *library = dlopen("libunistring.so.2", RTLD_LAZY);
	__typeof__(uc_width) *width;
	__typeof__(uc_graphemeclusterbreak_property) *property;
	unsigned simple = 0;

	if (!library) {
		SUITE_SKIP("libunistring.so.2 is not installed");
		return;
	}
	width = (__typeof__(width))dlsym(library, "uc_width");
	property = (__typeof__(property))dlsym(library, "uc_graphemeclusterbreak_property");
	for (unsigned c = 0x20; c < 0x10000; c++) {
		char utf8[] = { (char)(0xE0 | c >> 12), (char)(0x80 | (c >> 6 & 0x3F)), (char)(0x80 | (c & 0x3F)), '\0' };
		const char *text = c < 0x800 ? utf8 + 1 : utf8;

		if (c < 0x80)
			utf8[2] = (char)c;
		else if (c < 0x800)
			utf8[1] = (char)(0xC0 | c >> 6);
		text = c < 0x80 ? utf8 + 2 : text;
		if ((c >= 0x7F && c < 0xA0) || (c >= 0xD800 && c < 0xE000))
			continue;
		columns(widths, text);
		if (widths_loaded(widths)) {
			mem_release(widths);
			widths = widths_new(scratch);
			continue;
		}
		simple++;
		if (width(c, "UTF-8") != 1 || property(c) != GBP_OTHER)
			CU_FAIL("a character that is not simple");
	}
	CU_ASSERT_TRUE(simple > 1500);
	dlclose(library);
}

static void other_scripts(void)
{
	MEM_SCOPE(scratch);
	struct widths *widths = widths_new(scratch);

	CU_ASSERT_EQUAL(columns(widths, "قُرْآن"), 4);
	CU_ASSERT_EQUAL(columns(widths, "日内瓦"), 6);
	CU_ASSERT_EQUAL(columns(widths, "e\xCC\x81"), 1);
	CU_ASSERT_EQUAL(columns(widths, "می\u200Cخواهم"), 7);
	CU_ASSERT_TRUE(widths_loaded(widths));
	CU_ASSERT_STRING_EQUAL(width_capitals(widths, scratch, "Женева é ß"), "ЖЕНЕВА É SS");
	CU_ASSERT_STRING_EQUAL(width_capitals(widths, scratch, "جنيف"), "جنيف");
}

static size_t fit(struct widths *widths, const char *text, int most, int *taken)
{
	return width_fit(widths, text, strlen(text), most, taken);
}

static void fits_whole_graphemes(void)
{
	MEM_SCOPE(scratch);
	struct widths *widths = widths_new(scratch);
	int taken;

	CU_ASSERT_EQUAL(fit(widths, "abcdef", 4, &taken), 4);
	CU_ASSERT_EQUAL(taken, 4);
	CU_ASSERT_EQUAL(fit(widths, "ae\xCC\x81\xCC\xA3z", 2, &taken), 6);
	CU_ASSERT_EQUAL(taken, 2);
	CU_ASSERT_EQUAL(fit(widths, "日内", 3, &taken), 3);
	CU_ASSERT_EQUAL(taken, 2);
	CU_ASSERT_EQUAL(fit(widths, "日", 1, &taken), 3); // a grapheme at least
	CU_ASSERT_EQUAL(fit(widths, "", 1, &taken), 0);
}

// The lines joined by "|".
static char *wrapped(const void *context, const char *text, int width)
{
	struct lines lines = wrap_text(context, widths_new(context), text, width);
	struct str *joined = str_new(context);

	for (size_t i = 0; i < lines.count; i++) {
		str_add(joined, i > 0 ? "|" : "");
		str_add_bytes(joined, lines.items[i].text, lines.items[i].length);
	}
	return joined->text;
}

static void wraps_words(void)
{
	MEM_SCOPE(scratch);

	CU_ASSERT_STRING_EQUAL(wrapped(scratch, "one two three", 7), "one two|three");
	CU_ASSERT_STRING_EQUAL(wrapped(scratch, "one two three", 6), "one|two|three");
	CU_ASSERT_STRING_EQUAL(wrapped(scratch, "", 10), "");
	CU_ASSERT_STRING_EQUAL(wrapped(scratch, "a    b", 10), "a    b");
	CU_ASSERT_STRING_EQUAL(wrapped(scratch, "a    b", 5), "a|b");
	CU_ASSERT_STRING_EQUAL(wrapped(scratch, "a b  ", 3), "a b");
	CU_ASSERT_STRING_EQUAL(wrapped(scratch, "one\ntwo three\n\nfour", 20), "one|two three||four");
	CU_ASSERT_STRING_EQUAL(wrapped(scratch, "  set in", 8), "  set in");
	CU_ASSERT_STRING_EQUAL(wrapped(scratch, "al-Hariri 13-27", 9), "al-Hariri|13-27");
	CU_ASSERT_STRING_EQUAL(wrapped(scratch, "20\u00A0Feb 2017", 7), "20\u00A0Feb|2017");
}

static void breaks_long_words(void)
{
	MEM_SCOPE(scratch);

	CU_ASSERT_STRING_EQUAL(wrapped(scratch, "a abcdefgh b", 3), "a|abc|def|gh|b");
	CU_ASSERT_STRING_EQUAL(wrapped(scratch, "abcdef", 3), "abc|def");
	CU_ASSERT_STRING_EQUAL(wrapped(scratch,
	                               "e\xCC\x81"
	                               "e\xCC\x81"
	                               "e\xCC\x81",
	                               2),
	                       "e\xCC\x81"
	                       "e\xCC\x81|e\xCC\x81");
	CU_ASSERT_TRUE(wrap_text(scratch, widths_new(scratch), "abcd", 3).broken);
	CU_ASSERT_FALSE(wrap_text(scratch, widths_new(scratch), "abc def", 3).broken);
}

static void breaks_between_ideographs(void)
{
	MEM_SCOPE(scratch);

	CU_ASSERT_STRING_EQUAL(wrapped(scratch, "日内瓦会谈。", 6), "日内瓦|会谈。");
	CU_ASSERT_STRING_EQUAL(wrapped(scratch, "日内瓦会。", 8), "日内瓦|会。"); // no full stop at a line's beginning
	CU_ASSERT_STRING_EQUAL(wrapped(scratch,
	                               "ab\u200B"
	                               "cd",
	                               3),
	                       "ab\u200B|cd");
	CU_ASSERT_STRING_EQUAL(wrapped(scratch, "بشار الجعفري", 8), "بشار|الجعفري");
}

// All that is no space, in order.
static char *content(const void *context, const char *text)
{
	struct str *str = str_new(context);

	for (; *text; text++)
		if (!strchr(" \n|", *text))
			str_add_char(str, *text);
	return str->text;
}

static void random_texts_wrap(void)
{
	struct random random = { .state = 5 };

	for (int i = 0; i < 1000; i++) {
		MEM_SCOPE(scratch);
		struct widths *widths = widths_new(scratch);
		int width = 1 + (int)random_below(&random, 60);
		char *text = output_visible(scratch, random_text(&random, scratch, 30));
		struct lines lines = wrap_text(scratch, widths, text, width);

		for (size_t l = 0; l < lines.count; l++) {
			const struct line *line = &lines.items[l];
			int taken;

			CU_ASSERT_EQUAL(line->columns, width_columns(widths, line->text, line->length));
			if (line->columns > width)
				CU_ASSERT_EQUAL(width_fit(widths, line->text, line->length, 1, &taken), line->length);
		}
		CU_ASSERT_STRING_EQUAL(content(scratch, wrapped(scratch, text, width)), content(scratch, text));
	}
}

// No line could have taken the next one's first word.
static void random_lines_are_full(void)
{
	struct random random = { .state = 6 };

	for (int i = 0; i < 1000; i++) {
		MEM_SCOPE(scratch);
		struct str *text = str_new(scratch);
		int width = 8 + (int)random_below(&random, 40);
		struct lines lines;

		for (uint32_t words = random_below(&random, 40); words > 0; words--) {
			str_separate(text, " ");
			str_add_bytes(text, "abcdefgh", 1 + random_below(&random, 8));
		}
		lines = wrap_text(scratch, widths_new(scratch), text->text, width);
		for (size_t l = 1; l < lines.count; l++) {
			size_t word = strcspn(lines.items[l].text, " ");

			CU_ASSERT_TRUE(lines.items[l - 1].columns + 1 + (int)word > width);
		}
	}
}

const struct suite suite_out_width =
	SUITE("out width", TEST(common_scripts_need_no_library), TEST(simple_characters_are_simple), TEST(other_scripts),
          TEST(fits_whole_graphemes), TEST(wraps_words), TEST(breaks_long_words), TEST(breaks_between_ideographs),
          TEST(random_texts_wrap), TEST(random_lines_are_full));
