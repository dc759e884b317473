-- SPDX-License-Identifier: MIT
-- Takes a join apart.
--   id   its number
with input as (select
	$1::bigint as id
)
select apart(i.id) from input i;
