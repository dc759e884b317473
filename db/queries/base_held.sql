-- SPDX-License-Identifier: MIT
-- What the base holds, as a backup tells it.
select to_char(now() at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"') as taken, current_setting('server_version_num')::int as server,
	coalesce((select max(l.version collate "C") from public.schema_migrations l), '0') as schema,
	(select coalesce(max(r.number), 0) from rapporteur.revisions r) as revision,
	(select count(*) from rapporteur.claims) as claims,
	(select count(*) from rapporteur.things) as things,
	-- Something was granted to somebody.
	(select n.nspacl is not null from pg_catalog.pg_namespace n where n.nspname = 'rapporteur') as shared
