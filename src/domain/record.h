// SPDX-License-Identifier: MIT
#ifndef DOMAIN_RECORD_H
#define DOMAIN_RECORD_H
// What the record says of some things, resolved under one question: points with their values, the claims behind them,
// and the names of all things that they speak of. Reports are composed from it.

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/error.h"
#include "base/ids.h"
#include "domain/question.h"
#include "pg/db.h"

// One value of a point: one that holds (several: a dispute, the first ranked first), or one that was.
struct value {
	const char *text;     // as entered; of a set: "in" or "out"
	int64_t id;           // the thing, or 0
	const char *earliest; // of a date: YYYY-MM-DD, "infinity", "-infinity", or NULL where unknown or no date
	const char *latest;
	const char *lowest; // of a count, or NULL
	const char *highest;
	const char *until;     // of a value that was: the day it ended
	const char *because;   // the cause given
	const int64_t *claims; // those that state it first, then those that only support it with a vaguer value
	size_t claim_count;
	size_t stated_count; // how many state it themselves: its sources are theirs
};

struct point {
	int64_t subject;
	int64_t about;       // the person, signatory, body or target it speaks of, or 0
	const char *name;    // "opening"
	const char *element; // of a set: the element; of a post: the post; else ""
	bool many;
	struct value *holds;
	size_t hold_count;
	struct value *was;
	size_t was_count;
};

// A source, or a passage of it, as a report cites it.
struct cited {
	int64_t source_id, passage_id, origin_id; // passage_id 0: the source itself
	const char *slug, *outlet, *title, *address, *published, *reliability;
	const char *passage, *passage_at;
};

// A claim as a report tells of it.
struct told {
	int64_t id, revision, source_id, passage_id;
	const struct cited *from; // NULL where it has no source
	const char *credibility;
	int64_t marking_rank; // 0 to 4
	const char *occurred, *effective;
	const char *reported_at; // in the order of time: to the second, in UTC
	const char *known_by;
	int64_t attributed_id, principal_id;
	const char *attribution, *because;
	const char *word;              // supersede, dispute, correct, or NULL
	const char *despite_exclusion; // why somebody was invited who is kept out
	bool supersedes;               // it changes all it speaks of, whatever was said before
	int64_t withdrawn; // the newest revision of a correction or retraction known of the subjects of the record, or 0
};

// A thing as a report names it.
struct named {
	int64_t id;
	const char *kind, *slug, *label, *nature, *city, *country;
	int64_t parent_id;    // 0: none
	int64_t talks_id;     // those of a round, an exclusion or an outcome, or 0
	int64_t marking_rank; // 0 to 4: of the name it goes by here; of one without a name nothing but the kind is told
};

struct record;

// What a report needs: the subjects to resolve, each with the thing under which it is read, and further things and claims
// that it will name.
struct record_request {
	struct ids subjects;
	struct ids read_as; // parallel to subjects
	struct ids things;
	struct ids claims;
	struct ids linked; // bodies of which one was found through another: what links them counts for the marking
};

// Resolves the subjects and loads the claims behind what came out and the names of all things met. All in `context`;
// NULL with the error of the database.
struct record *record_load(const void *context, struct db *db, const struct question *question,
                           const struct record_request *request, struct error *error);

// The point, or NULL when no claim fills it. `about` 0 and `element` "" where there is none.
const struct point *record_point(const struct record *record, int64_t subject, int64_t about, const char *name,
                                 const char *element);
// The same of a point that is about the subject itself and no element of a set.
const struct point *record_single(const struct record *record, int64_t subject, const char *name);
// The first value that holds of a single point, or NULL.
const struct value *record_value(const struct record *record, int64_t subject, const char *name);
// All points of a subject, in the order of about, name, element; `count` may be 0.
const struct point *record_points(const struct record *record, int64_t subject, size_t *count);
// Whether anything holds of a subject.
bool record_told(const struct record *record, int64_t subject);
// Whether an element is in its set (its first value that holds is "in"); NULL is in none.
bool point_in(const struct point *point);
// Whether more than one value holds; not of NULL.
bool point_disputed(const struct point *point);

// The highest marking, 0 to 4, of the names loaded and of the links asked for: a document that prints them carries it.
int64_t record_marking(const struct record *record);
// The newest revision of what shaped the record: the claims behind its points and dates, corrections and retractions.
int64_t record_revision(const struct record *record);
// What the claims loaded come from, each source and passage once.
const struct cited *record_sources(const struct record *record, size_t *count);
const struct told *record_claim(const struct record *record, int64_t id);
// NULL for a thing above the ceiling and without a lower-marked name.
const struct named *record_thing(const struct record *record, int64_t id);
// The label of a thing; "a person not to be named here" where the marking withholds it.
const char *record_label(const struct record *record, int64_t id);

#endif
