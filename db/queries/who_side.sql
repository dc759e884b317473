-- SPDX-License-Identifier: MIT
-- Whether a word is a side of the talks of a round, an actor by its exact name, or both.
--   name      as typed
--   round_id  the round
with input as (select
	$1::text as name,
	$2::bigint as round_id
), sides as (
	-- The nearest talks above that name their sides.
	select t.sides
	from input i, unnest(scope_chain(i.round_id)) with ordinality c(id, height) join things t on t.id = c.id
	where t.sides is not null
	order by c.height limit 1
)
select (select s from sides, unnest(sides) s, input i where fold(s) = fold(i.name) limit 1) as side,
	(select array_to_string(sides, ', ') from sides) as sides,
	(select t.slug from input i join things t on t.kind = 'actor'
		and (t.slug = i.name or exists (select from names n where n.thing_id = t.id and n.folded = fold(i.name)))
		order by t.slug limit 1) as actor;
