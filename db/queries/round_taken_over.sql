-- SPDX-License-Identifier: MIT
-- What a new round takes over from an earlier one: venue and mediator as they are said now, and a row for each of its
-- delegations with roles and side. Never who attended.
--   round_id   the earlier round
with input as (select
	$1::bigint as round_id
), subjects as materialized (
	select t.id, t.kind, t.actor_id, t.side from input i join things t on t.id = i.round_id or (t.round_id = i.round_id and t.kind = 'delegation')
), said as materialized (
	select r.subject_id, r.point, r.element, r.value, r.value_id
	from (select array_agg(id) as ids from subjects) s, resolve('infinity', 4::smallint, s.ids) r
	where r.standing = 'holds' and r.place = 1 and r.point in ('venue', 'mediator', 'role', 'side', 'body')
)
select 'round' as part, null::text as actor, null::text as actor_slug, null::bigint as actor_id, null::text as side, null::text as side_of,
	(select v.value_id::text from said v where v.subject_id = i.round_id and v.point = 'venue') as venue_id,
	(select t.label from said v join things t on t.id = v.value_id where v.subject_id = i.round_id and v.point = 'venue') as venue,
	(select v.value_id::text from said v where v.subject_id = i.round_id and v.point = 'mediator') as mediator_id,
	(select t.label from said v join things t on t.id = v.value_id where v.subject_id = i.round_id and v.point = 'mediator') as mediator,
	'{}'::text[] as roles
from input i
union all
-- A side whose body is known by now is that body, on that side.
select 'delegation', coalesce(a.label, s.side), a.slug, a.id,
	case when coalesce(s.actor_id, b.value_id) is null then s.side end, coalesce(d.value, case when b.value_id is not null then s.side end),
	null, null, null, null,
	coalesce((select array_agg(v.element order by v.element) from said v where v.subject_id = s.id and v.point = 'role' and v.value = 'in'), '{}')
from subjects s
left join said b on b.subject_id = s.id and b.point = 'body'
left join said d on d.subject_id = s.id and d.point = 'side'
left join things a on a.id = coalesce(s.actor_id, b.value_id)
where s.kind = 'delegation'
	and not exists (select from subjects o where o.actor_id = b.value_id and o.id <> s.id)
order by part desc, actor;
