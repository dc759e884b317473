-- SPDX-License-Identifier: MIT
-- The delegation, invitation or exclusion at a place: of an actor, a person or a side at a round or in talks.
--   issuer_id  who invites; null: anybody. An invitation of which only others are on record as issuers is another one.
with input as (select
	$1::text as kind,
	$2::bigint as round_id,
	$3::bigint as talks_id,
	$4::bigint as actor_id,
	$5::bigint as person_id,
	$6::text as side,
	$7::bigint as issuer_id
)
select t.id, t.kind, t.slug, t.label
from input i
join things t on t.kind = i.kind and t.round_id is not distinct from i.round_id
	and t.talks_id is not distinct from i.talks_id
cross join lateral (select array(select c.issuer_id from claims c where c.subject_id = t.id and c.issuer_id is not null
	and not exists (select from claims k where k.concerns_id = c.id)) as issuers) said
where ((t.actor_id is not distinct from i.actor_id and t.person_id is not distinct from i.person_id
		and t.side is not distinct from i.side)
	or (i.actor_id is not null and t.side is not null and side_body(t.round_id, t.side) = i.actor_id))
	and (i.issuer_id is null or said.issuers = '{}' or i.issuer_id = any (said.issuers))
order by t.actor_id is distinct from i.actor_id, (said.issuers <> '{}') = (i.issuer_id is null), t.id
limit 1;
