// SPDX-License-Identifier: MIT
#ifndef CMD_REPORT_H
#define CMD_REPORT_H
// How a resolved point reads, in a sentence and in JSON: the same in every report.

#include <stdbool.h>

#include "domain/cite.h"
#include "domain/dates.h"
#include "domain/question.h"
#include "domain/record.h"
#include "domain/withheld.h"
#include "out/document.h"
#include "out/json.h"

struct coverage;
struct disputes;

struct report {
	const void *context; // all texts live here
	const struct question *question;
	const struct record *record;
	const struct withheld *withheld;
	struct citations *citations;
	struct disputes *disputes; // what was told since it was last asked, and is disputed
};

// A point that was told and of which more than one value holds, or (`cause`) for which more than one cause is given.
struct dispute {
	const struct point *point;
	bool cause;
};

// What some of a value's claims give beside it, with these claims.
struct saying {
	const char *text;
	int64_t *claims;
	size_t claim_count;
};

struct report *report_new(const void *context, const struct question *question, const struct record *record,
                          const struct withheld *withheld);

// Notes that a disputed point is told; the functions below that tell a whole point do so themselves.
void report_dispute(const struct report *report, const struct point *point, bool cause);
// What was told and is disputed since this was last asked: the one rule for DISPUTED and for what is not known.
const struct dispute *report_disputes(const struct report *report, size_t *count);

// A value as it reads: a date in words, a thing by its label, a count as said, a word as it stands.
const char *report_value(const struct report *report, const struct value *value);
// A date without its year where that is the year of the day asked about.
const char *report_date(const struct report *report, const char *edtf);
// The causes given for a value, each with the claims that give it.
const struct saying *report_causes(const struct report *report, const struct value *value, size_t *count);
// The numbers of the sources that support a value only with a vaguer one, ascending; ends with 0. Cites them.
const int *report_vaguer(const struct report *report, const struct value *value);
// Who says it, where the source tells: ", says Yara Sharif for Staffan de Mistura"; "" where nobody is named.
const char *report_speakers(const struct report *report, const struct value *value);
// The day that stands for a value, EDTF: when it came about, as its first claim says, else when that was made known, as
// vague as its source is dated. NULL where only the day of recording is left.
const char *report_day(const struct report *report, const struct value *value);
// Where nobody says when it came about but by when: the last day that it may be, EDTF; else NULL.
const char *report_limit(const struct report *report, const struct value *value);
// The day as it reads: "13 Feb", and "by 17 Feb" of a limit.
const char *report_day_told(const struct report *report, const struct value *value);
// A point as it reads, cited: "20 Feb 2017 [1][2] · was 8 Feb [3]", "A [1] or B [2]"; NULL for a point that nobody fills.
const char *report_point(const struct report *report, const struct point *point);
// The day on which a value that was of the point ended, EDTF, as vague as the claim that ended it says: "2017-01-31~", or
// "2017-01".
const char *report_until(const struct report *report, const struct point *point, const struct value *ended);
// A link as the label of what it leads to: "Prepares"; `inverse`: of what it comes from, "Prepared by".
const char *report_link(const struct point *link, bool inverse);
// All that may hold, in the words of the record, joined: "attended or did not come".
const char *report_choice(const struct report *report, const struct point *point, const char *between);
// Only what holds: "29 Jan 2016 [1] or 1 Feb 2016 [2]", without causes and past.
const char *report_holds(const struct report *report, const struct point *point);
// A point of a subject by name, as report_point tells it.
const char *report_point_of(const struct report *report, int64_t subject, int64_t about, const char *name);
// A point with a life cycle as it reads: the state that holds, with who says it and the day it came about where that was
// said (unless it reads as `day`, which stands beside it already; or NULL), and what stands against it; not the states it
// went through. NULL for a point that nobody fills.
const char *report_state(const struct report *report, const struct point *point, const char *day);
// The same where no day stands beside it: with the day by which it was known, where nobody says when it came about.
const char *report_dated(const struct report *report, const struct point *point);
// The states it went through before, with their days: "before that delayed 14 Feb [5]", but for the `silent` ones
// (NULL-terminated, or NULL). NULL for none.
const char *report_before(const struct report *report, const struct point *point, const char *const *silent);
// The elements that are in a set, cited: "host, guarantor [1]"; an element that is disputed says so. NULL for an empty set.
const char *report_set(const struct report *report, int64_t subject, const char *name);
// The claim that tells why somebody was invited although kept out, of all behind the state of the invitation; or NULL.
const struct told *report_despite(const struct report *report, const struct point *state);
// That reason as it reads behind the state: " · despite the exclusion: why [3]", or "".
const char *report_despite_told(const struct report *report, const struct point *state);
// How a point of the subject itself reads that is not told: "withheld" where only claims above the ceiling fill it, else
// `otherwise`: what lies above the marking is neither absent nor unknown.
const char *report_untold(const struct report *report, int64_t subject, const char *name, const char *otherwise);
// "single" or "unsourced" where what holds rests on one origin or none, else NULL.
const char *report_weight(const struct report *report, const struct point *point);
// From the opening to the close of a round: "24-31 Jan 2014", "23-24 Jan 2017 (disputed)"; "not recorded" where neither is.
const char *report_dates(const struct report *report, const struct dates *dates);
// How complete the record of the talks looked at is; silence is no absence.
const char *report_coverage(const struct report *report, const struct coverage *coverage);
// The slug of a thing; NULL for 0, and where the marking withholds it.
const char *report_slug(const struct report *report, int64_t id);
// Adds the claims behind all that holds of a point; none of NULL.
void report_claims(const struct report *report, struct ids *claims, const struct point *point);
// The slugs of the claims' sources, parted by blanks, a passage as the command line names it; NULL for none. Cites them.
const char *report_slugs(const struct report *report, const int64_t *claims, size_t count);
// "[1][2]": the sources that state a value, or "".
const char *report_cites(const struct report *report, const struct value *value);

// ---- JSON --------------------------------------------------------------------------------------------------------------
// Every member is written with its key. A point nobody fills is null.

// {"value": ...} or {"edtf", "earliest", "latest"}, with sources, was and disputed; a count has quantity, quantity_known.
void report_json_point(struct json *json, const struct report *report, const char *key, const struct point *point);
// The same of a point of the subject itself that is no set, by its name; {"value": null, "withheld": true} where only
// claims above the ceiling fill it.
void report_json_single(struct json *json, const struct report *report, const char *key, int64_t subject,
                        const char *name);
// The members of the start or the end of a round, between the caller's braces.
void report_json_edge(struct json *json, const struct report *report, const struct edge *edge);
// "start" and "end" of a round, null where nobody says.
void report_json_dates(struct json *json, const struct report *report, const struct dates *dates);
// "disputed": the values that hold, where there are several; nothing of a point without dispute, or NULL.
void report_json_disputed(struct json *json, const struct report *report, const struct point *point);
// An array of the elements in the set: words as they are, things as {slug, name}.
void report_json_set(struct json *json, const struct report *report, const char *key, int64_t subject,
                     const char *name);
// {slug, name}, or null for 0; report_json_element writes one into an array, without key.
void report_json_thing(struct json *json, const struct report *report, const char *key, int64_t id);
void report_json_element(struct json *json, const struct report *report, int64_t id);
// A day as the database writes it; null where it is not known or has no end.
void report_json_day(struct json *json, const char *key, const char *day);
// "said_by": {who, for, words}, who said a value, as the source of its first claim tells; null where the source itself
// says it.
void report_json_speaker(struct json *json, const struct report *report, const struct value *value);
// "despite_exclusion": why somebody was invited although kept out, with its sources; null where nobody was.
void report_json_despite(struct json *json, const struct report *report, const struct point *state);
// Members "on", when a value came about as its first claim says, and "reported", the day that stands for it where none says;
// both null for no value.
void report_json_when(struct json *json, const struct report *report, const struct value *value);
// "sources": [1, 2] of one value.
void report_json_cites(struct json *json, const struct report *report, const int64_t *claims, size_t count);
// How it was asked: "as_of", "as_recorded" ({revision, at}; null: the record as it stands), "zone", "max_marking".
void report_json_question(struct json *json, const struct question *question);
// The head that all documents share: contract name and version, both times, the marking asked for, how much is withheld.
void report_json_head(struct json *json, const struct question *question, long withheld, const char *contract);
// "coverage": how many rounds are recorded, and of how many the roster is complete, partial, not known.
void report_json_coverage(struct json *json, const struct coverage *coverage);
// "sources": the numbered list.
void report_json_sources(struct json *json, const struct report *report);

// ---- documents ---------------------------------------------------------------------------------------------------------

// The numbered source list at the end of a document.
void report_references(struct document *document, const struct report *report);
// "as known Mon 13 Feb 2017 15:30 Damascus (UTC+2) · last entry used: r73", with the number withheld where there is one.
const char *report_known(const struct report *report);
// The same of a question alone, with the newest revision used; 0: none.
const char *report_asked(const void *context, const struct question *question, int64_t revision, long withheld);
// How much a report leaves out: claims, and names of the thing that it is about.
long report_withheld(const struct report *report);
// "recorded", or where something is withheld "shown at TLP:clear": what a page that has nothing to tell says of it.
const char *report_absent(const struct report *report);
// "TLP:CLEAR", of what the report has cited.
const char *report_marking(const struct report *report);

#endif
