// SPDX-License-Identifier: MIT
// What a writing transaction runs again and again is prepared, and forgotten with its end.
#include "suite.h"

#include "base/mem.h"
#include "base/str.h"
#include "db/fixture.h"
#include "pg/db.h"

static const char *const no_parameters[] = { NULL };
static const char *const one_parameter[] = { "n", NULL };

static char *value(void *context, struct db *db, const char *text, const char *n)
{
	const struct statement statement = { "test", text, n ? one_parameter : no_parameters };
	const struct binding bindings[] = { { "n", n }, { 0 } };
	struct error *error = error_new(context);
	char *found = NULL;

	CU_ASSERT_TRUE(db_value(context, db, &statement, n ? bindings : NULL, &found, error));
	return found;
}

static const char prepared_now[] = "select count(*)::text from pg_prepared_statements where not from_sql";
static const char twice[] = "with input as (select $1::int as n) select (n * 2)::text from input";

static void repeat(void *context, struct db *db)
{
	for (int i = 1; i <= 9; i++)
		CU_ASSERT_TRUE(
			str_equal(value(context, db, twice, mem_print(context, "%d", i)), mem_print(context, "%d", 2 * i)));
}

static void repeated_statements_are_prepared_until_the_end(void)
{
	MEM_SCOPE(scratch);
	struct error *error = error_new(scratch);
	struct db *db = test_db(scratch);

	for (int commits = 0; commits < 2; commits++) {
		CU_ASSERT_TRUE(db_begin(db, DB_WRITE, error));
		repeat(scratch, db);
		CU_ASSERT_STRING_EQUAL(value(scratch, db, prepared_now, NULL), "1");
		if (commits)
			CU_ASSERT_TRUE(db_commit(db, error));
		if (!commits)
			db_rollback(db);
		CU_ASSERT_TRUE(db_begin(db, DB_READ, error));
		CU_ASSERT_STRING_EQUAL(value(scratch, db, prepared_now, NULL), "0");
		db_rollback(db);
	}
}

static void a_read_prepares_nothing(void)
{
	MEM_SCOPE(scratch);
	struct error *error = error_new(scratch);
	struct db *db = test_db(scratch);

	CU_ASSERT_TRUE(db_begin(db, DB_READ, error));
	repeat(scratch, db);
	CU_ASSERT_STRING_EQUAL(value(scratch, db, prepared_now, NULL), "0");
	db_rollback(db);
}

static void a_step_taken_back_leaves_them_usable(void)
{
	MEM_SCOPE(scratch);
	struct error *error = error_new(scratch);
	struct db *db = test_db(scratch);
	const struct statement bad = { "test", "select 1 / 0", no_parameters };

	CU_ASSERT_TRUE(db_begin(db, DB_WRITE, error));
	CU_ASSERT_TRUE(db_savepoint(db, error));
	repeat(scratch, db);
	CU_ASSERT_FALSE(db_run(db, &bad, NULL, error));
	db_savepoint_end(db, false);
	error_clear(error);
	repeat(scratch, db);
	CU_ASSERT_TRUE(db_commit(db, error));
}

// The same statement refused again and again: as an error each time, and the transaction can go on.
static void a_prepared_statement_may_fail(void)
{
	static const char divide[] = "with input as (select $1::int as n) select (1 / n)::text from input";
	const struct statement statement = { "test", divide, one_parameter };
	const struct binding zero[] = { { "n", "0" }, { 0 } };
	MEM_SCOPE(scratch);
	struct error *error = error_new(scratch);
	struct db *db = test_db(scratch);

	CU_ASSERT_TRUE(db_begin(db, DB_WRITE, error));
	for (int i = 0; i < 6; i++) {
		CU_ASSERT_TRUE(db_savepoint(db, error));
		CU_ASSERT_FALSE(db_run(db, &statement, zero, error));
		db_savepoint_end(db, false);
		error_clear(error);
		CU_ASSERT_STRING_EQUAL(value(scratch, db, divide, "1"), "1");
	}
	CU_ASSERT_TRUE(db_commit(db, error));
}

const struct suite suite_prepared =
	SUITE("prepared", TEST(repeated_statements_are_prepared_until_the_end), TEST(a_read_prepares_nothing),
          TEST(a_step_taken_back_leaves_them_usable), TEST(a_prepared_statement_may_fail));
