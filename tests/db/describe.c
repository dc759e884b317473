// SPDX-License-Identifier: MIT
#include "describe.h"

#include <string.h>

#include "base/mem.h"
#include "base/str.h"
#include "pg/session.h"

// Types by their numbers, which PostgreSQL never changes (src/include/catalog/pg_type.dat).
enum {
	TYPE_BOOL = 16,
	TYPE_NAME = 19,
	TYPE_INT8 = 20,
	TYPE_INT2 = 21,
	TYPE_INT4 = 23,
	TYPE_TEXT = 25,
	TYPE_JSON = 114,
	TYPE_TEXTS = 1009,
	TYPE_INT8S = 1016,
	TYPE_BPCHAR = 1042,
	TYPE_VARCHAR = 1043,
	TYPE_DATE = 1082,
	TYPE_NUMERIC = 1700,
	TYPE_JSONB = 3802,
};

// Which types a field may hold. An instant is not among the texts: its form would be the session's, not RFC 3339.
static const struct {
	enum field_type field;
	Oid types[8];
} holds[] = {
	{ FIELD_TEXT, { TYPE_TEXT, TYPE_NAME, TYPE_BPCHAR, TYPE_VARCHAR, TYPE_DATE, TYPE_NUMERIC } },
	{ FIELD_INTEGER, { TYPE_INT8, TYPE_INT4, TYPE_INT2 } },
	{ FIELD_BOOLEAN, { TYPE_BOOL } },
	{ FIELD_TEXTS, { TYPE_TEXTS } },
	{ FIELD_IDS, { TYPE_INT8S } },
	{ FIELD_JSON, { TYPE_JSON, TYPE_JSONB, TYPE_TEXT } }, // put together as text, to keep the order of its keys
};

static PGresult *statement_describe(struct db *db, const struct statement *statement, struct error *error)
{
	RESULT_SCOPE *prepared = PQprepare(db->connection, "", statement->text, 0, NULL);
	if (!result_check(db, prepared, statement->name, error))
		return NULL;
	PGresult *result = PQdescribePrepared(db->connection, "");
	if (result_check(db, result, statement->name, error))
		return result;
	PQclear(result);
	return NULL;
}

static char *type_name(const void *context, struct db *db, Oid type, struct error *error)
{
	static const char *const parameters[] = { "type", NULL };
	static const struct statement named = { "type", "select pg_catalog.format_type($1::oid, null)", parameters };
	const struct binding bindings[] = { { "type", mem_print(context, "%u", type) }, { NULL, NULL } };
	char *name = NULL;
	return db_value(context, db, &named, bindings, &name, error) ? name : NULL;
}

bool db_describe(const void *context, struct db *db, const struct statement *statement, char ***columns,
                 char ***parameters, struct error *error)
{
	RESULT_SCOPE *result = statement_describe(db, statement, error);
	if (result == NULL)
		return false;
	*columns = mem_alloc(context, ((size_t)PQnfields(result) + 1) * sizeof **columns);
	for (int i = 0; i < PQnfields(result); i++)
		(*columns)[i] = mem_text(context, PQfname(result, i));
	*parameters = mem_alloc(context, ((size_t)PQnparams(result) + 1) * sizeof **parameters);
	for (int i = 0; i < PQnparams(result); i++)
		if (((*parameters)[i] = type_name(context, db, PQparamtype(result, i), error)) == NULL)
			return false;
	return true;
}

static bool field_holds(const struct field *field, Oid type)
{
	for (size_t i = 0; i < sizeof holds / sizeof *holds; i++)
		for (size_t k = 0; holds[i].field == field->type && holds[i].types[k] != 0; k++)
			if (holds[i].types[k] == type)
				return true;
	return false;
}

static const struct field *field_of(const struct field *fields, const char *column)
{
	for (; fields != NULL && fields->name != NULL; fields++)
		if (strcmp(fields->name, column) == 0)
			return fields;
	return NULL;
}

static bool columns_check(const PGresult *result, const struct statement *statement, const struct field *fields,
                          struct error *error)
{
	for (int i = 0; i < PQnfields(result); i++) {
		const struct field *field = field_of(fields, PQfname(result, i));
		if (field == NULL)
			return error_set(error, ERROR_INTERNAL, "statement '%s' gives a column '%s' that has no field",
			                 statement->name, PQfname(result, i));
		if (!field_holds(field, PQftype(result, i)))
			return error_set(error, ERROR_INTERNAL, "statement '%s' gives '%s' as type %u, which its field cannot hold",
			                 statement->name, field->name, PQftype(result, i));
	}
	for (; fields != NULL && fields->name != NULL; fields++)
		if (PQfnumber(result, fields->name) < 0)
			return error_set(error, ERROR_INTERNAL, "statement '%s' gives no column '%s'", statement->name,
			                 fields->name);
	return true;
}

bool db_check(struct db *db, const struct statement *statement, const struct field *fields, struct error *error)
{
	RESULT_SCOPE *result = statement_describe(db, statement, error);
	if (result == NULL)
		return false;
	int named = 0;
	while (statement->parameters[named] != NULL)
		named++;
	if (named != PQnparams(result))
		return error_set(error, ERROR_INTERNAL, "statement '%s' takes %d parameters and names %d", statement->name,
		                 PQnparams(result), named);
	return columns_check(result, statement, fields, error);
}
