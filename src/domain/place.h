// SPDX-License-Identifier: MIT
#ifndef DOMAIN_PLACE_H
#define DOMAIN_PLACE_H
// Things that nobody names, because their place says which they are: the delegation of an actor at a round, the
// invitation of a person to it, the exclusion of an actor or a side from talks.

#include "domain/thing.h"

// The thing of the draft's kind at its place (round or talks, and actor, person or side), entered when there is none. What
// concerns an actor that a side's delegation turned out to be is at the side's place. An invitation of which another
// issuer than `issuer_id` (NULL: anybody) is on record is another. The draft's slug is numbered where it is taken. Texts
// live in `context`.
bool place_open(const void *context, struct db *db, const struct thing_draft *draft, const char *issuer_id,
                struct thing *thing, struct error *error);
// The round or outcome of the draft below its parent, round or talks, by its slug or else its label; entered when there is
// none (`made`). The slug is `stem` where the draft has none, numbered where it is taken.
bool place_open_named(const void *context, struct db *db, const struct thing_draft *draft, const char *stem,
                      struct thing *thing, bool *made, struct error *error);
// The talks of a round, as text.
bool place_talks_id(const void *context, struct db *db, const struct thing *round, char **talks_id,
                    struct error *error);
// The first slug that is free: `stem`, else stem-2, stem-3 ...; `numbered`: stem-1, stem-2 ... In `context`.
bool place_slug(const void *context, struct db *db, const char *stem, bool numbered, char **slug, struct error *error);

#endif
