-- SPDX-License-Identifier: MIT
-- The talks of a round.
with input as (select
	$1::bigint as round_id
)
select t.talks_id::text from input i join things t on t.id = i.round_id;
