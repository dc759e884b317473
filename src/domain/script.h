// SPDX-License-Identifier: MIT
#ifndef DOMAIN_SCRIPT_H
#define DOMAIN_SCRIPT_H
// What ICU says of the letters of a name. PostgreSQL cannot write one script in another. ICU is loaded at the first question
// that needs it and may be missing: then nothing is known, which is told as NULL.

#include <stdbool.h>

struct scripts;

// Nothing is loaded yet. Lives in `context`, and unloads the library with it.
struct scripts *scripts_new(const void *context);
// Whether the library is there; loads it.
bool scripts_loaded(struct scripts *scripts);

// Whether a text has other letters than those of ASCII. Asks no library.
bool script_is_foreign(const char *text);
// The script of a text by ISO 15924 ("Arab"); NULL where it has no letters, or those of several.
const char *script_code(const void *context, struct scripts *scripts, const char *text);
// The scripts that are mixed within one word of a text: "Cyrillic and Latin"; NULL where none are. Chinese characters stand
// beside kana, hangul and bopomofo, and kana beside each other: those are one here.
char *script_mixed(const void *context, struct scripts *scripts, const char *text);
// The text in letters of ASCII: Russian by the rules of BGN/PCGN, all else by ICU's own. `language` (BCP 47, or NULL) tells
// Russian from what else is written in Cyrillic; NULL is Russian. NULL where the text has Latin letters alone.
char *script_latin(const void *context, struct scripts *scripts, const char *text, const char *language);
// What a text looks like: two of one skeleton are mistaken for one another (Unicode Technical Standard 39, section 4).
char *script_skeleton(const void *context, struct scripts *scripts, const char *text);

#endif
