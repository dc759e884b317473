-- SPDX-License-Identifier: MIT
-- The batch of invitations to a round that was sent on a day by an issuer to the same sides.
--   issuer_id  who invites; null: not said. A batch of which only others are on record as issuers is another one.
--   sides      sides it went to; null: not said
--   occurred, reported_at, source_id, passage_id   of a claim that it was sent: they tell the day
with input as (select
	$1::bigint as round_id,
	$2::bigint as issuer_id,
	$3::text[] as sides,
	$4::text as occurred,
	$5::text as reported_at,
	$6::bigint as source_id,
	$7::bigint as passage_id
), sending as (
	select i.round_id, i.issuer_id, array(select unnest(i.sides) order by 1) as sides,
		(claim_reported(jsonb_populate_record(null::claims, jsonb_build_object('occurred', i.occurred,
			'reported_at', time_typed(i.reported_at, base_zone()))), s, p)).effective as day
	from input i
	left join sources s on s.id = i.source_id
	left join passages p on p.id = i.passage_id
)
select t.id, t.kind, t.slug, t.label
from sending i
join things t on t.kind = 'invitation' and t.round_id = i.round_id
	and num_nonnulls(t.actor_id, t.person_id, t.side) = 0
cross join lateral (select array(select c.issuer_id from claims c where c.subject_id = t.id and c.issuer_id is not null
	and not exists (select from claims k where k.concerns_id = c.id)) as issuers) said
where (i.issuer_id is null or said.issuers = '{}' or i.issuer_id = any (said.issuers))
	and exists (select from claims c where c.subject_id = t.id and c.invitation = 'sent' and c.effective = i.day)
	and i.sides = array(select distinct c.side::text from claims c where c.subject_id = t.id and c.side is not null order by 1)
order by (said.issuers <> '{}') = (i.issuer_id is null), t.id
limit 1;
