// SPDX-License-Identifier: MIT
#ifndef DOMAIN_CLAIM_H
#define DOMAIN_CLAIM_H
// Entering claims: a draft is filled by a command, added, and then settled, which is where disagreement with the record
// is found and where what changed is told.

#include <stdbool.h>
#include <stdint.h>

#include "base/error.h"
#include "base/field.h"
#include "base/ids.h"
#include "domain/source.h"
#include "pg/db.h"

// A new claim: every member is the PostgreSQL text form of the column of the same name in table claims, NULL where the
// claim does not say it. claim_fields describes each.
struct claim_draft {
	const char *subject_id, *scope_id;
	const char *word, *concerns_id, *negated;
	const char *closes; // NULL: by its word; "step" with supersede: a change by nature, which asks where it is no step
	const char *confirms; // another claim, of which it takes over what that says, when it came about, and the marking
	const char *omits;    // of a correction: text[] of the columns that it does not take over
	const char *occurred,
		*happened;           // happened "true": without `occurred`, the day of the passage is when it came about
	const char *reported_at; // a day or an instant, as typed
	const char *source_id, *passage_id, *locator;
	const char *attributed_id, *principal_id, *attribution, *credibility, *marking; // marking: TLP label
	const char *statement, *quotation, *quotation_language, *because, *despite_exclusion;
	const char *person_id, *target_id, *signatory_id;
	const char *state, *mandate, *convener_id, *mediator_id;
	const char *number, *status, *format, *venue_id, *roster;
	const char *arrivals, *consultations, *opening, *meetings, *plenary, *close;
	const char *body_id, *includes_id, *role, *side, *presence, *level, *capacity, *function, *on_behalf_id, *size;
	const char *invitation, *quantity, *issuer_id;
	const char *exclusion, *insister_id, *ground, *extent;
	const char *stage, *signature, *maker_id, *content, *publication;
	const char *post, *since, *until;
	const char *link, *concerned_id, *note;
};

// What a user may say in a claim: a member of the draft under the name in which it is typed and printed.
struct claim_field {
	const char *name;         // of the column, and of the parameter of claim_add
	const char *title;        // "on behalf"; NULL: not for users to set
	size_t offset;            // in struct claim_draft
	bool point;               // what the claim says, not who says it, when and of whom
	const char *const *words; // the closed list it comes from, or NULL
	const char *const *kinds; // it is a thing of one of these kinds, entered by its name; or NULL
};

// Ends with a NULL name.
extern const struct claim_field claim_fields[];

static inline const char *claim_value(const struct claim_draft *draft, const struct claim_field *field)
{
	return *(const char *const *)((const char *)draft + field->offset);
}

static inline void claim_set(struct claim_draft *draft, size_t offset, const char *value)
{
	*(const char **)((char *)draft + offset) = value;
}

// The field of that title, hyphens and underscores read as spaces; NULL when there is none.
const struct claim_field *claim_field(const char *title);
// The function in a delegation that a point of that title is of ("head", whose value is the person); NULL when it is none.
const char *claim_function(const char *title);
// Whether the draft fills a point.
bool claim_says(const struct claim_draft *draft);
// Puts one value as typed into the draft: a thing by its id, a word of a closed list as it is listed (hyphens and spaces
// are one). NULL changes nothing. False when the name is unknown or ambiguous, or the word is none of the list.
bool claim_read(const void *context, struct db *db, const struct claim_field *field, const char *typed,
                struct claim_draft *draft, struct error *error);
// The same for all members of `typed`.
bool claim_read_all(const void *context, struct db *db, const struct claim_draft *typed, struct claim_draft *draft,
                    struct error *error);

// The claims that one command made.
struct claim_batch {
	struct ids ids;
	struct ids known;    // claims of the record that say just what a draft said again, so that it was not added
	void *context;       // of the lists
	const char *marking; // that the last draft asked for, or NULL
};

// Adds a claim to the batch, unless the record has it already. Refusals of the schema become the error.
bool claim_add(struct db *db, const struct claim_draft *draft, struct claim_batch *batch, struct error *error);

// What a batch did to one point.
struct claim_change {
	int64_t claim_id;
	const char *word;       // supersede, dispute, correct, retract or NULL
	int64_t concerns_id;    // the claim corrected or retracted, or FIELD_NULL_INTEGER
	int64_t restored;       // of who takes back a retraction, the claim that stands again; or FIELD_NULL_INTEGER
	const char *subject;    // slug
	const char *name;       // of the subject
	const char *about;      // label of the person, signatory or body, or NULL
	const char *point;      // "opening", or of a correction "counts from", "source", ...; NULL: none
	const char *form;       // of the values: "date", "count" or "text"
	const char *value;      // what the claim says (a thing by its label)
	char **before, **after; // the values that held and that hold now, the first ranked first
	bool past;              // what the claim says is past
	bool unsettled;         // it disagrees with the record, and no word says what that means
	char **against; // what stands beside it although it supersedes, or unsettled: "claim 3 (AFP, B), claim 5 (SPA, C)"
	char **held;    // the values of `against`
	int64_t held_claim;   // the one claim of `against`, or FIELD_NULL_INTEGER where there are several
	bool precedes;        // the life cycle has what it says before something of `held`
	const char *as_of;    // unsettled, though past by now: the day on which `against` was the record
	const char *source;   // "AP, B", or NULL
	const char *known_by; // "recorded": nothing says when it became known
	const char *marked;   // "red, as its source is": higher than asked for, or than where it is from; or NULL
	const char *effect;   // what claim_effect says
};

// What of a change stands in JSON.
extern const struct field claim_change_members[];

// Whether the batch may disagree with the record at all: cheap, and enough where nobody reads what changed.
bool claim_contested(struct db *db, const struct claim_batch *batch, bool *contested, struct error *error);
// What the batch did, a row each claim and point, in `context`.
bool claim_changes(const void *context, struct db *db, const struct claim_batch *batch, struct records *changes,
                   struct error *error);
// What became of the point, in a word: recorded (nothing was there), known (it was), agrees (more or less exactly with what
// holds), past (already), changed, disputed (more than one value holds), removed (none does), remains (after a retraction).
const char *claim_effect(const struct claim_change *change);
// The change in words: "geneva-4: opening 20 Feb 2017 -> 23 Feb 2017  [AP, B]"; in `context`.
char *claim_change_text(const void *context, const struct claim_change *change);
// True when no change is unsettled. Else CONFLICT (exit 5): what stands against what as detail, the three ways on as hint;
// REFUSED (exit 3) where the claims are to dispute, and disagree with nothing.
bool claim_settled(const struct records *changes, struct error *error);

#endif
