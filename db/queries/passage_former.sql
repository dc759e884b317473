-- SPDX-License-Identifier: MIT
-- The passage that had a name last, and is in the record no more, of a source that has the slug or had it.
--   slug, name
with input as (select
	$1::text as slug,
	$2::text as name
)
select p.id::text as id
from input i
join (select s.id, s.slug from sources s union select s.id, s.slug from sources_past s) s on s.slug = lower(i.slug)
join passages_past p on p.source_id = s.id and p.name = i.name
order by p.stood_until desc
limit 1;
