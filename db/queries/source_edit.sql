-- SPDX-License-Identifier: MIT
-- Changes what is known of a source; gives its id where anything did change. A null parameter leaves a trait as it is, an
-- empty one takes it out.
with input as (select
	$1::bigint as id,
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
	$12::text as origin_id
), wanted as (
	select s.id, s.label as was, s.title as was_title, coalesce(i.outlet, s.outlet) as outlet, coalesce(i.nature, s.nature) as nature,
		nullif(coalesce(i.title, s.title), '')::phrase as title, nullif(coalesce(i.address, s.address), '')::phrase as address,
		nullif(coalesce(i.archive, s.archive), '')::phrase as archive, nullif(coalesce(i.hash, s.hash), '') as hash,
		nullif(coalesce(i.language, s.language), '') as language, nullif(coalesce(i.published, s.published), '') as published,
		nullif(coalesce(i.reliability, s.reliability), '') as reliability, coalesce(marking_of(i.marking), s.marking) as marking,
		case when i.origin_id is null then s.origin_id else nullif(i.origin_id, '')::bigint end as origin_id
	from input i join sources s on s.id = i.id
), changed as (
	update sources s
	set outlet = w.outlet, nature = w.nature, title = w.title, address = w.address, archive = w.archive, hash = w.hash,
		language = w.language, published = w.published, reliability = w.reliability, marking = w.marking, origin_id = w.origin_id
	from wanted w
	where s.id = w.id
		and (s.outlet, s.nature, s.title, s.address, s.archive, s.hash, s.language, s.published, s.reliability, s.marking, s.origin_id)
			is distinct from (w.outlet, w.nature, w.title, w.address, w.archive, w.hash, w.language, w.published, w.reliability,
			w.marking, w.origin_id)
	returning s.id, s.label, s.title, w.was, w.was_title
), named as (
	-- The names that it was entered under.
	update names n set name = case when n.name = c.was then c.label else c.title end
	from changed c
	where n.of_source_id = c.id and (n.name = c.was and c.label <> c.was or n.name = c.was_title and n.name <> c.was and c.title <> c.was_title)
)
select id from changed;
