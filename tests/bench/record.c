// SPDX-License-Identifier: MIT
// Linked around the program with --wrap: writes every statement that a command sends, parameters in place, to the file
// named by BENCH_SCRIPT. So a bench asks psql and a bare libpq program the very same question. The check of the schema is
// left out: it is the program's own.
#include <libpq-fe.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

PGresult *__real_PQexec(PGconn *connection, const char *text);
PGresult *__real_PQexecParams(PGconn *connection, const char *text, int count, const Oid *types,
                              const char *const *values, const int *lengths, const int *formats, int format);
PGresult *__wrap_PQexec(PGconn *connection, const char *text);
PGresult *__wrap_PQexecParams(PGconn *connection, const char *text, int count, const Oid *types,
                              const char *const *values, const int *lengths, const int *formats, int format);

static void statement_write(PGconn *connection, const char *text, int count, const char *const *values)
{
	FILE *file = fopen(getenv("BENCH_SCRIPT"), "a");

	if (file == NULL)
		exit(70);
	for (const char *c = text; *c != '\0'; c++) {
		int number = *c == '$' ? atoi(c + 1) : 0;

		if (number < 1 || number > count) {
			fputc(*c, file);
			continue;
		}
		c += number > 9 ? 2 : 1;
		if (values[number - 1] == NULL) {
			fputs("null", file);
			continue;
		}
		char *quoted = PQescapeLiteral(connection, values[number - 1], strlen(values[number - 1]));

		fputs(quoted, file);
		PQfreemem(quoted);
	}
	size_t length = strlen(text);

	while (length > 0 && (text[length - 1] == '\n' || text[length - 1] == ';'))
		length--;
	fputs(text[length] == ';' ? "\n--\n" : ";\n--\n", file);
	fclose(file);
}

PGresult *__wrap_PQexec(PGconn *connection, const char *text)
{
	statement_write(connection, text, 0, NULL);
	return __real_PQexec(connection, text);
}

PGresult *__wrap_PQexecParams(PGconn *connection, const char *text, int count, const Oid *types,
                              const char *const *values, const int *lengths, const int *formats, int format)
{
	if (strstr(text, "schema_migrations") == NULL)
		statement_write(connection, text, count, values);
	return __real_PQexecParams(connection, text, count, types, values, lengths, formats, format);
}
