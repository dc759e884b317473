// SPDX-License-Identifier: MIT
#include "domain/thing.h"

#include <assert.h>
#include <inttypes.h>
#include <string.h>

#include "base/mem.h"
#include "base/str.h"
#include "queries.h"

struct candidate {
	int64_t id;
	const char *kind;
	const char *slug;
	const char *label;
	const char *told; // what tells it from the others
	int64_t found;    // how many there are in all
	bool whole;       // the name typed is all of a name, not the beginning of one
};

struct suggestion {
	const char *kind;
	const char *slug;
	bool other; // has exactly the name typed, but is of another kind than wanted
};

struct added {
	int64_t id;
	const char *kind;
	const char *slug;
	const char *label;
	const char *taken; // "slug" or "name": by a thing that is there; NULL: made
	const char *marked;
};

const struct field thing_fields[] = {
	FIELD(thing, id, FIELD_INTEGER),
	FIELD(thing, kind, FIELD_TEXT),
	FIELD(thing, slug, FIELD_TEXT),
	FIELD(thing, label, FIELD_TEXT),
	{ 0 },
};
DB_DECODES(query_thing_by_slug, thing_fields);
DB_DECODES(query_source_by_slug, thing_fields);
DB_DECODES(query_thing_former, thing_fields);
static const struct field candidate_fields[] = {
	FIELD(candidate, id, FIELD_INTEGER),    FIELD(candidate, kind, FIELD_TEXT),
	FIELD(candidate, slug, FIELD_TEXT),     FIELD(candidate, label, FIELD_TEXT),
	FIELD(candidate, told, FIELD_TEXT),     FIELD(candidate, found, FIELD_INTEGER),
	FIELD(candidate, whole, FIELD_BOOLEAN), { 0 },
};
DB_DECODES(query_thing_by_name, candidate_fields);
static const struct field suggestion_fields[] = {
	FIELD(suggestion, kind, FIELD_TEXT),
	FIELD(suggestion, slug, FIELD_TEXT),
	FIELD(suggestion, other, FIELD_BOOLEAN),
	{ 0 },
};
DB_DECODES(query_thing_nearest, suggestion_fields);
static const struct field added_fields[] = {
	FIELD(added, id, FIELD_INTEGER),
	FIELD(added, kind, FIELD_TEXT),
	FIELD(added, slug, FIELD_TEXT),
	FIELD(added, label, FIELD_TEXT),
	FIELD(added, taken, FIELD_TEXT),
	FIELD(added, marked, FIELD_TEXT),
	{ 0 },
};
DB_DECODES(query_thing_add, added_fields);

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
	if (kinds && *lists)
		return error_hint(error, "%s show%s all there are", lists, kinds[1] ? "" : "s");
	return false;
}

static bool ambiguous(const struct records *records, const char *name, struct error *error)
{
	const struct candidate *first = record_at(records, 0);

	error_set(error, ERROR_CONFLICT, "'%s' may mean any of %" PRId64, name, first->found);
	for (size_t i = 0; i < records->count; i++) {
		const struct candidate *candidate = record_at(records, i);

		error_detail(error, "  %s: %s (%s)", candidate->slug, candidate->label, candidate->told);
	}
	if (first->found > (int64_t)records->count)
		error_detail(error, "  and %" PRId64 " more", first->found - (int64_t)records->count);
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

static bool find_named(const void *context, struct db *db, const char *name, const char *const *kinds, bool whole,
                       struct thing *thing, struct error *error)
{
	MEM_SCOPE(scratch);
	const struct binding by_name[] = { { "name", name }, { "kinds", db_array(scratch, kinds) }, { 0 } };
	const struct candidate *candidate;
	struct records records;

	if (!find_by_slug(context, db, name, kinds, &records, error))
		return false;
	if (records.count == 1) {
		*thing = *(const struct thing *)record_at(&records, 0);
		return true;
	}
	if (!db_query(scratch, db, &query_thing_by_name, by_name, candidate_fields, sizeof(*candidate), &records, error))
		return false;
	candidate = records.count > 0 ? record_at(&records, 0) : NULL;
	if (!candidate || (whole && !candidate->whole))
		return not_found(db, by_name, name, kinds, candidate != NULL, error);
	if (records.count > 1)
		return ambiguous(&records, name, error);
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

bool thing_slug(const void *context, struct db *db, const char *name, char **slug, struct error *error)
{
	const struct binding bindings[] = { { "name", name }, { 0 } };

	return db_value(context, db, &query_thing_slug, bindings, slug, error);
}

// The form that the schema asks for: words of a-z and 0-9, joined by hyphens; a slash before a part of its own.
static bool slug_sound(const char *slug)
{
	static const char letters[] = "abcdefghijklmnopqrstuvwxyz0123456789";

	for (;;) {
		size_t word = strspn(slug, letters);

		if (word == 0)
			return false;
		slug += word;
		if (*slug == '\0')
			return true;
		if (*slug != '-' && *slug != '/')
			return false;
		slug++;
	}
}

static bool slug_refused(struct db *db, const char *slug, struct error *error)
{
	MEM_SCOPE(scratch);
	char *sound;

	if (!thing_slug(scratch, db, slug, &sound, error))
		return false;
	error_set(error, ERROR_REFUSED, "'%s' is no slug: it is made of a-z and 0-9, its words joined by hyphens", slug);
	return error_hint(error, "write %s%s", sound ? "" : "something like ", sound ? sound : "geneva-4");
}

// Gives the slug to enter: the draft's, judged, or one made from the label.
static bool slug_choose(const void *context, struct db *db, const struct thing_draft *draft, const char **slug,
                        struct error *error)
{
	char *made;

	*slug = draft->slug;
	if (draft->slug)
		return slug_sound(draft->slug) || slug_refused(db, draft->slug, error);
	if (!thing_slug(context, db, draft->label, &made, error))
		return false;
	*slug = made;
	if (made)
		return true;
	error_set(error, ERROR_REFUSED, "no slug can be made from '%s': it has letters beyond a to z", draft->label);
	return error_hint(error, "give one with --slug, such as --slug geneva-4");
}

bool thing_taken(const struct thing *other, const char *what, struct error *error)
{
	if (str_equal(what, "slug")) {
		error_set(error, ERROR_CONFLICT, "the slug '%s' is taken by the %s %s", other->slug, other->kind, other->label);
		return error_hint(error, "use the one that is there, or give another slug");
	}
	error_set(error, ERROR_CONFLICT, "the %s '%s' is called %s already", other->kind, other->slug, other->label);
	return error_hint(error,
	                  "use the one that is there, or give a name that tells them apart; if this is another of the "
	                  "same name: --another");
}

bool thing_add(const void *context, struct db *db, const struct thing_draft *draft, struct thing *thing,
               struct error *error)
{
	MEM_SCOPE(scratch);
	const struct added *added;
	struct records records;
	struct binding bindings[] = {
		{ "kind", draft->kind },
		{ "slug", NULL },
		{ "label", draft->label },
		{ "nature", draft->nature },
		{ "parent_id", draft->parent_id },
		{ "talks_id", draft->talks_id },
		{ "round_id", draft->round_id },
		{ "actor_id", draft->actor_id },
		{ "person_id", draft->person_id },
		{ "side", draft->side },
		{ "sides", draft->sides },
		{ "city", draft->city },
		{ "country", draft->country },
		{ "zone", draft->zone },
		{ "latitude", draft->latitude },
		{ "longitude", draft->longitude },
		{ "marking", draft->marking },
		{ "language", draft->language },
		{ "source_id", draft->source_id },
		{ "another", draft->another },
		{ 0 },
	};

	if (!slug_choose(scratch, db, draft, &bindings[1].value, error) ||
	    !db_query(context, db, &query_thing_add, bindings, added_fields, sizeof(*added), &records, error))
		return false;
	assert(records.count == 1); // made, or taken
	added = record_at(&records, 0);
	if (added->taken)
		return thing_taken(&(struct thing){ added->id, added->kind, added->slug, added->label, NULL }, added->taken,
		                   error);
	*thing = (struct thing){ added->id, added->kind, added->slug, added->label, added->marked };
	return true;
}

char *thing_id_text(const void *context, const struct thing *thing)
{
	return mem_print(context, "%" PRId64, thing->id);
}

bool thing_above(struct db *db, const struct question *question, const char *thing_id, const char *source_id,
                 bool *above, struct error *error)
{
	MEM_SCOPE(scratch);
	const struct binding bindings[] = {
		{ "thing_id", thing_id }, { "source_id", source_id }, { "ceiling", question->ceiling }, { 0 }
	};
	char *answer;

	if (!db_value(scratch, db, &query_asked_above, bindings, &answer, error))
		return false;
	*above = str_equal(answer, "true");
	return true;
}
