-- SPDX-License-Identifier: MIT
-- Where either of two has a part, and what is needed to say whether they were in one room. Parts: own (a delegation of the
-- body, also one of a side that turned out to be it), seat (one that the person is named in), inside (one that includes the
-- body), each for the first or second of them (place); round (those rounds, with the sessions below them and the rounds
-- above) and delegation (all of those sessions, for a session that has one of its own takes over none of the same body),
-- place 0. A rename keeps the identity.
--   first_id, second_id      the person or actor; null: a side
--   first_side, second_side  the side, as delegations name it; null: a person or actor
--   as_of                    the time asked about
--   ceiling                  highest marking that may be used, 0 to 4
with recursive input as (select
	$1::bigint as first_id,
	$2::bigint as second_id,
	$3::text as first_side,
	$4::text as second_side,
	$5::timestamptz as as_of,
	$6::smallint as ceiling
), who as (
	select 1 as place, s.id from input i, same_actor(i.first_id, i.as_of, i.ceiling) s(id)
	union all
	select 2, s.id from input i, same_actor(i.second_id, i.as_of, i.ceiling) s(id)
), sides as (
	select v.place, v.side from input i, lateral (values (1, i.first_side), (2, i.second_side)) v(place, side) where v.side is not null
), parts as (
	select w.place, 'own' as part, t.id from who w join things t on t.actor_id = w.id and t.kind = 'delegation'
	union
	select s.place, 'own', t.id from sides s join things t on t.side = s.side and t.kind = 'delegation'
	union
	select c.place, c.part, c.subject_id
	from input i, (
		select w.place, 'seat' as part, c.subject_id, c.reported_at from who w join claims c on c.person_id = w.id
		union all
		select w.place, 'own', c.subject_id, c.reported_at from who w join claims c on c.body_id = w.id and c.kind = 'delegation'
		union all
		select w.place, 'inside', c.subject_id, c.reported_at from who w join claims c on c.includes_id = w.id
		union all
		select s.place, 'own', c.subject_id, c.reported_at from sides s join claims c on c.side = s.side and c.kind = 'delegation'
	) c
	where c.reported_at <= i.as_of
), seated as (
	select p.place, p.part, t.* from input i, parts p join things t on t.id = p.id
	where t.kind = 'delegation' and t.marking <= i.ceiling
), above(id, parent_id) as (
	select t.id, t.parent_id from things t where t.id in (select s.round_id from seated s)
	union
	select t.id, t.parent_id from above a join things t on t.id = a.parent_id and t.kind = 'round'
), below(id) as (
	select s.round_id from seated s
	union
	-- A technical meeting prepares a round: it is no session of it.
	select t.id from below b join things t on t.parent_id = b.id and t.kind = 'round' and t.nature <> 'technical meeting'
), rounds as (
	select t.* from input i, things t
	where t.id in (select a.id from above a union select b.id from below b) and t.marking <= i.ceiling
		and exists (select from claims c where c.subject_id = t.id and c.reported_at <= i.as_of and c.marking <= i.ceiling)
), listed as (
	select s.place, s.part, s.id, s.round_id, s.parent_id, s.talks_id, s.actor_id, s.nature, s.side from seated s
	union all
	select 0, 'round', r.id, null, r.parent_id, r.talks_id, null, r.nature, null from rounds r
	union all
	select 0, 'delegation', t.id, t.round_id, null, null, t.actor_id, null, t.side
	from input i, rounds r join things t on t.round_id = r.id and t.kind = 'delegation'
	where r.parent_id is not null and t.marking <= i.ceiling
		and exists (select from claims c where c.subject_id = t.id and c.reported_at <= i.as_of and c.marking <= i.ceiling)
)
select l.place::bigint as place, l.part, l.id, l.round_id, l.parent_id, l.talks_id, l.actor_id, l.nature,
	case when l.part <> 'round' then delegation_side(l.round_id, l.actor_id, l.side, i.as_of, i.ceiling) end as side,
	delegation_read_as(l.id, l.round_id, l.side, i.as_of, i.ceiling) as read_id
from input i, listed l
-- A round, then what is at it.
order by coalesce(l.round_id, l.id), l.round_id is not null, l.id, l.place, l.part;
