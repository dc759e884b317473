// SPDX-License-Identifier: MIT
// Backups: what comes back is what was saved, or nothing comes back.
#include <dirent.h>
#include <fcntl.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include "base/mem.h"
#include "base/pause.h"
#include "base/str.h"
#include "db/fixture.h"
#include "db/home.h"
#include "db/scene.h"
#include "pg/backup.h"
#include "pg/backup_file.h"

static const char newest[] = "99999999999999";

// A directory of its own for the files of one test.
static void directory_end(void *directory)
{
	CU_ASSERT_EQUAL(home_shell("rm -rf -- '%s'%s", directory, ""), 0);
}

static struct backup_place place_new(void *context, const char *connection)
{
	char *directory = mem_text(context, "/tmp/rapporteur-backup.XXXXXX");

	CU_ASSERT_PTR_NOT_NULL_FATAL(mkdtemp(directory));
	mem_on_release(context, directory, directory_end);
	return (struct backup_place){ connection, getenv("TEST_BINDIR"), mem_print(context, "%s/talks.backup", directory),
		                          false };
}

static bool make(void *context, const struct backup_place *place, struct backup *backup, struct error *error)
{
	struct db *db = db_open(context, place->connection, error);

	return db && backup_make(context, db, place, backup, error);
}

static bool restore(void *context, const struct backup_place *place, const char *connection, struct error *error)
{
	struct backup_place from = *place;
	struct backup backup;
	struct db *db = db_open(context, connection, error);

	from.connection = connection;
	return db && backup_restore(context, db, &from, newest, &backup, error);
}

// A base with something in every table, and its backup.
static struct backup_place saved(void *context, struct backup *backup)
{
	struct backup_place place = place_new(context, test_connection(context));
	struct error *error = error_new(context);
	struct sql *sql = scene_at(context, place.connection);

	SAY(sql, "a", "g4", "2017-02-10", "opening", "2017-02-20~", "status", "announced", "source_id", "#b1");
	SAY(sql, "b", "g4", "2017-02-12", "opening", "2017-02-23/..", "word", "supersede", "quotation", "l'ouverture\n\\.");
	SAY(sql, "c", "jaafari", "2017-02-14", "post", "ambassador \\N", "body_id", "@government");
	sql_run(sql, "update things set label = u&'\\0628\\0634\\0627\\0631' where slug = 'jaafari'");
	CU_ASSERT_TRUE_FATAL(make(context, &place, backup, error));
	return place;
}

static const char *contents_of(void *context, const char *connection)
{
	return sql_answer(sql_connect(context, connection),
	                  "select string_agg(c::text, e'\n') from contents() c where name <> 'rapporteur.resolutions'");
}

static size_t files_beside(const char *path)
{
	MEM_SCOPE(scratch);
	size_t count = 0;
	DIR *directory = opendir(mem_bytes(scratch, path, (size_t)(strrchr(path, '/') - path)));

	for (const struct dirent *entry; directory && (entry = readdir(directory)) != NULL;)
		count += entry->d_name[0] != '.' || strlen(entry->d_name) > 2;
	if (directory)
		closedir(directory);
	return count;
}

static void what_is_restored_is_what_was_saved(void)
{
	MEM_SCOPE(scratch);
	struct backup backup;
	struct stat status;
	struct error *error = error_new(scratch);
	struct backup_place place = saved(scratch, &backup);
	const char *to = test_connection(scratch);

	CU_ASSERT_EQUAL(stat(place.path, &status), 0);
	CU_ASSERT_EQUAL(status.st_mode & 07777, 0600);
	CU_ASSERT_EQUAL(status.st_size, backup.bytes);
	CU_ASSERT_EQUAL(files_beside(place.path), 1);
	CU_ASSERT_EQUAL(home_shell("test \"$(sha256sum <'%s')\" = '%s  -'", place.path, backup.digest), 0);
	CU_ASSERT_TRUE(restore(scratch, &place, to, error));
	ANSWER_IS(contents_of(scratch, to), contents_of(scratch, place.connection));
	// It goes on where it was: numbers are not given twice.
	struct sql *sql = sql_connect(scratch, to);
	sql_run(sql, "insert into things (kind, slug, label) values ('person', 'new', 'New')");
	ANSWER_IS(sql_answer(sql,
	                     "select revision = (select max(number) from revisions) and id = (select max(id) from things) "
	                     "from things where slug = 'new'"),
	          "t");
	// A base that holds something is left as it is, and an earlier file too.
	CU_ASSERT_FALSE(restore(scratch, &place, to, error));
	CU_ASSERT_EQUAL(error->kind, ERROR_CONFLICT);
	error_clear(error);
	CU_ASSERT_FALSE(make(scratch, &place, &backup, error));
	CU_ASSERT_EQUAL(error->kind, ERROR_CONFLICT);
	error_clear(error);
	place.replace = true;
	CU_ASSERT_TRUE(make(scratch, &place, &backup, error));
	CU_ASSERT_EQUAL(files_beside(place.path), 1);
}

// The base is empty and whole: it can be written to.
static void still_empty(void *context, const char *connection)
{
	struct sql *sql = sql_connect(context, connection);

	ANSWER_IS(sql_answer(sql, "select count(*) from revisions"), "0");
	ANSWER_IS(
		sql_answer(sql, "begin; insert into things (kind, slug, label) values ('person', 'p', 'P') returning revision"),
		"1");
	sql_run(sql, "rollback");
}

static void refused(const struct backup_place *place, const char *to, const char *message)
{
	MEM_SCOPE(scratch);
	struct error *error = error_new(scratch);

	CU_ASSERT_FALSE(restore(scratch, place, to, error));
	CU_ASSERT_EQUAL(error->kind, ERROR_REFUSED);
	CU_ASSERT_PTR_NOT_NULL(strstr(error->message, message));
}

static void byte_turn(const char *path, off_t at)
{
	const int file = open(path, O_RDWR);
	char byte = 0;

	CU_ASSERT_EQUAL(pread(file, &byte, 1, at), 1);
	byte ^= 1;
	CU_ASSERT_EQUAL(pwrite(file, &byte, 1, at), 1);
	close(file);
}

static void a_damaged_file_is_not_restored(void)
{
	MEM_SCOPE(scratch);
	struct backup backup;
	struct backup_place place = saved(scratch, &backup);
	const char *to = test_connection(scratch);
	const int64_t step = backup.bytes / 23;

	for (int64_t at = step; at < backup.bytes; at += step) {
		byte_turn(place.path, at);
		refused(&place, to, "is damaged");
		byte_turn(place.path, at);
	}
	for (int64_t last = 1; last < 6; last++) {
		byte_turn(place.path, backup.bytes - last * 16);
		refused(&place, to, "is damaged");
		byte_turn(place.path, backup.bytes - last * 16);
	}
	byte_turn(place.path, 0);
	refused(&place, to, "is no backup");
	byte_turn(place.path, 0);
	CU_ASSERT_EQUAL(truncate(place.path, backup.bytes - 1), 0);
	refused(&place, to, "is damaged");
	CU_ASSERT_EQUAL(truncate(place.path, 0), 0);
	refused(&place, to, "is no backup");
	still_empty(scratch, to);
}

// What the file says of itself is held against what came back, inside the transaction that restores it.
static void what_came_back_otherwise_is_not_kept(void)
{
	MEM_SCOPE(scratch);
	struct backup backup;
	struct error *error = error_new(scratch);
	struct backup_place place = saved(scratch, &backup);
	const char *to = test_connection(scratch);
	const int file = open(place.path, O_RDWR);
	char *claims = strstr(backup.contents, " rapporteur.claims\n");

	CU_ASSERT_PTR_NOT_NULL_FATAL(claims);
	claims[-1] = claims[-1] == '0' ? '1' : '0';
	CU_ASSERT_TRUE(backup_seal(scratch, file, &backup, error));
	close(file);
	refused(&place, to, "not what was saved");
	still_empty(scratch, to);
}

static void a_newer_schema_is_refused(void)
{
	MEM_SCOPE(scratch);
	struct backup backup;
	struct error *error = error_new(scratch);
	struct backup_place place = saved(scratch, &backup);
	const char *to = test_connection(scratch);
	struct db *db = db_open(scratch, to, error);

	place.connection = to;
	CU_ASSERT_FALSE(backup_restore(scratch, db, &place, "20260101000000", &backup, error));
	CU_ASSERT_EQUAL(error->kind, ERROR_SCHEMA);
	still_empty(scratch, to);
}

// Killed at any moment, it leaves an empty base or a whole one.
static void a_killed_restore_leaves_nothing(void)
{
	MEM_SCOPE(scratch);
	struct backup backup;
	struct backup_place place = saved(scratch, &backup);
	const char *expected = contents_of(scratch, place.connection);
	const char *to = test_connection(scratch);
	bool whole = false;

	for (int wait = 40; !whole; wait += 40) {
		MEM_SCOPE(round); // closes the connection: on a slow machine there are hundreds of rounds
		int status;
		const pid_t child = fork();
		if (child == 0) {
			struct error *error = error_new(NULL);
			_exit(restore(mem_context(NULL), &place, to, error) ? 0 : 1);
		}
		pause_milliseconds(wait);
		kill(child, SIGKILL);
		waitpid(child, &status, 0);
		// Its programs end when they find it gone, and the server what they had begun.
		struct sql *sql = sql_connect(round, to);
		sql_run(sql, "begin; select pg_advisory_xact_lock(7270, 1); commit");
		sql_run(sql, "do $$ begin while exists (select from pg_stat_activity where datname = current_database()"
		             " and pid <> pg_backend_pid() and backend_type = 'client backend')"
		             " loop perform pg_sleep(0.01), pg_stat_clear_snapshot(); end loop; end $$");
		whole = WIFEXITED(status);
		CU_ASSERT_TRUE(!whole || WEXITSTATUS(status) == 0);
		if (str_equal(sql_answer(sql, "select count(*) from revisions"), "0")) {
			CU_ASSERT_FALSE(whole);
			still_empty(round, to);
		} else {
			ANSWER_IS(contents_of(round, to), expected);
			whole = true;
		}
	}
}

// A cluster counts its transactions from its own beginning: numbers of the one that was saved come again in it, and must
// not be taken for those of the revisions that came with the backup.
static void transactions_behind_get_revisions_of_their_own(void)
{
	MEM_SCOPE(scratch);
	struct backup backup;
	struct error *error = error_new(scratch);
	struct backup_place place = place_new(scratch, test_connection(scratch));
	struct home *home = home_made();

	CU_ASSERT_TRUE_FATAL(server_start(home->server, home->error));
	const char *private = server_connection(scratch, home->server);
	struct sql *administrator = sql_connect(scratch, mem_print(scratch, "%s user=postgres dbname=postgres", private));
	sql_run(administrator, "drop database if exists behind");
	sql_run(administrator, "create database behind owner rapporteur");
	const char *to = mem_print(scratch, "%s dbname=behind", private);
	const char *ahead = sql_answer(administrator, "select pg_current_xact_id()");

	sql_run(
		scene_at(scratch, place.connection),
		mem_print(
			scratch,
			"select set_config('rapporteur.revision', '', false);"
			"insert into revisions (number, author, transaction) select r.last + k, 'earlier', (%s + k)::text::xid8 "
			"from (select max(number) as last from revisions) r, generate_series(1, 300) k",
			ahead));
	CU_ASSERT_TRUE_FATAL(make(scratch, &place, &backup, error));
	CU_ASSERT_TRUE_FATAL(restore(scratch, &place, to, error));
	struct sql *sql = sql_connect(scratch, to);
	for (int i = 0; i < 3; i++) {
		// The number of this transaction is that of a revision that came with the backup.
		sql_run(sql, "begin");
		ANSWER_IS(sql_answer(sql, "select count(*) from revisions where transaction = pg_current_xact_id()"), "1");
		ANSWER_IS(sql_answer(sql,
		                     "insert into things (kind, slug, label) values ('person', 'p%d', 'P') "
		                     "returning written - %lld",
		                     i, (long long)backup.revision),
		          mem_print(scratch, "%d", i + 1));
		sql_run(sql, "commit");
		ANSWER_IS(sql_answer(sql,
		                     "select count(*) from revisions r where r.number > %lld and server = "
		                     "pg_postmaster_start_time()",
		                     (long long)backup.revision),
		          mem_print(scratch, "%d", i + 1));
	}
	// Nor can somebody write under it.
	sql_run(sql, "begin; select set_config('rapporteur.revision', number::text, true) from revisions "
	             "where transaction = pg_current_xact_id() and author = 'earlier'");
	CU_ASSERT_TRUE(
		str_begins(sql_answer(sql, "insert into things (kind, slug, label) values ('person', 'x', 'X')"), "!RA003"));
	sql_run(sql, "rollback");
	sql_run(administrator, "drop database behind with (force)");
}

const struct suite suite_backup =
	SUITE("backup", TEST(what_is_restored_is_what_was_saved), TEST(a_damaged_file_is_not_restored),
          TEST(what_came_back_otherwise_is_not_kept), TEST(a_newer_schema_is_refused),
          TEST(a_killed_restore_leaves_nothing), TEST(transactions_behind_get_revisions_of_their_own));
