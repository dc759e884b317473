-- SPDX-License-Identifier: MIT
-- Enters a thing and, for what people call by name, its label as its first name, marked at least as the source and as what it
-- is part of, or of. Gives the thing, with its marking and whose that is where less was asked for; where its slug is taken, or
-- a person, an actor or a round of the same talks or round goes by the very same label (by any key of name_keys), the thing
-- that has it, and nothing is entered.
--   another   it is another of the same label: judged to differ from those that have it
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
	$19::bigint as source_id,
	$20::boolean as another
), taken as (
	select t.id, t.kind, i.slug, t.label, 'slug' as taken from input i join things t on t.id = slug_owner(i.slug)
	union all
	(select t.id, t.kind, t.slug, t.label, 'name' from input i
	cross join lateral names_called(i.label, null) n
	join things t on t.id = n.thing_id and t.kind = i.kind and name_keys(t.label, null) && name_keys(i.label, null)
		and (t.talks_id, t.parent_id) is not distinct from (i.talks_id, i.parent_id)
	where i.kind in ('round', 'actor', 'person') and i.another is not true and t.slug is distinct from i.slug
	order by t.id limit 1)
), sourced as (
	select s.marking from input i join sources s on s.id = i.source_id
), made as (
	insert into things (kind, slug, label, nature, parent_id, talks_id, round_id, actor_id, person_id, side, sides,
		city, country, zone, latitude, longitude, marking)
	select i.kind, i.slug, i.label, i.nature, i.parent_id, i.talks_id, i.round_id, i.actor_id, i.person_id, i.side,
		i.sides, i.city, upper(i.country), zone_checked(i.zone), i.latitude, i.longitude, greatest(marking_of(i.marking), (select s.marking from sourced s), 0)
	from input i
	where not exists (select from taken)
	returning id, kind, slug, label, marking
), named as (
	insert into names (thing_id, name, nature, language, source_id, marking)
	select m.id, m.label, 'official', i.language, i.source_id, m.marking
	from made m, input i
	where m.kind in ('talks', 'round', 'venue', 'actor', 'person', 'outcome')
), judged as (
	insert into differences (one_id, other_id, marking)
	select distinct m.id, t.id, greatest(m.marking, t.marking)
	from input i cross join made m cross join lateral names_called(m.label, null) n
	join things t on t.id = n.thing_id and t.kind = m.kind and name_keys(t.label, null) && name_keys(m.label, null)
	where i.another
)
select m.id, m.kind, m.slug, m.label, null as taken,
	case when marking_of(i.marking) < m.marking then format('%s, as %s is', marking_name(m.marking), coalesce(
		(select 'its source' from sourced s where s.marking = m.marking),
		(select t.slug from things t where t.id in (i.parent_id, i.talks_id, i.round_id, i.actor_id, i.person_id) and t.marking = m.marking
			order by t.id limit 1))) end as marked
from made m, input i
union all
(select id, kind, slug, label, taken, null from taken order by taken desc limit 1);
