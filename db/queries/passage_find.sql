-- SPDX-License-Identifier: MIT
-- The passage of a source by its name.
--   source_id, name
with input as (select
	$1::bigint as source_id,
	$2::text as name
)
select p.id::text as id from input i join passages p on p.source_id = i.source_id and p.name = i.name;
