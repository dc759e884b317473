// SPDX-License-Identifier: MIT
#include "domain/place.h"

#include "queries.h"

static const struct field thing_fields[] = {
	FIELD(thing, id, FIELD_INTEGER),
	FIELD(thing, kind, FIELD_TEXT),
	FIELD(thing, slug, FIELD_TEXT),
	FIELD(thing, label, FIELD_TEXT),
	{ 0 },
};

bool place_open(const void *context, struct db *db, const struct thing_draft *draft, struct thing *thing,
                struct error *error)
{
	const struct binding bindings[] = {
		{ "kind", draft->kind },           { "round_id", draft->round_id },
		{ "talks_id", draft->talks_id },   { "actor_id", draft->actor_id },
		{ "person_id", draft->person_id }, { "side", draft->side },
		{ "issuer_id", draft->issuer_id }, { 0 },
	};
	struct records records;

	if (!db_query(context, db, &query_place_find, bindings, thing_fields, sizeof *thing, &records, error))
		return false;
	if (records.count > 0) {
		*thing = *(const struct thing *)record_at(&records, 0);
		return true;
	}
	struct thing_draft made = *draft;
	char *slug;
	if (!place_slug(context, db, draft->slug, false, &slug, error))
		return false;
	made.slug = slug;
	return thing_add(context, db, &made, thing, error);
}

bool place_slug(const void *context, struct db *db, const char *stem, bool numbered, char **slug, struct error *error)
{
	const struct binding bindings[] = { { "stem", stem }, { "numbered", numbered ? "true" : "false" }, { 0 } };

	return db_value(context, db, &query_place_slug, bindings, slug, error);
}
