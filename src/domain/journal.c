// SPDX-License-Identifier: MIT
#include "domain/journal.h"

#include "base/str.h"
#include "queries.h"

struct held {
	char **functions;
};

static const struct field held_fields[] = { FIELD(held, functions, FIELD_TEXTS), { 0 } };

static const struct field thing_fields[] = {
	FIELD(thing, id, FIELD_INTEGER),
	FIELD(thing, kind, FIELD_TEXT),
	FIELD(thing, slug, FIELD_TEXT),
	FIELD(thing, label, FIELD_TEXT),
	{ 0 },
};

bool journal_passage_day(const void *context, struct db *db, const char *passage_id, char **day, struct error *error)
{
	const struct binding bindings[] = { { "passage_id", passage_id }, { 0 } };

	return db_value(context, db, &query_journal_day, bindings, day, error);
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

bool journal_is_step(const void *context, struct db *db, const char *subject_id, const char *point, const char *state,
                     bool *step, struct error *error)
{
	const struct binding bindings[] = { { "subject_id", subject_id }, { "point", point }, { "state", state }, { 0 } };
	char *value;

	if (!db_value(context, db, &query_journal_step, bindings, &value, error))
		return false;
	*step = str_equal(value, "t");
	return true;
}

bool claim_subject(const void *context, struct db *db, const char *claim_id, struct thing *subject, struct error *error)
{
	const struct binding bindings[] = { { "claim_id", claim_id }, { 0 } };
	struct records records;

	if (!db_query(context, db, &query_claim_subject, bindings, thing_fields, sizeof *subject, &records, error))
		return false;
	if (records.count == 0) {
		error_set(error, ERROR_NOT_FOUND, "there is no claim %s", claim_id);
		return error_hint(error, "'rapporteur claim list THING' shows the claims about a thing");
	}
	*subject = *(const struct thing *)record_at(&records, 0);
	return true;
}
