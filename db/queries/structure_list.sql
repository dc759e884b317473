-- SPDX-License-Identifier: MIT
-- What a thing is beside what is claimed of it, a trait a row; nothing when it is marked above the ceiling.
--   thing_id
--   as_of     the time asked about: parts spoken of only later are left out
--   ceiling   highest marking that may be shown, 0 to 4
with input as (select
	$1::bigint as thing_id,
	$2::timestamptz as as_of,
	$3::smallint as ceiling
), asked as (
	select t.*, i.as_of, i.ceiling from input i join things t on t.id = i.thing_id and t.marking <= i.ceiling
), own as (
	select v.place, v.key, v.other_id, v.text
	from asked a, lateral (values
		(1, 'kind', null::bigint, a.nature), (2, 'talks', a.talks_id, null), (3, 'part_of', a.parent_id, null),
		(4, 'round', a.round_id, null), (5, 'actor', a.actor_id, null), (6, 'person', a.person_id, null), (7, 'side', null, a.side),
		(10, 'city', null, a.city), (11, 'country', null, a.country), (12, 'zone', null, a.zone),
		(13, 'latitude', null, a.latitude::text), (14, 'longitude', null, a.longitude::text), (15, 'marking', null, marking_name(a.marking)),
		(18, 'row_version', null, 'r' || a.written)
	) v(place, key, other_id, text)
	where v.other_id is not null or v.text is not null
)
select key, many, slug, text from (
	select o.place, 0 as rank, o.key, false as many, t.slug, coalesce(t.label, o.text) as text
	from own o left join things t on t.id = o.other_id and t.marking <= (select ceiling from input)
	where t.id is not null or o.other_id is null
	union all
	select 9, s.place::int, 'sides', true, null, s.side from asked a, unnest(a.sides) with ordinality s(side, place)
	union all
	-- The rounds of talks and the parts of anything, in the order of their slugs.
	select case when c.kind = a.kind then 16 else 17 end, row_number() over (order by c.slug)::int,
		case when c.kind = a.kind then 'parts' else 'rounds' end, true, c.slug, c.label
	from asked a cross join things_known(a.as_of, a.ceiling) k join things c on c.id = k.id and c.marking <= a.ceiling
		and ((c.parent_id = a.id and c.kind = a.kind) or (a.kind = 'talks' and c.kind = 'round' and c.talks_id = a.id and c.parent_id is null))
) traits
order by place, rank;
