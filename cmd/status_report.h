// SPDX-License-Identifier: MIT
#ifndef CMD_STATUS_REPORT_H
#define CMD_STATUS_REPORT_H
// The status of a round as a document and as JSON. Private to cmd/status*.c.

#include "base/str.h"
#include "cmd/report.h"
#include "domain/status.h"

enum status_place { BEFORE, SINCE, UNDATED };

// A note, or an outcome between rounds, that belongs to the days around the round.
struct status_entry {
	const struct part *part; // whose note it is, or the outcome
	const struct point *point;
	enum status_place place;
	long number; // its last day, for the order
	const char *reported;
};

struct status_entries {
	struct status_entry *list; // the newest first
	size_t count;
};

struct status_report {
	struct report report;
	const struct status *status;
	struct document *document;
	struct status_entries entries;
	const char *summary;    // the sentences that come first
	const char **not_known; // collected while the page is laid out
	size_t not_known_count;
	int single; // lines flagged as resting on one origin
};

// The computed sentences that come first; in the report's context.
const char *status_summary(struct status_report *page);

// Of them those on invitations, each after a blank.
void status_sent(struct str *text, const struct status_report *page);

// When, where, who leads, what came before: the facts under the sentences. `brief`: only when.
void status_facts(struct status_report *page, bool brief);
void status_delegations(struct status_report *page);
void status_invitations(struct status_report *page);
void status_exclusions(struct status_report *page);
void status_outcomes(struct status_report *page);
void status_context(struct status_report *page);
struct status_entries status_entries(const struct status_report *page);

// Whether a note of the page's entries disputes another. A note is a sentence of its own: that it does is known only by its
// word, and only once another of the same round or talks is known.
bool status_note_disputes(const struct status_report *page, const struct point *note);

// The whole as JSON, after the page was laid out, whose numbers of sources it shares.
void status_json(struct json *json, const struct status_report *page);
void status_json_who(struct json *json, const struct report *report, const struct status *status);
void status_json_outcomes(struct json *json, const struct status_report *page);

// ---- shared by the parts -----------------------------------------------------------------------------------------------

// Adds a fact. It is flagged DISPUTED where anything told since the fact before is; else, where `weighed` (or NULL) rests on
// one origin or none, with that.
void status_fact(struct status_report *page, int level, const char *label, const char *text,
                 const struct point *weighed);
// Adds a fact whose flag is found already; "single" is counted.
void status_line(struct status_report *page, int level, const char *label, const char *text, const char *flag);
// Notes that something is not known.
void status_unknown(struct status_report *page, const char *what);
// How a point of a thing reads that is not told: as `otherwise`, and as not known, or as withheld, which is known.
const char *status_untold(struct status_report *page, int64_t subject, const char *name, const char *otherwise,
                          const char *what);
// Whether the start or the end of the round, which nobody tells, may be given by a milestone that is withheld.
bool status_edge_withheld(const struct status_report *page, bool end);
// Adds how many of a kind lie above the ceiling, where there are any.
void status_fact_withheld(struct status_report *page, int level, const char *label, const char *kind);
// "DISPUTED" where anything told since this was last asked is disputed, and notes what question that leaves; else NULL.
const char *status_disputed(struct status_report *page);
// The round or talks that a part of the status stands directly below, or NULL.
const struct part *status_above(const struct status *status, const struct part *part);
// What the round says of itself, else the rounds above it, else its talks; `of` is whose it is. NULL where nobody says.
const struct point *status_said(const struct status *status, const char *name, const struct part **of);
// The delegations with a role: conveners, hosts, guarantors. NULL after the last.
const struct part *status_role_next(const struct status *status, const char *role, const struct part *after);
// The talks whose conveners convene the round, where none of its delegations does; or NULL.
const struct part *status_convening_talks(const struct status *status);
// The state of the talks at the round: of the nearest whose state is told; or NULL.
const struct point *status_talks_state(const struct status *status);
// The post that a person holds, or NULL.
const struct point *status_post(const struct status *status, int64_t person);
// Whether sessions of the round are told of.
bool status_has_sessions(const struct status *status);
// The delegations of the round that are told of, and those taken over from the rounds above: not by a round whose roster
// is complete, nor by a technical meeting, nor where the round has one of the same body or side. NULL after the last.
const struct part *status_delegation_next(const struct status *status, const struct part *after);
// The body a delegation is of: its actor, or the actor its side turned out to be; 0 when not known.
int64_t status_delegation_body(const struct status *status, const struct part *delegation);
// Its side as a word, or NULL.
const char *status_delegation_side(const struct status *status, const struct part *delegation);
// "government": how it is called in a sentence.
const char *status_delegation_name(const struct status *status, const struct part *delegation);
// "the government side" where it is the only one of its side, else "the delegation of Russia".
const char *status_delegation_called(const struct report *report, const struct status *status,
                                     const struct part *delegation);
// Whether a delegation is recorded as having been there at all: arrived, attended, left; by some only, where another says
// that it was not there.
bool status_present(const struct status *status, const struct part *delegation);
bool status_perhaps_present(const struct status *status, const struct part *delegation);
// The day of a value for the narrow column of labels; of a vague one that is too wide for it, the day it counts from.
const char *status_day_label(const struct report *report, const struct value *value);
// The same in a sentence: "today", "on 13 Feb 2017", "by 17 Feb 2017" of a limit.
const char *status_day_said(const struct status_report *page, const struct value *value);
// The presence of a delegation; of one taken over from a round above what held by the last day of this one, or NULL.
const struct point *status_presence(const struct status *status, const struct part *delegation);
// The next person after `after` (0: the first) of whom more is told in a delegation than a function; 0 after the last.
int64_t status_delegate_next(const struct status *status, const struct part *delegation, int64_t after);
// The presence of that person, where it says more than the function does; else NULL.
const struct point *status_delegate_presence(const struct status *status, const struct part *delegation,
                                             int64_t person);
// Whether an outcome is an offer or proposal that nobody has answered, made since the round before and not after this one.
bool status_offer_open(const struct status *status, const struct part *outcome);
// What an outcome weighs by: its stage, else its content; or NULL.
const struct point *status_outcome_weighed(const struct status *status, const struct part *outcome);
// An outcome as it reads; `day` stands beside it already.
const char *status_outcome_told(const struct status_report *page, const struct part *outcome, const char *day);
// Whether what a point says came about no later than the last day of the round (of a round ahead: always).
bool status_in_time(const struct status *status, const struct point *point);
// Whether an exclusion is in force at the round, or disputed: one imposed after its last day is not told of it.
bool status_excluded(const struct status *status, const struct part *exclusion);
// Of whom: the actor, or the body that the side turned out to be; 0 while that is not known.
int64_t status_excluded_actor(const struct status *status, const struct part *exclusion);
// The same in words: "the opposition" for a side.
const char *status_excluded_name(const struct report *report, const struct status *status,
                                 const struct part *exclusion);
// Whom an invitation waits for: of those it went to the ones of whom neither an answer is recorded nor that they came, as
// they read; ends with NULL. Nobody where it is disputed whether it was sent.
const char *const *status_waiting(const struct report *report, const struct status *status,
                                  const struct part *invitation);
// Whether the round has begun as of the day asked about.
bool status_begun(const struct status *status);
// Whom it went to, as it reads: "Jordan", "the government", "both sides"; NULL when nobody says.
const char *status_invitees(const struct report *report, const struct status *status, const struct part *invitation);
// The sides of the round's talks, NULL-terminated.
const char *const *status_sides(const struct report *report, const struct status *status);

#endif
