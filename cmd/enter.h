// SPDX-License-Identifier: MIT
#ifndef CMD_ENTER_H
#define CMD_ENTER_H
// How every command that makes claims ends: its claims are held against the record, and what changed is told, or what
// stands against them.

#include "cmd/options.h"

// Adds the claims of a command to the batch with claim_add, making the things they need. `arguments` begins with struct
// claim_options. It may be called a second time, after all that it did was taken back.
typedef bool claims_fill(struct app *app, const struct command *command, const void *arguments,
                         struct claim_batch *batch);

// Runs `fill`, settles the batch and says one line a change; where identical claims are there already it says so. A
// disagreement with the record is a CONFLICT (exit 5); on a terminal one key is asked for instead (supersede, dispute,
// correct, quit), and `fill` runs again with that word in the options.
bool claims_enter(struct app *app, const struct command *command, const void *arguments, claims_fill *fill);

#endif
