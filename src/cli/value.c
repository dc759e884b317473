// SPDX-License-Identifier: MIT
#include "cli/value.h"

#include <assert.h>
#include <errno.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "base/mem.h"
#include "base/str.h"
#include "base/utf8.h"
#include "cli/rows.h"

size_t value_size(enum value_kind kind)
{
	if (kind == VALUE_FLAG)
		return sizeof(bool);
	if (kind == VALUE_INTEGER)
		return sizeof(long long);
	return sizeof(const char *);
}

void value_store_flag(const struct value_slot *slot)
{
	const bool set = true;

	memcpy(slot->place, &set, sizeof(set));
}

// Members differ in their qualifiers (const char *, const char *const *): stored as bytes, they alias nothing.
static void store_text(const void *context, const struct value_slot *slot, const char *text)
{
	const char *copy = mem_text(context, text);

	memcpy(slot->place, &copy, sizeof(copy));
}

static void store_listed(const void *context, const struct value_slot *slot, const char *text)
{
	size_t count = *slot->count;
	const char **list;

	memcpy(&list, slot->place, sizeof(list));
	if (count == 0)
		list = NULL;                // a default that was there does not count
	if ((count & (count + 1)) == 0) // room doubles at 0, 1, 3, 7 ...
		list = mem_resize(context, list, 2 * (count + 1), sizeof(*list));
	list[count] = mem_text(context, text);
	list[count + 1] = NULL;
	*slot->count = count + 1;
	memcpy(slot->place, &list, sizeof(list));
}

static bool store_integer(const struct value_slot *slot, const char *text, struct error *error)
{
	const char *digits = text + (*text == '-');
	long long number;

	if (*digits == '\0' || digits[strspn(digits, "0123456789")] != '\0') {
		error_set(error, ERROR_USAGE, "%s needs a whole number, not '%s'", slot->label, text);
		return error_hint(error, "write digits only, such as 12");
	}
	errno = 0;
	number = strtoll(text, NULL, 10);
	if (number < 1)
		return error_set(error, ERROR_USAGE, "%s needs a number from 1, not '%s'", slot->label, text);
	if (errno == ERANGE)
		return error_set(error, ERROR_USAGE, "%s: the number '%s' is too large", slot->label, text);
	memcpy(slot->place, &number, sizeof(number));
	return true;
}

// Whether `text` is the listed `choice`, as listed or as it is typed without quotes; case does not matter.
static bool is_choice(const char *choice, const char *text)
{
	MEM_SCOPE(scratch);

	return strcasecmp(choice, text) == 0 || strcasecmp(choice_typed(scratch, choice), text) == 0;
}

// The listed word that `text` is, or NULL with an error.
static const char *find_choice(const struct value_slot *slot, const char *text, struct error *error)
{
	MEM_SCOPE(scratch);
	const char *nearest, **typed;
	size_t count = 0;

	for (; slot->choices[count]; count++)
		if (is_choice(slot->choices[count], text))
			return slot->choices[count];
	error_set(error, ERROR_USAGE, "%s does not take '%s': it is one of %s", slot->label, text,
	          choices_text(scratch, slot->choices, ", "));
	typed = mem_alloc(scratch, count * sizeof(*typed));
	for (size_t i = 0; i < count; i++)
		typed[i] = choice_typed(scratch, slot->choices[i]);
	nearest = str_nearest(text, typed, count);
	if (nearest)
		error_hint(error, "did you mean '%s'?", nearest);
	return NULL;
}

// "a,b,c": every part is one of the choices.
static bool store_choices(const void *context, const struct value_slot *slot, const char *text, struct error *error)
{
	const char *end;

	do {
		MEM_SCOPE(scratch);
		const char *part, *choice;

		end = strchr(text, ',');
		part = mem_bytes(scratch, text, end ? (size_t)(end - text) : strlen(text));
		choice = find_choice(slot, part, error);
		if (!choice)
			return false;
		store_listed(context, slot, choice);
		text = end ? end + 1 : text;
	} while (end);
	return true;
}

bool value_store(const void *context, const struct value_slot *slot, const char *text, struct error *error)
{
	const char *choice;
	bool may_be_empty = slot->kind == VALUE_TEXT || slot->kind == VALUE_TEXTS;

	if (text[strspn(text, " \t")] == '\0' && !may_be_empty)
		return error_set(error, ERROR_USAGE, "%s is empty", slot->label);
	switch (slot->kind) {
	case VALUE_FLAG:
		break;
	case VALUE_INTEGER:
		return store_integer(slot, text, error);
	case VALUE_CHOICE:
		choice = find_choice(slot, text, error);
		if (!choice)
			return false;
		store_text(context, slot, choice);
		return true;
	case VALUE_CHOICES:
		return store_choices(context, slot, text, error);
	case VALUE_TEXTS:
	case VALUE_NAMES:
	case VALUE_FILES:
		store_listed(context, slot, text);
		return true;
	case VALUE_TEXT:
	case VALUE_DATE:
	case VALUE_TIME:
	case VALUE_NAME:
	case VALUE_FILE:
		store_text(context, slot, text);
		return true;
	}
	assert(false); // a flag has no text
	return false;
}

static bool is_control(uint32_t character)
{
	if (character == '\t' || character == '\n')
		return false;
	return character < 0x20 || (character >= 0x7F && character < 0xA0);
}

bool value_check_word(const char *text, int number, struct error *error)
{
	for (const char *at = text; *at;) {
		uint32_t character;
		size_t length = utf8_decode(at, &character);

		if (length == 0) {
			error_set(error, ERROR_USAGE, "word %d of the command is not UTF-8: byte %d of it is 0x%02X", number,
			          (int)(at - text) + 1, (unsigned int)(unsigned char)*at);
			return error_hint(error, "set the terminal to UTF-8, or convert the file with 'iconv -t UTF-8'");
		}
		if (is_control(character)) {
			error_set(error, ERROR_USAGE, "word %d of the command holds the control character U+%04X at byte %d",
			          number, (unsigned int)character, (int)(at - text) + 1);
			return error_hint(error, "remove it; of control characters only tab and line feed may stand in a text");
		}
		at += length;
	}
	return true;
}
