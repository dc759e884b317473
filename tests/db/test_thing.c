// SPDX-License-Identifier: MIT
// Entering things, and finding them by any of their names.
#include "suite.h"

#include <stdio.h>
#include <string.h>

#include "base/mem.h"
#include "base/str.h"
#include "domain/name.h"
#include "domain/sentences.h"
#include "domain/thing.h"
#include "fixture.h"

static const char *const people[] = { "person", NULL };
static const char *const who[] = { "actor", "person", NULL };
static const char *const rounds[] = { "round", NULL };

struct stage {
	struct db *db;
	struct error *error;
	void *context;
};

static struct thing add(struct stage *stage, const struct thing_draft *draft)
{
	struct thing thing = { 0 };

	if (!thing_add(stage->context, stage->db, draft, &thing, stage->error))
		printf("%s\n", stage->error->message);
	CU_ASSERT_EQUAL(stage->error->kind, ERROR_NONE);
	return thing;
}

static struct thing add_plain(struct stage *stage, const char *kind, const char *slug, const char *label)
{
	return add(stage, &(struct thing_draft){
						  .kind = kind,
						  .slug = slug,
						  .label = label,
						  .nature = strcmp(kind, "actor") == 0   ? "other"
	                                : strcmp(kind, "talks") == 0 ? "track"
	                                                             : NULL,
					  });
}

static void alias(struct stage *stage, const struct thing *thing, const char *name)
{
	CU_ASSERT_TRUE(name_add(stage->db, thing, &(struct name_draft){ .name = name }, stage->error));
}

static struct stage stage_open(void *context)
{
	struct stage stage = { .db = test_db(context), .error = error_new(context), .context = context };

	db_sentences(stage.db, constraint_sentences);
	CU_ASSERT_TRUE(db_begin(stage.db, DB_WRITE, stage.error));
	return stage;
}

// Three actors that share an acronym, a person with names in three scripts, talks with a round.
static struct stage stage_filled(void *context)
{
	struct stage stage = stage_open(context);
	struct thing person = add_plain(&stage, "person", "bashar-al-jaafari", "Bashar al-Jaafari");
	struct thing council = add_plain(&stage, "actor", "syrian-national-council", "Syrian National Council");
	struct thing coalition = add_plain(&stage, "actor", "syrian-coalition", "Syrian National Coalition");
	struct thing talks = add_plain(&stage, "talks", "geneva", "Geneva track");

	alias(&stage, &person, "بشار الجعفري");
	alias(&stage, &person, "Башар Джаафари");
	alias(&stage, &council, "SNC");
	alias(&stage, &coalition, "SNC");
	add_plain(&stage, "person", "staffan-de-mistura", "Staffan de Mistura");
	add(&stage, &(struct thing_draft){ .kind = "round",
	                                   .slug = "geneva-4",
	                                   .label = "Geneva IV",
	                                   .nature = "round",
	                                   .talks_id = thing_id_text(context, &talks) });
	return stage;
}

static void check_found(struct stage *stage, const char *name, const char *const *kinds, const char *slug)
{
	struct thing thing = { 0 };
	bool found = thing_find(stage->context, stage->db, name, kinds, &thing, stage->error);

	if (!found || strcmp(thing.slug, slug) != 0)
		printf("'%s' gives %s, not %s\n", name, found ? thing.slug : stage->error->message, slug);
	CU_ASSERT_TRUE(found && strcmp(thing.slug, slug) == 0);
	error_clear(stage->error);
}

static void check_refused(struct stage *stage, const char *name, const char *const *kinds, enum error_kind kind,
                          const char *message, const char *hint)
{
	struct thing thing = { 0 };

	CU_ASSERT_FALSE(thing_find(stage->context, stage->db, name, kinds, &thing, stage->error));
	CU_ASSERT_EQUAL(stage->error->kind, kind);
	CU_ASSERT_STRING_EQUAL(stage->error->message, message);
	CU_ASSERT_TRUE(str_equal(stage->error->hint, hint));
	if (!str_equal(stage->error->hint, hint))
		printf("hint: %s\n", stage->error->hint ? stage->error->hint : "-");
	error_clear(stage->error);
}

static void a_thing_is_found_by_any_of_its_names(void)
{
	MEM_SCOPE(scratch);
	struct stage stage = stage_filled(scratch);

	check_found(&stage, "bashar-al-jaafari", NULL, "bashar-al-jaafari");
	check_found(&stage, "Bashar al-Jaafari", people, "bashar-al-jaafari");
	check_found(&stage, "BASHAR AL JAAFARI", NULL, "bashar-al-jaafari");
	check_found(&stage, "Bashar al-Ja’afari", NULL, "bashar-al-jaafari");
	check_found(&stage, "Báshar al-Jaafarí", NULL, "bashar-al-jaafari");
	check_found(&stage, "بَشَّار الجعفري", NULL, "bashar-al-jaafari");
	check_found(&stage, "башар джаафари", who, "bashar-al-jaafari");
	check_found(&stage, "geneva iv", rounds, "geneva-4");
	check_found(&stage, "GENEVA", NULL, "geneva"); // the slug is meant, not the beginning of another's name
}

static void a_unique_beginning_is_enough(void)
{
	MEM_SCOPE(scratch);
	struct stage stage = stage_filled(scratch);

	check_found(&stage, "Bash", NULL, "bashar-al-jaafari");
	check_found(&stage, "jaafari", NULL, "bashar-al-jaafari");
	check_found(&stage, "mist", NULL, "staffan-de-mistura");
	check_found(&stage, "الجعفري", NULL, "bashar-al-jaafari");
	check_found(&stage, "Geneva I", rounds, "geneva-4");
	check_found(&stage, "syrian national cou", NULL, "syrian-national-council");
}

// An exact name comes before the beginning of a longer one; a wildcard is a letter like others.
static void nothing_is_guessed(void)
{
	MEM_SCOPE(scratch);
	struct stage stage = stage_filled(scratch);

	add_plain(&stage, "person", "bash", "Bash");
	check_found(&stage, "Bash", NULL, "bash");
	check_refused(&stage, "%", NULL, ERROR_NOT_FOUND, "there is no thing '%'",
	              "to look for it in all that is written down: rapporteur search \"%\"");
	check_refused(&stage, "B%i", NULL, ERROR_NOT_FOUND, "there is no thing 'B%i'",
	              "to look for it in all that is written down: rapporteur search \"B%i\"");
	check_refused(&stage, "\\", NULL, ERROR_NOT_FOUND, "there is no thing '\\'",
	              "to look for it in all that is written down: rapporteur search \"\\\"");
	check_refused(&stage, "'; drop table things; --", NULL, ERROR_NOT_FOUND,
	              "there is no thing ''; drop table things; --'",
	              "to look for it in all that is written down: rapporteur search \"'; drop table things; --\"");
	check_refused(&stage, " - ", NULL, ERROR_NOT_FOUND, "there is no thing ' - '",
	              "to look for it in all that is written down: rapporteur search \" - \"");
}

static void an_ambiguous_name_lists_its_candidates(void)
{
	MEM_SCOPE(scratch);
	struct stage stage = stage_filled(scratch);
	struct thing thing;

	CU_ASSERT_FALSE(thing_find(scratch, stage.db, "snc", NULL, &thing, stage.error));
	CU_ASSERT_EQUAL(stage.error->kind, ERROR_CONFLICT);
	CU_ASSERT_STRING_EQUAL(stage.error->message, "'snc' may mean any of 2");
	CU_ASSERT_STRING_EQUAL(stage.error->detail, "  syrian-coalition: Syrian National Coalition (other)\n"
	                                            "  syrian-national-council: Syrian National Council (other)");
	error_clear(stage.error);
	for (int i = 0; i < 12; i++)
		add_plain(&stage, "person", mem_print(scratch, "omar-%d", i), mem_print(scratch, "Omar %d", i));
	CU_ASSERT_FALSE(thing_find(scratch, stage.db, "Omar", NULL, &thing, stage.error));
	CU_ASSERT_STRING_EQUAL(stage.error->message, "'Omar' may mean any of 12");
	CU_ASSERT_PTR_NOT_NULL(strstr(stage.error->detail, "  and 2 more"));
}

static void an_unknown_name_suggests_the_nearest(void)
{
	MEM_SCOPE(scratch);
	struct stage stage = stage_filled(scratch);

	check_refused(&stage, "genva-4", rounds, ERROR_NOT_FOUND, "there is no round 'genva-4'", "did you mean geneva-4?");
	check_refused(&stage, "jafari", who, ERROR_NOT_FOUND, "there is no actor or person 'jafari'",
	              "did you mean bashar-al-jaafari?");
	check_refused(&stage, "xyzzy", people, ERROR_NOT_FOUND, "there is no person 'xyzzy'",
	              "'rapporteur person list' shows all there are");
	check_refused(&stage, "geneva", people, ERROR_NOT_FOUND, "'geneva' is talks, not a person",
	              "'rapporteur person list' shows all there are");
	check_refused(&stage, "bashar-al-jaafari", rounds, ERROR_NOT_FOUND, "'bashar-al-jaafari' is a person, not a round",
	              "'rapporteur round list' shows all there are");
}

static void kinds_narrow_what_a_name_means(void)
{
	MEM_SCOPE(scratch);
	struct stage stage = stage_filled(scratch);

	check_found(&stage, "gen", rounds, "geneva-4");
	add_plain(&stage, "actor", "mistura-office", "Mistura's office");
	check_found(&stage, "mistura", people, "staffan-de-mistura");
	check_refused(&stage, "mistura", who, ERROR_CONFLICT, "'mistura' may mean any of 2",
	              "write the one you mean by its slug, such as 'mistura-office'");
}

static void a_slug_is_made_of_the_label(void)
{
	MEM_SCOPE(scratch);
	struct stage stage = stage_open(scratch);
	struct thing thing;

	CU_ASSERT_STRING_EQUAL(add_plain(&stage, "person", NULL, "Bashar al-Jaafari").slug, "bashar-al-jaafari");
	CU_ASSERT_STRING_EQUAL(add_plain(&stage, "person", NULL, "José Łukasz Ørsted").slug, "jose-lukasz-orsted");
	CU_ASSERT_STRING_EQUAL(add_plain(&stage, "venue", NULL, "  Hall (2nd) ").slug, "hall-2nd");
	CU_ASSERT_FALSE(thing_add(scratch, stage.db, &(struct thing_draft){ .kind = "person", .label = "بشار الجعفري" },
	                          &thing, stage.error));
	CU_ASSERT_EQUAL(stage.error->kind, ERROR_REFUSED);
	CU_ASSERT_STRING_EQUAL(stage.error->message,
	                       "no slug can be made from 'بشار الجعفري': it has letters beyond a to z");
	CU_ASSERT_PTR_NOT_NULL(strstr(stage.error->hint, "--slug"));
}

static void check_not_added(struct stage *stage, const struct thing_draft *draft, enum error_kind kind,
                            const char *message)
{
	struct thing thing;

	CU_ASSERT_TRUE(db_savepoint(stage->db, stage->error));
	CU_ASSERT_FALSE(thing_add(stage->context, stage->db, draft, &thing, stage->error));
	CU_ASSERT_EQUAL(stage->error->kind, kind);
	CU_ASSERT_STRING_EQUAL(stage->error->message, message);
	error_clear(stage->error);
	db_savepoint_end(stage->db, false);
}

static void what_cannot_be_is_not_entered(void)
{
	MEM_SCOPE(scratch);
	struct stage stage = stage_filled(scratch);
	static const char *const bad_slugs[] = { "",       "Geneva",   "geneva--4", "-geneva", "geneva-",
		                                     "genève", "geneva 4", "a//b",      NULL };

	for (const char *const *slug = bad_slugs; *slug; slug++)
		check_not_added(
			&stage, &(struct thing_draft){ .kind = "person", .slug = *slug, .label = "X" }, ERROR_REFUSED,
			mem_print(scratch, "'%s' is no slug: it is made of a-z and 0-9, its words joined by hyphens", *slug));
	check_not_added(&stage, &(struct thing_draft){ .kind = "person", .slug = "geneva", .label = "X" }, ERROR_CONFLICT,
	                "the slug 'geneva' is taken by the talks Geneva track");
	check_not_added(&stage, &(struct thing_draft){ .kind = "person", .slug = "x", .label = " " }, ERROR_REFUSED,
	                "a thing needs a name");
	check_not_added(&stage, &(struct thing_draft){ .kind = "person", .slug = "x", .label = "X", .country = "SYR" },
	                ERROR_REFUSED, "there is no such country code in ISO 3166-1");
	check_not_added(&stage, &(struct thing_draft){ .kind = "actor", .slug = "x", .label = "X", .nature = "track" },
	                ERROR_REFUSED, "things of this kind are not of that --kind");
	check_not_added(&stage, &(struct thing_draft){ .kind = "round", .slug = "x", .label = "X", .nature = "round" },
	                ERROR_REFUSED, "a round belongs to talks");
	check_not_added(&stage, &(struct thing_draft){ .kind = "venue", .slug = "x", .label = "X", .latitude = "91" },
	                ERROR_REFUSED, "a latitude lies between -90 and 90");
	check_not_added(&stage, &(struct thing_draft){ .kind = "venue", .slug = "x", .label = "X", .longitude = "-181" },
	                ERROR_REFUSED, "a longitude lies between -180 and 180");
	check_not_added(&stage, &(struct thing_draft){ .kind = "venue", .slug = "x", .label = "X", .zone = "Mars/Olympus" },
	                ERROR_REFUSED, "'Mars/Olympus' is not a time zone");
	check_not_added(&stage, &(struct thing_draft){ .kind = "person", .slug = "x", .label = "X", .language = "Arabic!" },
	                ERROR_REFUSED, "a language is written as in BCP 47");
}

static void names_and_identifiers_are_kept_once(void)
{
	MEM_SCOPE(scratch);
	struct stage stage = stage_filled(scratch);
	struct thing person, other;
	struct records names, identifiers;
	const char *others;

	CU_ASSERT_TRUE(thing_find(scratch, stage.db, "bashar-al-jaafari", NULL, &person, stage.error));
	CU_ASSERT_TRUE(thing_find(scratch, stage.db, "staffan-de-mistura", NULL, &other, stage.error));
	CU_ASSERT_FALSE(name_add(stage.db, &person, &(struct name_draft){ .name = "بشار الجعفري" }, stage.error));
	CU_ASSERT_EQUAL(stage.error->kind, ERROR_CONFLICT);
	error_clear(stage.error);
	CU_ASSERT_TRUE(identifier_add(scratch, stage.db, &person, "wikidata", "Q1", &others, stage.error));
	CU_ASSERT_FALSE(identifier_add(scratch, stage.db, &person, "wikidata", "Q1", &others, stage.error));
	CU_ASSERT_STRING_EQUAL(stage.error->message, "bashar-al-jaafari has wikidata Q1 already");
	error_clear(stage.error);
	CU_ASSERT_FALSE(identifier_add(scratch, stage.db, &other, "wikidata", "Q1", &others, stage.error));
	CU_ASSERT_STRING_EQUAL(stage.error->message, "wikidata Q1 belongs to bashar-al-jaafari already");
	error_clear(stage.error);
	CU_ASSERT_TRUE(name_list(scratch, stage.db, &person, "4", &names, stage.error));
	CU_ASSERT_EQUAL(names.count, 3);
	CU_ASSERT_STRING_EQUAL(((const struct name *)record_at(&names, 0))->name, "Bashar al-Jaafari");
	CU_ASSERT_TRUE(identifier_list(scratch, stage.db, &person, &identifiers, stage.error));
	CU_ASSERT_EQUAL(identifiers.count, 1);
}

static void a_name_is_marked_as_its_thing_unless_said(void)
{
	MEM_SCOPE(scratch);
	struct stage stage = stage_open(scratch);
	struct thing thing =
		add(&stage, &(struct thing_draft){ .kind = "person", .slug = "x", .label = "X", .marking = "amber" });
	struct records names;

	alias(&stage, &thing, "Y");
	CU_ASSERT_TRUE(
		name_add(stage.db, &thing, &(struct name_draft){ .name = "a delegate", .marking = "clear" }, stage.error));
	CU_ASSERT_TRUE(name_list(scratch, stage.db, &thing, "1", &names, stage.error));
	CU_ASSERT_EQUAL(names.count, 1);
	CU_ASSERT_TRUE(name_list(scratch, stage.db, &thing, "2", &names, stage.error));
	CU_ASSERT_EQUAL(names.count, 3);
}

static void a_command_that_writes_nothing_leaves_no_revision(void)
{
	MEM_SCOPE(scratch);
	struct stage stage = stage_open(scratch);
	struct thing thing;

	CU_ASSERT_FALSE(thing_find(scratch, stage.db, "nobody", NULL, &thing, stage.error));
	error_clear(stage.error);
	CU_ASSERT_TRUE(db_commit(stage.db, stage.error));
	CU_ASSERT_TRUE(db_begin(stage.db, DB_WRITE, stage.error));
	add_plain(&stage, "person", "x", "X");
	CU_ASSERT_TRUE(db_commit(stage.db, stage.error));
}

const struct suite suite_thing = SUITE(
	"thing", TEST(a_thing_is_found_by_any_of_its_names), TEST(a_unique_beginning_is_enough), TEST(nothing_is_guessed),
	TEST(an_ambiguous_name_lists_its_candidates), TEST(an_unknown_name_suggests_the_nearest),
	TEST(kinds_narrow_what_a_name_means), TEST(a_slug_is_made_of_the_label), TEST(what_cannot_be_is_not_entered),
	TEST(names_and_identifiers_are_kept_once), TEST(a_name_is_marked_as_its_thing_unless_said),
	TEST(a_command_that_writes_nothing_leaves_no_revision));
