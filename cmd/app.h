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
	const char *doing;        // noun and verb, for those who wait meanwhile
	bool dry_run;             // --dry-run of a write command: main rolls back
	bool found;               // a question found faults, or a search nothing: exit code 1
	bool batch;               // inside `run`: a line, not the whole command
	struct str *said;         // what a write command has to say, a line each: printed after the commit
	struct json *told;        // the same as data, its array still open, where the output is JSON; else NULL
	// Set by a write command that was refused and could go on if the user answered a question. Called after the rollback,
	// so that nobody waits for the answer; it may change the arguments. True: run the command again.
	bool (*ask)(struct app *app, void *arguments);
	const char *question; // of prompt_agreed(), and whether the answer was yes
	bool agreed;
};

extern const struct command_table rapporteur_commands;
extern const char program_version[];

// What one line about what was written is of, for JSON: an object with `kind`, `thing`, the record's members, and the text.
struct news {
	const char *kind;           // a kind of thing that was made or named; "claim", "run", "note"
	const char *slug, *name;    // of the thing; or NULL
	const struct field *fields; // as json_record takes them; or NULL
	const void *record;
	bool before; // it stood in the record before: no revision is told, nor of a dry run
};
// Begins what a write command says, anew where it runs again.
void app_say_begin(struct app *app);
// Says one line. All is printed after the commit, so that only what is kept is told; inside `run` only with --verbose.
// False with app's error set.
bool app_say(struct app *app, const struct news *news, const char *format, ...) __attribute__((format(printf, 3, 4)));
// The same of a thing: "actor jordan: " stands before the text.
bool app_say_thing(struct app *app, const char *kind, const char *slug, const char *name, const char *format, ...)
	__attribute__((format(printf, 5, 6)));
// Prints what was said, as JSON by cmd/contracts/changes.schema.json. `revision`: NULL when nothing was written.
bool app_say_end(struct app *app, const char *revision, struct error *error);
// Whether the output can tell what was done: as text or as JSON. False with a usage error.
bool app_tells(struct app *app);
// Tells in words what was done to the database itself, and whether anything was: in JSON an object with `changed` and
// `text`. False with app's error set.
bool app_done(struct app *app, bool changed, const char *text);
// Begins a transaction that writes, with who writes what, and why (or NULL), for its revision. False with app's error set.
bool app_write(struct app *app, const char *reason);
// The number of the running transaction's revision, NULL before its first write; in app->context.
bool app_revision(struct app *app, const char **number);

#endif
