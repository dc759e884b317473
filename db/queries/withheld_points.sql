-- SPDX-License-Identifier: MIT
-- The points of some things of which something holds, but only by claims above the marking asked for.
--   as_of     the time asked about
--   ceiling   highest marking that may be used, 0 to 4
--   subjects  ids of the things
--   read_as   parallel to subjects: the thing under which each is read
with input as (select
	$1::timestamptz as as_of,
	$2::smallint as ceiling,
	$3::bigint[] as subjects,
	$4::bigint[] as read_as
), marked as (
	select array_agg(u.id) as ids, array_agg(u.read_id) as read_as
	from input i, unnest(i.subjects, i.read_as) u(id, read_id)
	where exists (select from input i, unnest(i.subjects, i.read_as) o(id, read_id) join claims c on c.subject_id = o.id
		where o.read_id = u.read_id and c.reported_at <= i.as_of and c.marking > i.ceiling)
)
select r.subject_id, coalesce(r.about_id, 0) as about_id, r.point
from input i, marked m, resolve(i.as_of, 4, m.ids, m.read_as) r
where m.ids is not null and r.standing = 'holds'
except
select r.subject_id, coalesce(r.about_id, 0), r.point
from input i, marked m, resolve(i.as_of, i.ceiling, m.ids, m.read_as) r
where m.ids is not null and r.standing = 'holds';
