// SPDX-License-Identifier: MIT
#ifndef OUT_WRAP_H
#define OUT_WRAP_H
// The one wrapping core of documents: of paragraphs, facts, references and table cells. (Help, our own text in one script,
// is wrapped by src/cli/layout.c.)

#include <stdbool.h>
#include <stddef.h>

#include "out/width.h"

struct line {
	const char *text; // into the wrapped text
	size_t length;
	int columns;
};

struct lines {
	struct line *items; // at least one
	size_t count;
	bool broken; // a word was wider than the width and is broken between graphemes
};

// Fills lines of at most `width` columns (at least 1) with the words of `text`. A line feed begins a new line; spaces are
// kept inside a line and dropped where it is wrapped. Only a grapheme that is wider than `width` by itself goes over it.
// The lines live in `context` and point into `text`.
struct lines wrap_text(const void *context, struct widths *widths, const char *text, int width);

#endif
