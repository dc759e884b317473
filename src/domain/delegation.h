// SPDX-License-Identifier: MIT
#ifndef DOMAIN_DELEGATION_H
#define DOMAIN_DELEGATION_H
// Delegations: one actor, or one side whose body is not known yet, at one round.

#include "domain/record.h"
#include "domain/who.h"

// The delegation of `who` at `round`, made when there is none. An actor that a side's delegation turned out to be is that
// delegation. Texts live in `context`.
bool delegation_open(const void *context, struct db *db, const struct thing *round, const struct who *who,
                     struct thing *delegation, struct error *error);

// The body whose delegation it is: its own (`actor_id`), or what the side turned out to be by what the delegation, or the one
// it is read under, says; 0 where only a side is known.
int64_t delegation_body(const struct record *record, int64_t actor_id, int64_t read_id);
// What a person is in a delegation as resolved: the point of the first function, "head" before "adviser"; NULL for none.
const struct point *delegation_function(const struct record *record, int64_t delegation, int64_t person);
// The single function that the person had in it and another has now, or NULL.
const char *delegation_former(const struct record *record, int64_t delegation, int64_t person);
// Whether a presence means having been there at all: arrived, attended, left; not expected or replaced.
bool presence_there(const char *presence);

#endif
