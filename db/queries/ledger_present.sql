-- SPDX-License-Identifier: MIT
-- Whether there is a ledger at all, with or without our columns: 't' or 'f'.
select to_regclass('public.schema_migrations') is not null
