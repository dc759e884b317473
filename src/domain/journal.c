// SPDX-License-Identifier: MIT
#include "domain/journal.h"

#include "queries.h"

struct held {
	char **functions;
};

static const struct field held_fields[] = { FIELD(held, functions, FIELD_TEXTS), { 0 } };
DB_DECODES(query_journal_functions, held_fields);

bool journal_passage_day(const void *context, struct db *db, const char *passage_id, char **day, struct error *error)
{
	const struct binding bindings[] = { { "passage_id", passage_id }, { 0 } };

	return db_value(context, db, &query_journal_day, bindings, day, error);
}

bool journal_held(const void *context, struct db *db, const char *subject_id, const char *person_id, const char *point,
                  char **value, struct error *error)
{
	const struct binding bindings[] = {
		{ "subject_id", subject_id }, { "about_id", person_id }, { "point", point }, { 0 }
	};

	return db_value(context, db, &query_journal_held, bindings, value, error);
}

bool journal_held_functions(const void *context, struct db *db, const char *delegation_id, const char *person_id,
                            char ***functions, struct error *error)
{
	const struct binding bindings[] = { { "delegation_id", delegation_id }, { "person_id", person_id }, { 0 } };
	struct records records;

	if (!db_query(context, db, &query_journal_functions, bindings, held_fields, sizeof(struct held), &records, error))
		return false;
	*functions = ((const struct held *)record_at(&records, 0))->functions;
	return true;
}
