// SPDX-License-Identifier: MIT
#include "domain/source.h"

#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "domain/date_text.h"
#include "queries.h"

const char *const kinds_source[] = { "source", NULL };

static bool passage_find(const void *context, struct db *db, const char *source_id, const char *source,
                         const char *name, char **passage_id, struct error *error)
{
	MEM_SCOPE(scratch);
	const struct binding bindings[] = { { "source_id", source_id }, { "name", name }, { 0 } };
	const struct binding of_source[] = { { "source_id", source_id }, { 0 } };
	char *names;

	if (!db_value(context, db, &query_passage_find, bindings, passage_id, error))
		return false;
	if (*passage_id)
		return true;
	if (!db_value(scratch, db, &query_passage_names, of_source, &names, error))
		return false;
	error_set(error, ERROR_NOT_FOUND, "the source '%s' has no passage '#%s'", source, name);
	if (names)
		return error_hint(error, "it has %s", names);
	return error_hint(error, "enter it first: rapporteur passage add %s %s --at TIME", source, name);
}

// `whole`: the source is named by its slug or all of a name.
static bool find(const void *context, struct db *db, const char *name, bool whole, char **source_id, char **passage_id,
                 struct error *error)
{
	MEM_SCOPE(scratch);
	const char *hash = strchr(name, '#');
	const char *typed = hash ? mem_bytes(scratch, name, (size_t)(hash - name)) : name;
	struct thing source;

	*source_id = NULL;
	*passage_id = NULL;
	if (whole ? !thing_find_whole(scratch, db, typed, kinds_source, &source, error)
	          : !thing_find(scratch, db, typed, kinds_source, &source, error))
		return false;
	*source_id = thing_id_text(context, &source);
	return !hash || passage_find(context, db, *source_id, source.slug, hash + 1, passage_id, error);
}

bool source_find(const void *context, struct db *db, const char *name, char **source_id, char **passage_id,
                 struct error *error)
{
	return find(context, db, name, false, source_id, passage_id, error);
}

bool passage_thing(const void *context, struct db *db, const char *typed, bool whole, struct thing *passage,
                   struct error *error)
{
	char *source_id, *passage_id;

	if (!find(context, db, typed, whole, &source_id, &passage_id, error))
		return false;
	if (!passage_id) {
		error_set(error, ERROR_USAGE, "'%s' names a source, and no passage of it", typed);
		return error_hint(error, "write SOURCE#NAME; 'rapporteur passage list %s' lists the names", typed);
	}
	*passage = (struct thing){ strtoll(passage_id, NULL, 10), "passage", typed, strchr(typed, '#'), NULL };
	return true;
}

bool source_add(struct db *db, const struct source_draft *draft, struct error *error)
{
	MEM_SCOPE(scratch);
	const struct binding bindings[] = {
		{ "slug", draft->slug },
		{ "outlet", draft->outlet },
		{ "nature", draft->nature },
		{ "title", draft->title },
		{ "address", draft->address },
		{ "archive", draft->archive },
		{ "hash", draft->hash },
		{ "language", draft->language },
		{ "published", draft->published },
		{ "reliability", draft->reliability },
		{ "marking", draft->marking },
		{ "origin_id", draft->origin_id },
		{ 0 },
	};
	char *taken;

	if (!db_value(scratch, db, &query_source_add, bindings, &taken, error))
		return false;
	if (!taken)
		return true;
	error_set(error, ERROR_CONFLICT, "the slug '%s' is taken by the source %s", draft->slug, taken);
	return error_hint(error, "use the one that is there, or give another slug");
}

bool passage_add(struct db *db, const struct passage_draft *draft, struct error *error)
{
	MEM_SCOPE(scratch);
	const struct binding bindings[] = {
		{ "source_id", draft->source_id },
		{ "name", draft->name },
		{ "at", draft->at },
		{ "text", draft->text },
		{ "language", draft->language },
		{ "marking", draft->marking },
		{ 0 },
	};
	char *taken;

	if (!db_value(scratch, db, &query_passage_add, bindings, &taken, error))
		return false;
	if (!taken)
		return true;
	error_set(error, ERROR_CONFLICT, "the source has a passage '#%s' already, of %s", draft->name, taken);
	return error_hint(error, "two passages of one minute are told apart by a letter: %sb", draft->name);
}

// clang-format off
static const struct field source_fields[] = {
	LISTING_MARKING(source),
	FIELD(source, slug, FIELD_TEXT, .title = "Source", .help = "short name for typing"),
	FIELD(source, name, FIELD_TEXT, .title = "Name", .help = "outlet and title", .only = FIELD_IN_DATA),
	FIELD(source, outlet, FIELD_TEXT, .title = "Outlet", .help = "who published it", .below = 1),
	FIELD(source, title, FIELD_TEXT, .title = "Title", .help = "title of the piece", .below = 1),
	FIELD(source, kind, FIELD_TEXT, .title = "Kind", .help = "wire, press, state media ...", .below = 3),
	FIELD(source, address, FIELD_TEXT, .title = "Address", .help = "address or registry number", .only = FIELD_IN_DATA),
	FIELD(source, archive, FIELD_TEXT, .title = "Archive", .help = "address of an archived copy", .only = FIELD_IN_DATA),
	FIELD(source, hash, FIELD_TEXT, .title = "Hash", .help = "sha256 of what was read", .only = FIELD_IN_DATA),
	FIELD(source, language, FIELD_TEXT, .title = "Language", .help = "language, BCP 47", .only = FIELD_IN_DATA),
	FIELD(source, published, FIELD_TEXT, .title = "Published", .help = "when, as EDTF"),
	FIELD(source, grade, FIELD_TEXT, .title = "Grade", .help = "Admiralty scale A to F"),
	FIELD(source, marking, FIELD_TEXT, .title = "Marking", .help = "Traffic Light Protocol 2.0", .below = 2),
	FIELD(source, row_version, FIELD_TEXT, .only = FIELD_IN_JSON, .help = "the revision that changed it last, for --seen"),
	FIELD(source, origin, FIELD_JSON, .help = "the source that it reprints"),
	FIELD(source, origin_slug, FIELD_TEXT, .title = "Reprints", .only = FIELD_IN_SHEET),
	FIELD(source, passages, FIELD_INTEGER, .title = "Passages", .help = "how many passages are kept of it",
	      .only = FIELD_IN_DATA),
	FIELD(source, claims, FIELD_INTEGER, .title = "Claims", .help = "how many claims rest on it"),
	{ 0 },
};
DB_DECODES(query_source_list, source_fields);
// clang-format on

static void source_words(const void *context, void *record)
{
	struct source *source = record;

	source->published = date_text(context, source->published);
}

const struct listing listing_sources = {
	.key = "sources",
	.listed = "source",
	.statement = &query_source_list,
	.fields = source_fields,
	.size = sizeof(struct source),
	.words = source_words,
};

// clang-format off
static const struct field passage_fields[] = {
	LISTING_MARKING(passage),
	FIELD(passage, source, FIELD_JSON, .help = "the source that it is of"),
	FIELD(passage, source_slug, FIELD_TEXT, .title = "Source", .only = FIELD_IN_SHEET),
	FIELD(passage, name, FIELD_TEXT, .title = "Passage", .help = "its time in the source: 1530"),
	FIELD(passage, at, FIELD_TEXT, .title = "Time", .help = "the instant it carries, RFC 3339"),
	FIELD(passage, language, FIELD_TEXT, .title = "Language", .help = "language, BCP 47"),
	FIELD(passage, marking, FIELD_TEXT, .title = "Marking", .help = "Traffic Light Protocol 2.0"),
	FIELD(passage, text, FIELD_TEXT, .title = "Text", .help = "its text, where it is kept", .only = FIELD_IN_DATA),
	FIELD(passage, claims, FIELD_INTEGER, .title = "Claims", .help = "how many claims rest on it"),
	{ 0 },
};
DB_DECODES(query_passage_list, passage_fields);
// clang-format on

static void passage_words(const void *context, void *record)
{
	struct passage *passage = record;

	passage->at = date_text(context, passage->at);
}

const struct listing listing_passages = {
	.key = "passages",
	.listed = "passage",
	.statement = &query_passage_list,
	.fields = passage_fields,
	.size = sizeof(struct passage),
	.words = passage_words,
};

// clang-format off
static const struct field impact_fields[] = {
	LISTING_MARKING(impact),
	FIELD(impact, subject, FIELD_TEXT, .help = "slug of what it is said of", .only = FIELD_IN_JSON),
	FIELD(impact, subject_text, FIELD_TEXT, .title = "Thing", .only = FIELD_IN_TABLES),
	FIELD(impact, name, FIELD_TEXT, .title = "Name", .help = "its name", .only = FIELD_IN_DATA),
	FIELD(impact, about, FIELD_TEXT, .help = "of whom in it", .only = FIELD_IN_JSON),
	FIELD(impact, point, FIELD_TEXT, .title = "Point", .help = "opening, head, presence"),
	FIELD(impact, value, FIELD_TEXT, .title = "Value", .help = "what it says"),
	FIELD(impact, form, FIELD_TEXT, .help = "of the value: date (EDTF), count or text", .only = FIELD_IN_JSON),
	FIELD(impact, standing, FIELD_TEXT, .title = "Standing", .help = "holds, disputed, was, or off the record"),
	FIELD(impact, claims, FIELD_IDS, .help = "claims of the source behind it", .only = FIELD_IN_JSON),
	FIELD(impact, claims_text, FIELD_TEXT, .title = "Claims", .only = FIELD_IN_TABLES),
	FIELD(impact, alone, FIELD_BOOLEAN, .help = "whether it rests on this source alone", .only = FIELD_IN_JSON),
	FIELD(impact, unsure, FIELD_BOOLEAN, .help = "whether no other source is seen, and may be withheld", .only = FIELD_IN_JSON),
	FIELD(impact, beside, FIELD_TEXTS, .help = "the other sources behind it", .only = FIELD_IN_JSON),
	FIELD(impact, beside_text, FIELD_TEXT, .title = "Rests on", .only = FIELD_IN_TABLES),
	{ 0 },
};
DB_DECODES(query_source_impact, impact_fields);
// clang-format on

const struct field reprint_fields[] = {
	LISTING_MARKING(reprint),
	FIELD(reprint, slug, FIELD_TEXT, .help = "short name for typing"),
	FIELD(reprint, name, FIELD_TEXT, .help = "outlet and title"),
	FIELD(reprint, relation, FIELD_TEXT, .help = "what it is to the source"),
	FIELD(reprint, claims, FIELD_INTEGER, .help = "how many claims of it stand"),
	{ 0 },
};
DB_DECODES(query_source_reprints, reprint_fields);

bool source_reprints(const void *context, struct db *db, const char *source_id, const struct question *question,
                     struct records *reprints, struct error *error)
{
	const struct binding bindings[] = {
		{ "source_id", source_id }, { "as_of", question->as_of }, { "ceiling", question->ceiling }, { 0 }
	};

	return db_query(context, db, &query_source_reprints, bindings, reprint_fields, sizeof(struct reprint), reprints,
	                error);
}

static void impact_words(const void *context, void *record)
{
	struct impact *impact = record;

	impact->value = impact->value ? value_text(context, impact->form, impact->value) : NULL;
}

const struct listing listing_impact = {
	.key = "impact",
	.listed = "impact",
	.statement = &query_source_impact,
	.fields = impact_fields,
	.size = sizeof(struct impact),
	.words = impact_words,
};
