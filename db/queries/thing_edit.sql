-- SPDX-License-Identifier: MIT
-- Changes what a thing is beside what is claimed of it; gives its id where anything did change. A null parameter leaves a
-- trait as it is, an empty one takes it out.
with input as (select
	$1::bigint as id,
	$2::text as nature,
	$3::text as parent_id,
	$4::text as talks_id,
	$5::text as sides,
	$6::text as city,
	$7::text as country,
	$8::text as zone,
	$9::text as latitude,
	$10::text as longitude,
	$11::text as marking
), wanted as (
	select t.id, coalesce(i.nature, t.nature) as nature,
		case when i.parent_id is null then t.parent_id else nullif(i.parent_id, '')::bigint end as parent_id,
		coalesce(i.talks_id::bigint, t.talks_id) as talks_id,
		case when i.sides is null then t.sides else nullif(i.sides, '')::text[] end as sides,
		nullif(coalesce(i.city, t.city), '')::phrase as city,
		upper(nullif(coalesce(i.country, t.country), '')) as country,
		zone_checked(nullif(coalesce(i.zone, t.zone), ''))::listed as zone,
		case when i.latitude is null then t.latitude else nullif(i.latitude, '')::numeric(8,5) end as latitude,
		case when i.longitude is null then t.longitude else nullif(i.longitude, '')::numeric(8,5) end as longitude,
		coalesce(marking_of(i.marking), t.marking) as marking
	from input i join things t on t.id = i.id
)
update things t
set nature = w.nature, parent_id = w.parent_id, talks_id = w.talks_id, sides = w.sides, city = w.city, country = w.country,
	zone = w.zone, latitude = w.latitude, longitude = w.longitude, marking = w.marking
from wanted w
where t.id = w.id
	and (t.nature, t.parent_id, t.talks_id, t.sides, t.city, t.country, t.zone, t.latitude, t.longitude, t.marking) is distinct from
		(w.nature, w.parent_id, w.talks_id, w.sides, w.city, w.country, w.zone, w.latitude, w.longitude, w.marking)
returning t.id;
