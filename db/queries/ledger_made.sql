-- SPDX-License-Identifier: MIT
-- Whether there is a ledger with our columns: 't' or 'f'.
select count(*) = 8
from pg_catalog.pg_attribute
where attrelid = to_regclass('public.schema_migrations') and not attisdropped
	and attname in ('version', 'name', 'checksum', 'applied_at', 'applied_by', 'tool', 'exec_ms', 'out_of_order')
