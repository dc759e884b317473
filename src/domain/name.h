// SPDX-License-Identifier: MIT
#ifndef DOMAIN_NAME_H
#define DOMAIN_NAME_H
// The names a thing or a source goes by, and what other registers call it.

#include <stdbool.h>

#include "domain/listing.h"
#include "domain/thing.h"

// A further name: members are PostgreSQL text form, NULL where not said.
struct name_draft {
	const char *name;
	const char *nature; // NULL: official
	const char *language;
	const char *source_id;
	const char *marking; // TLP label; NULL: the marking of the thing
	const char *held;    // EDTF
};

// Gives a thing a further name. CONFLICT when it goes by that name already.
bool name_add(struct db *db, const struct thing *thing, const struct name_draft *draft, struct error *error);

// Takes a name, written to the letter, off a thing or a source. CONFLICT for the name that it is printed under, NOT_FOUND for
// what is no name of it.
bool name_remove(struct db *db, const struct thing *thing, const char *name, struct error *error);

// A name that was written just now, and what to beware of.
struct name_alarm {
	int64_t id;
	const char *kind, *slug, *label; // whose name it is
	const char *name;
	const char *alike, *alike_slug; // the name of another that it looks like, and whose; or NULL
	bool same;                      // it is the same: whoever types the one finds both
	const char *mixed;              // the scripts mixed in one of its words: "Cyrillic and Latin"; or NULL
};

// Says of every name that this transaction wrote its script, its Latin form and what it looks like, and gives an alarm for each
// that may deceive: struct name_alarm records in `context`. `foreign`: how many are of other letters than ASCII's where the
// library that writes them in Latin is missing, else 0. Asks nothing of a library where no name was written.
bool names_form(const void *context, struct db *db, struct records *alarms, size_t *foreign, struct error *error);

struct name {
	int64_t marking_rank;
	const char *name, *kind, *language, *script, *romanised, *held, *marking;
	const char *source; // where it was seen, as JSON
	const char *source_slug;
};
extern const struct field name_fields[];

// struct name records of a thing or a source at or under a marking ("0" to "4"), in the order in which they were entered; in `context`.
bool name_list(const void *context, struct db *db, const struct thing *thing, const char *ceiling,
               struct records *records, struct error *error);

// Says what a register calls a thing; `others`, in `context`, is then what else it calls it, or NULL. CONFLICT when it says so
// already, or says it of another thing.
bool identifier_add(const void *context, struct db *db, const struct thing *thing, const char *scheme,
                    const char *value, const char **others, struct error *error);

// The same as lists: of a thing, and of a source.
extern const struct listing listing_names, listing_source_names;

struct identifier {
	const char *scheme, *value;
};
extern const struct field identifier_fields[];

// struct identifier records of a thing by scheme; in `context`.
bool identifier_list(const void *context, struct db *db, const struct thing *thing, struct records *records,
                     struct error *error);

struct completion {
	const char *slug;
};

// struct completion records, at most 200: the things and sources whose slug, or one of whose names, begins with `prefix`.
// `kind` is a kind of thing, "who" (people and actors), "source" or "any". In `context`.
bool name_complete(const void *context, struct db *db, const char *kind, const char *prefix, struct records *records,
                   struct error *error);

#endif
