-- SPDX-License-Identifier: MIT
-- What the server and the database say of themselves, for the doctor.
select current_setting('server_version_num')::int as server, current_setting('server_version') as version, pg_is_in_recovery() as standby,
	current_setting('fsync') as fsync, current_setting('full_page_writes') as full_page_writes, current_setting('data_checksums') as checksums,
	d.datname as database, d.datcollate as locale, d.datcollversion as collation_made, pg_database_collation_actual_version(d.oid) as collation_now,
	x.extversion as extension, a.default_version as extension_newest
from pg_database d left join pg_extension x on x.extname = 'pg_trgm' left join pg_available_extensions a on a.name = 'pg_trgm'
where d.datname = current_database()
