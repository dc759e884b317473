// SPDX-License-Identifier: MIT
#ifndef PG_SESSION_H
#define PG_SESSION_H
// What the files of this folder share of a connection. Nobody else includes it.

#include <libpq-fe.h>
#include <signal.h>
#include <stdbool.h>

#include "base/error.h"
#include "pg/db.h"
#include "pg/errors.h"

// Advisory locks, by two numbers of which the first is ours. The write lock is also taken by the schema's own
// write_lock(), so that whoever writes with psql waits in the same queue.
enum { ADVISORY_SPACE = 7270, ADVISORY_WRITE = 1, ADVISORY_MIGRATE = 2 };

// The server notices within ten seconds that the network of whoever holds locks is gone, and lets the next one go on; on a
// socket these mean nothing. Our own side is in connect.c.
#define PEER_SETTINGS(set)                    \
	";" set " tcp_keepalives_idle = '3s'"     \
	";" set " tcp_keepalives_interval = '1s'" \
	";" set " tcp_keepalives_count = 3"       \
	";" set " tcp_user_timeout = '6s'"

struct db {
	PGconn *connection;
	PGcancel *cancel;
	const char *conninfo;             // as given to db_open: holds a password perhaps, so it is never printed
	const char *transaction;          // number of the writing transaction, to ask after a lost commit; or NULL
	const char *token;                // drawn for it, and written into the revision that it makes; or NULL
	const struct sentence *sentences; // or NULL
	struct prepared *prepared;        // statements of a writing transaction, and how often each ran
	size_t prepared_count;
	bool writing;                                         // in a transaction that writes
	void (*wait_told)(void *closure, const char *holder); // or NULL
	void *wait_closure;
	volatile sig_atomic_t cancelled; // set by db_cancel; nothing is run any more
};

// Opens a connection with our defaults below the user's own values. NULL with an ENVIRONMENT error.
PGconn *connection_open(const char *conninfo, struct error *error);

// A result that is cleared when its block ends.
#define RESULT_SCOPE __attribute__((cleanup(result_end))) PGresult
void result_end(PGresult **result);

// True when `result` is a success; else sets the error that the server's answer means. `what` names the statement in
// the message of an internal error.
bool result_check(struct db *db, const PGresult *result, const char *what, struct error *error);
// Runs fixed session text (one or more statements, no parameters) and checks its last result.
bool session_run(struct db *db, const char *text, struct error *error);
// False with an INTERRUPTED error once db_cancel was called.
bool session_going(const struct db *db, struct error *error);
// First line of a text of libpq or the server, without its end, in `context`.
char *first_line(const void *context, const char *text);
// Value of an SQLSTATE field of `result`, "" when it has none.
const char *result_state(const PGresult *result);

// Sends `statement` and waits; NULL with an error when a binding is no UTF-8 text or the user has interrupted.
PGresult *statement_send(struct db *db, const struct statement *statement, const struct binding *bindings,
                         struct error *error);

// The name under which `statement` is prepared in this transaction; NULL when it has not run often enough for that to
// pay. False when it cannot be prepared.
bool prepared_use(struct db *db, const struct statement *statement, const char **name, struct error *error);
// Forgets what is prepared; gives the statements that make the server forget it, "" when there is nothing.
char *prepared_end(const void *context, struct db *db);

// Decodes all rows of `result` into `records` by `fields`; the result holds their texts, and ends with them. False with an
// INTERNAL error that names `what` and the column.
bool rows_decode(const void *context, PGresult *result, const char *what, const struct field *fields, size_t size,
                 struct records *records, struct error *error);

// Sends `text`, which takes the write lock, and waits for its last result, as PQexec does; tells for whom after a second.
PGresult *writer_wait(struct db *db, const char *text);
// Rolls back, and says who has the write lock that was waited for in vain. Always false.
bool writer_refused(struct db *db, struct error *error);

// After a connection was lost during COMMIT: true when the transaction's revision is there, else false with an ENVIRONMENT
// error: not committed, or unknown, as of a transaction that made no revision. A new connection takes the place of the lost
// one.
bool commit_outcome(struct db *db, struct error *error);

#endif
