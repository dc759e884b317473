// SPDX-License-Identifier: MIT
#ifndef DOMAIN_STATUS_MOVES_H
#define DOMAIN_STATUS_MOVES_H
// How the opening of a round was moved from day to day.

#include "domain/status.h"

// How often it was moved: each change to another day counts, one back to an earlier day too, a disputed day does not.
size_t status_moves(const struct status *status, int64_t round_id);
// Of a round that was confirmed before its opening was moved, the opening it was confirmed for; else NULL.
const struct value *status_confirmed_for(const struct status *status, int64_t round_id);

#endif
