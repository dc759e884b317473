-- SPDX-License-Identifier: MIT
-- The ledger by version. Our columns are read through jsonb: one that dbmate made lacks them.
select l.version, j ->> 'name' as name, j ->> 'checksum' as checksum,
	to_char((j ->> 'applied_at')::timestamptz at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"') as applied_at,
	j ->> 'applied_by' as applied_by, (j ->> 'exec_ms')::bigint as exec_ms
from public.schema_migrations l, lateral to_jsonb(l) j
order by l.version collate "C"
