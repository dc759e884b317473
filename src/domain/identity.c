// SPDX-License-Identifier: MIT
#include "domain/identity.h"

#include <inttypes.h>

#include "base/mem.h"
#include "base/str.h"
#include "queries.h"

static const struct field join_fields[] = {
	FIELD(join, id, FIELD_INTEGER),      FIELD(join, slug, FIELD_TEXT),
	FIELD(join, label, FIELD_TEXT),      FIELD(join, kept_id, FIELD_INTEGER),
	FIELD(join, kind, FIELD_TEXT),       FIELD(join, kept_slug, FIELD_TEXT),
	FIELD(join, kept_label, FIELD_TEXT), { 0 },
};
DB_DECODES(query_join_find, join_fields);

struct duplicate {
	int64_t marking_rank;
	const char *kind, *one_slug, *other_slug, *one, *other, *why;
	const char *const *reasons, *const *doubts;
	int64_t points;
};

static const struct field duplicate_fields[] = {
	LISTING_MARKING(duplicate),
	FIELD(duplicate, kind, FIELD_TEXT, .title = "Kind", .help = "kind of both things"),
	FIELD(duplicate, one_slug, FIELD_TEXT, .title = "One", .only = FIELD_IN_TABLES),
	FIELD(duplicate, other_slug, FIELD_TEXT, .title = "Other", .only = FIELD_IN_TABLES),
	FIELD(duplicate, one, FIELD_JSON, .help = "the thing recorded first"),
	FIELD(duplicate, other, FIELD_JSON, .help = "the other"),
	FIELD(duplicate, points, FIELD_INTEGER, .help = "how much speaks for it: one name or identifier counts 100",
	      .only = FIELD_IN_DATA),
	FIELD(duplicate, reasons, FIELD_TEXTS, .help = "what speaks for their being one"),
	FIELD(duplicate, doubts, FIELD_TEXTS, .help = "what speaks against it"),
	FIELD(duplicate, why, FIELD_TEXT, .title = "Why", .only = FIELD_IN_TABLES),
	{ 0 },
};
DB_DECODES(query_duplicate_list, duplicate_fields);

const struct listing listing_duplicates = {
	.key = "duplicates",
	.listed = "duplicate",
	.statement = &query_duplicate_list,
	.fields = duplicate_fields,
	.size = sizeof(struct duplicate),
};

bool identity_join(struct db *db, const struct thing *kept, const struct thing *gone, struct error *error)
{
	MEM_SCOPE(scratch);
	const struct binding bindings[] = {
		{ "kept", thing_id_text(scratch, kept) },
		{ "gone", thing_id_text(scratch, gone) },
		{ 0 },
	};

	return db_run(db, &query_join_add, bindings, error);
}

static bool several(const struct records *joins, const char *typed, struct error *error)
{
	const struct join *first = record_at(joins, 0);

	error_set(error, ERROR_CONFLICT, "%zu records were joined with '%s'", joins->count, typed);
	for (size_t i = 0; i < joins->count; i++) {
		const struct join *join = record_at(joins, i);

		error_detail(error, "  %s: %s", join->slug, join->label);
	}
	return error_hint(error, "say which is to be given back: rapporteur apart %s", first->slug);
}

bool identity_find(const void *context, struct db *db, const char *typed, struct join *join, struct error *error)
{
	MEM_SCOPE(scratch);
	const struct binding by_slug[] = { { "slug", typed }, { 0 } };
	struct thing kept;
	struct records joins;

	if (!db_query(context, db, &query_join_find, by_slug, join_fields, sizeof *join, &joins, error))
		return false;
	if (joins.count == 0) {
		if (!thing_find_whole(scratch, db, typed, NULL, &kept, error))
			return false;
		const struct binding by_kept[] = { { "kept_id", thing_id_text(scratch, &kept) }, { 0 } };

		if (!db_query(context, db, &query_join_find, by_kept, join_fields, sizeof *join, &joins, error))
			return false;
		if (joins.count == 0) {
			error_set(error, ERROR_CONFLICT, "%s is one record: nothing was joined with it", kept.slug);
			return error_hint(error, "'rapporteur %s history %s' tells what became of it", kept.kind, kept.slug);
		}
	}
	if (joins.count > 1)
		return several(&joins, typed, error);
	*join = *(const struct join *)record_at(&joins, 0);
	return true;
}

bool identity_own(struct db *db, const char *typed, const struct thing *thing, struct error *error)
{
	MEM_SCOPE(scratch);
	const struct binding by_slug[] = { { "slug", typed }, { 0 } };
	struct records joins;

	if (!db_query(scratch, db, &query_join_find, by_slug, join_fields, sizeof(struct join), &joins, error))
		return false;
	if (joins.count == 0)
		return true;
	error_set(error, ERROR_CONFLICT, "%s was joined with %s, and keeps the names that it is to be given back under",
	          typed, thing->slug);
	return error_hint(
		error, "to rename what stayed: rapporteur %s rename %s; to give the other back first: rapporteur apart %s",
		thing->kind, thing->slug, typed);
}

bool identity_part(struct db *db, const struct join *join, struct error *error)
{
	MEM_SCOPE(scratch);
	const struct binding bindings[] = { { "id", mem_print(scratch, "%" PRId64, join->id) }, { 0 } };

	return db_run(db, &query_join_remove, bindings, error);
}

struct stayed {
	const char *told;
};

static const struct field stayed_fields[] = { FIELD(stayed, told, FIELD_TEXT), { 0 } };
DB_DECODES(query_join_stayed, stayed_fields);

bool identity_stayed(const void *context, struct db *db, const struct join *join, const char **told,
                     struct error *error)
{
	MEM_SCOPE(scratch);
	const struct binding bindings[] = { { "id", mem_print(scratch, "%" PRId64, join->id) }, { 0 } };
	struct str *text = str_new(context);
	struct records rows;

	if (!db_query(scratch, db, &query_join_stayed, bindings, stayed_fields, sizeof(struct stayed), &rows, error))
		return false;
	for (size_t i = 0; i < rows.count; i++) {
		str_separate(text, "; ");
		str_add(text, ((const struct stayed *)record_at(&rows, i))->told);
	}
	*told = rows.count > 0 ? text->text : NULL;
	return true;
}

bool identity_differ(struct db *db, const struct thing *one, const struct thing *other, bool back, bool *changed,
                     struct error *error)
{
	MEM_SCOPE(scratch);
	const struct binding bindings[] = {
		{ "one", thing_id_text(scratch, one) },
		{ "other", thing_id_text(scratch, other) },
		{ 0 },
	};
	char *told;

	if (!back && !str_equal(one->kind, other->kind)) {
		error_set(error, ERROR_REFUSED, "%s is of kind %s, and %s of kind %s: nobody takes them for one", one->slug,
		          one->kind, other->slug, other->kind);
		return error_hint(error, "'rapporteur duplicates' lists what may be one");
	}
	if (!db_value(scratch, db, back ? &query_difference_remove : &query_difference_add, bindings, &told, error))
		return false;
	*changed = back == (told != NULL);
	return true;
}
