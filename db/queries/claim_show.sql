-- SPDX-License-Identifier: MIT
-- One claim with everything that is known of it but its points.
--   claim_id  its number
--   as_of     only if it had been reported by then
--   ceiling   highest marking that may be used, 0 to 4
--   zone      IANA zone in which times are given
with input as (select
	$1::bigint as claim_id,
	$2::timestamptz as as_of,
	$3::smallint as ceiling,
	$4::text as zone
), found as (
	select c.* from input i join claims c on c.id = i.claim_id and c.reported_at <= i.as_of and c.marking <= i.ceiling
), mentioned(id) as (
	select unnest(array[f.subject_id, f.scope_id, f.attributed_id, f.principal_id]) from found f
), named as (
	select n.* from input i, (select array_agg(m.id) as ids from mentioned m) m, things_named(m.ids, i.ceiling, (i.as_of at time zone base_zone())::date) n
)
select f.id as number, json_build_object('slug', s.slug, 'name', s.label)::text as subject, s.slug as subject_slug, s.label as subject_name,
	json_build_object('slug', e.slug, 'name', e.label)::text as scope, e.label as scope_name,
	f.word, f.concerns_id as concerns, f.closes, f.preferred, f.occurred,
	f.effective::text as effective, time_text(f.reported_at, i.zone) as reported,
	to_char(f.reported_at at time zone i.zone, 'FMDD Mon YYYY HH24:MI') as reported_text, f.known_by,
	case when o.id is not null then json_build_object('slug', o.slug, 'name', o.label)::text end as source, o.slug as source_slug,
	o.outlet, o.title, g.name as passage, f.locator,
	nullif(concat(o.reliability, f.credibility), '') as grade, marking_name(f.marking) as marking,
	case when b.id is not null then json_build_object('slug', b.slug, 'name', b.label)::text end as "by", b.label as by_name,
	case when p.id is not null then json_build_object('slug', p.slug, 'name', p.label)::text end as principal, p.label as principal_name,
	f.attribution as by_words, f.because, f.statement, f.quotation as quote, f.quotation_language as quote_language,
	f.despite_exclusion, r.number as revision, access_author(r.role, r.author) as recorded_by,
	nullif(r.author, access_author(r.role, r.author)) as recorded_as, access_author_told(r.role, r.author) as recorder, time_text(r.at, i.zone) as recorded,
	to_char(r.at at time zone i.zone, 'FMDD Mon YYYY HH24:MI') as recorded_text, w.command, w.reason,
	array(select k.id::text from claims k where k.concerns_id = f.id and k.word = 'correct' and k.marking <= i.ceiling order by k.id) as corrected_by,
	array(select k.id::text from claims k where k.concerns_id = f.id and k.word = 'retract' and k.marking <= i.ceiling
		and k.reported_at <= i.as_of order by k.id) as retracted_by
from input i
cross join found f
join named s on s.id = f.subject_id
join named e on e.id = f.scope_id
join revisions r on r.number = recorded_first(f.id, f.revision)
cross join lateral revision_words(r.number, i.ceiling) w
left join sources o on o.id = f.source_id
left join passages g on g.id = f.passage_id
left join named b on b.id = f.attributed_id
left join named p on p.id = f.principal_id;
