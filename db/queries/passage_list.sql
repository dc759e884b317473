-- SPDX-License-Identifier: MIT
-- Passages of a source by time, with how many claims rest on each.
--   source_id, passage_id   passage null: all of the source
--   ceiling                 highest marking that may be shown, 0 to 4
--   zone                    in which times are given
with input as (select
	$1::bigint as source_id,
	$2::bigint as passage_id,
	$3::smallint as ceiling,
	$4::text as zone
)
select json_build_object('slug', s.slug, 'name', s.label) as source, s.slug as source_slug, p.name, time_text(p.at, i.zone) as at, p.language, marking_name(p.marking) as marking, p.text,
	(select count(*) from claims c where c.passage_id = p.id and c.marking <= i.ceiling) as claims,
	p.marking::bigint as marking_rank
from input i
join sources s on s.id = i.source_id
join passages p on p.source_id = s.id and p.marking <= i.ceiling
where i.passage_id is null or p.id = i.passage_id
order by p.at, p.name;
