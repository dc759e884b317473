// SPDX-License-Identifier: MIT
#ifndef DOMAIN_STATUS_H
#define DOMAIN_STATUS_H
// All that the status of a round tells, loaded and put in order; how it reads is the command's business.

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "domain/dates.h"
#include "domain/question.h"
#include "domain/record.h"
#include "domain/withheld.h"
#include "pg/db.h"

// A thing with the part it has in the status.
struct part {
	// round, parent, talks, session, technical (a meeting that prepares it), delegation, invitation, exclusion, outcome,
	// linked, mediator, previous; withheld: above the ceiling, only `id` and `kind` are told, of a round below whether it is
	// a session or a technical meeting
	const char *part;
	int64_t id;
	const char *kind, *slug, *label, *nature;
	int64_t parent_id, talks_id, round_id, actor_id, person_id;
	const char *side, *sides, *city, *country;
	int64_t read_id; // the thing under which its claims are read
};

// The days that the start or the end of a round may be: all that is claimed of it, NULL where that has no bounds, and what is
// ranked first.
struct span {
	const char *earliest, *latest;
	const char *day; // the single day ranked first, or NULL
};

// Days from the end of one round to the start of another: by the first-ranked values, and the lowest and highest number that
// vague and disputed days allow.
struct gap {
	bool known;   // `days`: the first-ranked values are single days
	bool bounded; // `low` and `high`
	bool vague;   // a day is vague or disputed
	long days, low, high;
};

struct status {
	struct question question;
	struct record *record;
	struct part *parts;
	size_t part_count;
	const struct part *round;
	const struct part *previous; // or NULL
	struct gap gap;
	struct dates_list dates; // of the round, its sessions, linked rounds and the previous one
	struct withheld withheld;
};

// Loads the status of a round. All in `context`; NULL with the database's error.
struct status *status_load(const void *context, struct db *db, int64_t round_id, const struct question *question,
                           struct error *error);
// The next part of that name after `after` (NULL: the first), or NULL.
const struct part *status_next(const struct status *status, const char *part, const struct part *after);
// The dates of a round of the status; all members empty where nobody says.
const struct dates *status_dates(const struct status *status, int64_t round_id);
// The milestone on which the start or the end of a round rests: opening or close, else of meetings and plenary the one that
// gives it; of a round that takes its dates from its sessions, the milestone of that session. NULL where nobody says.
const struct point *status_milestone(const struct status *status, int64_t round_id, bool end);
// Whether a round was postponed or cancelled after its date was said, so that nobody holds to that date.
bool status_overtaken(const struct status *status, int64_t round_id);
// Whether a round was cancelled, or postponed without a new date, and nobody says otherwise.
bool status_called_off(const struct status *status, int64_t round_id);
struct span status_span(const struct status *status, int64_t round_id, bool end);
// How many delegations, invitations, exclusions, outcomes, sessions or technical meetings of the round lie above the ceiling.
size_t status_withheld(const struct status *status, const char *kind);
// Whether anything holds of the thing as of the time asked: what nobody has spoken of yet is not in the report.
bool status_told(const struct status *status, int64_t id);
// Whether element `element` of set `name` of `subject` is in.
bool status_has(const struct status *status, int64_t subject, const char *name, const char *element);

#endif
