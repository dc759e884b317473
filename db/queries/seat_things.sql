-- SPDX-License-Identifier: MIT
-- The rounds among which a seat is looked for, and the delegations there. Parts: round, delegation.
--   talks_id  null: of any; else those talks and all that are part of them
--   of_id     the body whose delegations are meant (a rename keeps the identity); null: any
--   side      the side whose delegations are meant; null: any
--   during    EDTF: only rounds that may lie in that time; null: any
--   as_of     the time asked about
--   ceiling   highest marking that may be used, 0 to 4
with recursive input as (select
	$1::bigint as talks_id,
	$2::bigint as of_id,
	$3::text as side,
	$4::text as during,
	$5::timestamptz as as_of,
	$6::smallint as ceiling
), below as (
	select i.talks_id as id from input i where i.talks_id is not null
	union
	select t.id from below b join things t on t.parent_id = b.id and t.kind = 'talks'
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
	select t.id from input i join things t on t.kind = 'delegation' where i.of_id is null and i.side is null
), parts as (
	select t.* from input i, meant m join things t on t.id = m.id and t.kind = 'delegation'
	where t.marking <= i.ceiling
		and exists (select from claims c where c.subject_id = t.id and c.reported_at <= i.as_of and c.marking <= i.ceiling)
), known as (
	select t.* from input i join things t on t.kind = 'round' and t.marking <= i.ceiling
	join things_known(i.as_of, i.ceiling) k on k.id = t.id
	-- Without talks named, those in which the body or side has a part.
	where t.talks_id in (select b.id from below b union select r.talks_id from parts p join things r on r.id = p.round_id
			where i.talks_id is null and (i.of_id is not null or i.side is not null))
		or i.talks_id is null and i.of_id is null and i.side is null
), dated as materialized (
	select d.round_id, daterange(lower(coalesce(d.start_span, d.end_span)), upper(coalesce(d.end_span, d.start_span)), '[)') as days
	from input i, round_dates(i.as_of, i.ceiling, array(select k.id from known k)) d
	where i.during is not null
), rounds as (
	select k.* from input i, known k
	where i.during is null or k.id in (select d.round_id from dated d where d.days && edtf_span(i.during))
)
select 'round' as part, r.id, null::bigint as round_id, r.talks_id, null::bigint as actor_id, null::text as side, r.id as read_id
from rounds r
union all
select 'delegation', p.id, p.round_id, r.talks_id, p.actor_id, p.side,
	coalesce((
		-- A side's delegation is read under its body, once the body is known and has a delegation too.
		select b.id from things b
		where p.side is not null and b.kind = 'delegation' and b.round_id = p.round_id
			and b.actor_id = side_body(p.round_id, p.side, i.as_of, i.ceiling)), p.id)
from input i, parts p join rounds r on r.id = p.round_id
order by part, id;
