// SPDX-License-Identifier: MIT
#ifndef CONF_CONFIG_H
#define CONF_CONFIG_H
// Settings as rows: one row gives name, type, default, environment variable and help. Sources, strongest first: --set,
// environment, the project file ./.rapporteur.conf, the user's file, /etc/rapporteur.conf, the embedded default file.
// The only includer of <libconfig.h>.

#include <stdbool.h>
#include <stddef.h>

#include "base/error.h"

enum setting_type { SETTING_TEXT, SETTING_INTEGER, SETTING_BOOLEAN, SETTING_CHOICE };

struct setting {
	const char *name; // key in the file
	enum setting_type type;
	const char *environment;    // "RAPPORTEUR_PAGER", or NULL
	const char *const *choices; // for SETTING_CHOICE
	bool names_program; // refused in the project file: a file found in the working directory never names a program
	const char *help;
};

// All settings, in the order of config/rapporteur.conf; ends with a NULL name.
extern const struct setting config_settings[];

struct config;

// Reads all sources. `file` (--config) replaces the user's file; `set` is a NULL-terminated list of name=value or NULL.
// NULL with an ENVIRONMENT error: file, line and what is wrong (unknown key with the nearest, wrong type, syntax).
struct config *config_read(const void *context, const char *file, const char *const *set, struct error *error);
// The value of a setting as text ("" when empty), and where it comes from ("default", "/etc/rapporteur.conf:3",
// "environment RAPPORTEUR_ZONE"). Asking for a name that has no row is a bug.
const char *config_text(const struct config *config, const char *name);
long config_integer(const struct config *config, const char *name);
bool config_boolean(const struct config *config, const char *name);
const char *config_origin(const struct config *config, const char *name);

// XDG directories, absolute, in `context`: "data" | "state" | "config"; NULL with an error when neither the variable nor
// HOME says where. The runtime directory is NULL when not set.
const char *config_directory(const void *context, const char *which, struct error *error);

#endif
