// SPDX-License-Identifier: MIT
#ifndef DOMAIN_DELEGATION_H
#define DOMAIN_DELEGATION_H
// Delegations: one actor, or one side whose body is not known yet, at one round.

#include "domain/who.h"

// The delegation of `who` at `round`, made when there is none. An actor that a side's delegation turned out to be is that
// delegation. Texts live in `context`.
bool delegation_open(const void *context, struct db *db, const struct thing *round, const struct who *who,
                     struct thing *delegation, struct error *error);

#endif
