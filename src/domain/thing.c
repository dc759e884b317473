// SPDX-License-Identifier: MIT
#include "domain/thing.h"

#include <assert.h>
#include <inttypes.h>
#include <string.h>

#include "base/mem.h"
#include "base/str.h"
#include "queries.h"

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
