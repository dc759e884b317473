-- SPDX-License-Identifier: MIT
-- Keeps all other writers from the ledger until the transaction ends; readers go on.
lock table public.schema_migrations in share row exclusive mode
