// SPDX-License-Identifier: MIT
#ifndef DOMAIN_CITE_H
#define DOMAIN_CITE_H
// The numbered sources of one report: a source, or a passage of one, gets its number when it is first cited.

#include <stddef.h>
#include <stdint.h>

#include "domain/record.h"

struct citation {
	int number;
	const struct cited *from;
	const char *grade; // "B2": the outlet's letter and the claims' digits; "" where neither was given
};

struct citations;

struct citations *citations_new(const void *context, const struct record *record);
// The numbers of the claims' sources, each once, ascending; ends with 0. Cites them.
const int *cite_numbers(struct citations *citations, const int64_t *claims, size_t count);
// The same as text: "[1][3]", or "[no source]" where none of the claims has one.
const char *cite_text(struct citations *citations, const int64_t *claims, size_t count);
// How many different origins the claims come from: reprints of one text are one.
size_t cite_origins(const struct record *record, const int64_t *claims, size_t count);
// Everything cited so far, by number.
const struct citation *citations_list(const struct citations *citations, size_t *count);
// "Associated Press, The Latest, 13 Feb 2017 15:30"; in `context`.
char *citation_title(const void *context, const struct citation *citation);
// The highest marking of the claims cited and the names loaded.
const char *citations_marking(const struct citations *citations);

#endif
