-- SPDX-License-Identifier: MIT
-- The people of whom a post in a body is told by then, and under which of its names: a rename keeps the identity.
--   actor_id  the body
--   as_of     the time asked about
--   ceiling   highest marking that may be used, 0 to 4
with input as (select
	$1::bigint as actor_id,
	$2::timestamptz as as_of,
	$3::smallint as ceiling
)
select distinct t.id as person_id, b.id as body_id
from input i, same_actor(i.actor_id, i.as_of, i.ceiling) b(id)
join claims c on c.body_id = b.id and c.post is not null
join things t on t.id = c.subject_id and t.kind = 'person'
where c.reported_at <= i.as_of and c.marking <= i.ceiling and t.marking <= i.ceiling
order by 1, 2;
