// SPDX-License-Identifier: MIT
#ifndef CMD_TOGETHER_REPORT_H
#define CMD_TOGETHER_REPORT_H
// Whether two were in one room, as a document and as JSON. Private to cmd/together*.c.

#include "cmd/report.h"
#include "domain/together.h"
#include "out/document.h"

struct together_page {
	struct report report;
	const struct together *together;
	struct document *document;
};

// The page; or the sheet for programs that read CSV: a row a round or session.
struct document *together_document(const struct report *report, const struct together *together, bool sheet);
void together_json(struct json *json, const struct report *report, const struct together *together);

// ---- shared by the parts -----------------------------------------------------------------------------------------------

// What one of the two is called: "the opposition side" for a side.
const char *together_label(const struct report *report, const struct who *who);
// All that is told of one of the two at a round: "head, delegation attended".
const char *together_place(const struct report *report, const struct together *together, const struct place *place);
// Of whom the presence is told: person, body, or delegation where it is only that of the one sat in; NULL where nobody tells.
const char *together_presence_of(const struct together *together, const struct encounter *met, int who);
// "same", "disputed", "separate", "not recorded", "presence not recorded", "only one", "neither": as data say it.
const char *together_room(const struct encounter *met);
// The claims behind what is told of a round: its format, then where each of the two was.
struct ids together_claims(const struct report *report, const struct encounter *met);

#endif
