// SPDX-License-Identifier: MIT
#include <string.h>

#include "base/mem.h"
#include "base/str.h"
#include "suite.h"

static void grows_and_stays_terminated(void)
{
	MEM_SCOPE(scratch);
	struct str *str = str_new(scratch);

	CU_ASSERT_STRING_EQUAL(str->text, "");
	for (size_t i = 1; i <= 1000; i++) {
		str_add(str, "abc");
		CU_ASSERT_EQUAL(str->length, i * 3);
		CU_ASSERT_EQUAL(strlen(str->text), i * 3);
	}
	str_add(str, NULL);
	CU_ASSERT_EQUAL(str->length, 3000);
	str_clear(str);
	CU_ASSERT_EQUAL(str->length, 0);
	CU_ASSERT_STRING_EQUAL(str->text, "");
}

static void exact_room_keeps_the_terminator(void)
{
	char bytes[300];

	memset(bytes, 'x', sizeof(bytes));
	for (size_t length = 0; length < sizeof(bytes); length++) {
		MEM_SCOPE(scratch);
		struct str *str = str_new(scratch);

		str_add_bytes(str, bytes, length);
		CU_ASSERT_EQUAL(strlen(str->text), length);
	}
}

static void holds_nul_bytes(void)
{
	MEM_SCOPE(scratch);
	struct str *str = str_new(scratch);

	str_add_bytes(str, "a\0b", 3);
	str_add_char(str, '\0');
	CU_ASSERT_EQUAL(str->length, 4);
	CU_ASSERT_EQUAL(memcmp(str->text, "a\0b\0", 5), 0);
}

static void prints_short_and_long(void)
{
	MEM_SCOPE(scratch);
	struct str *str = str_new(scratch);

	str_print(str, "%s %d|", "round", 4);
	str_print(str, "%*s", 500, "");
	CU_ASSERT_EQUAL(str->length, 508);
	CU_ASSERT(str_begins(str->text, "round 4|   "));
}

static void separates_only_between(void)
{
	MEM_SCOPE(scratch);
	struct str *str = str_new(scratch);

	for (int i = 0; i < 3; i++) {
		str_separate(str, ", ");
		str_print(str, "%d", i);
	}
	CU_ASSERT_STRING_EQUAL(str->text, "0, 1, 2");
}

static void text_outlives_the_builder(void)
{
	MEM_SCOPE(scratch);
	struct str *str = str_new(scratch);
	char *text;

	str_print(str, "%0200d", 7);
	text = str->text;
	mem_release(str);
	CU_ASSERT_EQUAL(strlen(text), 200);
}

static void compares(void)
{
	CU_ASSERT(str_equal("a", "a"));
	CU_ASSERT_FALSE(str_equal("a", "b"));
	CU_ASSERT_FALSE(str_equal("a", NULL));
	CU_ASSERT_FALSE(str_equal(NULL, "a"));
	CU_ASSERT(str_equal(NULL, NULL));
	CU_ASSERT(str_begins("geneva-4", "geneva"));
	CU_ASSERT(str_begins("geneva", ""));
	CU_ASSERT_FALSE(str_begins("gen", "geneva"));
}

static const char *nearest(const char *word)
{
	static const char *const nouns[] = { "talks", "round", "venue", "actor", "delegation", "روسيا", "add" };
	const char *found = str_nearest(word, nouns, sizeof(nouns) / sizeof(*nouns));

	return found ? found : "";
}

static void nearest_word_is_found(void)
{
	CU_ASSERT_STRING_EQUAL(nearest("tlaks"), "talks");           // two letters swapped: one edit
	CU_ASSERT_STRING_EQUAL(nearest("rounds"), "round");          // one too many
	CU_ASSERT_STRING_EQUAL(nearest("vnue"), "venue");            // one missing
	CU_ASSERT_STRING_EQUAL(nearest("aktor"), "actor");           // one other
	CU_ASSERT_STRING_EQUAL(nearest("ROUND"), "round");           // capitals
	CU_ASSERT_STRING_EQUAL(nearest("deligasion"), "delegation"); // two of ten
	CU_ASSERT_STRING_EQUAL(nearest("روسا"), "روسيا");            // letters are counted, not bytes
	CU_ASSERT_STRING_EQUAL(nearest("ad"), "add");
	CU_ASSERT_STRING_EQUAL(nearest("round"), "round");
}

static void nothing_near_is_not_suggested(void)
{
	CU_ASSERT_STRING_EQUAL(nearest("banana"), "");
	CU_ASSERT_STRING_EQUAL(nearest("tolls"), "talks"); // two of five
	CU_ASSERT_STRING_EQUAL(nearest("tubks"), "talks");
	CU_ASSERT_STRING_EQUAL(nearest("tubas"), ""); // three of five
	CU_ASSERT_STRING_EQUAL(nearest("r"), "");
	CU_ASSERT_STRING_EQUAL(nearest(""), "");
	CU_ASSERT_PTR_NULL(str_nearest("round", NULL, 0));
}

static void beginning_is_suggested(void)
{
	CU_ASSERT_STRING_EQUAL(nearest("deleg"), "delegation");
	CU_ASSERT_STRING_EQUAL(nearest("de"), ""); // too short to say what was meant
}

const struct suite suite_str =
	SUITE("str", TEST(grows_and_stays_terminated), TEST(exact_room_keeps_the_terminator), TEST(holds_nul_bytes),
          TEST(prints_short_and_long), TEST(separates_only_between), TEST(text_outlives_the_builder), TEST(compares),
          TEST(nearest_word_is_found), TEST(nothing_near_is_not_suggested), TEST(beginning_is_suggested));
