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

// The next invitation, exclusion, outcome or delegation (`kind`) after `after` (NULL: the first) in which it has a part, but for
// those that are only linked to it; NULL after the last.
const struct involvement *history_part_next(const struct history *history, const char *kind,
                                            const struct involvement *after);
// The same of its seats: in a delegation, a delegation of its own, or one that it is inside, at a round that may be named.
const struct involvement *history_seat_next(const struct history *history, const struct involvement *after);
// What leads to somebody else who is followed, in words: "after the merger", "before the split", "as a member of it"; "perhaps
// after the merger" where the days do not tell (not `surely`), "merger, day not known"; NULL for itself. Lives in `context`.
const char *history_through(const void *context, const struct followed *followed, bool surely);
// Under which name it then had the part, where that is not the name on top of the page, and what leads there: "Jabhat
// al-Nusra", "Ahrar al-Sham (before the split)"; else NULL.
const char *history_as(const void *context, const struct history *history, const struct involvement *part);
// Where a seat acts for another: of a person what is said of the person; or NULL.
const struct point *history_behalf(const struct history *history, const struct involvement *seat);
// Of whom the presence of a seat is told: "person" where it is of the person, "delegation" where only of that; NULL where
// nobody tells.
const char *history_presence_of(const struct history *history, const struct involvement *seat);

#endif
