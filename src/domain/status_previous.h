// SPDX-License-Identifier: MIT
#ifndef DOMAIN_STATUS_PREVIOUS_H
#define DOMAIN_STATUS_PREVIOUS_H
// Which of the candidates among the parts of a status is the round before. Private to domain/status.c.

#include "domain/status.h"

// Of those that ended before the round starts the one that ended last, but for the rounds in `but`; or NULL. Needs the dates
// only.
const struct part *status_previous_dated(const struct status *status, const struct ids *but);
// Of a round that has no date yet the last that comes before it, or NULL: by the numbers of both, where they have one; else
// by their dates, which it follows; else by who was spoken of first; none that was called off. Needs the record.
const struct part *status_previous_undated(const struct status *status);

#endif
