// SPDX-License-Identifier: MIT
#ifndef DOMAIN_TOGETHER_H
#define DOMAIN_TOGETHER_H
// Whether two people, bodies or sides were in one room, and at which rounds both or only one of them are recorded. The same
// round is not the same room: that is only a session of format plenary or direct at which both, or the delegations that they
// then sat in, are recorded as present.

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "domain/history.h"
#include "domain/question.h"
#include "domain/record.h"
#include "domain/who.h"
#include "domain/withheld.h"
#include "pg/db.h"

// A row of the query: a delegation that one of the two has a part in, a round, or a delegation of a session.
struct together_part {
	int64_t place;    // 1 or 2: whose; 0: of neither
	const char *part; // own, seat, inside, round, delegation
	int64_t id, round_id, parent_id, talks_id, actor_id, read_id;
	const char *nature, *side;
};

// What is recorded of one of the two at a round or session, the surer first where there is more than one seat.
enum being {
	BEING_NONE,   // no seat
	BEING_ABSENT, // recorded as not there
	BEING_UNTOLD, // named, expected, or without a word of presence
	BEING_DISPUTED,
	BEING_REMOTE,
	BEING_PRESENT,
};

struct place {
	enum being being;
	const struct together_part *seat; // NULL: none
	const struct point *function;     // of a person, as far as it has one then; else NULL
	const struct point *inside;       // of a body in the delegation of another: that it is inside; else NULL
	struct value *values;             // of the presence; several: disputed
	size_t value_count;
	bool of_delegation; // the presence is that of the delegation that the person sat in
	bool taken_over;    // the delegation is that of a round above
};

enum room {
	ROOM_SAME,
	ROOM_DISPUTED, // the same, if what is disputed is so
	ROOM_SEPARATE, // both there, in different rooms
	ROOM_UNTOLD,   // both there, and nobody tells in which rooms
	ROOM_NAMED,    // both have a seat, of one or both nobody tells the presence
	ROOM_ONE,      // only one has a seat, or only one may have been there
	ROOM_NONE,     // whoever has a seat is recorded as not there
	ROOM_COUNT,
};

// A round or session at which both or one of them have a seat.
struct encounter {
	const struct together_part *round;
	const struct dates *dates;
	const struct point *format; // or NULL
	struct place of[2];
	enum room room;
	bool told_below; // a session of it tells of rooms for both
};

enum answer { ANSWER_YES, ANSWER_NO, ANSWER_NOT_RECORDED };

struct together {
	struct question question;
	struct who who[2];
	const struct record *record;
	const struct together_part *parts; // by round, each round first, then what is at it
	size_t part_count;
	struct dates_list dates;
	struct encounter *list; // by the start of the round
	size_t count;
	enum answer answer; // no: only where every round recorded in the talks concerned says so
	struct coverage coverage;
	struct withheld withheld;
};

// Loads what is recorded of the two. All in `context`; NULL with the database's error.
struct together *together_load(const void *context, struct db *db, const struct who who[2],
                               const struct question *question, struct error *error);
// The next encounter of a room after `after` (NULL: the first), or NULL.
const struct encounter *together_next(const struct together *together, enum room room, const struct encounter *after);
// The body whose delegation a seat is in, or 0 where only a side is known.
int64_t together_body(const struct together *together, const struct together_part *seat);

#endif
