-- SPDX-License-Identifier: MIT
-- Exclusions of an actor, by whatever name, or of a side: the one from a round or talks (`here`), else those that stand
-- elsewhere, from what is above it first.
--   scope_id  the round or talks
--   actor_id  who is excluded; null: a side
--   side      the side, as the talks name it
with input as (select
	$1::bigint as scope_id,
	$2::bigint as actor_id,
	$3::text as side
), candidates as (
	select t.id, t.kind, t.slug, t.label, s.id = i.scope_id as here, s.id = any (scope_chain(i.scope_id)) as above, s.slug as scope
	from input i
	join things t on t.kind = 'exclusion'
	join things s on s.id = coalesce(t.round_id, t.talks_id)
	cross join lateral (select array(select same_actor(i.actor_id)) as actors) a
	where t.actor_id = any (a.actors) or side_body(t.round_id, t.side) = any (a.actors)
		or (t.side = i.side and s.id = any (scope_chain(i.scope_id)))
)
select c.id, c.kind, c.slug, c.label, c.here, c.scope
from candidates c
where exists (select from resolve('infinity', 4, array[c.id]) r
	where r.point = 'exclusion' and (c.here or (r.standing = 'holds' and r.value = 'imposed')))
order by c.here desc, c.above desc, c.scope;
