-- SPDX-License-Identifier: MIT
-- The names that things went by on days: one name for each pair of a thing and a day, in their order.
--   ids      numbers of the things
--   days     the day of each
--   ceiling  highest marking that may be used, 0 to 4
with input as (select
	$1::bigint[] as ids,
	$2::date[] as days,
	$3::smallint as ceiling
)
select n.label
from input i, unnest(i.ids, i.days) with ordinality a(id, day, place)
cross join lateral things_named(array[a.id], i.ceiling, a.day) n
order by a.place;
