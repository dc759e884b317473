-- SPDX-License-Identifier: MIT
-- The things, or the sources, that a name means: those that go by it exactly (folded), or by an identifier written
-- SCHEME:VALUE; where there are none, those that have a name, or a word of one, that begins with it, and sources whose slug
-- does: but what is the slug of a source is the beginning of no thing. At most ten, with how many there are in all, what tells
-- each from the others, and whether they go by all of the name.
--   name    as typed
--   kinds   kinds accepted, 'source' for sources; null: any thing
with input as (select
	$1::text as name,
	$2::text[] as kinds
), typed as materialized (
	-- Folding leaves of LIKE's own letters only these two.
	select i.name, fold(i.name) as text, replace(replace(fold(i.name), '\', '\\'), '%', '\%') as pattern, i.kinds,
		coalesce('source' = any (i.kinds), false) as of_source
	from input i
), called as (
	select n.thing_id, n.of_source_id from typed y join names n on n.folded = y.text
	union
	select d.thing_id, d.of_source_id from typed y join identifiers d
		on d.scheme = lower(split_part(y.name, ':', 1)) and d.value = substr(y.name, strpos(y.name, ':') + 1)
), exact as materialized (
	select c.thing_id, c.of_source_id from typed y, called c left join things t on t.id = c.thing_id
	where case when y.of_source then c.thing_id is null else c.thing_id is not null and (y.kinds is null or t.kind = any (y.kinds)) end
), settled as materialized (
	select from exact union all select from typed y join sources s on s.slug = lower(y.name) where not y.of_source
), begun as (
	-- Compared byte by byte, as the index is ordered: up to the highest letter there is.
	select n.thing_id, n.of_source_id from typed y join names n
		on n.folded ~>=~ y.text and n.folded ~<~ (y.text || U&'\+10FFFF')
	where y.text <> '' and not exists (select from settled)
	union
	select n.thing_id, n.of_source_id from typed y join names n on n.folded like '% ' || y.pattern || '%'
	where y.text <> '' and not exists (select from settled)
	union
	select null, s.id from typed y join sources s on starts_with(s.slug, lower(y.name))
	where y.text <> '' and y.of_source and not exists (select from settled)
), meant as (
	select * from exact union all select * from begun
), found as (
	select t.id, t.kind, t.slug, t.label, concat_ws(', ', case when t.kind in ('talks', 'round', 'actor') then t.nature else t.kind end,
		k.label, p.label, t.city, t.country) as told
	from typed y, meant m
	join things t on t.id = m.thing_id
	left join things k on k.id = t.talks_id
	left join things p on p.id = t.parent_id
	where y.kinds is null or t.kind = any (y.kinds)
	union all
	select s.id, 'source', s.slug, s.label, concat_ws(', ', s.nature, s.published)
	from typed y, meant m join sources s on s.id = m.of_source_id
	where y.of_source
)
select f.id, f.kind, f.slug, f.label, f.told, count(*) over () as found, exists (select from exact) as whole
from found f
order by f.slug
limit 10;
