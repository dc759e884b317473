// SPDX-License-Identifier: MIT
#ifndef CMD_ROUND_LIKE_H
#define CMD_ROUND_LIKE_H

#include "cmd/enter.h"
#include "domain/thing.h"

// Takes over from the round that `like` names, and says what: venue and mediator go into `draft` where it has none;
// delegations are made at `round` and expected there in their roles and on their sides, by claims under `header` that go
// into the batch. Who attended is never taken over.
bool round_take_over(struct app *app, const struct thing *round, const char *like, const struct claim_draft *header,
                     struct claim_draft *draft, struct claim_batch *batch);

#endif
