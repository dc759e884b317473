// SPDX-License-Identifier: MIT
#include "base/error.h"
#include "base/mem.h"
#include "suite.h"

static void set_formats_and_refuses(void)
{
	MEM_SCOPE(scratch);
	struct error *error = error_new(scratch);

	CU_ASSERT_EQUAL(error->kind, ERROR_NONE);
	CU_ASSERT_FALSE(error_set(error, ERROR_NOT_FOUND, "no round '%s'", "geneva-9"));
	CU_ASSERT_FALSE(error_hint(error, "try '%s'", "geneva-8"));
	CU_ASSERT_EQUAL(error->kind, ERROR_NOT_FOUND);
	CU_ASSERT_STRING_EQUAL(error->message, "no round 'geneva-9'");
	CU_ASSERT_STRING_EQUAL(error->hint, "try 'geneva-8'");
	CU_ASSERT_PTR_NULL(error->detail);
}

static void first_error_wins(void)
{
	MEM_SCOPE(scratch);
	struct error *error = error_new(scratch);

	error_set(error, ERROR_REFUSED, "first");
	error_set(error, ERROR_INTERNAL, "second");
	error_hint(error, "hint of the second");
	error_detail(error, "detail of the second");
	CU_ASSERT_EQUAL(error->kind, ERROR_REFUSED);
	CU_ASSERT_STRING_EQUAL(error->message, "first");
	CU_ASSERT_PTR_NULL(error->hint);
	CU_ASSERT_PTR_NULL(error->detail);
}

static void later_hint_replaces(void)
{
	MEM_SCOPE(scratch);
	struct error *error = error_new(scratch);

	error_set(error, ERROR_REFUSED, "refused");
	error_hint(error, "one");
	error_hint(error, "not '%s'", error->hint);
	CU_ASSERT_STRING_EQUAL(error->hint, "not 'one'");
}

static void details_are_lines(void)
{
	MEM_SCOPE(scratch);
	struct error *error = error_new(scratch);

	error_set(error, ERROR_CONFLICT, "ambiguous");
	error_detail(error, "  %s", "alloush-mohammed");
	error_detail(error, "  %s", "alloush-zahran");
	CU_ASSERT_STRING_EQUAL(error->detail, "  alloush-mohammed\n  alloush-zahran");
}

static void cleared_slot_takes_another(void)
{
	MEM_SCOPE(scratch);
	struct error *error = error_new(scratch);

	error_set(error, ERROR_REFUSED, "first");
	error_hint(error, "hint");
	error_set(error, ERROR_REFUSED, "ignored");
	error_clear(error);
	CU_ASSERT_EQUAL(error->kind, ERROR_NONE);
	CU_ASSERT_PTR_NULL(error->message);
	CU_ASSERT_PTR_NULL(error->hint);
	error_set(error, ERROR_SCHEMA, "again");
	error_hint(error, "kept");
	CU_ASSERT_STRING_EQUAL(error->message, "again");
	CU_ASSERT_STRING_EQUAL(error->hint, "kept");
}

static void kinds_have_their_exit_codes(void)
{
	static const int codes[] = {
		[ERROR_NONE] = 0,    [ERROR_NOT_FOUND] = 1,   [ERROR_USAGE] = 2,
		[ERROR_REFUSED] = 3, [ERROR_ENVIRONMENT] = 4, [ERROR_CONFLICT] = 5,
		[ERROR_SCHEMA] = 6,  [ERROR_INTERNAL] = 70,   [ERROR_INTERRUPTED] = 130,
	};

	for (int kind = ERROR_NONE; kind <= ERROR_INTERRUPTED; kind++)
		CU_ASSERT_EQUAL(error_exit_code((enum error_kind)kind), codes[kind]);
}

const struct suite suite_error =
	SUITE("error", TEST(set_formats_and_refuses), TEST(first_error_wins), TEST(later_hint_replaces),
          TEST(details_are_lines), TEST(cleared_slot_takes_another), TEST(kinds_have_their_exit_codes));
