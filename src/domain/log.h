// SPDX-License-Identifier: MIT
#ifndef DOMAIN_LOG_H
#define DOMAIN_LOG_H
// The journal as it is read: which commands wrote the record, and what each did to it; and the taking back of one.

#include <stdbool.h>
#include <stdint.h>

#include "base/error.h"
#include "base/field.h"
#include "pg/db.h"

// Which revisions; each may be NULL.
struct log_filter {
	const char *number;  // this one alone
	const char *thing;   // id: those that touched it or what is said of it
	const char *source;  // id: those that touched it or what it says
	const char *passage; // id: the same
	const char *claims;  // numbers, as bigint[]: those that touched them
	const char *author;
	const char *since; // a day or an instant as typed
	const char *zone;  // IANA, in which times are read and printed; NULL: the base's
	const char *most;  // how many at the most
};

struct revision {
	int64_t number;
	const char *at;                        // RFC 3339
	const char *told;                      // "Mon 13 Feb 2017 15:30 Damascus (UTC+2)"
	const char *author, *as_name;          // as_name: the name that the program was told, where it is another, or NULL
	const char *by_whom;                   // both in words
	const char *client, *command, *reason; // NULL where nobody said
	bool withheld;             // command and reason are not for whoever asks: they quote what is marked higher
	int64_t undoes, undone_by; // FIELD_NULL_INTEGER where none
	int64_t marking_rank;      // of what it wrote and may be told, 0 to 4
};

// What a revision did to one point, row or column.
struct revision_change {
	const char *subject;    // slug, or what a row is called
	const char *about;      // label of the person, signatory or body, or NULL
	const char *what;       // "opening"; of a row added or taken out its kind: "person", "name"
	const char *form;       // of the values: "date", "count" or "text"
	char **before, **after; // what held; none: it was not there
};

extern const struct field revision_fields[]; // titled for tables
extern const struct field revision_change_fields[];

// The claims of which a history is asked, as bigint[] in `context`: number `claim` with those that correct or retract it, or
// where that is NULL the links of the thing of that id; NULL where there are none.
bool log_claims(const void *context, struct db *db, const char *claim, const char *thing, char **claims,
                struct error *error);
// The id of the passage SOURCE#NAME that was taken out of the record, the last that was; NULL where none was.
bool log_passage(const void *context, struct db *db, const char *typed, char **passage, struct error *error);
// The revisions that `filter` selects (struct revision), the newest first, in `context`.
bool log_read(const void *context, struct db *db, const struct log_filter *filter, struct records *revisions,
              struct error *error);
// What one of them did (struct revision_change), in `context`: to the thing, source, passage or claims of `of` alone where it
// names any (NULL: to everything).
bool log_changes(const void *context, struct db *db, int64_t number, const struct log_filter *of,
                 struct records *changes, struct error *error);
// The same in words: "geneva-4: opening 20 Feb 2017 -> 23 Feb 2017"; in `context`.
char *log_change_text(const void *context, const struct revision_change *change);

// Takes back the revision `number` (as typed: 12 or r12; NULL: the newest of whoever asks that stands and took nothing
// back itself) under the running transaction's own, and gives it as it was in `undone`. CONFLICT with what rests on it as
// detail; NOT_FOUND where there is none.
bool log_undo(const void *context, struct db *db, const char *number, struct revision *undone, struct error *error);

#endif
