// SPDX-License-Identifier: MIT
// run FILE: commands line by line, all or nothing, one revision.
#include <errno.h>
#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "cmd/groups.h"
#include "cmd/options.h"
#include "domain/revision.h"

struct run_arguments {
	struct write_options write;
	const char *const *files;
};

// How a run stands: lines carried out, and those refused, told one under the other.
struct progress {
	size_t lines;
	size_t refused;
	struct str *faults;
};

static bool globals_alike(const struct globals *a, const struct globals *b)
{
	return a->format == b->format && a->file == b->file && a->color == b->color && a->config_file == b->config_file &&
	       a->set == b->set && a->json == b->json && a->csv_raw == b->csv_raw && a->verbose == b->verbose &&
	       a->no_pager == b->no_pager && a->no_input == b->no_input && a->help == b->help && a->version == b->version;
}

static bool line_parse(struct app *app, const char *line, struct invocation *invocation)
{
	struct globals globals = app->globals;
	char **words;
	int count = 0;

	if (!command_split(app->context, line, &words, app->error))
		return false;
	while (words[count])
		count++;
	*invocation = (struct invocation){ 0 };
	if (count == 0)
		return true; // blank, or only a comment
	if (!command_parse(app->context, app->table, count, words, &globals, invocation, app->error))
		return false;
	if (!invocation->command || invocation->help)
		return error_set(app->error, ERROR_USAGE, "this is no command");
	if (invocation->command->needs != NEEDS_WRITE || str_equal(invocation->command->verb, "run"))
		return error_set(app->error, ERROR_USAGE, "a file holds only commands that write to the record");
	const struct write_options *options = invocation->arguments;

	if (options->dry_run || options->reason || !globals_alike(&globals, &app->globals)) {
		error_set(app->error, ERROR_USAGE,
		          "--reason, --dry-run and what holds everywhere are said once for the whole file");
		return error_hint(app->error, "rapporteur run --reason TEXT --dry-run FILE");
	}
	return true;
}

// One line in a step of its own, so that a refused one leaves the transaction usable for those after it.
static bool line_run(struct app *app, const char *line, struct progress *progress)
{
	struct invocation invocation;

	if (!line_parse(app, line, &invocation))
		return false;
	if (!invocation.command)
		return true;
	progress->lines++;
	if (!db_savepoint(app->db, app->error))
		return false;
	bool done = invocation.command->run(app, invocation.command, invocation.arguments);

	db_savepoint_end(app->db, done);
	return done;
}

static void fault_add(struct progress *progress, const char *file, size_t number, const struct error *error)
{
	progress->refused++;
	str_separate(progress->faults, "\n");
	str_print(progress->faults, "%s:%zu: %s", file, number, error->message);
	if (error->detail)
		str_print(progress->faults, "\n    %s", error->detail);
	if (error->hint)
		str_print(progress->faults, "\n    HINT: %s", error->hint);
}

// False when going on makes no sense: the error is then app's.
static bool line_take(struct app *app, const char *file, size_t number, const char *line, struct progress *progress)
{
	MEM_SCOPE(scratch);
	struct app one = *app;

	one.context = scratch;
	one.error = error_new(scratch);
	one.batch = true;
	one.ask = NULL;
	if (line_run(&one, line, progress))
		return true;
	if (one.error->kind == ERROR_INTERRUPTED || one.error->kind == ERROR_ENVIRONMENT ||
	    one.error->kind == ERROR_INTERNAL) {
		error_set(app->error, one.error->kind, "%s:%zu: %s", file, number, one.error->message);
		return one.error->hint ? error_hint(app->error, "%s", one.error->hint) : false;
	}
	fault_add(progress, file, number, one.error);
	return true;
}

static void file_close(void *file)
{
	if (file != stdin)
		fclose(file);
}

static bool file_run(struct app *app, const char *name, struct progress *progress)
{
	MEM_SCOPE(scratch);
	FILE *file = str_equal(name, "-") ? stdin : fopen(name, "r");
	char *line = NULL;
	size_t room = 0;
	bool going = true;

	if (!file) {
		error_set(app->error, ERROR_REFUSED, "cannot read '%s': %s", name, strerror(errno));
		return error_hint(app->error, "name files of commands that you may read; - is standard input");
	}
	mem_on_release(scratch, file, file_close);
	for (size_t number = 1; going; number++) {
		static const char mark[] = "\xef\xbb\xbf"; // some editors begin a UTF-8 file with it
		ssize_t length = getline(&line, &room, file);

		if (length < 0)
			break;
		if (strlen(line) != (size_t)length) {
			going = error_set(app->error, ERROR_REFUSED, "%s:%zu: a NUL byte stands in the line", name, number);
			break;
		}
		line[strcspn(line, "\r\n")] = '\0';
		going = line_take(app, name, number, number == 1 && str_begins(line, mark) ? line + 3 : line, progress);
	}
	free(line);
	if (going && ferror(file))
		return error_set(app->error, ERROR_REFUSED, "cannot read '%s': %s", name, strerror(errno));
	return going;
}

static const char *plural(int64_t count)
{
	return count == 1 ? "" : "s";
}

static bool run_told(struct app *app, const struct progress *progress)
{
	struct revision_size size;
	const struct news news = { .kind = "run", .fields = revision_size_members, .record = &size };

	if (!revision_measure(app->db, &size, app->error))
		return false;
	if (size.number == FIELD_NULL_INTEGER)
		return app_say(app, &news, "%zu line%s carried out; nothing was to be changed", progress->lines,
		               plural((int64_t)progress->lines));
	return app_say(app, &news, "%zu line%s carried out: %" PRId64 " source%s, %" PRId64 " thing%s, %" PRId64 " claim%s",
	               progress->lines, plural((int64_t)progress->lines), size.sources, plural(size.sources), size.things,
	               plural(size.things), size.claims, plural(size.claims));
}

static bool run_run(struct app *app, const struct command *command, const void *arguments)
{
	const struct run_arguments *given = arguments;
	struct progress progress = { .faults = str_new(app->context) };

	(void)command;
	for (const char *const *file = given->files; *file; file++)
		if (!file_run(app, *file, &progress))
			return false;
	if (progress.refused == 0)
		return run_told(app, &progress);
	error_set(app->error, ERROR_REFUSED, "%zu line%s refused; nothing was written", progress.refused,
	          progress.refused == 1 ? " is" : "s are");
	return error_detail(app->error, "%s", progress.faults->text);
}

static const struct argument run_positional[] = {
	{ .metavar = "FILE",
	  .kind = VALUE_FILES,
	  .offset = offsetof(struct run_arguments, files),
	  .help = "a file of commands, one a line; - is standard input" },
	{ 0 },
};

static const struct example run_examples[] = {
	{ "run --dry-run /dev/null", "what a file would do" },
	{ 0 },
};

static const struct command run_commands[] = {
	{
		.verb = "run",
		.summary = "carry out a file of commands: all or nothing, one revision",
		.description = "One command a line, without the word rapporteur, quoted as in a shell; # begins a comment. "
					   "Several files are carried "
					   "out in the order given. Every line that is refused is reported as FILE:LINE with its reason, "
					   "and then nothing "
					   "of any file is written. --verbose tells what each line changed.",
		.arguments = run_positional,
		.groups = write_option_groups,
		.examples = run_examples,
		.arguments_size = sizeof(struct run_arguments),
		.needs = NEEDS_WRITE,
		.run = run_run,
	},
	{ 0 },
};

const struct command_group run_group = { .title = "enter",
	                                     .summary = "carry out a file of commands",
	                                     .commands = run_commands };
