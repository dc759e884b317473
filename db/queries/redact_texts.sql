-- SPDX-License-Identifier: MIT
-- The texts that a redaction would remove.
--   of_table, id, only_text   as redact has them
with input as (select
	$1::name as of_table,
	$2::bigint as id,
	$3::text as only_text
)
select distinct h.text from input i, texts_held(i.of_table, i.id, i.only_text) h order by h.text;
