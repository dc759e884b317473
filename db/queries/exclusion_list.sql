-- SPDX-License-Identifier: MIT
-- Exclusions, with what holds of them.
--   scope_id  a round or talks, with all talks and rounds above it; null: all exclusions
--   as_of     the time asked about
--   ceiling   highest marking that may be used, 0 to 4
with input as (select
	$1::bigint as scope_id,
	$2::timestamptz as as_of,
	$3::smallint as ceiling
), listed as (
	-- A side is read under its body, once that is known.
	select t.*, coalesce(t.actor_id, side_body(t.round_id, t.side, i.as_of, i.ceiling)) as whom_id
	from input i join things t on t.kind = 'exclusion' and t.marking <= i.ceiling
		and (i.scope_id is null or coalesce(t.round_id, t.talks_id) = any (scope_chain(i.scope_id)))
), points as (
	select r.* from input i, resolve(i.as_of, i.ceiling, array(select l.id from listed l)) r where r.standing = 'holds'
), mentioned(id) as (
	select unnest(array[l.whom_id, l.round_id, l.talks_id]) from listed l union select p.value_id from points p
), named as (
	select n.*, (select t.marking from things t where t.id = n.id and t.marking <= i.ceiling) as marking
	from input i, (select array_agg(m.id) as ids from mentioned m) m, things_named(m.ids, i.ceiling, (i.as_of at time zone base_zone())::date) n
), held as (
	select p.subject_id as id, p.point, string_agg(p.value, ' or ' order by p.place) filter (where not p.many) as value,
		array_agg(coalesce(n.label, p.element) order by p.element) filter (where p.many and p.value = 'in' and p.place = 1) as elements,
		coalesce(json_agg(json_build_object('slug', n.slug, 'name', n.label) order by n.slug)
			filter (where n.id is not null and p.value = 'in' and p.place = 1), '[]')::text as things,
		bool_or(p.place > 1) as disputed
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
select l.slug, json_build_object('slug', s.slug, 'name', s.label)::text as scope, s.slug as scope_slug,
	case when a.id is not null then json_build_object('slug', a.slug, 'name', a.label)::text end as actor, l.side,
	coalesce(a.label, l.side) as actor_text, state.value as state,
	coalesce(extent.elements, '{}') as extents, array_to_string(extent.elements, ', ') as extents_text,
	coalesce(insister.things, '[]') as insisted_by,
	case when insister.elements is not null then array_to_string(insister.elements, ', ') else 'not said' end as insisted_by_text,
	ground.value as ground,
	array(select h.point from held h where h.id = l.id and h.disputed order by h.point) as disputed,
	case when exists (select from held h where h.id = l.id and h.disputed) then 'DISPUTED' end as disputed_text,
	greatest(l.marking, a.marking, k.marking)::bigint as marking_rank
from listed l
join named s on s.id = coalesce(l.round_id, l.talks_id)
left join named a on a.id = l.whom_id
left join held state on state.id = l.id and state.point = 'exclusion'
left join held extent on extent.id = l.id and extent.point = 'extent'
left join held insister on insister.id = l.id and insister.point = 'insister'
left join held ground on ground.id = l.id and ground.point = 'ground'
left join marks k on k.id = l.id
where exists (select from held h where h.id = l.id)
order by s.slug, l.slug;
