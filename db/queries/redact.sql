-- SPDX-License-Identifier: MIT
-- Removes texts for good; gives what of, null where there was nothing.
--   of_table   claims, passages or things
--   id         the row
with input as (select
	$1::name as of_table,
	$2::bigint as id
)
select array_to_string(case i.of_table when 'things' then redact_thing(i.id) else redact(i.of_table, i.id) end, ', ') as removed
from input i;
