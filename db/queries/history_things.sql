-- SPDX-License-Identifier: MIT
-- The things in which persons or bodies have a part: delegations (their own, or those they sat in or were inside of),
-- invitations, exclusions, outcomes they signed or refused, what is linked to them; each with its round, and whose part it is.
-- A side's delegation that is read under its body's stands beside that.
--   who      ids of the persons or actors
--   own      ids of those whose links are asked for
--   as_of    the time asked about
--   ceiling  highest marking that may be used, 0 to 4
with input as (select
	$1::bigint[] as who,
	$2::bigint[] as own,
	$3::timestamptz as as_of,
	$4::smallint as ceiling
), who as (
	select unnest(i.who) as id from input i
), parts as (
	select t.id, w.id as of_id, 'own' as part from who w join things t on t.actor_id = w.id and told_part(t.kind)
	union
	select t.id, w.id, 'own' from who w join things t on t.person_id = w.id and t.kind = 'invitation'
	union
	-- What went to a side, or kept it out, at a round where it turned out to be this body.
	select t.id, w.id, 'own' from input i, who w join claims c on c.body_id = w.id and c.kind = 'delegation'
	join things d on d.id = c.subject_id
	join things t on t.round_id = d.round_id and t.side = d.side and t.kind in ('invitation', 'exclusion')
	where side_body(d.round_id, d.side, i.as_of, i.ceiling) = w.id
	union
	select c.subject_id, c.of_id, c.part
	from input i, (
		select c.subject_id, w.id as of_id, c.reported_at, 'seat' as part from who w join claims c on c.person_id = w.id
		union all
		-- The body that a side turned out to be.
		select c.subject_id, w.id, c.reported_at, 'own' from who w join claims c on c.body_id = w.id and c.kind = 'delegation'
		union all
		select c.subject_id, w.id, c.reported_at, 'inside' from who w join claims c on c.includes_id = w.id
		union all
		select c.subject_id, w.id, c.reported_at, 'signature' from who w join claims c on c.signatory_id = w.id
		union all
		select c.subject_id, c.target_id, c.reported_at, 'link' from input i join claims c on c.target_id = any (i.own) and c.link is not null
			and c.marking <= i.ceiling
	) c
	-- What is reported later brings nothing into the page.
	where c.reported_at <= i.as_of
	-- Things are read in their order.
	order by id, part
), read as materialized (
	select p.part, p.of_id, t.id,
		case t.kind when 'delegation' then delegation_read_as(t.id, t.round_id, t.side, i.as_of, i.ceiling) else t.id end as read_id
	from input i, parts p join things t on t.id = p.id
	where t.marking <= i.ceiling
), listed as (
	select r.part, r.of_id, r.id, r.read_id from read r
	union
	select r.part, r.of_id, r.read_id, r.read_id from read r
)
select l.part, l.of_id, t.id, t.kind, t.slug, t.label, t.nature, t.round_id, t.actor_id, t.person_id, t.talks_id, t.side, l.read_id
from input i, listed l join things t on t.id = l.id
where t.marking <= i.ceiling
order by l.id, l.part, l.of_id;
