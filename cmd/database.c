// SPDX-License-Identifier: MIT
// database start, stop, status, shell, upgrade; the rows of backup and restore.
#include <stdlib.h>

#include "cmd/backup.h"
#include "cmd/connect.h"
#include "cmd/groups.h"

static bool not_ours(struct app *app, const struct target *target, const char *what)
{
	error_set(app->error, ERROR_ENVIRONMENT, "%s is not for this program to %s", target->told, what);
	return error_hint(app->error, "only the private database is: %s database %s --set connection=private",
	                  app->table->program, what);
}

static bool run_start(struct app *app, const struct command *command, const void *arguments)
{
	struct target target;
	struct server_status status;

	(void)command;
	(void)arguments;
	if (!app_tells(app) || !target_choose(app, &target))
		return false;
	if (!target.server)
		return not_ours(app, &target, "start");
	if (!server_status(app->context, target.server, &status, app->error))
		return false;
	if (status.running)
		return app_done(app, false, "nothing was changed: the private database is running");
	return server_start(target.server, app->error) && app_done(app, true, "the private database is running");
}

static bool run_stop(struct app *app, const struct command *command, const void *arguments)
{
	struct target target;
	struct server_status status;

	(void)command;
	(void)arguments;
	if (!app_tells(app) || !target_choose(app, &target))
		return false;
	if (!target.server)
		return not_ours(app, &target, "stop");
	if (!server_status(app->context, target.server, &status, app->error))
		return false;
	if (!status.running)
		return app_done(app, false, "nothing was changed: the private database is not running");
	return server_stop(target.server, app->error) && app_done(app, true, "the private database has stopped");
}

static void put_fact(struct document *document, const char *label, const char *text)
{
	const struct fact fact = { .label = label, .text = text };

	if (text)
		document_fact(document, &fact);
}

static bool show_text(struct app *app, const struct target *target, const struct server_status *status)
{
	struct document *document = document_new(app->context);
	const char *state = "not made yet: rapporteur init";

	if (status->running)
		state = mem_print(app->context, "running, process %ld", status->pid);
	else if (status->made)
		state = "stopped; started on demand";
	document_section(document, target->told, NULL, NULL);
	put_fact(document, "State", state);
	put_fact(document, "Data", status->data);
	put_fact(document, "Socket", status->socket);
	put_fact(document, "Log", status->log);
	put_fact(document, "Version", status->version);
	put_fact(document, "Programs", status->binaries);
	return output_document(app->output, document, app->error);
}

static bool show_json(struct app *app, const struct server_status *status)
{
	struct json *json = json_new(app->context);

	json_object(json);
	json_key(json, "database");
	json_object(json);
	json_put_boolean(json, "private", true);
	json_put_boolean(json, "made", status->made);
	json_put_boolean(json, "running", status->running);
	json_key(json, "pid");
	if (status->running)
		json_integer(json, status->pid);
	else
		json_null(json);
	json_put_text(json, "data", status->data);
	json_put_text(json, "socket", status->socket);
	json_put_text(json, "log", status->log);
	json_put_text(json, "version", status->version);
	json_put_text(json, "programs", status->binaries);
	json_end(json);
	json_end(json);
	return output_json(app->output, json, app->error);
}

// Another server than ours tells nothing but that it answers.
static bool show_other(struct app *app, struct target *target)
{
	struct json *json;

	if (!target_open(app, target))
		return false;
	if (output_format(app->output) != OUTPUT_JSON)
		return output_line(app->output, mem_print(app->context, "%s answers", target->told), app->error);
	json = json_new(app->context);
	json_object(json);
	json_key(json, "database");
	json_object(json);
	json_put_boolean(json, "private", false);
	json_put_boolean(json, "running", true);
	json_end(json);
	json_end(json);
	return output_json(app->output, json, app->error);
}

static bool run_status(struct app *app, const struct command *command, const void *arguments)
{
	struct target target;
	struct server_status status;

	(void)command;
	(void)arguments;
	if (!target_choose(app, &target))
		return false;
	if (!target.server)
		return show_other(app, &target);
	if (!server_status(app->context, target.server, &status, app->error))
		return false;
	return output_format(app->output) == OUTPUT_JSON ? show_json(app, &status) : show_text(app, &target, &status);
}

static bool run_shell(struct app *app, const struct command *command, const void *arguments)
{
	const char *bindir = config_text(app->config, "bindir");
	struct target target;

	(void)command;
	(void)arguments;
	if (!target_choose(app, &target) || !target_start(app, &target))
		return false;
	// The tables are found without their schema's name. A pooler may refuse such an option, the private server does not.
	if (target.server)
		setenv("PGOPTIONS", "-c search_path=rapporteur,public", 0);
	return server_shell(*bindir ? bindir : NULL, target.connection, app->error);
}

static bool run_upgrade(struct app *app, const struct command *command, const void *arguments)
{
	const char *setting = config_text(app->config, "bindir");
	struct server_status status;
	struct target target;
	const char *later;
	char *aside;
	bool shared;

	(void)command;
	(void)arguments;
	if (!app_tells(app) || !target_choose(app, &target))
		return false;
	if (!target.server)
		return not_ours(app, &target, "upgrade");
	later = server_later(app->context, target.server, *setting ? setting : NULL, app->error);
	if (!later || !server_upgrade(app->context, target.server, later, &aside, &shared, app->error) ||
	    !server_status(app->context, target.server, &status, app->error))
		return false;
	return app_done(app, true,
	                mem_print(app->context,
	                          "the private database is one of PostgreSQL %s now, with all that it held\n"
	                          "the former one is kept in '%s': remove it when you are content%s",
	                          status.version, aside,
	                          shared ? "\nnext: make its users, then rapporteur access setup, then rapporteur access "
	                                   "grant for each: they were the former server's"
	                                 : ""));
}

static const struct example start_examples[] = { { "database start", "start it now; every command does on demand" },
	                                             { 0 } };
static const struct example stop_examples[] = { { "database stop", "stop it before its idle time is over" }, { 0 } };
static const struct example status_examples[] = { { "database status", "where it is and whether it runs" }, { 0 } };
static const struct example shell_examples[] = { { "database shell", "open psql on the record" }, { 0 } };
static const struct example upgrade_examples[] = { { "database upgrade", "to the latest PostgreSQL that is installed" },
	                                               { 0 } };

static const struct command database_commands[] = {
	{
		.noun = "database",
		.verb = "start",
		.summary = "start the private database server",
		.examples = start_examples,
		.needs = NEEDS_SERVER,
		.run = run_start,
	},
	{
		.noun = "database",
		.verb = "stop",
		.summary = "stop the private database server",
		.examples = stop_examples,
		.needs = NEEDS_SERVER,
		.run = run_stop,
	},
	{
		.noun = "database",
		.verb = "status",
		.summary = "show where the database is and whether it runs",
		.examples = status_examples,
		.needs = NEEDS_SERVER,
		.run = run_status,
	},
	{
		.noun = "database",
		.verb = "shell",
		.summary = "open psql on the database",
		.description =
			"The views talks_now, rounds_now, delegations_now, invitations_now, outcomes_now and participation "
			"are made for reading.",
		.examples = shell_examples,
		.needs = NEEDS_SERVER,
		.run = run_shell,
	},
	{
		.noun = "database",
		.verb = "backup",
		.summary = "save all that the database holds in a file",
		.description =
			"The file is an archive of pg_dump, readable by you alone, with what it holds counted in it. It is whole "
			"or "
			"not there, whatever happens meanwhile; others may go on writing. Roles and who may do what belong to the "
			"server and are not in it.",
		.arguments = backup_arguments,
		.options = backup_options,
		.examples = backup_examples,
		.arguments_size = sizeof(struct backup_arguments),
		.needs = NEEDS_SERVER,
		.run = backup_run,
	},
	{
		.noun = "database",
		.verb = "restore",
		.summary = "restore a backup into an empty database",
		.description =
			"The database must hold no entry: what 'init' made is replaced. All or nothing: what is restored stands "
			"only when every table has the rows, and these say what they said, as counted when it was saved.",
		.arguments = restore_arguments,
		.examples = restore_examples,
		.arguments_size = sizeof(struct backup_arguments),
		.needs = NEEDS_SERVER,
		.run = restore_run,
	},
	{
		.noun = "database",
		.verb = "upgrade",
		.summary = "move the private database to a later PostgreSQL",
		.description =
			"Both versions must be installed. What the database holds is saved, restored into a new one and verified; "
			"then the two change places in one step, and the former one is kept under a name with the date. Settings "
			"you made in its postgresql.conf, and other databases in it, stay there. Where it fails all is as it was.",
		.examples = upgrade_examples,
		.needs = NEEDS_SERVER,
		.run = run_upgrade,
	},
	{ 0 },
};

const struct command_group database_group = {
	.name = "database",
	.title = "set up",
	.summary = "the database and its private server: start, stop, status, shell, backup, restore, upgrade",
	.commands = database_commands,
};
