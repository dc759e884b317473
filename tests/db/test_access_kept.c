// SPDX-License-Identifier: MIT
// What access rests on: who wrote is known by the server, nobody grants more than he has, and what was altered by hand is
// seen.
#include <string.h>

#include "base/mem.h"
#include "base/str.h"
#include "db/fixture.h"
#include "db/shared.h"
#include "domain/revision.h"
#include "migrations.h"
#include "pg/migrate.h"

// Writes a note as the program does for who says to be `name`.
static void write_as(const struct shared *shared, struct sql *sql, const char *name)
{
	sql_run(sql,
	        mem_print(shared->context,
	                  "begin; set local rapporteur.author = '%s'; insert into claims (subject_id, note) select id, "
	                  "'by %s' from things where slug = 'g4'; commit",
	                  name, name));
}

// The number of the newest entry of whoever asks, who says to be `name`, or why there is none.
static char *newest_of(const struct shared *shared, struct sql *sql, const char *name)
{
	sql_run(sql, mem_print(shared->context, "begin; set local rapporteur.author = '%s'", name));
	char *number = mem_text(shared->context, sql_answer(sql, "select revision_asked(null)"));
	sql_run(sql, "rollback");
	return number;
}

static void who_wrote_is_whom_the_server_knows(void)
{
	MEM_SCOPE(scratch);
	const struct shared shared = shared_open(scratch);
	struct sql *ana = somebody(&shared, "analyst", "green");
	struct sql *ben = somebody(&shared, "analyst", "red");
	const char *ana_name = mem_text(scratch, sql_answer(ana, "select session_user"));
	const char *ben_name = mem_text(scratch, sql_answer(ben, "select session_user"));
	char *before = mem_text(scratch, sql_answer(ana, "select max(number) from revisions"));

	write_as(&shared, ana, "bea");
	write_as(&shared, ana, ana_name);
	write_as(&shared, ana, ben_name);
	ANSWER_IS(sql_answer(ben,
	                     "select string_agg(access_author(role, author) || ': ' || access_author_told(role, author), "
	                     "e'\\n' order by number) from revisions where number > %s",
	                     before),
	          mem_print(scratch, "%s: %s, as bea\n%s: %s\n%s: %s, as %s", ana_name, ana_name, ana_name, ana_name,
	                    ana_name, ana_name, ben_name));
	ANSWER_IS(sql_answer(ben, "select string_agg(recorded_by, e'\\n' order by claim) from claims_told where "
	                          "recorded_by ~ ', as bea$'"),
	          mem_print(scratch, "%s, as bea", ana_name));
	// The newest entry of one is not another's who borrowed his name.
	ANSWER_IS(newest_of(&shared, ben, "bea"),
	          mem_print(scratch, "!RA001 there is no entry of %s to take back", ben_name));
	ANSWER_IS(newest_of(&shared, ana, "somebody else"), sql_answer(ana, "select max(number) from revisions"));
}

// What the program tells the transaction, and whoever waits for it.
static void who_writes_is_told_likewise(void)
{
	const struct statement told = {
		"told",
		"select concat(current_setting('rapporteur.author') = session_user, ' ', current_setting('application_name') ~ "
		"(' ' || left(session_user, 20) || ': note$'))",
		(const char *const[]){ NULL },
	};
	MEM_SCOPE(scratch);
	const struct shared shared = shared_open(scratch);
	struct sql *ana = somebody(&shared, "analyst", "green");
	const char *user = mem_text(scratch, sql_answer(ana, "select session_user"));
	struct error *error = error_new(scratch);
	struct db *db = db_open(scratch, mem_print(scratch, "%s user='%s'", shared.connection, user), error);
	char *answer = NULL;

	for (int named = 0; named < 2; named++) {
		CU_ASSERT_TRUE_FATAL(db_begin(db, DB_WRITE, error));
		CU_ASSERT_TRUE(revision_begin(
			db, &(struct revision_note){ .author = named ? "somebody else" : NULL, .doing = "note", .login = "login" },
			error));
		CU_ASSERT_TRUE(db_value(scratch, db, &told, NULL, &answer, error));
		CU_ASSERT_STRING_EQUAL(answer, named ? "f t" : "t t");
		db_rollback(db);
	}
}

// Where all are one user of the server they are told apart by name.
static void one_login_for_all_is_told_by_name(void)
{
	MEM_SCOPE(scratch);
	struct shared private = { .context = scratch };

	private.owner = sql_open(scratch);
	sql_run(private.owner, "insert into things (kind, slug, label) values ('person', 'g4', 'G4')");
	write_as(&private, private.owner, "ana");
	write_as(&private, private.owner, "ben");
	ANSWER_IS(sql_answer(private.owner, "select string_agg(access_author_told(role, author), ' ' order by number) from "
	                                    "revisions where number > 1"),
	          "ana ben");
	ANSWER_IS(newest_of(&private, private.owner, "ana"), "2");
	ANSWER_IS(newest_of(&private, private.owner, "cid"), "!RA001 there is no entry of cid to take back");
}

static void nobody_clears_for_more_than_he_sees(void)
{
	MEM_SCOPE(scratch);
	const struct shared shared = shared_open(scratch);
	struct sql *admin = somebody(&shared, "admin", "amber");
	struct sql *reader = somebody(&shared, "reader", "clear");
	const char *name = mem_text(scratch, sql_answer(reader, "select session_user"));
	const char *own = mem_text(scratch, sql_answer(admin, "select session_user"));
	static const char grant[] = "select access_grant('%s', '%s', %s); select clearance('%s')";

	ANSWER_IS(sql_answer(admin, grant, name, "reader", "'amber'", name), "2");
	ANSWER_IS(sql_answer(admin, grant, name, "analyst", "'red'", name),
	          mem_print(scratch, "!RA004 %s is cleared for TLP:AMBER, and cannot clear anybody for TLP:RED", own));
	ANSWER_IS(sql_answer(admin, grant, own, "admin", "'red'", own),
	          mem_print(scratch, "!RA004 %s is cleared for TLP:AMBER, and cannot clear anybody for TLP:RED", own));
	ANSWER_IS(sql_answer(reader, "select clearance(), access_has('analyst')"), "2 | f");
	ANSWER_IS(sql_answer(shared.owner, grant, name, "reader", "'red'", name), "4");
	// What somebody else cleared him for stays, and may be lowered.
	ANSWER_IS(sql_answer(admin, grant, name, "analyst", "null", name), "4");
	ANSWER_IS(sql_answer(admin, grant, name, "analyst", "'green'", name), "1");
}

// A membership that the server's administrator made by hand is one like any other.
static void what_another_granted_gives_way(void)
{
	MEM_SCOPE(scratch);
	const struct shared shared = shared_open(scratch);
	struct sql *reader = somebody(&shared, "reader", "clear");
	const char *name = mem_text(scratch, sql_answer(reader, "select session_user"));

	sql_run(shared.server,
	        mem_print(scratch, "grant \"%s_admin\", \"%s_red\" to \"%s\"", shared.name, shared.name, name));
	ANSWER_IS(sql_answer(reader, "select access_has('admin'), clearance()"), "t | 4");
	ANSWER_IS(
		sql_answer(shared.owner, "select string_agg(g, ' ') from access_granted('%s_red', '%s') g", shared.name, name),
		"postgres");
	sql_run(shared.owner, mem_print(scratch, "select access_grant('%s', 'reader', 'green')", name));
	ANSWER_IS(sql_answer(reader, "select access_has('admin'), clearance()"), "f | 1");
}

static const char unguarded[] = "select string_agg(u, e'\\n' order by u) from access_unguarded() u";

static void what_lets_rows_be_seen_is_noticed(void)
{
	MEM_SCOPE(scratch);
	const struct shared shared = shared_open(scratch);
	struct sql *reader = somebody(&shared, "reader", "clear");

	write_as(&shared, shared.owner, "the owner");
	sql_run(shared.owner, "update claims set marking = 3");
	ANSWER_IS(sql_answer(shared.owner, unguarded), "-");
	ANSWER_IS(sql_answer(reader, "select count(*) from claims"), "0");
	sql_run(shared.owner, "alter table claims disable row level security;"
	                      "create policy open on sources using (true);"
	                      "alter policy cleared on things using (marking <= (select clearance()) or true);"
	                      "alter policy cleared on names to postgres;"
	                      "drop policy cleared on identifiers_past");
	ANSWER_IS(sql_answer(reader, unguarded), "row security of the table claims is off\n"
	                                         "the policy cleared of the table names is not this program's\n"
	                                         "the policy cleared of the table things is not this program's\n"
	                                         "the policy open of the table sources is not this program's\n"
	                                         "the table identifiers_past lacks its policy\n"
	                                         "the table names lacks its policy\n"
	                                         "the table things lacks its policy");
	CU_ASSERT_STRING_NOT_EQUAL(sql_answer(reader, "select count(*) from claims"), "0");
	sql_run(shared.owner, "select access_guard()");
	ANSWER_IS(sql_answer(reader, unguarded), "-");
	ANSWER_IS(sql_answer(reader, "select count(*) from claims"), "0");
}

// What verifying says of a database, in `context`: "" where all is as it should be.
static const char *verified(void *context, const char *connection)
{
	struct error *error = error_new(context);
	struct db *db = db_open(context, connection, error);
	size_t count;

	if (migrate_verify(db, migration_files, &count, error))
		return "";
	return error->detail ? error->detail : error->message;
}

static void owners_and_grants_are_verified(void)
{
	MEM_SCOPE(scratch);
	const struct shared shared = shared_open(scratch);
	struct sql *reader = somebody(&shared, "reader", "clear");
	const char *name = mem_text(scratch, sql_answer(reader, "select session_user"));
	const char *as_administrator = mem_print(scratch, "%s user=postgres", shared.connection);

	CU_ASSERT_STRING_EQUAL(verified(scratch, shared.connection), "");
	CU_ASSERT_STRING_EQUAL(verified(scratch, as_administrator), "");
	CU_ASSERT_STRING_EQUAL(verified(scratch, mem_print(scratch, "%s user=postgres", test_connection(scratch))), "");
	sql_run(shared.server,
	        mem_print(scratch,
	                  "grant select on claims to public; grant update (label) on things to \"%s\";"
	                  "grant execute on function redact(name, bigint, text) to public;"
	                  "grant create on schema rapporteur to \"%s\"; alter function fold(text) owner to postgres;"
	                  "revoke insert on names from \"%s_analyst\"; revoke execute on function fold(text) from public;"
	                  "alter table identifiers disable row level security; alter policy cleared on names to postgres;"
	                  "alter default privileges in schema rapporteur grant select on tables to public",
	                  name, name, shared.name));
	CU_ASSERT_STRING_EQUAL(
		verified(scratch, shared.connection),
		mem_print(scratch,
	              "default privileges of postgres in the schema rapporteur was added by hand\n"
	              "policy cleared of rapporteur.names was changed by hand\n"
	              "table rapporteur.identifiers was changed by hand\n"
	              "the grant of create on schema rapporteur to \"%s\" was added by hand\n"
	              "the grant of insert on table rapporteur.names to %s_analyst is missing\n"
	              "the grant of select on table rapporteur.claims to public was added by hand\n"
	              "the grant of update on column rapporteur.things.label to \"%s\" was added by hand\n"
	              "the ownership of function rapporteur.fold(text) by postgres was added by hand\n"
	              "the revocation of execute on function rapporteur.fold(text) from public was added by hand\n"
	              "the revocation of execute on function rapporteur.redact(of_table name, target bigint, only_text "
	              "text) from public is missing",
	              name, shared.name, name));
}

const struct suite suite_access_kept =
	SUITE("access kept", TEST(who_wrote_is_whom_the_server_knows), TEST(who_writes_is_told_likewise),
          TEST(one_login_for_all_is_told_by_name), TEST(nobody_clears_for_more_than_he_sees),
          TEST(what_another_granted_gives_way), TEST(what_lets_rows_be_seen_is_noticed),
          TEST(owners_and_grants_are_verified));
