// SPDX-License-Identifier: MIT
#include "domain/exclusion.h"

#include "base/mem.h"
#include "base/str.h"
#include "domain/place.h"
#include "queries.h"

struct standing {
	int64_t id;
	const char *kind, *slug, *label;
	bool here;
	const char *scope; // slug
};

static const struct field standing_fields[] = {
	FIELD(standing, id, FIELD_INTEGER),
	FIELD(standing, kind, FIELD_TEXT),
	FIELD(standing, slug, FIELD_TEXT),
	FIELD(standing, label, FIELD_TEXT),
	FIELD(standing, here, FIELD_BOOLEAN),
	FIELD(standing, scope, FIELD_TEXT),
	{ 0 },
};
DB_DECODES(query_exclusion_standing, standing_fields);

bool exclusion_open(const void *context, struct db *db, const struct thing *scope, const struct who *who,
                    struct thing *exclusion, struct error *error)
{
	const char *id = thing_id_text(context, scope);
	const bool round = str_equal(scope->kind, "round");
	struct thing_draft draft = { .kind = "exclusion", .round_id = round ? id : NULL, .talks_id = round ? NULL : id };

	if (!who_place(context, db, who, &draft, error))
		return false;
	draft.slug = mem_print(context, "%s/excluded-%s", scope->slug, draft.slug);
	draft.label = mem_print(context, "Exclusion of %s from %s", draft.label, scope->label);
	return place_open(context, db, &draft, NULL, exclusion, error);
}

static bool not_excluded(const struct records *elsewhere, const struct thing *scope, const char *name,
                         struct error *error)
{
	MEM_SCOPE(scratch);
	struct str *scopes = str_new(scratch);

	error_set(error, ERROR_NOT_FOUND, "'%s' is not excluded from %s", name, scope->slug);
	if (elsewhere->count == 0)
		return error_hint(error, "'rapporteur exclude list' shows all exclusions");
	for (size_t i = 0; i < elsewhere->count; i++) {
		const struct standing *standing = record_at(elsewhere, i);

		str_separate(scopes, ", ");
		str_add(scopes, standing->scope);
	}
	const struct standing *nearest = record_at(elsewhere, 0);
	return error_hint(error, "excluded from %s: lift it there: rapporteur exclude lift %s %s", scopes->text,
	                  nearest->scope, name);
}

bool exclusion_find(const void *context, struct db *db, const struct thing *scope, const struct who *who,
                    struct thing *exclusion, struct error *error)
{
	const bool side = who->side != NULL;
	const struct binding bindings[] = {
		{ "scope_id", thing_id_text(context, scope) },
		{ "actor_id", side ? NULL : thing_id_text(context, &who->thing) },
		{ "side", who->side },
		{ 0 },
	};
	struct records records;

	if (!db_query(context, db, &query_exclusion_standing, bindings, standing_fields, sizeof(struct standing), &records,
	              error))
		return false;
	const struct standing *first = records.count > 0 ? record_at(&records, 0) : NULL;
	if (first == NULL || !first->here)
		return not_excluded(&records, scope, side ? who->side : who->thing.slug, error);
	*exclusion = (struct thing){ .id = first->id, .kind = first->kind, .slug = first->slug, .label = first->label };
	return true;
}
