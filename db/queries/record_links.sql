-- SPDX-License-Identifier: MIT
-- The marking of what makes some bodies one another's: the highest of the links among them, each, with the day on which
-- it came about and from when to when it held, as low as it is told at all.
--   who      ids of the bodies; what they were or are renamed to belongs to them
--   as_of    the time asked about
--   ceiling  highest marking that may be used, 0 to 4
with input as (select
	$1::bigint[] as who,
	$2::timestamptz as as_of,
	$3::smallint as ceiling
), followed as materialized (
	select distinct same.id from input i, unnest(i.who) w(id), same_actor(w.id, i.as_of, i.ceiling) same(id)
), linked as (
	select min(c.marking) as marking
	from input i, followed f join claims c on c.subject_id = f.id
	join followed t on t.id = case when succession(c.link) is not null then c.target_id
		when c.post is not null then c.body_id end
	where not c.negated and c.reported_at <= i.as_of and c.marking <= i.ceiling and claim_holds(c.id, i.as_of, i.ceiling)
	group by f.id, t.id, c.link, c.post, case when succession(c.link) is not null then c.occurred end, c.since, c.until
)
select coalesce(max(l.marking), 0)::bigint as marking_rank from linked l;
