// SPDX-License-Identifier: MIT
#ifndef OUT_VISIBLE_H
#define OUT_VISIBLE_H
// Which characters could steer a terminal or hide what a text says, and how they are shown instead.

#include <stdbool.h>
#include <stdint.h>

#include "base/str.h"

// Whether a character is a control (C0, DEL, C1), a line or paragraph separator, or one of the bidi controls of UAX #9.
// The joiners U+200C and U+200D are not: they belong to right spelling in several scripts.
bool visible_is_unsafe(uint32_t character);
// Adds `text` with unsafe characters as <U+001B>, but for the ASCII ones in `keep`; a byte that is no UTF-8 becomes
// U+FFFD.
void visible_add(struct str *str, const char *text, const char *keep);
// `text` as one line: made visible, line feeds as spaces; in `context`. NULL gives NULL.
char *visible_line(const void *context, const char *text);
// The same without spaces at both ends; NULL when nothing is left.
char *visible_word(const void *context, const char *text);

#endif
