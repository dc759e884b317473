// SPDX-License-Identifier: MIT
#ifndef DOMAIN_REDACT_H
#define DOMAIN_REDACT_H
// Removing a text for good, where a court or the safety of somebody asks for it.

#include "domain/thing.h"

// What is to be redacted: of a claim (by its number) or a passage (SOURCE#NAME) its texts, of a thing its names.
struct redaction {
	const char *table; // claims, passages or things
	const char *id;    // as text
	const char *told;  // "claim 12", "passage ap-2017-02-13#1530", "person riad-hijab"
};

// Finds what `typed` means; texts in `context`. NOT_FOUND or CONFLICT as thing_find() has it, and CONFLICT where a thing is
// not named by its slug to the letter.
bool redaction_find(const void *context, struct db *db, const char *typed, struct redaction *redaction,
                    struct error *error);
// Removes its texts from what stands, from all former versions and from the command lines that have them. NOT_FOUND where
// there are none.
bool redaction_make(struct db *db, const struct redaction *redaction, struct error *error);

#endif
