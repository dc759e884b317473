-- SPDX-License-Identifier: MIT
-- Enters a source, and as its names what it is printed under and its title; gives the source that has the slug already,
-- else null. A record of conversation is red unless said otherwise.
with input as (select
	$1::text as slug,
	$2::text as outlet,
	$3::text as nature,
	$4::text as title,
	$5::text as address,
	$6::text as archive,
	$7::text as hash,
	$8::text as language,
	$9::text as published,
	$10::text as reliability,
	$11::text as marking,
	$12::bigint as origin_id
), taken as (
	select s.label as told from input i join sources s on s.slug = i.slug
), made as (
	insert into sources (slug, outlet, nature, title, address, archive, hash, language, published, reliability, marking, origin_id)
	select i.slug, i.outlet, i.nature, i.title, i.address, i.archive, i.hash, i.language, i.published, i.reliability,
		coalesce(marking_of(i.marking), case when i.nature = 'record of conversation' then 4 else 0 end::smallint), i.origin_id
	from input i
	where not exists (select from taken)
	returning id, label, title, language, marking
), named as (
	insert into names (of_source_id, name, language, marking)
	select m.id, v.name, m.language, m.marking from made m, lateral (values (m.label), (m.title)) v(name)
	where v.name is not null
)
select told as taken from taken;
