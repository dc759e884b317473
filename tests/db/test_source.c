// SPDX-License-Identifier: MIT
// Sources and passages: entering, finding, listing.
#include "suite.h"

#include <stdio.h>
#include <string.h>

#include "base/mem.h"
#include "base/str.h"
#include "domain/name.h"
#include "domain/sentences.h"
#include "domain/source.h"
#include "fixture.h"

struct stage {
	struct db *db;
	struct error *error;
	void *context;
};

static void add(struct stage *stage, const struct source_draft *draft)
{
	CU_ASSERT_TRUE(source_add(stage->db, draft, stage->error));
	if (stage->error->kind != ERROR_NONE)
		printf("%s\n", stage->error->message);
}

static struct stage stage_open(void *context)
{
	struct stage stage = { .db = test_db(context), .error = error_new(context), .context = context };

	db_sentences(stage.db, constraint_sentences);
	CU_ASSERT_TRUE(db_begin(stage.db, DB_WRITE, stage.error));
	add(&stage,
	    &(struct source_draft){
			.slug = "ap-latest", .outlet = "AP", .nature = "wire", .title = "The Latest", .published = "2017-02-13" });
	add(&stage,
	    &(struct source_draft){ .slug = "ap-later", .outlet = "AP", .nature = "wire", .title = "Опять о мире" });
	return stage;
}

static char *find(struct stage *stage, const char *name)
{
	char *source_id = NULL, *passage_id;

	error_clear(stage->error);
	return source_find(stage->context, stage->db, name, &source_id, &passage_id, stage->error) ? source_id : NULL;
}

static void a_source_is_found_by_slug_title_or_beginning(void)
{
	MEM_SCOPE(scratch);
	struct stage stage = stage_open(scratch);
	const char *latest = find(&stage, "ap-latest");

	CU_ASSERT_PTR_NOT_NULL_FATAL(latest);
	CU_ASSERT_TRUE(str_equal(find(&stage, "AP-Latest"), latest));
	CU_ASSERT_TRUE(str_equal(find(&stage, "the latest"), latest));
	CU_ASSERT_TRUE(str_equal(find(&stage, "ap-lates"), latest));
	CU_ASSERT_TRUE(str_equal(find(&stage, "The Lat"), latest));
	CU_ASSERT_TRUE(str_equal(find(&stage, "опять"), find(&stage, "ap-later")));
	CU_ASSERT_PTR_NULL(find(&stage, "ap"));
	CU_ASSERT_EQUAL(stage.error->kind, ERROR_CONFLICT);
	CU_ASSERT_STRING_EQUAL(stage.error->message, "'ap' may mean any of 2");
	CU_ASSERT_PTR_NULL(find(&stage, "ap-lastet"));
	CU_ASSERT_STRING_EQUAL(stage.error->message, "there is no source 'ap-lastet'");
	CU_ASSERT_PTR_NOT_NULL(strstr(stage.error->hint, "ap-latest"));
	CU_ASSERT_PTR_NULL(find(&stage, "zzz"));
	CU_ASSERT_PTR_NOT_NULL(strstr(stage.error->hint, "rapporteur source add zzz"));
	CU_ASSERT_PTR_NULL(find(&stage, ""));
	CU_ASSERT_PTR_NULL(find(&stage, "%"));
}

// Names and identifiers are those of things: folded, in any script, by their beginning, never guessed.
static void a_source_goes_by_its_names_and_identifiers(void)
{
	MEM_SCOPE(scratch);
	struct stage stage = stage_open(scratch);
	const char *latest = find(&stage, "ap-latest"), *later = find(&stage, "ap-later");
	struct thing source;
	struct records names;
	const char *others;

	CU_ASSERT_TRUE(thing_find(scratch, stage.db, "ap-latest", kinds_source, &source, stage.error));
	CU_ASSERT_STRING_EQUAL(source.kind, "source");
	CU_ASSERT_STRING_EQUAL(source.label, "AP, The Latest");
	CU_ASSERT_TRUE(
		name_add(stage.db, &source, &(struct name_draft){ .name = "Агентство", .marking = "amber" }, stage.error));
	CU_ASSERT_TRUE(identifier_add(scratch, stage.db, &source, "doi", "10.1000/x:1", &others, stage.error));
	CU_ASSERT_TRUE(str_equal(find(&stage, "агентство"), latest));
	CU_ASSERT_TRUE(str_equal(find(&stage, "агент"), latest));
	CU_ASSERT_TRUE(str_equal(find(&stage, "DOI:10.1000/x:1"), latest));
	CU_ASSERT_PTR_NULL(find(&stage, "doi:10.1000/X:1"));
	CU_ASSERT_PTR_NULL(find(&stage, "агентсвто"));
	CU_ASSERT_STRING_EQUAL(stage.error->hint, "did you mean ap-latest?");
	error_clear(stage.error);
	CU_ASSERT_FALSE(name_add(stage.db, &source, &(struct name_draft){ .name = "Агентство" }, stage.error));
	CU_ASSERT_EQUAL(stage.error->kind, ERROR_CONFLICT);
	CU_ASSERT_PTR_NULL(thing_find(scratch, stage.db, "агентство", NULL, &source, stage.error) ? &source : NULL);
	error_clear(stage.error);
	CU_ASSERT_TRUE(name_list(scratch, stage.db, &source, "0", &names, stage.error));
	CU_ASSERT_EQUAL(names.count, 2); // outlet with title, and the title; the amber one is withheld
	CU_ASSERT_TRUE(thing_find(scratch, stage.db, "ap-later", kinds_source, &source, stage.error));
	CU_ASSERT_FALSE(identifier_add(scratch, stage.db, &source, "doi", "10.1000/x:1", &others, stage.error));
	CU_ASSERT_STRING_EQUAL(stage.error->message, "doi 10.1000/x:1 belongs to ap-latest already");
	CU_ASSERT_TRUE(str_equal(find(&stage, "ap-later"), later));
}

// Sources and things are two kinds of what is named: each is told where the other is asked for.
static void a_source_is_no_thing(void)
{
	MEM_SCOPE(scratch);
	struct stage stage = stage_open(scratch);
	struct thing thing;

	CU_ASSERT_TRUE(
		thing_add(scratch, stage.db,
	              &(struct thing_draft){ .kind = "actor", .slug = "ap", .label = "AP", .nature = "media outlet" },
	              &thing, stage.error));
	CU_ASSERT_TRUE(thing_find(scratch, stage.db, "AP", NULL, &thing, stage.error));
	CU_ASSERT_STRING_EQUAL(thing.kind, "actor");
	CU_ASSERT_FALSE(thing_find(scratch, stage.db, "ap-latest", NULL, &thing, stage.error));
	CU_ASSERT_STRING_EQUAL(stage.error->message, "'ap-latest' is a source, not a thing");
	CU_ASSERT_PTR_NULL(find(&stage, "ap"));
	CU_ASSERT_STRING_EQUAL(stage.error->message, "'ap' may mean any of 2");
}

static void a_passage_is_found_behind_its_source(void)
{
	MEM_SCOPE(scratch);
	struct stage stage = stage_open(scratch);
	char *source_id = find(&stage, "ap-latest"), *passage_id = NULL;
	const struct passage_draft draft = { .source_id = source_id, .name = "1530", .at = "2017-02-13T15:30+02:00" };

	CU_ASSERT_TRUE(passage_add(stage.db, &draft, stage.error));
	CU_ASSERT_TRUE(source_find(scratch, stage.db, "ap-latest#1530", &source_id, &passage_id, stage.error));
	CU_ASSERT_PTR_NOT_NULL(passage_id);
	CU_ASSERT_PTR_NULL(find(&stage, "ap-latest#1600"));
	CU_ASSERT_STRING_EQUAL(stage.error->hint, "it has #1530");
	CU_ASSERT_PTR_NULL(find(&stage, "ap-later#1600"));
	CU_ASSERT_STRING_EQUAL(stage.error->hint, "enter it first: rapporteur passage add ap-later 1600 --at TIME");
	CU_ASSERT_PTR_NULL(find(&stage, "ap-latest#"));
	error_clear(stage.error);
	CU_ASSERT_FALSE(passage_add(stage.db, &draft, stage.error));
	CU_ASSERT_EQUAL(stage.error->kind, ERROR_CONFLICT);
}

static void check_refused(struct stage *stage, const struct source_draft *draft, enum error_kind kind,
                          const char *message)
{
	CU_ASSERT_TRUE(db_savepoint(stage->db, stage->error));
	CU_ASSERT_FALSE(source_add(stage->db, draft, stage->error));
	CU_ASSERT_EQUAL(stage->error->kind, kind);
	CU_ASSERT_STRING_EQUAL(stage->error->message, message);
	error_clear(stage->error);
	db_savepoint_end(stage->db, false);
}

static void what_cannot_be_is_not_entered(void)
{
	MEM_SCOPE(scratch);
	struct stage stage = stage_open(scratch);
	struct source_draft draft = { .slug = "ap-latest", .outlet = "AP", .nature = "wire" };

	check_refused(&stage, &draft, ERROR_CONFLICT, "the slug 'ap-latest' is taken by the source AP, The Latest");
	draft.slug = "AP 1";
	check_refused(&stage, &draft, ERROR_REFUSED,
	              "the slug of a source is made of a-z and 0-9, its words joined by hyphens");
	draft.slug = "x";
	draft.published = "2017-02-30";
	check_refused(&stage, &draft, ERROR_REFUSED, "'2017-02-30' is not a date: February 2017 has 28 days");
	draft.published = NULL;
	draft.hash = "sha256:abc";
	check_refused(&stage, &draft, ERROR_REFUSED, "a hash is 'sha256:' and 64 digits of 0-9 and a-f");
	draft.hash = NULL;
	draft.reliability = "G";
	check_refused(&stage, &draft, ERROR_REFUSED,
	              "a grade is one letter from A (reliable) to E (unreliable), or F (cannot be judged)");
	draft.reliability = NULL;
	draft.outlet = " ";
	check_refused(&stage, &draft, ERROR_REFUSED, "a source needs an outlet: who published it");
	draft.outlet = "AP";
	draft.nature = "blog";
	check_refused(&stage, &draft, ERROR_REFUSED, "this is not a kind of source");
}

static const struct source *listed(struct stage *stage, const char *slug, const char *ceiling)
{
	const struct binding bindings[] = { { "ceiling", ceiling }, { 0 } };
	struct records records;

	CU_ASSERT_TRUE(listing_load(stage->context, stage->db, &listing_sources, bindings, false, &records, stage->error));
	for (size_t i = 0; i < records.count; i++) {
		const struct source *source = record_at(&records, i);

		if (str_equal(source->slug, slug))
			return source;
	}
	return NULL;
}

static void a_conversation_is_red_unless_said(void)
{
	MEM_SCOPE(scratch);
	struct stage stage = stage_open(scratch);

	add(&stage, &(struct source_draft){ .slug = "call", .outlet = "Desk", .nature = "record of conversation" });
	add(&stage, &(struct source_draft){
					.slug = "open-call", .outlet = "Desk", .nature = "record of conversation", .marking = "green" });
	CU_ASSERT_PTR_NULL(listed(&stage, "call", "3"));
	CU_ASSERT_STRING_EQUAL(listed(&stage, "call", "4")->marking, "red");
	CU_ASSERT_STRING_EQUAL(listed(&stage, "open-call", "1")->marking, "green");
	CU_ASSERT_STRING_EQUAL(listed(&stage, "ap-latest", "0")->name, "AP, The Latest");
}

const struct suite suite_source = SUITE("source", TEST(a_source_is_found_by_slug_title_or_beginning),
                                        TEST(a_source_goes_by_its_names_and_identifiers), TEST(a_source_is_no_thing),
                                        TEST(a_passage_is_found_behind_its_source), TEST(what_cannot_be_is_not_entered),
                                        TEST(a_conversation_is_red_unless_said));
