// SPDX-License-Identifier: MIT
#include "domain/date_text.h"

#include <ctype.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "base/str.h"

enum { NOT_SAID = 0, SOME = -1, SPRING = 21, WINTER = 24 }; // beside the numbers of months and days

// One date of an expression.
struct part {
	char year[5]; // "2017", "201X", "20XX"
	int month;    // 1 to 12, SPRING to WINTER, SOME (written XX), NOT_SAID
	int day;
	char clock[9];       // "12:00", "" when not said
	char zone[32];       // "UTC+6", "" when not said
	const char *qualify; // "about ", "perhaps ", ""
};

// Reads two digits, or XX as SOME. False for anything else.
static bool read_two(const char *text, int *number)
{
	if (strncmp(text, "XX", 2) == 0) {
		*number = SOME;
		return true;
	}
	if (!isdigit((unsigned char)text[0]) || !isdigit((unsigned char)text[1]))
		return false;
	*number = (text[0] - '0') * 10 + text[1] - '0';
	return true;
}

// "Z", "+06:00", "-0330" or nothing.
static bool read_zone(const char *text, struct part *part)
{
	int hours, minutes = 0;
	const char *rest;

	if (str_equal(text, "Z"))
		snprintf(part->zone, sizeof(part->zone), "UTC");
	if (*text == '\0' || str_equal(text, "Z"))
		return true;
	if ((*text != '+' && *text != '-') || !read_two(text + 1, &hours) || hours < 0)
		return false;
	rest = text[3] == ':' ? text + 4 : text + 3;
	if (*rest != '\0' && (!read_two(rest, &minutes) || minutes < 0 || rest[2] != '\0'))
		return false;
	if (hours == 0 && minutes == 0)
		snprintf(part->zone, sizeof(part->zone), "UTC");
	else if (minutes == 0)
		snprintf(part->zone, sizeof(part->zone), "UTC%c%d", *text, hours);
	else
		snprintf(part->zone, sizeof(part->zone), "UTC%c%d:%02d", *text, hours, minutes);
	return true;
}

// "T12:00", "T12:00:30Z".
static bool read_clock(const char *text, struct part *part)
{
	int number;
	size_t length = 6;

	if (*text != 'T' || !read_two(text + 1, &number) || number < 0 || text[3] != ':' || !read_two(text + 4, &number) ||
	    number < 0)
		return false;
	if (text[6] == ':' && read_two(text + 7, &number) && number >= 0)
		length = 9;
	// Full minutes need no seconds.
	snprintf(part->clock, sizeof(part->clock), "%.*s", length == 9 && number > 0 ? 8 : 5, text + 1);
	return read_zone(text + length, part);
}

// Cuts a mark of doubt off the end of `text`.
static const char *read_mark(char *text)
{
	char *last = text + strlen(text);

	if (last == text)
		return "";
	switch (*--last) {
	case '~':
		*last = '\0';
		return "about ";
	case '?':
		*last = '\0';
		return "perhaps ";
	case '%':
		*last = '\0';
		return "perhaps about ";
	}
	return "";
}

static bool read_part(const char *typed, size_t length, struct part *part)
{
	MEM_SCOPE(scratch);
	char *text = mem_bytes(scratch, typed, length);

	*part = (struct part){ .qualify = read_mark(text) };
	if (strspn(text, "0123456789X") != 4 || !isdigit((unsigned char)text[0]) || !isdigit((unsigned char)text[1]))
		return false;
	memcpy(part->year, text, 4);
	text += 4;
	if (*text == '\0')
		return true;
	if (*text != '-' || !read_two(text + 1, &part->month) || part->month > WINTER ||
	    (part->month > 12 && part->month < SPRING) || part->month == 0)
		return false;
	text += 3;
	if (*text == '\0')
		return true;
	if (*text != '-' || part->month > 12 || !read_two(text + 1, &part->day) || part->day == 0)
		return false;
	text += 3;
	return *text == '\0' || read_clock(text, part);
}

static void add_year(struct str *out, const struct part *part)
{
	if (part->year[2] == 'X')
		str_print(out, "the years %.2s00 to %.2s99", part->year, part->year);
	else if (part->year[3] == 'X')
		str_print(out, "the %.3s0s", part->year);
	else
		str_print(out, "%d", atoi(part->year));
	if (part->month == WINTER)
		str_print(out, "-%02d", (atoi(part->year) + 1) % 100); // a winter ends in the year after
}

// Adds one date. `same` is how many of its members are told by the date that follows it: 0 none, 1 year, 2 month and
// year.
static void add_part(struct str *out, const struct part *part, int same)
{
	static const char *const months[] = { "",    "Jan", "Feb", "Mar", "Apr", "May", "Jun",
		                                  "Jul", "Aug", "Sep", "Oct", "Nov", "Dec" };
	static const char *const seasons[] = { "spring", "summer", "autumn", "winter" };

	str_add(out, part->qualify);
	if (part->day > 0)
		str_print(out, "%d", part->day);
	else if (part->day == SOME)
		str_add(out, "a day in");
	if (same < 2 && part->month != NOT_SAID) {
		if (part->day != NOT_SAID && part->month != SOME)
			str_add_char(out, ' ');
		if (part->month >= SPRING)
			str_add(out, seasons[part->month - SPRING]);
		else if (part->month > 0)
			str_add(out, months[part->month]);
		else if (part->day == NOT_SAID)
			str_add(out, "a month in");
	}
	if (same < 1) {
		if (part->month != NOT_SAID)
			str_add_char(out, ' ');
		add_year(out, part);
	}
	if (*part->clock)
		str_print(out, " %s", part->clock);
	if (str_equal(part->zone, "UTC"))
		str_add(out, " UTC");
	else if (*part->zone)
		str_print(out, " (%s)", part->zone);
}

static bool plain(const struct part *part)
{
	return *part->qualify == '\0' && *part->clock == '\0' && part->month > 0 && part->month <= 12 && part->day >= 0 &&
	       strchr(part->year, 'X') == NULL;
}

// How many members of `part` need not be said because `next` follows it.
static int shared(const struct part *part, const struct part *next)
{
	bool alike = plain(part) && plain(next) && str_equal(part->year, next->year) && (part->day > 0) == (next->day > 0);

	if (!alike)
		return 0;
	return part->day > 0 && part->month == next->month ? 2 : 1;
}

static void add_between(struct str *out, const struct part *first, const struct part *last)
{
	bool short_form = *first->qualify == '\0' && *last->qualify == '\0' && *first->clock == '\0' &&
	                  *last->clock == '\0' && first->month != SOME && last->month != SOME && first->day != SOME &&
	                  last->day != SOME && first->month < SPRING && last->month < SPRING;

	add_part(out, first, shared(first, last));
	str_add(out, short_form ? "-" : " to ");
	add_part(out, last, 0);
}

static bool add_interval(struct str *out, const char *text, const char *slash)
{
	size_t length = (size_t)(slash - text);
	const char *end = slash + 1;
	bool begun = length > 0 && strncmp(text, "..", length) != 0;
	bool ended = *end != '\0' && !str_equal(end, "..");
	struct part first, last;

	if ((begun && !read_part(text, length, &first)) || (ended && !read_part(end, strlen(end), &last)))
		return false;
	if (begun && ended) {
		add_between(out, &first, &last);
	} else if (begun) {
		str_add(out, "from ");
		add_part(out, &first, 0);
		str_add(out, *end ? " on" : ", end not known");
	} else if (ended) {
		str_add(out, "until ");
		add_part(out, &last, 0);
		str_add(out, length > 0 ? "" : ", beginning not known");
	}
	return begun || ended;
}

// A choice that is a range: "[2017-02-20..2017-02-23]", "[..2017-02-20]".
static bool add_choice_range(struct str *out, const char *text, size_t length, const char *dots)
{
	size_t before = (size_t)(dots - text);
	size_t after = length - before - 2;
	struct part first, last;

	if ((before > 0 && !read_part(text, before, &first)) || (after > 0 && !read_part(dots + 2, after, &last)))
		return false;
	if (before > 0 && after > 0) {
		str_add(out, "some time in ");
		add_between(out, &first, &last);
	} else if (before > 0) {
		add_part(out, &first, 0);
		str_add(out, " or after");
	} else if (after > 0) {
		add_part(out, &last, 0);
		str_add(out, " or before");
	}
	return before + after > 0;
}

// "[a,b,c]": "a, b or c". `text` stands after the bracket.
static bool add_choices(struct str *out, const char *text, size_t length)
{
	struct part part, next;
	const char *end = text + length;

	if (strstr(text, ".."))
		return !memchr(text, ',', length) && add_choice_range(out, text, length, strstr(text, ".."));
	for (;;) {
		const char *comma = memchr(text, ',', (size_t)(end - text));
		const char *after = comma ? comma + 1 + strspn(comma + 1, " ") : end;
		const char *second = memchr(after, ',', (size_t)(end - after));

		if (!read_part(text, (size_t)((comma ? comma : end) - text), &part) ||
		    (comma && !read_part(after, (size_t)((second ? second : end) - after), &next)))
			return false;
		add_part(out, &part, comma ? shared(&part, &next) : 0);
		if (!comma)
			return true;
		str_add(out, second ? ", " : " or ");
		text = after;
	}
}

char *date_text(const void *context, const char *edtf)
{
	struct str *out;
	struct part part;
	const char *slash;
	size_t length;
	bool read;

	if (!edtf)
		return NULL;
	out = str_new(context);
	length = strlen(edtf);
	slash = strchr(edtf, '/');
	if (length > 2 && edtf[0] == '[' && edtf[length - 1] == ']') {
		read = add_choices(out, edtf + 1, length - 2);
	} else if (slash) {
		read = add_interval(out, edtf, slash);
	} else {
		read = read_part(edtf, length, &part);
		if (read)
			add_part(out, &part, 0);
	}
	return read ? out->text : mem_text(context, edtf);
}

char *date_limit(const void *context, const char *edtf)
{
	const size_t length = edtf ? strlen(edtf) : 0;

	if (length < 5 || strncmp(edtf, "[..", 3) != 0 || memchr(edtf, ',', length) || edtf[length - 1] != ']')
		return NULL;
	return mem_bytes(context, edtf + 3, length - 4);
}

char *count_text(const void *context, const char *count)
{
	const char *dots;

	if (!count)
		return NULL;
	dots = strstr(count, "..");
	if (str_equal(count, "unknown"))
		return mem_text(context, "number not known");
	if (*count == '~')
		return mem_print(context, "about %s", count + 1);
	if (str_begins(count, ">="))
		return mem_print(context, "at least %s", count + 2);
	if (str_begins(count, "<="))
		return mem_print(context, "at most %s", count + 2);
	if (dots)
		return mem_print(context, "%.*s to %s", (int)(dots - count), count, dots + 2);
	return mem_text(context, count);
}

const char *value_text(const void *context, const char *form, const char *value)
{
	if (str_equal(form, "date"))
		return date_text(context, value);
	return str_equal(form, "count") ? count_text(context, value) : value;
}
