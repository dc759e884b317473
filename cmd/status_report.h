// SPDX-License-Identifier: MIT
#ifndef CMD_STATUS_REPORT_H
#define CMD_STATUS_REPORT_H
// The status of a round as a document and as JSON. Private to cmd/status*.c.

#include "cmd/report.h"
#include "domain/status.h"

struct status_report {
	struct report report;
	const struct status *status;
	struct document *document;
	struct str *not_known; // collected while the page is laid out, joined by " · "
	int single;            // points flagged as resting on one origin
};

// The computed sentences that come first; in the report's context.
const char *status_summary(const struct status_report *page);

// When, where, who leads, what came before: the facts under the sentences. `brief`: only when.
void status_facts(struct status_report *page, bool brief);
void status_delegations(struct status_report *page);
void status_invitations(struct status_report *page);
void status_exclusions(struct status_report *page);
void status_outcomes(struct status_report *page);
void status_context(struct status_report *page);

// The whole as JSON.
void status_json(struct json *json, const struct report *report, const struct status *status);

// ---- shared by the parts -----------------------------------------------------------------------------------------------

// Adds a fact; a flag of "single" is counted.
void status_fact(struct status_report *page, int level, const char *label, const char *text, const char *flag);
// Notes that something is not known.
void status_unknown(struct status_report *page, const char *what);
// An edge of a round as it reads: "27 Apr 2016 [4]", or NULL.
const char *status_edge(const struct report *report, const struct edge *edge);
// The delegations of the round that are told of, and those taken over from the rounds above: not by a round whose roster
// is complete, nor by a technical meeting, nor where the round has one of the same body or side. NULL after the last.
const struct part *status_delegation_next(const struct status *status, const struct part *after);
// The body a delegation is of: its actor, or the actor its side turned out to be; 0 when not known.
int64_t status_delegation_body(const struct status *status, const struct part *delegation);
// Its side as a word, or NULL.
const char *status_delegation_side(const struct status *status, const struct part *delegation);
// "government": how it is called in a sentence.
const char *status_delegation_name(const struct status *status, const struct part *delegation);
// Whether a delegation is recorded as having been there at all: arrived, attended, left.
bool status_present(const struct status *status, const struct part *delegation);
// The day of a value for the narrow column of labels; of a vague one that is too wide for it, the day it counts from.
const char *status_day_label(const struct report *report, const struct value *value);
// The presence of a delegation. One taken over from a round above counts only where it held by the last day of this one.
const struct point *status_presence(const struct status *status, const struct part *delegation);
// Whether an outcome is an offer or proposal that nobody has answered, made since the round before and not after this one.
bool status_offer_open(const struct status *status, const struct part *outcome);
// Whether what a point says came about no later than the last day of the round (of a round ahead: always).
bool status_in_time(const struct status *status, const struct point *point);
// Whether an exclusion is in force at the round, or disputed: one imposed after its last day is not told of it.
bool status_excluded(const struct status *status, const struct part *exclusion);
// Whether an invitation waits for an answer: sent, and nothing since.
bool status_unanswered(const struct status *status, const struct part *invitation);
// Whether the round has begun as of the day asked about.
bool status_begun(const struct status *status);
// Whom it went to, as it reads: "Jordan", "the government", "both sides"; NULL when nobody says.
const char *status_invitees(const struct report *report, const struct status *status, const struct part *invitation);
// The sides of the round's talks, NULL-terminated.
const char *const *status_sides(const struct report *report, const struct status *status);
// The day on which a value came about: occurred of its first claim, else the day it was made known; EDTF. NULL where
// nothing says either, and only the day of recording is left.
const char *status_day(const struct report *report, const struct value *value);

#endif
