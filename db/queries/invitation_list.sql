-- SPDX-License-Identifier: MIT
-- Invitations, with what holds of them.
--   scope_id  the round; null: to every round
--   as_of     the time asked about
--   ceiling   highest marking that may be used, 0 to 4
with input as (select
	$1::bigint as scope_id,
	$2::timestamptz as as_of,
	$3::smallint as ceiling
), listed as (
	select t.* from input i join things t on t.kind = 'invitation' and t.marking <= i.ceiling
		and (i.scope_id is null or t.round_id = i.scope_id)
), points as (
	select r.* from input i, resolve(i.as_of, i.ceiling, array(select l.id from listed l)) r where r.standing = 'holds'
), mentioned(id) as (
	select unnest(array[l.actor_id, l.person_id, l.round_id]) from listed l
	union
	select p.value_id from points p where p.point = 'issuer'
), named as (
	select n.* from input i, (select array_agg(m.id) as ids from mentioned m) m, things_named(m.ids, i.ceiling) n
), held as (
	select p.subject_id as id, p.point, string_agg(p.value, ' or ' order by p.place) filter (where not p.many) as value,
		array_agg(p.element order by p.element) filter (where p.many and p.value = 'in' and p.place = 1) as elements,
		bool_or(p.place > 1) as disputed,
		min(lower(p.amount)) filter (where p.place = 1) as lowest, max(upper(p.amount)) filter (where p.place = 1) as highest
	from points p group by p.subject_id, p.point
), issued as (
	select p.subject_id as id, string_agg(n.label, ' or ' order by p.place) as text,
		(array_agg(json_build_object('slug', n.slug, 'name', n.label)::text order by p.place))[1] as first
	from points p join named n on n.id = p.value_id
	where p.point = 'issuer'
	group by p.subject_id
)
select l.slug, json_build_object('slug', r.slug, 'name', r.label)::text as round,
	case when w.id is not null then json_build_object('slug', w.slug, 'name', w.label)::text end as "to",
	l.side, coalesce(side.elements, '{}') as sides, coalesce(w.label, l.side, array_to_string(side.elements, ', '), 'not named') as to_text,
	issuer.first as issuer, issuer.text as issuer_text,
	state.value as state, case when quantity.highest = quantity.lowest + 1 then quantity.lowest end::bigint as quantity,
	quantity.value is not null and quantity.highest is not null as quantity_known, quantity.value as quantity_text,
	coalesce(role.elements, '{}') as roles,
	array(select h.point from held h where h.id = l.id and h.disputed order by h.point) as disputed,
	case when exists (select from held h where h.id = l.id and h.disputed) then 'DISPUTED' end as disputed_text
from listed l
join named r on r.id = l.round_id
left join named w on w.id = coalesce(l.actor_id, l.person_id)
left join issued issuer on issuer.id = l.id
left join held side on side.id = l.id and side.point = 'side'
left join held state on state.id = l.id and state.point = 'invitation'
left join held quantity on quantity.id = l.id and quantity.point = 'quantity'
left join held role on role.id = l.id and role.point = 'role'
where exists (select from held h where h.id = l.id)
order by r.slug, l.slug;
