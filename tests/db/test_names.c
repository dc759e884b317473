// SPDX-License-Identifier: MIT
// How names are compared, found and judged.
#include "suite.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "base/str.h"
#include "db/fixture.h"
#include "db/sql.h"
#include "domain/name.h"
#include "domain/script.h"
#include "domain/sentences.h"
#include "domain/thing.h"

static void spellings_of_one_name_are_one(void)
{
	static const char *const same[][2] = {
		{ "Hadi al-Bahra", "HADI AL BAHRA" },
		{ "Hadi al-Bahra", "Bahra, Hadi" },
		{ "Hadi al-Bahra", "Hadi el-Bahra" },
		{ "Bashar Ja'afari", "Bashar Ja’afari" },
		{ "Bashar Ja'afari", "Bashar Jaʿafari" },
		{ "Bashar Ja'afari", "Bashar Jaʼafari" },
		{ "Bashar Ja'afari", "Bashar Jaʻafari" },
		{ "Selçuk Ünal", "Unal Selcuk" },
		{ "Ali Işık", "ALİ IŞIK" },
		{ "Łódź", "Lodz" },
		{ "Straße", "STRASSE" },
		{ "Jabhat an-Nusra", "Jabhat al-Nusra" },
		{ "Ahrar ash-Sham", "Ahrar al-Sham" },
		{ "Khaled ad-Dandashi", "Khaled al-Dandashi" },
		{ "Ёлкин", "Елкин" },
		{ "أحمد الكزبري", "احمد كزبري" },
		{ "مُحَمَّد علّوش", "محمد علوش" },
		{ "مـحـمـد", "محمد" },
		{ "أحمد طعمة", "احمد طعمه" },
		{ "يحيى", "يحيي" },
		{ "مؤمن", "مومن" },
		{ "مائدة", "مايده" },
		{ "الألباني", "الباني" },
		{ "Geneva ٤", "Geneva 4" },
		{ "Lav\u00ADrov", "Lavrov" },
		{ "Hélène  O'Neill", "helene oneill" },
	};
	static const char *const other[][2] = {
		{ "Hadi al-Bahra", "Hadi al-Bahri" },
		{ "Ash Carter", "Carter" },
		{ "As-Shami", "Asshami" },
		{ "an-Other", "Other" },
		{ "الله", "له" },
		{ "Ali Ali", "Ali" },
		{ "+", "-" },
		{ "Al", "El" },
	};
	MEM_SCOPE(scratch);
	struct sql *sql = sql_open(scratch);

	for (size_t i = 0; i < sizeof(same) / sizeof(*same); i++)
		ANSWER_IS(
			sql_answer(sql, "select fold($$%s$$) = fold($$%s$$), fold($$%s$$)", same[i][0], same[i][1], same[i][0]),
			mem_print(scratch, "t | %s", sql_answer(sql, "select fold($$%s$$)", same[i][1])));
	for (size_t i = 0; i < sizeof(other) / sizeof(*other); i++)
		ANSWER_IS(sql_answer(sql, "select fold($$%s$$) = fold($$%s$$)", other[i][0], other[i][1]), "f");
	// As its letters follow one another.
	ANSWER_IS(sql_answer(sql, "select name_keys('Hadi Albahra', null) && name_keys('Hadi al-Bahra', null), "
	                          "name_keys('DeMistura', null) && name_keys('de Mistura', null), "
	                          "name_keys('U.S.', null) && name_keys('US', null)"),
	          "t | t | t");
}

// Of every character there is, beside letters, and of texts of characters drawn from those that folding treats apart.
static void folding_twice_is_folding_once(void)
{
	MEM_SCOPE(scratch);
	struct sql *sql = sql_open(scratch);

	ANSWER_IS(
		sql_answer(
			sql,
			"with texts as (select 'al-' || chr(n) || 'al' || chr(n) || '-an-n ' || chr(n) as t "
			"from generate_series(1, 69631) n where n not between 55296 and 57343 and n not between 19968 and 40959) "
			"select string_agg(t, ',') from texts where fold(fold(t)) <> fold(t) or plain(plain(t)) <> plain(t)"),
		"-");
	ANSWER_IS(sql_answer(
				  sql,
				  "select setseed(0.4); with texts as (select string_agg(p, '' order by random()) as t from "
				  "generate_series(1, 4000) n, lateral (select p from unnest(array['al', 'el', 'ال', 'الا', 'an-n', "
				  "'as-s', 'ash-sh', '-', ' ', '''', '’', 'ʿ', 'ß', 'İ', 'ı', 'Σ', 'ﷺ', 'ﬁ', 'é', 'ـ', 'َ', 'ء', 'أ', "
				  "'ة', 'ى', '٤', 'A', 'z', '.', 'Æ', U&'\\200D', '№']) p where n > 0 order by random() limit 8) s "
				  "group by n) "
				  "select string_agg(t, ',') from texts where fold(fold(t)) <> fold(t) or plain(plain(t)) <> plain(t)"),
	          "-");
}

static struct db *stage_open(void *context, struct error *error)
{
	struct db *db = test_db(context);

	db_sentences(db, constraint_sentences);
	CU_ASSERT_TRUE(db_begin(db, DB_WRITE, error));
	return db;
}

static struct thing person(const void *context, struct db *db, const char *slug, const char *name)
{
	struct error *error = error_new(context);
	struct thing thing = { 0 };

	CU_ASSERT_TRUE(thing_add(context, db,
	                         &(struct thing_draft){ .kind = "person", .slug = slug, .label = name, .another = "true" },
	                         &thing, error));
	return thing;
}

static void alias(struct db *db, const struct thing *thing, const char *name)
{
	MEM_SCOPE(scratch);

	CU_ASSERT_TRUE(name_add(db, thing, &(struct name_draft){ .name = name }, error_new(scratch)));
}

// The slug that a name finds, or the message and what it says beside it.
static const char *found(const void *context, struct db *db, const char *name)
{
	struct error *error = error_new(context);
	struct thing thing;

	if (thing_find(context, db, name, NULL, &thing, error))
		return thing.slug;
	return mem_print(context, "%s: %s", error->message, error->hint ? error->hint : "");
}

// One of the ways in which a name is written, all of them one when folded.
static const char *spelt(const void *context, size_t first, size_t last, unsigned way)
{
	static const char *const firsts[] = { "Hadi", "Ömer", "Yūsuf" }, *const lasts[] = { "Bahra", "Ja'fari", "Nusra" };
	static const char *const upper[] = { "HADI", "OMER", "YUSUF" }, *const others[] = { "BAHRA", "JA’FARI", "NÛSRA" };

	switch (way % 5) {
	case 0:
		return mem_print(context, "%s al-%s", firsts[first], lasts[last]);
	case 1:
		return mem_print(context, "%s EL %s", upper[first], others[last]);
	case 2:
		return mem_print(context, "%s %s", firsts[first], others[last]);
	case 3:
		return mem_print(context, "Al‑%s, %s", lasts[last], upper[first]);
	default:
		return mem_print(context, "%s (%s)", lasts[last], firsts[first]);
	}
}

// Names of nine classes are given to thirty people at random, and looked up in any spelling: one owner is found, several are
// listed, none is not found.
static void never_one_for_a_name_that_two_own(void)
{
	MEM_SCOPE(scratch);
	struct error *error = error_new(scratch);
	struct db *db = stage_open(scratch, error);
	unsigned owners[3][3] = { { 0 } }, seed = 20170213;
	const char *owner[3][3] = { { NULL } };

	for (size_t i = 0; i < 9; i++) {
		const char *slug = mem_print(scratch, "p%zu", i);
		struct thing thing = person(scratch, db, slug, mem_print(scratch, "Nobody %c", (char)('a' + i)));
		const size_t count = i % 2;

		for (size_t k = 0; k <= count; k++) {
			const size_t first = (size_t)rand_r(&seed) % 3, last = (size_t)rand_r(&seed) % 3;

			alias(db, &thing, spelt(scratch, first, last, (unsigned)rand_r(&seed)));
			if (str_equal(owner[first][last], slug))
				continue;
			owners[first][last]++;
			owner[first][last] = slug;
		}
	}
	for (size_t i = 0; i < 9 * 5; i++) {
		const size_t first = i / 15, last = i / 5 % 3;
		const char *name = spelt(scratch, first, last, (unsigned)i);
		const char *is = found(scratch, db, name);
		const char *ought = owners[first][last] > 1
		                        ? mem_print(scratch, "'%s' may mean any of %u: ", name, owners[first][last])
		                    : owners[first][last] == 1 ? owner[first][last]
		                                               : mem_print(scratch, "there is no thing '%s': ", name);

		if (!str_begins(is, ought))
			printf("%s: %s, not %s\n", name, is, ought);
		CU_ASSERT_TRUE(str_begins(is, ought));
	}
}

static void words_are_begun_in_any_order(void)
{
	MEM_SCOPE(scratch);
	struct error *error = error_new(scratch);
	struct db *db = stage_open(scratch, error);
	struct thing bahra = person(scratch, db, "hadi", "Hadi al-Bahra");

	person(scratch, db, "staffan", "Staffan de Mistura");
	alias(db, &bahra, "هادي البحرة");
	CU_ASSERT_STRING_EQUAL(found(scratch, db, "bahra had"), "hadi");
	CU_ASSERT_STRING_EQUAL(found(scratch, db, "al-B"), "hadi");
	CU_ASSERT_STRING_EQUAL(found(scratch, db, "hadialbahra"), "hadi");
	CU_ASSERT_STRING_EQUAL(found(scratch, db, "de mis"), "staffan");
	CU_ASSERT_STRING_EQUAL(found(scratch, db, "الب"), "hadi");
	CU_ASSERT_STRING_EQUAL(found(scratch, db, "بحره"), "hadi");
	CU_ASSERT_STRING_EQUAL(found(scratch, db, "mis d"),
	                       "there is no thing 'mis d': to look for it in all that is written down: rapporteur search "
	                       "\"mis d\""); // only the last word may be cut
	CU_ASSERT_STRING_EQUAL(found(scratch, db, "ahra"), "there is no thing 'ahra': did you mean hadi?");
	CU_ASSERT_STRING_EQUAL(found(scratch, db, "Stafan Mistoura"),
	                       "there is no thing 'Stafan Mistoura': did you mean staffan?");
}

// Of very many names that begin so not all are looked at: then it is never said that there is one.
static void of_too_many_beginnings_none_is_chosen(void)
{
	MEM_SCOPE(scratch);
	struct error *error = error_new(scratch);
	struct db *db = stage_open(scratch, error);
	const struct statement fill = {
		"fill", "insert into names (thing_id, name) select t.id, 'Zed ' || n from things t, generate_series(1, 1000) n",
		(const char *const[]){ NULL }
	};

	person(scratch, db, "many", "Zo");
	CU_ASSERT_TRUE(db_run(db, &fill, NULL, error));
	CU_ASSERT_STRING_EQUAL(found(scratch, db, "Zed"),
	                       "'Zed' may mean any of 1 or more: write the one you mean by its slug, such as 'many'");
	CU_ASSERT_STRING_EQUAL(found(scratch, db, "Zed 77"), "many");
}

// What the program says of a name as it enters it: none of it is there for who writes by hand, and names are found without.
static void a_name_is_found_by_its_latin_form(void)
{
	MEM_SCOPE(scratch);
	struct error *error = error_new(scratch);
	struct db *db = stage_open(scratch, error);
	struct thing envoy = person(scratch, db, "envoy", "Alexander Lavrentyev"), minister;
	struct records alarms;
	size_t foreign;

	if (!scripts_loaded(scripts_new(scratch))) {
		SUITE_SKIP("ICU is not installed");
		return;
	}
	minister = person(scratch, db, "minister", "Сергей Лавров");
	CU_ASSERT_STRING_EQUAL(found(scratch, db, "Sergey Lavrov"),
	                       "there is no thing 'Sergey Lavrov': to look for it in all that is written down: rapporteur "
	                       "search \"Sergey Lavrov\"");
	CU_ASSERT_TRUE(names_form(scratch, db, &alarms, &foreign, error));
	CU_ASSERT_EQUAL(alarms.count, 0);
	CU_ASSERT_EQUAL(foreign, 0);
	CU_ASSERT_STRING_EQUAL(found(scratch, db, "Sergey Lavrov"), "minister");
	CU_ASSERT_STRING_EQUAL(found(scratch, db, "lavro"), "minister");
	CU_ASSERT_STRING_EQUAL(found(scratch, db, "Лаврентьев"), "envoy");
	alias(db, &minister, "Lavrentyev");
	alias(db, &envoy, "Лавров");
	CU_ASSERT_TRUE(names_form(scratch, db, &alarms, &foreign, error));
	CU_ASSERT_TRUE(str_begins(found(scratch, db, "Lavr"), "'Lavr' may mean any of 2"));
	alias(db, &envoy, "محمد علوش");
	CU_ASSERT_TRUE(names_form(scratch, db, &alarms, &foreign, error));
	CU_ASSERT_STRING_EQUAL(found(scratch, db, "Mohammed Aloush"),
	                       "there is no thing 'Mohammed Aloush': did you mean envoy?");
}

static void what_cannot_be_seen_is_refused_by_its_code_points(void)
{
	MEM_SCOPE(scratch);
	struct error *error = error_new(scratch);
	struct db *db = stage_open(scratch, error);
	struct thing thing;
	const struct thing_draft draft = { .kind = "person", .slug = "x", .label = "a\u202Eb\u200Bc\u202Ed" };

	CU_ASSERT_FALSE(thing_add(scratch, db, &draft, &thing, error));
	CU_ASSERT_EQUAL(error->kind, ERROR_REFUSED);
	CU_ASSERT_STRING_EQUAL(error->message, "'abcd' has letters that cannot be seen: U+200B, U+202E");
}

static void joiners_stay_between_letters_that_they_join(void)
{
	MEM_SCOPE(scratch);
	struct sql *sql = sql_open(scratch);

	ANSWER_IS(sql_answer(sql,
	                     "select is_visible(U&'\\0645\\06CC\\200C\\062E'), is_visible(U&'\\0915\\094D\\200D\\0937'), "
	                     "is_visible('محمد'), is_visible('משה'), is_visible('Ёлкин')"),
	          "t | t | t | t | t");
	ANSWER_IS(sql_answer(sql, "select is_visible(U&'\\0645\\200C')"),
	          "!RA003 'م' has letters that cannot be seen: U+200C");
	ANSWER_IS(sql_answer(sql, "select is_visible(U&'a\\200Db')"),
	          "!RA003 'ab' has letters that cannot be seen: U+200D");
	ANSWER_IS(sql_answer(sql, "select is_visible(U&'a\\+0E0041b')"),
	          "!RA003 'ab' has letters that cannot be seen: U+E0041");
	ANSWER_IS(sql_answer(sql, "insert into things (kind, slug, label) values ('person', 'x', U&'a\\061Cb')"),
	          "!RA003 'ab' has letters that cannot be seen: U+061C");
}

static void names_that_deceive_raise_an_alarm(void)
{
	MEM_SCOPE(scratch);
	struct error *error = error_new(scratch);
	struct db *db = stage_open(scratch, error);
	const struct name_alarm *alarm;
	struct thing third;
	struct records alarms;
	size_t foreign;

	if (!scripts_loaded(scripts_new(scratch))) {
		SUITE_SKIP("ICU is not installed");
		return;
	}
	person(scratch, db, "scope", "scope");
	person(scratch, db, "true-1", "محمد علوش");
	person(scratch, db, "true-2", "משה דיין");
	person(scratch, db, "true-3", "Сергей Лавров (Lavrov)");
	person(scratch, db, "true-4", "東京タワー");
	person(scratch, db, "mixed", "Rоssiya"); // its o is Cyrillic
	person(scratch, db, "alike", "ѕсоре");   // all of it is
	CU_ASSERT_TRUE(names_form(scratch, db, &alarms, &foreign, error));
	CU_ASSERT_EQUAL_FATAL(alarms.count, 3); // each of two that look alike is one, entered together
	alarm = record_at(&alarms, 0);
	CU_ASSERT_STRING_EQUAL(alarm->alike_slug, "alike");
	alarm = record_at(&alarms, 1);
	CU_ASSERT_STRING_EQUAL(alarm->slug, "mixed");
	CU_ASSERT_STRING_EQUAL(alarm->mixed, "Latin and Cyrillic");
	CU_ASSERT_PTR_NULL(alarm->alike);
	alarm = record_at(&alarms, 2);
	CU_ASSERT_STRING_EQUAL(alarm->slug, "alike");
	CU_ASSERT_STRING_EQUAL(alarm->alike, "scope");
	CU_ASSERT_PTR_NULL(alarm->mixed);
	CU_ASSERT_FALSE(alarm->same);
	// Of the very same name too, but where the two were judged to differ; people and actors are looked for together.
	person(scratch, db, "other", "S-cope");
	CU_ASSERT_TRUE(names_form(scratch, db, &alarms, &foreign, error));
	CU_ASSERT_EQUAL(alarms.count, 0);
	CU_ASSERT_TRUE(thing_add(
		scratch, db, &(struct thing_draft){ .kind = "actor", .slug = "third", .label = "Scope", .nature = "other" },
		&third, error));
	CU_ASSERT_TRUE(thing_add(scratch, db, &(struct thing_draft){ .kind = "venue", .slug = "place", .label = "Scope" },
	                         &third, error));
	CU_ASSERT_TRUE(names_form(scratch, db, &alarms, &foreign, error));
	CU_ASSERT_EQUAL_FATAL(alarms.count, 1);
	alarm = record_at(&alarms, 0);
	CU_ASSERT_STRING_EQUAL(alarm->slug, "third");
	CU_ASSERT_STRING_EQUAL(alarm->alike_slug, "scope");
	CU_ASSERT_TRUE(alarm->same);
	// Once they are looked at, no more is said of them.
	CU_ASSERT_TRUE(names_form(scratch, db, &alarms, &foreign, error));
	CU_ASSERT_EQUAL(alarms.count, 0);
}

const struct suite suite_names =
	SUITE("names", TEST(spellings_of_one_name_are_one), TEST(folding_twice_is_folding_once),
          TEST(never_one_for_a_name_that_two_own), TEST(words_are_begun_in_any_order),
          TEST(of_too_many_beginnings_none_is_chosen), TEST(a_name_is_found_by_its_latin_form),
          TEST(what_cannot_be_seen_is_refused_by_its_code_points), TEST(joiners_stay_between_letters_that_they_join),
          TEST(names_that_deceive_raise_an_alarm));
