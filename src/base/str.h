// SPDX-License-Identifier: MIT
#ifndef BASE_STR_H
#define BASE_STR_H
// A text that grows: bytes are added at its end, it is always terminated, and it may hold NUL bytes of its own.

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct str {
	char *text;    // terminated; owned by the context given to str_new
	size_t length; // bytes before the terminator
	size_t room;
};

// A new, empty text in `context`.
struct str *str_new(const void *context);
void str_add(struct str *str, const char *text); // NULL adds nothing
void str_add_bytes(struct str *str, const char *bytes, size_t length);
void str_add_char(struct str *str, char c);
void str_add_integer(struct str *str, int64_t number); // in decimal: several times faster than str_print
void str_print(struct str *str, const char *format, ...) __attribute__((format(printf, 2, 3)));
// Adds `separator` unless the text is still empty.
void str_separate(struct str *str, const char *separator);
void str_clear(struct str *str);

bool str_equal(const char *a, const char *b); // NULL equals only NULL
bool str_begins(const char *text, const char *prefix);
// The candidate nearest to `word` by edit distance, at most about a third of its letters away, else the first one that
// begins with it; NULL when none is near enough to suggest.
const char *str_nearest(const char *word, const char *const *candidates, size_t count);

#endif
