// SPDX-License-Identifier: MIT
// The one rule of what a thing may be named under a marking, and that every list that names things keeps to it.
#include "base/mem.h"
#include "db/scene.h"
#include "queries.h"

static const char *label(struct sql *sql, const char *slug, int ceiling)
{
	return sql_answer(
		sql,
		"select concat_ws(' ', coalesce(n.slug, '-'), n.label) from things t, things_named(array[t.id], %d) n "
		"where t.slug = '%s'",
		ceiling, slug);
}

static void above_the_marking_a_lower_name_stands(void)
{
	MEM_SCOPE(scratch);
	struct sql *sql = scene_open(scratch);

	sql_run(sql, "update things set marking = 3 where slug in ('jaafari', 'russia');"
	             "insert into names (thing_id, name, marking) select id, v.name, v.marking from things, (values "
	             "('a general', 2), ('a diplomat', 1), ('an envoy', 1)) v(name, marking) where slug = 'jaafari'");
	ANSWER_IS(label(sql, "turkey", 0), "turkey Turkey");
	ANSWER_IS(label(sql, "jaafari", 4), "jaafari Jaafari");
	ANSWER_IS(label(sql, "jaafari", 3), "jaafari Jaafari");
	ANSWER_IS(label(sql, "jaafari", 2), "- a general");
	ANSWER_IS(label(sql, "jaafari", 1), "- a diplomat");
	ANSWER_IS(label(sql, "jaafari", 0), "- a thing not to be named here");
	ANSWER_IS(label(sql, "russia", 3), "russia Russia");
	ANSWER_IS(label(sql, "russia", 2), "- a thing not to be named here");
}

// The names of a report are loaded by a statement of its own: what it gives no name is what may not be named.
static void a_report_names_what_the_rule_names(void)
{
	MEM_SCOPE(scratch);
	struct sql *sql = scene_open(scratch);

	sql_run(sql, "update things set marking = id % 5;"
	             "insert into names (thing_id, name, marking) select id, 'one of ' || slug, id % 4 from things;"
	             "insert into names (thing_id, name, marking) select id, 'another of ' || slug, id % 3 from things "
	             "where id % 2 = 0");
	const char *ids = sql_answer(sql, "select array_agg(id) from things");
	sql_run(sql, mem_print(scratch, "prepare record_things as %s", query_record_things.text));
	for (int ceiling = 0; ceiling <= 4; ceiling++) {
		sql_run(sql, mem_print(scratch, "create temp table told%d as execute record_things('%s', %d, 'infinity')",
		                       ceiling, ids, ceiling));
		ANSWER_IS(sql_answer(sql,
		                     "select count(*) || ' ' || count(*) filter (where o.id is null) from "
		                     "things_named('%s', %d) n full join told%d o using (id) "
		                     "where (o.slug, coalesce(o.label, 'a thing not to be named here')) "
		                     "is distinct from (n.slug, n.label)",
		                     ids, ceiling, ceiling),
		          "0 0");
	}
	// Something has no name, and something goes by another name.
	ANSWER_IS(sql_answer(sql, "select (select count(*) from told0 where label is null) > 0, "
	                          "(select count(*) from told0 where slug is null) > 5"),
	          "t | t");
}

// A delegation's slug names its round and its body, a session's its round: whichever is marked later, they are too.
static void what_is_of_a_thing_is_marked_with_it(void)
{
	static const char marked[] = "select string_agg(slug, ' ' order by slug) from things where marking = 3";
	MEM_SCOPE(scratch);
	struct sql *sql = scene_open(scratch);

	sql_run(sql, "update things set marking = 3 where slug = 'hnc'");
	ANSWER_IS(sql_answer(sql, marked), "g4/hnc g4/invited-hnc hnc");
	sql_run(sql, "update things set marking = 0 where slug in ('hnc', 'g4/hnc')");
	ANSWER_IS(sql_answer(sql, marked), "g4/invited-hnc"); // nothing is lowered with it
	sql_run(sql, "update things set marking = 4 where slug = 'g4';"
	             "update things set marking = 1 where slug = 'g4-1'");
	ANSWER_IS(
		sql_answer(sql, "select count(*) filter (where marking < 4), count(*) > 3 from things where slug like 'g4%%'"),
		"0 | t");
}

// On a day stands the name that was then printed; the statement of the reports says the same.
static void on_a_day_the_name_of_that_day_stands(void)
{
	MEM_SCOPE(scratch);
	struct sql *sql = scene_open(scratch);
	static const struct {
		const char *day, *names[2]; // at clear and at red
	} days[] = {
		{ "2015-12-31", { "Second", "First" } },  { "2016-01-01", { "Second", "Second" } },
		{ "2016-12-31", { "Second", "Second" } }, { "2017-01-01", { "Turkey", "Turkey" } },
		{ "infinity", { "Turkey", "Turkey" } },
	};

	sql_run(sql,
	        "insert into names (thing_id, name, printed_until, marking) select id, v.name, v.day::date, v.marking from "
	        "things, (values ('First', '2016-01-01', 4), ('Second', '2017-01-01', 0)) v(name, day, marking) "
	        "where slug = 'turkey'");
	sql_run(sql, mem_print(scratch, "prepare record_things as %s", query_record_things.text));
	const char *id = sql_answer(sql, "select array[id] from things where slug = 'turkey'");
	for (size_t i = 0; i < sizeof days / sizeof *days; i++)
		for (int red = 0; red < 2; red++) {
			sql_run(sql, mem_print(scratch, "update things set marking = %d where slug = 'turkey'", 4 * red));
			sql_run(sql, "update names set marking = 0 where name = 'Second'");
			sql_run(sql, mem_print(scratch, "create temp table on%zu%d as execute record_things('%s', 4, '%s')", i, red,
			                       id, days[i].day));
			ANSWER_IS(sql_answer(sql, "select label from things_named('%s', 4, '%s')", id, days[i].day),
			          days[i].names[red]);
			ANSWER_IS(sql_answer(sql, "select label from on%zu%d", i, red), days[i].names[red]);
			sql_run(sql, mem_print(scratch, "drop table on%zu%d", i, red));
		}
}

const struct suite suite_named =
	SUITE("named", TEST(what_is_of_a_thing_is_marked_with_it), TEST(above_the_marking_a_lower_name_stands),
          TEST(a_report_names_what_the_rule_names), TEST(on_a_day_the_name_of_that_day_stands));
