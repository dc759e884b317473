-- SPDX-License-Identifier: MIT
-- The things in which a person or body has a part: delegations (its own, or those it sat in or was inside of),
-- invitations, exclusions, outcomes it signed or refused, what is linked to it; each with its round. A rename keeps the
-- identity.
--   who_id   the person or actor
--   as_of    the time asked about
--   ceiling  highest marking that may be used, 0 to 4
with input as (select
	$1::bigint as who_id,
	$2::timestamptz as as_of,
	$3::smallint as ceiling
), who as (
	select same.id from input i, same_actor(i.who_id, i.as_of, i.ceiling) same(id)
), parts as (
	select t.id, 'own' as part from who w join things t on t.actor_id = w.id and t.kind in ('delegation', 'invitation', 'exclusion')
	union
	select t.id, 'own' from who w join things t on t.person_id = w.id and t.kind = 'invitation'
	union
	-- What went to a side, or kept it out, at a round where it turned out to be this body.
	select t.id, 'own' from input i, who w join claims c on c.body_id = w.id and c.kind = 'delegation'
	join things d on d.id = c.subject_id
	join things t on t.round_id = d.round_id and t.side = d.side and t.kind in ('invitation', 'exclusion')
	where side_body(d.round_id, d.side, i.as_of, i.ceiling) = w.id
	union
	select c.subject_id, c.part
	from input i, (
		select c.subject_id, c.reported_at, 'seat' as part from who w join claims c on c.person_id = w.id
		union all
		-- The body that a side turned out to be.
		select c.subject_id, c.reported_at, 'own' from who w join claims c on c.body_id = w.id and c.kind = 'delegation'
		union all
		select c.subject_id, c.reported_at, 'inside' from who w join claims c on c.includes_id = w.id
		union all
		select c.subject_id, c.reported_at, 'signature' from who w join claims c on c.signatory_id = w.id
		union all
		select c.subject_id, c.reported_at, 'link' from input i join claims c on c.target_id = i.who_id and c.link is not null
			and c.marking <= i.ceiling
	) c
	-- What is reported later brings nothing into the page.
	where c.reported_at <= i.as_of
	-- Things are read in their order.
	order by id, part
)
select p.part, t.id, t.kind, t.slug, t.label, t.nature, t.round_id, t.actor_id, t.person_id, t.talks_id, t.side
from input i, parts p join things t on t.id = p.id
where t.marking <= i.ceiling
order by p.id, p.part;
