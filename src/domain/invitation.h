// SPDX-License-Identifier: MIT
#ifndef DOMAIN_INVITATION_H
#define DOMAIN_INVITATION_H
// Invitations to a round: of an actor, a person or a side, or a batch without named invitees.

#include "domain/claim.h"
#include "domain/who.h"

// The invitation of `who` to `round`, made when there is none. One of which another issuer than
// `issuer_id` (NULL: anybody) is on record is another invitation.
bool invitation_open(const void *context, struct db *db, const struct thing *round, const struct who *who,
                     const char *issuer_id, struct thing *invitation, struct error *error);

// A batch sent on one day by one issuer to the same sides (NULL-terminated, or NULL) is one invitation; made when there is
// none. Day and issuer are those of the claim to be made about it.
bool invitation_open_batch(const void *context, struct db *db, const struct thing *round, const char *const *sides,
                           const struct claim_draft *draft, struct thing *invitation, struct error *error);

#endif
