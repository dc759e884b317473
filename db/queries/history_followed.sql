-- SPDX-License-Identifier: MIT
-- Whom a history follows: the person or body itself and what it was or is renamed to (no link), what it split, merged or was
-- absorbed into and what it came of so (back), the coalitions that it was a member of (member); with the days from which and
-- up to which what the other did belongs to it, as far as they are known.
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
	select o.id, null::text as link, false as back, null::date as since, null::date as until from own o
	union
	select l.id, l.link, l.back, l.since, l.until
	from input i, lineage(i.who_id, i.as_of, i.ceiling) l where i.lineage and l.link is not null
	union
	-- Of days that are disputed the widest count, as of vague ones.
	select same.id, 'member', false,
		(select min(edtf_earliest(s.span)) from said s where s.point = 'since' and (s.subject_id, s.about_id, s.element) = (p.subject_id, p.about_id, p.element)),
		(select max(edtf_latest(u.span)) from said u where u.point = 'until' and (u.subject_id, u.about_id, u.element) = (p.subject_id, p.about_id, p.element))
	from input i, said p, same_actor(p.about_id, i.as_of, i.ceiling) same(id)
	where p.point = 'post' and p.value = 'in' and same.id not in (select o.id from own o)
)
select f.id, f.link, f.back, f.since::text as since, f.until::text as until
from followed f
order by f.link is not null, f.link = 'member', f.id, f.since, f.until;
