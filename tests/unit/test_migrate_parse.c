// SPDX-License-Identifier: MIT
// Migration files, by the corpus of dbmate's own tests (pkg/dbmate/migration_test.go) and what editors do to files.

#include "suite.h"

#include "base/mem.h"
#include "base/str.h"
#include "pg/migration.h"

static bool parse(void *context, const char *text, struct migration *migration, struct error **error)
{
	const struct migration_file file = { "20260102030405_some_name.sql", text, NULL };
	*error = error_new(context);
	return migration_parse(context, &file, migration, *error);
}

static void reads_both_blocks_with_their_markers(void)
{
	MEM_SCOPE(scratch);
	struct migration migration;
	struct error *error;
	CU_ASSERT_TRUE_FATAL(
		parse(scratch, "-- migrate:up\ncreate table a ();\n-- migrate:down\ndrop table a;\n", &migration, &error));
	CU_ASSERT_STRING_EQUAL(migration.version, "20260102030405");
	CU_ASSERT_STRING_EQUAL(migration.name, "some_name");
	CU_ASSERT_STRING_EQUAL(migration.up.text, "-- migrate:up\ncreate table a ();\n");
	CU_ASSERT_STRING_EQUAL(migration.down.text, "-- migrate:down\ndrop table a;\n");
	CU_ASSERT_EQUAL(migration.up.line, 1);
	CU_ASSERT_EQUAL(migration.down.line, 3);
	CU_ASSERT_TRUE(migration.up.transaction);
	CU_ASSERT_TRUE(migration.down.transaction);
}

static void takes_odd_markers(void)
{
	static const char *const texts[] = {
		"--migrate:up\ncreate table a ();\n--migrate:down\ndrop table a;",
		"--   \tmigrate:up   \ncreate table a ();\n-- migrate:down\t\ndrop table a;\n",
		"\n\n-- About a.\n  -- More.\n\n-- migrate:up\ncreate table a ();\n\n-- migrate:down\ndrop table a;\n",
		"-- migrate:up colour:blue\ncreate table a ();\n-- migrate:down a:b:c transaction:true\ndrop table a;\n",
		"\xef\xbb\xbf-- migrate:up\ncreate table a ();\n-- migrate:down\ndrop table a;\n",
		"-- migrate:up\r\ncreate table a ();\r\n-- migrate:down\r\ndrop table a;\r\n",
	};
	for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
		MEM_SCOPE(scratch);
		struct migration migration;
		struct error *error;
		CU_ASSERT_TRUE(parse(scratch, texts[i], &migration, &error));
		CU_ASSERT_TRUE(migration.up.transaction);
		CU_ASSERT_FALSE(migration.up.empty);
		CU_ASSERT_FALSE(migration.down.empty);
	}
}

static void line_ends_and_byte_order_mark_do_not_matter(void)
{
	MEM_SCOPE(scratch);
	static const char plain[] = "-- migrate:up\nselect 'a\rb';\n-- migrate:down\n";
	static const char windows[] = "\xef\xbb\xbf-- migrate:up\r\nselect 'a\rb';\r\n-- migrate:down\r\n";
	struct migration a, b;
	struct error *error;
	CU_ASSERT_TRUE_FATAL(parse(scratch, plain, &a, &error));
	CU_ASSERT_TRUE_FATAL(parse(scratch, windows, &b, &error));
	CU_ASSERT_STRING_EQUAL(a.text, plain);
	CU_ASSERT_STRING_EQUAL(b.text, plain);
	CU_ASSERT_STRING_EQUAL(a.up.text, b.up.text);
}

static void reads_transaction_false(void)
{
	MEM_SCOPE(scratch);
	struct migration migration;
	struct error *error;
	CU_ASSERT_TRUE_FATAL(parse(scratch,
	                           "-- migrate:up x:y transaction:false\nselect 1;\n-- migrate:down transaction:falsely\n"
	                           "select 2; -- transaction:false\n",
	                           &migration, &error));
	CU_ASSERT_FALSE(migration.up.transaction);
	CU_ASSERT_TRUE(migration.down.transaction);
}

static void an_empty_block_is_known_as_such(void)
{
	MEM_SCOPE(scratch);
	struct migration migration;
	struct error *error;
	CU_ASSERT_TRUE_FATAL(
		parse(scratch, "-- migrate:up\nselect 1;\n-- migrate:down\n\n  -- nothing\n", &migration, &error));
	CU_ASSERT_FALSE(migration.up.empty);
	CU_ASSERT_TRUE(migration.down.empty);
}

static void what_is_no_marker_stays_text(void)
{
	MEM_SCOPE(scratch);
	struct migration migration;
	struct error *error;
	CU_ASSERT_TRUE_FATAL(parse(scratch,
	                           "-- migrate:up\n -- migrate:down\n-- migrate:downwards\n-- see migrate:down\nselect 1;\n"
	                           "-- migrate:down\nselect 2;\n",
	                           &migration, &error));
	CU_ASSERT_EQUAL(migration.down.line, 6);
}

static void refuses_what_is_no_migration(void)
{
	static const struct {
		const char *text, *message;
	} cases[] = {
		{ "", "migration '20260102030405_some_name.sql' has no '-- migrate:up' block" },
		{ "-- migrate:upwards\n", "migration '20260102030405_some_name.sql' has no '-- migrate:up' block" },
		{ "-- migrate:up\nselect 1;\n", "migration '20260102030405_some_name.sql' has no '-- migrate:down' block" },
		{ "\nalter table a add b int;\n",
		  "migration '20260102030405_some_name.sql' line 2: a statement stands before '-- migrate:up'" },
		{ "-- migrate:down\ndrop table a;\n-- migrate:up\nselect 1;\n",
		  "migration '20260102030405_some_name.sql' line 1: '-- migrate:down' stands before '-- migrate:up'" },
		{ "-- migrate:up\nselect 1;\n-- migrate:up\nselect 2;\n-- migrate:down\n",
		  "migration '20260102030405_some_name.sql' line 3: a second up block: one file is one migration" },
		{ "-- migrate:up\n-- migrate:down\n-- migrate:down\n",
		  "migration '20260102030405_some_name.sql' line 3: a second down block: one file is one migration" },
	};
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		MEM_SCOPE(scratch);
		struct migration migration;
		struct error *error;
		CU_ASSERT_FALSE(parse(scratch, cases[i].text, &migration, &error));
		CU_ASSERT_EQUAL(error->kind, ERROR_SCHEMA);
		CU_ASSERT_STRING_EQUAL(error->message, cases[i].message);
	}
}

static void refuses_names_without_version(void)
{
	static const char *const names[] = { "name.sql", "2026_name.txt", "2026", ".sql", "" };
	for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
		MEM_SCOPE(scratch);
		struct migration migration;
		struct error *error = error_new(scratch);
		const struct migration_file file = { names[i], "-- migrate:up\n-- migrate:down\n", NULL };
		CU_ASSERT_FALSE(migration_parse(scratch, &file, &migration, error));
		CU_ASSERT_EQUAL(error->kind, ERROR_SCHEMA);
	}
}

static void orders_by_version_and_refuses_twins(void)
{
	MEM_SCOPE(scratch);
	static const char text[] = "-- migrate:up\n-- migrate:down\n";
	const struct migration_file files[] = {
		{ "3_c.sql", text, NULL }, { "1_a.sql", text, NULL }, { "2_b.sql", text, NULL }, { NULL, NULL, NULL }
	};
	const struct migration_file twins[] = { { "1_a.sql", text, NULL },
		                                    { "1_b.sql", text, NULL },
		                                    { NULL, NULL, NULL } };
	struct migrations migrations;
	struct error *error = error_new(scratch);
	CU_ASSERT_TRUE_FATAL(migrations_parse(scratch, files, &migrations, error));
	CU_ASSERT_EQUAL_FATAL(migrations.count, 3);
	CU_ASSERT_STRING_EQUAL(migrations.list[0].name, "a");
	CU_ASSERT_STRING_EQUAL(migrations.list[2].name, "c");
	CU_ASSERT_FALSE(migrations_parse(scratch, twins, &migrations, error));
	CU_ASSERT_STRING_EQUAL(error->message, "migrations '1_a.sql' and '1_b.sql' have the same version");
}

// clang-format off
const struct suite suite_migrate_parse = SUITE("migrate parse",
	TEST(reads_both_blocks_with_their_markers), TEST(takes_odd_markers),
	TEST(line_ends_and_byte_order_mark_do_not_matter), TEST(reads_transaction_false),
	TEST(an_empty_block_is_known_as_such), TEST(what_is_no_marker_stays_text), TEST(refuses_what_is_no_migration),
	TEST(refuses_names_without_version), TEST(orders_by_version_and_refuses_twins));
// clang-format on
