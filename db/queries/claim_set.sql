-- SPDX-License-Identifier: MIT
-- Changes how a claim is taken: its grade, who may read it, whether it is preferred. Gives its id where anything did change;
-- null where not. A null parameter leaves it as it is. Never below the marking of its source, its passage and its thing (of what
-- is there only by being told: of what that is of): `lowest` is what that is, where less was asked for, and then nothing is
-- changed. One value of a point is preferred: what says otherwise and was preferred so far is so no more. `disputed`:
-- whether another claim ever said otherwise.
with input as (select
	$1::bigint as id,
	$2::smallint as credibility,
	$3::text as marking,
	$4::boolean as preferred
), asked as (
	select c.id, i.credibility, marking_of(i.marking) as marking, i.preferred, claim_least(c.subject_id, c.source_id, c.passage_id, c.concerns_id) as lowest
	from input i join claims c on c.id = i.id
), changed as (
	update claims c set credibility = coalesce(a.credibility, c.credibility), marking = coalesce(a.marking, c.marking),
		preferred = coalesce(a.preferred, c.preferred)
	from asked a
	where c.id = a.id and coalesce(a.marking >= a.lowest, true)
		and (c.credibility, c.marking, c.preferred) is distinct from
			(coalesce(a.credibility, c.credibility), coalesce(a.marking, c.marking), coalesce(a.preferred, c.preferred))
	returning c.id
), against as (
	select o.id, o.preferred from asked a join claims c on c.id = a.id join claims o on o.subject_id = c.subject_id and o.id <> c.id
	where exists (select from claim_points(c) p
		join claim_points(o) q on (p.about_id, p.point, p.element) is not distinct from (q.about_id, q.point, q.element)
		where case when p.many then o.negated <> c.negated else p.value <> q.value end)
), outdone as (
	update claims o set preferred = false from asked a, against g
	where a.preferred and exists (select from changed) and o.id = g.id and g.preferred
)
select a.id, exists (select from changed) as changed, exists (select from against) as disputed,
	case when a.marking < a.lowest then marking_name(a.lowest) end as lowest
from asked a;
