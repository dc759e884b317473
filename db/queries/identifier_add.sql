-- SPDX-License-Identifier: MIT
-- Says what a register calls a thing or a source; gives the slug of the one that has the identifier already, else
-- null, and what else the thing is called there.
--   kind, id   of the thing; kind 'source': of the source
with input as (select
	$1::text as kind,
	$2::bigint as id,
	$3::text as scheme,
	$4::text as value
), held as (
	select coalesce(t.slug, s.slug) as slug
	from input i
	join identifiers d on d.scheme = i.scheme and d.value = i.value
	left join things t on t.id = d.thing_id
	left join sources s on s.id = d.of_source_id
), made as (
	insert into identifiers (thing_id, of_source_id, scheme, value)
	select case when i.kind <> 'source' then i.id end, case when i.kind = 'source' then i.id end, i.scheme, i.value
	from input i where not exists (select from held)
)
select (select slug from held) as holder, (select string_agg(d.value, ', ' order by d.id) from input i join identifiers d
	on d.scheme = i.scheme and case when i.kind = 'source' then d.of_source_id else d.thing_id end = i.id) as others;
