// SPDX-License-Identifier: MIT
#include "domain/structure.h"

#include "base/mem.h"
#include "queries.h"

bool structure_list(const void *context, struct db *db, const struct thing *thing, const struct question *question,
                    struct records *traits, struct error *error)
{
	static const struct field fields[] = {
		FIELD(trait, key, FIELD_TEXT),
		FIELD(trait, many, FIELD_BOOLEAN),
		FIELD(trait, slug, FIELD_TEXT),
		FIELD(trait, text, FIELD_TEXT),
		{ 0 },
	};
	DB_DECODES(query_structure_list, fields);
	MEM_SCOPE(scratch);
	const struct binding bindings[] = {
		{ "thing_id", thing_id_text(scratch, thing) },
		{ "as_of", question->as_of },
		{ "ceiling", question->ceiling },
		{ 0 },
	};

	if (!db_query(context, db, &query_structure_list, bindings, fields, sizeof(struct trait), traits, error))
		return false;
	// A thing that may be seen has its marking at least.
	return traits->count > 0 || error_set(error, ERROR_NOT_FOUND, "there is no %s '%s'", thing->kind, thing->slug);
}

static const struct field mention_fields[] = {
	FIELD(mention, id, FIELD_INTEGER), FIELD(mention, kind, FIELD_TEXT),   FIELD(mention, slug, FIELD_TEXT),
	FIELD(mention, label, FIELD_TEXT), FIELD(mention, own, FIELD_BOOLEAN), { 0 },
};
DB_DECODES(query_mention_list, mention_fields);

bool mention_list(const void *context, struct db *db, const struct thing *thing, const char *ceiling,
                  struct records *mentions, struct error *error)
{
	MEM_SCOPE(scratch);
	const struct binding bindings[] = { { "thing_id", thing_id_text(scratch, thing) }, { "ceiling", ceiling }, { 0 } };

	return db_query(context, db, &query_mention_list, bindings, mention_fields, sizeof(struct mention), mentions,
	                error);
}
