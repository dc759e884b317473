-- SPDX-License-Identifier: MIT
-- Who holds an advisory lock of two numbers in this database: one line, as far as the asking role may see it. A command of
-- this program says it itself (revision_begin.sql).
with input as (select
	$1::int as space,
	$2::int as key)
select string_agg(case when s.said is not null then format('%s (%s, since %s UTC)', s.said[2], s.said[3], s.said[1])
	else format('process %s of user %s%s%s', l.pid, coalesce(quote_literal(a.usename), 'unknown'),
		' in ' || quote_literal(nullif(a.application_name, '')),
		to_char(a.xact_start at time zone 'UTC', '", since "HH24:MI:SS" UTC"')) end, '; ' order by l.pid)
from input i
join pg_catalog.pg_locks l on l.locktype = 'advisory' and l.granted and l.objsubid = 2
	and l.classid = i.space::oid and l.objid = i.key::oid
join pg_catalog.pg_database d on d.oid = l.database and d.datname = current_database()
left join pg_catalog.pg_stat_activity a on a.pid = l.pid
left join lateral regexp_match(a.application_name, '^rapporteur (\d\d:\d\d:\d\d) (.+?): (.+)$') s(said) on true
