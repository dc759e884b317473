-- SPDX-License-Identifier: MIT
-- What a person is in a delegation now: head, spokesperson, ...
with input as (select
	$1::bigint as delegation_id,
	$2::bigint as person_id
)
select held_functions(i.delegation_id, i.person_id) as functions from input i;
