// SPDX-License-Identifier: MIT
#ifndef CMD_LISTS_H
#define CMD_LISTS_H

#include "cmd/options.h"
#include "domain/listing.h"
#include "out/document.h"
#include "out/json.h"

// Prints a list: as a table with dates in words, as CSV with dates as entered, as JSON. An empty one is no error. What is
// listed of the record has a head, but for CSV: both times, the marking, how much is withheld. `of_id` is what the list is
// about: talks, a round, a thing, a source of passages; NULL: all.
bool lists_print(struct app *app, const struct listing *listing, const struct question *question, const char *of_id,
                 const struct binding *bindings);

// "as known Mon 13 Feb 2017 15:30 Damascus (UTC+2) · 2 items above TLP:green withheld".
const char *lists_told(const void *context, const struct question *question, const struct list_head *head);
// That head: one line of a document, and the members of JSON with the name of the contract.
void lists_head(struct document *document, const void *context, const struct question *question,
                const struct list_head *head);
void lists_json_head(struct json *json, const struct question *question, const struct list_head *head,
                     const char *contract);

// --max-marking alone, of lists on which the time has no bearing: the struct begins with question_options.
extern const struct option_group *const lists_ceiling_groups[];

#endif
