-- SPDX-License-Identifier: MIT
-- The things that may say something of a thing: its invitations, exclusions and delegations, and whatever a claim names it
-- in. What they say as of a time, resolving tells.
--   thing_id
--   ceiling   highest marking that may be shown, 0 to 4
with input as (select
	$1::bigint as thing_id,
	$2::smallint as ceiling
), found as (
	select t.id, true as own from input i join things t on (t.actor_id = i.thing_id or t.person_id = i.thing_id)
		and told_part(t.kind)
	union all
	-- Each part by itself, so that each is found by its index.
	select c.subject_id, false from input i join claims c on c.person_id = i.thing_id or c.target_id = i.thing_id
		or c.signatory_id = i.thing_id or c.convener_id = i.thing_id or c.mediator_id = i.thing_id or c.venue_id = i.thing_id
		or c.body_id = i.thing_id or c.includes_id = i.thing_id or c.on_behalf_id = i.thing_id or c.issuer_id = i.thing_id
		or c.insister_id = i.thing_id or c.maker_id = i.thing_id or c.concerned_id = i.thing_id
)
select t.id, t.kind, t.slug, t.label, bool_or(f.own) as own
from input i, found f join things t on t.id = f.id
where t.marking <= i.ceiling and t.id <> i.thing_id
group by t.id, t.kind, t.slug, t.label
order by bool_or(f.own) desc, t.kind, t.slug;
