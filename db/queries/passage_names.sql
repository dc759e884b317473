-- SPDX-License-Identifier: MIT
-- The names of the passages of a source, by time, as one line; null when it has none.
--   source_id
with input as (select
	$1::bigint as source_id
)
select string_agg('#' || p.name, ', ' order by p.at, p.name) as names from input i join passages p on p.source_id = i.source_id;
