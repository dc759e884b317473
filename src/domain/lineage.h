// SPDX-License-Identifier: MIT
#ifndef DOMAIN_LINEAGE_H
#define DOMAIN_LINEAGE_H
// Whose parts belong to a body's history: its own under all its names, of what came of it, of what it came of, of coalitions.

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "domain/question.h"
#include "domain/thing.h"
#include "pg/db.h"

struct followed {
	int64_t id;
	const char *link; // NULL: itself, under any of its names; "split into", "merged into", "absorbed by", "member"
	bool back;        // the link leads from there to here
	const char *since, *until; // days from which and up to which; NULL: always, or not known
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

#endif
