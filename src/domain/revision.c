// SPDX-License-Identifier: MIT
#include "domain/revision.h"

#include <assert.h>

#include "base/mem.h"
#include "queries.h"

// clang-format off
#define MEMBERS \
	FIELD(revision_size, sources, FIELD_INTEGER), \
	FIELD(revision_size, things, FIELD_INTEGER), \
	FIELD(revision_size, claims, FIELD_INTEGER)
// clang-format on
const struct field revision_size_members[] = { MEMBERS, { 0 } };
static const struct field size_fields[] = { MEMBERS, FIELD(revision_size, number, FIELD_INTEGER), { 0 } };
DB_DECODES(query_revision_measure, size_fields);

bool revision_begin(struct db *db, const struct revision_note *note, struct error *error)
{
	const struct binding bindings[] = {
		{ "author", note->author },
		{ "client", note->client },
		{ "command", note->command },
		{ "reason", note->reason },
		{ "doing", note->doing },
		{ "login", note->login },
		{ 0 },
	};

	return db_run(db, &query_revision_begin, bindings, error);
}

bool revision_number(const void *context, struct db *db, char **number, struct error *error)
{
	return db_value(context, db, &query_revision_number, NULL, number, error);
}

bool revision_measure(struct db *db, struct revision_size *size, struct error *error)
{
	MEM_SCOPE(scratch);
	struct records records;

	if (!db_query(scratch, db, &query_revision_measure, NULL, size_fields, sizeof(*size), &records, error))
		return false;
	assert(records.count == 1); // an aggregate
	*size = *(const struct revision_size *)record_at(&records, 0);
	return true;
}
