// SPDX-License-Identifier: MIT
#ifndef CMD_APP_H
#define CMD_APP_H
// What every command is handed.

#include "base/error.h"
#include "base/mem.h"
#include "base/str.h"
#include "cli/command.h"
#include "conf/config.h"
#include "out/output.h"
#include "pg/db.h"

// Values of the global options.
struct globals {
	const char *format;
	const char *file;
	const char *color;
	const char *config_file;
	const char *const *set; // --set name=value
	bool json;
	bool csv_raw;
	bool verbose;
	bool no_pager;
	bool no_input;
	bool help;
	bool version;
};

struct app {
	void *context; // lives as long as the command
	struct error *error;
	struct globals globals;
	const struct config *config; // NEEDS_CONFIG and up
	struct db *db;               // NEEDS_READ and NEEDS_WRITE: connected, in its transaction
	struct output *output;
	const struct command_table *table;
	const char *command_line; // as typed, for the revision
	bool dry_run;             // --dry-run of a write command: main rolls back
	bool batch;               // inside `run`: a line, not the whole command
	struct str *said;         // what a write command has to say: printed after the commit
	// Set by a write command that was refused and could go on if the user answered a question. Called after the rollback,
	// so that nobody waits for the answer; it may change the arguments. True: run the command again.
	bool (*ask)(struct app *app, void *arguments);
};

extern const struct command_table rapporteur_commands;
extern const char program_version[];

// Says one line about what was written. It is printed after the commit, so that only what is kept is told; inside `run`
// only with --verbose.
void app_say(struct app *app, const char *format, ...) __attribute__((format(printf, 2, 3)));
// "r64", the revision of the running transaction, or "" before its first write; in app->context.
bool app_revision(struct app *app, const char **text);

#endif
