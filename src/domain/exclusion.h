// SPDX-License-Identifier: MIT
#ifndef DOMAIN_EXCLUSION_H
#define DOMAIN_EXCLUSION_H
// Exclusions: an actor kept out of talks or of one round.

#include "domain/thing.h"

// The exclusion of `actor` from `scope` (talks or a round), made when there is none.
bool exclusion_open(const void *context, struct db *db, const struct thing *scope, const struct thing *actor,
                    struct thing *exclusion, struct error *error);

#endif
