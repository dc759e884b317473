// SPDX-License-Identifier: MIT
// One writer at a time: waiting for the write lock, and saying for whom.

#include <poll.h>
#include <stdlib.h>
#include <time.h>

#include "base/mem.h"
#include "pg/session.h"
#include "queries.h"

enum { QUIET_MS = 1000 };

void db_on_wait(struct db *db, void (*told)(void *closure, const char *holder), void *closure)
{
	db->wait_told = told;
	db->wait_closure = closure;
}

// Who has the write lock, as far as the asking role may see it; NULL when nobody has, or when that cannot be asked.
static char *writer_find(const void *context, struct db *asked)
{
	struct error *ignored = error_new(context);
	const struct binding bindings[] = { { "space", mem_print(context, "%d", ADVISORY_SPACE) },
		                                { "key", mem_print(context, "%d", ADVISORY_WRITE) },
		                                { NULL, NULL } };
	char *holder = NULL;
	db_value(context, asked, &query_session_lock_holder, bindings, &holder, ignored);
	return holder;
}

static long milliseconds_now(void)
{
	struct timespec now;
	clock_gettime(CLOCK_MONOTONIC, &now);
	return now.tv_sec * 1000 + now.tv_nsec / 1000000;
}

// True when the answer to what was sent is there, or the connection has failed, within QUIET_MS.
static bool answered_soon(PGconn *connection)
{
	const long until = milliseconds_now() + QUIET_MS;
	while (PQisBusy(connection)) {
		struct pollfd socket = { .fd = PQsocket(connection), .events = POLLIN };
		const long left = until - milliseconds_now();
		if (left <= 0)
			return false;
		if (poll(&socket, 1, (int)left) > 0 && !PQconsumeInput(connection))
			return true;
	}
	return true;
}

// Asked over a connection of its own: this one waits, and keeps its place in the queue.
static void wait_tell(const struct db *db)
{
	MEM_SCOPE(scratch);
	struct db *other = db_open(scratch, db->conninfo, error_new(scratch));
	const char *holder = other != NULL ? writer_find(scratch, other) : NULL;
	if (holder != NULL)
		db->wait_told(db->wait_closure, holder);
}

PGresult *writer_wait(struct db *db, const char *text)
{
	PGresult *last = NULL;
	if (!PQsendQuery(db->connection, text))
		return NULL;
	if (db->wait_told != NULL && !answered_soon(db->connection) && !db->cancelled)
		wait_tell(db);
	for (PGresult *next; (next = PQgetResult(db->connection)) != NULL; last = next)
		PQclear(last);
	return last;
}

bool writer_refused(struct db *db, struct error *error)
{
	MEM_SCOPE(scratch);
	db_rollback(db);
	const char *holder = writer_find(scratch, db);
	error_set(error, ERROR_ENVIRONMENT, "another command is writing, and was not done after 5 seconds: %s",
	          holder != NULL ? holder : "it has ended by now");
	return error_hint(error, "run the command again when it is done");
}
