-- SPDX-License-Identifier: MIT
-- What somebody means who removes a text for good: whatever has that slug or number, and whatever had it last and is in the
-- record no more.
--   typed    a slug, SOURCE#PASSAGE, the number of a claim (12) or of an entry (r12)
--   number   of several the one of this number; null: all of them
--   kinds    kinds accepted; null: any
with input as (select
	$1::text as typed,
	$2::bigint as number,
	$3::text[] as kinds
), asked as (
	select lower(i.typed) as typed, i.number, i.kinds, split_part(lower(i.typed), '#', 1) as slug,
		case when i.typed ~ '#' then split_part(lower(i.typed), '#', 2) end as passage,
		case when i.typed ~ '^[0-9]{1,18}$' then i.typed::bigint end as claim,
		case when i.typed ~* '^r[0-9]{1,18}$' then substr(i.typed, 2)::bigint end as entry
	from input i
), called as (
	select 'things' as of_table, t.id, t.kind, t.slug, t.label, t.written, null::bigint as stood_until from asked a join things t on t.slug = a.typed
	union all
	select 'things', p.id, p.kind, p.slug, p.label, p.written, p.stood_until from asked a join things_past p on p.slug = a.typed
	where not exists (select from things t where t.id = p.id)
		and not exists (select from things_past l where l.id = p.id and l.stood_until > p.stood_until)
	union all
	select 'sources', s.id, 'source', s.slug, s.label, s.written, null from asked a join sources s on s.slug = a.slug
	union all
	select 'sources', p.id, 'source', p.slug, p.label, p.written, p.stood_until from asked a join sources_past p on p.slug = a.slug
	where not exists (select from sources s where s.id = p.id)
		and not exists (select from sources_past l where l.id = p.id and l.stood_until > p.stood_until)
), passaged as (
	select g.id, c.slug || '#' || g.name as slug, g.at, g.written, null::bigint as stood_until
	from asked a cross join called c join passages g on c.of_table = 'sources' and g.source_id = c.id and g.name = a.passage
	union all
	select p.id, c.slug || '#' || p.name, p.at, p.written, p.stood_until
	from asked a cross join called c join passages_past p on c.of_table = 'sources' and p.source_id = c.id and p.name = a.passage
	where not exists (select from passages g where g.id = p.id)
		and not exists (select from passages_past l where l.id = p.id and l.stood_until > p.stood_until)
), claimed as (
	select c.id, c.subject_id, c.written, null::bigint as stood_until from asked a join claims c on c.id = a.claim
	union all
	select p.id, p.subject_id, p.written, p.stood_until from asked a join claims_past p on p.id = a.claim
	where not exists (select from claims c where c.id = p.id)
		and not exists (select from claims_past l where l.id = p.id and l.stood_until > p.stood_until)
), meant as (
	select c.of_table, c.id, c.kind, c.slug, c.label, c.written, c.stood_until from asked a cross join called c where a.passage is null
	union all
	select 'passages', p.id, 'passage', p.slug, time_told(p.at, base_zone(), false), p.written, p.stood_until from passaged p
	union all
	select 'claims', c.id, 'claim', c.id::text, 'about ' || value_told('claims', 'subject_id', to_jsonb(c)), c.written, c.stood_until from claimed c
	union all
	select 'revisions', r.number, 'entry', 'r' || r.number, time_told(r.at, base_zone(), false) || ', by ' || access_author(r.role, r.author), r.number, null
	from asked a join revisions r on r.number = a.entry
)
select m.of_table as "table", m.id, m.kind, m.slug, m.label, m.stood_until is null as stands,
	(select min((v.stood ->> 'written')::bigint) from versions_of(m.of_table, m.id) v(stood)) as entered, m.stood_until as ended,
	-- What turned out to be the same goes with it.
	case when m.of_table = 'things' then (
		with recursive gone(id) as (
			select j.gone_id from joins j where j.kept_id = m.id
			union select j.gone_id from gone g join joins j on j.kept_id = g.id
		)
		select string_agg(l.told, ', ' order by l.told) from gone g cross join lateral (
			select concat(p.kind, ' ', p.slug, ' (', p.label, ')') as told from things_past p where p.id = g.id
			order by p.stood_until desc limit 1) l) end as joined
from asked a cross join meant m
where coalesce(m.id = a.number, true) and coalesce(m.kind = any (a.kinds), true)
order by stands desc, m.kind, m.id;
