// SPDX-License-Identifier: MIT
// Every embedded statement against the migrated schema: it prepares, and gives what the rows that decode it take.
#include "suite.h"

#include <stdio.h>
#include <string.h>

#include "base/mem.h"
#include "base/str.h"
#include "db/describe.h"
#include "db/fixture.h"
#include "pg/db.h"
#include "queries.h"

// Collected by the linker from all DB_DECODES.
extern const struct db_decoding __start_db_decodings[];
extern const struct db_decoding __stop_db_decodings[];

static bool is_decoded(const struct statement *statement)
{
	for (const struct db_decoding *one = __start_db_decodings; one < __stop_db_decodings; one++)
		if (one->statement == statement)
			return true;
	return false;
}

static void check(struct db *db, const struct statement *statement, const struct field *fields)
{
	MEM_SCOPE(scratch);
	struct error *error = error_new(scratch);
	bool fits = db_check(db, statement, fields, error);

	if (!fits)
		printf("\t%s: %s\n", statement->name, error->message);
	CU_ASSERT_TRUE(fits);
}

static void every_decoded_statement_gives_what_its_rows_take(void)
{
	MEM_SCOPE(scratch);
	struct error *error = error_new(scratch);
	struct db *db = test_db(scratch);

	CU_ASSERT_TRUE(db_begin(db, DB_READ, error));
	CU_ASSERT_TRUE(__stop_db_decodings - __start_db_decodings > 20);
	for (const struct db_decoding *one = __start_db_decodings; one < __stop_db_decodings; one++)
		check(db, one->statement, one->fields);
	db_rollback(db);
}

static bool writes(const struct statement *statement)
{
	return strstr(statement->text, "insert into") || strstr(statement->text, "update things") ||
	       strstr(statement->text, "update sources") || strstr(statement->text, "update claims");
}

// A report asked as recorded runs the very same statements.
static void every_decoded_statement_is_the_same_as_recorded(void)
{
	MEM_SCOPE(scratch);
	struct error *error = error_new(scratch);
	struct db *db = test_db(scratch);
	const struct binding entered[] = { { "revision", "0" }, { 0 } };

	CU_ASSERT_TRUE(db_begin(db, DB_READ, error));
	CU_ASSERT_TRUE(db_run(db, &query_recorded_enter, entered, error));
	for (const struct db_decoding *one = __start_db_decodings; one < __stop_db_decodings; one++)
		if (!writes(one->statement)) // what writes, writes now
			check(db, one->statement, one->fields);
	db_rollback(db);
}

// What nobody decodes gives one value, or none.
static void every_other_statement_prepares_and_gives_one_value_at_most(void)
{
	MEM_SCOPE(scratch);
	struct error *error = error_new(scratch);
	struct db *db = test_db(scratch);

	CU_ASSERT_TRUE(db_begin(db, DB_READ, error));
	for (const struct statement *const *statement = all_queries; *statement != NULL; statement++) {
		char **columns = NULL;
		char **parameters = NULL;
		bool prepared = db_describe(scratch, db, *statement, &columns, &parameters, error);

		if (!prepared)
			printf("\t%s: %s\n", (*statement)->name, error->message);
		CU_ASSERT_TRUE(prepared);
		if (!prepared)
			return;
		bool fits = is_decoded(*statement) || columns[0] == NULL || columns[1] == NULL;

		if (!fits)
			printf("\t%s gives several columns and nothing decodes them\n", (*statement)->name);
		CU_ASSERT_TRUE(fits);
	}
	db_rollback(db);
}

const struct suite suite_queries = SUITE("queries", TEST(every_decoded_statement_gives_what_its_rows_take),
                                         TEST(every_decoded_statement_is_the_same_as_recorded),
                                         TEST(every_other_statement_prepares_and_gives_one_value_at_most));
