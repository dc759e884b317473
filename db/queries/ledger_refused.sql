-- SPDX-License-Identifier: MIT
-- Who asks, where the ledger is there and may not be read: somebody without a part in the database; else null.
select current_user::text where not has_table_privilege(to_regclass('public.schema_migrations'), 'select')
