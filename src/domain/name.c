// SPDX-License-Identifier: MIT
#include "domain/name.h"

#include "base/mem.h"
#include "base/str.h"
#include "domain/date_text.h"
#include "queries.h"

// clang-format off
const struct field name_fields[] = {
	LISTING_MARKING(name),
	FIELD(name, name, FIELD_TEXT, .title = "Name", .help = "as written"),
	FIELD(name, kind, FIELD_TEXT, .title = "Kind", .help = "official, short, acronym ..."),
	FIELD(name, language, FIELD_TEXT, .title = "Language", .help = "language and script, BCP 47"),
	FIELD(name, script, FIELD_TEXT, .title = "Script", .help = "script, ISO 15924", .below = 2),
	FIELD(name, romanised, FIELD_TEXT, .title = "In Latin", .help = "its Latin form, where it is of another script"),
	FIELD(name, source, FIELD_JSON, .help = "where it was seen"),
	FIELD(name, source_slug, FIELD_TEXT, .title = "Seen in", .only = FIELD_IN_TABLES, .below = 1),
	FIELD(name, held, FIELD_TEXT, .title = "In use", .help = "when it was in use, as EDTF"),
	FIELD(name, marking, FIELD_TEXT, .title = "Marking", .help = "lowest marking at which it may be printed"),
	{ 0 },
};
// clang-format on
DB_DECODES(query_name_list, name_fields);
const struct field identifier_fields[] = {
	FIELD(identifier, scheme, FIELD_TEXT, .help = "the register"),
	FIELD(identifier, value, FIELD_TEXT, .help = "the identifier there"),
	{ 0 },
};
DB_DECODES(query_identifier_list, identifier_fields);

bool name_add(struct db *db, const struct thing *thing, const struct name_draft *draft, struct error *error)
{
	MEM_SCOPE(scratch);
	const struct binding bindings[] = {
		{ "kind", thing->kind },
		{ "id", thing_id_text(scratch, thing) },
		{ "name", draft->name },
		{ "nature", draft->nature },
		{ "language", draft->language },
		{ "source_id", draft->source_id },
		{ "marking", draft->marking },
		{ "held", draft->held },
		{ 0 },
	};
	char *added;

	if (!db_value(scratch, db, &query_name_add, bindings, &added, error))
		return false;
	if (added)
		return true;
	error_set(error, ERROR_CONFLICT, "%s goes by '%s' already", thing->slug, draft->name);
	return error_hint(error, "'rapporteur %s show %s' lists its names", thing->kind, thing->slug);
}

bool name_list(const void *context, struct db *db, const struct thing *thing, const char *ceiling,
               struct records *records, struct error *error)
{
	MEM_SCOPE(scratch);
	const struct binding bindings[] = {
		{ "kind", thing->kind }, { "id", thing_id_text(scratch, thing) }, { "ceiling", ceiling }, { 0 }
	};

	return db_query(context, db, &query_name_list, bindings, name_fields, sizeof(struct name), records, error);
}

static void name_words(const void *context, void *record)
{
	struct name *name = record;

	name->held = date_text(context, name->held);
}

const struct listing listing_names = {
	.key = "names",
	.listed = "name",
	.statement = &query_name_list,
	.fields = name_fields,
	.size = sizeof(struct name),
	.words = name_words,
};
const struct listing listing_source_names = {
	.key = "names",
	.listed = "name of a source",
	.statement = &query_name_list,
	.fields = name_fields,
	.size = sizeof(struct name),
	.words = name_words,
};

bool name_remove(struct db *db, const struct thing *thing, const char *name, struct error *error)
{
	MEM_SCOPE(scratch);
	const struct binding bindings[] = {
		{ "kind", thing->kind }, { "id", thing_id_text(scratch, thing) }, { "name", name }, { 0 }
	};
	char *became;

	if (!db_value(scratch, db, &query_name_remove, bindings, &became, error))
		return false;
	if (str_equal(became, "removed"))
		return true;
	if (became && !str_equal(became, "printed")) {
		error_set(error, ERROR_CONFLICT,
		          "'%s' is the name that %s, which was joined with %s, is to be given back under", name, became,
		          thing->slug);
		return error_hint(error, "'rapporteur apart %s' gives it back: then it may be renamed", became);
	}
	if (became) {
		error_set(error, ERROR_CONFLICT, "'%s' is the name that %s is printed under", name, thing->slug);
		return error_hint(error, "print it under another first: rapporteur %s rename %s NAME", thing->kind,
		                  thing->slug);
	}
	error_set(error, ERROR_NOT_FOUND, "%s does not go by '%s'", thing->slug, name);
	return error_hint(error, "its names, to the letter: rapporteur alias list %s", thing->slug);
}

struct registered {
	const char *holder, *others;
};
static const struct field registered_fields[] = {
	FIELD(registered, holder, FIELD_TEXT),
	FIELD(registered, others, FIELD_TEXT),
	{ 0 },
};
DB_DECODES(query_identifier_add, registered_fields);

bool identifier_add(const void *context, struct db *db, const struct thing *thing, const char *scheme,
                    const char *value, const char **others, struct error *error)
{
	MEM_SCOPE(scratch);
	const struct binding bindings[] = {
		{ "kind", thing->kind },
		{ "id", thing_id_text(scratch, thing) },
		{ "scheme", scheme },
		{ "value", value },
		{ 0 },
	};
	const struct registered *registered;
	const char *holder;
	struct records records;

	if (!db_query(context, db, &query_identifier_add, bindings, registered_fields, sizeof *registered, &records, error))
		return false;
	registered = record_at(&records, 0);
	*others = registered->others;
	holder = registered->holder;
	if (!holder)
		return true;
	if (str_equal(holder, thing->slug))
		return error_set(error, ERROR_CONFLICT, "%s has %s %s already", thing->slug, scheme, value);
	error_set(error, ERROR_CONFLICT, "%s %s belongs to %s already", scheme, value, holder);
	return error_hint(
		error,
		"one identifier means one thing: if they are one, rapporteur same %s %s; if not, find out whose it "
		"is, and rapporteur different %s %s --reason TEXT",
		holder, thing->slug, holder, thing->slug);
}

bool identifier_list(const void *context, struct db *db, const struct thing *thing, struct records *records,
                     struct error *error)
{
	MEM_SCOPE(scratch);
	const struct binding bindings[] = { { "kind", thing->kind }, { "id", thing_id_text(scratch, thing) }, { 0 } };

	return db_query(context, db, &query_identifier_list, bindings, identifier_fields, sizeof(struct identifier),
	                records, error);
}

static const struct field completion_fields[] = { FIELD(completion, slug, FIELD_TEXT), { 0 } };
DB_DECODES(query_completion_names, completion_fields);

bool name_complete(const void *context, struct db *db, const char *kind, const char *prefix, struct records *records,
                   struct error *error)
{
	const struct binding bindings[] = { { "kind", kind }, { "prefix", prefix }, { 0 } };

	return db_query(context, db, &query_completion_names, bindings, completion_fields, sizeof(struct completion),
	                records, error);
}
