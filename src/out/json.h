// SPDX-License-Identifier: MIT
#ifndef OUT_JSON_H
#define OUT_JSON_H
// A JSON writer: values in the order they are called, commas, indentation (two spaces) and escaping its own. Misuse (a
// value without key in an object, an unclosed array) is a bug and asserts.

#include <stdbool.h>
#include <stdint.h>

#include "base/field.h"
#include "base/str.h"

struct json;

struct json *json_new(const void *context);
void json_object(struct json *json);
void json_array(struct json *json);
void json_end(struct json *json); // the innermost object or array
void json_key(struct json *json, const char *key);
void json_text(struct json *json, const char *text); // NULL writes null; invalid UTF-8 becomes U+FFFD
void json_integer(struct json *json, int64_t number);
void json_boolean(struct json *json, bool value);
void json_null(struct json *json);
void json_raw(struct json *json, const char *value); // a JSON value made elsewhere (by the server)
// Shorthand for key and value.
void json_put_text(struct json *json, const char *key, const char *text);
void json_put_integer(struct json *json, const char *key, int64_t number);
void json_put_boolean(struct json *json, const char *key, bool value);
// Every field of a record that stands in JSON, under its name. Fields end with a NULL name.
void json_members(struct json *json, const struct field *fields, const void *record);
// The same as an object.
void json_record(struct json *json, const struct field *fields, const void *record);
// The finished text, with a line feed at its end.
const struct str *json_finish(struct json *json);

#endif
