// SPDX-License-Identifier: MIT
// From the server's SQLSTATE to the error a user reads. Codes: PostgreSQL manual, appendix A; class RA is our own
// SQL functions', its number the exit code.

#include "pg/errors.h"

#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "base/str.h"
#include "pg/session.h"

char *first_line(const void *context, const char *text)
{
	return mem_bytes(context, text, strcspn(text, "\r\n"));
}

static const char *result_field(const PGresult *result, int field)
{
	const char *value = PQresultErrorField(result, field);
	return value != NULL ? value : "";
}

const char *result_state(const PGresult *result)
{
	return result_field(result, PG_DIAG_SQLSTATE);
}

void result_end(PGresult **result)
{
	PQclear(*result);
}

void db_sentences(struct db *db, const struct sentence *rows)
{
	db->sentences = rows;
}

// The kinds of class RA: RA001 not found, RA003 refused ...
static enum error_kind own_kind(const char *state)
{
	for (enum error_kind kind = ERROR_NOT_FOUND; kind <= ERROR_SCHEMA; kind++)
		if (atoi(state + 2) == error_exit_code(kind))
			return kind;
	return ERROR_INTERNAL;
}

// MESSAGE, HINT and DETAIL as our own functions wrote them.
static bool error_own(const PGresult *result, enum error_kind kind, struct error *error)
{
	MEM_SCOPE(scratch);
	error_set(error, kind, "%s", result_field(result, PG_DIAG_MESSAGE_PRIMARY));
	const char *hint = result_field(result, PG_DIAG_MESSAGE_HINT);
	if (hint[0] != '\0')
		error_hint(error, "%s", hint);
	for (const char *line = result_field(result, PG_DIAG_MESSAGE_DETAIL); line[0] != '\0';) {
		error_detail(error, "%s", first_line(scratch, line));
		line += strcspn(line, "\n");
		line += line[0] == '\n';
	}
	return false;
}

// A rule of the schema was broken. The server's own words are kept back: they quote values.
static bool error_rule(const struct db *db, const PGresult *result, const char *state, struct error *error)
{
	const char *rule = result_field(result, PG_DIAG_CONSTRAINT_NAME);
	const bool taken = strcmp(state, "23505") == 0 || strcmp(state, "23P01") == 0;
	const enum error_kind kind = taken ? ERROR_CONFLICT : ERROR_REFUSED;
	for (const struct sentence *row = db->sentences; row != NULL && row->name != NULL; row++) {
		if (strcmp(row->name, rule) != 0)
			continue;
		error_set(error, kind, "%s", row->message);
		return row->hint != NULL ? error_hint(error, "%s", row->hint) : false;
	}
	if (strcmp(state, "23502") == 0)
		return error_set(error, kind, "'%s' is missing", result_field(result, PG_DIAG_COLUMN_NAME));
	if (taken)
		return error_set(error, kind, "the record has this already (rule '%s')", rule);
	if (strcmp(state, "23503") == 0)
		return error_set(error, kind, "something named here is not in the record, or is still used by it (rule '%s')",
		                 rule);
	return error_set(error, kind, "the data breaks the rule '%s'", rule);
}

// What is wrong with a value that the user gave; the server quotes only that value.
static bool error_value(const PGresult *result, struct error *error)
{
	MEM_SCOPE(scratch);
	error_set(error, ERROR_REFUSED, "%s", first_line(scratch, result_field(result, PG_DIAG_MESSAGE_PRIMARY)));
	const char *hint = result_field(result, PG_DIAG_MESSAGE_HINT);
	return hint[0] != '\0' ? error_hint(error, "%s", first_line(scratch, hint)) : false;
}

static bool error_lost(const struct db *db, struct error *error)
{
	MEM_SCOPE(scratch);
	if (db->cancelled)
		return error_set(error, ERROR_INTERRUPTED, "interrupted: nothing was written");
	error_set(error, ERROR_ENVIRONMENT, "the connection to the server was lost: %s",
	          first_line(scratch, PQerrorMessage(db->connection)));
	return error_hint(error, db->writing ? "nothing was written: run the command again" : "run the command again");
}

// What the environment denies, and what mends it; by whole code, or by class where two characters are given.
static const struct denial {
	const char *state, *message, *hint;
} denials[] = {
	{ "25006", "this server is a standby or read only and takes no writes",
	  "connect to the primary: add target_session_attrs=read-write to the connection" },
	{ "40", "another command was in the way", "run the command again" },
	{ "42501", "not allowed",
	  "ask an admin or the owner of the database: 'rapporteur access grant' lets a user read or write" },
	{ "53100", "the server's disk is full", "make room on it, then run the command again: what was there is intact" },
	{ "53", "the server is short of resources", "run the command again when less is going on" },
	{ "55P03", "another session holds what this command needs, and did not let go of it in time",
	  "run the command again when it is done" },
	{ "57", "the server ended the statement", "run the command again" },
	{ "58", "the server met a fault of its machine", "read its log: 'rapporteur database status' says where" },
	{ "XX001", "the database is damaged", "restore it from a backup; until then do not write to it" },
	{ "XX002", "an index of the database is damaged", "run 'reindexdb' on it" },
};

static bool error_denied(const PGresult *result, const char *state, struct error *error)
{
	MEM_SCOPE(scratch);
	for (size_t i = 0; i < sizeof denials / sizeof *denials; i++) {
		if (!str_begins(state, denials[i].state))
			continue;
		error_set(error, ERROR_ENVIRONMENT, "%s: %s", denials[i].message,
		          first_line(scratch, result_field(result, PG_DIAG_MESSAGE_PRIMARY)));
		error_hint(error, "%s", denials[i].hint);
		return true;
	}
	return false;
}

static bool state_in(const char *state, const char *const *states)
{
	for (; *states != NULL; states++)
		if (str_begins(state, *states))
			return true;
	return false;
}

// Undefined table, function, schema or column.
static const char *const unmade[] = { "42P01", "42883", "3F000", "42703", NULL };
// Refused values: lengths, numbers, dates, texts, encodings, patterns; and limits of the server.
static const char *const values[] = { "22001", "22003", "22007", "22008", "22009", "22021", "22023", "2201B",
	                                  "22P02", "22P05", "22030", "22032", "54",    "P0001", NULL };

static bool error_from(const struct db *db, const PGresult *result, const char *what, struct error *error)
{
	const char *state = result_state(result);
	if (PQstatus(db->connection) == CONNECTION_BAD)
		return error_lost(db, error);
	if (db->cancelled && strcmp(state, "57014") == 0)
		return error_set(error, ERROR_INTERRUPTED, "interrupted: nothing was written");
	if (str_begins(state, "RA"))
		return error_own(result, own_kind(state), error);
	if (str_begins(state, "23"))
		return error_rule(db, result, state, error);
	if (state_in(state, values))
		return error_value(result, error);
	if (state_in(state, unmade)) {
		MEM_SCOPE(scratch);
		error_set(error, ERROR_SCHEMA, "the database has not been set up for this program: %s",
		          first_line(scratch, result_field(result, PG_DIAG_MESSAGE_PRIMARY)));
		return error_hint(error, "rapporteur migrate up");
	}
	if (error_denied(result, state, error))
		return false;
	const char *message = result != NULL ? PQresultErrorMessage(result) : PQerrorMessage(db->connection);
	MEM_SCOPE(scratch);
	return error_set(error, ERROR_INTERNAL, "statement '%s' failed: %s (%s)", what, first_line(scratch, message),
	                 state[0] != '\0' ? state : "no code");
}

bool result_check(struct db *db, const PGresult *result, const char *what, struct error *error)
{
	const ExecStatusType status = PQresultStatus(result); // PGRES_FATAL_ERROR for NULL
	if (status == PGRES_COMMAND_OK || status == PGRES_TUPLES_OK)
		return true;
	return error_from(db, result, what, error);
}
