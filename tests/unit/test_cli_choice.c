// SPDX-License-Identifier: MIT
#include "suite.h"

#include "base/mem.h"
#include "cli/command.h"
#include "cli/value.h"

static const char *const words[] = { "walked out", "co-sponsor", "UN report", "left", "mediator's office", NULL };

static const char *stored(void *context, const char *text)
{
	struct error *error = error_new(context);
	const char *place = NULL;
	size_t count = 0;
	const struct value_slot slot = { "option '--state'", VALUE_CHOICE, words, &place, &count };

	return value_store(context, &slot, text, error) ? place : NULL;
}

static void a_hyphen_stands_for_a_blank(void)
{
	MEM_SCOPE(scratch);

	CU_ASSERT_STRING_EQUAL(stored(scratch, "walked-out"), "walked out");
	CU_ASSERT_STRING_EQUAL(stored(scratch, "walked out"), "walked out");
	CU_ASSERT_STRING_EQUAL(stored(scratch, "co-sponsor"), "co-sponsor");
	CU_ASSERT_STRING_EQUAL(stored(scratch, "un-report"), "UN report");
	CU_ASSERT_STRING_EQUAL(stored(scratch, "LEFT"), "left");
	CU_ASSERT_STRING_EQUAL(stored(scratch, "mediators-office"), "mediator's office");
	CU_ASSERT_STRING_EQUAL(stored(scratch, "mediator's office"), "mediator's office");
}

static void nothing_else_is_guessed(void)
{
	static const char *const texts[] = {
		"walked", "walked out ", "walkedout", "co sponsor", "lef", "leftt", "-", NULL
	};
	MEM_SCOPE(scratch);

	for (const char *const *text = texts; *text; text++)
		CU_ASSERT_PTR_NULL(stored(scratch, *text));
}

static void lists_hold_the_listed_words(void)
{
	MEM_SCOPE(scratch);
	struct error *error = error_new(scratch);
	const char *const *place = NULL;
	size_t count = 0;
	const struct value_slot slot = { "option '--state'", VALUE_CHOICES, words, &place, &count };

	CU_ASSERT_TRUE(value_store(scratch, &slot, "walked-out,left", error));
	CU_ASSERT_STRING_EQUAL(place[0], "walked out");
	CU_ASSERT_STRING_EQUAL(place[1], "left");
	CU_ASSERT_PTR_NULL(place[2]);
	CU_ASSERT_FALSE(value_store(scratch, &slot, "left,walked-of", error));
	CU_ASSERT_EQUAL(error->kind, ERROR_USAGE);
}

const struct suite suite_cli_choice = SUITE("cli choice", TEST(a_hyphen_stands_for_a_blank),
                                            TEST(nothing_else_is_guessed), TEST(lists_hold_the_listed_words));
