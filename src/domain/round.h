// SPDX-License-Identifier: MIT
#ifndef DOMAIN_ROUND_H
#define DOMAIN_ROUND_H

#include "domain/thing.h"

// What a round takes over from an earlier one: of the round itself venue and mediator, of each delegation roles and side.
struct taken_over {
	const char *part;       // "round", then "delegation" for each
	const char *actor;      // whose delegation: label of the actor, or the side
	const char *actor_slug; // NULL while only the side is known
	int64_t actor_id;       // FIELD_NULL_INTEGER then
	const char *side;       // whose body is not known
	const char *side_of;    // the side that a known body is on, or NULL
	const char *venue_id, *venue, *mediator_id, *mediator;
	const char *const *roles; // NULL-terminated
};

// struct taken_over records, the round first; in `context`.
bool round_taken_over(const void *context, struct db *db, const struct thing *round, struct records *records,
                      struct error *error);
// City of a venue, else its slug; in `context`.
bool round_place(const void *context, struct db *db, const struct thing *venue, char **place, struct error *error);

#endif
