// SPDX-License-Identifier: MIT
#include "domain/who.h"

#include <string.h>

#include "base/mem.h"
#include "base/str.h"
#include "queries.h"

struct side_match {
	const char *side;  // the word is this side, or NULL
	const char *sides; // all that the talks name, or NULL
	const char *actor; // the word is exactly this actor, or NULL
};

static const struct field side_match_fields[] = {
	FIELD(side_match, side, FIELD_TEXT),
	FIELD(side_match, sides, FIELD_TEXT),
	FIELD(side_match, actor, FIELD_TEXT),
	{ 0 },
};
DB_DECODES(query_who_side, side_match_fields);

static const char side_prefix[] = "side:";
static const char actor_prefix[] = "actor:";

static bool match_side(const void *context, struct db *db, const char *name, const struct thing *round,
                       struct side_match *match, struct error *error)
{
	const struct binding bindings[] = { { "name", name },
		                                { "round_id", round ? thing_id_text(context, round) : NULL },
		                                { 0 } };
	struct records records;

	if (!db_query(context, db, &query_who_side, bindings, side_match_fields, sizeof *match, &records, error))
		return false;
	*match = *(const struct side_match *)record_at(&records, 0);
	return true;
}

// Where sides were looked for.
static const char *place_told(const void *context, const struct thing *round)
{
	return round ? mem_print(context, "at %s", round->slug) : "of any talks";
}

static bool add_sides(const void *context, const struct side_match *match, const struct thing *round,
                      struct error *error)
{
	if (error->kind == ERROR_NOT_FOUND && match->sides != NULL)
		error_detail(error, "the sides %s are: %s", place_told(context, round), match->sides);
	return false;
}

// `round` NULL: the sides of any talks.
static bool find_among_sides(const void *context, struct db *db, const char *name, const struct thing *round,
                             const char *const *kinds, struct who *who, struct error *error)
{
	const bool forced = str_begins(name, side_prefix);
	const char *word = forced ? name + strlen(side_prefix) : name;
	struct side_match match;

	if (!match_side(context, db, word, round, &match, error))
		return false;
	if (forced && match.side == NULL) {
		error_set(error, ERROR_NOT_FOUND, "'%s' is no side %s", word, place_told(context, round));
		return add_sides(context, &match, round, error);
	}
	if (!forced && match.side != NULL && match.actor != NULL) {
		error_set(error, ERROR_CONFLICT, "'%s' is a side %s and also the actor %s", name, place_told(context, round),
		          match.actor);
		return error_hint(error, "write '%s%s' for the side, '%s%s' for the actor", side_prefix, name, actor_prefix,
		                  name);
	}
	who->side = match.side;
	if (match.side != NULL)
		return true;
	return thing_find(context, db, name, kinds, &who->thing, error) || add_sides(context, &match, round, error);
}

bool who_find(const void *context, struct db *db, const char *name, const struct thing *round, const char *const *kinds,
              struct who *who, struct error *error)
{
	*who = (struct who){ 0 };
	if (round == NULL || str_begins(name, actor_prefix))
		return thing_find(context, db, name, kinds, &who->thing, error);
	return find_among_sides(context, db, name, round, kinds, who, error);
}

bool who_find_anywhere(const void *context, struct db *db, const char *name, const char *const *kinds, struct who *who,
                       struct error *error)
{
	*who = (struct who){ 0 };
	if (str_begins(name, actor_prefix))
		return thing_find(context, db, name, kinds, &who->thing, error);
	return find_among_sides(context, db, name, NULL, kinds, who, error);
}

bool who_find_side(const void *context, struct db *db, const char *name, const struct thing *round, const char **side,
                   struct error *error)
{
	struct side_match match;

	if (!match_side(context, db, name, round, &match, error))
		return false;
	*side = match.side != NULL ? match.side : name;
	if (match.side != NULL || match.sides == NULL)
		return true;
	error_set(error, ERROR_NOT_FOUND, "'%s' is no side %s", name, place_told(context, round));
	return add_sides(context, &match, round, error);
}

bool who_place(const void *context, struct db *db, const struct who *who, struct thing_draft *draft,
               struct error *error)
{
	char *slug = NULL;

	draft->side = who->side;
	if (who->side == NULL) {
		const bool person = str_equal(who->thing.kind, "person");

		*(person ? &draft->person_id : &draft->actor_id) = thing_id_text(context, &who->thing);
		draft->label = who->thing.label;
		draft->slug = who->thing.slug;
		return true;
	}
	if (!thing_slug(context, db, who->side, &slug, error))
		return false;
	draft->label = who->side;
	draft->slug = slug != NULL ? slug : "side";
	return true;
}
