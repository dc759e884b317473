// SPDX-License-Identifier: MIT
#ifndef PG_DB_H
#define PG_DB_H
// One connection and what may be done with it: a transaction, a named statement, rows decoded by field rows.
// The only folder that includes <libpq-fe.h>; a PGresult never leaves it. All texts are UTF-8.

#include <stdbool.h>
#include <stddef.h>

#include "base/error.h"
#include "base/field.h"

struct db;

// A statement from db/queries, embedded in the binary. Parameters are named in its first CTE, one a line:
//     with input as (select
//         $1::text as slug,
//         $2::timestamptz as as_of)
struct statement {
	const char *name; // file stem
	const char *text;
	const char *const *parameters; // their names in the order of $n; NULL-terminated
};

// The value of one parameter, as PostgreSQL's text form; NULL is SQL null.
struct binding {
	const char *parameter;
	const char *value;
};

enum db_mode {
	DB_READ,  // read only, one snapshot (repeatable read); writes nothing, so that it runs on a standby
	DB_WRITE, // one writer at a time: takes the write lock first, waits at most lock_timeout
};

// Connects with libpq's own means (`connection` in libpq's syntax, NULL: PG* variables and service files). Closed when
// `context` ends. NULL with an ENVIRONMENT error and what to do about it.
struct db *db_open(const void *context, const char *connection, struct error *error);

// Has `told` called, once a wait, when a command has waited a second for another that writes: `holder` says who that is,
// with what and since when, as far as this role may see it (text of the server: not to be trusted on a terminal).
void db_on_wait(struct db *db, void (*told)(void *closure, const char *holder), void *closure);

// Outside a transaction: waits until whoever writes now has ended, at most lock_timeout. False with an ENVIRONMENT error that
// says who writes.
bool db_wait_for_writer(struct db *db, struct error *error);

// Begins a transaction and sets its session up: schema rapporteur, UTC, ISO dates, bounded waits.
bool db_begin(struct db *db, enum db_mode mode, struct error *error);
// Commits. When the connection dies meanwhile the server is asked again: true when it did commit; else the error says
// whether nothing was written or the outcome is unknown.
bool db_commit(struct db *db, struct error *error);
void db_rollback(struct db *db);
// A savepoint around one step of a transaction: run() uses it to go on after a bad line and report all of them.
bool db_savepoint(struct db *db, struct error *error);
void db_savepoint_end(struct db *db, bool keep);

// Runs `statement` with `bindings` (ends with a NULL parameter; a parameter without binding is null; a binding that the
// statement does not name is a bug) and decodes the rows by `fields` (ends with a NULL name) into records of `size`
// bytes. A column without field and a field without column are bugs, found by the test that prepares every query.
// False with the error that the server's answer means: a named constraint or a raised message becomes its sentence.
bool db_query(const void *context, struct db *db, const struct statement *statement, const struct binding *bindings,
              const struct field *fields, size_t size, struct records *records, struct error *error);
// Beside every db_query: tells the tests which field rows decode which statement, so that each pair is held against the
// schema, also where no test runs it.
struct db_decoding {
	const struct statement *statement;
	const struct field *fields;
};
#define DB_DECODES(of_statement, by_fields)                 \
	static const struct db_decoding decoding_##of_statement \
		__attribute__((used, section("db_decodings"))) = { &(of_statement), by_fields }

// The same for a statement that gives one text (or null, or no row: NULL).
bool db_value(const void *context, struct db *db, const struct statement *statement, const struct binding *bindings,
              char **value, struct error *error);
// The same for a statement whose rows do not matter.
bool db_run(struct db *db, const struct statement *statement, const struct binding *bindings, struct error *error);

// The version of libpq that runs, as server_version_num words it.
int db_library(void);

// A text[] literal in `context` from a NULL-terminated list; NULL gives NULL. For bindings.
char *db_array(const void *context, const char *const *texts);

// Sends SIGINT's wish to the server: the running statement is cancelled, and nothing more is run on `db` (INTERRUPTED).
// Safe in a signal handler.
void db_cancel(struct db *db);

#endif
