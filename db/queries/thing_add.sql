-- SPDX-License-Identifier: MIT
-- Enters a thing and, for what people call by name, its label as its first name. Gives the thing; where the slug is taken,
-- the thing that has it, and nothing is entered.
with input as (select
	$1::text as kind,
	$2::text as slug,
	$3::text as label,
	$4::text as nature,
	$5::bigint as parent_id,
	$6::bigint as talks_id,
	$7::bigint as round_id,
	$8::bigint as actor_id,
	$9::bigint as person_id,
	$10::text as side,
	$11::text[] as sides,
	$12::text as city,
	$13::text as country,
	$14::text as zone,
	$15::numeric as latitude,
	$16::numeric as longitude,
	$17::text as marking,
	$18::text as language,
	$19::bigint as source_id
), taken as (
	select t.id, t.kind, t.slug, t.label from input i join things t on t.slug = i.slug
), made as (
	insert into things (kind, slug, label, nature, parent_id, talks_id, round_id, actor_id, person_id, side, sides,
		city, country, zone, latitude, longitude, marking)
	select i.kind, i.slug, i.label, i.nature, i.parent_id, i.talks_id, i.round_id, i.actor_id, i.person_id, i.side,
		i.sides, i.city, upper(i.country), zone_checked(i.zone), i.latitude, i.longitude, coalesce(marking_of(i.marking), 0::smallint)
	from input i
	where not exists (select from taken)
	returning id, kind, slug, label, marking
), named as (
	insert into names (thing_id, name, nature, language, source_id, marking)
	select m.id, m.label, 'official', i.language, i.source_id, m.marking
	from made m, input i
	where m.kind in ('talks', 'round', 'venue', 'actor', 'person', 'outcome')
)
select id, kind, slug, label, false as taken from made
union all
select id, kind, slug, label, true from taken;
