-- SPDX-License-Identifier: MIT
-- Changes how a claim is taken: its grade, who may read it, whether it is preferred. Gives its id where anything did change;
-- null where not. A null parameter leaves it as it is. Never below the marking of its source, its passage and its thing (of what
-- is there only by being told: of what that is of): `lowest` is what that is, where less was asked for, and then nothing is
-- changed.
with input as (select
	$1::bigint as id,
	$2::smallint as credibility,
	$3::text as marking,
	$4::boolean as preferred
), asked as (
	select c.id, i.credibility, marking_of(i.marking) as marking, i.preferred, claim_least(c.subject_id, c.source_id, c.passage_id) as lowest
	from input i join claims c on c.id = i.id
), changed as (
	update claims c set credibility = coalesce(a.credibility, c.credibility), marking = coalesce(a.marking, c.marking),
		preferred = coalesce(a.preferred, c.preferred)
	from asked a
	where c.id = a.id and coalesce(a.marking >= a.lowest, true)
		and (c.credibility, c.marking, c.preferred) is distinct from
			(coalesce(a.credibility, c.credibility), coalesce(a.marking, c.marking), coalesce(a.preferred, c.preferred))
	returning c.id
)
select a.id, exists (select from changed) as changed, case when a.marking < a.lowest then marking_name(a.lowest) end as lowest
from asked a;
