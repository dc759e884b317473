// SPDX-License-Identifier: MIT
#ifndef CONF_PARTS_H
#define CONF_PARTS_H
// What the files of this folder share.

#include "conf/config.h"

struct setting_value {
	const char *text;
	const char *origin;
};

struct config {
	const void *context;          // of the texts
	struct setting_value *values; // one a row of config_settings
};

// A source of settings: a text in libconfig's syntax.
struct config_source {
	const char *name; // of the file, for messages; NULL: the embedded default
	const char *text;
	bool project;
};

// The index of the row of this name, or -1.
int setting_index(const char *name);
// Sets the error for a name that has no row, with the nearest; returns false.
bool setting_unknown(const char *name, const char *origin, enum error_kind kind, struct error *error);
// Judges `text` as the value of row `index` and keeps it, with its origin. False with an error of `kind`.
bool config_put(struct config *config, int index, const char *text, const char *origin, enum error_kind kind,
                struct error *error);
// Refuses, with file and line, what the parser would not refuse or not in words: bytes that are no UTF-8, a quote that
// is not closed on its line, @include.
bool config_source_check(const struct config_source *source, struct error *error);
// Keeps every setting of `source`, which is checked first.
bool config_source_read(struct config *config, const struct config_source *source, struct error *error);
// The text of the file `name` in `context`, NULL without error where there is none and it is not `required`. What is
// found without being named must be an ordinary file.
char *config_file_text(const void *context, const char *name, bool required, struct error *error);
// Whether a libpq connection string holds a password: password=, sslpassword= or postgresql://user:password@.
bool connection_has_password(const char *connection);

#endif
