-- SPDX-License-Identifier: MIT
-- The five sources nearest to a name that none has, by trigrams of slug and title; one line, null when none is near.
--   name   as typed
with input as (select
	$1::text as name
), near as (
	select s.slug, greatest(similarity(s.slug, i.name), word_similarity(fold(i.name), fold(s.outlet || ' ' || coalesce(s.title, '')))) as likeness
	from input i, sources s
)
select string_agg(slug, ', ' order by likeness desc, slug) as slugs
from (select * from near where likeness >= 0.3 order by likeness desc, slug limit 5) n;
