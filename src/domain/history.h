// SPDX-License-Identifier: MIT
#ifndef DOMAIN_HISTORY_H
#define DOMAIN_HISTORY_H
// Every round of a person or body: in which delegation, role and function, on whose behalf, whether present; what it was
// invited to and kept out of, what it signed or refused; and how complete the record is.

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "domain/question.h"
#include "domain/record.h"
#include "domain/status.h"
#include "domain/thing.h"
#include "domain/withheld.h"
#include "pg/db.h"

// A thing in which the person or body has a part.
struct involvement {
	const char *part; // own, seat (a person in a delegation), inside (a body in one), signature, link (linked to it)
	int64_t id;
	const char *kind, *slug, *label, *nature;
	int64_t round_id, actor_id, person_id, talks_id;
	const char *side;
	const struct dates *dates; // of its round, or NULL
};

// A link of it with another thing.
struct linked {
	const struct point *link;
	int64_t other; // the thing at its other end
	bool inverse;  // it leads from there to here
};

// How many rounds are recorded, and of how many the roster is.
struct coverage {
	int64_t recorded, complete, partial;
};

struct history {
	struct question question;
	struct thing who;
	const struct record *record;
	struct involvement *list; // by the start of the round, then id; what nobody has told by then is left out
	size_t count;
	struct coverage coverage;
	struct withheld withheld;
};

// Loads the history of `who`. All in `context`; NULL with the database's error.
struct history *history_load(const void *context, struct db *db, const struct thing *who,
                             const struct question *question, struct error *error);
// The function that the person has in the delegation as of the time asked ("head"), or NULL.
const struct point *history_function(const struct history *history, const struct involvement *seat);
// The single function that the person had in it and another has now ("chief negotiator"), or NULL.
const char *history_former(const struct history *history, const struct involvement *seat);
// Whether the body is inside the delegation: its element of the set; NULL where it has a part of another kind.
const struct point *history_inside(const struct history *history, const struct involvement *seat);
// The presence of the person where it is told, else of the delegation; NULL where nobody tells, or of a body inside.
const struct point *history_presence(const struct history *history, const struct involvement *seat);
// The links that it leads to, then those that lead to it; in `context`.
const struct linked *history_links(const void *context, const struct history *history, size_t *count);
// The body whose delegation it is, or 0 where only a side is known.
int64_t history_body(const struct history *history, const struct involvement *seat);
// How complete the record of some talks (their ids, each once) is. False with the database's error.
bool coverage_load(const void *context, struct db *db, const struct question *question, const struct ids *talks,
                   struct coverage *coverage, struct error *error);

#endif
