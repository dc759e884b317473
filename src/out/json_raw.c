// SPDX-License-Identifier: MIT
// A JSON value made elsewhere is read by the grammar of RFC 8259, first to see that it is one, then to write it again
// with our indentation and escapes. Whatever a server sends, the output stays JSON.
#include <ctype.h>
#include <string.h>

#include "out/json_parts.h"

enum { DEPTH_MOST = 200 }; // of objects and arrays in each other: bounds the stack

struct reader {
	const char *at;
	struct json *json; // NULL: only looks whether it is JSON
	int depth;
};

static bool read_value(struct reader *reader);

static void skip_space(struct reader *reader)
{
	reader->at += strspn(reader->at, " \t\n\r");
}

static bool skip_char(struct reader *reader, char c)
{
	skip_space(reader);
	if (*reader->at != c)
		return false;
	reader->at++;
	return true;
}

static size_t digits(const char *text)
{
	return strspn(text, "0123456789");
}

// The bytes of the number that `text` begins with, 0 when it does not.
static size_t number_length(const char *text)
{
	const char *at = text + (*text == '-');
	size_t whole = digits(at);

	if (whole == 0 || (*at == '0' && whole > 1))
		return 0;
	at += whole;
	if (*at == '.') {
		if (digits(at + 1) == 0)
			return 0;
		at += 1 + digits(at + 1);
	}
	if (*at == 'e' || *at == 'E') {
		at += at[1] == '+' || at[1] == '-' ? 2 : 1;
		if (digits(at) == 0)
			return 0;
		at += digits(at);
	}
	return (size_t)(at - text);
}

static bool read_word(struct reader *reader)
{
	static const char *const words[] = { "true", "false", "null" };
	size_t length = number_length(reader->at);

	for (size_t i = 0; length == 0 && i < sizeof(words) / sizeof(words[0]); i++)
		if (str_begins(reader->at, words[i]))
			length = strlen(words[i]);
	if (length == 0)
		return false;
	if (reader->json)
		json_word(reader->json, reader->at, length);
	reader->at += length;
	return true;
}

static bool skip_escape(const char **at)
{
	const char *escape = *at + 1;
	size_t length = 1;

	if (*escape == 'u')
		while (length < 5 && isxdigit((unsigned char)escape[length]))
			length++;
	else if (!*escape || !strchr("\"\\/bfnrt", *escape))
		return false;
	*at = escape + length;
	return *escape != 'u' || length == 5;
}

// Finds the text between the quotation marks that the reader stands before.
static bool read_string(struct reader *reader, const char **text, size_t *length)
{
	const char *at;

	if (!skip_char(reader, '"'))
		return false;
	at = reader->at;
	while (*at != '"') {
		if ((unsigned char)*at < 0x20) // the terminator too
			return false;
		if (*at != '\\')
			at++;
		else if (!skip_escape(&at))
			return false;
	}
	*text = reader->at;
	*length = (size_t)(at - reader->at);
	reader->at = at + 1;
	return true;
}

static bool read_member(struct reader *reader)
{
	const char *key;
	size_t length;

	if (!read_string(reader, &key, &length) || !skip_char(reader, ':'))
		return false;
	if (reader->json)
		json_key_escaped(reader->json, key, length);
	return read_value(reader);
}

// Reads the elements of an object or array up to `closing`.
static bool read_elements(struct reader *reader, char closing, bool (*read_element)(struct reader *reader))
{
	bool empty;

	reader->at++;
	empty = skip_char(reader, closing);
	if (reader->depth++ == DEPTH_MOST)
		return false;
	while (!empty) {
		if (!read_element(reader))
			return false;
		if (skip_char(reader, closing))
			break;
		if (!skip_char(reader, ','))
			return false;
	}
	if (reader->json)
		json_end(reader->json);
	reader->depth--;
	return true;
}

static bool read_value(struct reader *reader)
{
	const char *text;
	size_t length;

	skip_space(reader);
	switch (*reader->at) {
	case '{':
		if (reader->json)
			json_object(reader->json);
		return read_elements(reader, '}', read_member);
	case '[':
		if (reader->json)
			json_array(reader->json);
		return read_elements(reader, ']', read_value);
	case '"':
		if (!read_string(reader, &text, &length))
			return false;
		if (reader->json)
			json_text_escaped(reader->json, text, length);
		return true;
	default:
		return read_word(reader);
	}
}

void json_raw(struct json *json, const char *value)
{
	struct reader reader = { .at = value };

	if (!value) {
		json_null(json);
		return;
	}
	if (!read_value(&reader) || reader.at[strspn(reader.at, " \t\n\r")]) {
		json_text(json, value);
		return;
	}
	reader = (struct reader){ .at = value, .json = json };
	read_value(&reader);
}
