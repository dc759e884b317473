// SPDX-License-Identifier: MIT
// From the command line to a command row: opens what the row needs, runs it, reports an error once, and turns it into
// the exit code.
#include <fcntl.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "cmd/app.h"
#include "cmd/connect.h"
#include "cmd/naming.h"
#include "cmd/options.h"
#include "migrations.h"

// The only mutable globals of the program: a signal handler has no other way to learn what to cancel.
static struct db *volatile interruptible;
static volatile sig_atomic_t interrupted;

static void on_interrupt(int number)
{
	struct db *db = interruptible;

	if (!db || interrupted) { // nothing to cancel, or asked twice
		signal(number, SIG_DFL);
		raise(number);
		return;
	}
	interrupted = 1;
	db_cancel(db);
}

// Ctrl-C cancels what the server runs for us.
static void interrupt_set(void (*handler)(int))
{
	struct sigaction action = { .sa_handler = handler };

	sigemptyset(&action.sa_mask);
	sigaction(SIGINT, &action, NULL);
}

// A standard stream that is closed must not become the database's socket. Writing to what takes its place fails.
static void streams_hold(void)
{
	for (int stream = STDIN_FILENO; stream <= STDERR_FILENO; stream++)
		if (fcntl(stream, F_GETFD) < 0)
			open("/dev/null", stream == STDIN_FILENO ? O_WRONLY : O_RDONLY);
}

static void print_indented(const char *prefix, const char *text)
{
	while (*text) {
		size_t length = strcspn(text, "\n");

		fprintf(stderr, "%s%.*s\n", prefix, (int)length, text);
		text += length + (text[length] == '\n');
	}
}

static int report(const struct app *app)
{
	MEM_SCOPE(scratch);
	const struct error *error = app->error;

	if (error->kind == ERROR_NONE)
		return 0;
	if (error->kind == ERROR_INTERRUPTED)
		return error_exit_code(error->kind); // who pressed Ctrl-C knows
	fprintf(stderr, "%s: %s\n", app->table->program, output_visible(scratch, error->message));
	if (error->detail)
		print_indented("", output_visible(scratch, error->detail));
	if (error->hint)
		print_indented("HINT: ", output_visible(scratch, error->hint));
	return error_exit_code(error->kind);
}

// `any_name`: what is printed is a text of our own and no report, so the file's name does not choose its format.
static bool output_open(struct app *app, bool any_name)
{
	const struct globals *globals = &app->globals;
	struct output_settings settings = {
		.format = globals->json ? "json" : globals->format,
		.file = globals->file,
		.color = globals->color ? globals->color : "auto",
		.pager = globals->no_pager ? "" : NULL,
		.verbose = globals->verbose,
		.csv_raw = globals->csv_raw,
		.any_name = any_name,
	};

	if (globals->json && globals->format && !str_equal(globals->format, "json"))
		return error_set(app->error, ERROR_USAGE, "--json and --format %s exclude one another", globals->format);
	if (app->config) {
		settings.color = globals->color ? globals->color : config_text(app->config, "color");
		settings.pager = globals->no_pager ? "" : config_text(app->config, "pager");
	}
	app->output = output_new(app->context, &settings, app->error);
	return app->output != NULL;
}

static bool begin(struct app *app, const struct command *command, const struct write_options *options)
{
	interruptible = app->db; // waiting for another writer can be cancelled too
	if (command->needs == NEEDS_READ)
		return db_begin(app->db, DB_READ, app->error) && migrate_check(app->db, migration_files, app->error);
	app_say_begin(app);
	return app_write(app, options->reason);
}

// Tells what was written. It stands in the record by now, also where nobody can be told: then the error says so, lest it
// be entered twice.
static bool tell(struct app *app, const char *revision)
{
	struct error *unheard = error_new(app->context);

	signal(SIGPIPE, SIG_IGN); // a reader that has gone is no reason to end without a word
	if (app_say_end(app, revision, revision ? unheard : app->error))
		return true;
	if (!revision)
		return false;
	error_set(app->error, unheard->kind, "%s; the entry WAS written (r%s)", unheard->message, revision);
	return error_hint(app->error, "do not enter it again: it stands in the record");
}

// Ends the transaction: committed when the command succeeded and was no dry run. What was written is told afterwards.
static bool end(struct app *app, const struct command *command, bool done)
{
	const char *revision = NULL;

	if (!done || command->needs == NEEDS_READ || !naming_settle(app)) {
		db_rollback(app->db);
		return done && command->needs == NEEDS_READ;
	}
	if (app->dry_run)
		db_rollback(app->db);
	else if (!app_revision(app, &revision) || !db_commit(app->db, app->error))
		return false;
	if (!tell(app, revision))
		return false;
	if (app->dry_run)
		fprintf(stderr, "%s: dry run: nothing was written\n", app->table->program);
	return true;
}

// Whether the user, asked by a command that was refused, lets it run again.
static bool asked_again(struct app *app, void *arguments)
{
	bool (*ask)(struct app *, void *) = app->ask;

	app->ask = NULL;
	if (!ask || !ask(app, arguments))
		return false;
	error_clear(app->error);
	return true;
}

static bool run_in_transaction(struct app *app, const struct command *command, void *arguments)
{
	struct target target;
	bool done;

	if (command->needs == NEEDS_WRITE)
		app->dry_run = ((const struct write_options *)arguments)->dry_run;
	if (!target_choose(app, &target) || !target_open(app, &target))
		return false;
	do {
		done = end(app, command, begin(app, command, arguments) && command->run(app, command, arguments));
	} while (!done && asked_again(app, arguments));
	// Nothing is held on the server while somebody reads a pager.
	interruptible = NULL;
	mem_release(app->db);
	app->db = NULL;
	return done;
}

// Noun and verb, and of files the first: they are no part of the record.
static const char *doing(const struct app *app, const struct invocation *invocation)
{
	const struct command *command = invocation->command;
	const struct argument *first = command->arguments;
	struct str *text = str_new(app->context);

	str_add(text, command->noun ? command->noun : command->verb);
	if (command->noun && command->verb)
		str_print(text, " %s", command->verb);
	if (first && first->kind == VALUE_FILES) {
		const char *const *files = *(const char *const *const *)((const char *)invocation->arguments + first->offset);

		str_print(text, " %s", basename(*files));
	}
	return text->text;
}

static bool run_command(struct app *app, const struct invocation *invocation)
{
	const struct command *command = invocation->command;

	app->doing = doing(app, invocation);
	if (command->needs >= NEEDS_CONFIG) {
		app->config = config_load(app->context, app->globals.config_file, app->globals.set, app->error);
		if (!app->config)
			return false;
	}
	if (!output_open(app, command->needs == NEEDS_NOTHING))
		return false;
	if (command->needs == NEEDS_WRITE && !app_tells(app))
		return false;
	if (command->needs >= NEEDS_READ)
		return run_in_transaction(app, command, invocation->arguments);
	bool done;

	do
		done = command->run(app, command, invocation->arguments);
	while (!done && asked_again(app, invocation->arguments));
	return done;
}

// Usage where it was asked for, or where no command was given.
static bool show_usage(struct app *app, const struct invocation *invocation)
{
	const char *text;

	if (!output_open(app, true))
		return false;
	text = command_usage(app->context, app->table, invocation, output_width(app->output));
	if (invocation->help || !invocation->group)
		return output_plain(app->output, text, app->error);
	error_set(app->error, ERROR_USAGE, "'%s' needs a verb", invocation->group->name);
	return error_hint(app->error, "'%s %s --help' lists its verbs", app->table->program, invocation->group->name);
}

static char *typed_line(const void *context, int argc, char *const *argv)
{
	struct str *line = str_new(context);

	for (int i = 0; i < argc; i++) {
		bool plain = *argv[i] && strcspn(argv[i], " \t\n\"'\\#") == strlen(argv[i]);

		str_separate(line, " ");
		if (plain) {
			str_add(line, argv[i]);
			continue;
		}
		str_add_char(line, '"');
		for (const char *c = argv[i]; *c; c++) {
			if (strchr("\"\\", *c))
				str_add_char(line, '\\');
			str_add_char(line, *c);
		}
		str_add_char(line, '"');
	}
	return line->text;
}

static bool run_line(struct app *app, int argc, char *const *argv)
{
	struct invocation invocation;

	app->command_line = typed_line(app->context, argc, argv);
	if (!command_parse(app->context, app->table, argc, argv, &app->globals, &invocation, app->error))
		return false;
	if (app->globals.version && !invocation.command) {
		char version[] = "version";
		char *const words[] = { version, NULL };

		app->globals.version = false;
		if (!command_parse(app->context, app->table, 1, words, &app->globals, &invocation, app->error))
			return false;
	}
	if (invocation.help || !invocation.command)
		return show_usage(app, &invocation);
	return run_command(app, &invocation);
}

int main(int argc, char **argv)
{
	MEM_SCOPE(context);
	struct app app = {
		.context = context,
		.error = error_new(context),
		.table = &rapporteur_commands,
		.said = str_new(context),
	};

	streams_hold();
	interrupt_set(on_interrupt);
	run_line(&app, argc - 1, argv + 1);
	// All is written by now. A pager may still be read, and Ctrl-C is for it.
	interrupt_set(SIG_IGN);
	const int code = report(&app);

	return code == 0 && app.found ? error_exit_code(ERROR_NOT_FOUND) : code;
}
