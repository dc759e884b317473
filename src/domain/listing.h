// SPDX-License-Identifier: MIT
#ifndef DOMAIN_LISTING_H
#define DOMAIN_LISTING_H
// The lists of things: what a row has, how it heads a table, and what it is in CSV and JSON.

#include "base/error.h"
#include "base/field.h"
#include "domain/question.h"
#include "pg/db.h"

struct listing {
	const char *key; // of the list in JSON: "rounds"
	// A kind of things, or claim, source, passage, impact, name, name of a source; NULL: what is not part of the record.
	const char *listed;
	const struct statement *statement;
	const struct field *fields; // each says where it stands
	size_t size;                // of one record; of what is listed, LISTING_MARKING is the first member
	void (*words)(const void *context, void *record); // puts dates in words for people; or NULL
};

// The first field of what is listed of the record: the highest marking of what the row tells, 0 to 4. It stands in no table.
// clang-format off
#define LISTING_MARKING(struct_name) FIELD(struct_name, marking_rank, FIELD_INTEGER, .only = FIELD_ON_PAGE)
// clang-format on

// What stands in the head of a list beside the times.
struct list_head {
	int64_t marking_rank; // the highest of its rows
	long withheld;        // how much is left out above the marking asked for: rows, and what is said of the others
};

extern const struct listing listing_talks, listing_rounds, listing_venues, listing_actors, listing_people;

// The rows that `bindings` select, in `context`; with `words`, dates are put in words.
bool listing_load(const void *context, struct db *db, const struct listing *listing, const struct binding *bindings,
                  bool words, struct records *records, struct error *error);
// The head of the list of these records, about talks, a round, a thing or a source (its id; NULL: all).
bool listing_head(struct db *db, const struct listing *listing, const struct question *question, const char *of_id,
                  const struct records *records, struct list_head *head, struct error *error);

#endif
