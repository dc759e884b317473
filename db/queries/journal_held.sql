-- SPDX-License-Identifier: MIT
-- What a point with one value says now; null where it is not recorded.
--   subject_id  the thing
--   about_id    a person in it; null: the thing itself
--   point       name of the point
with input as (select
	$1::bigint as subject_id,
	$2::bigint as about_id,
	$3::text as point
)
select held_value(i.subject_id, i.about_id, i.point) as value from input i;
