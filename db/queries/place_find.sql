-- SPDX-License-Identifier: MIT
-- The delegation, invitation or exclusion at a place: of an actor, a person or a side at a round, or of an actor from talks.
--   issuer_id  who invites; null: anybody. An invitation whose issuer was not recorded gets this one.
with input as (select
	$1::text as kind,
	$2::bigint as round_id,
	$3::bigint as talks_id,
	$4::bigint as actor_id,
	$5::bigint as person_id,
	$6::text as side,
	$7::bigint as issuer_id
), found as (
	select t.id, t.kind, t.slug, t.label, t.issuer_id, i.issuer_id as given
	from input i
	join things t on t.kind = i.kind and t.round_id is not distinct from i.round_id
		and t.talks_id is not distinct from i.talks_id
	where ((t.actor_id is not distinct from i.actor_id and t.person_id is not distinct from i.person_id
			and t.side is not distinct from i.side)
		or (i.actor_id is not null and t.side is not null and exists (
			-- The side turned out to be that actor.
			select from things d where d.kind = 'delegation' and d.round_id = t.round_id and d.side = t.side
				and held_value(d.id, null, 'body') = i.actor_id::text)))
		and (i.issuer_id is null or t.issuer_id is null or t.issuer_id = i.issuer_id)
	order by t.actor_id is distinct from i.actor_id, t.issuer_id is distinct from i.issuer_id, t.id
	limit 1
), issued as (
	update things t set issuer_id = f.given
	from found f
	where t.id = f.id and f.given is not null and f.issuer_id is null
	returning this_revision()
)
select id, kind, slug, label from found;
