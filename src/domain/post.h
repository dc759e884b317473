// SPDX-License-Identifier: MIT
#ifndef DOMAIN_POST_H
#define DOMAIN_POST_H
// Posts and memberships: a person or body, what it is in a body, since when and until when.

#include "domain/record.h"

enum held { HELD_NOW, HELD_BEFORE, HELD_LATER, HELD_COUNT };

// The beginning ("since") or the end ("until") of a post, ranked first; NULL where nobody says.
const struct value *post_edge(const struct record *record, const struct point *post, const char *edge);
// Whether it is held on a day (YYYY-MM-DD): a post that has certainly ended is held no more, one that has certainly not begun
// not yet; "about", "perhaps" and what is disputed are no days.
enum held post_held(const struct record *record, const struct point *post, const char *day);

#endif
