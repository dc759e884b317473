// SPDX-License-Identifier: MIT
// Migrations on a real server: what commits together, what is refused, who waits for whom.

#include <poll.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include "base/field.h"
#include "base/mem.h"
#include "base/str.h"
#include "fixture.h"
#include "migrations.h"
#include "pg/migrate.h"
#include "pg/session.h"
#include "suite.h"

#define FILES(...) ((const struct migration_file[]){ __VA_ARGS__, { NULL, NULL, NULL } })
#define FILE_OF(name, up, down)                                            \
	{                                                                      \
		(name), "-- migrate:up\n" up "\n-- migrate:down\n" down "\n", NULL \
	}
#define FILE_A FILE_OF("1_a.sql", "create table public.a (n int);", "drop table public.a;")
#define FILE_B FILE_OF("2_b.sql", "create table public.b (n int);", "drop table public.b;")
#define FILE_C FILE_OF("3_c.sql", "create table public.c (n int);", "drop table public.c;")

static char *ask(void *context, struct db *db, const char *sql)
{
	const struct statement statement = { "test", sql, (const char *const[]){ NULL } };
	struct error *error = error_new(context);
	char *value = NULL;
	CU_ASSERT_TRUE(db_value(context, db, &statement, NULL, &value, error));
	return value;
}

static void run(struct db *db, const char *sql)
{
	MEM_SCOPE(scratch);
	const struct statement statement = { "test", sql, (const char *const[]){ NULL } };
	CU_ASSERT_TRUE(db_run(db, &statement, NULL, error_new(scratch)));
}

static struct db *again(void *context, const char *connection)
{
	struct db *db = db_open(context, connection, error_new(context));
	CU_ASSERT_PTR_NOT_NULL_FATAL(db);
	return db;
}

static const char versions[] = "select string_agg(version, ',' order by version) from public.schema_migrations";
static const char tables[] = "select string_agg(relname, ',' order by relname) from pg_class"
							 " where relnamespace = 'public'::regnamespace and relkind in ('r', 'i') and relname <> "
							 "'schema_migrations' and relname <> 'schema_migrations_pkey'";

struct seen {
	struct str *text;
};

static void see(void *closure, const char *version, const char *name, bool up, long milliseconds)
{
	const struct seen *seen = closure;
	CU_ASSERT_TRUE(milliseconds >= 0);
	str_print(seen->text, "%s%s_%s ", up ? "+" : "-", version, name);
}

static void goes_up_and_down_in_order(void)
{
	MEM_SCOPE(scratch);
	struct db *db = test_empty_db(scratch);
	struct error *error = error_new(scratch);
	const struct migration_file *files = FILES(FILE_C, FILE_A, FILE_B);
	struct seen seen = { str_new(scratch) };
	CU_ASSERT_TRUE(migrate_up(db, files, "2", see, &seen, error));
	CU_ASSERT_STRING_EQUAL(ask(scratch, db, versions), "1,2");
	CU_ASSERT_TRUE(migrate_up(db, files, "1_a.sql", see, &seen, error));
	CU_ASSERT_TRUE(migrate_up(db, files, NULL, see, &seen, error));
	CU_ASSERT_TRUE(migrate_up(db, files, NULL, see, &seen, error));
	CU_ASSERT_STRING_EQUAL(ask(scratch, db, tables), "a,b,c");
	CU_ASSERT_TRUE(migrate_down(db, files, "1", see, &seen, error));
	CU_ASSERT_STRING_EQUAL(ask(scratch, db, tables), "a");
	CU_ASSERT_TRUE(migrate_down(db, files, "0", see, &seen, error));
	CU_ASSERT_PTR_NULL(ask(scratch, db, versions));
	CU_ASSERT_STRING_EQUAL(seen.text->text, "+1_a +2_b +3_c -3_c -2_b -1_a ");
	CU_ASSERT_FALSE(migrate_up(db, files, "4", see, &seen, error));
	CU_ASSERT_EQUAL(error->kind, ERROR_NOT_FOUND);
	CU_ASSERT_STRING_EQUAL(error->message, "there is no migration '4'");
}

static void the_ledger_says_what_was_done(void)
{
	MEM_SCOPE(scratch);
	struct db *db = test_empty_db(scratch);
	struct error *error = error_new(scratch);
	CU_ASSERT_TRUE(migrate_up(db, FILES(FILE_A), NULL, NULL, NULL, error));
	CU_ASSERT_STRING_EQUAL(
		ask(scratch, db,
	        "select concat_ws('|', name, checksum, applied_by, tool, exec_ms >= 0, out_of_order,"
	        " applied_at between now() - interval '1 minute' and now()) from public.schema_migrations"),
		"a|sha256:e7aa024c967b6ecf209b703e82bcfe06aadef4fb3d44538227c8959e28983b0c|rapporteur_test|"
		"rapporteur|t|f|t");
	CU_ASSERT_STRING_EQUAL(ask(scratch, db,
	                           "select count(*) from pg_attribute where attrelid = 'public.schema_migrations'::regclass"
	                           " and attnum > 0 and col_description(attrelid, attnum) is null"),
	                       "0");
	CU_ASSERT_PTR_NOT_NULL(ask(scratch, db, "select obj_description('public.schema_migrations'::regclass)"));
	CU_ASSERT_STRING_EQUAL(ask(scratch, db,
	                           "select string_agg(conname, ',') from pg_constraint"
	                           " where conrelid = 'public.schema_migrations'::regclass"),
	                       "schema_migrations_pkey");
}

// What the build computes, what the server computes, and the text itself.
static void checksums_of_the_build_are_the_servers(void)
{
	MEM_SCOPE(scratch);
	struct db *db = test_db(scratch);
	for (const struct migration_file *file = migration_files; file->name != NULL; file++) {
		const char *sql =
			mem_print(scratch, "select checksum from public.schema_migrations where version = '%.14s'", file->name);
		CU_ASSERT_STRING_EQUAL(ask(scratch, db, sql), file->checksum);
		char *on_disk = mem_print(scratch, "db/migrations/%s", file->name);
		FILE *stream = fopen(on_disk, "r");
		CU_ASSERT_PTR_NOT_NULL_FATAL(stream);
		char *text = mem_alloc(scratch, strlen(file->text) + 2);
		const size_t length = fread(text, 1, strlen(file->text) + 1, stream);
		fclose(stream);
		CU_ASSERT_EQUAL(length, strlen(file->text));
		CU_ASSERT_STRING_EQUAL(text, file->text);
	}
}

static char *schema_dump(void *context, const char *connection)
{
	struct str *dump = str_new(context);
	FILE *pipe = popen(mem_print(context, "%s/pg_dump --schema-only --restrict-key=test \"%s\" 2>&1",
	                             getenv("TEST_BINDIR"), connection),
	                   "r");
	char part[4096];
	for (size_t length; (length = fread(part, 1, sizeof part, pipe)) > 0;)
		str_add_bytes(dump, part, length);
	CU_ASSERT_EQUAL(pclose(pipe), 0);
	return dump->text;
}

static void up_down_up_gives_the_same_schema(void)
{
	MEM_SCOPE(scratch);
	const char *connection = test_connection(scratch);
	struct db *db = again(scratch, connection);
	struct error *error = error_new(scratch);
	const char *before = schema_dump(scratch, connection);
	CU_ASSERT_PTR_NOT_NULL(strstr(before, "CREATE TABLE rapporteur."));
	CU_ASSERT_TRUE(migrate_down(db, migration_files, "0", NULL, NULL, error));
	CU_ASSERT_PTR_NULL(strstr(schema_dump(scratch, connection), "rapporteur."));
	CU_ASSERT_TRUE(migrate_up(db, migration_files, NULL, NULL, NULL, error));
	CU_ASSERT_STRING_EQUAL(schema_dump(scratch, connection), before);
}

static void goes_on_where_dbmate_began(void)
{
	MEM_SCOPE(scratch);
	struct db *db = test_empty_db(scratch);
	struct error *error = error_new(scratch);
	const struct migration_file *files = FILES(FILE_A, FILE_B, FILE_C);
	run(db, "create table public.schema_migrations (version varchar primary key)");
	run(db, "insert into public.schema_migrations (version) values ('1')");
	struct migration_status *list;
	size_t count;
	CU_ASSERT_TRUE_FATAL(migrate_status(scratch, db, files, &list, &count, error));
	CU_ASSERT_EQUAL(list[0].state, MIGRATION_APPLIED);
	CU_ASSERT_EQUAL(list[1].state, MIGRATION_PENDING);
	CU_ASSERT_TRUE(migrate_up(db, files, "2", NULL, NULL, error));
	run(db, "insert into public.schema_migrations (version) values ('3')");
	CU_ASSERT_STRING_EQUAL(
		ask(scratch, db,
	        "select string_agg(concat_ws('|', version, name, tool, applied_by), ' ' order by version)"
	        " from public.schema_migrations"),
		"1 2|b|rapporteur|rapporteur_test 3|dbmate|rapporteur_test");
	CU_ASSERT_TRUE(migrate_check(db, files, error));
	CU_ASSERT_STRING_EQUAL(ask(scratch, db, tables), "b");
}

static void a_failure_leaves_nothing_and_names_the_line(void)
{
	MEM_SCOPE(scratch);
	struct db *db = test_empty_db(scratch);
	struct error *error = error_new(scratch);
	const struct migration_file *files = FILES(
		FILE_A,
		FILE_OF("2_b.sql", "create table public.b (name text);\ncomment on table public.b is 'женева';\nselec 1;", ""));
	CU_ASSERT_FALSE(migrate_up(db, files, NULL, NULL, NULL, error));
	CU_ASSERT_EQUAL(error->kind, ERROR_SCHEMA);
	CU_ASSERT_STRING_EQUAL(error->message, "migration '2_b.sql' line 4 failed: syntax error at or near \"selec\"");
	CU_ASSERT_STRING_EQUAL(ask(scratch, db, versions), "1");
	CU_ASSERT_STRING_EQUAL(ask(scratch, db, tables), "a");
	error = error_new(scratch);
	CU_ASSERT_TRUE(migrate_up(db, FILES(FILE_A, FILE_B), NULL, NULL, NULL, error));
}

static void transaction_control_is_refused_before_any_effect(void)
{
	static const char *const words[] = {
		"commit",           "rollback", "begin", "start transaction",      "savepoint a",
		"commit and chain", "end",      "abort", "prepare transaction 'x'"
	};
	for (size_t i = 0; i < sizeof words / sizeof *words; i++) {
		MEM_SCOPE(scratch);
		struct db *db = test_empty_db(scratch);
		struct error *error = error_new(scratch);
		const char *text = mem_print(
			scratch, "-- migrate:up\ncreate table public.a ();\n%s;\ncreate table public.b ();\n-- migrate:down\n",
			words[i]);
		CU_ASSERT_FALSE(migrate_up(db, FILES({ "1_a.sql", text, NULL }), NULL, NULL, NULL, error));
		CU_ASSERT_EQUAL(error->kind, ERROR_SCHEMA);
		CU_ASSERT_STRING_EQUAL(error->hint,
		                       "a migration is one transaction: take COMMIT, ROLLBACK and the like out of it");
		CU_ASSERT_PTR_NULL(ask(scratch, db, tables));
		CU_ASSERT_PTR_NULL(ask(scratch, db, versions));
	}
}

static void a_block_outside_a_transaction_is_one_statement(void)
{
	MEM_SCOPE(scratch);
	struct db *db = test_empty_db(scratch);
	struct error *error = error_new(scratch);
	static const char index[] = "-- migrate:up transaction:false\ncreate index concurrently a_n on public.a (n);\n"
								"-- migrate:down transaction:false\ndrop index concurrently public.a_n;\n";
	static const char two[] = "-- migrate:up transaction:false\ncreate table public.x ();\ncreate table public.y ();\n"
							  "-- migrate:down\n";
	static const char copy[] = "-- migrate:up transaction:false\ncopy public.a from stdin;\n-- migrate:down\n";
	const struct migration_file *files = FILES(FILE_A, { "2_i.sql", index, NULL });
	CU_ASSERT_TRUE(migrate_up(db, files, NULL, NULL, NULL, error));
	CU_ASSERT_STRING_EQUAL(ask(scratch, db, tables), "a,a_n");
	CU_ASSERT_STRING_EQUAL(ask(scratch, db, versions), "1,2");
	CU_ASSERT_TRUE(migrate_down(db, files, "1", NULL, NULL, error));
	CU_ASSERT_STRING_EQUAL(ask(scratch, db, tables), "a");
	CU_ASSERT_FALSE(migrate_up(db, FILES(FILE_A, { "2_x.sql", two, NULL }), NULL, NULL, NULL, error));
	CU_ASSERT_STRING_EQUAL(error->hint,
	                       "with 'transaction:false' a block is exactly one statement, which can be run again");
	CU_ASSERT_STRING_EQUAL(ask(scratch, db, tables), "a");
	error = error_new(scratch);
	CU_ASSERT_FALSE(migrate_up(db, FILES(FILE_A, { "2_x.sql", copy, NULL }), NULL, NULL, NULL, error));
	CU_ASSERT_STRING_EQUAL(ask(scratch, db, versions), "1");
}

static void versions_that_disagree_are_refused_by_name(void)
{
	static const char edited[] =
		"-- migrate:up\ncreate table public.b (n bigint);\n-- migrate:down\ndrop table public.b;\n";
	const struct {
		const struct migration_file *files;
		const char *message, *detail;
	} cases[] = {
		{ FILES(FILE_A, { "2_b.sql", edited, "sha256:0" }, FILE_C),
		  "migration '2_b' was edited after it had been applied", NULL },
		{ FILES(FILE_B, FILE_C), "migration '1_a' was applied, but is missing from this program", NULL },
		{ FILES(FILE_A), "migration '2_b' was applied by a newer program", NULL },
		{ FILES(FILE_A, FILE_OF("11_x.sql", "select 1;", ""), FILE_B, FILE_C),
		  "migration '11_x' is out of order: a later one has been applied", NULL },
		{ FILES({ "2_b.sql", edited, NULL }), "migration '1_a' was applied, but is missing from this program",
		  "migration '2_b' was edited after it had been applied" },
	};
	MEM_SCOPE(scratch);
	struct db *db = test_empty_db(scratch);
	CU_ASSERT_TRUE_FATAL(migrate_up(db, FILES(FILE_A, FILE_B), NULL, NULL, NULL, error_new(scratch)));
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		for (int way = 0; way < 3; way++) {
			struct error *error = error_new(scratch);
			const bool done = way == 0   ? migrate_up(db, cases[i].files, NULL, NULL, NULL, error)
			                  : way == 1 ? migrate_down(db, cases[i].files, "0", NULL, NULL, error)
			                             : migrate_check(db, cases[i].files, error);
			CU_ASSERT_FALSE(done);
			CU_ASSERT_EQUAL(error_exit_code(error->kind), 6);
			CU_ASSERT_STRING_EQUAL(error->message, cases[i].message);
			CU_ASSERT_TRUE(str_equal(error->detail, cases[i].detail));
			CU_ASSERT_PTR_NOT_NULL(error->hint);
		}
		CU_ASSERT_STRING_EQUAL(ask(scratch, db, versions), "1,2");
		CU_ASSERT_STRING_EQUAL(ask(scratch, db, tables), "a,b");
	}
}

static void status_lists_every_version(void)
{
	MEM_SCOPE(scratch);
	struct db *db = test_empty_db(scratch);
	struct error *error = error_new(scratch);
	struct migration_status *list;
	size_t count;
	CU_ASSERT_TRUE(migrate_status(scratch, db, FILES(FILE_A), &list, &count, error));
	CU_ASSERT_EQUAL_FATAL(count, 1);
	CU_ASSERT_EQUAL(list[0].state, MIGRATION_PENDING);
	CU_ASSERT_STRING_EQUAL(ask(scratch, db, "select to_regclass('public.schema_migrations') is null"), "t");
	CU_ASSERT_TRUE(migrate_up(db, FILES(FILE_A, FILE_C), NULL, NULL, NULL, error));
	const struct migration_file *files =
		FILES({ "1_a.sql", "-- migrate:up\n-- migrate:down\n", NULL }, FILE_B, FILE_OF("4_d.sql", "select 1;", ""));
	CU_ASSERT_TRUE(migrate_status(scratch, db, files, &list, &count, error));
	static const enum migration_state states[] = { MIGRATION_EDITED, MIGRATION_OUT_OF_ORDER, MIGRATION_UNKNOWN,
		                                           MIGRATION_PENDING };
	CU_ASSERT_EQUAL_FATAL(count, 4);
	for (size_t i = 0; i < count; i++)
		CU_ASSERT_EQUAL(list[i].state, states[i]);
	CU_ASSERT_STRING_EQUAL(list[2].name, "c");
	CU_ASSERT_EQUAL(strlen(list[0].applied_at), strlen("2026-01-01T00:00:00Z"));
	CU_ASSERT_TRUE(list[0].exec_ms >= 0);
	CU_ASSERT_EQUAL(list[3].exec_ms, FIELD_NULL_INTEGER);
	CU_ASSERT_PTR_NULL(list[3].applied_at);
}

// How many statements the connection has sent, by libpq's own record of its messages.
static int statements_sent(FILE *record)
{
	char line[4096];
	int count = 0;

	rewind(record);
	while (fgets(line, sizeof line, record) != NULL)
		count += strstr(line, "\tExecute\t") != NULL || strstr(line, "\tQuery\t") != NULL;
	fclose(record);
	return count;
}

static void the_check_is_one_query_and_says_what_to_type(void)
{
	MEM_SCOPE(scratch);
	struct db *db = test_empty_db(scratch);
	struct error *error = error_new(scratch);
	CU_ASSERT_FALSE(migrate_check(db, FILES(FILE_A), error));
	CU_ASSERT_EQUAL(error->kind, ERROR_SCHEMA);
	CU_ASSERT_STRING_EQUAL(error->hint, "rapporteur migrate up");
	CU_ASSERT_TRUE(migrate_up(db, FILES(FILE_A), NULL, NULL, NULL, error_new(scratch)));
	CU_ASSERT_TRUE(db_begin(db, DB_READ, error_new(scratch)));
	FILE *record = tmpfile();
	CU_ASSERT_PTR_NOT_NULL_FATAL(record);
	PQtrace(db->connection, record);
	CU_ASSERT_TRUE(migrate_check(db, FILES(FILE_A), error));
	PQuntrace(db->connection);
	CU_ASSERT_EQUAL(statements_sent(record), 1);
	error = error_new(scratch);
	CU_ASSERT_FALSE(migrate_check(db, FILES(FILE_A, FILE_B, FILE_C), error));
	CU_ASSERT_STRING_EQUAL(error->message, "the database lacks 2 of this program's migrations, from '2_b' on");
	CU_ASSERT_STRING_EQUAL(error->hint, "rapporteur migrate up");
}

static void each_migration_finds_a_known_session(void)
{
	MEM_SCOPE(scratch);
	struct db *db = test_empty_db(scratch);
	struct error *error = error_new(scratch);
	const struct migration_file *files = FILES(
		FILE_OF("1_spoil.sql",
	            "set search_path = pg_catalog; set timezone = 'Asia/Tehran'; set lock_timeout = 0;"
	            " set statement_timeout = '1h'; create temporary table trace (n int); set role rapporteur_test;",
	            ""),
		FILE_OF("2_look.sql",
	            "create table found as select current_setting('search_path') || '|' || current_setting('timezone')"
	            " || '|' || current_setting('lock_timeout') || '|' || current_setting('statement_timeout')"
	            " || '|' || coalesce(to_regclass('trace')::text, 'none') || '|' || current_user || '|' || (select "
	            "count(*) from "
	            "pg_settings where name ~ '^tcp_' and source = 'session') as it;",
	            ""));
	CU_ASSERT_TRUE(migrate_up(db, files, NULL, NULL, NULL, error));
	CU_ASSERT_STRING_EQUAL(ask(scratch, db, "select it from public.found"),
	                       "public, pg_temp|UTC|5s|0|none|rapporteur_test|4");
	CU_ASSERT_STRING_NOT_EQUAL(ask(scratch, db, "show timezone"), "UTC");
}

static void what_cannot_be_taken_back_says_so(void)
{
	MEM_SCOPE(scratch);
	struct db *db = test_empty_db(scratch);
	struct error *error = error_new(scratch);
	const struct migration_file *files = FILES(
		FILE_A, FILE_OF("2_b.sql", "create table public.b ();",
	                    "do $$ begin raise exception 'this cannot be taken back' using hint = 'restore'; end $$;"));
	CU_ASSERT_TRUE(migrate_up(db, files, NULL, NULL, NULL, error));
	CU_ASSERT_FALSE(migrate_down(db, files, "0", NULL, NULL, error));
	CU_ASSERT_EQUAL(error->kind, ERROR_REFUSED);
	CU_ASSERT_STRING_EQUAL(error->message, "migration '2_b.sql' failed: this cannot be taken back");
	CU_ASSERT_STRING_EQUAL(error->hint, "restore");
	CU_ASSERT_STRING_EQUAL(ask(scratch, db, versions), "1,2");
	struct db *other = test_empty_db(scratch);
	const struct migration_file *empty = FILES(FILE_OF("1_a.sql", "create table public.a ();", "-- nothing"));
	error = error_new(scratch);
	CU_ASSERT_TRUE(migrate_up(other, empty, NULL, NULL, NULL, error));
	CU_ASSERT_FALSE(migrate_down(other, empty, "0", NULL, NULL, error));
	CU_ASSERT_STRING_EQUAL(error->message, "migration '1_a.sql' cannot be taken back: its down block is empty");
	CU_ASSERT_STRING_EQUAL(ask(scratch, other, versions), "1");
}

static void a_long_reader_in_the_way_is_named(void)
{
	MEM_SCOPE(scratch);
	const char *connection = test_empty_connection(scratch);
	struct db *db = again(scratch, connection);
	struct db *reader = again(scratch, mem_print(scratch, "%s application_name=spreadsheet", connection));
	struct error *error = error_new(scratch);
	CU_ASSERT_TRUE(migrate_up(db, FILES(FILE_A), NULL, NULL, NULL, error));
	CU_ASSERT_TRUE(db_begin(reader, DB_READ, error));
	CU_ASSERT_STRING_EQUAL(ask(scratch, reader, "select count(*) from public.a"), "0");
	const struct migration_file *files =
		FILES(FILE_A, FILE_OF("2_b.sql", "alter table public.a add m int;", "select 1;"));
	CU_ASSERT_FALSE(migrate_up(db, files, NULL, NULL, NULL, error));
	CU_ASSERT_EQUAL(error->kind, ERROR_ENVIRONMENT);
	CU_ASSERT_STRING_EQUAL(
		error->message, mem_print(scratch,
	                              "migration '2_b.sql' waited 5 seconds for a lock that another session holds: process"
	                              " %s of user 'rapporteur_test' in 'spreadsheet'",
	                              ask(scratch, reader, "select pg_backend_pid()")));
	CU_ASSERT_STRING_EQUAL(ask(scratch, db, versions), "1");
}

// Forks a child that migrates `connection` up and exits with 0 when that succeeded.
static pid_t runner_start(const char *connection, const struct migration_file *files)
{
	const pid_t child = fork();
	if (child != 0)
		return child;
	void *context = mem_context(NULL);
	struct error *error = error_new(context);
	struct db *db = db_open(context, connection, error);
	const bool done = db != NULL && migrate_up(db, files, NULL, NULL, NULL, error);
	if (!done)
		fprintf(stderr, "runner: %s\n", error->message);
	fflush(stderr);
	_exit(done ? 0 : 1);
}

static void runners_at_once_all_succeed(void)
{
	enum { RUNNERS = 4, ROUNDS = 3 };
	const struct migration_file *files =
		FILES(FILE_A,
	          { "2_i.sql",
	            "-- migrate:up transaction:false\ncreate index concurrently if not exists i on public.a (n);\n"
	            "-- migrate:down\ndrop index i;\n",
	            NULL },
	          FILE_C);
	for (int round = 0; round < ROUNDS; round++) {
		MEM_SCOPE(scratch);
		const char *connection = test_empty_connection(scratch);
		pid_t runners[RUNNERS];
		for (int i = 0; i < RUNNERS; i++)
			runners[i] = runner_start(connection, files);
		for (int i = 0; i < RUNNERS; i++) {
			int status;
			CU_ASSERT_EQUAL(waitpid(runners[i], &status, 0), runners[i]);
			CU_ASSERT_EQUAL(status, 0);
		}
		struct db *db = again(scratch, connection);
		CU_ASSERT_STRING_EQUAL(ask(scratch, db, versions), "1,2,3");
		CU_ASSERT_STRING_EQUAL(ask(scratch, db, tables), "a,c,i");
	}
}

static void a_killed_runner_leaves_all_or_nothing(void)
{
	MEM_SCOPE(scratch);
	const char *connection = test_empty_connection(scratch);
	struct db *db = again(scratch, connection);
	const struct migration_file *files =
		FILES(FILE_A, FILE_OF("2_b.sql", "create table public.b (); select pg_sleep(60); create table public.b2 ();",
	                          "select 1;"));
	const pid_t runner = runner_start(connection, files);
	static const char sleeping[] = "select count(*) from pg_stat_activity where datname = current_database()"
								   " and wait_event = 'PgSleep'";
	while (strcmp(ask(scratch, db, sleeping), "1") != 0 && waitpid(runner, NULL, WNOHANG) == 0)
		poll(NULL, 0, 20);
	CU_ASSERT_EQUAL(kill(runner, SIGKILL), 0);
	waitpid(runner, NULL, 0);
	CU_ASSERT_STRING_EQUAL(ask(scratch, db, versions), "1");
	CU_ASSERT_STRING_EQUAL(ask(scratch, db, tables), "a");
	// The server notices that the client is gone, and the next runner is let through.
	struct error *error = error_new(scratch);
	CU_ASSERT_TRUE(migrate_up(db, FILES(FILE_A, FILE_B), NULL, NULL, NULL, error));
	CU_ASSERT_STRING_EQUAL(ask(scratch, db, tables), "a,b");
}

// clang-format off
const struct suite suite_migrate = SUITE("migrate",
	TEST(goes_up_and_down_in_order), TEST(the_ledger_says_what_was_done),
	TEST(checksums_of_the_build_are_the_servers), TEST(up_down_up_gives_the_same_schema),
	TEST(goes_on_where_dbmate_began), TEST(a_failure_leaves_nothing_and_names_the_line),
	TEST(transaction_control_is_refused_before_any_effect), TEST(a_block_outside_a_transaction_is_one_statement),
	TEST(versions_that_disagree_are_refused_by_name), TEST(status_lists_every_version),
	TEST(the_check_is_one_query_and_says_what_to_type), TEST(each_migration_finds_a_known_session),
	TEST(what_cannot_be_taken_back_says_so), TEST(a_long_reader_in_the_way_is_named),
	TEST(runners_at_once_all_succeed), TEST(a_killed_runner_leaves_all_or_nothing));
// clang-format on
