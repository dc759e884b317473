-- SPDX-License-Identifier: MIT
-- Whom a history follows: the person or body itself and what it was or is renamed to (no link), what it split, merged or was
-- absorbed into and what it came of so (back), the coalitions that it was a member of (member); with the days from which and
-- up to which what the other did may belong to it (null: always, or not known), and surely does (infinity: none is known).
--   who_id      the person or actor
--   as_of       the time asked about
--   ceiling     highest marking that may be used, 0 to 4
--   renamed     under its other names too
--   lineage     through splits, mergers and absorptions too
--   coalitions  through coalitions too
with input as (select
	$1::bigint as who_id,
	$2::timestamptz as as_of,
	$3::smallint as ceiling,
	$4::boolean as renamed,
	$5::boolean as lineage,
	$6::boolean as coalitions
), own as materialized (
	select i.who_id as id from input i
	union
	select same.id from input i, same_actor(i.who_id, i.as_of, i.ceiling) same(id) where i.renamed
), said as materialized (
	select r.* from input i, resolve(i.as_of, i.ceiling, array(select o.id from own o)) r
	where i.coalitions and r.point in ('post', 'since', 'until') and r.standing = 'holds'
), followed as (
	select o.id, null::text as link, false as back, null::date as since, null::date as since_surely, null::date as until,
		null::date as until_surely
	from own o
	union
	select l.id, l.link, l.back, l.since, l.since_surely, l.until, l.until_surely
	from input i, lineage(i.who_id, i.as_of, i.ceiling) l where i.lineage and l.link is not null
	union
	-- Of days that are disputed the widest count, as of vague ones. Who is not told to have left is a member still.
	select same.id, 'member', false, e.since, coalesce(e.since_surely, 'infinity'), e.until, e.until_surely
	from input i
	join said p on p.point = 'post' and p.value = 'in'
	cross join lateral same_actor(p.about_id, i.as_of, i.ceiling) same(id)
	cross join lateral (
		select min(d.first) filter (where d.point = 'since') as since,
			max(case when d.vague then 'infinity' else d.last end) filter (where d.point = 'since') as since_surely,
			max(d.last) filter (where d.point = 'until') as until,
			min(case when d.vague then '-infinity' else d.first end) filter (where d.point = 'until') as until_surely
		from (select s.point, coalesce(edtf_earliest(s.span), '-infinity') as first, coalesce(edtf_latest(s.span), 'infinity') as last,
				s.value ~ '[?~%]' as vague
			from said s where s.point in ('since', 'until') and (s.subject_id, s.about_id, s.element) = (p.subject_id, p.about_id, p.element)) d) e
	where same.id not in (select o.id from own o)
)
select f.id, f.link, f.back, f.since::text as since, f.since_surely::text as since_surely, f.until::text as until,
	f.until_surely::text as until_surely
from followed f
order by f.link is not null, f.link = 'member', f.id, f.since, f.since_surely, f.until;
