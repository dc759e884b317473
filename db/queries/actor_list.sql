-- SPDX-License-Identifier: MIT
-- Actors by name, with their acronym.
--   kind, country   null: any
--   ceiling         highest marking that may be shown, 0 to 4
with input as (select
	$1::text as kind,
	$2::text as country,
	$3::smallint as ceiling
)
select t.slug, t.label as name, t.nature as kind, t.country,
	c.name as acronym, greatest(t.marking, c.marking)::bigint as marking_rank
from input i
join things t on t.kind = 'actor' and t.marking <= i.ceiling and (i.kind is null or t.nature = i.kind)
	and (i.country is null or t.country = upper(i.country))
left join lateral (select n.name, n.marking from names n where n.thing_id = t.id and n.nature = 'acronym' and n.marking <= i.ceiling
	order by n.id limit 1) c on true
order by plain(t.label), t.slug;
