// SPDX-License-Identifier: MIT
#ifndef DOMAIN_TOGETHER_PLACE_H
#define DOMAIN_TOGETHER_PLACE_H
// Where one of the two was at a round or session.

#include "domain/together.h"

// What is recorded of the first (0) or the second (1) of them at the round.
struct place place_find(const struct together *together, const struct together_part *round, int who);
// The round of an id, or NULL.
const struct together_part *place_round(const struct together *together, int64_t id);

#endif
