// SPDX-License-Identifier: MIT
// Full-text search: nobody finds what he may not see, at any revision; whatever is typed is understood; what was redacted is in
// no index of words.

#include <stdio.h>
#include <string.h>

#include "base/mem.h"
#include "base/str.h"
#include "db/fixture.h"
#include "db/shared.h"
#include "queries.h"

static const char *const labels[] = { "clear", "green", "amber", "amber+strict", "red" };

// Zebras at every marking in names, claims, sources and passages, some of them raised and lowered since.
static void zebras_let_in(struct sql *server)
{
	MEM_SCOPE(scratch);

	sql_run(server, "begin; insert into passages (source_id, name, at, text) select s.id, 'z', '2017-01-01',"
	                " 'Of a zebra, says ' || s.slug from sources s; commit");
	sql_run(server, "begin; insert into names (thing_id, name, marking) select t.id, 'Zebra ' || t.slug, t.marking"
	                " from things t where t.kind = 'actor'; commit");
	for (int i = 0; i < 5; i++)
		SAY(server, mem_print(scratch, "z%d", i), "g4", "2017-01-02", "note", mem_print(scratch, "A zebra of %d.", i),
		    "marking", mem_print(scratch, "%d", i));
	sql_run(server, "begin; update claims set marking = 3 where note ~ 'zebra of [12]'; commit");
	sql_run(server, "begin; update claims set marking = 0 where note ~ 'zebra of 2';"
	                " update passages set marking = 2 where name = 'z' and source_id % 3 = 0; commit");
	sql_run(server, "begin; update passages set marking = 0 where name = 'z' and source_id % 6 = 0; commit");
}

// What `sql` finds at a revision ("": as the record stands) up to a marking.
static char *found(const struct shared *shared, struct sql *sql, const char *recorded, int ceiling)
{
	return mem_text(shared->context,
	                sql_answer(sql,
	                           "set rapporteur.as_recorded = '%s'; set search_path to %srapporteur;"
	                           " execute zebra('zebras', null, null, null, false, 1000, 1000, 'infinity', %d, 'UTC')",
	                           recorded, *recorded ? "rapporteur_as_recorded, " : "", ceiling));
}

static void nobody_finds_what_is_hidden(void)
{
	MEM_SCOPE(scratch);
	const struct shared shared = marked_open(scratch);
	char *prepare = mem_print(scratch, "prepare zebra as %s", query_search.text);
	int revisions, told_apart = 0;

	zebras_let_in(shared.server);
	sscanf(sql_answer(shared.server, "select max(number) from revisions"), "%d", &revisions);
	sql_run(shared.server, prepare);
	for (int i = 0; i < 5; i++) {
		struct sql *reader = somebody(&shared, "reader", labels[i]);

		sql_run(reader, prepare);
		for (int at = revisions - 4; at <= revisions + 1; at++) {
			const char *recorded = at > revisions ? "" : mem_print(scratch, "%d", at);
			char *seen = found(&shared, reader, recorded, 4);

			sql_run(shared.server,
			        mem_print(scratch, "begin; set local rapporteur.as_recorded = '%s'; select truth.strip(%d)",
			                  recorded, i));
			char *truth = found(&shared, shared.server, recorded, 4);
			sql_run(shared.server, "rollback; set rapporteur.as_recorded = ''");
			ANSWER_IS(seen, truth);
			if (!*recorded) // what was marked since is for those who are not cleared alone
				ANSWER_IS(found(&shared, shared.server, "", i), truth);
			told_apart += i < 4 && strcmp(seen, found(&shared, shared.server, recorded, 4)) != 0;
			CU_ASSERT_TRUE(strlen(seen) > 200);
		}
	}
	CU_ASSERT_TRUE(told_apart > 15);
}

// What is withheld is the same number whatever is looked for, for who may not see it and for who leaves it out.
static void what_is_withheld_says_nothing_of_words(void)
{
	MEM_SCOPE(scratch);
	const struct shared shared = marked_open(scratch);
	static const char withheld[] = "select search_withheld('infinity', %d, null, null)";

	zebras_let_in(shared.server);
	for (int i = 0; i < 5; i++)
		ANSWER_IS(sql_answer(somebody(&shared, "reader", labels[i]), withheld, 4),
		          mem_text(scratch, sql_answer(shared.server, withheld, i)));
}

static void whatever_is_typed_is_understood(void)
{
	MEM_SCOPE(scratch);
	struct sql *sql = sql_open(scratch);

	// The snippet is the text, words parted by single blanks, where that is short.
	ANSWER_IS(
		sql_answer(
			sql,
			"select setseed(0.4); with typed as materialized ("
			"select string_agg(substr('ab \"''\\-*:&|!()<>%%_.1é ابن Ж ', 1 + (random() * 27)::int, 1), '') as text"
			" from generate_series(1, 3000) n, generate_series(1, 12) l group by n)"
			" select count(*) > 2900, count(*) filter (where numnode(t.wanted) = 0) between 1 and 300,"
			" bool_and(coalesce(array_to_string(search_snippet(x.text, '', t.marked), ''), x.shown) = x.shown),"
			" count(*) filter (where search_snippet(x.text, '', t.marked) is not null) > 2500"
			" from (select text, regexp_replace(btrim(text), '\\s+', ' ', 'g') as shown from typed) x, "
			"search_terms(x.text) t"),
		"t | t | t | t");
}

static void each_script_is_found_as_it_is_spelt(void)
{
	MEM_SCOPE(scratch);
	struct sql *sql = sql_open(scratch);

	ANSWER_IS(
		sql_answer(
			sql,
			"select string_agg(concat_ws(' in ', x.typed, x.text), e'\\n') from (values"
			" ('negotiation', 'The negotiations', null, true), ('genève', 'in Geneve', null, true),"
			" ('Geneva', 'Ginevra', null, false), ('al-Bahra', 'said al Bahra', null, true),"
			" ('de Mistura''s', 'of de Mistura’s men', null, true), ('переговоры', 'о переговорах', null, true),"
			" ('ЖЕНЕВА', 'в Женеве', 'ru', true), ('المفاوضات', 'للمفاوضات', 'ar', true),"
			" ('الجُعفري', 'بشار الجعفري', null, true), ('2017', 'on 13 Feb 2017.', null, true),"
			" ('meet', 'meeting', 'de', false), ('meet', 'meeting', 'en-GB', true), ('\"b a\"', 'a b', null, false),"
			" ('\"the meetings\"', 'at a meeting', null, false), ('a -b', 'a b', null, false), ('pal*', 'Palmyra', "
			"null, true)"
			" ) x(typed, text, language, found), search_terms(x.typed) t"
			" where words_indexed(x.text, words_language(x.text, x.language)) @@ t.wanted is distinct from x.found"),
		"-");
}

static void redacted_words_are_gone(void)
{
	MEM_SCOPE(scratch);
	struct sql *sql = scene_open(scratch);
	static const char words[] =
		"select count(*) from (select words from passages union all select words from passages_past"
		" union all select words from claims union all select words from claims_past) w"
		" where words @@ 'zebra'";

	sql_run(sql, "begin; insert into passages (source_id, name, at, text) select id, '1', '2017-01-01', 'A zebra.'"
	             " from sources where slug = 'a1'; commit");
	SAY(sql, "z", "g4", "2017-01-02", "note", "A zebra.");
	sql_run(sql, "begin; update passages set text = 'Another zebra.'; update claims set preferred = true where note ~ "
	             "'zebra'; commit");
	ANSWER_IS(sql_answer(sql, words), "4");
	sql_run(sql, "begin; select redact('passages', id) from passages; select redact('claims', id) from claims; commit");
	ANSWER_IS(sql_answer(sql, words), "0");
	ANSWER_IS(sql_answer(sql, "select count(*) from passages_past where words @@ 'redacted'"), "2");
}

const struct suite suite_search = SUITE(
	"search", TEST(nobody_finds_what_is_hidden), TEST(what_is_withheld_says_nothing_of_words),
	TEST(whatever_is_typed_is_understood), TEST(each_script_is_found_as_it_is_spelt), TEST(redacted_words_are_gone));
