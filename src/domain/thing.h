// SPDX-License-Identifier: MIT
#ifndef DOMAIN_THING_H
#define DOMAIN_THING_H
// What analysts talk about: finding a thing by a name, and entering one.

#include <stdbool.h>
#include <stdint.h>

#include "base/error.h"
#include "base/field.h"
#include "domain/question.h"
#include "pg/db.h"

struct thing {
	int64_t id;
	const char *kind; // "round"; "source": then the id is one of a source
	const char *slug;
	const char *label;
	const char *marked; // of one just added: "amber, as its source is", higher than asked for; or NULL
};
extern const struct field thing_fields[]; // id, kind, slug, label

// The one thing that `name` means: slug, then exact folded name or identifier (SCHEME:VALUE), then unique prefix of a name
// or of any word of it; what is the slug of a source begins no thing. `kinds` is a NULL-terminated list of kinds accepted (NULL: any thing), or { "source", NULL } alone.
// Several: CONFLICT with the candidates as detail. None: NOT_FOUND with the nearest five as hint. Texts live in `context`.
bool thing_find(const void *context, struct db *db, const char *name, const char *const *kinds, struct thing *thing,
                struct error *error);
// The same without prefixes: for what alters or takes out, where the beginning of one name may be that of another.
bool thing_find_whole(const void *context, struct db *db, const char *name, const char *const *kinds,
                      struct thing *thing, struct error *error);

// What went by that slug, or that very name, and is no more in the record, or goes by another now: the last that did. `found`:
// whether there is any.
bool thing_find_former(const void *context, struct db *db, const char *name, const char *const *kinds,
                       struct thing *thing, bool *found, struct error *error);

// Whether a thing or a source (their ids; the other one NULL) is marked above the marking asked for.
bool thing_above(struct db *db, const struct question *question, const char *thing_id, const char *source_id,
                 bool *above, struct error *error);

// A new thing as it is entered: every member is PostgreSQL text form, NULL where not said.
struct thing_draft {
	const char *kind;
	const char *slug; // NULL: made from the label
	const char *label;
	const char *nature;
	const char *parent_id;
	const char *talks_id;
	const char *round_id;
	const char *actor_id;
	const char *person_id;
	const char *side;
	const char *sides; // text[] literal
	const char *city;
	const char *country;
	const char *zone;
	const char *latitude;
	const char *longitude;
	const char *marking;   // TLP label
	const char *language;  // of the label as a name
	const char *source_id; // where that name was seen
	const char *another;   // "true": a person, actor or round of the label that one has already
};

// Enters the thing and, for what people call by name (talks, rounds, venues, actors, people, outcomes), its label as its
// first name. A slug that is taken, or a label that a person, an actor or a round of the same place has: CONFLICT that says
// by what. A label of which no slug can be made: REFUSED.
bool thing_add(const void *context, struct db *db, const struct thing_draft *draft, struct thing *thing,
               struct error *error);
// Refuses, with CONFLICT, what `other` has already: `what` is "slug" or "name". Always false.
bool thing_taken(const struct thing *other, const char *what, struct error *error);
// The slug that a name makes ("Geneva IV" gives "geneva-iv"); NULL without error where it has letters of another script.
bool thing_slug(const void *context, struct db *db, const char *name, char **slug, struct error *error);

// The id as text, for bindings and drafts; in `context`.
char *thing_id_text(const void *context, const struct thing *thing);

#endif
