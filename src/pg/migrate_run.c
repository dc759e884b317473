// SPDX-License-Identifier: MIT
// Running one migration: the session it finds, the locks around it, and what is said when it fails.

#include <poll.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "base/pause.h"
#include "base/str.h"
#include "base/utf8.h"
#include "pg/migration.h"
#include "pg/session.h"
#include "queries.h"

// Not SET LOCAL: a migration outside a transaction needs it too, and the runner has the connection to itself. The
// schema is the one that dbmate works in; a migration names its own.
static const char runner_settings[] = "set search_path = public, pg_temp;"
									  "set timezone = 'UTC';"
									  "set datestyle = 'ISO, YMD';"
									  "set intervalstyle = 'postgres';"
									  "set statement_timeout = 0;"
									  "set lock_timeout = '5s';"
									  "set idle_in_transaction_session_timeout = '30s';"
									  "set client_connection_check_interval = '1s';"
									  "set default_transaction_isolation = 'read committed';"
									  "set default_transaction_read_only = off;"
									  "set row_security = on;"
									  "set check_function_bodies = on" PEER_SETTINGS("set");

bool runner_session(struct db *db, struct error *error)
{
	db_rollback(db);
	return session_run(db, "discard all", error) && session_run(db, runner_settings, error);
}

bool runner_lock(struct db *db, struct error *error)
{
	enum { TRIES = 1200, PAUSE_MS = 50 };
	MEM_SCOPE(scratch);
	const struct binding bindings[] = { { "space", mem_print(scratch, "%d", ADVISORY_SPACE) },
		                                { "key", mem_print(scratch, "%d", ADVISORY_MIGRATE) },
		                                { NULL, NULL } };
	char *answer = NULL;
	for (int tried = 0; tried < TRIES; tried++) {
		if (!db_value(scratch, db, &query_session_try_lock, bindings, &answer, error))
			return false;
		if (str_equal(answer, "t"))
			return true;
		pause_milliseconds(PAUSE_MS);
	}
	if (!db_value(scratch, db, &query_session_lock_holder, bindings, &answer, error))
		return false;
	error_set(error, ERROR_ENVIRONMENT,
	          "another program is migrating this database, and was not done after %d seconds: %s",
	          TRIES * PAUSE_MS / 1000, answer != NULL ? answer : "it has ended by now");
	return error_hint(error, "run 'rapporteur migrate status' when it is done");
}

// Looks over a second connection whom a statement waits for. After the statement has failed it is too late to ask.
struct lookout {
	void *context; // of the answer
	struct db *db; // opened when first needed
	char *blocker; // last seen, or NULL
};

static void lookout_ask(struct lookout *lookout, const struct db *waiting)
{
	struct error *ignored = error_new(lookout->context);
	if (lookout->db == NULL)
		lookout->db = db_open(lookout->context, waiting->conninfo, ignored);
	if (lookout->db == NULL)
		return;
	const struct binding bindings[] = {
		{ "waiting", mem_print(lookout->context, "%d", PQbackendPID(waiting->connection)) }, { NULL, NULL }
	};
	char *blocker = NULL;
	if (db_value(lookout->context, lookout->db, &query_session_blockers, bindings, &blocker, ignored) &&
	    blocker != NULL)
		lookout->blocker = blocker;
}

// A COPY from or to the client, which no migration can do: has it fail on the server.
static PGresult *copy_refuse(PGconn *connection, PGresult *copying)
{
	const bool reading = PQresultStatus(copying) == PGRES_COPY_IN;
	PQclear(copying);
	if (reading)
		PQputCopyEnd(connection, "a migration has no client to copy from");
	char *row = NULL;
	while (!reading && PQgetCopyData(connection, &row, 0) > 0)
		PQfreemem(row);
	PGresult *result = PQgetResult(connection);
	if (!reading && PQresultStatus(result) == PGRES_COMMAND_OK) {
		PQclear(result);
		result = PQmakeEmptyPGresult(connection, PGRES_NONFATAL_ERROR);
	}
	return result;
}

// Runs one statement and waits for it; notes in `lookout` who is in its way. An error result where it failed.
static PGresult *run_watched(struct db *db, const char *text, struct lookout *lookout)
{
	enum { LOOK_MS = 1000 };
	if (PQsendQueryParams(db->connection, text, 0, NULL, NULL, NULL, NULL, 0) == 0)
		return NULL;
	while (PQisBusy(db->connection)) {
		struct pollfd socket = { .fd = PQsocket(db->connection), .events = POLLIN };
		if (poll(&socket, 1, LOOK_MS) == 0)
			lookout_ask(lookout, db);
		else if (PQconsumeInput(db->connection) == 0)
			return NULL;
	}
	PGresult *result = PQgetResult(db->connection);
	if (PQresultStatus(result) == PGRES_COPY_IN || PQresultStatus(result) == PGRES_COPY_OUT)
		result = copy_refuse(db->connection, result);
	for (PGresult *rest; (rest = PQgetResult(db->connection)) != NULL;)
		PQclear(rest);
	return result;
}

// An error of ours for a lock not obtained, else as the server's answer has it.
static bool watched_check(struct db *db, const PGresult *result, const char *what, const struct lookout *lookout,
                          struct error *error)
{
	if (PQstatus(db->connection) == CONNECTION_BAD || strcmp(result_state(result), "55P03") != 0)
		return result_check(db, result, what, error);
	error_set(error, ERROR_ENVIRONMENT, "%s waited 5 seconds for a lock that another session holds: %s", what,
	          lookout->blocker != NULL ? lookout->blocker : "it is not known which");
	return error_hint(error, "run the command again when that session is done, or end it");
}

bool runner_lock_ledger(struct db *db, struct error *error)
{
	MEM_SCOPE(scratch);
	struct lookout lookout = { .context = scratch };
	if (!session_going(db, error))
		return false;
	RESULT_SCOPE *result = run_watched(db, query_ledger_lock.text, &lookout);
	return watched_check(db, result, "the ledger of migrations", &lookout, error);
}

// The line of the file on which the server found the fault, or 0.
static long fault_line(const PGresult *result, const struct migration_block *block)
{
	const char *query = PQresultErrorField(result, PG_DIAG_INTERNAL_QUERY);
	const char *position = PQresultErrorField(result, PG_DIAG_INTERNAL_POSITION);
	if (!block->transaction)
		position = PQresultErrorField(result, PG_DIAG_STATEMENT_POSITION);
	else if (!str_equal(query, block->text))
		return 0; // the fault is in a function that the migration called
	long line = position != NULL ? block->line : 0;
	const char *text = block->text;
	uint32_t character;
	for (long left = position != NULL ? strtol(position, NULL, 10) : 0; left > 1 && text[0] != '\0'; left--) {
		line += text[0] == '\n';
		text += utf8_decode(text, &character);
	}
	return line;
}

static enum error_kind failure_kind(const char *state)
{
	static const char *const refused[] = { "P0001", "RA" };
	static const char *const environment[] = { "53", "57", "58", "40", "42501" };
	for (size_t i = 0; i < sizeof refused / sizeof *refused; i++)
		if (str_begins(state, refused[i]))
			return ERROR_REFUSED;
	for (size_t i = 0; i < sizeof environment / sizeof *environment; i++)
		if (str_begins(state, environment[i]))
			return ERROR_ENVIRONMENT;
	return ERROR_SCHEMA;
}

static const char *failure_hint(const PGresult *result, const struct migration_block *block)
{
	// The place in the server's source does not depend on its language, unlike the message.
	const char *place = PQresultErrorField(result, PG_DIAG_SOURCE_FUNCTION);
	if (block->transaction && strcmp(result_state(result), "0A000") == 0 && str_equal(place, "exec_stmt_dynexecute"))
		return "a migration is one transaction: take COMMIT, ROLLBACK and the like out of it";
	if (!block->transaction && strcmp(result_state(result), "42601") == 0)
		return "with 'transaction:false' a block is exactly one statement, which can be run again";
	if (strcmp(result_state(result), "42501") == 0)
		return "migrate as the owner of the database";
	const char *hint = PQresultErrorField(result, PG_DIAG_MESSAGE_HINT);
	return hint != NULL ? hint : "nothing of it remains; correct it and run 'rapporteur migrate up' again";
}

static bool run_check(struct db *db, const PGresult *result, const struct migration *migration,
                      const struct migration_block *block, const struct lookout *lookout, struct error *error)
{
	const ExecStatusType status = PQresultStatus(result);
	const char *state = result_state(result);
	if (status == PGRES_COMMAND_OK || status == PGRES_TUPLES_OK)
		return true;
	MEM_SCOPE(scratch);
	const char *what = mem_print(scratch, "migration '%s'", migration->file);
	if (PQstatus(db->connection) == CONNECTION_BAD || db->cancelled || strcmp(state, "55P03") == 0)
		return watched_check(db, result, what, lookout, error);
	const char *message = PQresultErrorField(result, PG_DIAG_MESSAGE_PRIMARY);
	if (message == NULL)
		message = result != NULL ? "it moves data to or from the client" : PQerrorMessage(db->connection);
	const long line = fault_line(result, block);
	const char *at = line > 0 ? mem_print(scratch, " line %ld", line) : "";
	error_set(error, failure_kind(state), "%s%s failed: %s", what, at, first_line(scratch, message));
	return error_hint(error, "%s", first_line(scratch, failure_hint(result, block)));
}

bool migration_run(struct db *db, const struct migration *migration, bool up, struct error *error)
{
	MEM_SCOPE(scratch);
	const struct migration_block *block = up ? &migration->up : &migration->down;
	struct lookout lookout = { .context = scratch };
	const struct binding bindings[] = { { "text", block->text }, { NULL, NULL } };
	if (block->transaction && !db_run(db, &query_ledger_stage, bindings, error))
		return false;
	if (!session_going(db, error))
		return false;
	// Outside a transaction the text goes by the extended protocol, which takes exactly one statement.
	RESULT_SCOPE *result = run_watched(db, block->transaction ? query_ledger_run.text : block->text, &lookout);
	return run_check(db, result, migration, block, &lookout, error);
}
