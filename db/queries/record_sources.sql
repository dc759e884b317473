-- SPDX-License-Identifier: MIT
-- What a report tells of sources and their passages.
--   sources   ids of the sources, and
--   passages  parallel to them a passage of each, or 0: each pair once
--   zone      IANA zone in which times are printed
with input as (select
	$1::bigint[] as sources,
	$2::bigint[] as passages,
	$3::text as zone
)
select a.source_id, a.passage_id, coalesce(s.origin_id, s.id) as origin_id, s.slug, s.outlet, s.title, s.address, s.published,
	s.reliability, p.name as passage, time_text(p.at, i.zone) as passage_at
from input i, unnest($1::bigint[], $2::bigint[]) a(source_id, passage_id)
join sources s on s.id = a.source_id and s.id = any ($1)
left join passages p on p.id = a.passage_id
order by a.source_id, a.passage_id;
