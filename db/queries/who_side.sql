-- SPDX-License-Identifier: MIT
-- Whether a word is a side of the talks of a round, and where it is, whether it is an actor by its exact name too.
--   name      as typed
--   round_id  the round; null: of any talks
with input as (select
	$1::text as name,
	$2::bigint as round_id
), sides as (
	-- The nearest talks above that name their sides.
	(select t.sides
	from input i, unnest(scope_chain(i.round_id)) with ordinality c(id, height) join things t on t.id = c.id
	where t.sides is not null
	order by c.height limit 1)
	union all
	select array_agg(distinct s.side order by s.side)
	from input i join things t on t.kind = 'talks' and t.sides is not null, unnest(t.sides) s(side)
	where i.round_id is null
	having count(*) > 0
), matched as materialized (
	select (select s from sides, unnest(sides) s where fold(s) = fold(i.name) limit 1) as side, i.name from input i
)
select m.side, (select array_to_string(sides, ', ') from sides) as sides,
	case when m.side is not null then (select t.slug from things t
		where t.kind = 'actor' and (t.slug = m.name or t.id in (select n.thing_id from names_called(m.name, null) n))
		order by t.slug limit 1) end as actor
from matched m;
