// SPDX-License-Identifier: MIT
#ifndef CMD_SEAT_REPORT_H
#define CMD_SEAT_REPORT_H
// Who held a function in delegations, as a document and as JSON. Private to cmd/seat*.c.

#include "cmd/report.h"
#include "domain/seats.h"
#include "out/document.h"

struct seat_asked {
	const char *role;
	struct seats_asked where;
	int64_t talks, of; // their ids; 0: not asked for
};

// The page; or the sheet for programs that read CSV: a row for each person in it, before or now.
struct document *seat_document(const struct report *report, const struct seats *seats, const struct seat_asked *asked,
                               bool sheet);
void seat_json(struct json *json, const struct report *report, const struct seats *seats,
               const struct seat_asked *asked);

#endif
