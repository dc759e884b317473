// SPDX-License-Identifier: MIT
#ifndef CMD_LISTS_H
#define CMD_LISTS_H

#include "cmd/options.h"
#include "domain/listing.h"

// Prints a list: as a table with dates in words, as CSV with dates as entered, as JSON. An empty one is no error.
bool lists_print(struct app *app, const struct listing *listing, const struct binding *bindings);

// --max-marking alone, of lists on which the time has no bearing: the struct begins with question_options.
extern const struct option_group *const lists_ceiling_groups[];

#endif
