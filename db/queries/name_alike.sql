-- SPDX-License-Identifier: MIT
-- Of some names, whose they are and the first name of another that they may be mistaken for: the very same (by any key of
-- name_keys) of one of its kind and place, people and actors being one kind, that nobody judged to differ; or else one that
-- only looks the same.
--   ids   of the names
with input as (select
	$1::bigint[] as ids
)
select n.id, coalesce(t.kind, 'source') as kind, coalesce(t.slug, s.slug) as slug, coalesce(t.label, s.label) as label, n.name,
	a.name as alike, a.slug as alike_slug, coalesce(a.same, false) as same
from input i
join names n on n.id = any (i.ids)
left join things t on t.id = n.thing_id
left join sources s on s.id = n.of_source_id
left join lateral (
	(select o.name, p.slug, true as same
	from names_called(n.name, n.romanised) c
	join things p on p.id = c.thing_id and p.id <> t.id
		and (p.kind = t.kind or array[p.kind, t.kind] <@ '{person,actor}')
		and (p.talks_id, p.parent_id, p.round_id) is not distinct from (t.talks_id, t.parent_id, t.round_id)
	join names o on o.thing_id = p.id and name_keys(o.folded, o.name, o.romanised) && name_keys(n.folded, n.name, n.romanised)
	where not exists (select from differences d where t.id in (d.one_id, d.other_id) and p.id in (d.one_id, d.other_id))
	order by o.id limit 1)
	union all
	(select o.name, coalesce(p.slug, q.slug), false from names o
	left join things p on p.id = o.thing_id left join sources q on q.id = o.of_source_id
	where o.skeleton = n.skeleton and o.folded <> n.folded
		and (o.thing_id, o.of_source_id) is distinct from (n.thing_id, n.of_source_id)
	order by o.id limit 1)
	limit 1
) a on true
order by n.id;
