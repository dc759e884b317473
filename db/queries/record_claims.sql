-- SPDX-License-Identifier: MIT
-- Claims with what a report tells of their sources; and what was taken back of its subjects, which fills no point.
--   ids       numbers of the claims, each once
--   zone      IANA zone in which times are printed
--   as_of     the time asked about
--   ceiling   highest marking that may be used, 0 to 4
--   subjects  ids of the things
with input as (select
	$1::bigint[] as ids,
	$2::text as zone,
	$3::timestamptz as as_of,
	$4::smallint as ceiling,
	$5::bigint[] as subjects
), withdrawn as (
	select max(c.revision) as revision
	from input i, unnest($5::bigint[]) s(id) join claims c on c.subject_id = s.id and c.concerns_id is not null
	where c.reported_at <= i.as_of and c.marking <= i.ceiling
)
select c.id, c.revision, coalesce(c.source_id, 0) as source_id, coalesce(c.passage_id, 0) as passage_id,
	coalesce(s.origin_id, s.id, 0) as origin_id, s.slug as source, s.outlet, s.title, s.address, s.published,
	p.name as passage, time_text(p.at, i.zone) as passage_at,
	s.reliability, c.credibility::text, c.marking::bigint as marking_rank,
	c.occurred, c.effective::text, date_trunc('second', c.reported_at)::text as reported_at, c.known_by,
	coalesce(c.attributed_id, 0) as attributed_id, coalesce(c.principal_id, 0) as principal_id, c.attribution, c.because, c.word,
	c.despite_exclusion,
	c.closes = 'all' as supersedes,
	coalesce((select w.revision from withdrawn w), 0) as withdrawn
from input i, unnest($1::bigint[]) a(id) join claims c on c.id = a.id
left join sources s on s.id = c.source_id
left join passages p on p.id = c.passage_id
order by c.id;
