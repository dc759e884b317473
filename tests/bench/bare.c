// SPDX-License-Identifier: MIT
// The least that asks a question over libpq: connects by PG* variables, runs the statements of a script (separated by
// lines of two dashes) and writes every value, one a line. A measure for what the program itself costs.
#include <libpq-fe.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static char *file_read(const char *path)
{
	FILE *file = fopen(path, "r");
	char *text;
	long length;

	if (file == NULL || fseek(file, 0, SEEK_END) != 0 || (length = ftell(file)) < 0)
		exit(70);
	rewind(file);
	text = calloc((size_t)length + 1, 1);
	if (text == NULL || fread(text, 1, (size_t)length, file) != (size_t)length)
		exit(70);
	fclose(file);
	return text;
}

int main(int argc, char **argv)
{
	PGconn *connection = PQconnectdb("");
	char *script;

	if (argc != 2 || PQstatus(connection) != CONNECTION_OK)
		return 2;
	script = file_read(argv[1]);
	for (char *next, *text = script; *text != '\0'; text = next) {
		next = strstr(text, "\n--\n");
		if (next == NULL)
			break;
		*next = '\0';
		next += 4;
		PGresult *result = PQexec(connection, text);

		if (PQresultStatus(result) != PGRES_TUPLES_OK && PQresultStatus(result) != PGRES_COMMAND_OK) {
			fprintf(stderr, "%s", PQerrorMessage(connection));
			return 1;
		}
		for (int row = 0; row < PQntuples(result); row++)
			for (int column = 0; column < PQnfields(result); column++)
				puts(PQgetvalue(result, row, column));
		PQclear(result);
	}
	PQfinish(connection);
	free(script);
	return 0;
}
