// SPDX-License-Identifier: MIT
#ifndef DOMAIN_CLAIM_RECORD_H
#define DOMAIN_CLAIM_RECORD_H
// One claim with everything that is known of it.

#include "domain/question.h"
#include "domain/thing.h"

struct claim_record {
	int64_t number, concerns, revision;
	const char *subject, *scope, *by, *principal; // JSON objects: slug, name
	const char *subject_slug, *subject_name, *scope_name, *by_name, *principal_name;
	const char *word, *closes, *occurred, *effective, *reported, *reported_text, *known_by;
	const char *source, *source_slug, *outlet, *title, *passage, *locator, *grade, *marking;
	const char *by_words, *because, *statement, *quote, *quote_language, *despite_exclusion;
	const char *recorded_by, *recorded_as, *recorder, *recorded, *recorded_text, *command, *reason;
	const char *const *corrected_by, *const *retracted_by; // numbers of claims
	bool preferred;
	const struct records *points; // struct claim_point
};

struct claim_point {
	const char *about; // whom in the subject, or NULL
	const char *point;
	const char *value; // as entered
};

// In JSON: every field but those for people to read; keys are the fields' names.
extern const struct field claim_record_fields[];
extern const struct field claim_point_fields[];

// The claim of that number with its points, in `context`. NOT_FOUND when there is none by the time and under the ceiling
// of the question.
bool claim_record_load(const void *context, struct db *db, const struct question *question, int64_t number,
                       struct claim_record *record, struct error *error);
// What a claim is about, by its number as text. NOT_FOUND when there is no such claim.
bool claim_subject(const void *context, struct db *db, const char *claim_id, struct thing *subject,
                   struct error *error);

// How a claim is taken, beside what it says; NULL: as it is.
struct claim_taken {
	const char *credibility; // 1 to 6
	const char *marking;     // TLP label
	const char *preferred;   // "true": first among the values of a dispute; "false"
};

struct claim_stands {
	bool changed;  // anything stands otherwise now
	bool disputed; // another claim says otherwise, or did
};

// Takes the claim of that number (as text) so; preferred, it takes that from what says otherwise. NOT_FOUND when there is none;
// REFUSED for a marking below that of its source, its passage or its thing.
bool claim_take(struct db *db, const char *number, const struct claim_taken *taken, struct claim_stands *stands,
                struct error *error);

#endif
