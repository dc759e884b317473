// SPDX-License-Identifier: MIT
// init: makes a database ready, whatever it finds.
#include "cmd/connect.h"
#include "cmd/groups.h"
#include "domain/base.h"
#include "migrations.h"

struct init_arguments {
	const char *zone;
};

static void count_step(void *closure, const char *version, const char *name, bool up, long milliseconds)
{
	(void)version;
	(void)name;
	(void)up;
	(void)milliseconds;
	++*(int *)closure;
}

// Makes the private cluster where that is what is meant, and says where it is.
static bool prepare(struct app *app, struct target *target, bool *made)
{
	struct server_status status;

	*made = false;
	if (!target_choose(app, target))
		return false;
	if (!target->server)
		return true;
	if (!server_make(target->server, made, app->error) ||
	    !server_status(app->context, target->server, &status, app->error))
		return false;
	target->told = mem_print(app->context, "the private database in %s", status.data);
	return true;
}

static bool refuse_zone(struct app *app, const struct base *base, const char *zone)
{
	error_set(app->error, ERROR_REFUSED, "the zone stays %s: entries were dated by it, and %s would move them",
	          base->zone, zone);
	return error_hint(app->error,
	                  "to read and print times elsewhere: --zone %s with any question, or the setting 'zone'", zone);
}

// Stores the zone where it is another one; `zone` NULL leaves it as it is. Gives what holds then.
static bool settle_zone(struct app *app, const char *zone, struct base *base, bool *changed)
{
	*changed = false;
	if (!app_write(app, NULL) || !base_read(app->context, app->db, base, app->error))
		return false;
	if (zone && !str_equal(zone, base->zone)) {
		if (base->claimed)
			return refuse_zone(app, base, zone);
		if (!base_set_zone(app->db, zone, app->error))
			return false;
		*changed = true;
		base->zone = zone;
	}
	return db_commit(app->db, app->error);
}

static bool run_init(struct app *app, const struct command *command, const void *arguments)
{
	const struct init_arguments *given = arguments;
	struct target target;
	struct base base;
	struct str *told = str_new(app->context);
	bool made, zoned;
	int steps = 0;

	(void)command;
	if (!app_tells(app) || !prepare(app, &target, &made) || !target_open(app, &target) ||
	    !migrate_up(app->db, migration_files, NULL, count_step, &steps, app->error) ||
	    !settle_zone(app, given->zone, &base, &zoned))
		return false;
	if (!made && steps == 0 && !zoned) {
		str_print(told, "nothing was changed: %s is ready, its zone is %s", target.told, base.zone);
		return app_done(app, false, told->text);
	}
	str_print(told, "%s %s", made ? "made" : "prepared", target.told);
	if (steps > 0)
		str_print(told, "\napplied %d migration%s", steps, steps > 1 ? "s" : "");
	str_print(told, "\nbare days and times are read in %s", base.zone);
	if (!given->zone && !base.claimed)
		str_print(told, "; to change that: %s init --zone ZONE", app->table->program);
	str_print(told, "\nnext: %s talks add SLUG NAME", app->table->program);
	return app_done(app, true, told->text);
}

static const struct option init_options[] = {
	{ .name = "zone",
	  .kind = VALUE_TEXT,
	  .offset = offsetof(struct init_arguments, zone),
	  .metavar = "ZONE",
	  .help = "zone in which bare days and times are read, such as Asia/Damascus; UTC when not said" },
	{ 0 },
};
static const struct example init_examples[] = {
	{ "init", "make a private database, or prepare the one that is configured" },
	{ "init --zone Asia/Damascus", "the same, with the zone of the talks" },
	{ 0 },
};

static const struct command init_commands[] = {
	{
		.verb = "init",
		.summary = "make a database ready for use",
		.description =
			"With no connection configured, makes a private PostgreSQL server below $XDG_DATA_HOME: reached by a local "
			"socket only, started on demand and stopped when idle. With the setting 'connection', PG* variables or a "
			"service file, prepares that database. It may be run again at any time: what is there stays.\n\n"
			"The zone is kept with the record: a source's bare day counts as known from its end there. It cannot be "
			"changed once claims have been entered.",
		.options = init_options,
		.examples = init_examples,
		.arguments_size = sizeof(struct init_arguments),
		.needs = NEEDS_SERVER,
		.run = run_init,
	},
	{ 0 },
};

const struct command_group init_group = {
	.title = "set up",
	.summary = "make a database ready for use",
	.commands = init_commands,
};
