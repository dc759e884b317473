// SPDX-License-Identifier: MIT
#ifndef CMD_HISTORY_REPORT_H
#define CMD_HISTORY_REPORT_H
// The history of a person or body as a document and as JSON. Private to cmd/history*.c.

#include "cmd/report.h"
#include "domain/history.h"
#include "out/document.h"

struct history_page {
	struct report report;
	const struct history *history;
	struct document *document;
};

// The page; the table in it has the columns of a sheet, for programs that read CSV, where `sheet`.
struct document *history_document(const struct report *report, const struct history *history, bool sheet);
void history_json(struct json *json, const struct report *report, const struct history *history);

// Adds the table of its rounds; the same as a sheet.
void history_rounds(struct history_page *page);
void history_sheet(struct history_page *page);

// ---- shared by the parts -----------------------------------------------------------------------------------------------

// Whether the involvement is a seat in a delegation, a delegation of its own, or one that it is inside.
bool history_is_seat(const struct involvement *part);
// The next seat after `after` (NULL: the first) at a round that may be named; NULL after the last.
const struct involvement *history_seat_next(const struct history *history, const struct involvement *after);
// Where a seat acts for another: of a person what is said of the person; or NULL.
const struct point *history_behalf(const struct history *history, const struct involvement *seat);
// Of whom the presence of a seat is told: "person" where it is of the person, "delegation" where only of that; NULL where
// nobody tells.
const char *history_presence_of(const struct history *history, const struct involvement *seat);

#endif
