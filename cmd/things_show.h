// SPDX-License-Identifier: MIT
#ifndef CMD_THINGS_SHOW_H
#define CMD_THINGS_SHOW_H
// What `show` has to tell of a thing, loaded: as a page for people (things_show.c) and as JSON (things_json.c).

#include "cmd/naming.h"
#include "cmd/report.h"
#include "cmd/things.h"

struct portrait {
	struct app *app;
	struct thing thing;
	struct report report;
	struct records traits;
	struct naming naming;
};

// The JSON of it: cmd/contracts/thing.schema.json.
void portrait_json(struct json *json, const struct portrait *portrait);

#endif
