// SPDX-License-Identifier: MIT
#ifndef TESTS_DB_ORACLE_H
#define TESTS_DB_ORACLE_H
// The rules of resolution a second time, in plain loops over claims, and histories made at random to hold the two against
// each other. It shares nothing with the schema but the words.

#include <stdbool.h>
#include <stdint.h>

#include "base/str.h"

enum point { POINT_HEAD, POINT_OPENING, POINT_PRESENCE, POINT_ROLE, POINT_SIZE, POINTS }; // in the order of their names
enum word { WORD_NONE, WORD_SUPERSEDE, WORD_DISPUTE, WORD_CORRECT, WORD_RETRACT };
enum closes { CLOSES_NOTHING, CLOSES_STEP, CLOSES_ALL };

struct claim {
	int id, subject;
	enum word word;
	int concerns; // id, or 0
	enum closes closes;
	bool negated, preferred;
	int occurred;    // day of the month, or 0
	int reported;    // half days: day * 2, and 1 more for the evening
	int source;      // 1 to ORACLE_SOURCES, or 0
	int credibility; // 1 to 6, or 0
	int marking;
	int values[POINTS]; // index of the value in oracle_values, or -1
};

// A value of a point; `low` and `high` are bounds of dates and counts, `place` that of a state in its life cycle. An interval
// begins by `begin_high` and ends from `end_low` on.
struct value {
	const char *text;
	int low, high, place;
	bool interval;
	int begin_high, end_low;
};

enum { ORACLE_SOURCES = 8, ORACLE_EVER = 1000000 };
extern const struct value *const oracle_values[POINTS]; // each ends with a NULL text
extern const char *const oracle_points[POINTS];
extern const char oracle_reliability[ORACLE_SOURCES + 1]; // by source; '-' is none
extern const int oracle_origin[ORACLE_SOURCES + 1];       // the source that it reprints, or itself

// Adds what `claims` (those of one subject) say as of `as_of` (half days, as reported) at or under `ceiling`, a line each value:
//     SUBJECT POINT ELEMENT STANDING PLACE VALUE {CLAIMS} {STATED} UNTIL
void oracle_resolve(struct str *lines, const struct claim *claims, int count, int as_of, int ceiling);

// A history of up to 9 claims about `subject`, numbered from `first_id`. Returns their number. The same `state` gives the same.
enum { ORACLE_CLAIMS = 9 };
int oracle_history(uint64_t *state, int subject, int first_id, struct claim *claims);

#endif
