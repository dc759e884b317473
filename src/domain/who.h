// SPDX-License-Identifier: MIT
#ifndef DOMAIN_WHO_H
#define DOMAIN_WHO_H
// Whom a command names at a round or in talks: an actor, a person, or a side of the talks whose body need not be known.

#include "domain/thing.h"

struct who {
	struct thing thing; // id 0: only a side
	const char *side;   // or NULL
};

// `name` as an actor or a person (`kinds` as for thing_find), or as one of the sides that the talks of `round` name
// (`round` NULL: no sides are meant). A word that is both a side and the exact name of an actor: CONFLICT; "side:opposition"
// is always the side, "actor:opposition" never. Texts live in `context`.
bool who_find(const void *context, struct db *db, const char *name, const struct thing *round, const char *const *kinds,
              struct who *who, struct error *error);
// The same of a question that names no round: one of the sides that any talks name.
bool who_find_anywhere(const void *context, struct db *db, const char *name, const char *const *kinds, struct who *who,
                       struct error *error);
// Fills the member of the draft that says whom its thing is of (actor, person or side), and name and slug of that as label
// and slug. Texts live in `context`.
bool who_place(const void *context, struct db *db, const struct who *who, struct thing_draft *draft,
               struct error *error);
// A side as the talks of `round` name it. NOT_FOUND when they name others; where they name none, it is taken as typed.
bool who_find_side(const void *context, struct db *db, const char *name, const struct thing *round, const char **side,
                   struct error *error);

#endif
