// SPDX-License-Identifier: MIT
#ifndef DOMAIN_QUESTION_H
#define DOMAIN_QUESTION_H
// What every report is asked under: as of when, up to which marking, in which zone.

#include <stdbool.h>

#include "base/error.h"
#include "base/ids.h"
#include "pg/db.h"

struct question {
	const char *as_of;   // PostgreSQL timestamptz text
	const char *zone;    // IANA zone in which times without offset are read and printed
	const char *day;     // the day asked about in that zone, YYYY-MM-DD
	const char *stamp;   // RFC 3339
	const char *told;    // "Mon 13 Feb 2017 15:30 Damascus (UTC+2)"
	const char *ceiling; // "0" to "4"
	const char *marking; // its TLP label
};

// Reads the times and the ceiling as typed (NULL: now, the base's zone, everything). Texts live in `context`. REFUSED for
// a time or zone that is none.
bool question_read(const void *context, struct db *db, const char *as_of, const char *zone, const char *marking,
                   struct question *question, struct error *error);

// How many claims about the subjects lie above the ceiling, and so are not in the report.
bool question_withheld(const void *context, struct db *db, const struct question *question, const struct ids *subjects,
                       long *withheld, struct error *error);

#endif
