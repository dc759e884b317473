// SPDX-License-Identifier: MIT
#ifndef DOMAIN_STRUCTURE_H
#define DOMAIN_STRUCTURE_H
// What a thing is beside what is claimed of it: its kind, what it is part of, where it lies, what is part of it.

#include "domain/question.h"
#include "domain/thing.h"

struct trait {
	const char *key;  // in JSON: "part_of"
	bool many;        // one of several under the key
	const char *slug; // of the thing meant, or NULL
	const char *text; // its name, or the text itself
};

// struct trait records in the order in which they are read, those of a key together; in `context`. Nothing marked above
// the ceiling is among them, and no part spoken of only after the time asked about. NOT_FOUND when the thing itself is
// marked above it: it is then as if it were not there.
bool structure_list(const void *context, struct db *db, const struct thing *thing, const struct question *question,
                    struct records *traits, struct error *error);

// A thing that may say something of another.
struct mention {
	int64_t id;
	const char *kind, *slug, *label;
	bool own; // an invitation, exclusion or delegation of the other
};

// struct mention records of the things whose claims name a thing, and of its own invitations, exclusions and delegations,
// these first; nothing marked above `ceiling`. In `context`.
bool mention_list(const void *context, struct db *db, const struct thing *thing, const char *ceiling,
                  struct records *mentions, struct error *error);

#endif
