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
	join things_known(i.as_of) k on k.id = t.id
	where i.talks_id is null or t.talks_id in (select id from below)
), ids as (
	select array_agg(id) as ids from asked
), said as materialized (
	select r.subject_id, r.point, r.value, r.value_id from input i, ids, resolve(i.as_of, i.ceiling, ids.ids) r
	where r.point in ('number', 'status', 'venue') and r.standing = 'holds' and r.place = 1 and ids.ids is not null
), dated as materialized (
	select d.* from input i, ids, round_dates(i.as_of, i.ceiling, ids.ids) d where ids.ids is not null
)
select a.slug, a.label as name, a.nature as kind, n.value as number, s.value as status,
	json_build_object('slug', k.slug, 'name', k.label) as talks, k.slug as talks_slug,
	case when p.id is not null then json_build_object('slug', p.slug, 'name', p.label) end as part_of,
	case when w.id is not null then json_build_object('slug', w.slug, 'name', w.label) end as venue, w.label as venue_name,
	case when d.start_text is not null then json_build_object('edtf', d.start_text, 'earliest', edtf_earliest(d.start_span),
		'latest', nullif(edtf_latest(d.start_span), 'infinity'), 'disputed', d.start_disputed, 'derived', d.start_derived) end as start,
	case when d.end_text is not null then json_build_object('edtf', d.end_text, 'earliest', nullif(edtf_earliest(d.end_span), '-infinity'),
		'latest', nullif(edtf_latest(d.end_span), 'infinity'), 'disputed', d.end_disputed, 'derived', d.end_derived) end as "end",
	d.start_text, d.end_text,
	nullif(concat_ws(', ', case when d.start_disputed then 'start' end, case when d.end_disputed then 'end' end), '') as disputed
from input i, asked a
join things k on k.id = a.talks_id
left join dated d on d.round_id = a.id
left join said n on n.subject_id = a.id and n.point = 'number'
left join said s on s.subject_id = a.id and s.point = 'status'
left join said v on v.subject_id = a.id and v.point = 'venue'
left join things w on w.id = v.value_id and w.marking <= (select ceiling from input)
left join things p on p.id = a.parent_id and p.marking <= (select ceiling from input)
where i.status is null or s.value = i.status
order by edtf_earliest(d.start_span), edtf_latest(d.start_span), a.slug;
