// SPDX-License-Identifier: MIT
#include "suite.h"

#include <stdio.h>
#include <string.h>

#include "base/mem.h"
#include "base/str.h"
#include "db/fixture.h"
#include "domain/sentences.h"

// Asked here, not by the program: the catalog is the test's own business.
static const struct statement rules = {
	"rules",
	"select string_agg(name, ' ' order by name) from ("
	"select c.conname::text as name from pg_constraint c where c.connamespace = 'rapporteur'::regnamespace and "
	"c.contype <> 't' "
	"union select i.relname::text from pg_index x join pg_class i on i.oid = x.indexrelid "
	"where x.indisunique and i.relnamespace = 'rapporteur'::regnamespace) r",
	(const char *const[]){ NULL },
};

static char *rules_of_catalog(void *context)
{
	struct error *error = error_new(context);
	struct db *db = test_db(context);
	char *names = NULL;

	CU_ASSERT_TRUE(db_begin(db, DB_READ, error));
	CU_ASSERT_TRUE(db_value(context, db, &rules, NULL, &names, error));
	db_rollback(db);
	return names;
}

static const struct sentence *sentence_of(const char *name)
{
	for (const struct sentence *row = constraint_sentences; row->name; row++)
		if (strcmp(row->name, name) == 0)
			return row;
	return NULL;
}

static void every_rule_has_its_sentence(void)
{
	MEM_SCOPE(scratch);
	char *names = rules_of_catalog(scratch);
	int count = 0;

	for (char *name = strtok(names, " "); name; name = strtok(NULL, " "), count++) {
		if (!sentence_of(name))
			printf("no sentence for '%s'\n", name);
		CU_ASSERT_PTR_NOT_NULL(sentence_of(name));
	}
	CU_ASSERT_TRUE(count > 50);
}

static void every_sentence_has_its_rule(void)
{
	MEM_SCOPE(scratch);
	const char *names = mem_print(scratch, " %s ", rules_of_catalog(scratch));

	for (const struct sentence *row = constraint_sentences; row->name; row++) {
		if (!strstr(names, mem_print(scratch, " %s ", row->name)))
			printf("no rule '%s'\n", row->name);
		CU_ASSERT_PTR_NOT_NULL(strstr(names, mem_print(scratch, " %s ", row->name)));
		CU_ASSERT_PTR_EQUAL(sentence_of(row->name), row); // not listed twice
	}
}

static void sentences_read_as_one(void)
{
	for (const struct sentence *row = constraint_sentences; row->name; row++) {
		size_t length = strlen(row->message);

		CU_ASSERT_TRUE(length > 0 && row->message[length - 1] != '.');
		CU_ASSERT_TRUE(row->message[0] >= 'a' && row->message[0] <= 'z');
		CU_ASSERT_TRUE(!row->hint || *row->hint != '\0');
	}
}

const struct suite suite_sentences = SUITE("sentences", TEST(every_rule_has_its_sentence),
                                           TEST(every_sentence_has_its_rule), TEST(sentences_read_as_one));
