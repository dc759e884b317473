-- SPDX-License-Identifier: MIT
-- Outcomes, with what holds of them.
--   scope_id  a round or talks, with what lies below it; null: all outcomes
--   as_of     the time asked about
--   ceiling   highest marking that may be used, 0 to 4
with recursive input as (select
	$1::bigint as scope_id,
	$2::timestamptz as as_of,
	$3::smallint as ceiling
), below(id) as (
	select i.scope_id from input i
	union
	select t.id from below b join things t on t.kind in ('talks', 'round') and b.id in (t.parent_id, t.talks_id)
), listed as (
	select t.* from input i join things t on t.kind = 'outcome' and t.marking <= i.ceiling
		and (i.scope_id is null or coalesce(t.round_id, t.talks_id) in (select b.id from below b))
), points as (
	select r.* from input i, resolve(i.as_of, i.ceiling, array(select l.id from listed l)) r where r.standing = 'holds'
), mentioned(id) as (
	select unnest(array[l.round_id, l.talks_id, l.parent_id]) from listed l
	union select p.value_id from points p union select p.about_id from points p
), named as (
	select n.*, (select t.marking from things t where t.id = n.id and t.marking <= i.ceiling) as marking
	from input i, (select array_agg(m.id) as ids from mentioned m) m, things_named(m.ids, i.ceiling, (i.as_of at time zone base_zone())::date) n
), held as (
	select p.subject_id as id, p.point, string_agg(p.value, ' or ' order by p.place) filter (where not p.many) as value,
		array_agg(n.label order by n.label) filter (where p.many and p.value = 'in' and p.place = 1) as elements,
		coalesce(json_agg(json_build_object('slug', n.slug, 'name', n.label) order by n.slug)
			filter (where n.id is not null and p.value = 'in' and p.place = 1), '[]')::text as things,
		bool_or(p.place > 1) as disputed
	from points p left join named n on n.id = p.value_id
	where p.about_id is null
	group by p.subject_id, p.point
), signed as (
	select p.subject_id as id, string_agg(n.label || case p.value when 'signatory' then '' else format(' (%s)', p.value) end, ', '
			order by n.label) as text,
		json_agg(json_build_object('slug', n.slug, 'name', n.label, 'as', p.value) order by n.slug)::text as things
	from points p join named n on n.id = p.about_id
	where p.point = 'signature' and p.place = 1
	group by p.subject_id
), marked as materialized (
	-- Of which anything is said that is marked: of the rest it is not looked for.
	select distinct c.subject_id from input i join claims c on c.marking > 0 and c.marking <= i.ceiling
), marks as (
	select p.subject_id as id, max(greatest(n.marking, o.marking, case when p.subject_id in (select m.subject_id from marked m) then claims_marking(p.claims, i.ceiling) end)) as marking
	from input i, points p left join named n on n.id = p.value_id left join named o on o.id = p.about_id
	group by p.subject_id
)
select l.slug, label_on(l.id, l.label, (i.as_of at time zone base_zone())::date, l.marking) as name, l.nature as kind,
	case when s.id is not null then json_build_object('slug', s.slug, 'name', s.label)::text end as scope,
	case when u.id is not null then json_build_object('slug', u.slug, 'name', u.label)::text end as part_of,
	stage.value as stage, coalesce(maker.things, '[]') as makers, array_to_string(maker.elements, ', ') as makers_text,
	coalesce(g.things, '[]') as signatures, g.text as signatures_text, content.value as content,
	publication.value as publication,
	array(select h.point from held h where h.id = l.id and h.disputed order by h.point) as disputed,
	case when exists (select from held h where h.id = l.id and h.disputed) then 'DISPUTED' end as disputed_text,
	greatest(l.marking, s.marking, k.marking)::bigint as marking_rank
from input i cross join listed l
left join named s on s.id = coalesce(l.round_id, l.talks_id)
left join named u on u.id = l.parent_id
left join held stage on stage.id = l.id and stage.point = 'stage'
left join held maker on maker.id = l.id and maker.point = 'maker'
left join held content on content.id = l.id and content.point = 'content'
left join held publication on publication.id = l.id and publication.point = 'publication'
left join signed g on g.id = l.id
left join marks k on k.id = l.id
where exists (select from claims c where c.subject_id = l.id and c.reported_at <= i.as_of and c.marking <= i.ceiling)
order by s.slug, l.slug;
