// SPDX-License-Identifier: MIT
#ifndef TESTS_DB_SQL_H
#define TESTS_DB_SQL_H
// SQL in, text out: for the tests of the schema itself, which ask the server without the program in between.

#include "suite.h"

struct sql;

// A connection to a fresh migrated database (search_path rapporteur, zone UTC), ended with `context`.
struct sql *sql_open(void *context);
// A connection to the database of a libpq connection string.
struct sql *sql_connect(void *context, const char *connection);

// The answer of one or more statements to printf's `format`, in the connection's context: the rows of the last one, a line
// each, columns parted by " | ", null as "-". An error gives "!SQLSTATE message".
const char *sql_answer(struct sql *sql, const char *format, ...) __attribute__((format(printf, 2, 3)));
// Runs statements of any length and number; an error fails the test.
void sql_run(struct sql *sql, const char *text);

// Fails the running test, showing both, where `answer` is not `expected`.
#define ANSWER_IS(answer, expected) answer_is((answer), (expected), __FILE__, __LINE__)
void answer_is(const char *answer, const char *expected, const char *file, int line);

#endif
