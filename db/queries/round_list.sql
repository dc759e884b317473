-- SPDX-License-Identifier: MIT
-- Rounds by their start, as far as it is known: of talks and of those that are part of them. A round that was spoken of
-- only later is not among them.
--   talks_id       null: of any
--   kind, status   null: any
--   as_of          the time asked about
--   ceiling        highest marking that may be used, 0 to 4
with recursive input as (select
	$1::bigint as talks_id,
	$2::text as kind,
	$3::text as status,
	$4::timestamptz as as_of,
	$5::smallint as ceiling
), below as (
	select i.talks_id as id from input i where i.talks_id is not null
	union
	select t.id from below b join things t on t.parent_id = b.id and t.kind = 'talks'
), asked as materialized (
	select t.* from input i join things t on t.kind = 'round' and t.marking <= i.ceiling and (i.kind is null or t.nature = i.kind)
	join things_known(i.as_of, i.ceiling) k on k.id = t.id
	where i.talks_id is null or t.talks_id in (select id from below)
), ids as (
	select array_agg(id) as ids from asked
), marked as materialized (
	-- Of which anything is said that is marked: of the rest it is not looked for.
	select distinct c.subject_id from input i join claims c on c.marking > 0 and c.marking <= i.ceiling
), said as (
	select r.subject_id, max(r.value) filter (where r.point = 'number') as number,
		max(r.value) filter (where r.point = 'status') as status, max(r.value_id) filter (where r.point = 'venue') as venue_id,
		max(case when r.subject_id in (select m.subject_id from marked m) then claims_marking(r.claims, i.ceiling) end) as marking
	from input i, ids, resolve(i.as_of, i.ceiling, ids.ids) r
	where r.point in ('number', 'status', 'venue') and r.standing = 'holds' and r.place = 1 and ids.ids is not null
	group by r.subject_id
), rounds as materialized (
	-- Full joins, although nothing is said of others than those asked for: the planner expects a row or two of what
	-- functions give, and would run any other join of thousands as a loop in a loop.
	select a.*, n.number, n.status, n.venue_id, n.marking as said_marking, d.start_text, d.start_span, d.start_claims, d.start_disputed,
		d.start_derived, d.end_text, d.end_span, d.end_claims, d.end_disputed, d.end_derived
	from asked a
	full join said n on n.subject_id = a.id
	full join (select d.* from input i, ids, round_dates(i.as_of, i.ceiling, ids.ids) d where ids.ids is not null) d on d.round_id = a.id
)
select a.slug, label_on(a.id, a.label, (i.as_of at time zone base_zone())::date, a.marking) as name, a.nature as kind, a.number, a.status,
	json_build_object('slug', k.slug, 'name', label_on(k.id, k.label, (i.as_of at time zone base_zone())::date, k.marking)) as talks, k.slug as talks_slug,
	case when p.id is not null then json_build_object('slug', p.slug, 'name', label_on(p.id, p.label, (i.as_of at time zone base_zone())::date, p.marking)) end as part_of,
	case when w.id is not null then json_build_object('slug', w.slug, 'name', label_on(w.id, w.label, (i.as_of at time zone base_zone())::date, w.marking)) end as venue, label_on(w.id, w.label, (i.as_of at time zone base_zone())::date, w.marking) as venue_name,
	case when a.start_text is not null then json_build_object('edtf', a.start_text, 'earliest', edtf_earliest(a.start_span),
		'latest', nullif(edtf_latest(a.start_span), 'infinity'), 'disputed', a.start_disputed, 'derived', a.start_derived) end as start,
	case when a.end_text is not null then json_build_object('edtf', a.end_text, 'earliest', nullif(edtf_earliest(a.end_span), '-infinity'),
		'latest', nullif(edtf_latest(a.end_span), 'infinity'), 'disputed', a.end_disputed, 'derived', a.end_derived) end as "end",
	a.start_text, a.end_text,
	nullif(concat_ws(', ', case when a.start_disputed then 'start' end, case when a.end_disputed then 'end' end), '') as disputed,
	greatest(a.marking, a.said_marking, w.marking, case when a.start_derived or a.end_derived or a.id in (select m.subject_id from marked m)
		then claims_marking(a.start_claims || a.end_claims, i.ceiling) end)::bigint as marking_rank
from input i, rounds a
join things k on k.id = a.talks_id
left join things w on w.id = a.venue_id and w.marking <= (select ceiling from input)
left join things p on p.id = a.parent_id and p.marking <= (select ceiling from input)
where i.status is null or a.status = i.status
order by edtf_earliest(a.start_span), edtf_latest(a.start_span), a.slug;
