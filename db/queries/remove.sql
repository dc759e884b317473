-- SPDX-License-Identifier: MIT
-- Takes a thing or a source out of the record, as removal() has it.
--   of_table   things or sources
--   id         its number
--   whole      with what is its own, and all that is said of what goes
with input as (select
	$1::name as of_table,
	$2::bigint as id,
	$3::boolean as whole
)
select remove(i.of_table, i.id, i.whole)::text as removed from input i;
