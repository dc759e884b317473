// SPDX-License-Identifier: MIT
#ifndef PG_ERRORS_H
#define PG_ERRORS_H
// What the server's refusals mean to a user. The domain supplies one sentence for each named constraint; without one
// the user reads a general sentence, never the server's DETAIL, which quotes values that another may not see.

struct db;

struct sentence {
	const char *name;    // of the constraint
	const char *message; // lowercase, no full stop
	const char *hint;    // or NULL
};

// `rows` end with a NULL name and outlive `db`.
void db_sentences(struct db *db, const struct sentence *rows);

#endif
