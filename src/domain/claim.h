// SPDX-License-Identifier: MIT
#ifndef DOMAIN_CLAIM_H
#define DOMAIN_CLAIM_H
// Entering claims: a draft is filled by a command, added, and then settled, which is where disagreement with the record
// is found and where what changed is told.

#include <stdbool.h>
#include <stdint.h>

#include "base/error.h"
#include "base/field.h"
#include "pg/db.h"

// A new claim: every member is the PostgreSQL text form of the column of the same name in table claims, NULL where the
// claim does not say it. Bound by name to db/queries/claim_add.sql through claim_draft_fields.
struct claim_draft {
	const char *subject_id, *scope_id;
	const char *word, *concerns_id, *closes, *negated;
	const char *occurred, *happened; // happened "true": without `occurred`, the day of the passage is when it came about
	const char *reported_at;         // a day or an instant, as typed
	const char *source_id, *passage_id, *locator;
	const char *attributed_id, *principal_id, *attribution, *credibility, *marking; // marking: TLP label
	const char *statement, *quotation, *quotation_language, *because, *despite_exclusion;
	const char *person_id, *target_id, *signatory_id;
	const char *state, *mandate, *convener_id, *mediator_id;
	const char *number, *status, *format, *venue_id, *roster;
	const char *arrivals, *consultations, *opening, *meetings, *plenary, *close;
	const char *body_id, *member_id, *role, *side, *presence, *level, *capacity, *function, *on_behalf_id, *size;
	const char *invitation, *quantity;
	const char *exclusion, *insister_id, *ground, *extent;
	const char *stage, *signature, *maker_id, *content, *publication;
	const char *post, *since, *until;
	const char *link, *concerned_id, *note;
};

extern const struct field claim_draft_fields[];

// The claims that one command added.
struct claim_batch {
	int64_t *ids; // in the batch's context
	size_t count;
	void *context;
};

// Adds a claim to the batch. Refusals of the schema become the error.
bool claim_add(struct db *db, const struct claim_draft *draft, struct claim_batch *batch, struct error *error);

// One line of what a batch did to a point, in words.
struct claim_change {
	int64_t claim_id;
	const char *subject;  // slug
	const char *about;    // label of the person, signatory or target, or NULL
	const char *point;    // "opening"
	const char *value;    // as printed (a thing by its label)
	const char *before;   // what it was until then, or NULL
	const char *against;  // values that stand against it (a dispute), or NULL
	bool past;            // it falls into the past of its point and changes nothing that holds
	const char *source;   // "AP, B", or NULL
};

// Looks for disagreement with the record: CONFLICT (exit 5) naming the point, both values, claims and sources, with the
// three ways on as hint. Else gives the changes, in `context`, in the order of the claims.
bool claim_settle(const void *context, struct db *db, const struct claim_batch *batch, struct records *changes,
                  struct error *error);

// A source as typed: "spa-g4" or "ap-2017-02-13#1530". Gives ids as text (passage NULL without #). NOT_FOUND with the
// nearest, or with the passages that the source has.
bool source_find(const void *context, struct db *db, const char *name, char **source_id, char **passage_id, struct error *error);

#endif
