// SPDX-License-Identifier: MIT
#ifndef BASE_UTF8_H
#define BASE_UTF8_H
// UTF-8 as RFC 3629 has it: overlong forms, surrogates and what lies above U+10FFFF are no UTF-8.

#include <stddef.h>
#include <stdint.h>

// Reads the character that begins the terminated `text`. Gives the bytes it takes, 1 to 4, or 0 where they are no UTF-8
// (`character` is left alone then). The terminator reads as U+0000 of one byte.
size_t utf8_decode(const char *text, uint32_t *character);
// How many characters `text` has; a byte that belongs to none counts as one.
size_t utf8_count(const char *text);

#endif
