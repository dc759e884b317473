-- SPDX-License-Identifier: MIT
-- How many clients are connected to the server beside the one that asks.
select count(*) from pg_catalog.pg_stat_activity
where backend_type = 'client backend' and pid <> pg_catalog.pg_backend_pid()
