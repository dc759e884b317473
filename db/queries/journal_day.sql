-- SPDX-License-Identifier: MIT
-- The day of a passage in the zone of the base.
with input as (select
	$1::bigint as passage_id
)
select (p.at at time zone base_zone())::date::text as day from input i join passages p on p.id = i.passage_id;
