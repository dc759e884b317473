-- SPDX-License-Identifier: MIT
-- Versions and checksums of the ledger, in no order: what every command compares with its own before it does anything
-- else. To sort them here would cost a cold connection more than the reading does.
select version, checksum from public.schema_migrations
