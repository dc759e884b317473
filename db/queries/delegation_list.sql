-- SPDX-License-Identifier: MIT
-- The delegations of a round, with what holds of them.
--   scope_id  the round
--   as_of     the time asked about
--   ceiling   highest marking that may be used, 0 to 4
with input as (select
	$1::bigint as scope_id,
	$2::timestamptz as as_of,
	$3::smallint as ceiling
), listed as (
	select t.* from input i join things t on t.kind = 'delegation' and t.round_id = i.scope_id and t.marking <= i.ceiling
), points as (
	select r.* from input i, resolve(i.as_of, i.ceiling, array(select l.id from listed l)) r
	where r.standing = 'holds' and r.about_id is null
), mentioned(id) as (
	select unnest(array[l.actor_id, l.round_id]) from listed l union select p.value_id from points p
), named as (
	select n.*, (select t.marking from things t where t.id = n.id and t.marking <= i.ceiling) as marking
	from input i, (select array_agg(m.id) as ids from mentioned m) m, things_named(m.ids, i.ceiling, (i.as_of at time zone base_zone())::date) n
), held as (
	select p.subject_id as id, p.point,
		string_agg(coalesce(n.label, p.value), ' or ' order by p.place) filter (where not p.many) as value,
		array_agg(coalesce(n.label, p.element) order by p.element) filter (where p.many and p.value = 'in' and p.place = 1) as elements,
		bool_or(p.place > 1) as disputed,
		max(n.slug) filter (where p.place = 1) as slug, max(n.label) filter (where p.place = 1) as label
	from points p left join named n on n.id = p.value_id
	group by p.subject_id, p.point
), marked as materialized (
	-- Of which anything is said that is marked: of the rest it is not looked for.
	select distinct c.subject_id from input i join claims c on c.marking > 0 and c.marking <= i.ceiling
), marks as (
	select p.subject_id as id, max(greatest(n.marking, case when p.subject_id in (select m.subject_id from marked m) then claims_marking(p.claims, i.ceiling) end)) as marking
	from input i, points p left join named n on n.id = p.value_id
	group by p.subject_id
)
select l.slug, json_build_object('slug', r.slug, 'name', r.label)::text as round,
	case when l.actor_id is not null then json_build_object('slug', a.slug, 'name', a.label)::text
		when body.label is not null then json_build_object('slug', body.slug, 'name', body.label)::text end as "of",
	coalesce(a.label, body.value, l.side) as of_text,
	coalesce(l.side, side.value) as side, presence.value as presence,
	coalesce(role.elements, '{}') as roles, array_to_string(role.elements, ', ') as roles_text, level.value as level,
	size.value as size,
	case when head.label is not null then json_build_object('slug', head.slug, 'name', head.label)::text end as head,
	head.value as head_text,
	array(select h.point from held h where h.id = l.id and h.disputed order by h.point) as disputed,
	case when exists (select from held h where h.id = l.id and h.disputed) then 'DISPUTED' end as disputed_text,
	greatest(l.marking, a.marking, k.marking)::bigint as marking_rank
from listed l
left join named r on r.id = l.round_id
left join named a on a.id = l.actor_id
left join held body on body.id = l.id and body.point = 'body'
left join held side on side.id = l.id and side.point = 'side'
left join held presence on presence.id = l.id and presence.point = 'presence'
left join held role on role.id = l.id and role.point = 'role'
left join held level on level.id = l.id and level.point = 'level'
left join held size on size.id = l.id and size.point = 'size'
left join held head on head.id = l.id and head.point = 'head'
left join marks k on k.id = l.id
where exists (select from held h where h.id = l.id)
order by coalesce(l.side, side.value), l.slug;
