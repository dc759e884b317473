// SPDX-License-Identifier: MIT
#ifndef DOMAIN_STATUS_MOVES_H
#define DOMAIN_STATUS_MOVES_H
// How the dates of a round were moved from day to day, or given up.

#include "domain/status.h"

// Arrivals to close, in their order; NULL-terminated.
extern const char *const status_milestones[];

// How often it was moved: each change to another day counts, one back to an earlier day too, a disputed day does not.
size_t status_moves(const struct status *status, int64_t round_id);
// Of a round that was confirmed before its opening was moved, the opening it was confirmed for; else NULL.
const struct value *status_confirmed_for(const struct status *status, int64_t round_id);
// Of a round put off without a day, or called off, the days held to until then ended with it, not when others were named.
void status_end_given_up(struct status *status, int64_t round_id);

#endif
