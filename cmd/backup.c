// SPDX-License-Identifier: MIT
#include "cmd/backup.h"

#include <inttypes.h>
#include <signal.h>
#include <string.h>

#include "cmd/connect.h"
#include "migrations.h"
#include "pg/backup.h"

static const struct field told_fields[] = {
	FIELD(backup, taken, FIELD_TEXT),       FIELD(backup, server, FIELD_INTEGER), FIELD(backup, schema, FIELD_TEXT),
	FIELD(backup, revision, FIELD_INTEGER), FIELD(backup, claims, FIELD_INTEGER), FIELD(backup, things, FIELD_INTEGER),
	FIELD(backup, bytes, FIELD_INTEGER),    FIELD(backup, digest, FIELD_TEXT),    { 0 },
};

static char *counted(const void *context, int64_t number, const char *noun)
{
	return mem_print(context, "%" PRId64 " %s%s", number, noun, number == 1 ? "" : "s");
}

static void put(struct document *document, const char *label, const char *text)
{
	const struct fact fact = { .label = label, .text = text };

	document_fact(document, &fact);
}

static bool show_text(struct app *app, const char *file, const struct target *target, const struct backup *backup,
                      bool restored, bool behind)
{
	struct document *document = document_new(app->context);
	const void *context = app->context;

	document_section(document, restored ? "Restored" : "Backup", NULL, NULL);
	put(document, "Database",
	    target->server ? target->told : mem_print(context, "'%s', %s", backup->database, target->told));
	put(document, "File", file);
	put(document, "Taken", backup->taken);
	put(document, "Holds",
	    mem_print(context, "%s, %s, %s", counted(context, backup->revision, "revision"),
	              counted(context, backup->claims, "claim"), counted(context, backup->things, "thing")));
	put(document, "Schema", backup->schema);
	put(document, "Size", counted(context, backup->bytes, "byte"));
	put(document, "SHA-256", backup->digest);
	if (behind)
		document_note(document, "Its schema is not this program's: rapporteur migrate up");
	if (restored && backup->shared)
		document_note(document, "Others had been let into it. Groups and grants are the server's, and are made anew: "
		                        "rapporteur access setup, then rapporteur access grant for each user");
	return output_document(app->output, document, app->error);
}

static bool show_json(struct app *app, const char *file, const struct backup *backup, bool restored, bool behind)
{
	struct json *json = json_new(app->context);

	json_object(json);
	json_put_text(json, "contract", "rapporteur-backup");
	json_put_integer(json, "version", 1);
	json_put_boolean(json, "restored", restored);
	json_put_boolean(json, "schema_behind", behind);
	json_put_boolean(json, "shared", backup->shared);
	json_put_text(json, "database", backup->database);
	json_put_text(json, "file", file);
	json_members(json, told_fields, backup);
	json_end(json);
	return output_json(app->output, json, app->error);
}

static bool file_check(struct app *app, const char *file)
{
	if (!str_equal(file, "-") && *file)
		return true;
	error_set(app->error, ERROR_USAGE, "a backup is a file of its own: it cannot be standard input or output");
	return error_hint(app->error, "name a file, such as talks.backup");
}

static bool place_open(struct app *app, const struct backup_arguments *given, struct target *target,
                       struct backup_place *place)
{
	const char *bindir = config_text(app->config, "bindir");

	if (!app_tells(app) || !file_check(app, given->file) || !target_choose(app, target) || !target_open(app, target))
		return false;
	*place = (struct backup_place){
		.connection = target->connection,
		.bindir = *bindir ? bindir : NULL,
		.path = given->file,
		.replace = given->replace,
	};
	signal(SIGPIPE, SIG_IGN); // what was done stands, also where nobody hears of it
	return true;
}

// Where what was done could not be told, says that it was.
static bool told(struct app *app, bool heard, const char *done)
{
	struct error unheard = *app->error;

	if (heard)
		return true;
	error_clear(app->error);
	return error_set(app->error, unheard.kind, "%s; %s", mem_text(app->context, unheard.message), done);
}

bool backup_run(struct app *app, const struct command *command, const void *arguments)
{
	const struct backup_arguments *given = arguments;
	struct backup_place place;
	struct target target;
	struct backup backup;
	bool heard;

	(void)command;
	if (!place_open(app, given, &target, &place) || !backup_make(app->context, app->db, &place, &backup, app->error))
		return false;
	heard = output_format(app->output) == OUTPUT_JSON ? show_json(app, given->file, &backup, false, false)
	                                                  : show_text(app, given->file, &target, &backup, false, false);
	return told(app, heard, "the backup WAS written");
}

// The newest version of the schema that this program knows.
static const char *schema_newest(const void *context)
{
	const char *newest = "0";

	for (const struct migration_file *file = migration_files; file->name; file++)
		if (strcmp(file->name, newest) > 0)
			newest = file->name;
	return mem_bytes(context, newest, strspn(newest, "0123456789"));
}

bool restore_run(struct app *app, const struct command *command, const void *arguments)
{
	const struct backup_arguments *given = arguments;
	struct backup_place place;
	struct target target;
	struct backup backup;
	bool behind, heard;

	(void)command;
	if (!place_open(app, given, &target, &place) ||
	    !backup_restore(app->context, app->db, &place, schema_newest(app->context), &backup, app->error))
		return false;
	behind = !migrate_check(app->db, migration_files, error_new(app->context));
	heard = output_format(app->output) == OUTPUT_JSON ? show_json(app, given->file, &backup, true, behind)
	                                                  : show_text(app, given->file, &target, &backup, true, behind);
	return told(app, heard, "the backup WAS restored");
}

// clang-format off
const struct argument backup_arguments[] = {
	{ .metavar = "FILE", .kind = VALUE_FILE, .offset = offsetof(struct backup_arguments, file),
	  .help = "the file to write; it must not be there yet" },
	{ 0 },
};
const struct argument restore_arguments[] = {
	{ .metavar = "FILE", .kind = VALUE_FILE, .offset = offsetof(struct backup_arguments, file),
	  .help = "a file that 'database backup' wrote" },
	{ 0 },
};
const struct option backup_options[] = {
	{ .name = "replace", .kind = VALUE_FLAG, .offset = offsetof(struct backup_arguments, replace),
	  .help = "put it in the place of an earlier file of that name" },
	{ 0 },
};
// clang-format on
const struct example backup_examples[] = {
	{ "database backup talks.backup", "save the record in a file" },
	{ "database backup talks.backup --replace", "the same, in the place of the one before" },
	{ 0 },
};
const struct example restore_examples[] = {
	{ "database restore talks.backup", "restore it into an empty database" },
	{ 0 },
};
