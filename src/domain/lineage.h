// SPDX-License-Identifier: MIT
#ifndef DOMAIN_LINEAGE_H
#define DOMAIN_LINEAGE_H
// Whose parts belong to a body's history: its own under all its names, of what came of it, of what it came of, of coalitions.

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "domain/question.h"
#include "domain/record.h"
#include "domain/thing.h"
#include "pg/db.h"

struct followed {
	int64_t id;
	const char *link; // NULL: itself, under any of its names; "split into", "merged into", "absorbed by", "member"
	bool back;        // the link leads from there to here
	// Days from which and up to which what it did may belong to the history; NULL: always, or not known.
	const char *since, *until;
	// The same of what surely does; "infinity", "-infinity": on no day that is known; NULL: always.
	const char *since_surely, *until_surely;
};

// How far a body is followed.
struct reach {
	bool own_name;   // under no other name
	bool no_lineage; // without what it split, merged or was absorbed into, and what it came of so
	bool coalitions; // with what coalitions did while it was a member
};

// struct followed records: itself first, under all its names; one body may stand there twice, with other days. In `context`;
// false with the database's error.
bool lineage_load(const void *context, struct db *db, const struct thing *who, const struct question *question,
                  const struct reach *reach, struct records *records, struct error *error);

// Whether what it did from one day to another (NULL: not known) may belong to the history, or (`surely`) does beyond doubt.
bool followed_has(const struct followed *followed, const char *earliest, const char *latest, bool surely);
// Whether nobody tells when the link came about.
bool followed_undated(const struct followed *followed);

// What happened where one body follows on another by a link: "rename", "split", "merger", "absorption"; NULL: the link is none
// of those.
const char *succession(const char *link);
// The day on which it happened, of the link; NULL where nobody tells, or of another link.
const struct point *succession_day(const struct record *record, const struct point *link);

#endif
