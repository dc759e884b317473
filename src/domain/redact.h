// SPDX-License-Identifier: MIT
#ifndef DOMAIN_REDACT_H
#define DOMAIN_REDACT_H
// Removing a text for good, where a court or the safety of somebody asks for it.

#include "base/field.h"
#include "domain/thing.h"

// What is to be redacted: whatever holds texts, in the record or taken out of it.
struct redaction {
	const char *table;               // claims, passages, things, sources, revisions
	int64_t id;                      // of the row
	const char *kind, *slug, *label; // "person", "riad-hijab", "Riad Hijab"; "claim", "12", "about geneva-4"
	bool stands;
	int64_t entered, ended; // revisions; FIELD_NULL_INTEGER: it stands
	const char *joined;     // the records that turned out to be the same and go with it, as told; NULL: none
};

// Where else a text stands: the rows of one kind.
struct redaction_left {
	const char *rows; // their kind: "claim", "person", "entry"; "name", "identifier": what is told is whose
	bool stands;
	char **told; // slugs or numbers
};
extern const struct field redaction_left_fields[];

// Finds what `typed` means: a slug to the letter, SOURCE#NAME, the number of a claim (12) or of an entry (r12), each that it
// has now, or had last where it is in the record no more; KIND: before it where it is of several kinds. `number`: of several the
// one of this number; NULL: not said. Texts in `context`. CONFLICT with what tells them apart where several are meant, and where
// a thing is named by more than its slug; NOT_FOUND.
bool redaction_find(const void *context, struct db *db, const char *typed, const char *number,
                    struct redaction *redaction, struct error *error);
// "person riad-hijab (Riad Hijab, taken out in r5; and what is joined with it: person r-hijab (R. Hijab))", in `context`.
char *redaction_text(const void *context, const struct redaction *redaction);
// Removes its texts, or of them `only` (NULL: all) to the letter, from what stands, from all former versions and from the
// command lines that have them; `left` (struct redaction_left, in `context`) tells where else they stand. NOT_FOUND where there
// are none.
bool redaction_make(const void *context, struct db *db, const struct redaction *redaction, const char *only,
                    struct records *left, struct error *error);

#endif
