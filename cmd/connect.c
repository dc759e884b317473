// SPDX-License-Identifier: MIT
#include "cmd/connect.h"

#include <stdio.h>
#include <stdlib.h>

#include "domain/sentences.h"
#include "pg/errors.h"

// The first variable of libpq's that names a server, or NULL.
static const char *named_by_environment(void)
{
	static const char *const names[] = { "PGSERVICE", "PGHOST", "PGHOSTADDR", "PGPORT", "PGDATABASE", "PGUSER", NULL };

	for (const char *const *name = names; *name; name++) {
		const char *value = getenv(*name);

		if (value && *value)
			return *name;
	}
	return NULL;
}

static bool choose_private(struct app *app, struct target *target)
{
	const char *bindir = config_text(app->config, "bindir");
	char *note = NULL;
	struct server_place place = {
		.data_home = config_directory(app->context, "data", app->error),
		.runtime_dir = config_directory(app->context, "runtime", app->error),
		.bindir = *bindir ? bindir : NULL,
		.idle_minutes = (int)config_integer(app->config, "idle_minutes"),
	};

	if (!place.data_home)
		return false;
	target->server = server_find(app->context, &place, &note, app->error);
	if (!target->server)
		return false;
	if (note)
		fprintf(stderr, "%s: %s\n", app->table->program, output_visible(app->context, note));
	target->told = "the private database";
	return true;
}

bool target_choose(struct app *app, struct target *target)
{
	const char *setting = config_text(app->config, "connection");
	const char *variable = named_by_environment();

	*target = (struct target){ 0 };
	if (str_equal(setting, "private") || (!*setting && !variable))
		return choose_private(app, target);
	if (*setting) {
		target->connection = setting;
		target->told = mem_print(app->context, "the database of the setting 'connection' (%s)",
		                         config_origin(app->config, "connection"));
	} else {
		target->told = mem_print(app->context, "the database that %s names", variable);
	}
	return true;
}

bool target_start(struct app *app, struct target *target)
{
	if (!target->server)
		return true;
	if (!server_start(target->server, app->error))
		return false;
	target->connection = server_connection(app->context, target->server);
	return true;
}

static void waiting_tell(void *closure, const char *holder)
{
	const struct app *app = closure;

	fprintf(stderr, "%s: waiting for %s\n", app->table->program, output_visible(app->context, holder));
}

bool target_open(struct app *app, struct target *target)
{
	if (!target_start(app, target))
		return false;
	app->db = db_open(app->context, target->connection, app->error);
	if (!app->db)
		return false;
	db_sentences(app->db, constraint_sentences);
	db_on_wait(app->db, waiting_tell, app);
	return true;
}
