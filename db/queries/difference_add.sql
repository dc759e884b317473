-- SPDX-License-Identifier: MIT
-- Records the judgement that two things are not one; gives 'already' where it is recorded, else null.
--   one, other   ids
with input as (select
	$1::bigint as one,
	$2::bigint as other
), held as (
	select from input i where difference_judged(i.one, i.other) is not null
), made as (
	insert into differences (one_id, other_id, marking)
	select i.one, i.other, greatest(a.marking, b.marking) from input i join things a on a.id = i.one join things b on b.id = i.other
	where not exists (select from held)
)
select 'already' as told from held limit 1;
