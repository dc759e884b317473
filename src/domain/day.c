// SPDX-License-Identifier: MIT
#include "domain/day.h"

#include <stdio.h>

#include "base/mem.h"

bool day_number(const char *day, long *number)
{
	int year;
	int month;
	int date;
	char end;

	if (day == NULL || sscanf(day, "%4d-%2d-%2d%c", &year, &month, &date, &end) != 3)
		return false;
	// Howard Hinnant, "chrono-Compatible Low-Level Date Algorithms", days_from_civil: years begin in March, so that
	// the leap day is the last of its year.
	year -= month <= 2;
	long era = year / 400;
	long year_of_era = year - era * 400;
	long day_of_year = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + date - 1;

	*number = era * 146097 + year_of_era * 365 + year_of_era / 4 - year_of_era / 100 + day_of_year - 719468;
	return true;
}

bool day_is_plain(const char *text)
{
	long number;

	return day_number(text, &number);
}

const char *day_finite(const char *day)
{
	return day && *day != 'i' && *day != '-' ? day : NULL;
}

bool days_between(const char *from, const char *to, long *days)
{
	long first;
	long last;

	if (!day_number(from, &first) || !day_number(to, &last))
		return false;
	*days = last - first;
	return true;
}

const char *day_name(const char *day)
{
	static const char *const names[] = { "Thu", "Fri", "Sat", "Sun", "Mon", "Tue", "Wed" }; // 1970-01-01 was a Thursday
	long number;

	if (!day_number(day, &number))
		return "";
	return names[((number % 7) + 7) % 7];
}

char *number_in_words(const void *context, long number)
{
	static const char *const words[] = { "no",    "one",   "two",  "three", "four",   "five",  "six",
		                                 "seven", "eight", "nine", "ten",   "eleven", "twelve" };

	if (number >= 0 && number < (long)(sizeof words / sizeof *words))
		return mem_text(context, words[number]);
	return mem_print(context, "%ld", number);
}

char *days_in_words(const void *context, long days)
{
	const double month = 30.4375; // a Gregorian year has 365.2425 days
	const double unit = days >= 730 ? month * 12 : month;
	long whole = (long)((double)days / unit);
	double rest = (double)days / unit - (double)whole;

	if (days < 46)
		return NULL;
	if (rest >= 0.7)
		whole++;
	return mem_print(context, "%s %s %s%s",
	                 rest >= 0.7    ? "nearly"
	                 : rest <= 0.15 ? "about"
	                                : "over",
	                 number_in_words(context, whole), days >= 730 ? "year" : "month", whole == 1 ? "" : "s");
}
