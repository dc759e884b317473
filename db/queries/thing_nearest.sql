-- SPDX-License-Identifier: MIT
-- What may have been meant by a name that nothing has: the five nearest by trigrams of their letters, or by how their words
-- sound, of the kinds wanted; and, before them, a thing or source of another kind that has exactly this slug or name.
--   name       as typed
--   romanised  its Latin form where it is of another script, or null
--   kinds      kinds accepted, 'source' for sources; null: any thing
with input as (select
	$1::text as name,
	$2::text as romanised,
	$3::text[] as kinds
), typed as materialized (
	select i.*, lower(i.name) as slug from input i
), every as (
	select t.id, t.kind, t.slug, false as of_source from things t
	union all
	select s.id, 'source', s.slug, true from sources s
), near as (
	select coalesce(n.thing_id, n.of_source_id) as id, n.thing_id is null as of_source, n.likeness
	from typed y, names_near(y.name, y.romanised) n
	union all
	select e.id, e.of_source, similarity(e.slug, y.slug) from typed y join every e on similarity(e.slug, y.slug) >= 0.3
), same as materialized (
	select coalesce(n.thing_id, n.of_source_id) as id, n.thing_id is null as of_source from typed y, names_called(y.name, y.romanised) n
), ranked as (
	select e.kind, e.slug, max(n.likeness) as likeness
	from typed y, near n join every e on e.id = n.id and e.of_source = n.of_source
	where case when y.kinds is null then not e.of_source else e.kind = any (y.kinds) end
	group by e.kind, e.slug
), other as (
	select e.kind, e.slug, null::real as likeness
	from typed y join every e on e.slug = y.slug or (e.id, e.of_source) in (select s.id, s.of_source from same s)
	where not e.kind = any (coalesce(y.kinds, '{}')) and (y.kinds is not null or e.of_source)
	order by e.slug limit 1
)
select kind, slug, likeness is null as other
from (select * from other union all (select * from ranked order by likeness desc, slug limit 5)) s
order by likeness desc nulls first, slug;
