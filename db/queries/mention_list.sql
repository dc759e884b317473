-- SPDX-License-Identifier: MIT
-- The things that may say something of a thing: its invitations, exclusions and delegations, and whatever a claim names it
-- in. What they say as of a time, resolving tells.
--   thing_id
--   ceiling   highest marking that may be shown, 0 to 4
with input as (select
	$1::bigint as thing_id,
	$2::smallint as ceiling
), found as (
	select t.id, true as own from input i join things t on i.thing_id in (t.actor_id, t.person_id)
		and t.kind in ('delegation', 'invitation', 'exclusion')
	union all
	select c.subject_id, false from input i join claims c on i.thing_id in (c.person_id, c.target_id, c.signatory_id,
		c.convener_id, c.mediator_id, c.venue_id, c.body_id, c.includes_id, c.on_behalf_id, c.issuer_id, c.insister_id,
		c.maker_id, c.concerned_id)
)
select t.id, t.kind, t.slug, t.label, bool_or(f.own) as own
from input i, found f join things t on t.id = f.id
where t.marking <= i.ceiling and t.id <> i.thing_id
group by t.id
order by bool_or(f.own) desc, t.kind, t.slug;
