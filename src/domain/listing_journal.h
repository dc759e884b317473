// SPDX-License-Identifier: MIT
#ifndef DOMAIN_LISTING_JOURNAL_H
#define DOMAIN_LISTING_JOURNAL_H
// The lists of the journal. The statements of the first four take scope_id, as_of and ceiling; that of claims takes
// thing_id, as_of, ceiling and zone.

#include "domain/listing.h"

extern const struct listing listing_delegations, listing_invitations, listing_exclusions, listing_outcomes,
	listing_claims;

#endif
