-- SPDX-License-Identifier: MIT
-- Joins two things that are one; gives the number of the join.
--   kept, gone   ids: all that is said of the second is said of the first from now on
with input as (select
	$1::bigint as kept,
	$2::bigint as gone
)
select same(i.kept, i.gone) as id from input i;
