-- SPDX-License-Identifier: MIT
-- Of some names, whose they are and the first name of another that they may be mistaken for: it looks the same, and is not
-- the same when folded.
--   ids   of the names
with input as (select
	$1::bigint[] as ids
)
select n.id, coalesce(t.kind, 'source') as kind, coalesce(t.slug, s.slug) as slug, coalesce(t.label, s.label) as label, n.name,
	a.name as alike, a.slug as alike_slug
from input i
join names n on n.id = any (i.ids)
left join things t on t.id = n.thing_id
left join sources s on s.id = n.of_source_id
left join lateral (
	select o.name, coalesce(p.slug, q.slug) as slug from names o
	left join things p on p.id = o.thing_id left join sources q on q.id = o.of_source_id
	where o.skeleton = n.skeleton and o.folded <> n.folded
		and (o.thing_id, o.of_source_id) is distinct from (n.thing_id, n.of_source_id)
	order by o.id limit 1
) a on true
order by n.id;
