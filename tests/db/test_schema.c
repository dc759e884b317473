// SPDX-License-Identifier: MIT
// The schema as a whole: explained, named, taken down and up again, dumped and restored.

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/mem.h"
#include "base/str.h"
#include "db/fixture.h"
#include "db/scene.h"
#include "migrations.h"
#include "pg/migrate.h"

// Free text is of the domain that refuses what is empty; every other text has a rule that says how it is written.
static void no_text_is_empty(void)
{
	MEM_SCOPE(scratch);
	struct sql *sql = sql_open(scratch);
	ANSWER_IS(
		sql_answer(sql,
	               "select string_agg(format('%%s.%%s', c.relname, a.attname), ' ' order by c.relname, a.attname) from "
	               "pg_class c"
	               " join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and a.atttypid in ('text'::regtype, "
	               "'text[]'::regtype)"
	               " where c.relnamespace = 'rapporteur'::regnamespace and c.relkind = 'r' and c.relname !~ '_past$' "
	               "and c.relname not in ('base', "
	               "'journalled', 'relations', 'revisions', 'steps') and not exists (select from pg_constraint k where "
	               "k.conrelid = "
	               "c.oid and "
	               "k.contype = 'c'"
	               " and a.attnum = any (k.conkey) and k.conname ~ '_(known|form|not_empty|optional)$')"
	               " and not exists (select from pg_attribute s where s.attrelid = c.oid and s.attname = a.attname || "
	               "'_span')"),
		"claims.kind names.folded sources.label"); // these are given by the schema itself
	ANSWER_IS(sql_answer(sql, "select e' \\n\\t'::wording"),
	          "!23514 value for domain wording violates check constraint \"wording_not_empty\"");
}

// Inserts `what`, the text in place of its %s, and takes it back: "" or the refusal.
static const char *inserted(struct sql *sql, const char *what, const char *text)
{
	const char *place = strstr(what, "%s");
	const char *answer = sql_answer(sql, "begin; insert into %.*s%s%s", (int)(place - what), what, text, place + 2);

	sql_run(sql, "rollback");
	return answer;
}

// What is printed within a line is refused where it would break it, under its own rule; what nobody could see is not said.
static void names_are_seen_and_stand_on_one_line(void)
{
	static const struct {
		const char *insert, *rule; // %s: the text
	} places[] = {
		{ "things (kind, slug, label) values ('person', 'p', %s)", "things_label" },
		{ "names (thing_id, name) select id, %s from things", "names_name" },
		{ "sources (slug, outlet, nature) values ('s2', %s, 'wire')", "sources_outlet" },
		{ "identifiers (thing_id, scheme, value) select id, 'viaf', %s from things", "identifiers_value" },
		{ "things (kind, slug, label, nature, sides) values ('talks', 't', 'T', 'track', array['a', %s])",
		  "things_sides" },
	};
	static const char *const unseen[] = { "''", "e' \t'", "u&'\\200B\\FEFF'", "u&'\\2060 \\200E\\202E'",
		                                  "u&'\\200D\\00A0'" };
	static const char *const broken[] = { "e'new\nline'", "e'a\tb'", "e'a\x01'", "u&'a\\0085b'", "u&'a\\2028b'" };
	static const char *const sound[] = { "'x'", "u&'\\0645\\06CC\\200C\\062E'", "'a b'", "u&'\\0301'" };
	MEM_SCOPE(scratch);
	struct sql *sql = sql_open(scratch);

	sql_run(sql, "insert into things (kind, slug, label) values ('person', 'who', 'Who')");
	for (size_t p = 0; p < sizeof(places) / sizeof(places[0]); p++)
		for (size_t i = 0; i < 5; i++) {
			const char *empty = mem_print(scratch, "\"%s_not_empty\"", places[p].rule);
			const char *several = mem_print(scratch, "\"%s_one_line\"", places[p].rule);

			CU_ASSERT_PTR_NOT_NULL(strstr(inserted(sql, places[p].insert, unseen[i]), empty));
			CU_ASSERT_PTR_NOT_NULL(strstr(inserted(sql, places[p].insert, broken[i]), several));
			if (i < 4)
				ANSWER_IS(inserted(sql, places[p].insert, sound[i]), "");
		}
	for (size_t i = 0; i < 5; i++) {
		ANSWER_IS(sql_answer(sql, "select %s::wording", unseen[i]),
		          "!23514 value for domain wording violates check constraint \"wording_not_empty\"");
		ANSWER_IS(sql_answer(sql, "select %s::phrase", unseen[i]),
		          "!23514 value for domain phrase violates check constraint \"wording_not_empty\"");
		ANSWER_IS(sql_answer(sql, "select %s::phrase", broken[i]),
		          "!23514 value for domain phrase violates check constraint \"phrase_one_line\"");
		ANSWER_IS(sql_answer(sql, "select %s::wording is null", broken[i]), "f"); // a quotation may have lines
	}
}

static void registers_have_their_forms(void)
{
	MEM_SCOPE(scratch);
	struct sql *sql = sql_open(scratch);
	static const char insert[] = "identifiers (thing_id, scheme, value) select id, %s from things";

	sql_run(sql, "insert into things (kind, slug, label) values ('person', 'who', 'Who')");
	ANSWER_IS(inserted(sql, insert, "'wikidata', 'Q703834'"), "");
	ANSWER_IS(inserted(sql, insert, "'iso3166-1', 'SY'"), "");
	ANSWER_IS(inserted(sql, insert, "'iso3166-1', 'SYR'"), "");
	ANSWER_IS(inserted(sql, insert, "'gw', '652'"), "");
	ANSWER_IS(inserted(sql, insert, "'doi', '10.1000/182'"), "");
	CU_ASSERT_PTR_NOT_NULL(strstr(inserted(sql, insert, "'wikdata', 'Q1'"), "identifiers_scheme_known"));
	CU_ASSERT_PTR_NOT_NULL(strstr(inserted(sql, insert, "'doi', '10.1'"), "identifiers_doi_form"));
	for (const char *const *value = (const char *const[]){ "Q", "Q0", "q1", "P31", "Q1 ", "xQ1", NULL }; *value;
	     value++)
		CU_ASSERT_PTR_NOT_NULL(
			strstr(inserted(sql, insert, mem_print(scratch, "'wikidata', '%s'", *value)), "identifiers_wikidata_form"));
	for (const char *const *value = (const char *const[]){ "S", "sy", "SYRI", "760", "S Y", "XX", NULL }; *value;
	     value++)
		CU_ASSERT_PTR_NOT_NULL(
			strstr(inserted(sql, insert, mem_print(scratch, "'iso3166-1', '%s'", *value)), "identifiers_iso3166_form"));
}

static void everything_has_its_comment(void)
{
	MEM_SCOPE(scratch);
	struct sql *sql = sql_open(scratch);
	ANSWER_IS(
		sql_answer(
			sql,
			"select string_agg(c.relname, ', ') from pg_class c where c.relnamespace = "
			"'rapporteur'::regnamespace"
			" and c.relkind in ('r', 'v', 'm', 'p', 'f') and coalesce(obj_description(c.oid, 'pg_class'), '') = ''"),
		"-");
	ANSWER_IS(sql_answer(sql, "select string_agg(c.relname || '.' || a.attname, ', ') from pg_class c join "
	                          "pg_attribute a on a.attrelid = c.oid"
	                          " where c.relnamespace = 'rapporteur'::regnamespace and c.relkind in ('r', 'v', 'm', "
	                          "'p', 'f') and a.attnum > 0"
	                          " and not a.attisdropped and coalesce(col_description(c.oid, a.attnum), '') = ''"),
	          "-");
	ANSWER_IS(sql_answer(sql, "select string_agg(p.oid::regprocedure::text, ', ') from pg_proc p where p.pronamespace "
	                          "= 'rapporteur'::regnamespace"
	                          " and not exists (select from pg_depend d where d.classid = 'pg_proc'::regclass and "
	                          "d.objid = p.oid and d.deptype = 'e')"
	                          " and coalesce(obj_description(p.oid, 'pg_proc'), '') = ''"),
	          "-");
	ANSWER_IS(
		sql_answer(sql,
	               "select string_agg(t.typname, ', ') from pg_type t where t.typnamespace = 'rapporteur'::regnamespace"
	               " and t.typtype in ('d', 'e', 'r') and coalesce(obj_description(t.oid, 'pg_type'), '') = ''"),
		"-");
	// An index that is a rule says which; the others only make things faster.
	ANSWER_IS(sql_answer(sql, "select string_agg(i.indexrelid::regclass::text, ', ') from pg_index i join pg_class c "
	                          "on c.oid = i.indexrelid"
	                          " where c.relnamespace = 'rapporteur'::regnamespace and i.indisunique"
	                          " and not exists (select from pg_constraint k where k.conindid = i.indexrelid)"
	                          " and coalesce(obj_description(i.indexrelid, 'pg_class'), '') = ''"),
	          "-");
	CU_ASSERT_STRING_NOT_EQUAL(sql_answer(sql, "select obj_description('rapporteur'::regnamespace, 'pg_namespace')"),
	                           "-");
}

static const char *migration_text(void *context)
{
	struct str *text = str_new(context);
	for (const struct migration_file *file = migration_files; file->name != NULL; file++)
		str_add(text, file->text);
	return text->text;
}

static void every_rule_has_a_name_of_ours(void)
{
	MEM_SCOPE(scratch);
	struct sql *sql = sql_open(scratch);
	const char *text = migration_text(scratch);
	char *names = mem_text(
		scratch, sql_answer(sql, "select string_agg(conname, ' ' order by conname) from pg_constraint"
	                             " where connamespace = 'rapporteur'::regnamespace and contype not in ('t', 'n')"));
	int count = 0;
	for (char *name = strtok(names, " "); name != NULL; name = strtok(NULL, " "), count++) {
		const char *given = mem_print(scratch, "constraint %s ", name);
		if (strstr(text, given) == NULL)
			printf("'%s' was named by the server\n", name);
		CU_ASSERT_PTR_NOT_NULL(strstr(text, given));
	}
	CU_ASSERT_TRUE(count > 100);
}

// Every column of a claim that is not its header is a point, or says whom a point is about.
static void every_column_of_a_claim_is_read(void)
{
	MEM_SCOPE(scratch);
	struct sql *sql = sql_open(scratch);
	ANSWER_IS(sql_answer(sql, "select string_agg(a.attname, ' ' order by a.attnum) from pg_attribute a"
	                          " where a.attrelid = 'claims'::regclass and a.attnum > (select attnum from pg_attribute"
	                          "  where attrelid = 'claims'::regclass and attname = 'despite_exclusion') and not "
	                          "a.attisdropped and a.attgenerated = ''"
	                          " and not exists (select from claim_points(jsonb_populate_record(null::claims, "
	                          "jsonb_build_object('kind', 'delegation',"
	                          "  a.attname, case when a.atttypid = 'bigint'::regtype then '7' when a.attname in "
	                          "('size', 'quantity') then '21' else '2017' end))))"),
	          "person_id target_id signatory_id function written");
	ANSWER_IS(
		sql_answer(sql, "select about_id, point, value from claims c, claim_points(jsonb_populate_record(null::claims, "
	                    "'{\"person_id\": 7, \"function\": \"head\"}'))"
	                    " union all select about_id, point, value from claim_points(jsonb_populate_record(null::claims,"
	                    " '{\"person_id\": 7, \"function\": \"head\", \"presence\": \"arrived\"}')) order by point"),
		"- | head | 7\n7 | presence | arrived");
}

// Output of a program of the server, without the lines in which pg_dump writes a key of its own.
static char *program_output(void *context, const char *command)
{
	struct str *text = str_new(context);
	FILE *pipe = popen(command, "r");
	char *line = NULL;
	size_t room = 0;
	while (pipe != NULL && getline(&line, &room, pipe) > 0)
		if (!str_begins(line, "\\restrict") && !str_begins(line, "\\unrestrict"))
			str_add(text, line);
	free(line);
	CU_ASSERT_EQUAL(pipe != NULL ? pclose(pipe) : -1, 0);
	return text->text;
}

static char *schema_dump(void *context, const char *connection)
{
	char *dump = program_output(
		context, mem_print(context, "'%s/pg_dump' --schema-only --dbname=\"%s\"", getenv("TEST_BINDIR"), connection));
	CU_ASSERT_TRUE(strlen(dump) > 100);
	return dump;
}

static void same_text(const char *what, const char *a, const char *b)
{
	if (strcmp(a, b) == 0) {
		CU_PASS(what);
		return;
	}
	size_t at = 0;
	while (a[at] == b[at])
		at++;
	size_t begin = at;
	while (begin > 0 && at - begin < 200)
		begin--;
	printf("%s:\n--- %.400s\n+++ %.400s\n", what, a + begin, b + begin);
	CU_FAIL("the dumps differ");
}

enum { MIGRATIONS = 64 };

static void migrate(struct db *db, bool up, const char *to)
{
	MEM_SCOPE(scratch);
	struct error *error = error_new(scratch);
	const bool done = up ? migrate_up(db, migration_files, to, NULL, NULL, error)
	                     : migrate_down(db, migration_files, to, NULL, NULL, error);
	if (!done)
		printf("migrate %s to %s: %s\n", up ? "up" : "down", to, error->message);
	CU_ASSERT_TRUE_FATAL(done);
}

static char *version_of(void *context, const struct migration_file *file)
{
	return mem_bytes(context, file->name, strspn(file->name, "0123456789"));
}

static void fill(struct sql *sql)
{
	SAY(sql, "a", "g4", "2017-02-10", "opening", "2017-02-20~", "status", "announced", "source_id", "#b1", "venue_id",
	    "@lausanne");
	SAY(sql, "b", "g4", "2017-02-12", "opening", "2017-02-23/..", "word", "supersede", "quotation", "l'ouverture");
	SAY(sql, "c", "g4/batch", "2017-02-13", "quantity", "unknown", "side", "government");
	SAY(sql, "d", "g4/hnc", "2017-02-13", "size", "20..21", "person_id", "@sabra", "function", "head");
	SAY(sql, "e", "g4", "2017-02-14", "word", "retract", "concerns_id", "^b");
	SAY(sql, "f", "jaafari", "2017-02-14", "post", "ambassador", "body_id", "@government", "since", "2006", "until",
	    "2020-11");
	sql_run(sql,
	        "insert into names (thing_id, name, language, held) select id, u&'\\0628\\0634\\0627\\0631', 'ar', "
	        "'2006/..' from things where slug = 'jaafari';"
	        "insert into identifiers (thing_id, scheme, value) select id, 'wikidata', 'Q1' from things where slug = "
	        "'jaafari';"
	        "insert into passages (source_id, name, at, text) select id, '1530', '2017-02-13 15:30Z', 'x' from sources "
	        "where slug = 'b1';"
	        "update sources set published = '2017-02-13' where slug = 'b1'; update base set zone = 'Asia/Damascus'");
}

// The fields of the scene need its helper functions; both go before the schema is compared.
static struct sql *filled(void *context, const char *connection)
{
	struct sql *sql = scene_at(context, connection);
	fill(sql);
	sql_run(sql, "drop function public.told(text, text, text, timestamptz, int)");
	return sql;
}

static void up_and_down_with_data(void)
{
	MEM_SCOPE(scratch);
	const char *connection = test_empty_connection(scratch);
	struct error *error = error_new(scratch);
	struct db *db = db_open(scratch, connection, error);
	CU_ASSERT_PTR_NOT_NULL_FATAL(db);
	char *versions[MIGRATIONS] = { "0" };
	char *dumps[MIGRATIONS];
	int last = 0;
	migrate(db, true, version_of(scratch, &migration_files[0]));
	migrate(db, false, "0"); // makes the ledger, which stays
	dumps[0] = schema_dump(scratch, connection);
	for (const struct migration_file *file = migration_files; file->name != NULL; file++) {
		versions[++last] = version_of(scratch, file);
		migrate(db, true, versions[last]);
		dumps[last] = schema_dump(scratch, connection);
	}
	filled(scratch, connection);
	for (int i = last - 1; i >= 0; i--) {
		migrate(db, false, versions[i]);
		same_text(mem_print(scratch, "down to %s", versions[i]), dumps[i], schema_dump(scratch, connection));
	}
	migrate(db, true, NULL);
	same_text("up again", dumps[last], schema_dump(scratch, connection));
	// With the data of each version down and up by one, the next fits again.
	filled(scratch, connection);
	migrate(db, false, versions[last - 1]);
	migrate(db, true, NULL);
	same_text("down by one and up", dumps[last], schema_dump(scratch, connection));
}

static void a_dump_restores(void)
{
	MEM_SCOPE(scratch);
	const char *from = test_connection(scratch);
	const char *to = test_empty_connection(scratch);
	struct sql *sql = filled(scratch, from);
	static const char contents[] =
		"select (select string_agg(r::text, e'\n' order by r::text) from resolve('infinity', 4) r), (select "
		"string_agg(c::text, e'\n' order by id) from claims c),"
		" (select string_agg(n::text, e'\n' order by id) from names n), (select string_agg(r::text, e'\n') from "
		"rounds_now r), (select string_agg(r::text, '') from revisions r),"
		" (select string_agg(s::text, e'\n' order by id) from sources s), (select string_agg(p::text, e'\n' order by "
		"p) from passages p), (select base::text from base)";
	const char *before = sql_answer(sql, contents);
	CU_ASSERT_TRUE(before[0] != '!' && strlen(before) > 2000);
	program_output(scratch, mem_print(scratch,
	                                  "'%s/pg_dump' --dbname=\"%s\" | '%s/psql' --no-psqlrc --quiet "
	                                  "--set=ON_ERROR_STOP=1 --output=/dev/null --dbname=\"%s\"",
	                                  getenv("TEST_BINDIR"), from, getenv("TEST_BINDIR"), to));
	struct sql *restored = sql_connect(scratch, to);
	ANSWER_IS(sql_answer(restored, contents), before);
	same_text("restored", schema_dump(scratch, from), schema_dump(scratch, to));
	// And it goes on where it was.
	SAY(restored, "g", "g4", "2017-02-15", "opening", "2017-02-24");
	ANSWER_IS(sql_answer(restored, "select max(number) - (select max(revision) from claims where statement = 'f') from "
	                               "revisions where number > 0"),
	          "2");
}

static void one_revision_for_one_transaction(void)
{
	MEM_SCOPE(scratch);
	struct sql *sql = sql_open(scratch);
	ANSWER_IS(sql_answer(sql, "select count(*) from revisions"), "0");
	sql_run(sql, "begin; select set_config('rapporteur.author', 'Ana', true), set_config('rapporteur.command', 'talks "
	             "add', true), set_config('rapporteur.reason', 'x', true);"
	             "insert into things (kind, slug, label, nature) values ('talks', 'a', 'A', 'track'); insert into "
	             "things (kind, slug, label) values ('venue', 'b', 'B');"
	             "insert into sources (slug, outlet, nature) values ('s', 'S', 'wire'); commit");
	ANSWER_IS(sql_answer(sql, "select number, author, command, reason, role = session_user, undoes from revisions"),
	          "1 | Ana | talks add | x | t | -");
	ANSWER_IS(sql_answer(sql, "select count(distinct revision), min(revision) from things"), "1 | 1");
	// What is rolled back leaves neither a revision nor a gap, and nothing of its settings.
	sql_run(sql, "begin; insert into things (kind, slug, label) values ('venue', 'c', 'C'); rollback");
	sql_run(sql, "insert into things (kind, slug, label) values ('venue', 'd', 'D')");
	ANSWER_IS(sql_answer(sql, "select number, author = session_user, command, (select slug from things t where "
	                          "t.revision = r.number) from revisions r where number > 1"),
	          "2 | t | - | d");
	sql_run(sql, "begin; select count(*) from things; commit");
	ANSWER_IS(sql_answer(sql, "select max(number) from revisions"), "2");
}

const struct suite suite_schema = SUITE(
	"schema", TEST(no_text_is_empty), TEST(names_are_seen_and_stand_on_one_line), TEST(registers_have_their_forms),
	TEST(everything_has_its_comment), TEST(every_rule_has_a_name_of_ours), TEST(every_column_of_a_claim_is_read),
	TEST(up_and_down_with_data), TEST(a_dump_restores), TEST(one_revision_for_one_transaction));
