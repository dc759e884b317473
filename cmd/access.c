// SPDX-License-Identifier: MIT
// access setup, grant, revoke, list: who may see and write what in a database that several people work on.
#include "domain/access.h"
#include "cmd/ask.h"
#include "cmd/connect.h"
#include "cmd/groups.h"
#include "cmd/lists.h"
#include "cmd/rows.h"
#include "domain/words.h"
#include "migrations.h"

struct access_arguments {
	const char *user, *part, *clearance;
};

// Connected, in a transaction that changes roles and enters nothing.
static bool begin(struct app *app)
{
	struct target target;

	return app_tells(app) && target_choose(app, &target) && target_open(app, &target) &&
	       db_begin(app->db, DB_WRITE, app->error) && migrate_check(app->db, migration_files, app->error);
}

// What the administrator of the server is to do, on standard output, so that it can be handed on.
static bool hand_over(struct app *app, const char *script)
{
	db_rollback(app->db);
	if (!output_plain(app->output, mem_print(app->context, "%s\n", script), app->error))
		return false;
	error_set(app->error, ERROR_ENVIRONMENT, "this user may not make roles on the server, and nothing was changed");
	return error_hint(
		app->error,
		"let its administrator run what is printed ('%s access setup >roles.sql', then 'psql -f roles.sql'), "
		"then run it again",
		app->table->program);
}

static bool run_setup(struct app *app, const struct command *command, const void *arguments)
{
	char *script;
	bool changed;

	(void)command;
	(void)arguments;
	if (!begin(app) || !access_setup(app->context, app->db, &script, &changed, app->error))
		return false;
	if (script)
		return hand_over(app, script);
	return db_commit(app->db, app->error) &&
	       app_done(app, changed,
	                changed
	                    ? mem_print(app->context,
	                                "the groups of this database are there\nnext: %s access grant USER analyst amber",
	                                app->table->program)
	                    : "the groups of this database are there: what they may do was set again");
}

static bool run_grant(struct app *app, const struct command *command, const void *arguments)
{
	const struct access_arguments *given = arguments;
	const char *told;

	(void)command;
	return begin(app) && access_grant(app->db, given->user, given->part, given->clearance, app->error) &&
	       access_told(app->context, app->db, given->user, &told, app->error) && db_commit(app->db, app->error) &&
	       app_done(app, true, mem_print(app->context, "%s: %s", given->user, told));
}

static bool run_revoke(struct app *app, const struct command *command, const void *arguments)
{
	const struct access_arguments *given = arguments;
	const char *told;
	bool changed;

	(void)command;
	if (!begin(app) || !access_revoke(app->context, app->db, given->user, &changed, app->error) ||
	    !access_told(app->context, app->db, given->user, &told, app->error) || !db_commit(app->db, app->error))
		return false;
	if (told)
		return app_done(app, changed, mem_print(app->context, "%s: still %s", given->user, told));
	return app_done(app, changed,
	                mem_print(app->context,
	                          changed ? "%s has no part in this database any more"
	                                  : "nothing was changed: %s has no part in this database",
	                          given->user));
}

static bool run_list(struct app *app, const struct command *command, const void *arguments)
{
	(void)command;
	(void)arguments;
	return lists_print(app, &listing_access, NULL, NULL, NULL);
}

#define ACCESS(member) offsetof(struct access_arguments, member)
// clang-format off
#define USER ARGUMENT_AT(ACCESS(user), "USER", VALUE_TEXT, "a role of the server, as it connects")
static const struct command access_commands[] = {
	{
		.noun = "access",
		.verb = "setup",
		.summary = "make the groups of a database that several people work on",
		.description = "Group roles without login, named after the database: owner, reader, analyst, admin, and one for each "
			"marking. Whoever runs it becomes a member of the owners, who see everything. It needs the right to make roles "
			"(CREATEROLE); without it, it prints what the server's administrator is to run. It may be run again at any time; "
			"a restored database needs it anew. A private database needs none of it.",
		.examples = EXAMPLES({ "access setup", "prepare a database on a server that others use too" }),
		.needs = NEEDS_SERVER,
		.run = run_setup,
	},
	{
		.noun = "access",
		.verb = "grant",
		.summary = "let a user read, write or administer, up to a marking",
		.description = "A reader sees what is marked at or below the clearance; an analyst writes it too; an admin says who may, and "
			"redacts. Nobody clears another, or himself, for more than he is cleared for; whoever owns the database sees all of it. "
			"What was granted to the user before gives way. Without CLEARANCE it stays as it is: clear at first.",
		.arguments = ARGUMENTS(USER,
			ARGUMENT_AT(ACCESS(part), "PART", VALUE_CHOICE, "what the user may do", .choices = access_parts),
			ARGUMENT_AT(ACCESS(clearance), "CLEARANCE", VALUE_CHOICE, "the highest marking that the user sees",
				.choices = words_marking, .optional = true)),
		.examples = EXAMPLES({ "access grant ana analyst amber", "ana writes, and sees what is marked amber or lower" }),
		.arguments_size = sizeof(struct access_arguments),
		.needs = NEEDS_SERVER,
		.run = run_grant,
	},
	{
		.noun = "access",
		.verb = "revoke",
		.summary = "take from a user whatever was granted",
		.arguments = ARGUMENTS(USER),
		.examples = EXAMPLES({ "access revoke ana", "ana sees nothing any more" }),
		.arguments_size = sizeof(struct access_arguments),
		.needs = NEEDS_SERVER,
		.run = run_revoke,
	},
	{
		.noun = "access",
		.verb = "list",
		.summary = "list who has a part in the database, and up to which marking",
		.examples = EXAMPLES({ "access list", "who may see what" }, { "access list --json", "the same for a program" }),
		.needs = NEEDS_READ,
		.run = run_list,
	},
	{ 0 },
};
// clang-format on

const struct command_group access_group = {
	.name = "access",
	.title = "set up",
	.summary = "who may see and write what: setup, grant, revoke, list",
	.commands = access_commands,
};
