// SPDX-License-Identifier: MIT
#ifndef TESTS_DB_SCENE_H
#define TESTS_DB_SCENE_H
// A small record to say things in, and what it then tells, both in a line: for the tests of resolution.
//     SAY(sql, "a", "g4", "2017-02-12", "opening", "2017-02-20", "source_id", "#b1");
//     TOLD(sql, "g4 opening", "2017-02-20 [a]");

#include "db/sql.h"

// Talks `geneva`; rounds `g3`, `g4` with the sessions `g4-1`, `g4-2` and the technical meeting `g4-tech`; venues `geneva-palais`,
// `lausanne`; actors `government`, `hnc`, `opposition`, `russia`, `turkey`, `iran`, `islamic-state`; people `jaafari`, `hariri`,
// `sabra`; delegations `g4/government`, `g4/side` (of the side opposition), `g4/hnc`; invitations `g4/invited-hnc`, `g4/batch`;
// exclusion `geneva/excluded-is`; outcome `statement`. Sources by reliability: `a1`, `b1`, `b2`, `c1`, `d1`, `e1`, `f1`, `none`;
// `b1-reprint` and `b1-copy` reprint `b1`; `amber` and `red` are marked so.
struct sql *scene_open(void *context);
// The same in the migrated database of a connection string.
struct sql *scene_at(void *context, const char *connection);

// Records a claim about `subject` under the name `name`, reported at `reported` (NULL: left to the schema). Pairs of column
// and value follow, then NULL. A value is a literal, or a thing "@slug", a source "#slug", a claim "^name". Gives "" or
// the refusal as sql_answer does.
const char *scene_say(struct sql *sql, const char *name, const char *subject, const char *reported, ...)
	__attribute__((sentinel));
#define SAY(sql, ...) ANSWER_IS(scene_say((sql), __VA_ARGS__, NULL), "")
#define REFUSED(sql, refusal, ...) ANSWER_IS(scene_say((sql), __VA_ARGS__, NULL), (refusal))

// What a point says, as "value [claims] / disputed value [claims] was value [claims] until day". `point` is "subject point" or
// "subject point person". A set has its elements in order, parted by ", ". "" when nothing is known.
const char *scene_told(struct sql *sql, const char *point, const char *as_of, int ceiling);
#define TOLD(sql, point, expected) ANSWER_IS(scene_told((sql), (point), "infinity", 4), (expected))
#define TOLD_AT(sql, point, as_of, ceiling, expected) \
	ANSWER_IS(scene_told((sql), (point), (as_of), (ceiling)), (expected))

// What the program would ask about the claim `name`, just added: "opening against 2017-02-20 [a]", or "" for nothing.
const char *scene_asks(struct sql *sql, const char *name);
#define ASKS(sql, name, expected) ANSWER_IS(scene_asks((sql), (name)), (expected))

#endif
