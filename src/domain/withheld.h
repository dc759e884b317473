// SPDX-License-Identifier: MIT
#ifndef DOMAIN_WITHHELD_H
#define DOMAIN_WITHHELD_H
// What a report does not tell because it lies above the marking asked for: neither absent nor unknown, but withheld.

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/error.h"
#include "base/ids.h"
#include "domain/question.h"
#include "pg/db.h"

// A point that is filled, but by nothing that may be told.
struct withheld_point {
	int64_t subject_id, about_id; // about_id as in struct point
	const char *point;
};

struct withheld {
	long claims; // about the subjects, or naming them, above the ceiling
	long names;  // of the one thing that the report is about; withheld_load() leaves it at 0
	const struct withheld_point *points;
	size_t point_count;
};

// Counts the claims about `counted` above the ceiling, and finds the points of `subjects`, each read under `read_as`, that
// only such claims fill. All in `context`; false with the database's error.
bool withheld_load(const void *context, struct db *db, const struct question *question, const struct ids *counted,
                   const struct ids *subjects, const struct ids *read_as, struct withheld *withheld,
                   struct error *error);
// How many items of a list lie above the marking asked for: `listed` and `of_id` as the query list_withheld has them.
bool withheld_items(struct db *db, const struct question *question, const char *listed, const char *of_id, long *count,
                    struct error *error);
// How many claims lie above the marking asked for: on a thing, what is part of it or names it, or of a source (ids; both NULL: of
// all).
bool withheld_count(struct db *db, const struct question *question, const char *thing_id, const char *source_id,
                    long *count, struct error *error);
// Whether a point is withheld; of a set: whether all that is said of it is.
bool withheld_has(const struct withheld *withheld, int64_t subject, int64_t about, const char *point);

#endif
