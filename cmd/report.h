// SPDX-License-Identifier: MIT
#ifndef CMD_REPORT_H
#define CMD_REPORT_H
// How a resolved point reads, in a sentence and in JSON: the same in every report.

#include <stdbool.h>

#include "domain/cite.h"
#include "domain/question.h"
#include "domain/record.h"
#include "out/document.h"
#include "out/json.h"

struct report {
	const void *context; // all texts live here
	const struct question *question;
	const struct record *record;
	struct citations *citations;
};

// A value as it reads: a date in words, a thing by its label, a count as said, a word as it stands.
const char *report_value(const struct report *report, const struct value *value);
// A date without its year where that is the year of the day asked about.
const char *report_date(const struct report *report, const char *edtf);
// The causes given for a value, each with who gives it: "; cause given: technical reasons [4] or delegations not there [5]".
const char *report_causes(const struct report *report, const struct value *value);
// Whether two different causes are given.
bool report_causes_disputed(const struct report *report, const struct value *value);
// A point as it reads, cited: "20 Feb 2017 [1][2] · was 8 Feb [3]", "A [1] or B [2]"; NULL for a point that nobody fills.
const char *report_point(const struct report *report, const struct point *point);
// The same for a point of a subject by name.
const char *report_point_of(const struct report *report, int64_t subject, int64_t about, const char *name);
// A point with a life cycle as it reads: the state that holds, with the day it came about where that was said, and what
// stands against it; not the states it went through. NULL for a point that nobody fills.
const char *report_state(const struct report *report, const struct point *point);
// The elements that are in a set, cited: "host, guarantor [1]"; an element that is disputed says so. NULL for an empty set.
const char *report_set(const struct report *report, int64_t subject, const char *name);
// The word at the right edge: DISPUTED where more than one value holds; single or unsourced where `weigh` and the point
// rests on one origin or none; else NULL.
const char *report_flag(const struct report *report, const struct point *point, bool weigh);
// "[1][2]" of the value that holds, or "".
const char *report_cites(const struct report *report, const struct value *value);

// ---- JSON --------------------------------------------------------------------------------------------------------------
// Every member is written with its key. A point nobody fills is null.

// {"value": ...} or {"edtf", "earliest", "latest"}, with sources, was and disputed; a count has quantity, quantity_known.
void report_json_point(struct json *json, const struct report *report, const char *key, const struct point *point);
// An array of the elements in the set: words as they are, things as {slug, name}.
void report_json_set(struct json *json, const struct report *report, const char *key, int64_t subject,
                     const char *name);
// {slug, name}, or null for 0.
void report_json_thing(struct json *json, const struct report *report, const char *key, int64_t id);
// A day as the database writes it; null where it is not known or has no end.
void report_json_day(struct json *json, const char *key, const char *day);
// "because": [{text, sources}] of one value, where causes are given.
void report_json_causes(struct json *json, const struct report *report, const struct value *value);
// "sources": [1, 2] of one value.
void report_json_cites(struct json *json, const struct report *report, const int64_t *claims, size_t count);
// The head that all reports share: contract name and version, both times, marking, last revision used, withheld.
void report_json_head(struct json *json, const struct report *report, const char *contract, long withheld);
// "sources": the numbered list.
void report_json_sources(struct json *json, const struct report *report);

// ---- documents ---------------------------------------------------------------------------------------------------------

// The numbered source list at the end of a document.
void report_references(struct document *document, const struct report *report);
// "as known Mon 13 Feb 2017 15:30 Damascus (UTC+2) · last entry used: r73", with the number withheld where there is one.
const char *report_known(const struct report *report, long withheld);
// "TLP:CLEAR", of what the report has cited.
const char *report_marking(const struct report *report);

#endif
