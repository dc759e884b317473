// SPDX-License-Identifier: MIT
#include "domain/place.h"

#include "queries.h"

DB_DECODES(query_place_named, thing_fields);
DB_DECODES(query_place_find, thing_fields);

bool place_open(const void *context, struct db *db, const struct thing_draft *draft, const char *issuer_id,
                struct thing *thing, struct error *error)
{
	const struct binding bindings[] = {
		{ "kind", draft->kind },           { "round_id", draft->round_id },
		{ "talks_id", draft->talks_id },   { "actor_id", draft->actor_id },
		{ "person_id", draft->person_id }, { "side", draft->side },
		{ "issuer_id", issuer_id },        { 0 },
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

bool place_open_named(const void *context, struct db *db, const struct thing_draft *draft, const char *stem,
                      struct thing *thing, bool *made, struct error *error)
{
	const struct binding bindings[] = {
		{ "kind", draft->kind },         { "parent_id", draft->parent_id },
		{ "round_id", draft->round_id }, { "talks_id", draft->talks_id },
		{ "slug", draft->slug },         { "label", draft->label },
		{ "nature", draft->nature },     { 0 },
	};
	struct thing_draft entered = *draft;
	struct records records;
	char *slug;

	if (!db_query(context, db, &query_place_named, bindings, thing_fields, sizeof *thing, &records, error))
		return false;
	*made = records.count == 0;
	if (!*made) {
		*thing = *(const struct thing *)record_at(&records, 0);
		return true;
	}
	if (draft->slug == NULL) {
		if (!place_slug(context, db, stem, false, &slug, error))
			return false;
		entered.slug = slug;
	}
	return thing_add(context, db, &entered, thing, error);
}

bool place_talks_id(const void *context, struct db *db, const struct thing *round, char **talks_id, struct error *error)
{
	const struct binding bindings[] = { { "round_id", thing_id_text(context, round) }, { 0 } };

	return db_value(context, db, &query_place_talks, bindings, talks_id, error);
}

bool place_slug(const void *context, struct db *db, const char *stem, bool numbered, char **slug, struct error *error)
{
	const struct binding bindings[] = { { "stem", stem }, { "numbered", numbered ? "true" : "false" }, { 0 } };

	return db_value(context, db, &query_place_slug, bindings, slug, error);
}
