// SPDX-License-Identifier: MIT
// Moving the private cluster: done here from one version to the same, since there is often one only. What it does is the
// same.
#include <fcntl.h>
#include <glob.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/mem.h"
#include "base/str.h"
#include "db/home.h"
#include "db/sql.h"
#include "migrations.h"
#include "pg/migrate.h"

static struct sql *home_sql(void *context, const struct home *home)
{
	return sql_connect(context, server_connection(context, home->server));
}

// A private database with a thing in it.
static struct home *home_filled(void *context)
{
	struct home *home = home_new(context);
	bool made;

	CU_ASSERT_TRUE_FATAL(home_find(home) && server_make(home->server, &made, home->error));
	CU_ASSERT_TRUE_FATAL(server_start(home->server, home->error));
	struct db *db = home_open(context, home);
	CU_ASSERT_TRUE_FATAL(db && migrate_up(db, migration_files, NULL, NULL, NULL, home->error));
	sql_run(home_sql(context, home), "insert into things (kind, slug, label) values ('person', 'who', 'Who')");
	return home;
}

static size_t kept_aside(struct home *home)
{
	MEM_SCOPE(scratch);
	glob_t found;
	const char *data = home_status(home).data;
	const size_t count = glob(mem_print(scratch, "%s.*", data), 0, NULL, &found) == 0 ? found.gl_pathc : 0;

	if (count > 0)
		globfree(&found);
	return count;
}

static void everything_moves_and_the_former_is_kept(void)
{
	MEM_SCOPE(scratch);
	struct home *home = home_filled(scratch);
	struct stat before, after, kept;
	char *aside = NULL;
	bool shared = false;

	sql_run(home_sql(scratch, home), "select access_setup()");
	CU_ASSERT_EQUAL(stat(home_status(home).data, &before), 0);
	CU_ASSERT_TRUE_FATAL(
		server_upgrade(scratch, home->server, home_status(home).binaries, &aside, &shared, home->error));
	CU_ASSERT_TRUE(shared);
	CU_ASSERT_EQUAL(stat(home_status(home).data, &after), 0);
	CU_ASSERT_EQUAL(stat(aside, &kept), 0);
	CU_ASSERT_EQUAL(kept.st_ino, before.st_ino);
	CU_ASSERT_NOT_EQUAL(after.st_ino, before.st_ino);
	CU_ASSERT_EQUAL(kept_aside(home), 1);
	CU_ASSERT_NOT_EQUAL(access(mem_print(scratch, "%s/../upgrade.backup", aside), F_OK), 0);
	CU_ASSERT_TRUE_FATAL(home_find(home) && server_start(home->server, home->error));
	struct sql *sql = home_sql(scratch, home);
	ANSWER_IS(sql_answer(sql, "select slug, revision from things"), "who | 1");
	ANSWER_IS(
		sql_answer(sql, "insert into things (kind, slug, label) values ('person', 'new', 'New') returning revision"),
		"2");
}

// Programs of which one fails: what was there goes on.
static void what_fails_leaves_all_as_it_was(void)
{
	static const char *const failing[] = { "initdb", "pg_restore", "postgres" };
	MEM_SCOPE(scratch);
	struct home *home = home_filled(scratch);
	const char *binaries = mem_text(scratch, home_status(home).binaries);

	for (size_t i = 0; i < sizeof(failing) / sizeof(failing[0]); i++) {
		const char *bindir = mem_print(scratch, "%s/bin-%s", home->path, failing[i]);
		char *aside = NULL;
		bool shared = true;

		CU_ASSERT_EQUAL(home_shell("mkdir '%s'%s", bindir, ""), 0);
		CU_ASSERT_EQUAL(home_shell("ln -s '%s'/* '%s'", binaries, bindir), 0);
		CU_ASSERT_EQUAL(home_shell("rm '%s/%s'", bindir, failing[i]), 0);
		CU_ASSERT_EQUAL(
			home_shell("printf '#!/bin/sh\\necho \"error: out of order\" >&2; exit 1\\n' >'%s/%s'", bindir, failing[i]),
			0);
		CU_ASSERT_EQUAL(home_shell("chmod 755 '%s/%s'", bindir, failing[i]), 0);
		CU_ASSERT_FALSE(server_upgrade(scratch, home->server, bindir, &aside, &shared, home->error));
		CU_ASSERT_EQUAL(home->error->kind, ERROR_ENVIRONMENT);
		CU_ASSERT_PTR_NOT_NULL(strstr(home->error->message, "out of order"));
		error_clear(home->error);
		CU_ASSERT_EQUAL(kept_aside(home), 0);
		CU_ASSERT_TRUE_FATAL(home_find(home) && server_start(home->server, home->error));
		ANSWER_IS(sql_answer(home_sql(scratch, home), "select slug, revision from things"), "who | 1");
	}
}

// What an upgrade that was broken off has left is perhaps the former database: it is not cleared away.
static void another_database_in_the_way_stays(void)
{
	MEM_SCOPE(scratch);
	struct home *home = home_filled(scratch);
	const char *left = mem_print(scratch, "%s/../cluster.upgrade", home_status(home).data);
	char *aside = NULL;
	bool shared = true;

	CU_ASSERT_EQUAL(home_shell("mkdir \"%s\" && echo 12 >\"%s\"/PG_VERSION", left, left), 0);
	CU_ASSERT_FALSE(server_upgrade(scratch, home->server, home_status(home).binaries, &aside, &shared, home->error));
	CU_ASSERT_PTR_NOT_NULL(strstr(home->error->message, "is in the way"));
	CU_ASSERT_EQUAL(home_shell("test -e \"%s/PG_VERSION\"%s", left, ""), 0);
}

const struct suite suite_upgrade =
	SUITE("upgrade", TEST(everything_moves_and_the_former_is_kept), TEST(what_fails_leaves_all_as_it_was),
          TEST(another_database_in_the_way_stays));
