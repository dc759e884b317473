// SPDX-License-Identifier: MIT
#ifndef TESTS_TOTALS_H
#define TESTS_TOTALS_H
// What a part of the tests came to.

struct totals {
	int passed, failed, skipped;
};

// Prints the totals of one `kind` of tests and adds them as a line "PASSED FAILED SKIPPED" to the file that
// $TEST_TOTALS names, where it is set. Returns main's exit code: 0 when something passed or was skipped and nothing
// failed.
int totals_end(const char *kind, const struct totals *totals);

#endif
