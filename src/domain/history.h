// SPDX-License-Identifier: MIT
#ifndef DOMAIN_HISTORY_H
#define DOMAIN_HISTORY_H
// Every round of a person or body: in which delegation, role and function, on whose behalf, whether present; what it was
// invited to and kept out of, what it signed or refused; and how complete the record is.

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "domain/lineage.h"
#include "domain/period.h"
#include "domain/question.h"
#include "domain/record.h"
#include "domain/status.h"
#include "domain/thing.h"
#include "domain/withheld.h"
#include "pg/db.h"

// What a history is asked for beside the times.
struct history_scope {
	struct period period;
	const char *talks_id; // with all that is below them; NULL: of any
	struct reach reach;
};

// A thing in which the person or body has a part.
struct involvement {
	const char *part; // own, seat (a person in a delegation), inside (a body in one), signature, link (linked to it)
	int64_t of_id;    // whose part: of those followed
	int64_t id;
	const char *kind, *slug, *label, *nature;
	int64_t round_id, actor_id, person_id, talks_id;
	int64_t read_id; // the thing under which its claims are read
	const char *side;
	const struct dates *dates; // of its round, or NULL
	const struct followed *through;
	bool surely; // by its days it belongs to what is followed beyond doubt
	const char *of_name,
		*body_name; // how whose part it is, and whose delegation it is, were called at the time; NULL: unknown
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
	bool bounded;   // of a period alone
	bool certainly; // of that only what has its days beyond doubt in it
};

struct history {
	struct question question;
	struct history_scope scope;
	struct thing who;
	const struct followed *followed; // itself first, under all its names
	size_t followed_count;
	struct ids own; // itself under all its names
	int64_t talks;  // of the scope, or 0
	const struct record *record;
	struct involvement *list; // by the start of the round, then id; what nobody has told by then is left out
	size_t count;
	struct coverage coverage;
	struct withheld withheld;
};

// Loads the history of `who`. All in `context`; NULL with the database's error.
struct history *history_load(const void *context, struct db *db, const struct thing *who,
                             const struct question *question, const struct history_scope *scope, struct error *error);
// How complete the record is of the rounds of some talks (their ids, each once) in a period (NULL: of any time). All in
// `context`; false with the database's error.
bool coverage_load(const void *context, struct db *db, const struct question *question, const struct ids *talks,
                   const struct period *period, struct coverage *coverage, struct error *error);
// The function that the person has in the delegation as of the time asked ("head"), or NULL.
const struct point *history_function(const struct history *history, const struct involvement *seat);
// The single function that the person had in it and another has now ("chief negotiator"), or NULL.
const char *history_former(const struct history *history, const struct involvement *seat);
// Whether the body is inside the delegation: its element of the set; NULL where it has a part of another kind.
const struct point *history_inside(const struct history *history, const struct involvement *seat);
// The presence of the person where it is told, else of the delegation; NULL where nobody tells, or of a body inside.
const struct point *history_presence(const struct history *history, const struct involvement *seat);
// Whether the point is a post or membership that stands and may have been held in the period of the scope.
bool history_is_post(const struct history *history, const struct point *point);
// Whether it is one that was held at the time of a round by whose part it is: between the days that are told, or that stand for
// them: the first and the last on which somebody says so.
bool history_held(const struct history *history, const struct point *post, const struct involvement *seat);
// Whether the point is a link of it that stands: one that it leads to, or (`inverse`) that leads to it.
bool history_is_link(const struct history *history, const struct point *point, bool inverse);
// The links that it leads to under any of its names, then those that lead to it; in `context`.
const struct linked *history_links(const void *context, const struct history *history, size_t *count);
// What carries a part that is no seat: the state of the invitation or exclusion, or what it did at the signing; or NULL.
const struct point *history_state(const struct history *history, const struct involvement *part);
// The body whose delegation it is, or 0 where only a side is known.
int64_t history_body(const struct history *history, const struct involvement *seat);

#endif
