-- SPDX-License-Identifier: MIT
-- Venues by name.
--   country   null: any
--   ceiling   highest marking that may be shown, 0 to 4
with input as (select
	$1::text as country,
	$2::smallint as ceiling
)
select t.slug, t.label as name, t.city, t.country, t.zone, t.latitude::text, t.longitude::text,
	case when p.id is not null then json_build_object('slug', p.slug, 'name', p.label) end as part_of, p.label as part_of_name,
	t.marking::bigint as marking_rank
from input i
join things t on t.kind = 'venue' and t.marking <= i.ceiling and (i.country is null or t.country = upper(i.country))
left join things p on p.id = t.parent_id and p.marking <= i.ceiling
order by plain(t.label), t.slug;
