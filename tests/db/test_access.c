// SPDX-License-Identifier: MIT
// Clearances: what each may see of every relation is the truth without what is marked higher, and there is no way round it.

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "base/str.h"
#include "db/fixture.h"
#include "db/scene.h"

static const char *const labels[] = { "clear", "green", "amber", "amber+strict", "red" };

// A database with its group roles, seen by the server's administrator and by its owner.
struct shared {
	void *context;
	const char *connection;
	const char *name;
	struct sql *server; // the administrator
	struct sql *owner;
};

static struct sql *connect_as(const struct shared *shared, const char *user)
{
	return sql_connect(shared->context, mem_print(shared->context, "%s user='%s'", shared->connection, user));
}

// Somebody with this part and clearance, connected.
static struct sql *somebody(const struct shared *shared, const char *part, const char *cleared)
{
	const char *user = mem_print(shared->context, "%s %s %s", shared->name, part, cleared);

	sql_run(shared->server,
	        mem_print(shared->context, "create role \"%s\" login; select access_grant('%s', '%s', '%s')", user, user,
	                  part, cleared));
	return connect_as(shared, user);
}

static struct shared shared_open(void *context)
{
	struct shared shared = { .context = context, .connection = test_connection(context) };

	shared.owner = scene_at(context, shared.connection);
	shared.server = connect_as(&shared, "postgres");
	shared.name = mem_text(context, sql_answer(shared.server, "select current_database()"));
	sql_run(shared.server, sql_answer(shared.owner, "select access_setup()"));
	ANSWER_IS(sql_answer(shared.owner, "select access_setup()"), "-");
	return shared;
}

// The record of access.sql.
static struct shared marked_open(void *context)
{
	struct shared shared = shared_open(context);
	struct str *text = str_new(context);
	FILE *file = fopen("tests/db/access.sql", "r");
	char part[4096];

	for (size_t got; file && (got = fread(part, 1, sizeof part, file)) > 0;)
		str_add_bytes(text, part, got);
	CU_ASSERT_PTR_NOT_NULL_FATAL(file);
	fclose(file);
	sql_run(shared.server, text->text);
	return shared;
}

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
	          "base base_past journalled relations revisions steps");
	// Nobody's policy rests on anything but the roles.
	ANSWER_IS(
		sql_answer(
			sql,
			"select string_agg(distinct regexp_replace(pg_get_expr(p.polqual, p.polrelid), '\\s+', ' ', 'g'), e'\\n')"
			" from pg_policy p join pg_class c on c.oid = p.polrelid where c.relname !~ '^identifiers'"),
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
	          "access_grant access_revoke claims_counted passage_seals resolutions_complete resolutions_drop"
	          " resolutions_drop_source resolutions_make revision_marking revision_stamped revision_undoes "
	          "revision_words rows_checked"
	          " rows_kept source_seals thing_seals this_revision");
	ANSWER_IS(sql_answer(sql, "select string_agg(p.proname, ' ' order by p.proname) from pg_proc p where p.prosecdef"
	                          " and p.pronamespace = 'rapporteur_as_recorded'::regnamespace"),
	          "claims_counted");
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

const struct suite suite_access = SUITE("access", TEST(each_clearance_sees_the_truth_below_it),
                                        TEST(every_table_is_guarded), TEST(functions_with_the_rights_of_the_owner));
