// SPDX-License-Identifier: MIT
#ifndef CMD_PEOPLE_REPORT_H
#define CMD_PEOPLE_REPORT_H
// The people at a round, and those of a body, as documents and as JSON. Private to cmd/people*.c.

#include "cmd/report.h"
#include "domain/people.h"
#include "domain/status.h"
#include "out/document.h"

// Somebody in a delegation at a round: texts ready to print, and what they rest on.
struct people_seat {
	int64_t person;
	const struct part *delegation;
	const struct point *function; // or NULL
	const struct point *behalf;   // for whom the person acts there; or NULL
	const struct point *presence; // of the person, else of the delegation; or NULL
	bool of_delegation;
};

// All who are named in the delegations of the round, its own and those taken over, in their order; `count` may be 0.
const struct people_seat *people_at(const struct report *report, const struct status *status, size_t *count);

struct document *people_at_document(const struct report *report, const struct status *status, bool sheet);
void people_at_json(struct json *json, const struct report *report, const struct status *status);
struct document *people_of_document(const struct report *report, const struct people *people, bool sheet);
void people_of_json(struct json *json, const struct report *report, const struct people *people);

#endif
