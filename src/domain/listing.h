// SPDX-License-Identifier: MIT
#ifndef DOMAIN_LISTING_H
#define DOMAIN_LISTING_H
// The lists of things: what a row has, how it heads a table, and what it is in CSV and JSON.

#include "base/error.h"
#include "base/field.h"
#include "pg/db.h"

struct listing {
	const char *key; // of the list in JSON: "rounds"
	const struct statement *statement;
	const struct field *fields;                       // each says where it stands
	size_t size;                                      // of one record
	void (*words)(const void *context, void *record); // puts dates in words for people; or NULL
};

extern const struct listing listing_talks, listing_rounds, listing_venues, listing_actors, listing_people;

// The rows that `bindings` select, in `context`; with `words`, dates are put in words.
bool listing_load(const void *context, struct db *db, const struct listing *listing, const struct binding *bindings,
                  bool words, struct records *records, struct error *error);

#endif
