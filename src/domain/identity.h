// SPDX-License-Identifier: MIT
#ifndef DOMAIN_IDENTITY_H
#define DOMAIN_IDENTITY_H
// Which records are of one thing: joining two, taking them apart, and the judgement that they differ.

#include "domain/listing.h"
#include "domain/thing.h"

// Of two records that were joined, the one that went, and the thing that stayed.
struct join {
	int64_t id;
	const char *slug, *label;
	int64_t kept_id;
	const char *kind, *kept_slug, *kept_label;
};

// Lets all that is said of `gone` be said of `kept`, reversibly. CONFLICT or REFUSED where they are not one by all that is
// recorded: kinds, markings, parts of one another, a claim about both, a judgement.
bool identity_join(struct db *db, const struct thing *kept, const struct thing *gone, struct error *error);
// The join that `typed` means: the slug that the thing had which went, or the thing that stayed, where only one was joined
// with it. Texts in `context`. CONFLICT with the list where several were; NOT_FOUND.
bool identity_find(const void *context, struct db *db, const char *typed, struct join *join, struct error *error);
// Whether `typed` names the thing itself. CONFLICT where it is the slug of a record that was joined with it.
bool identity_own(struct db *db, const char *typed, const struct thing *thing, struct error *error);
// Gives back what was whose; what was entered since stays with the thing that stayed, but for what speaks of the former.
bool identity_part(struct db *db, const struct join *join, struct error *error);
// What was entered since the join and will stay with the thing that stayed, in words: "claims 784, 785; name ..."; NULL: nothing.
// Asked before it is taken apart. In `context`.
bool identity_stayed(const void *context, struct db *db, const struct join *join, const char **told,
                     struct error *error);
// Records the judgement that two things are not one, or with `back` takes it back; `changed`: it was not so already.
bool identity_differ(struct db *db, const struct thing *one, const struct thing *other, bool back, bool *changed,
                     struct error *error);

// Pairs of things that may be one, with what speaks for it and against. Bindings: kind, ceiling, most.
extern const struct listing listing_duplicates;

#endif
