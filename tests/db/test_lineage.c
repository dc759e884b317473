// SPDX-License-Identifier: MIT
// Whom a body's history follows: renames always; splits, mergers and absorptions forward and back, never to what else came of
// those; and between which days.
#include "base/mem.h"
#include "db/scene.h"

// "slug (link) since..until", with "!" before the days beyond which it is surely so, where those are others; what it came of with "<" before the link; itself with no link.
static const char *lineage(struct sql *sql, const char *slug, const char *as_of, int ceiling)
{
	return sql_answer(
		sql,
		"select string_agg(concat_ws(' ', t.slug, '(' || case when l.back then '<' end || l.link || ')', "
		"'(' || case when not l.back then l.link end || ')', nullif(concat(l.since, '!' || nullif(l.since_surely, "
		"l.since), '..', l.until, '!' || nullif(l.until_surely, l.until)), '..')), ', ' "
		"order by l.link is not null, t.slug, l.back) from things a, lineage(a.id, '%s', %d) l "
		"join things t on t.id = l.id where a.slug = '%s'",
		as_of, ceiling, slug);
}

static struct sql *bodies(void *context)
{
	struct sql *sql = scene_open(context);

	sql_run(sql, "insert into things (kind, slug, label, nature) select 'actor', x, x, 'armed group' from "
	             "unnest('{a,b,c,d,e,f}'::text[]) x");
	return sql;
}
#define FOLLOWS(sql, slug, expected) ANSWER_IS(lineage((sql), (slug), "infinity", 4), (expected))

static void splits_count_from_their_day_and_up_to_it(void)
{
	MEM_SCOPE(scratch);
	struct sql *sql = bodies(scratch);

	SAY(sql, "1", "a", "2015-06-01", "link", "split into", "target_id", "@b", "occurred", "2015-05");
	FOLLOWS(sql, "a", "a, b (split into) 2015-05-01!2015-05-31..");
	FOLLOWS(sql, "b", "b, a (<split into) ..2015-05-31!2015-05-01");
	// A day that nobody tells bounds nothing, and nothing is sure by it.
	SAY(sql, "2", "a", "2015-06-01", "link", "split into", "target_id", "@c");
	FOLLOWS(sql, "c", "c, a (<split into) ..!-infinity");
	// Known by a time, under a marking.
	ANSWER_IS(lineage(sql, "a", "2015-05-31", 4), "a");
	sql_run(sql, "update claims set marking = 2 where statement = '1'");
	ANSWER_IS(lineage(sql, "a", "infinity", 1), "a, c (split into) !infinity..");
}

static void days_that_differ_or_are_vague_leave_what_lies_between_open(void)
{
	MEM_SCOPE(scratch);
	struct sql *sql = bodies(scratch);

	SAY(sql, "1", "a", "2015-06-01", "link", "split into", "target_id", "@b", "occurred", "2015-02-15");
	SAY(sql, "2", "a", "2016-01-01", "link", "split into", "target_id", "@b", "occurred", "2015-12-15");
	FOLLOWS(sql, "a", "a, b (split into) 2015-02-15!2015-12-15..");
	FOLLOWS(sql, "b", "b, a (<split into) ..2015-12-15!2015-02-15");
	ANSWER_IS(sql_answer(sql,
	                     "select string_agg(value, ' ' order by place) from resolve('infinity', 4, array[(select id "
	                     "from things where slug = 'a')]) where point = 'day of split' and standing = 'holds'"),
	          "2015-12-15 2015-02-15");
	SAY(sql, "3", "b", "2016-01-01", "link", "absorbed by", "target_id", "@c", "occurred", "2015-12-20~");
	FOLLOWS(sql, "b", "b, a (<split into) ..2015-12-15!2015-02-15, c (absorbed by) 2015-12-20!infinity..");
	// Of a line each link must be passed; a denial has no day.
	FOLLOWS(sql, "a", "a, b (split into) 2015-02-15!2015-12-15.., c (absorbed by) 2015-12-20!infinity..");
	SAY(sql, "4", "d", "2016-01-01", "link", "split into", "target_id", "@e", "occurred", "2015-02", "negated", "true");
	ANSWER_IS(sql_answer(sql, "select count(*) from resolve('infinity', 4, array[(select id from things where slug = "
	                          "'d')]) where point ^@ 'day of'"),
	          "0");
}

static void a_line_goes_on_and_never_turns(void)
{
	MEM_SCOPE(scratch);
	struct sql *sql = bodies(scratch);

	SAY(sql, "1", "a", "2012-01-02", "link", "split into", "target_id", "@b", "occurred", "2012-01-01");
	SAY(sql, "2", "a", "2012-01-02", "link", "split into", "target_id", "@c", "occurred", "2012-01-01");
	SAY(sql, "3", "b", "2014-01-02", "link", "merged into", "target_id", "@d", "occurred", "2014-01-01");
	SAY(sql, "4", "e", "2014-01-02", "link", "merged into", "target_id", "@d", "occurred", "2014-01-01");
	SAY(sql, "5", "d", "2016-01-02", "link", "renamed to", "target_id", "@f", "occurred", "2016-01-01");
	FOLLOWS(
		sql, "a",
		"a, b (split into) 2012-01-01.., c (split into) 2012-01-01.., d (merged into) 2014-01-01.., f (merged into) "
		"2014-01-01..");
	// Not c, the sibling; not e, which came into the same.
	FOLLOWS(sql, "b", "b, a (<split into) ..2012-01-01, d (merged into) 2014-01-01.., f (merged into) 2014-01-01..");
	FOLLOWS(sql, "f",
	        "d, f, a (<split into) ..2012-01-01, b (<merged into) ..2014-01-01, e (<merged into) ..2014-01-01");
}

static void what_splits_and_merges_back_comes_to_an_end(void)
{
	MEM_SCOPE(scratch);
	struct sql *sql = bodies(scratch);

	SAY(sql, "1", "a", "2012-01-02", "link", "split into", "target_id", "@b", "occurred", "2012-01-01");
	SAY(sql, "2", "b", "2014-01-02", "link", "absorbed by", "target_id", "@a", "occurred", "2014-01-01");
	FOLLOWS(sql, "a", "a, b (split into) 2012-01-01.., b (<absorbed by) ..2014-01-01");
	FOLLOWS(sql, "b", "b, a (absorbed by) 2014-01-01.., a (<split into) ..2012-01-01");
	// What is taken back leads nowhere, nor what is said not to be so.
	SAY(sql, "3", "b", "2014-02-01", "word", "retract", "concerns_id", "^2");
	FOLLOWS(sql, "b", "b, a (<split into) ..2012-01-01");
	SAY(sql, "4", "c", "2014-02-01", "link", "split into", "target_id", "@d", "negated", "true");
	FOLLOWS(sql, "c", "c");
}

const struct suite suite_lineage =
	SUITE("lineage", TEST(splits_count_from_their_day_and_up_to_it),
          TEST(days_that_differ_or_are_vague_leave_what_lies_between_open), TEST(a_line_goes_on_and_never_turns),
          TEST(what_splits_and_merges_back_comes_to_an_end));
