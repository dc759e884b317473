// SPDX-License-Identifier: MIT
#ifndef DOMAIN_DATES_H
#define DOMAIN_DATES_H
// When rounds begin and end, as of a time: what they say themselves, else what their sessions say.

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/ids.h"
#include "domain/question.h"
#include "pg/db.h"

// One edge of a round: its start or its end.
struct edge {
	const char *text; // EDTF, or NULL when nobody says
	const char *earliest, *latest;
	const int64_t *claims;
	size_t claim_count;
	bool disputed;
	bool derived; // from phases and sessions
	int64_t of;   // the round whose it is: itself, or the session; FIELD_NULL_INTEGER when nobody says
};

struct dates {
	int64_t round_id;
	struct edge start, end;
};

struct dates_list {
	struct dates *items; // by round
	size_t count;
	struct ids claims; // all behind them: for record_load
};

// Loads the dates of rounds. All in `context`; false with the database's error.
bool dates_load(const void *context, struct db *db, const struct question *question, const struct ids *rounds,
                struct dates_list *list, struct error *error);
// The dates of one of them; all members empty where nobody says.
const struct dates *dates_of(const struct dates_list *list, int64_t round_id);
// Negative where the first round begins before the second (NULL: no round) by their first days, positive where after; those
// without a day come last.
int dates_order(const struct dates *first, const struct dates *second);
// Whether a date says of itself that it is approximate or uncertain.
bool date_is_vague(const char *edtf);

#endif
