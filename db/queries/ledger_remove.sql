-- SPDX-License-Identifier: MIT
-- Takes out a migration that was taken back.
with input as (select
	$1::text as version)
delete from public.schema_migrations l using input i where l.version = i.version
