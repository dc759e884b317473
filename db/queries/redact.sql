-- SPDX-License-Identifier: MIT
-- Removes texts for good; gives what of, null where there was nothing.
--   of_table   claims, passages, things, sources or revisions
--   id         the row; the number of a revision
--   only_text  this text alone, to the letter; null: all of them
with input as (select
	$1::name as of_table,
	$2::bigint as id,
	$3::text as only_text
)
select array_to_string(redact(i.of_table, i.id, i.only_text), ', ') as removed from input i;
