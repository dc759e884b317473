// SPDX-License-Identifier: MIT
// A connection and its transactions.

#include "pg/db.h"

#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "base/mem.h"
#include "base/str.h"
#include "pg/session.h"

// The session is set up inside each transaction and in the message that begins it: that costs no round trip, asks for
// no startup parameter that a pooler refuses, and needs nothing of the server connection that a pooler lent for the
// transaction before. SET LOCAL reads no catalog, unlike set_config(). With the schema named, and temporary tables behind
// it, a statement means the same whoever is connected. JIT costs more than it gives where one statement is run;
// pages lie in memory or on disks that read any page as fast as the next; an answer of tens of thousands of rows is not to
// pass through files.
#define SESSION_SETTINGS                                     \
	"set local search_path = rapporteur, pg_temp;"           \
	"set local timezone = 'UTC';"                            \
	"set local datestyle = 'ISO, YMD';"                      \
	"set local intervalstyle = 'postgres';"                  \
	"set local lock_timeout = '5s';"                         \
	"set local idle_in_transaction_session_timeout = '30s';" \
	"set local client_connection_check_interval = '1s';"     \
	"set local random_page_cost = 1.1;"                      \
	"set local work_mem = '32MB';"                           \
	"set local jit = off"

// A read-only snapshot.
static const char begin_read[] = "begin isolation level repeatable read read only;" SESSION_SETTINGS;
// Read committed, so that each statement sees what the writer before committed while this one waited for the lock.
// The transaction's number is asked for in the same message, and a token drawn: they are known if the connection dies during
// COMMIT.
// Indexes only: the plans of a first load are made while its tables are still empty, and must serve when they are not.
// clang-format off
static const char begin_write[] =
	"begin isolation level read committed read write;" SESSION_SETTINGS PEER_SETTINGS("set local")
	";set local enable_seqscan = off;select pg_advisory_xact_lock(%d, %d);"
	"select pg_current_xact_id(), set_config('rapporteur.token', gen_random_uuid()::text, true)";
// clang-format on

static void db_close(void *closed)
{
	struct db *db = closed;
	PQfreeCancel(db->cancel);
	PQfinish(db->connection);
}

struct db *db_open(const void *context, const char *connection, struct error *error)
{
	PGconn *opened = connection_open(connection, error);
	if (opened == NULL)
		return NULL;
	struct db *db = mem_new(context, struct db);
	db->connection = opened;
	db->cancel = PQgetCancel(opened);
	db->conninfo = mem_text(db, connection);
	mem_on_release(db, db, db_close);
	return db;
}

int db_library(void)
{
	return PQlibVersion();
}

void db_cancel(struct db *db)
{
	char fault[256];
	db->cancelled = 1;
	if (db->cancel != NULL)
		PQcancel(db->cancel, fault, sizeof fault); // of two ways to fail, both leave the statement to its end
}

bool session_going(const struct db *db, struct error *error)
{
	return !db->cancelled || error_set(error, ERROR_INTERRUPTED, "interrupted: nothing was written");
}

bool session_run(struct db *db, const char *text, struct error *error)
{
	RESULT_SCOPE *result = PQexec(db->connection, text);
	return result_check(db, result, "session", error);
}

// False where the server has said already, at connecting, that it cannot be written to.
static bool server_writable(const struct db *db, struct error *error)
{
	if (!str_equal(PQparameterStatus(db->connection, "in_hot_standby"), "on"))
		return true;
	error_set(error, ERROR_ENVIRONMENT, "this server is a standby and takes no writes");
	return error_hint(error, "connect to the primary: add target_session_attrs=read-write to the connection");
}

static bool is_lock_timeout(const PGresult *result)
{
	return strcmp(result_state(result), "55P03") == 0;
}

bool db_wait_for_writer(struct db *db, struct error *error)
{
	MEM_SCOPE(scratch);
	const char *wait = mem_print(scratch, "%s;select pg_advisory_xact_lock_shared(%d, %d);rollback", begin_read,
	                             ADVISORY_SPACE, ADVISORY_WRITE);
	RESULT_SCOPE *result = writer_wait(db, wait);
	return is_lock_timeout(result) ? writer_refused(db, error) : result_check(db, result, "wait", error);
}

bool db_begin(struct db *db, enum db_mode mode, struct error *error)
{
	const bool writing = mode == DB_WRITE;
	if (!session_going(db, error) || (writing && !server_writable(db, error)))
		return false;
	MEM_SCOPE(scratch);
	const char *text = writing ? mem_print(scratch, begin_write, ADVISORY_SPACE, ADVISORY_WRITE) : begin_read;
	RESULT_SCOPE *result = writing ? writer_wait(db, text) : PQexec(db->connection, text);
	if (writing && is_lock_timeout(result))
		return writer_refused(db, error);
	if (!result_check(db, result, "begin", error)) {
		db_rollback(db);
		return false;
	}
	db->writing = writing;
	db->transaction = writing ? mem_text(db, PQgetvalue(result, 0, 0)) : NULL;
	db->token = writing ? mem_text(db, PQgetvalue(result, 0, 1)) : NULL;
	return true;
}

bool db_commit(struct db *db, struct error *error)
{
	if (!session_going(db, error))
		return false;
	MEM_SCOPE(scratch);
	const char *forget = prepared_end(scratch, db);
	if (*forget != '\0')
		PQclear(PQexec(db->connection, forget)); // where it fails, COMMIT will say so
	RESULT_SCOPE *result = PQexec(db->connection, "commit");
	if (PQstatus(db->connection) == CONNECTION_BAD && db->writing)
		return commit_outcome(db, error);
	if (!result_check(db, result, "commit", error))
		return false;
	db->writing = false;
	// To a transaction in which a statement failed, COMMIT is ROLLBACK, and no error.
	if (strcmp(PQcmdStatus(result), "COMMIT") != 0)
		return error_set(error, ERROR_INTERNAL, "commit after a failed statement: nothing was written");
	return true;
}

void db_rollback(struct db *db)
{
	db->writing = false;
	if (PQtransactionStatus(db->connection) == PQTRANS_IDLE)
		return;
	MEM_SCOPE(scratch);
	// In one message: a pooler has no reason to lend the connection to somebody else between the two.
	const char *text = mem_print(scratch, "rollback;%s", prepared_end(scratch, db));
	PQclear(PQexec(db->connection, text)); // where it fails the connection is gone, and the transaction with it
}

bool db_savepoint(struct db *db, struct error *error)
{
	return session_going(db, error) && session_run(db, "savepoint step", error);
}

void db_savepoint_end(struct db *db, bool keep)
{
	// A failure shows at the next statement: the transaction is then unusable or gone.
	PQclear(
		PQexec(db->connection, keep ? "release savepoint step" : "rollback to savepoint step; release savepoint step"));
}
