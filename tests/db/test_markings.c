// SPDX-License-Identifier: MIT
// What takes its marking from what: things that are there only by being told, what is told of them, names, revisions.

#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "base/str.h"
#include "db/scene.h"
#include "db/shared.h"

// "g4/hnc 2: a2 b0": the marking of a thing and of each claim about it.
static const char *marked(struct sql *sql, const char *slug)
{
	return sql_answer(sql,
	                  "select format('%%s: %%s', t.marking, (select string_agg(c.statement || c.marking, ' ' order by "
	                  "c.statement) from claims c where c.subject_id = t.id)) from things t where slug = '%s'",
	                  slug);
}
#define MARKED(sql, slug, expected) ANSWER_IS(marked((sql), (slug)), (expected))

static char *newest(void *context, struct sql *sql)
{
	return mem_text(context, sql_answer(sql, "select max(number) from revisions"));
}

static void undo(struct sql *sql, const char *revision)
{
	ANSWER_IS(sql_answer(sql, "select undo(%s) > 0", revision), "t");
}

static void mark_claim(struct sql *sql, const char *statement, int marking)
{
	ANSWER_IS(sql_answer(sql, "update claims set marking = %d where statement = '%s'", marking, statement), "");
}

static void what_is_told_first_marks_what_it_tells(void)
{
	MEM_SCOPE(scratch);
	const struct shared shared = shared_open(scratch);
	struct sql *owner = shared.owner;
	struct sql *green = somebody(&shared, "reader", "green");
	struct sql *amber = somebody(&shared, "reader", "amber");
	static const struct {
		const char *slug, *point, *state;
	} told[] = {
		{ "g4/government", "presence", "expected" },
		{ "g4/invited-hnc", "invitation", "sent" },
		{ "geneva/excluded-is", "exclusion", "imposed" },
		{ "statement", "stage", "tabled" },
	};
	static const char seen[] = "select count(*) from things t left join names n on n.thing_id = t.id where slug = '%s'";

	sql_run(owner, "insert into names (thing_id, name) select id, label from things where slug = 'statement'");
	for (size_t i = 0; i < sizeof told / sizeof *told; i++) {
		ANSWER_IS(sql_answer(green, seen, told[i].slug), "1");
		sql_run(owner, "set rapporteur.command = 'names it'");
		SAY(owner, told[i].slug, told[i].slug, "2017-02-10", told[i].point, told[i].state, "source_id", "#amber");
		ANSWER_IS(sql_answer(green, seen, told[i].slug), "0");
		ANSWER_IS(sql_answer(amber, seen, told[i].slug), "1");
		ANSWER_IS(sql_answer(green, "select command, withheld from revision_words(%s)", newest(scratch, owner)),
		          "- | t");
		ANSWER_IS(sql_answer(amber, "select command from revision_words(%s)", newest(scratch, owner)), "names it");
		ANSWER_IS(sql_answer(green,
		                     "set rapporteur.as_recorded = '1'; select count(*) from rapporteur_as_recorded.things "
		                     "where slug = '%s'",
		                     told[i].slug),
		          "0");
	}
	ANSWER_IS(sql_answer(green, "select count(*) from names where name = 'Statement'"), "0");
	// Of others a claim says no more than itself.
	SAY(owner, "t", "turkey", "2017-02-10", "note", "seen in private", "source_id", "#amber");
	MARKED(owner, "turkey", "0: t2");
	// By what is asked of the claim, too; and a second claim raises nothing.
	SAY(owner, "a", "g4/side", "2017-02-10", "presence", "expected");
	SAY(owner, "b", "g4/side", "2017-02-10", "role", "party", "marking", "4");
	MARKED(owner, "g4/side", "0: a0 b4");
	undo(owner, newest(scratch, owner));
	MARKED(owner, "g4/side", "0: a0");
	SAY(owner, "c", "g4/hnc", "2017-02-10", "presence", "expected", "marking", "3");
	MARKED(owner, "g4/hnc", "3: c3");
	undo(owner, newest(scratch, owner));
	MARKED(owner, "g4/hnc", "0: ");
	ANSWER_IS(sql_answer(green, seen, "g4/hnc"), "1");
}

static void what_is_told_later_is_raised_or_lowers(void)
{
	MEM_SCOPE(scratch);
	const struct shared shared = shared_open(scratch);
	struct sql *owner = shared.owner;
	struct sql *green = somebody(&shared, "reader", "green");

	SAY(owner, "a", "g4/hnc", "2017-02-10", "presence", "expected", "marking", "2");
	SAY(owner, "b", "g4/hnc", "2017-02-11", "presence", "arrived");
	MARKED(owner, "g4/hnc", "2: a2 b2");
	SAY(owner, "c", "g4/hnc", "2017-02-11", "role", "party", "marking", "0");
	char *lowered = newest(scratch, owner);
	MARKED(owner, "g4/hnc", "0: a2 b2 c0");
	MARKED(green, "g4/hnc", "0: c0");
	// As it stood before it was public, it stays hidden.
	ANSWER_IS(sql_answer(green, "select count(*) from things_past where slug = 'g4/hnc'"), "0");
	// What has come to be said of it since is marked as the thing is again.
	SAY(owner, "d", "g4/hnc", "2017-02-12", "presence", "attended");
	MARKED(owner, "g4/hnc", "0: a2 b2 c0 d0");
	undo(owner, lowered);
	MARKED(owner, "g4/hnc", "2: a2 b2 d2");
	undo(owner, newest(scratch, owner));
	MARKED(owner, "g4/hnc", "0: a2 b2 c0 d0");
	// Never below what it is of.
	sql_run(owner, "update things set marking = 3 where slug = 'hnc'");
	MARKED(owner, "g4/hnc", "3: a3 b3 c3 d3");
	SAY(owner, "e", "g4/hnc", "2017-02-13", "presence", "left", "marking", "0");
	MARKED(owner, "g4/hnc", "3: a3 b3 c3 d3 e3");
	// What is there without being told is lowered by itself alone.
	sql_run(owner, "update things set marking = 2 where slug = 'turkey'");
	SAY(owner, "t", "turkey", "2017-02-10", "note", "public", "marking", "0");
	MARKED(owner, "turkey", "2: t2");
	mark_claim(owner, "t", 0);
	MARKED(owner, "turkey", "2: t2");
}

static void the_last_that_told_it_lower_takes_it_along(void)
{
	MEM_SCOPE(scratch);
	const struct shared shared = shared_open(scratch);
	struct sql *owner = shared.owner;

	SAY(owner, "a", "g4/hnc", "2017-02-10", "presence", "expected", "source_id", "#c1");
	SAY(owner, "b", "g4/hnc", "2017-02-10", "role", "party");
	SAY(owner, "c", "g4/hnc", "2017-02-10", "size", "12", "marking", "3");
	mark_claim(owner, "b", 2);
	char *raised = newest(scratch, owner);
	MARKED(owner, "g4/hnc", "0: a0 b2 c3");
	sql_run(owner, "update sources set marking = 1 where slug = 'c1'");
	char *sourced = newest(scratch, owner);
	MARKED(owner, "g4/hnc", "1: a1 b2 c3");
	mark_claim(owner, "a", 4);
	MARKED(owner, "g4/hnc", "2: a4 b2 c3");
	// And lower, as far as its source lets it.
	mark_claim(owner, "a", 0);
	MARKED(owner, "g4/hnc", "1: a1 b2 c3");
	undo(owner, newest(scratch, owner));
	MARKED(owner, "g4/hnc", "2: a4 b2 c3");
	undo(owner, mem_print(scratch, "%d", atoi(newest(scratch, owner)) - 2)); // the raise to 4
	MARKED(owner, "g4/hnc", "1: a1 b2 c3");
	undo(owner, sourced);
	MARKED(owner, "g4/hnc", "0: a0 b2 c3");
	undo(owner, raised);
	MARKED(owner, "g4/hnc", "0: a0 b0 c3");
	// Taken back, it tells nothing any more.
	sql_run(owner, "update things set marking = 0 where slug = 'g4/side'");
	SAY(owner, "d", "g4/side", "2017-02-10", "presence", "expected");
	char *told = newest(scratch, owner);
	SAY(owner, "e", "g4/side", "2017-02-10", "role", "party", "marking", "2");
	MARKED(owner, "g4/side", "0: d0 e2");
	undo(owner, told);
	MARKED(owner, "g4/side", "2: e2");
}

// What an undo puts back was put where it stood, and what that belongs to may have been raised since.
static void an_undo_leaves_nothing_below_what_it_belongs_to(void)
{
	MEM_SCOPE(scratch);
	const struct shared shared = shared_open(scratch);
	struct sql *owner = shared.owner;

	SAY(owner, "a", "turkey", "2017-02-10", "note", "a word");
	mark_claim(owner, "a", 2);
	char *raised = newest(scratch, owner);
	sql_run(owner, "update things set marking = 2 where slug = 'turkey'");
	undo(owner, raised);
	MARKED(owner, "turkey", "2: a2");
	sql_run(owner, "update things set marking = 0 where slug = 'turkey'");
	char *lowered = newest(scratch, owner);
	SAY(owner, "b", "turkey", "2017-02-10", "note", "another");
	SAY(owner, "c", "g4", "2017-02-10", "note", "a third", "source_id", "#b2");
	MARKED(owner, "turkey", "0: a2 b0");
	undo(owner, lowered);
	MARKED(owner, "turkey", "2: a2 b2");
	sql_run(owner, "update sources set marking = 3 where slug = 'b2'");
	sql_run(owner, "update sources set marking = 0 where slug = 'b2'");
	mark_claim(owner, "c", 0);
	MARKED(owner, "g4", "0: c0");
	undo(owner, mem_print(scratch, "%d", atoi(newest(scratch, owner)) - 1));
	MARKED(owner, "g4", "0: c3");
}

// What corrects a claim says what that said, and more.
static void a_correction_is_marked_as_what_it_corrects(void)
{
	MEM_SCOPE(scratch);
	const struct shared shared = shared_open(scratch);
	struct sql *owner = shared.owner;
	static const char told[] = "select marking from claims where statement = 'b'";

	SAY(owner, "a", "turkey", "2017-02-10", "note", "said");
	SAY(owner, "b", "turkey", NULL, "word", "correct", "concerns_id", "^a", "note", "said otherwise");
	ANSWER_IS(sql_answer(owner, told), "0");
	sql_run(owner, "update claims set marking = 3 where statement = 'a'");
	ANSWER_IS(sql_answer(owner, told), "3");
	undo(owner, newest(scratch, owner));
	ANSWER_IS(sql_answer(owner, told), "0");
	sql_run(owner, "update claims set marking = 2 where statement = 'a'");
	sql_run(owner, "update claims set marking = 0 where statement = 'b'");
	ANSWER_IS(sql_answer(owner, told), "2");
	// Not what somebody is not shown all of is removed for good.
	sql_run(owner,
	        "insert into names (thing_id, name, marking) select id, 'Hidden', 4 from things where slug = 'turkey'");
	struct sql *admin = somebody(&shared, "admin", "amber");
	ANSWER_IS(sql_answer(admin, "select redact('things', id) from things where slug = 'turkey'"),
	          "!RA004 not all that would go is shown at your clearance, and nothing is removed");
}

static void a_name_is_marked_as_where_it_was_seen(void)
{
	MEM_SCOPE(scratch);
	const struct shared shared = shared_open(scratch);
	struct sql *owner = shared.owner;
	static const char names[] =
		"select string_agg(n.name || n.marking, ' ' order by n.name) from names n join things t "
		"on t.id = n.thing_id where t.slug = 'turkey'";

	sql_run(owner, "insert into names (thing_id, name, source_id) select t.id, v.name, s.id from things t, sources s,"
	               " (values ('Turkey', 'c1'), ('Anadolu', 'c1'), ('Rum', 'amber')) v(name, source)"
	               " where t.slug = 'turkey' and s.slug = v.source");
	ANSWER_IS(sql_answer(owner, names), "Anadolu0 Rum2 Turkey0");
	sql_run(owner, "update sources set marking = 3 where slug = 'c1'");
	ANSWER_IS(sql_answer(owner, names), "Anadolu3 Rum2 Turkey0");
	undo(owner, newest(scratch, owner));
	ANSWER_IS(sql_answer(owner, names), "Anadolu0 Rum2 Turkey0");
	sql_run(owner, "update names set marking = 3 where name = 'Anadolu'");
	char *raised = newest(scratch, owner);
	sql_run(owner, "update sources set marking = 2 where slug = 'c1'");
	undo(owner, raised);
	ANSWER_IS(sql_answer(owner, names), "Anadolu2 Rum2 Turkey0");
	sql_run(owner, "update sources set marking = 0 where slug = 'c1'");
	// The one it is printed under goes with it, both ways; the others up alone, and not what somebody marked lower.
	sql_run(owner, "update things set marking = 3 where slug = 'turkey'");
	ANSWER_IS(sql_answer(owner, names), "Anadolu3 Rum3 Turkey3");
	sql_run(owner, "update names set marking = 2 where name = 'Anadolu'");
	sql_run(owner, "update things set marking = 4 where slug = 'turkey'");
	ANSWER_IS(sql_answer(owner, names), "Anadolu2 Rum4 Turkey4");
	sql_run(owner, "update things set marking = 1 where slug = 'turkey'");
	ANSWER_IS(sql_answer(owner, names), "Anadolu2 Rum4 Turkey1");
}

// Each column that refers to what is marked, from the catalog: a command line may name whatever stands in it.
static void a_revision_is_marked_as_all_that_it_refers_to(void)
{
	MEM_SCOPE(scratch);
	const struct shared shared = marked_open(scratch);
	struct sql *server = shared.server;
	char *references = mem_text(
		scratch,
		sql_answer(
			server,
			"select string_agg(format('%%s.%%s.%%s', c.conrelid::regclass, a.attname, p.relname), ' ') from "
			"pg_constraint c join pg_class p on p.oid = c.confrelid join pg_attribute r on r.attrelid = p.oid and "
			"r.attname = 'id' join pg_attribute a on a.attrelid = c.conrelid and a.attnum = "
			"c.conkey[array_position(c.confkey, r.attnum)] where c.contype = 'f' and c.conrelid::regclass::text "
			"in (select name from journalled) and exists (select from pg_attribute m where m.attrelid = p.oid and "
			"m.attname = 'marking')"));
	int minded = 0;

	sql_run(server,
	        "do $$ declare c record; begin for c in select conrelid::regclass as of_table, conname from "
	        "pg_constraint where contype = 'c' and connamespace = 'rapporteur'::regnamespace and conrelid <> 0 "
	        "loop execute format('alter table %s drop constraint %I', c.of_table, c.conname); end loop; end $$;"
	        "set session_replication_role to replica;"
	        "insert into joins (kept_id, gone_id, slug) select min(id), -1, 'gone' from things;"
	        "insert into moved (join_id, of_table, row_id, of_column) select id, 'claims', 1, 'body_id' from joins;"
	        "insert into differences (one_id, other_id) select min(id), max(id) from things;"
	        "update things set marking = 0; update names set marking = 0; update claims set marking = 0;"
	        "update sources set marking = 0; update passages set marking = 0");
	for (char *reference = strtok(references, " "); reference; reference = strtok(NULL, " "), minded++) {
		char *child = reference, *column = strchr(child, '.') + 1, *parent = strchr(column, '.') + 1;
		column[-1] = parent[-1] = '\0';
		// One row refers to another that is red, and was written by a revision that wrote nothing else.
		ANSWER_IS(
			sql_answer(server,
		               "begin; update %s set marking = 4 where id = (select max(id) from %s);"
		               "update %s set written = 1000, %s = (select max(id) from %s) where id = (select min(id) from "
		               "%s);"
		               "select '%s.%s', revision_marking(1000)",
		               parent, parent, child, column, parent, child, child, column),
			mem_print(scratch, "%s.%s | 4", child, column));
		sql_run(server, "rollback");
	}
	CU_ASSERT_TRUE(minded >= 30);
	ANSWER_IS(sql_answer(server, "update claims set written = 1000 where id = (select min(id) from claims); "
	                             "select revision_marking(1000)"),
	          "0");
}

static void no_origin_is_replaced_unseen(void)
{
	MEM_SCOPE(scratch);
	const struct shared shared = shared_open(scratch);
	struct sql *green = somebody(&shared, "analyst", "green");
	static const char change[] = "update sources set origin_id = %s where slug = 'e1'";

	sql_run(shared.owner,
	        "update sources set origin_id = (select id from sources where slug = 'red') where slug = 'e1'");
	ANSWER_IS(sql_answer(green, change, "(select id from sources where slug = 'a1')"),
	          "!RA005 what e1 reprints is not shown at your clearance, and is not replaced unseen");
	ANSWER_IS(sql_answer(green, change, "null"),
	          "!RA005 what e1 reprints is not shown at your clearance, and is not replaced unseen");
	ANSWER_IS(sql_answer(green, "update sources set title = 'X' where slug = 'e1' returning slug"), "e1");
	ANSWER_IS(sql_answer(shared.owner, change, "(select id from sources where slug = 'a1')"), "");
	ANSWER_IS(sql_answer(green, change, "null"), "");
}

const struct suite suite_markings =
	SUITE("markings", TEST(what_is_told_first_marks_what_it_tells), TEST(what_is_told_later_is_raised_or_lowers),
          TEST(the_last_that_told_it_lower_takes_it_along), TEST(an_undo_leaves_nothing_below_what_it_belongs_to),
          TEST(a_correction_is_marked_as_what_it_corrects), TEST(a_name_is_marked_as_where_it_was_seen),
          TEST(a_revision_is_marked_as_all_that_it_refers_to), TEST(no_origin_is_replaced_unseen));
