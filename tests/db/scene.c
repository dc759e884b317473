// SPDX-License-Identifier: MIT
#include "db/scene.h"

#include <stdarg.h>
#include <string.h>

#include "base/mem.h"
#include "base/str.h"
#include "db/fixture.h"
#include "queries.h"

static const char things[] =
	"insert into things (kind, slug, label, nature, sides) values ('talks', 'geneva', 'Geneva', 'track', "
	"'{government,opposition}');"
	"insert into things (kind, slug, label) select 'venue', x, initcap(x) from "
	"unnest('{geneva-palais,lausanne}'::text[]) x;"
	"insert into things (kind, slug, label, nature) select 'actor', x, initcap(x), 'other'"
	" from unnest('{government,hnc,opposition,russia,turkey,iran,islamic-state}'::text[]) x;"
	"insert into things (kind, slug, label) select 'person', x, initcap(x) from "
	"unnest('{jaafari,hariri,sabra}'::text[]) x;"
	"insert into things (kind, slug, label, nature, talks_id)"
	" select 'round', x, upper(x), 'round', t.id from unnest('{g3,g4}'::text[]) x, things t where t.slug = 'geneva';"
	"insert into things (kind, slug, label, nature, talks_id, parent_id)"
	" select 'round', x, upper(x), case x when 'g4-tech' then 'technical meeting' else 'session' end, t.talks_id, t.id"
	" from unnest('{g4-1,g4-2,g4-tech}'::text[]) x, things t where t.slug = 'g4';"
	"insert into things (kind, slug, label, round_id, actor_id) select 'delegation', 'g4/' || a.slug, a.label, r.id, "
	"a.id"
	" from things r, things a where r.slug = 'g4' and a.slug in ('government', 'hnc');"
	"insert into things (kind, slug, label, round_id, side)"
	" select 'delegation', 'g4/side', 'Opposition', r.id, 'opposition' from things r where r.slug = 'g4';"
	"insert into things (kind, slug, label, round_id, actor_id) select 'invitation', 'g4/invited-hnc', 'HNC', r.id, "
	"a.id"
	" from things r, things a where r.slug = 'g4' and a.slug = 'hnc';"
	"insert into things (kind, slug, label, round_id) select 'invitation', 'g4/batch', 'Batch', r.id from things r "
	"where r.slug = 'g4';"
	"insert into things (kind, slug, label, talks_id, actor_id) select 'exclusion', 'geneva/excluded-is', 'IS', t.id, "
	"a.id"
	" from things t, things a where t.slug = 'geneva' and a.slug = 'islamic-state';"
	"insert into things (kind, slug, label, nature, round_id) select 'outcome', 'statement', 'Statement', 'joint "
	"statement', r.id"
	" from things r where r.slug = 'g4';"
	"insert into sources (slug, outlet, nature, reliability, marking) values ('a1', 'A1', 'wire', 'A', 0), ('b1', "
	"'B1', 'wire', 'B', 0),"
	" ('b2', 'B2', 'wire', 'B', 0), ('c1', 'C1', 'press', 'C', 0), ('d1', 'D1', 'press', 'D', 0), ('e1', 'E1', "
	"'press', 'E', 0),"
	" ('f1', 'F1', 'press', 'F', 0), ('none', 'None', 'press', null, 0), ('amber', 'Amber', 'cable', 'A', 2), ('red', "
	"'Red', 'cable', 'A', 4);"
	"insert into sources (slug, outlet, nature, reliability, origin_id)"
	" select x, x, 'press', 'B', s.id from unnest('{b1-reprint,b1-copy}'::text[]) x, sources s where s.slug = 'b1';";

// The names of claims stand in their statements.
static const char functions[] =
	"create function public.told(subject text, asked text, about text, as_of timestamptz, ceiling int) returns text "
	"language sql as $$"
	"	with r as ("
	"		select x.*, case when x.many and x.value = 'out' then 'not ' else '' end"
	"			|| coalesce(t.slug, case when x.many then x.element else x.value end) as shown,"
	"			case when x.many then coalesce(t.slug, x.element) end as sorted,"
	"			(select string_agg(c.statement, ' ' order by array_position(x.claims, c.id)) from rapporteur.claims c"
	"				where c.id = any (x.claims)) as said"
	"		from rapporteur.resolve(as_of, ceiling, array[(select id from rapporteur.things where slug = "
	"subject)]) x"
	"		left join rapporteur.things t on t.id = x.value_id"
	"		where x.point = asked and x.about_id is not distinct from (select id from rapporteur.things where slug = "
	"about)"
	"	), e as ("
	"		select r.sorted, string_agg(format('%s [%s]', r.shown, r.said), ' / ' order by r.place)"
	"			filter (where r.standing = 'holds') as held,"
	"			string_agg(format('%s [%s] until %s', r.shown, r.said, r.until), ' < ' order by r.place)"
	"			filter (where r.standing = 'was') as was"
	"		from r group by r.sorted"
	"	)"
	"	select coalesce(string_agg(concat_ws(' ', e.held, 'was ' || e.was), ', ' order by e.sorted collate \"C\"), '') "
	"from e"
	"$$;";

struct sql *scene_open(void *context)
{
	return scene_at(context, test_connection(context));
}

struct sql *scene_at(void *context, const char *connection)
{
	struct sql *sql = sql_connect(context, connection);
	sql_run(sql, things);
	sql_run(sql, functions);
	sql_run(sql, mem_print(context, "prepare changes as %s", query_claim_changes.text));
	return sql;
}

static void add_value(struct str *text, const char *value)
{
	if (value[0] == '@') {
		str_print(text, "(select id from things where slug = '%s')", value + 1);
	} else if (value[0] == '#') {
		str_print(text, "(select id from sources where slug = '%s')", value + 1);
	} else if (value[0] == '^') {
		str_print(text, "(select id from claims where statement = '%s')", value + 1);
	} else {
		str_add_char(text, '\'');
		for (const char *c = value; *c != '\0'; c++)
			str_add_bytes(text, "''", *c == '\'' ? 2 : 0), str_add_bytes(text, c, *c != '\'');
		str_add_char(text, '\'');
	}
}

const char *scene_say(struct sql *sql, const char *name, const char *subject, const char *reported, ...)
{
	MEM_SCOPE(scratch);
	struct str *columns = str_new(scratch);
	struct str *values = str_new(scratch);
	str_add(columns, "subject_id, statement, reported_at");
	str_print(values, "(select id from things where slug = '%s'), '%s', ", subject, name);
	if (reported != NULL)
		add_value(values, reported);
	else
		str_add(values, "null");
	va_list pairs;
	va_start(pairs, reported);
	for (const char *column = va_arg(pairs, const char *); column != NULL; column = va_arg(pairs, const char *)) {
		str_print(columns, ", %s", column);
		str_add(values, ", ");
		add_value(values, va_arg(pairs, const char *));
	}
	va_end(pairs);
	return sql_answer(sql, "insert into claims (%s) values (%s)", columns->text, values->text);
}

const char *scene_told(struct sql *sql, const char *point, const char *as_of, int ceiling)
{
	MEM_SCOPE(scratch);
	char *subject = mem_text(scratch, point);
	char *asked = strchr(subject, ' ');
	*asked++ = '\0';
	// "g4/government on behalf @jaafari": a person begins with @, since points have blanks in them.
	char *about = strstr(asked, " @");
	if (about == NULL)
		return sql_answer(sql, "select public.told('%s', '%s', null, '%s', %d)", subject, asked, as_of, ceiling);
	*about = '\0';
	return sql_answer(sql, "select public.told('%s', '%s', '%s', '%s', %d)", subject, asked, about + 2, as_of, ceiling);
}

const char *scene_asks(struct sql *sql, const char *name)
{
	sql_run(sql, "drop table if exists pg_temp.changes");
	const char *id = sql_answer(sql, "select id from claims where statement = '%s'", name);
	const char *made = sql_answer(sql, "create temp table changes as execute changes('{%s}', null)", id);
	if (made[0] == '!')
		return made;
	return sql_answer(sql,
	                  "select coalesce(string_agg(concat_ws(' ', point, 'against', array_to_string(held, ' / ')), ', '"
	                  " order by point), '') from pg_temp.changes where unsettled");
}
