// SPDX-License-Identifier: MIT
// migrate up, verify, down, status, script.
#include <signal.h>

#include "cmd/connect.h"
#include "cmd/groups.h"
#include "cmd/prompt.h"
#include "cmd/rows.h"
#include "migrations.h"

struct migrate_arguments {
	const char *to;
	const char *from;
	bool yes; // take back without a question
};

// The steps of a migration, each told as it is done; in JSON all in one object at the end.
struct steps {
	struct app *app;
	struct str *taken;
	struct error *unheard; // why a step could not be told: the later ones are taken all the same, without a word
};

static struct steps steps_begin(struct app *app)
{
	signal(SIGPIPE, SIG_IGN); // a reader that leaves early stops no step
	return (struct steps){ .app = app, .taken = str_new(app->context), .unheard = error_new(app->context) };
}

static void step_tell(void *closure, const char *version, const char *name, bool up, long milliseconds)
{
	MEM_SCOPE(scratch);
	struct steps *steps = closure;
	const char *step =
		mem_print(scratch, "%s %s %s (%ld ms)", up ? "applied" : "took back", version, name, milliseconds);

	str_separate(steps->taken, "\n");
	str_add(steps->taken, step);
	if (output_format(steps->app->output) != OUTPUT_JSON && steps->unheard->kind == ERROR_NONE)
		output_line(steps->app->output, step, steps->unheard);
}

// Whether all was done, and told: steps that were taken stand, also where a later one failed.
static bool steps_end(const struct steps *steps, bool done, const char *none)
{
	struct app *app = steps->app;

	if (steps->taken->length == 0)
		return done && app_done(app, false, none);
	if (output_format(app->output) == OUTPUT_JSON)
		return app_done(app, true, steps->taken->text) && done;
	if (!done || steps->unheard->kind == ERROR_NONE)
		return done;
	error_set(app->error, steps->unheard->kind, "%s; the schema WAS changed", steps->unheard->message);
	return error_hint(app->error, "'%s migrate status' tells how it stands", app->table->program);
}

static bool open_target(struct app *app)
{
	struct target target;

	return target_choose(app, &target) && target_open(app, &target);
}

static bool run_up(struct app *app, const struct command *command, const void *arguments)
{
	const struct migrate_arguments *given = arguments;
	struct steps steps;
	bool done;

	(void)command;
	if (!app_tells(app) || !open_target(app))
		return false;
	steps = steps_begin(app);
	done = migrate_up(app->db, migration_files, given->to, step_tell, &steps, app->error);
	return steps_end(&steps, done, "nothing was changed: the schema is there already");
}

static bool run_down(struct app *app, const struct command *command, const void *arguments)
{
	const struct migrate_arguments *given = arguments;
	struct steps steps;
	bool done;

	(void)command;
	if (!given->to) {
		error_set(app->error, ERROR_USAGE, "'migrate down' needs --to: the version that stays");
		return error_hint(app->error, "'%s migrate status' lists the versions; --to 0 takes back all, and every entry",
		                  app->table->program);
	}
	if (!prompt_agreed(
			app, given->yes, "take it back",
			mem_print(app->context, "'%s database backup FILE' keeps it; --yes takes it back", app->table->program),
			"what came after the version %s would be lost, with all that is recorded in it", given->to))
		return false;
	if (!app_tells(app) || !open_target(app))
		return false;
	steps = steps_begin(app);
	done = migrate_down(app->db, migration_files, given->to, step_tell, &steps, app->error);
	return steps_end(&steps, done, "nothing was changed: no later version is applied");
}

struct status_row {
	const char *version;
	const char *name;
	const char *state;
	const char *applied_at;
	const char *applied_by;
	int64_t milliseconds;
};

static const struct field status_fields[] = {
	FIELD(status_row, version, FIELD_TEXT, .title = "Version", .help = "version of the schema"),
	FIELD(status_row, name, FIELD_TEXT, .title = "Name", .help = "what it brings"),
	FIELD(status_row, state, FIELD_TEXT, .title = "State", .help = "applied, pending, edited, out of order or unknown"),
	FIELD(status_row, applied_at, FIELD_TEXT, .title = "Applied", .help = "when"),
	FIELD(status_row, applied_by, FIELD_TEXT, .title = "By", .help = "by which database role"),
	FIELD(status_row, milliseconds, FIELD_INTEGER, .help = "how long it took"),
	{ 0 },
};

static bool run_status(struct app *app, const struct command *command, const void *arguments)
{
	static const char *const states[] = {
		[MIGRATION_PENDING] = "pending",           [MIGRATION_APPLIED] = "applied", [MIGRATION_EDITED] = "edited",
		[MIGRATION_OUT_OF_ORDER] = "out of order", [MIGRATION_UNKNOWN] = "unknown",
	};
	struct document *document = document_new(app->context);
	struct migration_status *list;
	struct records rows = { .size = sizeof(struct status_row) };

	(void)command;
	(void)arguments;
	if (!open_target(app) || !migrate_status(app->context, app->db, migration_files, &list, &rows.count, app->error))
		return false;
	rows.items = mem_alloc(app->context, rows.count * rows.size);
	for (size_t i = 0; i < rows.count; i++)
		((struct status_row *)rows.items)[i] = (struct status_row){
			.version = list[i].version,
			.name = list[i].name,
			.state = states[list[i].state],
			.applied_at = list[i].applied_at,
			.applied_by = list[i].applied_by,
			.milliseconds = list[i].exec_ms,
		};
	document_table(document, "migrations", status_fields, &rows);
	return output_document(app->output, document, app->error);
}

static bool run_verify(struct app *app, const struct command *command, const void *arguments)
{
	size_t count;

	(void)command;
	(void)arguments;
	if (!app_tells(app) || !open_target(app) || !migrate_verify(app->db, migration_files, &count, app->error))
		return false;
	return app_done(
		app, false,
		mem_print(app->context, "the schema is what the migrations make: %zu objects were compared", count));
}

static bool run_script(struct app *app, const struct command *command, const void *arguments)
{
	const struct migrate_arguments *given = arguments;
	char *script = migrate_script(app->context, migration_files, given->from, given->to, app->error);

	(void)command;
	return script && output_plain(app->output, script, app->error);
}

static const struct option script_options[] = {
	{ .name = "to",
	  .kind = VALUE_TEXT,
	  .offset = offsetof(struct migrate_arguments, to),
	  .metavar = "VERSION",
	  .help = "up to this version; otherwise the newest" },
	{ .name = "from",
	  .kind = VALUE_TEXT,
	  .offset = offsetof(struct migrate_arguments, from),
	  .metavar = "VERSION",
	  .help = "only what comes after this version, which is applied already" },
	{ 0 },
};
static const struct option up_options[] = {
	{ .name = "to",
	  .kind = VALUE_TEXT,
	  .offset = offsetof(struct migrate_arguments, to),
	  .metavar = "VERSION",
	  .help = "stop at this version; otherwise the newest" },
	{ 0 },
};
static const struct option down_options[] = {
	{ .name = "to",
	  .kind = VALUE_TEXT,
	  .offset = offsetof(struct migrate_arguments, to),
	  .metavar = "VERSION",
	  .help = "the version that stays; 0 takes back all" },
	OPTION_AT(offsetof(struct migrate_arguments, yes), "yes", VALUE_FLAG, NULL, "without a question", .letter = 'y'),
	{ 0 },
};
static const struct example up_examples[] = { { "migrate up", "bring the schema to this program's" }, { 0 } };
static const struct example down_examples[] = {
	{ "migrate down --to 20261122094000 --yes", "take back whatever came after that version" },
	{ 0 },
};
static const struct example status_examples[] = {
	{ "migrate status", "which versions are applied" },
	{ "migrate status --json", "the same for a program" },
	{ 0 },
};
static const struct example verify_examples[] = {
	{ "migrate verify", "nobody has changed the schema by hand" },
	{ 0 },
};
static const struct example script_examples[] = {
	{ "migrate script", "all of the schema, to read or to run: rapporteur migrate script | psql" },
	{ "migrate script --from 20261122095000", "what is new since that version" },
	{ 0 },
};

static const struct command migrate_commands[] = {
	{
		.noun = "migrate",
		.verb = "up",
		.summary = "bring the schema of the database up to this program's",
		.options = up_options,
		.examples = up_examples,
		.arguments_size = sizeof(struct migrate_arguments),
		.needs = NEEDS_SERVER,
		.run = run_up,
	},
	{
		.noun = "migrate",
		.verb = "verify",
		.summary = "compare the schema of the database with what the migrations make",
		.description = "The migrations make the schema once more, in a transaction that is rolled back, and the "
					   "catalogs are asked "
					   "of both. Whatever was added, changed or is missing is named; the exit code is 6 then.",
		.examples = verify_examples,
		.needs = NEEDS_SERVER,
		.run = run_verify,
	},
	{
		.noun = "migrate",
		.verb = "down",
		.summary = "take the schema back to an earlier version",
		.description = "What later versions brought is dropped, with the data that only they hold.",
		.options = down_options,
		.examples = down_examples,
		.arguments_size = sizeof(struct migrate_arguments),
		.needs = NEEDS_SERVER,
		.run = run_down,
	},
	{
		.noun = "migrate",
		.verb = "status",
		.summary = "list the versions of the schema and which are applied",
		.examples = status_examples,
		.needs = NEEDS_SERVER,
		.run = run_status,
	},
	{
		.noun = "migrate",
		.verb = "script",
		.summary = "print the migrations as a script for psql",
		.description = "With the rows of the ledger, so that the program finds its schema. No database is asked.",
		.options = script_options,
		.examples = script_examples,
		.arguments_size = sizeof(struct migrate_arguments),
		.needs = NEEDS_NOTHING,
		.run = run_script,
	},
	{ 0 },
};

const struct command_group migrate_group = {
	.name = "migrate",
	.title = "set up",
	.summary = "the schema of the database: up, verify, down, status, script",
	.commands = migrate_commands,
};
