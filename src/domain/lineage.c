// SPDX-License-Identifier: MIT
#include "domain/lineage.h"

#include "queries.h"

static const struct field followed_fields[] = {
	FIELD(followed, id, FIELD_INTEGER), FIELD(followed, link, FIELD_TEXT),  FIELD(followed, back, FIELD_BOOLEAN),
	FIELD(followed, since, FIELD_TEXT), FIELD(followed, until, FIELD_TEXT), { 0 },
};
DB_DECODES(query_history_followed, followed_fields);

static const char *truth(bool value)
{
	return value ? "true" : "false";
}

bool lineage_load(const void *context, struct db *db, const struct thing *who, const struct question *question,
                  const struct reach *reach, struct records *records, struct error *error)
{
	const struct binding bindings[] = {
		{ "who_id", thing_id_text(context, who) },
		{ "as_of", question->as_of },
		{ "ceiling", question->ceiling },
		{ "renamed", truth(!reach->own_name) },
		{ "lineage", truth(!reach->own_name && !reach->no_lineage) },
		{ "coalitions", truth(reach->coalitions) },
		{ 0 },
	};

	return db_query(context, db, &query_history_followed, bindings, followed_fields, sizeof(struct followed), records,
	                error);
}
