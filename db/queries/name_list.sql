-- SPDX-License-Identifier: MIT
-- The names of a thing, as they were entered.
--   thing_id
--   ceiling   highest marking that may be shown, 0 to 4
with input as (select
	$1::bigint as thing_id,
	$2::smallint as ceiling
)
select n.name, n.nature as kind, n.language, case when s.marking <= i.ceiling then s.slug end as source, n.held,
	marking_name(n.marking) as marking
from input i join names n on n.thing_id = i.thing_id and n.marking <= i.ceiling
left join sources s on s.id = n.source_id
order by n.id;
