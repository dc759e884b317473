-- SPDX-License-Identifier: MIT
-- Sources by slug, with how many passages and claims each has.
--   id                       one source; null: all
--   kind, language, grade    filters; null: any
--   ceiling                  highest marking that may be shown, 0 to 4
with input as (select
	$1::bigint as id,
	$2::text as kind,
	$3::text as language,
	$4::text as grade,
	$5::smallint as ceiling
)
select s.slug, s.label as name, s.outlet, s.nature as kind, s.title, s.address, s.archive, s.hash, s.language,
	s.published, s.reliability as grade, marking_name(s.marking) as marking, 'r' || s.written as row_version,
	case when o.id is not null then json_build_object('slug', o.slug, 'name', o.label) end as origin, o.slug as origin_slug,
	(select count(*) from passages p where p.source_id = s.id and p.marking <= i.ceiling) as passages,
	(select count(*) from claims c where c.source_id = s.id and c.marking <= i.ceiling) as claims,
	greatest(s.marking, o.marking)::bigint as marking_rank
from input i
join sources s on s.marking <= i.ceiling
left join sources o on o.id = s.origin_id and o.marking <= i.ceiling
where (i.id is null or s.id = i.id) and (i.kind is null or s.nature = i.kind)
	and (i.language is null or s.language = i.language) and (i.grade is null or s.reliability = i.grade)
order by s.slug;
