// SPDX-License-Identifier: MIT
#ifndef DOMAIN_DAY_H
#define DOMAIN_DAY_H
// Arithmetic on plain days of the proleptic Gregorian calendar, as the database writes them (YYYY-MM-DD).

#include <stdbool.h>

// Days since 1970-01-01; false where the text is no plain day ("infinity", NULL).
bool day_number(const char *day, long *number);
// Whether the text is one plain day.
bool day_is_plain(const char *text);
// The day itself; NULL where there is none: of NULL and of the open end of an interval ("infinity", "-infinity").
const char *day_finite(const char *day);
// Days from one day to another; false where either is no plain day.
bool days_between(const char *from, const char *to, long *days);
// "Mon".
const char *day_name(const char *day);
// How long `days` is in rounded words: "nearly ten months", "over two years"; in `context`. NULL below a month and a half,
// where the number says enough.
char *days_in_words(const void *context, long days);
// A whole number in words up to twelve, else in figures; in `context`.
char *number_in_words(const void *context, long number);

#endif
