// SPDX-License-Identifier: MIT
#ifndef DOMAIN_ROUND_SLUG_H
#define DOMAIN_ROUND_SLUG_H

// What a round is called where nobody says: by its talks and number ("geneva-4" for IV), else by talks, place and month
// ("doha-2019-05" in talks that are called doha). All members may be NULL.
struct round_naming {
	const char *talks;   // slug
	const char *number;  // as its source counts: "IV", "4", "4 bis"
	const char *place;   // city, or slug of the venue
	const char *opening; // EDTF; its year and month are taken when it says them
};

// The slug in `context`; NULL when neither a number nor a place with a month is said.
char *round_slug(const void *context, const struct round_naming *naming);
// The value of a canonical Roman numeral in capitals, 1 to 3999; 0 for anything else.
int roman_value(const char *text);

#endif
