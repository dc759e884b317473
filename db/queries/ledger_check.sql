-- SPDX-License-Identifier: MIT
-- Versions and checksums of the ledger: what every command compares with its own before it does anything else.
select version, checksum from public.schema_migrations order by version
