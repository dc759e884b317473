// SPDX-License-Identifier: MIT
#include "fixture.h"

#include <libpq-fe.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

#include "base/mem.h"
#include "migrations.h"
#include "pg/migrate.h"

const char fixture_migrated[] = "template_migrated";

static char *connection_text(const void *context, const char *role, const char *database)
{
	return mem_print(context, "host='%s' port=5432 user='%s' dbname='%s'", getenv("TEST_SERVER"), role, database);
}

static char *own_connection_text(const void *context, const char *database)
{
	return connection_text(context, getenv("TEST_ROLE"), database);
}

// A connection that was closed a moment ago may still be leaving, and one of the superuser's cannot be thrown out: what
// such a one stands in the way of is tried again for two seconds.
static bool is_in_the_way(const PGresult *result)
{
	const char *state = PQresultErrorField(result, PG_DIAG_SQLSTATE);

	return state != NULL && (strcmp(state, "42501") == 0 || strcmp(state, "55006") == 0);
}

// Runs `sql` in the database `postgres`; gives the first value of the answer in `context`, or NULL.
static char *server_run(const void *context, const char *sql)
{
	static const struct timespec moment = { .tv_nsec = 50 * 1000 * 1000 };
	PGconn *connection = PQconnectdb(own_connection_text(context, "postgres"));
	PGresult *result = PQexec(connection, sql);
	for (int tries = 0; tries < 40 && is_in_the_way(result); tries++) {
		PQclear(result);
		nanosleep(&moment, NULL);
		result = PQexec(connection, sql);
	}
	const ExecStatusType status = PQresultStatus(result);
	if (status != PGRES_COMMAND_OK && status != PGRES_TUPLES_OK) {
		fprintf(stderr, "%s: %s", sql, PQerrorMessage(connection));
		exit(70);
	}
	char *value = PQntuples(result) > 0 ? mem_text(context, PQgetvalue(result, 0, 0)) : NULL;
	PQclear(result);
	PQfinish(connection);
	return value;
}

void fixture_create(const char *name, const char *template)
{
	MEM_SCOPE(scratch);
	server_run(scratch, mem_print(scratch, "create database \"%s\" template \"%s\"", name,
	                              template != NULL ? template : "template0"));
}

void fixture_drop(const char *name)
{
	MEM_SCOPE(scratch);
	server_run(scratch, mem_print(scratch, "drop database if exists \"%s\" with (force)", name));
}

bool fixture_exists(const char *name)
{
	MEM_SCOPE(scratch);
	return server_run(scratch, mem_print(scratch, "select 1 from pg_database where datname = '%s'", name)) != NULL;
}

static void drop_on_release(void *name)
{
	fixture_drop(name);
}

// A database of its own for `context`, under a name no other process has.
static char *fresh_database(void *context, const char *template)
{
	struct timespec now;
	clock_gettime(CLOCK_MONOTONIC, &now);
	char *name = mem_print(context, "test_%ld_%lld%09ld", (long)getpid(), (long long)now.tv_sec, now.tv_nsec);
	fixture_create(name, template);
	mem_on_release(context, name, drop_on_release);
	return name;
}

const char *test_connection(void *context)
{
	return own_connection_text(context, fresh_database(context, fixture_migrated));
}

const char *test_empty_connection(void *context)
{
	return own_connection_text(context, fresh_database(context, NULL));
}

const char *test_superuser_connection(void *context)
{
	return connection_text(context, "postgres", fresh_database(context, NULL));
}

static struct db *open_or_exit(void *context, const char *connection)
{
	struct error *error = error_new(context);
	struct db *db = db_open(context, connection, error);
	if (db == NULL) {
		fprintf(stderr, "%s: %s\n", connection, error->message);
		exit(70);
	}
	return db;
}

struct db *test_db(void *context)
{
	return open_or_exit(context, test_connection(context));
}

struct db *test_empty_db(void *context)
{
	return open_or_exit(context, test_empty_connection(context));
}

bool fixture_start(char **argv)
{
	if (getenv("TEST_SERVER") == NULL) {
		MEM_SCOPE(scratch);
		int count = 0;
		while (argv[count] != NULL)
			count++;
		char **wrapped = mem_resize(scratch, NULL, (size_t)count + 2, sizeof *wrapped);
		wrapped[0] = mem_text(scratch, "tests/with-server");
		for (int i = 0; i <= count; i++)
			wrapped[i + 1] = argv[i];
		execv(wrapped[0], wrapped);
		fprintf(stderr, "tests/with-server cannot be run: start the tests at the top of the tree\n");
		return false;
	}
	if (fixture_exists(fixture_migrated))
		return true;
	MEM_SCOPE(scratch);
	fixture_create(fixture_migrated, NULL);
	struct error *error = error_new(scratch);
	struct db *db = open_or_exit(scratch, own_connection_text(scratch, fixture_migrated));
	if (!migrate_up(db, migration_files, NULL, NULL, NULL, error)) {
		fprintf(stderr, "migrations: %s\n%s\n", error->message, error->detail != NULL ? error->detail : "");
		fixture_drop(fixture_migrated);
	}
	return true;
}
