// SPDX-License-Identifier: MIT
#ifndef DOMAIN_PEOPLE_H
#define DOMAIN_PEOPLE_H
// The people of a body: who holds a post in it, held one, and who sat in its delegations.

#include "domain/post.h"
#include "domain/seats.h"

struct post {
	int64_t person;
	const struct point *point, *since, *until; // the last two NULL where nobody says
	enum held held;                            // on the day asked about, as far as the days are certain
};

// The last delegation of the body in which a person had a part.
struct sitting {
	int64_t person;
	const struct seats_part *delegation;
	size_t place; // among the people of that
};

struct people {
	struct thing of;
	const struct seats *seats; // the body's delegations, and the record of all
	struct post *posts;
	size_t post_count;
	struct sitting *sittings; // the last round first
	size_t sitting_count;
};

// Loads the people of a body. All in `context`; NULL with the database's error.
struct people *people_load(const void *context, struct db *db, const struct thing *of, const struct question *question,
                           struct error *error);

#endif
