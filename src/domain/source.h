// SPDX-License-Identifier: MIT
#ifndef DOMAIN_SOURCE_H
#define DOMAIN_SOURCE_H
// Where claims come from: sources, and passages, their pieces of text that carry a time.

#include <stdbool.h>
#include <stdint.h>

#include "base/error.h"
#include "base/ids.h"
#include "domain/listing.h"
#include "domain/thing.h"

// The kinds of thing_find() for a source.
extern const char *const kinds_source[];

// A source as typed: "spa-g4" or "ap-2017-02-13#1530"; named as thing_find() has it, or by the unique beginning of its slug.
// Gives ids as text in `context` (passage NULL without #). NOT_FOUND with the nearest, or with the passages that the source
// has; CONFLICT with the candidates.
bool source_find(const void *context, struct db *db, const char *name, char **source_id, char **passage_id,
                 struct error *error);

// The passage SOURCE#NAME as a thing of kind "passage": its slug is what is typed, its id that of the passage. `whole`: SOURCE
// is found as thing_find_whole() has it. USAGE without #.
bool passage_thing(const void *context, struct db *db, const char *typed, bool whole, struct thing *passage,
                   struct error *error);

// A new source: members are PostgreSQL text form, NULL where not said.
struct source_draft {
	const char *slug, *outlet, *nature, *title, *address, *archive, *hash, *language;
	const char *published; // EDTF
	const char *reliability;
	const char *marking; // TLP label; NULL: red for a record of conversation, else clear
	const char *origin_id;
};

// Enters a source. CONFLICT when the slug is taken.
bool source_add(struct db *db, const struct source_draft *draft, struct error *error);

struct passage_draft {
	const char *source_id;
	const char *name; // "1530"
	const char *at;   // an instant; without offset in the base's zone
	const char *text, *language, *marking;
};

// Enters a passage. CONFLICT when the source has one of that name.
bool passage_add(struct db *db, const struct passage_draft *draft, struct error *error);

// A source as listed and shown.
struct source {
	int64_t marking_rank;
	const char *slug, *name, *outlet, *kind, *title, *address, *archive, *hash, *language, *published, *grade, *marking;
	const char *row_version; // "r12": the revision that changed it last
	const char *origin;      // the source that it reprints, as JSON
	const char *origin_slug;
	int64_t passages, claims;
};

struct passage {
	int64_t marking_rank;
	const char *source; // as JSON
	const char *source_slug, *name;
	const char *at; // RFC 3339
	const char *language, *marking, *text;
	int64_t claims;
};

// Parameters: id (one source; null: all), kind, language, grade, ceiling; records of struct source.
extern const struct listing listing_sources;
// What rests on a source: one value of one point, or one of its claims that states none.
struct impact {
	int64_t marking_rank;
	const char *subject, *name, *about, *point, *value, *form; // form of the value: "date", "count" or "text"
	const char *standing; // "holds", "disputed", "was"; "off the record": corrected, or retracted
	struct ids claims;    // of the source, behind it
	bool alone;           // it rests on nothing else
	bool unsure;          // no other is seen, and may be withheld
	char **beside;        // slugs of the other sources behind it
	const char *subject_text, *claims_text, *beside_text;
};

// Parameters: source_id, as_of, ceiling, alone; records of struct impact.
extern const struct listing listing_impact;

// Another source of the same origin.
struct reprint {
	int64_t marking_rank;
	const char *slug, *name;
	const char *relation; // "a reprint of it", "what it reprints", "a reprint of the same"
	int64_t claims;       // that stand
};
extern const struct field reprint_fields[];

// The other sources of the same origin of which claims stand (struct reprint), in `context`.
bool source_reprints(const void *context, struct db *db, const char *source_id, const struct question *question,
                     struct records *reprints, struct error *error);

// Parameters: source_id, passage_id (null: all of the source), ceiling, zone; records of struct passage.
extern const struct listing listing_passages;

#endif
