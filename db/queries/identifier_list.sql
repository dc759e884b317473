-- SPDX-License-Identifier: MIT
-- What other registers call a thing.
--   thing_id
with input as (select
	$1::bigint as thing_id
)
select d.scheme, d.value from input i join identifiers d on d.thing_id = i.thing_id order by d.scheme, d.value;
