// SPDX-License-Identifier: MIT
// One command is one transaction is one revision: who wrote, with which command and why.
#include "suite.h"

#include "base/mem.h"
#include "base/str.h"
#include "domain/revision.h"
#include "domain/source.h"
#include "domain/thing.h"
#include "fixture.h"

static const struct statement last = {
	"last",
	"select string_agg(concat_ws('|', number, author, client, command, reason), ';' order by number) from revisions",
	(const char *const[]){ NULL },
};

static char *told(void *context, struct db *db)
{
	struct error *error = error_new(context);
	char *text = NULL;

	CU_ASSERT_TRUE(db_value(context, db, &last, NULL, &text, error));
	return text;
}

static void add(void *context, struct db *db, const char *slug)
{
	struct error *error = error_new(context);
	struct thing thing;

	CU_ASSERT_TRUE(
		thing_add(context, db, &(struct thing_draft){ .kind = "person", .slug = slug, .label = slug }, &thing, error));
}

static char *number(void *context, struct db *db)
{
	struct error *error = error_new(context);
	char *text = NULL;

	CU_ASSERT_TRUE(revision_number(context, db, &text, error));
	return text;
}

static void begin(struct db *db, const struct revision_note *note, struct error *error)
{
	CU_ASSERT_TRUE(db_begin(db, DB_WRITE, error));
	CU_ASSERT_TRUE(revision_begin(db, note, error));
}

static void the_first_write_makes_it(void)
{
	MEM_SCOPE(scratch);
	struct error *error = error_new(scratch);
	struct db *db = test_db(scratch);
	const struct revision_note note = { "Ann",       "rapporteur 1 on desk", "person add ann \"Ann 'O'\"",
		                                "asked for", "person add",           "ann" };

	begin(db, &note, error);
	CU_ASSERT_PTR_NULL(number(scratch, db));
	add(scratch, db, "ann");
	CU_ASSERT_TRUE(str_equal(number(scratch, db), "1"));
	add(scratch, db, "bob");
	CU_ASSERT_TRUE(str_equal(number(scratch, db), "1"));
	CU_ASSERT_TRUE(db_commit(db, error));
	begin(db, &(struct revision_note){ .author = "Bob" }, error);
	add(scratch, db, "cid");
	CU_ASSERT_TRUE(db_commit(db, error));
	CU_ASSERT_TRUE(db_begin(db, DB_READ, error));
	CU_ASSERT_TRUE(
		str_begins(told(scratch, db), "1|Ann|rapporteur 1 on desk|person add ann \"Ann 'O'\"|asked for;2|Bob|"));
	CU_ASSERT_PTR_NULL(number(scratch, db)); // of another transaction
	db_rollback(db);
}

static void what_is_taken_back_leaves_no_gap(void)
{
	MEM_SCOPE(scratch);
	struct error *error = error_new(scratch);
	struct db *db = test_db(scratch);
	const struct revision_note note = { .author = "Ann" };

	begin(db, &note, error);
	CU_ASSERT_TRUE(db_commit(db, error)); // nothing was written: no revision
	begin(db, &note, error);
	add(scratch, db, "ann");
	db_rollback(db);
	begin(db, &note, error);
	CU_ASSERT_TRUE(db_savepoint(db, error));
	add(scratch, db, "ann");
	db_savepoint_end(db, false);
	CU_ASSERT_PTR_NULL(number(scratch, db));
	add(scratch, db, "bob");
	CU_ASSERT_TRUE(str_equal(number(scratch, db), "1"));
	CU_ASSERT_TRUE(db_commit(db, error));
}

static void it_is_measured(void)
{
	MEM_SCOPE(scratch);
	struct error *error = error_new(scratch);
	struct db *db = test_db(scratch);
	struct revision_size size;

	begin(db, &(struct revision_note){ 0 }, error);
	CU_ASSERT_TRUE(revision_measure(db, &size, error));
	CU_ASSERT_EQUAL(size.number, FIELD_NULL_INTEGER);
	CU_ASSERT_EQUAL(size.things, 0);
	add(scratch, db, "ann");
	add(scratch, db, "bob");
	CU_ASSERT_TRUE(source_add(db, &(struct source_draft){ .slug = "ap", .outlet = "AP", .nature = "wire" }, error));
	CU_ASSERT_TRUE(revision_measure(db, &size, error));
	CU_ASSERT_EQUAL(size.number, 1);
	CU_ASSERT_EQUAL(size.things, 2);
	CU_ASSERT_EQUAL(size.sources, 1);
	CU_ASSERT_EQUAL(size.claims, 0);
	db_rollback(db);
}

const struct suite suite_revision =
	SUITE("revision", TEST(the_first_write_makes_it), TEST(what_is_taken_back_leaves_no_gap), TEST(it_is_measured));
