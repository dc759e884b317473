-- SPDX-License-Identifier: MIT
-- Keeping the record: what a backup and what was restored from it are held against one another by.
-- migrate:up
set local search_path to rapporteur, pg_catalog;

create function contents() returns table (name text, rows bigint, digest text) language plpgsql volatile
	set search_path to rapporteur, pg_catalog set timezone to 'UTC' set datestyle to 'ISO, YMD'
	set intervalstyle to 'postgres' set bytea_output to 'hex' set extra_float_digits to 1 as $$
begin
	for name in
		select format('%I.%I', n.nspname, c.relname) from pg_class c join pg_namespace n on n.oid = c.relnamespace
		where c.relkind = 'r' and (n.nspname = 'rapporteur' or c.oid = to_regclass('public.schema_migrations'))
		order by n.nspname collate "C", c.relname collate "C"
	loop
		-- Sums know of no order, so nothing is sorted and nothing kept, however large the table.
		return query execute format('
			select %L, count(*), left(encode(sha256(convert_to(concat_ws('' '',
				sum((''x'' || left(h.hex, 15))::bit(60)::bigint), sum((''x'' || right(h.hex, 15))::bit(60)::bigint)), ''UTF8'')), ''hex''), 32)
			from %s t, lateral (select encode(sha256(convert_to(t::text, ''UTF8'')), ''hex'') as hex) h', name, name);
	end loop;
end $$;
comment on function contents() is
	'Every table of the record, with its rows and a digest of what they say: the same before a backup and after it was restored, on any server';
select access_apply();

set local search_path to default;

-- migrate:down
set local search_path to rapporteur, pg_catalog;
drop function contents();
set local search_path to default;
