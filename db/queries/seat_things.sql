-- SPDX-License-Identifier: MIT
-- The delegations in which a seat is looked for; a side's that is read under its body's stands beside that.
--   talks     ids of the talks, each once; null: of any
--   of_id     the body whose delegations are meant (a rename keeps the identity); null: any
--   side      the side whose delegations are meant; null: any
--   as_of     the time asked about
--   ceiling   highest marking that may be used, 0 to 4
with input as (select
	$1::bigint[] as talks,
	$2::bigint as of_id,
	$3::text as side,
	$4::timestamptz as as_of,
	$5::smallint as ceiling
), bodies as materialized (
	select s.id from input i, same_actor(i.of_id, i.as_of, i.ceiling) s(id)
), meant as (
	select t.id from bodies b join things t on t.actor_id = b.id and t.kind = 'delegation'
	union
	-- The delegation of a side that turned out to be the body.
	select c.subject_id from input i, bodies b join claims c on c.body_id = b.id and c.kind = 'delegation'
	where c.reported_at <= i.as_of and c.marking <= i.ceiling
	union
	select t.id from input i join things t on t.side = i.side and t.kind = 'delegation' where i.side is not null
	union
	select c.subject_id from input i join claims c on c.side = i.side and c.kind = 'delegation'
	where i.side is not null and c.reported_at <= i.as_of and c.marking <= i.ceiling
	union
	select t.id from input i join things r on r.talks_id = any (i.talks) and r.kind = 'round'
	join things t on t.round_id = r.id and t.kind = 'delegation'
	where i.of_id is null and i.side is null
), read as (
	select t.id, delegation_read_as(t.id, t.round_id, t.side, i.as_of, i.ceiling) as read_id
	from input i, meant m join things t on t.id = m.id and t.kind = 'delegation'
	where t.marking <= i.ceiling
), listed as (
	select r.id, r.read_id from read r
	union
	select r.read_id, r.read_id from read r
)
select t.id, t.round_id, r.talks_id, t.actor_id, delegation_side(t.round_id, t.actor_id, t.side, i.as_of, i.ceiling) as side, l.read_id
from input i, listed l
join things t on t.id = l.id
join things r on r.id = t.round_id
where (i.talks is null or r.talks_id = any (i.talks)) and t.marking <= i.ceiling and r.marking <= i.ceiling
	and exists (select from claims c where c.subject_id = t.id and c.reported_at <= i.as_of and c.marking <= i.ceiling)
order by t.id;
