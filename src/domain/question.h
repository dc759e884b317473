// SPDX-License-Identifier: MIT
#ifndef DOMAIN_QUESTION_H
#define DOMAIN_QUESTION_H
// What every report is asked under: as of when, as recorded when, up to which marking, in which zone.

#include <stdbool.h>
#include <stdint.h>

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
	int64_t recorded;    // the revision at which the record is asked, FIELD_NULL_INTEGER: as it stands
	const char *recorded_stamp, *recorded_told; // its time, as `stamp` and `told`; NULL where it is asked as it stands
};

// What is typed to ask a question; each may be NULL.
struct question_typed {
	const char *as_of;       // a day (its end) or an instant; NULL: the time of the record asked, else now
	const char *as_recorded; // number of a revision, a day or an instant; NULL: the record as it stands
	const char *zone;        // IANA; NULL: the base's
	const char *marking;     // TLP label of the ceiling; NULL: everything
};

// Reads the times and the ceiling. Texts live in `context`. With as_recorded the running transaction, which must be one that
// reads, is ended, whoever writes is waited for, and another begun that asks the record as it stood then. REFUSED for a
// time or zone that is none, NOT_FOUND for a revision that is none.
bool question_read(const void *context, struct db *db, const struct question_typed *typed, struct question *question,
                   struct error *error);

#endif
