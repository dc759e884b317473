// SPDX-License-Identifier: MIT
#ifndef CMD_THINGS_SHOW_H
#define CMD_THINGS_SHOW_H
// What `show` has to tell of a thing, loaded: as a page for people (things_show.c) and as JSON (things_json.c).

#include "cmd/naming.h"
#include "cmd/report.h"
#include "cmd/things.h"
#include "domain/lineage.h"
#include "domain/post.h"
#include "domain/structure.h"

struct portrait {
	struct app *app;
	struct thing thing;
	struct report report;
	struct records traits;
	struct records mentions; // things that may say something of it
	struct withheld withheld;
	struct naming naming;
	struct records lineage; // struct followed, of a body: itself, what came of it and what it came of
};

// Whether a point of another thing says something of this one: it names it, or it is the state of the thing's own
// invitation, exclusion or delegation.
bool portrait_is_mentioned(const struct portrait *portrait, const struct mention *mention, const struct point *point);
// "(claims 12, 14)": those behind a value, which are cited so that the head of the page tells their marking.
const char *portrait_claims(const struct portrait *portrait, const struct value *value);
// ", since Dec 2016", where nobody tells "": the beginning or end of a post (`of`), or the day of a link, after a word; with the
// claims where others than those behind it tell it.
const char *portrait_edge(const struct portrait *portrait, const struct point *of, const char *word,
                          const struct point *edge);
// "DISPUTED" where the point is, or when that post was held or that link came about; else NULL.
const char *portrait_flag(const struct portrait *portrait, const struct point *point);
// Of a body: the sections of its lineage, its members and what it is a member of, where there are any; the same as members of
// the object that is open.
void portrait_body(struct document *document, const struct portrait *portrait);
void portrait_body_json(struct json *json, const struct portrait *portrait);
// The JSON of it: cmd/contracts/thing.schema.json.
void portrait_json(struct json *json, const struct portrait *portrait);

#endif
