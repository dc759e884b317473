-- SPDX-License-Identifier: MIT
-- Enters an applied migration.
with input as (select
	$1::text as version,
	$2::text as name,
	$3::text as checksum,
	$4::bigint as exec_ms)
insert into public.schema_migrations (version, name, checksum, applied_at, applied_by, tool, exec_ms, out_of_order)
select i.version, i.name, i.checksum, clock_timestamp(), session_user, 'rapporteur', i.exec_ms,
	exists (select from public.schema_migrations l where l.version collate "C" > i.version)
from input i
