// SPDX-License-Identifier: MIT
#ifndef DOMAIN_DATE_TEXT_H
#define DOMAIN_DATE_TEXT_H
// Dates and counts as they are read: English text made of what was entered. Nothing is judged here (the database
// does that); what is not understood is given back as it stands.

// An EDTF date (ISO 8601-2 level 0 and 1, and one-of sets) in words, in `context`: "20 Feb 2017", "about Feb 2017",
// "23 Feb-3 Mar 2017", "from 24 Nov 2017 on", "20 or 23 Feb 2017", "16 Feb 2017 12:00 (UTC+6)". NULL gives NULL.
char *date_text(const void *context, const char *edtf);
// Of a day or any before it ("[..2017-02-20]") that day, in `context`; NULL of every other date.
char *date_limit(const void *context, const char *edtf);
// A count as said in words, in `context`: "about 12" (~12), "at least 14" (>=14), "20 to 21" (20..21), "number not
// known" (unknown). NULL gives NULL.
char *count_text(const void *context, const char *count);
// A value of the form "date", "count" or "text" in words: as above, a text as it stands; in `context`, or `value` itself.
const char *value_text(const void *context, const char *form, const char *value);

#endif
