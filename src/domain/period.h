// SPDX-License-Identifier: MIT
#ifndef DOMAIN_PERIOD_H
#define DOMAIN_PERIOD_H
// What a question about rounds is narrowed to: a period, and talks with all that is below them.

#include <stdbool.h>

#include "domain/dates.h"

struct period {
	const char *text;              // EDTF as asked; NULL: any time
	const char *earliest, *latest; // as the database writes days; NULL where not known
	bool certainly;                // only what lies wholly inside, with no doubt about its days
};

// Reads the period of `during` (NULL: any time). Texts live in `context`; REFUSED for what is no date.
bool period_read(const void *context, struct db *db, const char *during, bool certainly, struct period *period,
                 struct error *error);
// Whether something from one day to another may lie in the period, or certainly does; NULL is a day not known. What is
// `doubtful` (approximate, disputed) lies in none certainly.
bool period_meets(const struct period *period, const char *earliest, const char *latest, bool doubtful);
// The same of a round; of one without an end, by its start.
bool period_has(const struct period *period, const struct dates *dates);

// The talks and every track, committee and group below them; in `context`.
bool talks_below(const void *context, struct db *db, const char *talks_id, struct ids *talks, struct error *error);

#endif
