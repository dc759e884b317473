// SPDX-License-Identifier: MIT
#include "conf/config.h"

static const char *const markings[] = { "clear", "green", "amber", "amber+strict", "red", NULL };
static const char *const colors[] = { "auto", "always", "never", NULL };
static const char *const pagers[] = { "PAGER", NULL };

const struct setting config_settings[] = {
	{
		.name = "connection",
		.type = SETTING_TEXT,
		.environment = "RAPPORTEUR_CONNECTION",
		.connection = true,
		.help = "which database, as a libpq connection string; empty: PG* variables, else the private database",
	},
	{
		.name = "zone",
		.type = SETTING_TEXT,
		.environment = "RAPPORTEUR_ZONE",
		.help = "time zone of times given without one; empty: the database's",
	},
	{
		.name = "marking",
		.type = SETTING_CHOICE,
		.environment = "RAPPORTEUR_MARKING",
		.choices = markings,
		.help = "highest marking that reports show",
	},
	{
		.name = "color",
		.type = SETTING_CHOICE,
		.environment = "RAPPORTEUR_COLOR",
		.choices = colors,
		.help = "colour in output: auto is on a terminal only",
	},
	{
		.name = "pager",
		.type = SETTING_TEXT,
		.environment = "RAPPORTEUR_PAGER",
		.fallbacks = pagers,
		.names_program = true,
		.help = "what long output is shown with on a terminal; empty: nothing",
	},
	{
		.name = "idle_minutes",
		.type = SETTING_INTEGER,
		.environment = "RAPPORTEUR_IDLE_MINUTES",
		.least = 0,
		.most = 60L * 24 * 365,
		.help = "minutes without a client after which the private server stops itself; 0: never",
	},
	{
		.name = "bindir",
		.type = SETTING_TEXT,
		.environment = "RAPPORTEUR_BINDIR",
		.names_program = true,
		.help = "directory of the PostgreSQL server's programs; empty: found",
	},
	{
		.name = "user",
		.type = SETTING_TEXT,
		.environment = "RAPPORTEUR_USER",
		.help = "who is recorded as the author of an entry, beside the user of a shared server; empty: the login name",
	},
	{ 0 },
};
