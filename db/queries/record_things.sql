-- SPDX-License-Identifier: MIT
-- Names of things by number. The rule is that of things_named(), written out: every report loads names, and to read a
-- function's body costs the planner a fifth of a millisecond.
--   ids      numbers of the things, each once
--   ceiling  highest marking that may be used, 0 to 4: above it a lower-marked name stands; without one nothing but its
--            kind is told
with input as (select
	$1::bigint[] as ids,
	$2::smallint as ceiling
)
select t.id, t.kind, case when shown.own then t.slug end as slug, case when shown.own then t.label else alias.name end as label, t.nature,
	case when shown.own then t.city end as city, case when shown.own then t.country end as country, coalesce(t.parent_id, 0) as parent_id,
	case when shown.own then t.marking else coalesce(alias.marking, 0) end::bigint as marking_rank
from input i, unnest($1::bigint[]) a(id) join things t on t.id = a.id
cross join lateral (select t.marking <= i.ceiling as own) shown
left join lateral (
	select n.name, n.marking from names n where n.thing_id = t.id and not shown.own and n.marking <= i.ceiling order by n.id limit 1
) alias on true
order by t.id;
