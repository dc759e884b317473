// SPDX-License-Identifier: MIT
#include "suite.h"

#include <stdio.h>
#include <string.h>

#include "base/mem.h"
#include "base/str.h"
#include "db/fixture.h"
#include "domain/words.h"

// The words of a named check, in its order: every quoted text in its definition. The kinds of things stand in one check
// by kind of thing; `$2` names that kind.
static const struct statement words_of_check = {
	"words_of_check",
	"with input as (select $1::text as name, $2::text as kind), definition as ("
	"select pg_get_constraintdef(c.oid) as text, i.kind from input i "
	"join pg_constraint c on c.conname = i.name and c.connamespace = 'rapporteur'::regnamespace), part as ("
	"select case when kind is null then text else "
	"(regexp_match(text, 'WHEN ''' || kind || '''::text THEN \\(nature = ANY \\(ARRAY\\[(.*?)\\]\\)\\)'))[1] end as "
	"text from definition) "
	"select string_agg(replace(m[1], '''''', ''''), '|' order by place) "
	"from part, regexp_matches(text, '''((?:[^'']|'''')*)''::text', 'g') with ordinality w(m, place)",
	(const char *const[]){ "name", "kind", NULL },
};

static void compare(struct db *db, const char *const *words, const char *name, const char *kind)
{
	MEM_SCOPE(scratch);
	struct error *error = error_new(scratch);
	const struct binding bindings[] = { { "name", name }, { "kind", kind }, { 0 } };
	struct str *mine = str_new(scratch);
	char *theirs = NULL;

	for (; *words; words++) {
		str_separate(mine, "|");
		str_add(mine, *words);
	}
	CU_ASSERT_TRUE(db_value(scratch, db, &words_of_check, bindings, &theirs, error));
	if (!str_equal(mine->text, theirs))
		printf("%s %s:\n  program %s\n  schema  %s\n", name, kind ? kind : "", mine->text, theirs ? theirs : "-");
	CU_ASSERT_TRUE(str_equal(mine->text, theirs));
}

static void lists_are_those_of_the_schema(void)
{
	static const struct {
		const char *const *words;
		const char *name;
		const char *kind;
	} lists[] = {
		{ words_talks_nature, "things_nature_known", "talks" },
		{ words_round_nature, "things_nature_known", "round" },
		{ words_actor_nature, "things_nature_known", "actor" },
		{ words_outcome_nature, "things_nature_known", "outcome" },
		{ words_source_nature, "sources_nature_known", NULL },
		{ words_name_nature, "names_nature_known", NULL },
		{ words_scheme, "identifiers_scheme_known", NULL },
		{ words_reliability, "sources_reliability_known", NULL },
		{ words_state, "claims_state_known", NULL },
		{ words_status, "claims_status_known", NULL },
		{ words_format, "claims_format_known", NULL },
		{ words_roster, "claims_roster_known", NULL },
		{ words_role, "claims_role_known", NULL },
		{ words_presence, "claims_presence_known", NULL },
		{ words_level, "claims_level_known", NULL },
		{ words_capacity, "claims_capacity_known", NULL },
		{ words_function, "claims_function_known", NULL },
		{ words_invitation, "claims_invitation_known", NULL },
		{ words_exclusion, "claims_exclusion_known", NULL },
		{ words_extent, "claims_extent_known", NULL },
		{ words_stage, "claims_stage_known", NULL },
		{ words_signature, "claims_signature_known", NULL },
		{ words_publication, "claims_publication_known", NULL },
		{ words_link, "claims_link_known", NULL },
	};
	MEM_SCOPE(scratch);
	struct error *error = error_new(scratch);
	struct db *db = test_db(scratch);

	CU_ASSERT_TRUE(db_begin(db, DB_READ, error));
	for (size_t i = 0; i < sizeof(lists) / sizeof(*lists); i++)
		compare(db, lists[i].words, lists[i].name, lists[i].kind);
	db_rollback(db);
}

static const struct statement marking_rank = {
	"marking",
	"with input as (select $1::text as name) select marking_of(name)::text from input",
	(const char *const[]){ "name", NULL },
};

// Markings are numbers in the schema; its own function knows their names.
static void markings_are_those_of_the_schema(void)
{
	MEM_SCOPE(scratch);
	struct error *error = error_new(scratch);
	struct db *db = test_db(scratch);

	CU_ASSERT_TRUE(db_begin(db, DB_READ, error));
	for (int i = 0; words_marking[i]; i++) {
		const struct binding bindings[] = { { "name", words_marking[i] }, { 0 } };
		char *rank = NULL;

		CU_ASSERT_TRUE(db_value(scratch, db, &marking_rank, bindings, &rank, error));
		CU_ASSERT_TRUE(str_equal(rank, mem_print(scratch, "%d", i)));
	}
	db_rollback(db);
}

const struct suite suite_words =
	SUITE("words", TEST(lists_are_those_of_the_schema), TEST(markings_are_those_of_the_schema));
