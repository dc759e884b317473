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
), points as materialized (
	select r.* from input i, resolve(i.as_of, i.ceiling, array(select l.id from listed l)) r
), mentioned(id) as (
	select unnest(array[l.actor_id, l.person_id, l.round_id]) from listed l
	union
	select p.value_id from points p where p.point = 'issuer' and p.standing = 'holds'
), named as (
	select n.*, (select t.marking from things t where t.id = n.id and t.marking <= i.ceiling) as marking
	from input i, (select array_agg(m.id) as ids from mentioned m) m, things_named(m.ids, i.ceiling, (i.as_of at time zone base_zone())::date) n
), marked as materialized (
	-- Of which anything is said that is marked: of the rest it is not looked for.
	select distinct c.subject_id from input i join claims c on c.marking > 0 and c.marking <= i.ceiling
), held as (
	-- What holds is picked within the aggregates: the planner then expects about as many rows as there are.
	select p.subject_id as id,
		string_agg(p.value, ' or ' order by p.place) filter (where p.point = 'invitation' and p.standing = 'holds') as state,
		string_agg(p.value, ' or ' order by p.place) filter (where p.point = 'quantity' and p.standing = 'holds') as quantity,
		min(lower(p.amount)) filter (where p.place = 1 and p.standing = 'holds') as lowest,
		max(upper(p.amount)) filter (where p.place = 1 and p.standing = 'holds') as highest,
		array_agg(p.element order by p.element) filter (where p.point = 'side' and p.value = 'in' and p.place = 1 and p.standing = 'holds') as sides,
		array_agg(p.element order by p.element) filter (where p.point = 'role' and p.value = 'in' and p.place = 1 and p.standing = 'holds') as roles,
		string_agg(n.label, ' or ' order by p.place) filter (where p.point = 'issuer' and p.standing = 'holds') as issuer_text,
		(array_agg(json_build_object('slug', n.slug, 'name', n.label)::text order by p.place)
			filter (where p.point = 'issuer' and p.standing = 'holds' and n.id is not null))[1] as issuer,
		array_agg(distinct p.point) filter (where p.place > 1 and p.standing = 'holds') as disputed,
		max(greatest(n.marking, case when p.subject_id in (select m.subject_id from marked m) then claims_marking(p.claims, i.ceiling) end)) filter (where p.standing = 'holds') as marking
	from input i, points p left join named n on n.id = p.value_id
	group by p.subject_id
	having bool_or(p.standing = 'holds')
)
select l.slug, json_build_object('slug', r.slug, 'name', r.label)::text as round,
	case when w.id is not null then json_build_object('slug', w.slug, 'name', w.label)::text end as "to",
	l.side, coalesce(h.sides, '{}') as sides, coalesce(w.label, l.side, array_to_string(h.sides, ', '), 'not named') as to_text,
	h.issuer, h.issuer_text, h.state, case when h.highest = h.lowest + 1 then h.lowest end::bigint as quantity,
	h.quantity is not null and h.highest is not null as quantity_known, h.quantity as quantity_text,
	coalesce(h.roles, '{}') as roles, coalesce(h.disputed, '{}') as disputed,
	case when h.disputed is not null then 'DISPUTED' end as disputed_text,
	greatest(l.marking, h.marking)::bigint as marking_rank
from listed l
join held h on h.id = l.id
join named r on r.id = l.round_id
left join named w on w.id = coalesce(l.actor_id, l.person_id)
order by r.slug, l.slug;
