-- SPDX-License-Identifier: MIT
-- What a revision did to the record, a row each: a point that says otherwise after it, a row that was added, altered or
-- taken out, and the claims of a thing that altered nothing.
--   revision  its number
--   thing     id of a thing: only what it did to it, its names and what is said of it; null: all
--   source    id of a source: only what it did to it, its names, its passages and what it says; null: all
--   passage   id of a passage: only what it did to it and what it says; null: all
--   claims    numbers of claims: only what it did to them, and to what they speak of; null: all
with input as (select
	$1::bigint as revision,
	$2::bigint as thing,
	$3::bigint as source,
	$4::bigint as passage,
	$5::bigint[] as claims
), touched as materialized (
	select t.name as of_table, t.id, t.stood, t.stands, t.told
	from input i cross join lateral (select r.*, coalesce(r.stands, r.stood) as told from revision_rows(i.revision) r) t
	where num_nonnulls(i.thing, i.source, i.passage, i.claims) = 0
		or i.passage = case t.name when 'passages' then t.id else (t.told ->> 'passage_id')::bigint end
		or t.name = 'claims' and t.id = any (i.claims)
		or i.thing = any (array[case t.name when 'things' then t.id end, (t.told ->> 'thing_id')::bigint, (t.told ->> 'subject_id')::bigint,
			(t.told ->> 'kept_id')::bigint, (t.told ->> 'gone_id')::bigint, (t.told ->> 'one_id')::bigint, (t.told ->> 'other_id')::bigint])
		or t.name = 'moved'
		or i.source = any (array[case t.name when 'sources' then t.id end, (t.told ->> 'of_source_id')::bigint, (t.told ->> 'source_id')::bigint])
), moves as materialized (
	select m.told ->> 'of_table' as of_table, (m.told ->> 'row_id')::bigint as row_id, m.told ->> 'of_column' as of_column, (m.told ->> 'join_id')::bigint as join_id
	from touched m where m.of_table = 'moved' and num_nulls(m.stood, m.stands) = 1
), joined as (
	-- What moved is told with the join, not column by column.
	select t.id, t.stood, t.stands, (t.told ->> 'kept_id')::bigint as kept_id, (t.told ->> 'gone_id')::bigint as gone_id,
		concat(t.told ->> 'slug', (select ': ' || string_agg(x.told, ', ' order by x.told) from (
			select concat(count(distinct m.row_id), ' ', case when count(distinct m.row_id) = 1 then rtrim(m.of_table, 's') else m.of_table end) as told
			from moves m where m.join_id = t.id and m.of_table in ('claims', 'names', 'identifiers', 'things') group by m.of_table) x)) as told
	from touched t where t.of_table = 'joins' and num_nulls(t.stood, t.stands) = 1
), claimed as (
	select t.id, (t.told ->> 'subject_id')::bigint as subject_id, t.stood is null as added, t.stands is null as removed
	from touched t where t.of_table = 'claims'
), subjects as (
	-- How a source is graded, and what it reprints, decides between the values of a point too.
	select array_agg(distinct x.subject_id) as ids from (
		select c.subject_id from claimed c
		union all
		select c.subject_id from touched t join claims c on t.of_table = 'sources' and c.source_id = t.id
		where num_nulls(t.stood, t.stands) = 0 and (t.stood -> 'reliability', t.stood -> 'origin_id') is distinct from
			(t.stands -> 'reliability', t.stands -> 'origin_id')) x
), slugs as (
	-- Of what has been taken out since, too.
	select distinct on (x.id) x.id, x.slug, x.label from (
		select id, slug, label, 'infinity'::float as written from things
		union all select id, slug, label, written from things_past) x
	where x.id in (select unnest(array[(told ->> 'subject_id')::bigint, (told ->> 'thing_id')::bigint, (told ->> 'kept_id')::bigint,
			(told ->> 'one_id')::bigint, (told ->> 'other_id')::bigint]) from touched
		union all select unnest(s.ids) from subjects s)
	order by x.id, x.written desc
), source_slugs as (
	select distinct on (x.id) x.id, x.slug from (
		select id, slug, 'infinity'::float as written from sources union all select id, slug, written from sources_past) x
	where x.id in (select unnest(array[(told ->> 'of_source_id')::bigint, (told ->> 'source_id')::bigint]) from touched)
	order by x.id, x.written desc
), points as (
	select 'before' as stage, r.* from input i, subjects s, resolve_recorded(i.revision - 1, 4, s.ids) r where r.standing = 'holds'
	union all
	select 'after', r.* from input i, subjects s, resolve_recorded(i.revision, 4, s.ids) r where r.standing = 'holds'
), called as (
	-- What has been taken out since, by what it was called last.
	select m.id, coalesce((select p.label from things_past p where p.id = m.id and not exists (select from things t where t.id = m.id)
		order by p.stood_until desc limit 1), m.label) as label
	from things_named(array(select p.value_id from points p union select p.about_id from points p), 4) m
), shown as (
	-- A link is told by what it leads to.
	select p.*, case when p.point <> 'link' then p.about_id end as of_whom, coalesce(case when p.many and p.value = 'out' then 'not ' end, '')
		|| case when p.point <> 'link' and p.value_id is null then case when p.many then p.element else p.value end else n.label end as text
	from points p left join called n on n.id = case when p.point = 'link' then p.about_id else p.value_id end
), spoken as materialized (
	select (w.told ->> 'subject_id')::bigint as subject_id, v.about_id, v.point, v.element
	from (select t.told from touched t where t.of_table = 'claims'
		union all select v.told from input i, unnest(i.claims) c(id), versions_of('claims', c.id) v(told)) w,
	claim_points(jsonb_populate_record(null::claims, w.told)) v
), altered as (
	select s.subject_id, s.of_whom, case when s.point = 'link' then s.element else s.point end as point,
		bool_or(s.span is not null) as is_date, bool_or(s.amount is not null) as is_count,
		coalesce(array_agg(s.text order by s.place) filter (where s.stage = 'before'), '{}') as before,
		coalesce(array_agg(s.text order by s.place) filter (where s.stage = 'after'), '{}') as after
	from shown s
	-- Of single claims, what they speak of.
	where (select num_nonnulls(i.claims, i.passage) = 0 from input i) or (s.subject_id, s.point) in (select v.subject_id, v.point from spoken v
		where v.about_id is not distinct from s.about_id and v.element is not distinct from s.element)
	group by s.subject_id, s.about_id, s.of_whom, s.point, s.element
), told as (
	select 1 as place, a.subject_id as of_id, x.slug as subject, w.label as about, a.point as what,
		case when a.is_date then 'date' when a.is_count then 'count' else 'text' end as form, a.before, a.after
	from altered a join slugs x on x.id = a.subject_id left join called w on w.id = a.of_whom
	where a.before <> a.after
	union all
	select 2, c.subject_id, x.slug, null, case count(*) when 1 then 'claim' else 'claims' end, 'text', '{}',
		array[format('%s %s; what holds is unaltered', case when count(*) <= 5 then string_agg(c.id::text, ', ' order by c.id) else count(*)::text end,
			case when bool_and(c.added) then 'added' when bool_and(c.removed) then 'taken out' else 'added and taken out' end)]
	from claimed c join slugs x on x.id = c.subject_id
	-- What was altered of a claim is told column by column.
	where (c.added or c.removed) and not exists (select from altered a where a.subject_id = c.subject_id and a.before <> a.after)
	group by c.subject_id, x.slug
	union all
	select r.place, t.id, r.subject, null, r.what, 'text', case when t.stood is null then '{}' else array[r.value] end,
		case when t.stands is null then '{}' else array[r.value] end
	from touched t
	left join slugs x on x.id = (t.told ->> 'thing_id')::bigint
	left join source_slugs s on s.id = coalesce((t.told ->> 'of_source_id')::bigint, (t.told ->> 'source_id')::bigint)
	join lateral (values
		('things', -5, t.told ->> 'slug', t.told ->> 'kind', t.told ->> 'label'),
		('sources', -4, t.told ->> 'slug', 'source', t.told ->> 'label'),
		('passages', -3, s.slug, 'passage', t.told ->> 'name'),
		('names', -2, coalesce(x.slug, s.slug), 'name', t.told ->> 'name'),
		('identifiers', -1, coalesce(x.slug, s.slug), 'identifier', concat(t.told ->> 'scheme', ':', t.told ->> 'value')))
		r(of_table, place, subject, what, value) on r.of_table = t.of_table
	where num_nulls(t.stood, t.stands) = 1 and not (t.of_table = 'things' and t.id in (select j.gone_id from joined j))
		-- The name that a thing is entered under is told with it.
		and not (t.of_table = 'names' and exists (select from touched o where num_nulls(o.stood, o.stands) = 1 and r.value = o.told ->> 'label'
			and case o.of_table when 'things' then t.told -> 'thing_id' when 'sources' then t.told -> 'of_source_id' end = o.told -> 'id'))
	union all
	select -5, j.kept_id, x.slug, null, case when j.stood is null then 'the same as' else 'apart from' end, 'text', '{}', array[j.told]
	from joined j join slugs x on x.id = j.kept_id
	union all
	select -5, x.id, x.slug, null, 'another than', 'text', case when t.stood is null then '{}' else array[y.slug] end,
		case when t.stands is null then '{}' else array[y.slug] end
	from touched t join slugs x on x.id = (t.told ->> 'one_id')::bigint join slugs y on y.id = (t.told ->> 'other_id')::bigint
	where t.of_table = 'differences' and num_nulls(t.stood, t.stands) = 1
	union all
	-- What was altered of a row, column by column.
	select case t.of_table when 'claims' then 3 else 0 end, t.id, row_told(t.of_table, t.told), null, column_told(c.key),
		case when c.key in ('reported_at', 'at', 'published', 'occurred', 'since', 'until') then 'date' else 'text' end,
		array_remove(array[value_told(t.of_table, c.key, t.stood)], null), array_remove(array[value_told(t.of_table, c.key, t.stands)], null)
	from touched t, jsonb_object_keys(t.stands) c(key)
	where num_nulls(t.stood, t.stands) = 0 and t.stood -> c.key is distinct from t.stands -> c.key
		and (t.of_table, t.id, c.key) not in (select m.of_table, m.row_id, m.of_column from moves m)
		and not (c.key in ('slug', 'label') and t.of_table = 'things' and t.id in (select m.row_id from moves m where m.of_table = 'things'))
		and c.key !~ '_span$' and c.key not in ('revision', 'folded', 'words', 'script', 'romanised', 'skeleton', 'effective', 'known_by') and not (c.key = 'label' and t.of_table = 'sources')
	union all
	select 0, d.row_id, case d.of_table when 'revisions' then 'entry r' || d.row_id else row_told(d.of_table, x.told) end, null, 'redacted', 'text',
		'{}', array[array_to_string(d.columns, ', ')]
	from input i join redactions d on d.revision = i.revision
	-- As it stands, or stood last; only of what whoever asks may see.
	join lateral (select v.told from versions_of(d.of_table, d.row_id) v(told) order by (v.told ->> 'stood_until')::bigint desc nulls first limit 1) x on true
)
select t.subject, t.about, t.what, t.form, t.before, t.after
from told t
order by t.place, t.of_id, t.about nulls first, t.what, t.after, t.before;
