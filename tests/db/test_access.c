// SPDX-License-Identifier: MIT
// Clearances: what each may see of every relation is the truth without what is marked higher, and there is no way round it.

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/mem.h"
#include "base/str.h"
#include "db/fixture.h"
#include "db/shared.h"

static const char *const labels[] = { "clear", "green", "amber", "amber+strict", "red" };

// What a relation says to `sql`; to the administrator without what lies above the ceiling.
static char *told(const struct shared *shared, struct sql *sql, const char *relation, const char *recorded, int ceiling)
{
	if (sql != shared->server)
		return mem_text(shared->context, sql_answer(sql, "set rapporteur.as_recorded = '%s'; select truth.told('%s')",
		                                            recorded, relation));
	sql_run(sql, mem_print(shared->context, "begin; set local rapporteur.as_recorded = '%s'; select truth.strip(%d)",
	                       recorded, ceiling));
	char *answer = mem_text(shared->context, sql_answer(sql, "select truth.told('%s')", relation));
	sql_run(sql, "rollback");
	return answer;
}

// Every relation, asked by each clearance, now and as recorded at several revisions.
static void each_clearance_sees_the_truth_below_it(void)
{
	MEM_SCOPE(scratch);
	const struct shared shared = marked_open(scratch);
	char *relations =
		mem_text(scratch, sql_answer(shared.server, "select string_agg(name, ' ' order by name) from truth.relations"));
	char *newest = mem_text(scratch, sql_answer(shared.server, "select max(number) from revisions"));
	struct sql *readers[5];
	int compared = 0, told_apart = 0;

	for (int i = 0; i < 5; i++)
		readers[i] = somebody(&shared, "reader", labels[i]);
	for (char *relation = strtok(relations, " "); relation; relation = strtok(NULL, " ")) {
		const bool past = str_begins(relation, "rapporteur_as_recorded.");
		for (int at = past ? 1 : 0; at <= (past ? 3 : 0); at++) {
			const char *recorded = at == 0 ? "" : mem_print(scratch, "%d", atoi(newest) * at / 3);
			char *before = NULL;
			for (int i = 0; i < 5; i++, compared++) {
				char *seen = told(&shared, readers[i], relation, recorded, i);
				char *truth = told(&shared, shared.server, relation, recorded, i);
				if (strcmp(seen, truth) != 0)
					printf("%s at %s, cleared for %s:\n--- %.2000s\n+++ %.2000s\n", relation, recorded, labels[i],
					       truth, seen);
				CU_ASSERT_STRING_EQUAL(seen, truth);
				told_apart += before && strcmp(before, seen) != 0;
				before = seen;
			}
		}
	}
	CU_ASSERT_TRUE(compared > 150);
	CU_ASSERT_TRUE(told_apart > 80);
}

// A table without policy is seen by every reader: each of these says nothing of what is marked.
static void every_table_is_guarded(void)
{
	MEM_SCOPE(scratch);
	struct sql *sql = sql_open(scratch);

	ANSWER_IS(sql_answer(sql,
	                     "select string_agg(c.relname, ' ' order by c.relname) from pg_class c where c.relkind in "
	                     "('r', 'm', 'p', 'f')"
	                     " and c.relnamespace::regnamespace::text in ('rapporteur', 'rapporteur_as_recorded')"
	                     " and not (c.relrowsecurity and exists (select from pg_policy p where p.polrelid = c.oid))"),
	          "base base_past journalled redactions relations revisions rules steps");
	// Nobody's policy rests on anything but the roles.
	ANSWER_IS(
		sql_answer(
			sql,
			"select string_agg(distinct regexp_replace(pg_get_expr(p.polqual, p.polrelid), '\\s+', ' ', 'g'), e'\\n')"
			" from pg_policy p join pg_class c on c.oid = p.polrelid where c.relname !~ '^(identifiers|moved)'"),
		"((marking)::smallint <= (( SELECT clearance() AS clearance))::smallint)\n"
		"((sealed)::smallint <= (( SELECT clearance() AS clearance))::smallint)");
	ANSWER_IS(sql_answer(sql, "select string_agg(c.oid::regclass::text, ' ') from pg_class c where c.relkind = 'v'"
	                          " and c.relnamespace::regnamespace::text in ('rapporteur', 'rapporteur_as_recorded')"
	                          " and not 'security_invoker=true' = any (coalesce(c.reloptions, '{}'))"),
	          "-");
	// A delete of what may be seen takes nothing along that may not.
	ANSWER_IS(sql_answer(
				  sql,
				  "select count(*) from pg_constraint where connamespace = 'rapporteur'::regnamespace and contype = 'f'"
				  " and (confdeltype <> 'a' or confupdtype <> 'a')"),
	          "0");
}

// What has the rights of the owner is listed here, and finds its tables where it looks for them.
static void functions_with_the_rights_of_the_owner(void)
{
	MEM_SCOPE(scratch);
	struct sql *sql = sql_open(scratch);

	ANSWER_IS(sql_answer(sql, "select string_agg(p.proname, ' ' order by p.proname) from pg_proc p where p.prosecdef"
	                          " and p.pronamespace = 'rapporteur'::regnamespace"),
	          "access_grant access_revoke claims_withheld items_withheld join_checked join_hidden moved_stands "
	          "names_begun names_called "
	          "names_near passage_seals redact "
	          "resolutions_complete "
	          "resolutions_drop resolutions_drop_source resolutions_make resolutions_move revision_marking "
	          "revision_stamped revision_undoes revision_words rows_checked rows_kept search_found search_withheld "
	          "source_seals thing_seals "
	          "things_withholding this_revision");
	ANSWER_IS(sql_answer(sql, "select string_agg(p.proname, ' ' order by p.proname) from pg_proc p where p.prosecdef"
	                          " and p.pronamespace = 'rapporteur_as_recorded'::regnamespace"),
	          "claims_withheld items_withheld join_hidden search_withheld things_withholding");
	ANSWER_IS(
		sql_answer(sql,
	               "select string_agg(p.proname, ' ') from pg_proc p where p.prosecdef"
	               " and p.pronamespace::regnamespace::text in ('rapporteur', 'rapporteur_as_recorded')"
	               " and not array_to_string(p.proconfig, ' ') ~ 'search_path=(rapporteur_as_recorded, )?rapporteur, "
	               "pg_catalog, pg_temp'"),
		"-");
	// A function that may be pushed below a policy must not be able to tell what it is given.
	ANSWER_IS(sql_answer(sql,
	                     "select count(*) from pg_proc p where p.proleakproof and p.pronamespace::regnamespace::text in"
	                     " ('rapporteur', 'rapporteur_as_recorded')"),
	          "0");
}

// A function that is cheaper than the policy and tells what it is given: it is asked after the policy all the same.
static void a_cheap_function_is_given_only_what_may_be_seen(void)
{
	MEM_SCOPE(scratch);
	const struct shared shared = marked_open(scratch);
	struct sql *reader = somebody(&shared, "reader", "green");
	char *relations =
		mem_text(scratch, sql_answer(shared.server, "select string_agg(name, ' ' order by name) from truth.relations"
	                                                " where guarded or name ~ '^rapporteur_as_recorded'"));

	sql_run(reader, "create temporary table given (told text);"
	                "create function pg_temp.peek(text) returns boolean language plpgsql cost 0.0000001 as"
	                " $$ begin insert into given values ($1); return true; end $$;"
	                "set rapporteur.as_recorded = '60'");
	for (char *relation = strtok(relations, " "); relation; relation = strtok(NULL, " ")) {
		if (strstr(relation, ".revisions"))
			continue;
		sql_run(
			reader,
			mem_print(scratch,
		              "truncate given; select count(*) from %s t where pg_temp.peek((to_jsonb(t) - 'command')::text)",
		              relation));
		ANSWER_IS(sql_answer(reader,
		                     "select count(*) from (select told from given except select (to_jsonb(t) - "
		                     "'command')::text from %s t) x",
		                     relation),
		          "0");
	}
	sql_run(reader, "truncate given");
	sql_run(reader, "select count(*) from claims where pg_temp.peek(note)");
	ANSWER_IS(sql_answer(reader, "select count(*) > 10, bool_or(told is not null and told not in (select note from "
	                             "claims where note is not null)) from given"),
	          "t | f");
}

// What is not there and what is not shown answer alike.
static void messages_tell_nothing(void)
{
	MEM_SCOPE(scratch);
	const struct shared shared = marked_open(scratch);
	struct sql *analyst = somebody(&shared, "analyst", "green");
	char *red = mem_text(scratch, sql_answer(shared.server, "select id from sources where slug = 'red'"));
	char *iran = mem_text(scratch, sql_answer(shared.server, "select id from things where slug = 'iran'"));
	char *g4 = mem_text(scratch, sql_answer(analyst, "select id from things where slug = 'g4'"));
	static const struct {
		const char *columns, *refusal;
	} cases[] = {
		{ "subject_id, note, source_id) values (%2$s, 'x', %1$s",
		  "!RA001 the source named here, or its passage, is not in the record" },
		{ "subject_id, note, attributed_id) values (%2$s, 'x', %1$s",
		  "!RA001 the one who said it named here is not in the record" },
		{ "subject_id, link, target_id) values (%2$s, 'prepares', %1$s",
		  "!RA001 what the link leads to named here is not in the record" },
		{ "subject_id, note) values (%1$s, 'x'", "!P0002 query returned no rows" },
	};

	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
		for (int there = 0; there < 2; there++) {
			const char *id = there == 0 ? "999999" : i == 0 ? red : iran;
			struct str *text = str_new(scratch);
			for (const char *at = cases[i].columns; *at; at++) {
				const bool parameter = str_begins(at, "%1$s") || str_begins(at, "%2$s");
				if (parameter)
					str_add(text, at[1] == '1' ? id : g4);
				else
					str_add_char(text, *at);
				at += parameter ? 3 : 0;
			}
			ANSWER_IS(sql_answer(analyst, "insert into claims (%s)", text->text), cases[i].refusal);
		}
	// Numbers and slugs are the whole record's: that one is taken is told, and not by what.
	ANSWER_IS(
		sql_answer(analyst,
	               "insert into things (kind, slug, label, nature) values ('actor', 'islamic-state', 'X', 'other')"),
		"!23505 duplicate key value violates unique constraint \"things_slug_unique\"");
	ANSWER_IS(sql_answer(
				  analyst,
				  "select removal.told from things t, removal('things', t.id, true) where t.slug = 'russia' and stays"),
	          "");
	sql_run(shared.owner,
	        "insert into claims (subject_id, concerned_id, marking) select g.id, r.id, 4 from things g, things r"
	        " where g.slug = 'g3' and r.slug = 'russia'");
	ANSWER_IS(sql_answer(analyst, "select remove('things', id, true) from things where slug = 'russia'"),
	          "!RA005 it cannot be taken out: something that is not shown at your clearance refers to it");
	// What refers to a row is never taken along with it.
	char *hidden = mem_text(scratch, sql_answer(shared.server, "select count(*) from claims where marking > 1"));
	sql_run(analyst, "begin; delete from names; delete from identifiers; delete from claims where concerns_id is null");
	ANSWER_IS(sql_answer(analyst, "delete from sources where slug = 'd1'; delete from things where slug = 'iran'; "
	                              "select count(*) from claims"),
	          "0");
	sql_run(analyst, "commit");
	ANSWER_IS(sql_answer(shared.server, "select count(*) from claims where marking > 1"), hidden);
	ANSWER_IS(sql_answer(shared.server,
	                     "select count(*) from names where marking > 1 and name ~ 'Alias' having count(*) > 0"),
	          sql_answer(shared.server, "select count(*) from names where marking > 1 and name ~ 'Alias'"));
}

// What was raised is hidden as it stood before, too; taking the raise back brings the row back, not its history.
static void what_is_raised_was_so_all_along(void)
{
	MEM_SCOPE(scratch);
	const struct shared shared = shared_open(scratch);
	struct sql *reader = somebody(&shared, "reader", "green");
	static const char seen[] = "set rapporteur.as_recorded = '%s'; select (select count(*) from "
							   "rapporteur_as_recorded.claims where statement ~ "
							   "'^[abc]$'), (select count(*) from rapporteur_as_recorded.things where slug = 'turkey'),"
							   " (select count(*) from claims where statement ~ '^[abc]$')";

	SAY(shared.owner, "a", "turkey", "2017-02-10", "note", "said of turkey");
	SAY(shared.owner, "b", "turkey", "2017-02-11", "note", "said, and taken out");
	SAY(shared.owner, "c", "g4", "2017-02-11", "note", "from a source", "source_id", "#c1");
	char *before = mem_text(scratch, sql_answer(shared.owner, "select max(number) from revisions"));
	sql_run(shared.owner, "update claims set credibility = 3 where statement = 'a'");
	sql_run(shared.owner, "delete from claims where statement = 'b'");
	ANSWER_IS(sql_answer(reader, seen, before), "3 | 1 | 2");
	sql_run(shared.owner, "update things set marking = 4 where slug = 'turkey'");
	char *raise = mem_text(scratch, sql_answer(shared.owner, "select max(number) from revisions"));
	ANSWER_IS(sql_answer(reader, seen, before), "1 | 0 | 1");
	sql_run(shared.owner, "update sources set marking = 3 where slug = 'c1'");
	ANSWER_IS(sql_answer(reader, seen, before), "0 | 0 | 0");
	// The owner is told as what it was marked then.
	ANSWER_IS(sql_answer(shared.owner,
	                     "set rapporteur.as_recorded = '%s'; select marking from rapporteur_as_recorded.things where "
	                     "slug = 'turkey'",
	                     before),
	          "0");
	sql_run(shared.owner, mem_print(scratch, "select undo(%s)", raise));
	ANSWER_IS(sql_answer(reader, seen, before), "0 | 0 | 1");
	ANSWER_IS(sql_answer(reader, "select marking from things where slug = 'turkey'"), "0");
	// All that it ever was, not the last version alone.
	SAY(shared.owner, "d", "g4", "2017-02-11", "note", "edited twice");
	char *entered = mem_text(scratch, sql_answer(shared.owner, "select max(number) from revisions"));
	sql_run(shared.owner, "update claims set credibility = 3 where statement = 'd'");
	sql_run(shared.owner, "update claims set credibility = 2 where statement = 'd'");
	static const char edited[] =
		"set rapporteur.as_recorded = '%s'; select count(*) from rapporteur_as_recorded.claims where statement = 'd'";
	ANSWER_IS(sql_answer(reader, edited, entered), "1");
	sql_run(shared.owner, "update claims set marking = 2 where statement = 'd'");
	ANSWER_IS(sql_answer(reader, edited, entered), "0");
	// Lowered is what stands from now on.
	sql_run(shared.owner,
	        "update sources set marking = 0 where slug = 'c1'; update claims set marking = 0 where statement = 'c'");
	ANSWER_IS(sql_answer(reader, seen, before), "0 | 0 | 2");
	ANSWER_IS(sql_answer(reader, seen, raise), "0 | 0 | 2");
}

static void each_part_does_what_it_may(void)
{
	MEM_SCOPE(scratch);
	const struct shared shared = marked_open(scratch);
	struct sql *reader = somebody(&shared, "reader", "red");
	struct sql *analyst = somebody(&shared, "analyst", "amber");
	struct sql *admin = somebody(&shared, "admin", "clear");
	static const char *const forbidden[] = {
		"select this_revision()",
		"select resolutions_make('{1}')",
		"update revisions set author = 'x'",
		"insert into claims_past select * from claims_past",
		"delete from resolutions",
		"update base set zone = 'UTC'",
		"select command from revisions",
		"select * from revisions",
		"truncate claims",
		"alter table claims disable row level security",
		"drop policy cleared on claims",
		"set session_replication_role to replica",
	};

	for (size_t i = 0; i < sizeof forbidden / sizeof *forbidden; i++) {
		CU_ASSERT_TRUE(str_begins(sql_answer(reader, "%s", forbidden[i]), "!42501"));
		CU_ASSERT_TRUE(i == 0 || str_begins(sql_answer(analyst, "%s", forbidden[i]), "!42501"));
		CU_ASSERT_TRUE(i == 0 || str_begins(sql_answer(admin, "%s", forbidden[i]), "!42501"));
	}
	ANSWER_IS(sql_answer(analyst, "set role \"%s_red\"", shared.name),
	          mem_print(scratch, "!42501 permission denied to set role \"%s_red\"", shared.name));
	CU_ASSERT_TRUE(
		str_begins(sql_answer(reader, "insert into things (kind, slug, label) values ('person', 'x', 'X')"), "!42501"));
	CU_ASSERT_TRUE(str_begins(sql_answer(reader, "select access_writes()"), "!RA004"));
	ANSWER_IS(sql_answer(analyst, "select access_writes()"), "-");
	ANSWER_IS(sql_answer(analyst, "update claims set marking = 3 where note = 'note 1 of g3'"),
	          "!RA004 this would be marked TLP:AMBER+STRICT, and you are cleared for TLP:AMBER");
	ANSWER_IS(sql_answer(analyst, "copy claims from stdin"), "!0A000 COPY FROM not supported with row-level security");
	CU_ASSERT_TRUE(str_begins(sql_answer(analyst, "select access_grant(session_user, 'admin', 'red')"), "!RA004"));
	CU_ASSERT_TRUE(str_begins(sql_answer(analyst, "select redact('claims', 1)"), "!RA004"));
	ANSWER_IS(sql_answer(admin, "select redact('sources', %s)",
	                     mem_text(scratch, sql_answer(shared.owner, "select id from sources where slug = 'red'"))),
	          "!RA001 what is to be removed is not in the record");
	// An admin says who sees what, and sees no more for it.
	ANSWER_IS(sql_answer(admin, "select max(marking) from claims"), "0");
	ANSWER_IS(sql_answer(analyst, "select max(marking) from claims"), "2");
	// What an analyst writes is resolved with all that there is.
	sql_run(analyst, "insert into claims (subject_id, note, reported_at) select id, 'by an analyst', '2017-02-15' from "
	                 "things where slug = 'g4'");
	ANSWER_IS(
		sql_answer(shared.owner,
	               "with a as (select r::text from resolve('infinity', 4) r), b as (select r::text from "
	               "resolve_claims('infinity', 4) r)"
	               " select (select count(*) from (table a except all table b) x), (select count(*) from (table b "
	               "except all table a) x),"
	               " (select r.marking from resolutions r join things t on t.id = r.subject_id where t.slug = 'g4')"),
		"0 | 0 | 4");
	// Statistics and what a plan tells.
	sql_run(shared.owner, "analyze claims");
	ANSWER_IS(
		sql_answer(analyst, "select count(*) from pg_stats where schemaname = 'rapporteur' and tablename = 'claims'"),
		"0");
	CU_ASSERT_PTR_NULL(strstr(sql_answer(analyst, "explain (analyze, verbose) select * from claims"), "note 4"));
}

// By no more than their number, and only of what is seen itself.
static void what_is_withheld_is_a_number(void)
{
	MEM_SCOPE(scratch);
	const struct shared shared = marked_open(scratch);
	struct sql *analyst = somebody(&shared, "analyst", "amber");
	static const char hidden[] =
		"select count(*) from claims c join things s on s.id = c.subject_id join things g on g.slug = 'g4'"
		" where c.marking > 2 and g.id in (c.subject_id, c.scope_id) and (c.subject_id = g.id or s.marking > 2)";

	char *counted = mem_text(scratch, sql_answer(shared.owner, hidden));
	CU_ASSERT_STRING_NOT_EQUAL(counted, "0");
	ANSWER_IS(sql_answer(analyst, "select claims_withheld('infinity', 4, array_agg(id)) from things where slug = 'g4'"),
	          counted);
	ANSWER_IS(
		sql_answer(analyst,
	               "select claims_withheld('infinity', 4, array[i.id]), i.id = any (things_withholding('infinity', 4)) "
	               "from (values (%s)) i(id)",
	               mem_text(scratch, sql_answer(shared.owner, "select id from things where slug = 'iran'"))),
		"0 | f");
	// Nor within what is hidden itself, by its number.
	ANSWER_IS(
		sql_answer(
			analyst,
			"select claims_withheld('infinity', 4, null, s.id), items_withheld('infinity', 4, 'passage', array[s.id]), "
			"items_withheld('infinity', 4, 'impact', array[s.id]) from (values (%s)) s(id)",
			mem_text(scratch, sql_answer(shared.owner, "select id from sources where slug = 'd1'"))),
		"0 | 0 | 0");
}

// A command line quotes what it wrote.
static void command_lines_are_withheld_with_what_they_wrote(void)
{
	MEM_SCOPE(scratch);
	const struct shared shared = shared_open(scratch);
	struct sql *analyst = somebody(&shared, "analyst", "green");
	static const char *const writes[] = {
		"insert into claims (subject_id, note, marking) select id, 'x', 4 from things where slug = 'g4'",
		"insert into claims (subject_id, concerned_id) select 7, id from things where slug = 'iran'",
		"insert into identifiers (thing_id, scheme, value) select id, 'gw', '630' from things where slug = 'iran'",
	};

	sql_run(shared.owner, "update things set marking = 3 where slug = 'iran'");
	for (size_t i = 0; i < sizeof writes / sizeof *writes; i++) {
		sql_run(
			shared.owner,
			mem_print(
				scratch,
				"begin; set local rapporteur.command = 'write %zu'; set local rapporteur.reason = 'why'; %s; commit", i,
				writes[i]));
		char *number = mem_text(scratch, sql_answer(shared.owner, "select max(number) from revisions"));
		ANSWER_IS(sql_answer(analyst, "select command, reason, withheld from revision_words(%s)", number), "- | - | t");
		ANSWER_IS(sql_answer(shared.owner, "select command, reason, withheld from revision_words(%s)", number),
		          mem_print(scratch, "write %zu | why | f", i));
		ANSWER_IS(sql_answer(analyst, "select undo(%s)", number),
		          mem_print(scratch, "!RA005 r%s wrote what is marked above TLP:GREEN, your clearance", number));
	}
	sql_run(analyst, "begin; set local rapporteur.command = 'mine'; insert into things (kind, slug, label) values "
	                 "('person', 'x', 'X'); commit");
	ANSWER_IS(sql_answer(analyst, "select w.command, role = session_user from revisions r, revision_words(r.number) w "
	                              "order by number desc limit 1"),
	          "mine | t");
	ANSWER_IS(sql_answer(analyst, "select undo((select max(number) from revisions)) > 0"), "t");
}

static void groups_are_the_database_s_own(void)
{
	MEM_SCOPE(scratch);
	const struct shared shared = shared_open(scratch);
	struct sql *reader = somebody(&shared, "reader", "amber");
	const char *user = mem_text(scratch, sql_answer(reader, "select session_user"));

	// Whoever made the record is one of its owners, and makes what comes later theirs.
	ANSWER_IS(sql_answer(shared.owner, "select clearance(), access_has('admin')"), "4 | t");
	sql_run(shared.owner, "set role none; create table redundant (marking marking); select as_recorded_make()");
	ANSWER_IS(sql_answer(shared.server, "select string_agg(relname, ' ') from pg_class where relkind in ('r', 'v')"
	                                    " and relnamespace::regnamespace::text ~ '^rapporteur' and relowner <> "
	                                    "quote_ident(access_role('owner'))::regrole"),
	          "-");
	ANSWER_IS(
		sql_answer(reader, "set rapporteur.as_recorded = '3'; select count(*) > 0 from rapporteur_as_recorded.things"),
		"t");
	ANSWER_IS(sql_answer(shared.owner, "select count(*) from access_script()"), "0");
	// Granted anew, it is what was granted last; taken away, nothing is left.
	sql_run(shared.server, mem_print(scratch, "select access_grant('%s', 'analyst', null)", user));
	ANSWER_IS(sql_answer(reader, "select clearance(), access_has('analyst'), access_has('admin')"), "2 | t | f");
	sql_run(shared.server, mem_print(scratch, "select access_grant('%s', 'reader', 'green')", user));
	ANSWER_IS(sql_answer(reader, "select clearance(), access_has('analyst')"), "1 | f");
	ANSWER_IS(sql_answer(shared.server, "select access_revoke('%s')", user), "t");
	ANSWER_IS(sql_answer(shared.server, "select access_revoke('%s')", user), "f");
	ANSWER_IS(sql_answer(reader, "select count(*) from rapporteur.things"),
	          "!42501 permission denied for schema rapporteur");
	// No user of another name is taken for a group.
	sql_run(shared.server, mem_print(scratch, "alter role \"%s_green\" login", shared.name));
	ANSWER_IS(sql_answer(shared.owner, "select access_setup()"),
	          mem_print(scratch,
	                    "!RA005 there is a user '%s_green' already, which is the name of a group of this database",
	                    shared.name));
}

// A name of a role has 63 bytes, as that of a database.
static void a_long_name_has_its_groups(void)
{
	MEM_SCOPE(scratch);
	struct shared shared = { .context = scratch, .name = mem_print(scratch, "%060ld", (long)getpid()) };

	fixture_create(shared.name, fixture_migrated);
	shared.connection =
		mem_print(scratch, "host='%s' user='%s' dbname='%s'", getenv("TEST_SERVER"), getenv("TEST_ROLE"), shared.name);
	shared.server = shared_connect(&shared, "postgres");
	ANSWER_IS(sql_answer(shared.server, "select access_setup()"), "-");
	ANSWER_IS(
		sql_answer(shared.server,
	               "select count(distinct r.rolname), max(octet_length(r.rolname)) <= 63 from pg_roles r join unnest("
	               "'{owner,reader,analyst,admin,clear,green,amber,amber+strict,red}'::text[]) p(part) on r.rolname = "
	               "access_role(p.part) where not r.rolcanlogin"),
		"9 | t");
	struct sql *reader = somebody(&shared, "reader", "amber+strict");
	ANSWER_IS(sql_answer(reader, "select clearance()"), "3");
	mem_release(reader);
	mem_release(shared.server);
	fixture_drop(shared.name);
}

const struct suite suite_access =
	SUITE("access", TEST(each_clearance_sees_the_truth_below_it), TEST(every_table_is_guarded),
          TEST(functions_with_the_rights_of_the_owner), TEST(a_cheap_function_is_given_only_what_may_be_seen),
          TEST(messages_tell_nothing), TEST(what_is_raised_was_so_all_along), TEST(each_part_does_what_it_may),
          TEST(what_is_withheld_is_a_number), TEST(command_lines_are_withheld_with_what_they_wrote),
          TEST(groups_are_the_database_s_own), TEST(a_long_name_has_its_groups));
