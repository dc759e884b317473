-- SPDX-License-Identifier: MIT
-- Whom a server process waits for: one line, as far as the asking role may see it; null when it waits for nobody.
with input as (select
	$1::int as waiting)
select string_agg(distinct format('process %s of user %s%s', b.pid, coalesce(quote_literal(a.usename), 'unknown'),
	' in ' || quote_literal(nullif(a.application_name, ''))), '; ')
from input i, unnest(pg_catalog.pg_blocking_pids(i.waiting)) b(pid)
left join pg_catalog.pg_stat_activity a on a.pid = b.pid
