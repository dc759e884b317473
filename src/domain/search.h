// SPDX-License-Identifier: MIT
#ifndef DOMAIN_SEARCH_H
#define DOMAIN_SEARCH_H
// Full-text search: where words stand in names, in what claims say, in sources and in passages.

#include <stdbool.h>
#include <stdint.h>

#include "base/field.h"
#include "domain/question.h"
#include "pg/db.h"

// What is asked; each text may be NULL but the first.
struct search {
	const char *text;     // all of the words, "words in this order", -none of these, begin*
	const char *kind;     // a kind of things (their names, and what is said of them), claim, source or passage
	const char *scope_id; // a round or talks, with what lies below
	const char *during;   // EDTF
	bool newest;          // newest first, not best first
	const char *limit;    // how many of each part are given
};

// Of what is found more often in a part, so many of the newest are looked at.
enum { SEARCH_BOUND = 1000 };

// Where the words stand.
struct hit {
	const char *part;               // name, claim, source, passage: in this order
	int64_t found;                  // how many of the part are found, at most SEARCH_BOUND
	bool more;                      // there are more than were looked at
	const char *kind;               // of the thing; of a source what it is
	const char *slug;               // of the thing or the source; of a passage SOURCE#NAME
	const char *name;               // which it is printed under
	int64_t claim;                  // its number, or FIELD_NULL_INTEGER
	const char *field;              // which text of the claim; of a name what it is: official, acronym
	const char *const *snippet;     // in pieces, every second one a word looked for
	const char *dated, *dated_text; // EDTF: when it came about, else became known; came out; NULL of names
	const char *source, *source_name, *passage, *source_text;
	const char *snippet_text; // in one, words looked for between asterisks
	const char *marking;
	int64_t marking_rank;
};

extern const struct field hit_fields[]; // titled for tables

struct searched {
	struct records hits; // struct hit, by part, best first or newest first
	long withheld;       // what lies above the marking asked for, whatever its words
};

// Looks for words. All in `context`. REFUSED where there is no word in the text.
bool search_load(const void *context, struct db *db, const struct question *question, const struct search *search,
                 struct searched *searched, struct error *error);

#endif
