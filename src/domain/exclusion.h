// SPDX-License-Identifier: MIT
#ifndef DOMAIN_EXCLUSION_H
#define DOMAIN_EXCLUSION_H
// Exclusions: an actor, or a side whose body is not known yet, kept out of talks or of one round.

#include "domain/who.h"

// The exclusion of `who` from `scope` (talks or a round), made when there is none. Texts live in `context`.
bool exclusion_open(const void *context, struct db *db, const struct thing *scope, const struct who *who,
                    struct thing *exclusion, struct error *error);
// The one on record there. NOT_FOUND when there is none, with those that stand elsewhere as hint.
bool exclusion_find(const void *context, struct db *db, const struct thing *scope, const struct who *who,
                    struct thing *exclusion, struct error *error);

#endif
