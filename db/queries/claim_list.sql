-- SPDX-License-Identifier: MIT
-- Claims, a row each point; one that fills no point has one row.
--   thing_id  what they are about, bear on or name; null: all
--   as_of     only what had been reported by then
--   ceiling   highest marking that may be used, 0 to 4
--   zone      IANA zone in which times are given
with input as (select
	$1::bigint as thing_id,
	$2::timestamptz as as_of,
	$3::smallint as ceiling,
	$4::text as zone
), listed as (
	select c.*, c as claim from input i
	join claims c on c.reported_at <= i.as_of and c.marking <= i.ceiling
	join things t on t.id = c.subject_id and t.marking <= i.ceiling
	where i.thing_id is null or i.thing_id in (c.subject_id, c.scope_id, t.parent_id, t.actor_id, t.person_id, c.person_id,
		c.signatory_id, c.target_id, c.body_id, c.includes_id, c.insister_id, c.maker_id, c.concerned_id)
), points as (
	-- A retraction speaks of what it takes back.
	select l.id, v.*, case when l.word = 'retract' then o.negated else l.negated end as negated
	from listed l
	left join claims o on o.id = l.concerns_id and l.word = 'retract'
	left join lateral claim_points(case when l.word = 'retract' then o else l.claim end) v on true
), mentioned(id) as (
	select p.value_id from points p union select p.about_id from points p union select l.subject_id from listed l
), named as (
	select n.*, (select t.marking from things t where t.id = n.id and t.marking <= i.ceiling) as marking
	from input i, (select array_agg(m.id) as ids from mentioned m) m, things_named(m.ids, i.ceiling, (i.as_of at time zone base_zone())::date) n
)
select l.id as claim, json_build_object('slug', s.slug, 'name', s.label) as subject, s.slug as subject_slug,
	case when a.id is not null then json_build_object('slug', a.slug, 'name', a.label) end as about, a.label as about_name,
	concat_ws(', ', s.slug, a.label) as subject_text,
	p.point, case when p.negated then 'not ' else '' end || coalesce(v.label, p.value) as value,
	case when p.negated then 'not ' else '' end || coalesce(v.label, p.value) as value_text, l.occurred, l.occurred as occurred_text,
	time_text(l.reported_at, i.zone) as reported, to_char(l.reported_at at time zone i.zone, 'FMDD Mon YYYY HH24:MI') as reported_text,
	case when o.id is not null then json_build_object('slug', o.slug, 'name', o.label) end as source, g.name as passage,
	o.slug || coalesce('#' || g.name, '') as source_text, nullif(concat(o.reliability, l.credibility), '') as grade,
	marking_name(l.marking) as marking, l.word, l.concerns_id as concerns,
	nullif(concat_ws(', ', nullif(concat_ws(' ', l.word, l.concerns_id), ''),
		case f.word when 'correct' then 'corrected by ' when 'retract' then 'retracted by ' end || f.id), '') as word_text, f.id as ended_by, f.word as ended_how,
	greatest(l.marking, a.marking, v.marking, f.marking)::bigint as marking_rank
from input i
cross join listed l
join points p on p.id = l.id
join named s on s.id = l.subject_id
left join named a on a.id = p.about_id
left join named v on v.id = p.value_id
left join sources o on o.id = l.source_id
left join passages g on g.id = l.passage_id
left join lateral (
	-- What took it off the record: a correction for good, a retraction unless it has been taken back itself.
	select k.id, k.word, k.marking from claims k
	where k.concerns_id = l.id and k.reported_at <= i.as_of and k.marking <= i.ceiling
		and (k.word = 'correct' or not exists (select from claims u where u.concerns_id = k.id and u.reported_at <= i.as_of))
	order by k.id desc limit 1
) f on true
order by l.id, p.about_id nulls first, p.point, p.element;
