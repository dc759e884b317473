// SPDX-License-Identifier: MIT
#include "domain/source.h"

#include <inttypes.h>
#include <string.h>

#include "base/mem.h"
#include "domain/date_text.h"
#include "queries.h"

struct source_candidate {
	int64_t id;
	const char *slug;
	const char *told;
	int64_t found; // how many there are in all
};

static const struct field candidate_fields[] = {
	FIELD(source_candidate, id, FIELD_INTEGER),
	FIELD(source_candidate, slug, FIELD_TEXT),
	FIELD(source_candidate, told, FIELD_TEXT),
	FIELD(source_candidate, found, FIELD_INTEGER),
	{ 0 },
};
DB_DECODES(query_source_find, candidate_fields);

static bool source_missing(struct db *db, const char *name, struct error *error)
{
	MEM_SCOPE(scratch);
	const struct binding bindings[] = { { "name", name }, { 0 } };
	char *nearest;

	if (!db_value(scratch, db, &query_source_nearest, bindings, &nearest, error))
		return false;
	error_set(error, ERROR_NOT_FOUND, "there is no source '%s'", name);
	if (nearest)
		return error_hint(error, "did you mean %s?", nearest);
	return error_hint(error, "enter it first: rapporteur source add %s OUTLET --kind KIND", name);
}

static bool source_ambiguous(const struct records *records, const char *name, struct error *error)
{
	const struct source_candidate *first = record_at(records, 0);

	error_set(error, ERROR_CONFLICT, "'%s' may mean any of %" PRId64 " sources", name, first->found);
	for (size_t i = 0; i < records->count; i++) {
		const struct source_candidate *candidate = record_at(records, i);

		error_detail(error, "  %s: %s", candidate->slug, candidate->told);
	}
	if (first->found > (int64_t)records->count)
		error_detail(error, "  and %" PRId64 " more", first->found - (int64_t)records->count);
	return error_hint(error, "write the one you mean by its slug, such as '%s'", first->slug);
}

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

// A source by anything but its slug.
static bool source_search(const void *context, struct db *db, const char *name, char **source_id, struct error *error)
{
	MEM_SCOPE(scratch);
	const struct binding bindings[] = { { "name", name }, { 0 } };
	const struct source_candidate *found;
	struct records records;

	if (!db_query(scratch, db, &query_source_find, bindings, candidate_fields, sizeof(*found), &records, error))
		return false;
	if (records.count == 0)
		return source_missing(db, name, error);
	if (records.count > 1)
		return source_ambiguous(&records, name, error);
	found = record_at(&records, 0);
	*source_id = mem_print(context, "%" PRId64, found->id);
	return true;
}

bool source_find(const void *context, struct db *db, const char *name, char **source_id, char **passage_id,
                 struct error *error)
{
	MEM_SCOPE(scratch);
	const char *hash = strchr(name, '#');
	const char *source = hash ? mem_bytes(scratch, name, (size_t)(hash - name)) : name;
	const struct binding bindings[] = { { "slug", source }, { 0 } };

	*source_id = NULL;
	*passage_id = NULL;
	if (!db_value(context, db, &query_source_by_slug, bindings, source_id, error) ||
	    (!*source_id && !source_search(context, db, source, source_id, error)))
		return false;
	return !hash || passage_find(context, db, *source_id, source, hash + 1, passage_id, error);
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

static const struct field source_columns[] = {
	FIELD(source, slug, FIELD_TEXT, .title = "Source"),
	FIELD(source, outlet, FIELD_TEXT, .title = "Outlet"),
	FIELD(source, title, FIELD_TEXT, .title = "Title"),
	FIELD(source, kind, FIELD_TEXT, .title = "Kind"),
	FIELD(source, published, FIELD_TEXT, .title = "Published"),
	FIELD(source, grade, FIELD_TEXT, .title = "Grade"),
	FIELD(source, marking, FIELD_TEXT, .title = "Marking"),
	FIELD(source, claims, FIELD_INTEGER, .title = "Claims"),
	{ 0 },
};
static const struct field source_members[] = {
	FIELD(source, slug, FIELD_TEXT, .title = "Slug", .help = "short name for typing"),
	FIELD(source, name, FIELD_TEXT, .title = "Name", .help = "outlet and title"),
	FIELD(source, outlet, FIELD_TEXT, .title = "Outlet", .help = "who published it"),
	FIELD(source, kind, FIELD_TEXT, .title = "Kind", .help = "wire, press, state media ..."),
	FIELD(source, title, FIELD_TEXT, .title = "Title", .help = "title of the piece"),
	FIELD(source, address, FIELD_TEXT, .title = "Address", .help = "address or registry number"),
	FIELD(source, archive, FIELD_TEXT, .title = "Archive", .help = "address of an archived copy"),
	FIELD(source, hash, FIELD_TEXT, .title = "Hash", .help = "sha256 of what was read"),
	FIELD(source, language, FIELD_TEXT, .title = "Language", .help = "language, BCP 47"),
	FIELD(source, published, FIELD_TEXT, .title = "Published", .help = "when, as EDTF"),
	FIELD(source, grade, FIELD_TEXT, .title = "Grade", .help = "Admiralty scale A to F"),
	FIELD(source, marking, FIELD_TEXT, .title = "Marking", .help = "Traffic Light Protocol 2.0"),
	FIELD(source, origin, FIELD_TEXT, .title = "Reprints", .help = "slug of the source that it reprints"),
	FIELD(source, passages, FIELD_INTEGER, .title = "Passages", .help = "how many passages are kept of it"),
	FIELD(source, claims, FIELD_INTEGER, .title = "Claims", .help = "how many claims rest on it"),
	{ 0 },
};

static void source_words(const void *context, void *record)
{
	struct source *source = record;

	source->published = date_text(context, source->published);
}

const struct listing listing_sources = {
	.key = "sources",
	.statement = &query_source_list,
	.columns = source_columns,
	.sheet = source_members,
	.members = source_members,
	.size = sizeof(struct source),
	.words = source_words,
};

static const struct field passage_columns[] = {
	FIELD(passage, name, FIELD_TEXT, .title = "Passage"),      FIELD(passage, at, FIELD_TEXT, .title = "Time"),
	FIELD(passage, language, FIELD_TEXT, .title = "Language"), FIELD(passage, marking, FIELD_TEXT, .title = "Marking"),
	FIELD(passage, claims, FIELD_INTEGER, .title = "Claims"),  { 0 },
};
static const struct field passage_members[] = {
	FIELD(passage, source, FIELD_TEXT, .title = "Source", .help = "slug of the source"),
	FIELD(passage, name, FIELD_TEXT, .title = "Passage", .help = "its time in the source: 1530"),
	FIELD(passage, at, FIELD_TEXT, .title = "Time", .help = "the instant it carries, RFC 3339"),
	FIELD(passage, language, FIELD_TEXT, .title = "Language", .help = "language, BCP 47"),
	FIELD(passage, marking, FIELD_TEXT, .title = "Marking", .help = "Traffic Light Protocol 2.0"),
	FIELD(passage, text, FIELD_TEXT, .title = "Text", .help = "its text, where it is kept"),
	FIELD(passage, claims, FIELD_INTEGER, .title = "Claims", .help = "how many claims rest on it"),
	{ 0 },
};

static void passage_words(const void *context, void *record)
{
	struct passage *passage = record;

	passage->at = date_text(context, passage->at);
}

const struct listing listing_passages = {
	.key = "passages",
	.statement = &query_passage_list,
	.columns = passage_columns,
	.sheet = passage_members,
	.members = passage_members,
	.size = sizeof(struct passage),
	.words = passage_words,
};
