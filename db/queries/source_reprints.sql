-- SPDX-License-Identifier: MIT
-- The other sources of the same origin, with how many claims of each stand: what is taken back with a source stands there too.
--   source_id
--   as_of      the time asked about
--   ceiling    highest marking that may be used, 0 to 4
with input as (select
	$1::bigint as source_id,
	$2::timestamptz as as_of,
	$3::smallint as ceiling
)
select r.slug, r.label as name, case when r.origin_id = s.id then 'a reprint of it' when r.id = s.origin_id then 'what it reprints'
	else 'a reprint of the same' end as relation, count(*) as claims,
	r.marking::bigint as marking_rank
from input i
join sources s on s.id = i.source_id
join sources r on r.id <> s.id and coalesce(r.origin_id, r.id) = coalesce(s.origin_id, s.id) and r.marking <= i.ceiling
join claims c on c.source_id = r.id and c.reported_at <= i.as_of and c.marking <= i.ceiling and c.word is distinct from 'retract'
where not exists (select from claims k where k.concerns_id = c.id and k.marking <= i.ceiling and (k.word = 'correct' or k.reported_at <= i.as_of
	and not exists (select from claims u where u.concerns_id = k.id and u.reported_at <= i.as_of)))
group by s.id, s.origin_id, r.id, r.slug, r.label, r.origin_id, r.marking
order by r.slug;
