// SPDX-License-Identifier: MIT
#include "base/field.h"
#include "base/ids.h"
#include "base/mem.h"
#include "suite.h"

static void a_list_grows_and_is_written(void)
{
	MEM_SCOPE(scratch);
	struct ids ids = { 0 };
	struct ids others = { 0 };

	CU_ASSERT_STRING_EQUAL(ids_text(scratch, &ids), "{}");
	for (int64_t id = 1; id <= 9; id++)
		ids_add(scratch, id % 2 == 1 ? &ids : &others, id);
	ids_add(scratch, &ids, 0);
	ids_add(scratch, &ids, FIELD_NULL_INTEGER);
	ids_join(scratch, &ids, &others);
	CU_ASSERT_STRING_EQUAL(ids_text(scratch, &ids), "{1,3,5,7,9,2,4,6,8}");
	CU_ASSERT_TRUE(ids_has(&ids, 8));
	CU_ASSERT_FALSE(ids_has(&ids, 10));
}

static void a_sorted_list_has_each_number_once(void)
{
	MEM_SCOPE(scratch);
	struct ids ids = { 0 };

	ids_sort(&ids);
	CU_ASSERT_STRING_EQUAL(ids_text(scratch, &ids), "{}");
	CU_ASSERT_TRUE(ids_read(scratch, "{7,3,9223372036854775807,3,-1,7}", &ids));
	ids_sort(&ids);
	CU_ASSERT_STRING_EQUAL(ids_text(scratch, &ids), "{-1,3,7,9223372036854775807}");
	ids_add(scratch, &ids, 5);
	CU_ASSERT_STRING_EQUAL(ids_text(scratch, &ids), "{-1,3,7,9223372036854775807,5}");
}

static void what_was_written_is_read(void)
{
	static const char *const lists[] = { "{}", "{7}", "{1,2,3,4,5}", "{9223372036854775807,-1}" };
	MEM_SCOPE(scratch);
	struct ids ids;

	for (size_t i = 0; i < sizeof lists / sizeof *lists; i++) {
		CU_ASSERT_TRUE(ids_read(scratch, lists[i], &ids));
		CU_ASSERT_STRING_EQUAL(ids_text(scratch, &ids), lists[i]);
	}
}

static void what_is_no_list_is_refused(void)
{
	static const char *const lists[] = { "", "7", "{7", "{7,}", "{,7}", "{7}}", "{7;8}", "{NULL}" };
	MEM_SCOPE(scratch);
	struct ids ids;

	for (size_t i = 0; i < sizeof lists / sizeof *lists; i++)
		CU_ASSERT_FALSE(ids_read(scratch, lists[i], &ids));
}

const struct suite suite_ids = SUITE("ids", TEST(a_list_grows_and_is_written), TEST(a_sorted_list_has_each_number_once),
                                     TEST(what_was_written_is_read), TEST(what_is_no_list_is_refused));
