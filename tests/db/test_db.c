// SPDX-License-Identifier: MIT
// Connection, transactions, decoding, and what the server's answers come to.

#include <poll.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include "base/mem.h"
#include "base/str.h"
#include "describe.h"
#include "fixture.h"
#include "pg/errors.h"
#include "suite.h"

#define STATEMENT(sql, ...) ((const struct statement){ "test", (sql), (const char *const[]){ __VA_ARGS__, NULL } })
#define BINDINGS(...) ((const struct binding[]){ __VA_ARGS__, { NULL, NULL } })

static bool run(struct db *db, const char *sql, struct error *error)
{
	const struct statement statement = STATEMENT(sql, NULL);
	return db_run(db, &statement, NULL, error);
}

static char *value(void *context, struct db *db, const char *sql)
{
	const struct statement statement = STATEMENT(sql, NULL);
	struct error *error = error_new(context);
	char *result = NULL;
	CU_ASSERT_TRUE(db_value(context, db, &statement, NULL, &result, error));
	return result;
}

// A second connection to where `db` is connected.
static struct db *again(void *context, const char *connection)
{
	struct error *error = error_new(context);
	struct db *db = db_open(context, connection, error);
	CU_ASSERT_PTR_NOT_NULL_FATAL(db);
	return db;
}

struct row {
	char *text;
	int64_t integer;
	bool boolean;
	char **texts;
	char *json;
};

static const struct field row_fields[] = {
	FIELD(row, text, FIELD_TEXT),   FIELD(row, integer, FIELD_INTEGER), FIELD(row, boolean, FIELD_BOOLEAN),
	FIELD(row, texts, FIELD_TEXTS), FIELD(row, json, FIELD_JSON),       { .name = NULL },
};

static void decodes_every_type(void)
{
	MEM_SCOPE(scratch);
	struct db *db = test_empty_db(scratch);
	struct error *error = error_new(scratch);
	struct records records;
	const struct statement statement =
		STATEMENT("select '{\"a\": 1}'::json as json, 'جنيف'::text as text, true as boolean, (-7)::bigint as integer,"
	              " '{a,\"b \\\"c\\\\\",\"\",\"NULL\",\"{x,y}\"}'::text[] as texts"
	              " union all select null, null, null, null, null"
	              " union all select '[]', '', false, 9223372036854775807, '{}'",
	              NULL);
	CU_ASSERT_TRUE_FATAL(db_query(scratch, db, &statement, NULL, row_fields, sizeof(struct row), &records, error));
	CU_ASSERT_EQUAL_FATAL(records.count, 3);
	const struct row *row = record_at(&records, 0);
	CU_ASSERT_STRING_EQUAL(row->text, "جنيف");
	CU_ASSERT_EQUAL(row->integer, -7);
	CU_ASSERT_TRUE(row->boolean);
	CU_ASSERT_STRING_EQUAL(row->json, "{\"a\": 1}");
	static const char *const texts[] = { "a", "b \"c\\", "", "NULL", "{x,y}" };
	for (size_t i = 0; i < sizeof texts / sizeof *texts; i++)
		CU_ASSERT_STRING_EQUAL_FATAL(row->texts[i], texts[i]);
	CU_ASSERT_PTR_NULL(row->texts[5]);
	row = record_at(&records, 1);
	CU_ASSERT_TRUE(row->text == NULL && row->texts == NULL && row->json == NULL && !row->boolean);
	CU_ASSERT_EQUAL(row->integer, FIELD_NULL_INTEGER);
	row = record_at(&records, 2);
	CU_ASSERT_STRING_EQUAL(row->text, "");
	CU_ASSERT_PTR_NULL(row->texts[0]);
	CU_ASSERT_EQUAL(row->integer, INT64_MAX);
}

static void refuses_rows_that_the_fields_do_not_describe(void)
{
	static const struct field one[] = { FIELD(row, text, FIELD_TEXT), { .name = NULL } };
	static const struct field number[] = { FIELD(row, integer, FIELD_INTEGER), { .name = NULL } };
	static const struct field list[] = { FIELD(row, texts, FIELD_TEXTS), { .name = NULL } };
	static const struct {
		const char *sql;
		const struct field *fields;
		const char *message;
	} cases[] = {
		{ "select 'a' as other", one, "statement 'test' gives no column 'text'" },
		{ "select 'a' as text, 'b' as more", one, "statement 'test' gives 2 columns for 1 fields" },
		{ "select 'a1' as integer", number, "statement 'test' gives a column 'integer' that its field cannot hold" },
		{ "select '{a,NULL}'::text[] as texts", list,
		  "statement 'test' gives a column 'texts' that its field cannot hold" },
		{ "select '{{a},{b}}'::text[] as texts", list,
		  "statement 'test' gives a column 'texts' that its field cannot hold" },
		{ "select '{\"a' as texts", list, "statement 'test' gives a column 'texts' that its field cannot hold" },
	};
	MEM_SCOPE(scratch);
	struct db *db = test_empty_db(scratch);
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		struct error *error = error_new(scratch);
		struct records records;
		const struct statement statement = STATEMENT(cases[i].sql, NULL);
		CU_ASSERT_FALSE(db_query(scratch, db, &statement, NULL, cases[i].fields, sizeof(struct row), &records, error));
		CU_ASSERT_EQUAL(error->kind, ERROR_INTERNAL);
		CU_ASSERT_STRING_EQUAL(error->message, cases[i].message);
	}
}

static void binds_by_name_and_carries_any_text(void)
{
	MEM_SCOPE(scratch);
	struct db *db = test_empty_db(scratch);
	struct error *error = error_new(scratch);
	struct str *long_text = str_new(scratch);
	for (int i = 0; i < 1 << 20; i++)
		str_add(long_text, "0123456789");
	const struct statement statement =
		STATEMENT("select concat($2::text, '|', $1::text, '|', $3::text)", "a", "b", "c");
	static const char odd[] = "'; drop table x; --\\ \" \x01\x7f %s جنيف";
	char *result;
	CU_ASSERT_TRUE(db_value(scratch, db, &statement, BINDINGS({ "b", odd }, { "a", "1" }), &result, error));
	CU_ASSERT_STRING_EQUAL(result, mem_print(scratch, "%s|1|", odd));
	CU_ASSERT_TRUE(db_value(scratch, db, &statement, BINDINGS({ "c", long_text->text }), &result, error));
	CU_ASSERT_EQUAL(strlen(result), long_text->length + 2);
	const char *const list[] = { "a", "", "b,c", "\"", "\\", "{}", "NULL", "نعم", NULL };
	const struct statement back = STATEMENT("select array_to_string($1::text[], '|', '<null>')", "list");
	CU_ASSERT_TRUE(db_value(scratch, db, &back, BINDINGS({ "list", db_array(scratch, list) }), &result, error));
	CU_ASSERT_STRING_EQUAL(result, "a||b,c|\"|\\|{}|NULL|نعم");
	CU_ASSERT_PTR_NULL(db_array(scratch, NULL));
	CU_ASSERT_TRUE(db_value(scratch, db, &back, BINDINGS({ "list", NULL }), &result, error));
	CU_ASSERT_PTR_NULL(result);
}

static void refuses_text_that_is_not_utf8(void)
{
	static const char *const texts[] = { "a\xff", "\xc0\xaf", "\xed\xa0\x80", "\xf4\x90\x80\x80", "\xd8" };
	MEM_SCOPE(scratch);
	struct db *db = test_empty_db(scratch);
	const struct statement statement = STATEMENT("select $1::text", "name");
	for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
		struct error *error = error_new(scratch);
		CU_ASSERT_FALSE(db_run(db, &statement, BINDINGS({ "name", texts[i] }), error));
		CU_ASSERT_EQUAL(error->kind, ERROR_REFUSED);
		if (i == 0)
			CU_ASSERT_STRING_EQUAL(error->message, "the text of 'name' is not UTF-8: byte 2 is 0xff");
	}
}

// The session is what begin makes it, whatever server, database and role say.
static void session_is_set_up_in_each_transaction(void)
{
	MEM_SCOPE(scratch);
	const char *connection = test_empty_connection(scratch);
	struct db *db = again(scratch, connection);
	struct error *error = error_new(scratch);
	static const struct {
		const char *setting, *expected;
	} settings[] = {
		{ "search_path", "rapporteur, pg_temp" },
		{ "timezone", "UTC" },
		{ "datestyle", "ISO, YMD" },
		{ "lock_timeout", "5s" },
		{ "idle_in_transaction_session_timeout", "30s" },
		{ "client_connection_check_interval", "1s" },
		{ "jit", "off" },
		{ "client_encoding", "UTF8" },
		{ "application_name", "rapporteur" },
	};
	CU_ASSERT_STRING_NOT_EQUAL(value(scratch, db, "show timezone"), "UTC");
	for (int mode = DB_READ; mode <= DB_WRITE; mode++) {
		CU_ASSERT_TRUE(db_begin(db, (enum db_mode)mode, error));
		for (size_t i = 0; i < sizeof settings / sizeof *settings; i++) {
			const char *sql = mem_print(scratch, "select current_setting('%s')", settings[i].setting);
			CU_ASSERT_STRING_EQUAL(value(scratch, db, sql), settings[i].expected);
		}
		// On a socket their values say nothing.
		CU_ASSERT_STRING_EQUAL(
			value(scratch, db, "select count(*) from pg_settings where name ~ '^tcp_' and source = 'session'"),
			mode == DB_READ ? "0" : "4");
		CU_ASSERT_STRING_EQUAL(value(scratch, db, "show transaction_read_only"), mode == DB_READ ? "on" : "off");
		CU_ASSERT_STRING_EQUAL(value(scratch, db, "show transaction_isolation"),
		                       mode == DB_READ ? "repeatable read" : "read committed");
		CU_ASSERT_TRUE(db_commit(db, error));
	}
	CU_ASSERT_STRING_NOT_EQUAL(value(scratch, db, "show timezone"), "UTC");
}

static void a_read_writes_nothing(void)
{
	MEM_SCOPE(scratch);
	struct db *db = test_empty_db(scratch);
	struct error *error = error_new(scratch);
	CU_ASSERT_TRUE(db_begin(db, DB_READ, error));
	CU_ASSERT_FALSE(run(db, "create table public.a ()", error));
	CU_ASSERT_EQUAL(error->kind, ERROR_ENVIRONMENT);
	db_rollback(db);
	error = error_new(scratch);
	CU_ASSERT_TRUE(db_begin(db, DB_READ, error));
	value(scratch, db, "select 1");
	CU_ASSERT_PTR_NULL(value(scratch, db, "select pg_current_xact_id_if_assigned()"));
}

static void users_own_connection_values_stay(void)
{
	MEM_SCOPE(scratch);
	const char *connection = test_empty_connection(scratch);
	setenv("PGOPTIONS", "-c geqo=off", 1);
	struct db *db = again(scratch, mem_print(scratch, "%s application_name=desk client_encoding=LATIN1", connection));
	unsetenv("PGOPTIONS");
	CU_ASSERT_STRING_EQUAL(value(scratch, db, "show application_name"), "desk");
	CU_ASSERT_STRING_EQUAL(value(scratch, db, "show geqo"), "off");
	CU_ASSERT_STRING_EQUAL(value(scratch, db, "show client_encoding"), "UTF8");
}

static void a_service_in_the_string_is_read(void)
{
	MEM_SCOPE(scratch);
	const char *connection = test_empty_connection(scratch);
	char path[] = "/tmp/rapporteur-service.XXXXXX";
	FILE *file = fdopen(mkstemp(path), "w");
	CU_ASSERT_PTR_NOT_NULL_FATAL(file);
	fputs("[desk]\n", file);
	for (const char *c = connection; c[0] != '\0'; c++)
		if (c[0] != '\'')
			fputc(c[0] == ' ' ? '\n' : c[0], file);
	fputs("\napplication_name=service\n", file);
	fclose(file);
	setenv("PGSERVICEFILE", path, 1);
	struct db *db = again(scratch, "service=desk");
	CU_ASSERT_STRING_EQUAL(value(scratch, db, "show application_name"), "service");
	// The environment is as it was before: what is started later does not find it there.
	CU_ASSERT_PTR_NULL(getenv("PGSERVICE"));
	setenv("PGSERVICE", "elsewhere", 1);
	db = again(scratch, "service=desk");
	CU_ASSERT_STRING_EQUAL(value(scratch, db, "show application_name"), "service");
	CU_ASSERT_STRING_EQUAL(getenv("PGSERVICE"), "elsewhere");
	// Without a string the environment's own is taken.
	setenv("PGSERVICE", "desk", 1);
	db = again(scratch, NULL);
	CU_ASSERT_STRING_EQUAL(value(scratch, db, "show application_name"), "service");
	unlink(path);
	unsetenv("PGSERVICEFILE");
	unsetenv("PGSERVICE");
}

static void connection_failures_say_what_to_do(void)
{
	static const struct {
		const char *connection, *message;
	} cases[] = {
		{ "host=/nonexistent", "cannot connect to the database: connection to server on socket "
		                       "\"/nonexistent/.s.PGSQL.5432\" failed: No such file or directory" },
		{ "host=", "" },
		{ "host=127.0.0.1 port=1 connect_timeout=2", "cannot connect to the database: connection to server at "
		                                             "\"127.0.0.1\", port 1 failed: Connection refused" },
		{ "password='canary dbname=x", "the connection string is not in libpq's syntax" },
		{ "postgresql://u:canary@[x/y", "the connection string is not in libpq's syntax" },
	};
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		MEM_SCOPE(scratch);
		struct error *error = error_new(scratch);
		const char *connection = cases[i].connection;
		if (i == 1)
			connection = mem_print(scratch, "host='%s' user='%s' dbname=there_is_none", getenv("TEST_SERVER"),
			                       getenv("TEST_ROLE"));
		CU_ASSERT_PTR_NULL(db_open(scratch, connection, error));
		CU_ASSERT_EQUAL_FATAL(error->kind, ERROR_ENVIRONMENT);
		CU_ASSERT_PTR_NOT_NULL(error->hint);
		CU_ASSERT_PTR_NULL(strstr(error->message, "canary"));
		const char *expected = i == 1 ? strstr(error->message, "\"there_is_none\" does not exist") : cases[i].message;
		CU_ASSERT_PTR_NOT_NULL_FATAL(expected);
		CU_ASSERT_PTR_NOT_NULL(strstr(error->message, expected));
	}
}

static void another_encoding_is_refused(void)
{
	MEM_SCOPE(scratch);
	struct db *db = again(scratch, test_superuser_connection(scratch));
	struct error *error = error_new(scratch);
	CU_ASSERT_TRUE_FATAL(run(db, "create database test_latin encoding 'LATIN1' locale 'C' template template0", error));
	CU_ASSERT_PTR_NULL(db_open(
		scratch, mem_print(scratch, "host='%s' user=postgres dbname=test_latin", getenv("TEST_SERVER")), error));
	CU_ASSERT_EQUAL_FATAL(error->kind, ERROR_ENVIRONMENT);
	CU_ASSERT_STRING_EQUAL(error->message, "the database's encoding is LATIN1, which cannot hold every name");
	CU_ASSERT_TRUE(run(db, "drop database test_latin", error_new(scratch)));
}

static const struct sentence sentences[] = {
	{ "things_slug_key", "there is a thing of that name already", "show it: 'rapporteur talks list'" },
	{ NULL, NULL, NULL },
};

static void errors_become_sentences(void)
{
	static const struct {
		const char *sql;
		enum error_kind kind;
		const char *message, *hint, *detail;
	} cases[] = {
		{ "insert into things values (1, 'secret', 1)", ERROR_CONFLICT, "there is a thing of that name already",
		  "show it: 'rapporteur talks list'", NULL },
		{ "insert into things values (2, null, 1)", ERROR_REFUSED, "'slug' is missing", NULL, NULL },
		{ "insert into things values (2, 'b', -1)", ERROR_REFUSED, "the data breaks the rule 'things_size_known'", NULL,
		  NULL },
		{ "insert into parts values (99)", ERROR_REFUSED,
		  "something named here is not in the record, or is still used by it (rule 'parts_thing_fkey')", NULL, NULL },
		{ "insert into things values (1, 'other', 1)", ERROR_CONFLICT,
		  "the record has this already (rule 'things_pkey')", NULL, NULL },
		{ "do $$ begin raise exception using errcode = 'RA003', message = '''2017-02-30'' is not a date', hint = 'h'; "
		  "end $$",
		  ERROR_REFUSED, "'2017-02-30' is not a date", "h", NULL },
		{ "do $$ begin raise exception using errcode = 'RA005', message = 'm', detail = E'one\\ntwo'; end $$",
		  ERROR_CONFLICT, "m", NULL, "one\ntwo" },
		{ "do $$ begin raise exception using errcode = 'RA001', message = 'none'; end $$", ERROR_NOT_FOUND, "none",
		  NULL, NULL },
		{ "do $$ begin raise exception using errcode = 'RA777', message = 'm'; end $$", ERROR_INTERNAL, "m", NULL,
		  NULL },
		{ "do $$ begin raise exception 'never' using hint = 'h'; end $$", ERROR_REFUSED, "never", "h", NULL },
		{ "select '2017-02-30'::date", ERROR_REFUSED, "date/time field value out of range: \"2017-02-30\"", NULL,
		  NULL },
		{ "select 'soon'::date", ERROR_REFUSED, "invalid input syntax for type date: \"soon\"", NULL, NULL },
		{ "select 'x'::int", ERROR_REFUSED, "invalid input syntax for type integer: \"x\"", NULL, NULL },
		{ "select now() at time zone 'Mars/Olympus'", ERROR_REFUSED, "time zone \"Mars/Olympus\" not recognized", NULL,
		  NULL },
		{ "select * from absent", ERROR_SCHEMA,
		  "the database has not been set up for this program: relation \"absent\" does not exist",
		  "rapporteur migrate up", NULL },
		{ "select absent()", ERROR_SCHEMA,
		  "the database has not been set up for this program: function absent() does not exist",
		  "rapporteur migrate up", NULL },
		{ "create table absent.a ()", ERROR_SCHEMA,
		  "the database has not been set up for this program: schema \"absent\" does not exist",
		  "rapporteur migrate up", NULL },
		{ "select pg_read_file('/etc/passwd')", ERROR_ENVIRONMENT,
		  "not allowed: permission denied for function pg_read_file",
		  "ask an admin or the owner of the database: 'rapporteur access grant' lets a user read or write", NULL },
		{ "selec", ERROR_INTERNAL, NULL, NULL, NULL },
		{ "select 1/0", ERROR_INTERNAL, NULL, NULL, NULL },
	};
	MEM_SCOPE(scratch);
	struct db *db = test_empty_db(scratch);
	struct error *error = error_new(scratch);
	CU_ASSERT_TRUE_FATAL(
		run(db,
	        "create table things (id int constraint things_pkey primary key, slug text not null"
	        " constraint things_slug_key unique, size int constraint things_size_known check (size > 0))",
	        error));
	CU_ASSERT_TRUE_FATAL(
		run(db, "create table parts (thing int constraint parts_thing_fkey references things)", error));
	CU_ASSERT_TRUE_FATAL(run(db, "insert into things values (1, 'secret', 1)", error));
	db_sentences(db, sentences);
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		error = error_new(scratch);
		const char *sql = cases[i].sql;
		// The first case meets the key of the slug only when that of the id does not stand before it.
		CU_ASSERT_FALSE(run(db, i == 0 ? "insert into things values (3, 'secret', 1)" : sql, error));
		CU_ASSERT_EQUAL(error->kind, cases[i].kind);
		if (cases[i].message != NULL)
			CU_ASSERT_STRING_EQUAL(error->message, cases[i].message);
		CU_ASSERT_TRUE(cases[i].message == NULL || str_equal(error->hint, cases[i].hint));
		CU_ASSERT_TRUE(str_equal(error->detail, cases[i].detail));
		CU_ASSERT_PTR_NULL(strstr(error->message, "secret"));
	}
}

static void a_savepoint_outlives_a_bad_step(void)
{
	MEM_SCOPE(scratch);
	struct db *db = test_empty_db(scratch);
	struct error *error = error_new(scratch);
	CU_ASSERT_TRUE(run(db, "create table public.a (n int)", error));
	CU_ASSERT_TRUE(db_begin(db, DB_WRITE, error));
	for (int i = 0; i < 4; i++) {
		struct error *step = error_new(scratch);
		CU_ASSERT_TRUE(db_savepoint(db, step));
		run(db, mem_print(scratch, "insert into public.a values (%d)", i), step);
		const bool kept = run(db, mem_print(scratch, "select 1 / (%d %% 2)", i), step);
		CU_ASSERT_EQUAL(kept, i % 2 == 1);
		db_savepoint_end(db, kept);
	}
	CU_ASSERT_TRUE(db_commit(db, error));
	CU_ASSERT_STRING_EQUAL(value(scratch, db, "select string_agg(n::text, ',' order by n) from public.a"), "1,3");
}

static void commit_after_a_failed_statement_is_an_error(void)
{
	MEM_SCOPE(scratch);
	struct db *db = test_empty_db(scratch);
	struct error *error = error_new(scratch);
	CU_ASSERT_TRUE(db_begin(db, DB_WRITE, error));
	CU_ASSERT_TRUE(run(db, "create table public.a ()", error));
	CU_ASSERT_FALSE(run(db, "select 1/0", error_new(scratch)));
	CU_ASSERT_FALSE(db_commit(db, error));
	CU_ASSERT_EQUAL(error->kind, ERROR_INTERNAL);
	CU_ASSERT_PTR_NULL(value(scratch, db, "select to_regclass('public.a')"));
}

static void wait_note(void *closure, const char *holder)
{
	str_add(closure, holder);
}

static void a_second_writer_waits_and_is_told_for_whom(void)
{
	MEM_SCOPE(scratch);
	struct str *told = str_new(scratch);
	const char *connection = test_empty_connection(scratch);
	struct db *first = again(scratch, mem_print(scratch, "%s application_name=colleague", connection));
	struct db *second = again(scratch, connection);
	struct error *error = error_new(scratch);
	CU_ASSERT_TRUE(db_begin(first, DB_WRITE, error));
	CU_ASSERT_TRUE(db_begin(second, DB_READ, error));
	CU_ASSERT_TRUE(db_commit(second, error));
	db_on_wait(second, wait_note, told);
	CU_ASSERT_FALSE(db_begin(second, DB_WRITE, error));
	CU_ASSERT_EQUAL(error->kind, ERROR_ENVIRONMENT);
	const char *sql = "select format('process %s of user ''rapporteur_test'' in ''colleague'', since %s UTC',"
					  " pg_backend_pid(), to_char(now(), 'HH24:MI:SS'))";
	const char *holder = value(scratch, first, sql);
	CU_ASSERT_STRING_EQUAL(
		error->message, mem_print(scratch, "another command is writing, and was not done after 5 seconds: %s", holder));
	CU_ASSERT_STRING_EQUAL(told->text, holder);
	CU_ASSERT_TRUE(db_commit(first, error));
	error = error_new(scratch);
	CU_ASSERT_TRUE(db_begin(second, DB_WRITE, error));
}

// The schema's write_lock(), which psql users meet, is the same lock.
static void the_write_lock_is_the_schemas(void)
{
	MEM_SCOPE(scratch);
	const char *connection = test_connection(scratch);
	struct db *first = again(scratch, connection);
	struct db *second = again(scratch, connection);
	struct error *error = error_new(scratch);
	CU_ASSERT_TRUE(db_begin(first, DB_WRITE, error));
	CU_ASSERT_TRUE(run(second, "set lock_timeout = '50ms'", error));
	CU_ASSERT_FALSE(run(second, "select rapporteur.write_lock()", error));
	CU_ASSERT_EQUAL(error->kind, ERROR_ENVIRONMENT);
}

static struct db *signalled;

static void on_alarm(int number)
{
	(void)number;
	db_cancel(signalled);
}

static void cancel_interrupts_and_nothing_runs_after_it(void)
{
	MEM_SCOPE(scratch);
	struct db *db = test_empty_db(scratch);
	struct error *error = error_new(scratch);
	CU_ASSERT_TRUE(run(db, "create table public.a ()", error));
	CU_ASSERT_TRUE(db_begin(db, DB_WRITE, error));
	signalled = db;
	signal(SIGUSR1, on_alarm);
	const pid_t parent = getpid();
	const pid_t child = fork();
	if (child == 0) {
		poll(NULL, 0, 200);
		kill(parent, SIGUSR1);
		_exit(0);
	}
	CU_ASSERT_FALSE(run(db, "select pg_sleep(60)", error));
	CU_ASSERT_EQUAL(error->kind, ERROR_INTERRUPTED);
	waitpid(child, NULL, 0);
	error = error_new(scratch);
	CU_ASSERT_FALSE(db_commit(db, error));
	CU_ASSERT_EQUAL(error->kind, ERROR_INTERRUPTED);
	error = error_new(scratch);
	CU_ASSERT_FALSE(db_begin(db, DB_READ, error));
	CU_ASSERT_EQUAL(error->kind, ERROR_INTERRUPTED);
	signal(SIGUSR1, SIG_DFL);
}

static void a_lost_connection_is_told_from_a_refusal(void)
{
	MEM_SCOPE(scratch);
	const char *connection = test_empty_connection(scratch);
	struct db *db = again(scratch, connection);
	struct db *other = again(scratch, connection);
	struct error *error = error_new(scratch);
	CU_ASSERT_TRUE(db_begin(db, DB_WRITE, error));
	const char *pid = value(scratch, db, "select pg_backend_pid()");
	value(scratch, other, mem_print(scratch, "select pg_terminate_backend(%s)", pid));
	CU_ASSERT_FALSE(run(db, "select 1", error));
	CU_ASSERT_EQUAL(error->kind, ERROR_ENVIRONMENT);
	CU_ASSERT_TRUE(str_begins(error->message, "the connection to the server was lost"));
	CU_ASSERT_STRING_EQUAL(error->hint, "nothing was written: run the command again");
}

static void describes_and_checks_statements(void)
{
	MEM_SCOPE(scratch);
	struct db *db = test_empty_db(scratch);
	struct error *error = error_new(scratch);
	char **columns, **parameters;
	const struct statement statement =
		STATEMENT("select $1::text as text, $2::bigint as integer, true as boolean, '{}'::text[] as texts,"
	              " '{}'::jsonb as json",
	              "a", "b");
	CU_ASSERT_TRUE_FATAL(db_describe(scratch, db, &statement, &columns, &parameters, error));
	CU_ASSERT_STRING_EQUAL(columns[1], "integer");
	CU_ASSERT_PTR_NULL(columns[5]);
	CU_ASSERT_STRING_EQUAL(parameters[0], "text");
	CU_ASSERT_STRING_EQUAL(parameters[1], "bigint");
	CU_ASSERT_PTR_NULL(parameters[2]);
	CU_ASSERT_TRUE(db_check(db, &statement, row_fields, error));
	static const struct field number[] = { FIELD(row, integer, FIELD_INTEGER), { .name = NULL } };
	static const char *const none[] = { NULL }, *const one[] = { "a", NULL };
	const struct {
		struct statement statement;
		const struct field *fields;
		const char *message;
	} cases[] = {
		{ { "s", "select 1::bigint as integer, 2 as more", none },
		  number,
		  "statement 's' gives a column 'more' that has no field" },
		{ { "s", "select 'a'::text as integer", none },
		  number,
		  "statement 's' gives 'integer' as type 25, which its field cannot hold" },
		{ { "s", "select from (select 1) x", none }, number, "statement 's' gives no column 'integer'" },
		{ { "s", "select 1::bigint as integer", one }, number, "statement 's' takes 0 parameters and names 1" },
		{ { "s", "select now() as integer", none }, NULL, "statement 's' gives a column 'integer' that has no field" },
	};
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		error = error_new(scratch);
		CU_ASSERT_FALSE(db_check(db, &cases[i].statement, cases[i].fields, error));
		CU_ASSERT_STRING_EQUAL(error->message, cases[i].message);
	}
}

// clang-format off
const struct suite suite_db = SUITE("db",
	TEST(decodes_every_type), TEST(refuses_rows_that_the_fields_do_not_describe),
	TEST(binds_by_name_and_carries_any_text), TEST(refuses_text_that_is_not_utf8),
	TEST(session_is_set_up_in_each_transaction), TEST(a_read_writes_nothing), TEST(users_own_connection_values_stay),
	TEST(a_service_in_the_string_is_read), TEST(connection_failures_say_what_to_do), TEST(another_encoding_is_refused),
	TEST(errors_become_sentences), TEST(a_savepoint_outlives_a_bad_step),
	TEST(commit_after_a_failed_statement_is_an_error), TEST(a_second_writer_waits_and_is_told_for_whom),
	TEST(the_write_lock_is_the_schemas), TEST(cancel_interrupts_and_nothing_runs_after_it),
	TEST(a_lost_connection_is_told_from_a_refusal), TEST(describes_and_checks_statements));
// clang-format on
