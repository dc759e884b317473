// SPDX-License-Identifier: MIT
// The connection died while a transaction was being committed: the server knows when it has ended (pg_xact_status), and
// the revision that it made tells that it was committed. A number alone does not: a server that has crashed gives those
// out again of which nothing had reached the disk.

#include <string.h>

#include "base/mem.h"
#include "base/pause.h"
#include "base/str.h"
#include "pg/session.h"
#include "queries.h"

enum { TRIES = 50, PAUSE_MS = 100 };

// Puts a new connection in the place of the lost one, which the cancel handle went with.
static bool reconnect(struct db *db, struct error *error)
{
	PGconn *connection = connection_open(db->conninfo, error);
	if (connection == NULL)
		return false;
	PGcancel *old = db->cancel;
	db->cancel = NULL; // a signal may come between the two
	PQfreeCancel(old);
	PQfinish(db->connection);
	db->connection = connection;
	db->cancel = PQgetCancel(connection);
	return true;
}

// "committed", "aborted", or NULL when it is not known; a transaction still in progress is waited for. What killed the one
// process of the server ends the others a moment later: whoever asks in between asks again.
static char *outcome_ask(const void *context, struct db *db)
{
	const struct binding bindings[] = { { "transaction", db->transaction }, { NULL, NULL } };
	bool lost = true;
	for (int tried = 0; tried < TRIES; tried++) {
		struct error *ignored = error_new(context);
		char *status = NULL;
		if (lost && !reconnect(db, ignored))
			return NULL;
		lost = !db_value(context, db, &query_session_outcome, bindings, &status, ignored);
		// A server that has crashed since, and has not given its number out again: it never came so far.
		if (lost && ignored->kind == ERROR_REFUSED)
			return mem_text(context, "aborted");
		if (!lost && !str_equal(status, "in progress"))
			return status;
		pause_milliseconds(PAUSE_MS);
	}
	return NULL;
}

// Whether the revision of the transaction is there.
static bool revision_found(const void *context, struct db *db)
{
	const struct binding bindings[] = { { "token", db->token }, { NULL, NULL } };
	char *found = NULL;
	return db_value(context, db, &query_session_revision, bindings, &found, error_new(context)) &&
	       str_equal(found, "t");
}

bool commit_outcome(struct db *db, struct error *error)
{
	MEM_SCOPE(scratch);
	const char *status = db->transaction != NULL ? outcome_ask(scratch, db) : NULL;
	db->writing = false;
	if (str_equal(status, "committed") && revision_found(scratch, db))
		return true;
	if (str_equal(status, "aborted")) {
		error_set(error, ERROR_ENVIRONMENT, "the connection to the server was lost: nothing was written");
		return error_hint(error, "run the command again");
	}
	error_set(error, ERROR_ENVIRONMENT, "the connection to the server was lost during the commit: outcome unknown");
	return error_hint(error, "when the server answers again, look whether the change is there before you repeat it");
}
