// SPDX-License-Identifier: MIT
#ifndef DOMAIN_TOGETHER_PLACE_H
#define DOMAIN_TOGETHER_PLACE_H
// Where one of the two was at a round or session.

#include "domain/together.h"

// What is recorded of the first (0) or the second (1) of them at the round.
struct place place_find(const struct together *together, const struct together_part *round, int who);
// Whether the round lies below another.
bool place_below(const struct together *together, const struct together_part *round, int64_t above);

#endif
