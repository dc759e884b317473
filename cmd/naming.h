// SPDX-License-Identifier: MIT
#ifndef CMD_NAMING_H
#define CMD_NAMING_H
// The names of a thing or a source and what registers call it, as `show` tells them.

#include "cmd/app.h"
#include "domain/name.h"

struct naming {
	struct records names, identifiers;
};

// Loads what may be shown at or under `ceiling` ("0" to "4").
bool naming_load(struct app *app, const struct thing *thing, const char *ceiling, struct naming *naming);
// Facts, but for the names in `told` (a NULL-terminated list; NULL: none), which the page has elsewhere.
void naming_print(const struct app *app, struct document *document, const struct naming *naming,
                  const char *const *told);
// The members "names" and "identifiers" of the object that is open.
void naming_json(struct json *json, const struct naming *naming);
// Before the transaction ends: says of the names written in it how they are written, and beware of those that may deceive. False
// with app's error set.
bool naming_settle(struct app *app);
// The higher of two markings, given and told by their labels; NULL is as good as clear.
const char *marking_higher(const char *one, const char *other);
// The highest of `marking` and those of the names.
const char *naming_marking(const struct naming *naming, const char *marking);

#endif
