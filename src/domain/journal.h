// SPDX-License-Identifier: MIT
#ifndef DOMAIN_JOURNAL_H
#define DOMAIN_JOURNAL_H
// What the journal asks of the record before it enters a claim. Ids are texts; results live in `context`.

#include "domain/thing.h"

// The day of a passage in the base's zone, YYYY-MM-DD.
bool journal_passage_day(const void *context, struct db *db, const char *passage_id, char **day, struct error *error);
// What a point with one value ("presence") of a thing says now, or of a person in it (NULL: the thing itself); NULL where it
// is not recorded.
bool journal_held(const void *context, struct db *db, const char *subject_id, const char *person_id, const char *point,
                  char **value, struct error *error);
// What a person is in a delegation now, NULL-terminated: "head", "spokesperson".
bool journal_held_functions(const void *context, struct db *db, const char *delegation_id, const char *person_id,
                            char ***functions, struct error *error);

#endif
