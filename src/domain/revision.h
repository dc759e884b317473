// SPDX-License-Identifier: MIT
#ifndef DOMAIN_REVISION_H
#define DOMAIN_REVISION_H
// The revision of a writing transaction: one command is one transaction is one revision. The first write makes it.

#include <stdbool.h>
#include <stdint.h>

#include "base/error.h"
#include "pg/db.h"

// Who writes, kept with the revision. Any of it may be NULL.
struct revision_note {
	const char *author;  // as the setting says
	const char *client;  // program and host
	const char *command; // as typed
	const char *reason;
	const char *doing; // noun and verb, and nothing of the record: for whoever waits meanwhile
	const char *login; // the author where none is said and all are one user of the server
};

// How much was entered under the running transaction's revision.
struct revision_size {
	int64_t number; // FIELD_NULL_INTEGER when nothing was written
	int64_t things;
	int64_t sources;
	int64_t claims;
};

// Tells the transaction who writes, before its first write.
bool revision_begin(struct db *db, const struct revision_note *note, struct error *error);
// The number of the transaction's revision as text in `context`; NULL before its first write.
bool revision_number(const void *context, struct db *db, char **number, struct error *error);
extern const struct field revision_size_members[]; // as they stand in JSON
bool revision_measure(struct db *db, struct revision_size *size, struct error *error);

#endif
