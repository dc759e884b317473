// SPDX-License-Identifier: MIT
#include "cmd/app.h"

#include <pwd.h>
#include <stdarg.h>
#include <stdlib.h>
#include <unistd.h>

#include "domain/revision.h"
#include "migrations.h"
#include "out/json.h"

void app_say_begin(struct app *app)
{
	str_clear(app->said);
	app->told = NULL;
	if (output_format(app->output) != OUTPUT_JSON)
		return;
	app->told = json_new(app->context);
	json_object(app->told);
	json_put_text(app->told, "contract", "rapporteur-changes");
	json_put_integer(app->told, "version", 1);
	json_key(app->told, "changes");
	json_array(app->told);
}

static void tell(struct json *json, const struct news *news, const char *text)
{
	json_object(json);
	json_put_text(json, "kind", news->kind);
	json_key(json, "thing");
	if (news->slug) {
		json_object(json);
		json_put_text(json, "slug", news->slug);
		json_put_text(json, "name", news->name);
		json_end(json);
	} else {
		json_null(json);
	}
	if (news->fields)
		json_members(json, news->fields, news->record);
	json_put_text(json, "text", text);
	json_end(json);
}

static bool say(struct app *app, const struct news *news, const char *text)
{
	const char *revision = NULL;

	if (app->told)
		tell(app->told, news, text);
	// Of a dry run the revision will not be.
	if (!news->before && !app->dry_run && !app_revision(app, &revision))
		return false;
	str_separate(app->said, "\n");
	str_add(app->said, text);
	if (revision)
		str_print(app->said, "  (r%s)", revision);
	return true;
}

// Nobody reads what each line of a file did, unless it is asked for.
static bool is_silent(const struct app *app)
{
	return app->batch && !app->globals.verbose;
}

bool app_say(struct app *app, const struct news *news, const char *format, ...)
{
	MEM_SCOPE(scratch);
	va_list arguments;
	const char *text;

	if (is_silent(app))
		return true;
	va_start(arguments, format);
	text = mem_vprint(scratch, format, arguments);
	va_end(arguments);
	return say(app, news, text);
}

bool app_say_thing(struct app *app, const char *kind, const char *slug, const char *name, const char *format, ...)
{
	MEM_SCOPE(scratch);
	const struct news news = { .kind = kind, .slug = slug, .name = name };
	va_list arguments;
	const char *text;

	if (is_silent(app))
		return true;
	va_start(arguments, format);
	text = mem_vprint(scratch, format, arguments);
	va_end(arguments);
	return say(app, &news, mem_print(scratch, "%s %s: %s", kind, slug, text));
}

bool app_say_end(struct app *app, const char *revision, struct error *error)
{
	if (!app->told)
		return !*app->said->text || output_line(app->output, app->said->text, error);
	json_end(app->told);
	json_key(app->told, "revision");
	if (revision)
		json_integer(app->told, strtoll(revision, NULL, 10));
	else
		json_null(app->told);
	json_put_boolean(app->told, "dry_run", app->dry_run);
	json_end(app->told);
	return output_json(app->output, app->told, error);
}

bool app_tells(struct app *app)
{
	enum output_format format = output_format(app->output);

	return format == OUTPUT_TEXT || format == OUTPUT_JSON ||
	       error_set(app->error, ERROR_USAGE, "what was done is told as text or as json, not as %s",
	                 format == OUTPUT_CSV ? "csv" : "markdown");
}

bool app_done(struct app *app, bool changed, const char *text)
{
	struct json *json;

	if (output_format(app->output) != OUTPUT_JSON)
		return output_line(app->output, text, app->error);
	json = json_new(app->context);
	json_object(json);
	json_put_boolean(json, "changed", changed);
	json_put_text(json, "text", text);
	json_end(json);
	return output_json(app->output, json, app->error);
}

static const char *login_name(const struct app *app)
{
	const struct passwd *user = getpwuid(getuid());

	return user ? mem_text(app->context, user->pw_name) : NULL;
}

bool app_write(struct app *app, const char *reason)
{
	char host[256] = "";
	const char *author = config_text(app->config, "user");
	struct revision_note note = {
		.author = *author ? author : NULL,
		.login = login_name(app),
		.command = app->command_line,
		.reason = reason,
		.doing = app->doing,
	};

	gethostname(host, sizeof(host) - 1);
	note.client = mem_print(app->context, "%s %s on %s", app->table->program, program_version, host);
	return db_begin(app->db, DB_WRITE, app->error) && migrate_check(app->db, migration_files, app->error) &&
	       revision_begin(app->db, &note, app->error);
}

bool app_revision(struct app *app, const char **number)
{
	char *found;

	if (!revision_number(app->context, app->db, &found, app->error))
		return false;
	*number = found;
	return true;
}
