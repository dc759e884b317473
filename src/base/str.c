// SPDX-License-Identifier: MIT
#include "base/str.h"

#include <assert.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include "base/mem.h"

enum { STR_ROOM = 64 };

// Makes room for `more` bytes and the terminator. The text stays where it was made, in str_new's context.
static void str_reserve(struct str *str, size_t more)
{
	size_t needed = more < SIZE_MAX - str->length - 1 ? str->length + more + 1 : SIZE_MAX;

	if (needed <= str->room)
		return;
	str->room = needed > str->room * 2 ? needed : str->room * 2;
	str->text = mem_resize(NULL, str->text, str->room, 1);
}

struct str *str_new(const void *context)
{
	struct str *str = mem_new(context, struct str);

	str->room = STR_ROOM;
	str->text = mem_alloc(context, str->room);
	return str;
}

void str_add(struct str *str, const char *text)
{
	if (text)
		str_add_bytes(str, text, strlen(text));
}

void str_add_bytes(struct str *str, const char *bytes, size_t length)
{
	if (length == 0)
		return;
	str_reserve(str, length);
	memcpy(str->text + str->length, bytes, length);
	str->length += length;
	str->text[str->length] = '\0';
}

void str_add_char(struct str *str, char c)
{
	str_add_bytes(str, &c, 1);
}

void str_add_integer(struct str *str, int64_t number)
{
	char digits[20];
	size_t first = sizeof digits;
	uint64_t rest = number < 0 ? -(uint64_t)number : (uint64_t)number;

	do
		digits[--first] = (char)('0' + rest % 10);
	while ((rest /= 10) > 0);
	if (number < 0)
		digits[--first] = '-';
	str_add_bytes(str, digits + first, sizeof digits - first);
}

void str_print(struct str *str, const char *format, ...)
{
	va_list arguments;
	int length;

	va_start(arguments, format);
	length = vsnprintf(str->text + str->length, str->room - str->length, format, arguments);
	va_end(arguments);
	assert(length >= 0);
	if ((size_t)length >= str->room - str->length) {
		str_reserve(str, (size_t)length);
		va_start(arguments, format);
		vsnprintf(str->text + str->length, str->room - str->length, format, arguments);
		va_end(arguments);
	}
	str->length += (size_t)length;
}

void str_separate(struct str *str, const char *separator)
{
	if (str->length > 0)
		str_add(str, separator);
}

void str_clear(struct str *str)
{
	str->length = 0;
	str->text[0] = '\0';
}

bool str_equal(const char *a, const char *b)
{
	if (!a || !b)
		return a == b;
	return strcmp(a, b) == 0;
}

bool str_begins(const char *text, const char *prefix)
{
	return strncmp(text, prefix, strlen(prefix)) == 0;
}
