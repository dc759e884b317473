-- SPDX-License-Identifier: MIT
-- Takes the judgement back that two things are not one; gives 'done' where there was one, else null.
--   one, other   ids
with input as (select
	$1::bigint as one,
	$2::bigint as other
), gone as (
	delete from differences d using input i where (d.one_id, d.other_id) in ((i.one, i.other), (i.other, i.one)) returning d.id
)
select 'done' as told from gone limit 1;
