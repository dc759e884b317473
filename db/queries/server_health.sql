-- SPDX-License-Identifier: MIT
-- What the server and the database say of themselves, for the doctor.
select current_setting('server_version_num')::int as server, current_setting('server_version') as version, pg_is_in_recovery() as standby,
	current_setting('fsync') as fsync, current_setting('full_page_writes') as full_page_writes, current_setting('data_checksums') as checksums,
	d.datname as database, d.datcollate as locale, d.datcollversion as collation_made, pg_database_collation_actual_version(d.oid) as collation_now,
	e.extensions, e.extension_missing, e.extension_unavailable, e.extension_old, e.extension_versions
from pg_database d, (
	select string_agg(format('%s %s', n.name, x.extversion), ', ' order by n.name) as extensions,
		min(n.name) filter (where x.extname is null) as extension_missing,
		min(n.name) filter (where x.extname is null and a.name is null) as extension_unavailable,
		min(n.name) filter (where x.extversion <> a.default_version) as extension_old,
		min(format('%s is %s, and the server has %s', n.name, x.extversion, a.default_version)) filter (where x.extversion <> a.default_version) as extension_versions
	from unnest('{fuzzystrmatch,pg_trgm,unaccent}'::text[]) n(name)
	left join pg_extension x on x.extname = n.name left join pg_available_extensions a on a.name = n.name) e
where d.datname = current_database()
