// SPDX-License-Identifier: MIT
#ifndef CMD_DELEGATION_H
#define CMD_DELEGATION_H

#include "cmd/journal.h"

// The delegation of WHO at the scope of the command (a round), made when there is none. For `open` of a row.
bool delegation_find(struct journal *journal, const char *who, struct thing *delegation);

#endif
