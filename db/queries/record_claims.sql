-- SPDX-License-Identifier: MIT
-- Claims as a report tells of them; and what was taken back of its subjects, which fills no point.
--   ids       numbers of the claims, each once
--   as_of     the time asked about
--   ceiling   highest marking that may be used, 0 to 4
--   subjects  ids of the things
with input as (select
	$1::bigint[] as ids,
	$2::timestamptz as as_of,
	$3::smallint as ceiling,
	$4::bigint[] as subjects
), withdrawn as (
	select max(c.revision) as revision
	from input i, unnest($4::bigint[]) s(id) join claims c on c.subject_id = s.id and c.concerns_id is not null
	where c.reported_at <= i.as_of and c.marking <= i.ceiling
)
select c.id, c.revision, coalesce(c.source_id, 0) as source_id, coalesce(c.passage_id, 0) as passage_id,
	c.credibility::text, c.marking::bigint as marking_rank,
	c.occurred, c.effective::text, date_bin('1 second', c.reported_at, 'epoch')::text as reported_at, c.known_by,
	coalesce(c.attributed_id, 0) as attributed_id, coalesce(c.principal_id, 0) as principal_id, c.attribution, c.because, c.word,
	c.despite_exclusion,
	c.closes = 'all' as supersedes,
	coalesce((select w.revision from withdrawn w), 0) as withdrawn
from claims c
where c.id = any ($1::bigint[])
order by c.id;
