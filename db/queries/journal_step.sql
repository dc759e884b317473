-- SPDX-License-Identifier: MIT
-- Whether a state would be the first of its point, or a later step of its life cycle than the one that holds.
with input as (select
	$1::bigint as subject_id,
	$2::text as point,
	$3::text as state
), held as (
	select held_value(i.subject_id, null, i.point) as value from input i
)
select h.value is null or exists (
	select from steps s where s.point = i.point and s.earlier = h.value and s.later = i.state) as step
from input i, held h;
