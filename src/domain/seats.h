// SPDX-License-Identifier: MIT
#ifndef DOMAIN_SEATS_H
#define DOMAIN_SEATS_H
// The delegations at the rounds of some talks, of a body or a side, in some time: for who held a seat in them.

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "domain/dates.h"
#include "domain/history.h"
#include "domain/period.h"
#include "domain/question.h"
#include "domain/record.h"
#include "domain/withheld.h"
#include "pg/db.h"

// A delegation at a round.
struct seats_part {
	int64_t id, round_id, talks_id, actor_id, read_id;
	const char *side;
	const struct dates *dates; // of the round
};

// Where a seat is looked for; NULL: anywhere. One of talks, body and side is given.
struct seats_asked {
	const char *talks_id; // and all that are part of them
	const char *of_id;    // the body
	const char *side;
	const char *during; // EDTF
	bool certainly;     // only rounds that lie wholly in that time
};

struct seats {
	const struct record *record;
	struct seats_part
		*list; // the delegations of which anything is told, by the start of the round; each under its body
	size_t count;
	struct coverage coverage; // of the talks looked at, in the time asked
	struct withheld withheld;
};

// Loads them, with `things` to be named and `beside` to be resolved as well. All in `context`; NULL with the database's error.
struct seats *seats_load(const void *context, struct db *db, const struct seats_asked *asked,
                         const struct question *question, const struct ids *things, const struct ids *beside,
                         struct error *error);
// The body whose delegation it is, or 0 where only a side is known.
int64_t seats_body(const struct seats *seats, const struct seats_part *delegation);
// Its side as a word, or NULL.
const char *seats_side(const struct seats *seats, const struct seats_part *delegation);
// The people in a delegation: who has a function, and of whom more is told there; each once, by function. In `context`.
struct ids seats_people(const void *context, const struct record *record, int64_t delegation);

#endif
