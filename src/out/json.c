// SPDX-License-Identifier: MIT
// JSON as RFC 8259 has it. What a terminal or a browser might take for a command is escaped beyond what it asks for.
#include "out/json.h"

#include <assert.h>
#include <string.h>

#include "base/mem.h"
#include "base/utf8.h"
#include "out/json_parts.h"
#include "out/visible.h"

// An object or array that is not yet closed.
struct level {
	char closing; // '}' or ']'
	bool filled;  // holds something
	bool keyed;   // a key waits for its value
};

struct json {
	struct str *out;
	struct level *levels;
	size_t depth;
	size_t room;
};

struct json *json_new(const void *context)
{
	struct json *json = mem_new(context, struct json);

	json->out = str_new(json);
	return json;
}

static struct level *json_level(struct json *json)
{
	return json->depth > 0 ? &json->levels[json->depth - 1] : NULL;
}

static void json_line(struct json *json)
{
	str_add_char(json->out, '\n');
	for (size_t i = 0; i < json->depth; i++)
		str_add(json->out, "  ");
}

// Begins an element of the innermost object or array: a key, or a value that has none.
static void json_element(struct json *json, struct level *level)
{
	if (level->filled)
		str_add_char(json->out, ',');
	level->filled = true;
	json_line(json);
}

// Begins a value.
static void json_value(struct json *json)
{
	struct level *level = json_level(json);

	assert(level || json->out->length == 0); // one value a text
	if (!level)
		return;
	assert(level->keyed == (level->closing == '}'));
	if (!level->keyed)
		json_element(json, level);
	level->keyed = false;
}

static void json_open(struct json *json, char opening, char closing)
{
	json_value(json);
	if (json->depth == json->room) {
		json->room = json->room ? json->room * 2 : 8;
		json->levels = mem_resize(json, json->levels, json->room, sizeof(struct level));
	}
	json->levels[json->depth++] = (struct level){ .closing = closing };
	str_add_char(json->out, opening);
}

void json_object(struct json *json)
{
	json_open(json, '{', '}');
}

void json_array(struct json *json)
{
	json_open(json, '[', ']');
}

void json_end(struct json *json)
{
	struct level *level = json_level(json);

	assert(level && !level->keyed);
	json->depth--;
	if (level->filled)
		json_line(json);
	str_add_char(json->out, level->closing);
}

static void json_escape(struct str *out, uint32_t character)
{
	static const char letters[] = "bfnrt";
	static const char meant[] = "\b\f\n\r\t";
	const char *found = character > 0 && character < 0x80 ? strchr(meant, (int)character) : NULL;

	if (found)
		str_print(out, "\\%c", letters[found - meant]);
	else if (character == '"' || character == '\\')
		str_print(out, "\\%c", (char)character);
	else
		str_print(out, "\\u%04x", (unsigned)character);
}

// Adds a string. `escaped`: quotation marks and backslashes in it are escapes already.
static void json_string(struct str *out, const char *text, size_t length, bool escaped)
{
	const char *end = text + length;
	const char *sound = text; // what is not yet added and may go as it is

	str_add_char(out, '"');
	while (text < end) {
		uint32_t character = 0;
		size_t size = utf8_decode(text, &character);
		bool special = !escaped && (character == '"' || character == '\\');

		if (size > 0 && !special && !visible_is_unsafe(character)) {
			text += size;
			continue;
		}
		str_add_bytes(out, sound, (size_t)(text - sound));
		if (size == 0)
			str_add(out, "\xEF\xBF\xBD"); // U+FFFD
		else
			json_escape(out, character);
		text += size > 0 ? size : 1;
		sound = text;
	}
	str_add_bytes(out, sound, (size_t)(text - sound));
	str_add_char(out, '"');
}

static void json_begin_key(struct json *json)
{
	struct level *level = json_level(json);

	assert(level && level->closing == '}' && !level->keyed);
	json_element(json, level);
	level->keyed = true;
}

void json_key(struct json *json, const char *key)
{
	json_begin_key(json);
	json_string(json->out, key, strlen(key), false);
	str_add(json->out, ": ");
}

void json_key_escaped(struct json *json, const char *text, size_t length)
{
	json_begin_key(json);
	json_string(json->out, text, length, true);
	str_add(json->out, ": ");
}

void json_text(struct json *json, const char *text)
{
	if (!text) {
		json_null(json);
		return;
	}
	json_value(json);
	json_string(json->out, text, strlen(text), false);
}

void json_text_escaped(struct json *json, const char *text, size_t length)
{
	json_value(json);
	json_string(json->out, text, length, true);
}

void json_word(struct json *json, const char *word, size_t length)
{
	json_value(json);
	str_add_bytes(json->out, word, length);
}

void json_integer(struct json *json, int64_t number)
{
	json_value(json);
	str_add_integer(json->out, number);
}

void json_boolean(struct json *json, bool value)
{
	json_value(json);
	str_add(json->out, value ? "true" : "false");
}

void json_null(struct json *json)
{
	json_value(json);
	str_add(json->out, "null");
}

void json_put_text(struct json *json, const char *key, const char *text)
{
	json_key(json, key);
	json_text(json, text);
}

void json_put_integer(struct json *json, const char *key, int64_t number)
{
	json_key(json, key);
	json_integer(json, number);
}

void json_put_boolean(struct json *json, const char *key, bool value)
{
	json_key(json, key);
	json_boolean(json, value);
}

const struct str *json_finish(struct json *json)
{
	assert(json->depth == 0 && json->out->length > 0);
	if (json->out->text[json->out->length - 1] != '\n')
		str_add_char(json->out, '\n');
	return json->out;
}
