-- SPDX-License-Identifier: MIT
-- Talks by name, with the state that is said of them and how many rounds they have; those spoken of only later are
-- left out.
--   kind      null: any
--   as_of     the time asked about
--   ceiling   highest marking that may be used, 0 to 4
with input as (select
	$1::text as kind,
	$2::timestamptz as as_of,
	$3::smallint as ceiling
), asked as (
	select t.* from input i join things t on t.kind = 'talks' and t.marking <= i.ceiling and (i.kind is null or t.nature = i.kind)
	join things_known(i.as_of, i.ceiling) k on k.id = t.id
), marked as materialized (
	-- Of which anything is said that is marked: of the rest it is not looked for.
	select distinct c.subject_id from input i join claims c on c.marking > 0 and c.marking <= i.ceiling
), said as (
	select r.subject_id, r.value, case when r.subject_id in (select m.subject_id from marked m) then claims_marking(r.claims, i.ceiling) end as marking from input i, (select array_agg(id) as ids from asked) a, resolve(i.as_of, i.ceiling, a.ids) r
	where r.point = 'state' and r.standing = 'holds' and r.place = 1 and a.ids is not null
)
select a.slug, label_on(a.id, a.label, (i.as_of at time zone base_zone())::date, a.marking) as name, a.nature as kind, s.value as state,
	case when p.id is not null then json_build_object('slug', p.slug, 'name', label_on(p.id, p.label, (i.as_of at time zone base_zone())::date, p.marking)) end as part_of, p.slug as part_of_slug,
	coalesce(a.sides, '{}') as sides, array_to_string(a.sides, ', ') as sides_text,
	(select count(*) from things r join things_known(i.as_of, i.ceiling) k on k.id = r.id where r.kind = 'round' and r.talks_id = a.id and r.marking <= i.ceiling) as rounds,
	greatest(a.marking, s.marking)::bigint as marking_rank
from input i, asked a
left join said s on s.subject_id = a.id
left join things p on p.id = a.parent_id and p.marking <= (select ceiling from input)
order by plain(a.label), a.slug;
