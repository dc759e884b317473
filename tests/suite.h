// SPDX-License-Identifier: MIT
#ifndef TESTS_SUITE_H
#define TESTS_SUITE_H
// A suite is a table of tests: functions that assert with CUnit. Every `const struct suite suite_*` at the start of a
// line in tests/unit/test_*.c or tests/db/test_*.c is found by the build and run, each suite in a process of its own:
//     static void splits_quotes(void) { CU_ASSERT_STRING_EQUAL(...); }
//     const struct suite suite_cli_parse = SUITE("cli parse", TEST(splits_quotes));
// Run some of them with patterns: build/tests/unit 'cli*' 'splits_*'

#include <stdbool.h>
#include <stddef.h>

#include <CUnit/CUnit.h>

struct test {
	const char *name;
	void (*run)(void);
};

struct suite {
	const char *name;
	const struct test *tests; // ends with a NULL name
	bool is_long;             // begins before the others, so that it does not run alone at the end
};

// clang-format off
#define TEST(function) { #function, function }
#define SUITE(title, ...) { .name = (title), .tests = (const struct test[]){ __VA_ARGS__, { NULL, NULL } } }
#define LONG_SUITE(title, ...) { .name = (title), .tests = (const struct test[]){ __VA_ARGS__, { NULL, NULL } }, .is_long = true }
// clang-format on

// Counts the running test as skipped, unless it fails; the test then returns by itself.
#define SUITE_SKIP(reason) suite_skip((reason), __FILE__, __LINE__)
void suite_skip(const char *reason, const char *file, int line);

// Written by the build: every suite of this test program, NULL-terminated.
extern const struct suite *const all_suites[];

// Runs the suites whose name, or the tests whose name, matches one of the patterns in `argv` (none: all), prints the
// failures and the totals of this `kind` of tests; the totals also go to the file that $TEST_TOTALS names. Returns
// main's exit code: 0 when nothing failed.
int suites_run(const char *kind, int argc, char *const *argv);

#endif
