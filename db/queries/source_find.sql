-- SPDX-License-Identifier: MIT
-- The sources that a name means which is no slug: by exact title, else those whose slug, title or outlet begins with it.
-- At most ten, with how many there are in all.
--   name   as typed
with input as (select
	$1::text as name
), typed as (
	select i.name, fold(i.name) as text from input i
), found as (
	select s.id, s.slug, concat_ws(', ', s.outlet, s.title, s.published) as told,
		case when fold(s.title) = y.text then 1 else 2 end as place
	from typed y join sources s on fold(s.title) = y.text
		or (y.text <> '' and (starts_with(s.slug, y.name) or starts_with(fold(s.title), y.text) or starts_with(fold(s.outlet), y.text)))
)
select id, slug, told, count(*) over () as found
from found
where place = (select min(place) from found)
order by slug
limit 10;
