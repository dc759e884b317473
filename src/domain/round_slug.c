// SPDX-License-Identifier: MIT
#include "domain/round_slug.h"

#include <ctype.h>
#include <stdbool.h>
#include <stddef.h>
#include <string.h>

#include "base/mem.h"
#include "base/str.h"

static const struct {
	const char *letters;
	int value;
} numerals[] = {
	{ "M", 1000 }, { "CM", 900 }, { "D", 500 }, { "CD", 400 }, { "C", 100 }, { "XC", 90 }, { "L", 50 },
	{ "XL", 40 },  { "X", 10 },   { "IX", 9 },  { "V", 5 },    { "IV", 4 },  { "I", 1 },
};
enum { NUMERALS = sizeof(numerals) / sizeof(*numerals), ROMAN_MOST = 3999 };

static bool is_roman(const char *text, int value)
{
	for (size_t i = 0; i < NUMERALS; i++)
		for (; value >= numerals[i].value; value -= numerals[i].value) {
			if (!str_begins(text, numerals[i].letters))
				return false;
			text += strlen(numerals[i].letters);
		}
	return *text == '\0';
}

int roman_value(const char *text)
{
	const char *rest = text;
	int value = 0;

	for (size_t i = 0; i < NUMERALS; i++)
		for (; str_begins(rest, numerals[i].letters) && value <= ROMAN_MOST; rest += strlen(numerals[i].letters))
			value += numerals[i].value;
	// Written anew it is the same only when it is canonical: IIII and VX are not.
	return *text && value <= ROMAN_MOST && is_roman(text, value) ? value : 0;
}

// Adds the words of `text`, a-z and 0-9, joined by hyphens; letters beyond ASCII are left out.
static void add_words(struct str *out, const char *text)
{
	bool gap = out->length > 0;

	for (; *text; text++) {
		if (!isalnum((unsigned char)*text) || (unsigned char)*text >= 0x80) {
			gap = gap || out->length > 0;
			continue;
		}
		if (gap)
			str_add_char(out, '-');
		gap = false;
		str_add_char(out, (char)tolower((unsigned char)*text));
	}
}

// "2019-05" of a date that says year and month, else NULL.
static const char *month_of(const void *context, const char *edtf)
{
	static const char form[] = "dddd-dd";

	if (!edtf || strlen(edtf) < sizeof(form) - 1)
		return NULL;
	for (size_t i = 0; form[i]; i++)
		if (form[i] == 'd' ? !isdigit((unsigned char)edtf[i]) : edtf[i] != form[i])
			return NULL;
	return edtf[5] > '1' || (edtf[5] == '1' && edtf[6] > '2') ? NULL : mem_bytes(context, edtf, sizeof(form) - 1);
}

char *round_slug(const void *context, const struct round_naming *naming)
{
	MEM_SCOPE(scratch);
	struct str *slug = str_new(context);
	const char *month = month_of(scratch, naming->opening);
	int roman = naming->number ? roman_value(naming->number) : 0;

	add_words(slug, naming->talks);
	if (roman > 0) {
		str_print(slug, "-%d", roman);
		return slug->text;
	}
	if (naming->number && strpbrk(naming->number, "0123456789")) {
		add_words(slug, naming->number);
		return slug->text;
	}
	if (!naming->place || !month)
		return NULL;
	if (!str_equal(naming->place, naming->talks))
		add_words(slug, naming->place);
	add_words(slug, month);
	return slug->text;
}
