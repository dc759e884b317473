// SPDX-License-Identifier: MIT
#ifndef TESTS_DB_FIXTURE_H
#define TESTS_DB_FIXTURE_H
// Databases for tests, on the throwaway server of tests/with-server. The tests' role is no superuser: it may create
// databases and owns those it makes. Failure to make one ends the process with a message.

#include <stdbool.h>

#include "pg/db.h"

// A connection to a fresh copy of the migrated database; closed and dropped when `context` ends.
struct db *test_db(void *context);
// The same without schema.
struct db *test_empty_db(void *context);

// A connection string to a fresh copy of the migrated database, dropped when `context` ends, for tests that connect
// more than once or run the program.
const char *test_connection(void *context);
// The same without schema.
const char *test_empty_connection(void *context);
// The same as a superuser, without schema: for what only an administrator can prepare.
const char *test_superuser_connection(void *context);

// Starts this program again under tests/with-server, unless it is there already, and makes the migrated database that
// the fresh ones are copies of; where migrating fails it says so, and the tests that need a copy fail. False when there
// is no server.
bool fixture_start(char **argv);

// Makes the database `name` as a copy of `template` (NULL: an empty one), and drops it.
void fixture_create(const char *name, const char *template);
void fixture_drop(const char *name);
bool fixture_exists(const char *name);
// Name of the migrated database to copy.
extern const char fixture_migrated[];

#endif
