-- SPDX-License-Identifier: MIT
-- Names of things by number. The rule is that of things_named(), written out: every report loads names, and to read a
-- function's body costs the planner a fifth of a millisecond.
--   ids      numbers of the things, each once
--   ceiling  highest marking that may be used, 0 to 4: above it a lower-marked name stands; without one nothing but its
--            kind is told
--   day      the day asked about: what was renamed since stands under the name of that day
with input as (select
	$1::bigint[] as ids,
	$2::smallint as ceiling,
	$3::date as day
)
select a.id, coalesce(t.kind, 'thing') as kind, case when t.marking <= $2 then t.slug end as slug,
	case when t.marking <= $2 then coalesce(f.name, t.label) else l.name end as label,
	t.nature, case when t.marking <= $2 then t.city end as city, case when t.marking <= $2 then t.country end as country,
	coalesce(t.parent_id, 0) as parent_id, coalesce(t.talks_id, 0) as talks_id,
	case when t.marking <= $2 then t.marking else coalesce(l.marking, 0) end::bigint as marking_rank
from unnest($1::bigint[]) a(id)
left join things t on t.id = a.id -- without: not for whoever asks to see
left join lateral (select n.name from names n
	where n.thing_id = t.id and n.printed_until > $3 and n.marking <= t.marking order by n.printed_until limit 1) f on t.marking <= $2
left join lateral (select n.name, n.marking from names n
	where n.thing_id = a.id and n.marking <= $2 order by n.id limit 1) l on t.marking > $2 or t.id is null
order by a.id;
