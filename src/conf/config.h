// SPDX-License-Identifier: MIT
#ifndef CONF_CONFIG_H
#define CONF_CONFIG_H
// Settings as rows: one row gives name, type, environment variable and help; config/rapporteur.conf gives the default.
// Sources, strongest first: --set, environment, the project file ./.rapporteur.conf, the user's file,
// /etc/rapporteur.conf, the row's fallback variables, the embedded default file. The only folder that includes
// <libconfig.h>.

#include <stdbool.h>
#include <stddef.h>

#include "base/error.h"

enum setting_type { SETTING_TEXT, SETTING_INTEGER, SETTING_CHOICE };

struct setting {
	const char *name; // key in the file
	enum setting_type type;
	const char *environment;      // "RAPPORTEUR_PAGER"
	const char *const *fallbacks; // "PAGER": variables of other programs too, so weaker than any file; or NULL
	const char *const *choices;   // for SETTING_CHOICE
	long least, most;             // for SETTING_INTEGER
	bool names_program; // refused in the project file: a file found in the working directory never names a program
	bool connection;    // a libpq connection string: refused with a password in it
	const char *help;
};

// All settings, in the order of config/rapporteur.conf; ends with a NULL name.
extern const struct setting config_settings[];

struct config;

// Reads all sources. `file` (--config) replaces the user's file; `set` is a NULL-terminated list of name=value or NULL.
// NULL with an ENVIRONMENT error: file, line and what is wrong (unknown key with the nearest, wrong type, syntax); a
// fault in `set` is a USAGE error.
struct config *config_load(const void *context, const char *file, const char *const *set, struct error *error);
// The value of a setting as text ("" when empty), and where it comes from ("default", "/etc/rapporteur.conf:3",
// "environment RAPPORTEUR_ZONE", "--set zone"). Asking for a name that has no row is a bug.
const char *config_text(const struct config *config, const char *name);
long config_integer(const struct config *config, const char *name);
const char *config_origin(const struct config *config, const char *name);

// XDG base directories (XDG Base Directory Specification 0.8), absolute, in `context`: "data" | "config"; NULL
// with an error when neither the variable nor HOME says where. "runtime" is NULL without error when not set.
const char *config_directory(const void *context, const char *which, struct error *error);

#endif
