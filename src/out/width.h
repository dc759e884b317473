// SPDX-License-Identifier: MIT
#ifndef OUT_WIDTH_H
#define OUT_WIDTH_H
// Columns that text takes on a terminal, and where it may be broken. Texts are valid UTF-8 without controls. What only
// holds Latin, Greek or Cyrillic letters and common punctuation is answered from a small table; libunistring is loaded
// by the first text that holds anything else (combining marks, Arabic, ideographs), so that most pages start without it.

#include <stdbool.h>
#include <stddef.h>

struct widths;

// Nothing is loaded yet; the library, once loaded, is closed with `context`.
struct widths *widths_new(const void *context);
// The columns that `length` bytes of `text` take.
int width_columns(struct widths *widths, const char *text, size_t length);
// The bytes of the longest beginning of `text` that takes at most `columns` columns and ends between graphemes; at least
// one grapheme, 0 only for an empty text. `taken` is set to its columns.
size_t width_fit(struct widths *widths, const char *text, size_t length, int columns, int *taken);
// The bytes of `word`, which has no spaces, up to its first opportunity for a line break (UAX #14, between ideographs and
// after a zero width space only), else `length`.
size_t width_piece(struct widths *widths, const char *word, size_t length);
// `text` in capital letters, in `context`.
char *width_capitals(struct widths *widths, const void *context, const char *text);
// Whether the library has been loaded.
bool widths_loaded(const struct widths *widths);

#endif
