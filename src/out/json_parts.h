// SPDX-License-Identifier: MIT
#ifndef OUT_JSON_PARTS_H
#define OUT_JSON_PARTS_H
// What json_raw writes a value with that it has read: parts that are JSON already.

#include "out/json.h"

// A number, true, false or null.
void json_word(struct json *json, const char *word, size_t length);
// A key, and a text: `length` bytes between quotation marks, with their escapes.
void json_key_escaped(struct json *json, const char *text, size_t length);
void json_text_escaped(struct json *json, const char *text, size_t length);

#endif
