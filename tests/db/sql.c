// SPDX-License-Identifier: MIT
#include "db/sql.h"

#include <libpq-fe.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "base/str.h"
#include "db/fixture.h"

struct sql {
	PGconn *connection;
	void *context;
};

static void disconnect(void *connection)
{
	PQfinish(connection);
}

struct sql *sql_connect(void *context, const char *connection)
{
	struct sql *sql = mem_new(context, struct sql);
	sql->context = sql;
	sql->connection = PQconnectdb(connection);
	if (PQstatus(sql->connection) != CONNECTION_OK) {
		printf("%s", PQerrorMessage(sql->connection));
		exit(70);
	}
	mem_on_release(sql, sql->connection, disconnect);
	sql_run(sql, "set search_path to rapporteur, pg_catalog; set timezone to 'UTC'; set datestyle to 'ISO, YMD';"
	             "set client_min_messages to error; set jit to off");
	return sql;
}

struct sql *sql_open(void *context)
{
	return sql_connect(context, test_connection(context));
}

static char *rows_text(const void *context, const PGresult *result)
{
	struct str *text = str_new(context);
	for (int row = 0; row < PQntuples(result); row++) {
		str_separate(text, "\n");
		for (int column = 0; column < PQnfields(result); column++) {
			str_add(text, column > 0 ? " | " : "");
			str_add(text, PQgetisnull(result, row, column) ? "-" : PQgetvalue(result, row, column));
		}
	}
	return text->text;
}

static char *run_text(struct sql *sql, const char *text)
{
	PGresult *result = PQexec(sql->connection, text);
	const ExecStatusType status = PQresultStatus(result);
	char *answer = NULL;
	if (status == PGRES_TUPLES_OK || status == PGRES_COMMAND_OK || status == PGRES_EMPTY_QUERY)
		answer = rows_text(sql->context, result);
	else
		answer = mem_print(sql->context, "!%s %s", PQresultErrorField(result, PG_DIAG_SQLSTATE),
		                   PQresultErrorField(result, PG_DIAG_MESSAGE_PRIMARY));
	PQclear(result);
	return answer;
}

const char *sql_answer(struct sql *sql, const char *format, ...)
{
	va_list arguments;
	va_start(arguments, format);
	char *text = mem_vprint(sql->context, format, arguments);
	va_end(arguments);
	char *answer = run_text(sql, text);
	mem_release(text);
	return answer;
}

void sql_run(struct sql *sql, const char *text)
{
	char *answer = run_text(sql, text);
	if (answer[0] == '!') {
		printf("%s\n%.600s\n", answer, text);
		CU_FAIL("the statement failed");
	}
	mem_release(answer);
}

void answer_is(const char *answer, const char *expected, const char *file, int line)
{
	const bool same = strcmp(answer, expected) == 0;
	if (!same)
		printf("%s:%d\n\texpected: %s\n\tanswered: %s\n", file, line, expected, answer);
	CU_assertImplementation(same, (unsigned)line, "the answer is another", file, "", CU_FALSE);
}
