-- SPDX-License-Identifier: MIT
-- The things that a name means: those that go by it exactly (folded); where there are none, those that have a name, or a
-- word of one, that begins with it. At most ten, with how many there are in all and what tells each from the others.
--   name    as typed
--   kinds   kinds accepted; null: any
with input as (select
	$1::text as name,
	$2::text[] as kinds
), typed as materialized (
	-- Folding leaves of LIKE's own letters only these two.
	select fold(i.name) as text, replace(replace(fold(i.name), '\', '\\'), '%', '\%') as pattern, i.kinds from input i
), exact as materialized (
	select distinct n.thing_id as id
	from typed y join names n on n.folded = y.text join things t on t.id = n.thing_id
	where y.kinds is null or t.kind = any (y.kinds)
), begun as (
	-- Compared byte by byte, as the index is ordered: up to the highest letter there is.
	select n.thing_id as id from typed y join names n
		on n.folded ~>=~ y.text and n.folded ~<~ (y.text || U&'\+10FFFF')
	where y.text <> '' and not exists (select from exact)
	union
	select n.thing_id from typed y join names n on n.folded like '% ' || y.pattern || '%'
	where y.text <> '' and not exists (select from exact)
), found as (
	select t.id, t.kind, t.slug, t.label, t.nature, t.country, t.city, t.talks_id, t.parent_id
	from typed y, (select id from exact union all select id from begun) f join things t on t.id = f.id
	where y.kinds is null or t.kind = any (y.kinds)
)
select f.id, f.kind, f.slug, f.label,
	concat_ws(', ', case when f.kind in ('talks', 'round', 'actor') then f.nature else f.kind end, k.label, p.label, f.city, f.country) as told,
	count(*) over () as found
from found f
left join things k on k.id = f.talks_id
left join things p on p.id = f.parent_id
order by f.slug
limit 10;
