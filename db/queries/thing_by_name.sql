-- SPDX-License-Identifier: MIT
-- The things, or the sources, that a name means: those that go by it (by any key of name_keys), or by an identifier written
-- SCHEME:VALUE; where there are none, those of which a name has every word typed, the last of which may only begin one, and
-- sources whose slug begins so: but what is the slug of a source is the beginning of no thing. At most ten, with how many
-- there are in all, whether there may be more, and whether they go by all of the name.
--   name       as typed
--   romanised  its Latin form where it is of another script, or null
--   kinds      kinds accepted, 'source' for sources; null: any thing
with input as (select
	$1::text as name,
	$2::text as romanised,
	$3::text[] as kinds
), typed as materialized (
	select i.name, i.kinds, coalesce('source' = any (i.kinds), false) as of_source from input i
), called as (
	select n.thing_id, n.of_source_id from input i, names_called(i.name, i.romanised) n
	union
	select d.thing_id, d.of_source_id from input i join identifiers d
		on d.scheme = lower(split_part(i.name, ':', 1)) and d.value = substr(i.name, strpos(i.name, ':') + 1)
), exact as materialized (
	select c.thing_id, c.of_source_id from typed y, called c left join things t on t.id = c.thing_id
	where case when y.of_source then c.thing_id is null else c.thing_id is not null and (y.kinds is null or t.kind = any (y.kinds)) end
), settled as materialized (
	select from exact union all select from typed y join sources s on s.slug = lower(y.name) where not y.of_source
), named as materialized (
	select n.thing_id, n.of_source_id from input i, names_begun(i.name, i.romanised, i.kinds) n
	where not exists (select from settled)
), begun as (
	select thing_id, of_source_id from named
	union
	select null, s.id from typed y join sources s on starts_with(s.slug, lower(y.name))
	where y.name <> '' and y.of_source and not exists (select from settled)
), meant as (
	select * from exact union all select * from begun
), found as (
	select t.id, t.kind, t.slug, t.label from typed y, meant m join things t on t.id = m.thing_id
	where y.kinds is null or t.kind = any (y.kinds)
	union all
	select s.id, 'source', s.slug, s.label from typed y, meant m join sources s on s.id = m.of_source_id where y.of_source
)
select f.id, f.kind, f.slug, f.label, count(*) over () as found, (select count(*) >= 1000 from named) as more, exists (select from exact) as whole
from found f
order by f.slug
limit 10;
