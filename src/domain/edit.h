// SPDX-License-Identifier: MIT
#ifndef DOMAIN_EDIT_H
#define DOMAIN_EDIT_H
// Changing what a thing or a source is beside what is claimed: its traits, its name, and whether it is in the record at all.
// What stood before stays in the journal, and undo brings it back.

#include <stdbool.h>
#include <stdint.h>

#include "domain/thing.h"

// What is to be changed: columns of things or sources with what they are to say, up to a NULL column. NULL leaves a column
// as it is, "" takes out what stands there.
#define EDIT_COLUMNS 16

// Two analysts, one thing (or source, or claim, which is named by its number): false with a CONFLICT when the thing has been changed since revision `seen` (12 or r12; NULL: not
// asked), that tells who changed what, when, what stood there, and what `changes` want. `zone`: of the times; NULL: the base's.
bool edit_seen(struct db *db, const struct thing *thing, const struct binding *changes, const char *seen,
               const char *zone, struct error *error);

// Changes the columns. `changed`: whether anything stands otherwise now.
bool edit_make(struct db *db, const struct thing *thing, const struct binding *changes, bool *changed,
               struct error *error);

// How a thing is to be called; NULL: as it is.
struct new_name {
	const char *slug, *label;
	const char *since; // day from which it goes by the label, EDTF, before which it keeps its name; NULL: ever since
	bool another;      // it is another of that label
};

// Another slug, another name; what is named after it follows. `thing` becomes what it is now. CONFLICT where another has the
// slug, or is a person, actor or round of that name and `another` is not said, or where it was renamed on that day or later.
bool edit_rename(const void *context, struct db *db, struct thing *thing, const struct new_name *name, bool *changed,
                 struct error *error);

// How many rows of the record would go with the thing. CONFLICT with the list where something that stays refers to it.
// `whole`: with its own delegations, invitations, exclusions and outcomes, and all that is said of what goes; `offered`: whether
// that may be asked for, and so be advised.
bool edit_removal(struct db *db, const struct thing *thing, bool whole, bool offered, int64_t *count,
                  struct error *error);
// Takes it out, as edit_removal() has it.
bool edit_remove(struct db *db, const struct thing *thing, bool whole, struct error *error);

#endif
