// SPDX-License-Identifier: MIT
#ifndef TESTS_DB_TYPED_H
#define TESTS_DB_TYPED_H
// Command lines typed one after another in one database, each in a transaction of its own: what the program does between
// the command line and the screen.
//     TYPED(desk, "round schedule geneva-4 2017-02-23 -s ap#1530 --supersede",
//           "geneva-4: opening 20 Feb 2017 -> 23 Feb 2017  [AP, B]");
//     TYPED_REFUSED(desk, "round schedule geneva-4 2017-02-30", 3, "'2017-02-30' is not a date");

#include "suite.h"

struct typed;

// An empty record, at the desk of nobody in particular.
struct typed *typed_open(void *context);
// The record of tests/cli/journal.run.
struct typed *typed_open_journal(void *context);
// Runs a line; gives what was said, without revisions, or "!CODE message" and below it detail and hint. In the context of `typed`.
const char *typed_line(struct typed *typed, const char *line);

// The one value that an SQL query gives, "" for null; for what no command line shows.
const char *typed_ask(struct typed *typed, const char *sql);

// Fails the running test, showing both, where `line` does not say just `expected`, or is not refused with `code` and a
// message, detail or hint that holds `part`, or where an SQL query gives another value than expected.
#define TYPED(typed, line, expected) typed_says((typed), (line), (expected), __FILE__, __LINE__)
#define TYPED_REFUSED(typed, line, code, part) typed_refuses((typed), (line), (code), (part), __FILE__, __LINE__)
#define TYPED_HOLDS(typed, sql, expected) typed_holds((typed), (sql), (expected), __FILE__, __LINE__)
void typed_says(struct typed *typed, const char *line, const char *expected, const char *file, int at);
void typed_refuses(struct typed *typed, const char *line, int code, const char *part, const char *file, int at);
void typed_holds(struct typed *typed, const char *sql, const char *expected, const char *file, int at);

#endif
