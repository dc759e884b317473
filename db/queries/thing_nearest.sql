-- SPDX-License-Identifier: MIT
-- What may have been meant by a name that nothing has: the five nearest by trigrams of the letters of their names and slugs, or
-- by how their words sound, of the kinds wanted; and, before them, a thing or source of another kind that has exactly this slug
-- or name.
--   name       as typed
--   romanised  its Latin form where it is of another script, or null
--   kinds      kinds accepted, 'source' for sources; null: any thing
with input as (select
	$1::text as name,
	$2::text as romanised,
	$3::text[] as kinds
), typed as materialized (
	select i.*, lower(i.name) as slug from input i
), told as (
	select coalesce(t.kind, 'source') as kind, coalesce(t.slug, s.slug) as slug, n.likeness
	from typed y
	cross join lateral (
		select thing_id, of_source_id, likeness from names_near(y.name, y.romanised)
		union all select thing_id, of_source_id, null from names_called(y.name, y.romanised)) n
	left join things t on t.id = n.thing_id
	left join sources s on s.id = n.of_source_id
	union all
	select t.kind, t.slug, null from typed y join things t on t.slug = y.slug
	union all
	select 'source', s.slug, null from typed y join sources s on s.slug = y.slug
), ranked as (
	select o.kind, o.slug, max(o.likeness) as likeness
	from typed y, told o
	where o.likeness is not null and o.kind = any (coalesce(y.kinds, array[o.kind])) and (y.kinds is not null or o.kind <> 'source')
	group by o.kind, o.slug
), other as (
	select o.kind, o.slug, null::real as likeness
	from typed y, told o
	where o.likeness is null and not o.kind = any (coalesce(y.kinds, '{}')) and (y.kinds is not null or o.kind = 'source')
	order by o.slug limit 1
)
select kind, slug, likeness is null as other
from (select * from other union all (select * from ranked order by likeness desc, slug limit 5)) s
where slug is not null
order by likeness desc nulls first, slug;
