-- SPDX-License-Identifier: MIT
-- The names of a thing or a source, as they were entered; one that stands at several markings, at the lowest; one that it took
-- back, each time.
--   kind, id   of the thing; kind 'source': of the source
--   ceiling    highest marking that may be shown, 0 to 4
with input as (select
	$1::text as kind,
	$2::bigint as id,
	$3::smallint as ceiling
)
select n.name, n.nature as kind, n.language, n.script, n.romanised,
	case when s.id is not null then json_build_object('slug', s.slug, 'name', s.label) end as source, s.slug as source_slug,
	n.held, marking_name(n.marking) as marking, n.marking::bigint as marking_rank
from input i
join names n on n.marking <= i.ceiling
	and ((i.kind <> 'source' and n.thing_id = i.id) or (i.kind = 'source' and n.of_source_id = i.id))
	and not exists (select from names o where (o.thing_id = n.thing_id or o.of_source_id = n.of_source_id) and o.name = n.name
		and o.printed_until is not distinct from n.printed_until and (o.marking, o.id) < (n.marking, n.id))
left join sources s on s.id = n.source_id and s.marking <= i.ceiling
order by n.id;
