// SPDX-License-Identifier: MIT
// Named statements: parameters bound by name, the answer checked and decoded.

#include <assert.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "base/str.h"
#include "base/utf8.h"
#include "pg/session.h"

static size_t list_length(const char *const *list)
{
	size_t length = 0;
	while (list != NULL && list[length] != NULL)
		length++;
	return length;
}

// The server would refuse it as well, but cannot say which value it was.
static bool value_check(const struct binding *binding, struct error *error)
{
	const char *text = binding->value;
	uint32_t character;
	for (size_t length; text != NULL && text[0] != '\0'; text += length) {
		length = utf8_decode(text, &character);
		if (length > 0)
			continue;
		error_set(error, ERROR_REFUSED, "the text of '%s' is not UTF-8: byte %td is 0x%02x", binding->parameter,
		          text - binding->value + 1, (unsigned char)text[0]);
		return error_hint(error, "convert it first: iconv -f WINDOWS-1251 -t UTF-8");
	}
	return true;
}

static bool values_bind(const struct statement *statement, const struct binding *bindings, const char **values,
                        struct error *error)
{
	for (; bindings != NULL && bindings->parameter != NULL; bindings++) {
		size_t i = 0;
		while (statement->parameters[i] != NULL && strcmp(statement->parameters[i], bindings->parameter) != 0)
			i++;
		assert(statement->parameters[i] != NULL && "a binding that the statement does not name");
		if (!value_check(bindings, error))
			return false;
		values[i] = bindings->value;
	}
	return true;
}

PGresult *statement_send(struct db *db, const struct statement *statement, const struct binding *bindings,
                         struct error *error)
{
	MEM_SCOPE(scratch);
	const size_t count = list_length(statement->parameters);
	const char **values = mem_alloc(scratch, (count + 1) * sizeof *values);
	if (!session_going(db, error) || !values_bind(statement, bindings, values, error))
		return NULL;
	const char *name;
	if (!prepared_use(db, statement, &name, error))
		return NULL;
	PGresult *result = name != NULL
	                       ? PQexecPrepared(db->connection, name, (int)count, values, NULL, NULL, 0)
	                       : PQexecParams(db->connection, statement->text, (int)count, NULL, values, NULL, NULL, 0);
	if (result_check(db, result, statement->name, error))
		return result;
	PQclear(result);
	return NULL;
}

bool db_query(const void *context, struct db *db, const struct statement *statement, const struct binding *bindings,
              const struct field *fields, size_t size, struct records *records, struct error *error)
{
	PGresult *result = statement_send(db, statement, bindings, error);
	return result != NULL && rows_decode(context, result, statement->name, fields, size, records, error);
}

bool db_value(const void *context, struct db *db, const struct statement *statement, const struct binding *bindings,
              char **value, struct error *error)
{
	RESULT_SCOPE *result = statement_send(db, statement, bindings, error);
	*value = NULL;
	if (result == NULL)
		return false;
	if (PQnfields(result) != 1 || PQntuples(result) > 1)
		return error_set(error, ERROR_INTERNAL, "statement '%s' gives more than one value", statement->name);
	if (PQntuples(result) == 1 && !PQgetisnull(result, 0, 0))
		*value = mem_bytes(context, PQgetvalue(result, 0, 0), (size_t)PQgetlength(result, 0, 0));
	return true;
}

bool db_run(struct db *db, const struct statement *statement, const struct binding *bindings, struct error *error)
{
	RESULT_SCOPE *result = statement_send(db, statement, bindings, error);
	return result != NULL;
}
