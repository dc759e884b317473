-- SPDX-License-Identifier: MIT
-- Gives a source another slug, or another publisher's name to be printed under; the name that it was entered under becomes
-- the new one. Gives what it is now; where the slug is taken, the source that has it, and nothing is changed.
--   slug, label   null: as it is; the label is the outlet
--   another, since   of no meaning here: sources may share their outlet, and have one name at a time
with input as (select
	$1::bigint as id,
	$2::text as slug,
	$3::text as label,
	$4::boolean as another,
	$5::text as since
), wanted as (
	select s.id, s.label as was_label, s.slug as was_slug, s.outlet as was_outlet, coalesce(i.slug, s.slug) as slug,
		coalesce(i.label, s.outlet) as outlet
	from input i join sources s on s.id = i.id
), taken as (
	select s.id, 'source' as kind, s.slug, s.label, 'slug' as taken from wanted w join sources s on s.slug = w.slug and s.id <> w.id
), renamed as (
	update sources s set slug = w.slug, outlet = w.outlet
	from wanted w
	where s.id = w.id and (w.slug, w.outlet) <> (w.was_slug, w.was_outlet) and not exists (select from taken)
	returning s.id, 'source' as kind, s.slug, s.label, w.was_label
), named as (
	update names n set name = r.label from renamed r where n.of_source_id = r.id and n.name = r.was_label and r.label <> r.was_label
)
select id, kind, slug, label, null as taken from renamed
union all
select id, kind, slug, label, taken from taken;
