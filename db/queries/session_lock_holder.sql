-- SPDX-License-Identifier: MIT
-- Who holds an advisory lock of two numbers in this database: one line, as far as the asking role may see it.
with input as (select
	$1::int as space,
	$2::int as key)
select string_agg(format('process %s of user %s%s', l.pid, coalesce(quote_literal(a.usename), 'unknown'),
	' in ' || quote_literal(nullif(a.application_name, ''))), '; ' order by l.pid)
from input i
join pg_catalog.pg_locks l on l.locktype = 'advisory' and l.granted and l.objsubid = 2
	and l.classid = i.space::oid and l.objid = i.key::oid
join pg_catalog.pg_database d on d.oid = l.database and d.datname = current_database()
left join pg_catalog.pg_stat_activity a on a.pid = l.pid
