// SPDX-License-Identifier: MIT
// Finding the one thing that a name means, or telling what it may mean.
#include <inttypes.h>
#include <string.h>

#include "base/mem.h"
#include "base/str.h"
#include "domain/date_text.h"
#include "domain/script.h"
#include "domain/thing.h"
#include "queries.h"

struct candidate {
	int64_t id;
	const char *kind;
	const char *slug;
	const char *label;
	int64_t found; // how many there are in all
	bool more;     // or more: so many were found that not all were looked at
	bool whole;    // the name typed is all of a name, not the beginning of one
};

struct described {
	int64_t id;
	const char *told;  // what it is, where, which posts it holds
	const char *round; // the last at which it is recorded, and its day as EDTF; or NULL
	const char *day;
};

struct suggestion {
	const char *kind;
	const char *slug;
	bool other; // has exactly the name typed, but is of another kind than wanted
};

static const struct field candidate_fields[] = {
	FIELD(candidate, id, FIELD_INTEGER),    FIELD(candidate, kind, FIELD_TEXT),
	FIELD(candidate, slug, FIELD_TEXT),     FIELD(candidate, label, FIELD_TEXT),
	FIELD(candidate, found, FIELD_INTEGER), FIELD(candidate, more, FIELD_BOOLEAN),
	FIELD(candidate, whole, FIELD_BOOLEAN), { 0 },
};
DB_DECODES(query_thing_by_name, candidate_fields);
static const struct field described_fields[] = {
	FIELD(described, id, FIELD_INTEGER),
	FIELD(described, told, FIELD_TEXT),
	FIELD(described, round, FIELD_TEXT),
	FIELD(described, day, FIELD_TEXT),
	{ 0 },
};
DB_DECODES(query_thing_told, described_fields);
static const struct field suggestion_fields[] = {
	FIELD(suggestion, kind, FIELD_TEXT),
	FIELD(suggestion, slug, FIELD_TEXT),
	FIELD(suggestion, other, FIELD_BOOLEAN),
	{ 0 },
};
DB_DECODES(query_thing_nearest, suggestion_fields);

// "a round", "an actor", "talks".
static char *one_of(const void *context, const char *kind)
{
	if (str_equal(kind, "talks"))
		return mem_text(context, kind);
	return mem_print(context, "%s %s", strchr("aeio", kind[0]) ? "an" : "a", kind);
}

// "round", "actor or person", "thing".
static char *kinds_text(const void *context, const char *const *kinds)
{
	struct str *text = str_new(context);

	if (!kinds)
		return mem_text(context, "thing");
	for (; *kinds; kinds++) {
		str_separate(text, kinds[1] ? ", " : " or ");
		str_add(text, *kinds);
	}
	return text->text;
}

// "'rapporteur actor list' and 'rapporteur person list'", or "" where not all of the kinds are nouns of the command line.
static char *lists_text(const void *context, const char *const *kinds)
{
	static const char nouns[] = " talks round venue actor person source delegation outcome ";
	struct str *text = str_new(context);

	for (; kinds && *kinds; kinds++) {
		if (!strstr(nouns, mem_print(text, " %s ", *kinds)))
			return mem_text(context, "");
		str_separate(text, " and ");
		str_print(text, "'rapporteur %s list'", *kinds);
	}
	return text->text;
}

// Whether the record is asked as it stood before something of that name was entered: `hint` then says so.
static bool entered_since(const void *context, struct db *db, const char *name, char **hint, struct error *error)
{
	const struct binding typed[] = { { "typed", name }, { 0 } };

	if (!db_value(context, db, &query_thing_entered, typed, hint, error))
		return false;
	if (*hint)
		*hint = mem_print(context, "'%s' was entered since, in r%s", name, *hint);
	return true;
}

static bool not_found(struct db *db, const struct binding *bindings, const char *name, const char *const *kinds,
                      bool whole, struct error *error)
{
	MEM_SCOPE(scratch);
	struct records records;
	struct str *nearest = str_new(scratch);
	const char *wanted = kinds_text(scratch, kinds);
	const char *lists = lists_text(scratch, kinds);
	const struct suggestion *first;
	char *since;

	if (!db_query(scratch, db, &query_thing_nearest, bindings, suggestion_fields, sizeof(*first), &records, error) ||
	    !entered_since(scratch, db, name, &since, error))
		return false;
	first = records.count > 0 ? record_at(&records, 0) : NULL;
	if (first && first->other)
		error_set(error, ERROR_NOT_FOUND, "'%s' is %s, not %s", name, one_of(scratch, first->kind),
		          one_of(scratch, wanted));
	else
		error_set(error, ERROR_NOT_FOUND, "there %s no %s '%s'", str_equal(wanted, "talks") ? "are" : "is", wanted,
		          name);
	for (size_t i = 0; i < records.count; i++) {
		const struct suggestion *suggestion = record_at(&records, i);

		if (suggestion->other)
			continue;
		str_separate(nearest, i + 1 < records.count ? ", " : " or ");
		str_add(nearest, suggestion->slug);
	}
	if (since)
		return error_hint(error, "%s", since);
	if (nearest->length > 0)
		return error_hint(error, "did you mean %s?%s", nearest->text,
		                  whole ? " What is altered or taken out is named by its slug or by all of a name" : "");
	if (str_equal(wanted, "source"))
		return error_hint(error, "enter it first: rapporteur source add %s OUTLET --kind KIND", name);
	if (!kinds)
		return error_hint(error, "to look for it in all that is written down: rapporteur search \"%s\"", name);
	if (*lists)
		return error_hint(error, "%s show%s all there are", lists, kinds[1] ? "" : "s");
	return false;
}

// "other, Syrian government; last at Geneva IV, 23 Feb 2017".
static const char *told_text(const void *context, const struct records *rows, int64_t id)
{
	for (size_t i = 0; i < rows->count; i++) {
		const struct described *told = record_at(rows, i);

		if (told->id != id)
			continue;
		if (!told->round)
			return told->told;
		return mem_print(context, "%s; last at %s%s%s", told->told, told->round, told->day ? ", " : "",
		                 told->day ? date_text(context, told->day) : "");
	}
	return "";
}

static bool ambiguous(struct db *db, const struct records *records, const char *name, struct error *error)
{
	MEM_SCOPE(scratch);
	const struct candidate *first = record_at(records, 0);
	const char **ids = mem_alloc(scratch, (records->count + 1) * sizeof(*ids));
	struct records told;

	for (size_t i = 0; i < records->count; i++)
		ids[i] = mem_print(scratch, "%" PRId64, ((const struct candidate *)record_at(records, i))->id);
	if (!db_query(scratch, db, &query_thing_told,
	              (const struct binding[]){
					  { "ids", db_array(scratch, ids) },
					  { "sources", str_equal(first->kind, "source") ? "true" : "false" },
					  { 0 },
				  },
	              described_fields, sizeof(struct described), &told, error))
		return false;
	error_set(error, ERROR_CONFLICT, "'%s' may mean any of %" PRId64 "%s", name, first->found,
	          first->more ? " or more" : "");
	for (size_t i = 0; i < records->count; i++) {
		const struct candidate *candidate = record_at(records, i);

		error_detail(error, "  %s: %s (%s)", candidate->slug, candidate->label,
		             told_text(scratch, &told, candidate->id));
	}
	if (first->found > (int64_t)records->count)
		error_detail(error, "  and %" PRId64 "%s more", first->found - (int64_t)records->count,
		             first->more ? " or" : "");
	return error_hint(error, "write the one you mean by its slug, such as '%s'", first->slug);
}

// By slug most things are found, without a look at more than the one table.
static bool find_by_slug(const void *context, struct db *db, const char *slug, const char *const *kinds,
                         struct records *records, struct error *error)
{
	MEM_SCOPE(scratch);
	const bool of_source = kinds && str_equal(kinds[0], "source");
	const struct binding of_thing[] = { { "slug", slug }, { "kinds", db_array(scratch, kinds) }, { 0 } };

	return db_query(context, db, of_source ? &query_source_by_slug : &query_thing_by_slug,
	                of_source ? (const struct binding[]){ { "slug", slug }, { 0 } } : of_thing, thing_fields,
	                sizeof(struct thing), records, error);
}

// By its names as it is written and, where it is of another script than Latin, by its Latin form as well, which `by_name` has
// then: who is written so in Latin letters alone goes by it too.
static bool by_names(const void *context, struct db *db, struct binding *by_name, struct records *records,
                     struct error *error)
{
	by_name[1].value = script_latin(context, scripts_new(context), by_name[0].value, NULL);
	return db_query(context, db, &query_thing_by_name, by_name, candidate_fields, sizeof(struct candidate), records,
	                error);
}

static bool find_named(const void *context, struct db *db, const char *name, const char *const *kinds, bool whole,
                       struct thing *thing, struct error *error)
{
	MEM_SCOPE(scratch);
	struct binding by_name[] = {
		{ "name", name }, { "romanised", NULL }, { "kinds", db_array(scratch, kinds) }, { 0 }
	};
	const struct candidate *candidate;
	struct records records;

	if (!find_by_slug(context, db, name, kinds, &records, error))
		return false;
	if (records.count == 1) {
		*thing = *(const struct thing *)record_at(&records, 0);
		return true;
	}
	if (!by_names(scratch, db, by_name, &records, error))
		return false;
	candidate = records.count > 0 ? record_at(&records, 0) : NULL;
	if (!candidate || (whole && !candidate->whole))
		return not_found(db, by_name, name, kinds, candidate != NULL, error);
	if (records.count > 1 || candidate->more)
		return ambiguous(db, &records, name, error);
	*thing = (struct thing){
		.id = candidate->id,
		.kind = mem_text(context, candidate->kind),
		.slug = mem_text(context, candidate->slug),
		.label = mem_text(context, candidate->label),
	};
	return true;
}

static bool find(const void *context, struct db *db, const char *name, const char *const *kinds, bool whole,
                 struct thing *thing, struct error *error)
{
	for (const char *const *kind = kinds; kind && *kind; kind++) {
		const size_t length = strlen(*kind);

		if (str_begins(name, *kind) && name[length] == ':')
			return find_named(context, db, name + length + 1, (const char *const[]){ *kind, NULL }, whole, thing,
			                  error);
	}
	return find_named(context, db, name, kinds, whole, thing, error);
}

bool thing_find(const void *context, struct db *db, const char *name, const char *const *kinds, struct thing *thing,
                struct error *error)
{
	return find(context, db, name, kinds, false, thing, error);
}

bool thing_find_whole(const void *context, struct db *db, const char *name, const char *const *kinds,
                      struct thing *thing, struct error *error)
{
	return find(context, db, name, kinds, true, thing, error);
}

bool thing_find_former(const void *context, struct db *db, const char *name, const char *const *kinds,
                       struct thing *thing, bool *found, struct error *error)
{
	MEM_SCOPE(scratch);
	const struct binding bindings[] = { { "typed", name }, { "kinds", db_array(scratch, kinds) }, { 0 } };
	struct records records;

	if (!db_query(context, db, &query_thing_former, bindings, thing_fields, sizeof *thing, &records, error))
		return false;
	*found = records.count > 0;
	if (*found)
		*thing = *(const struct thing *)record_at(&records, 0);
	return true;
}
