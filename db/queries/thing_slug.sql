-- SPDX-License-Identifier: MIT
-- The slug that a name makes: in plain letters, what is not a-z and 0-9 as hyphens; null where letters of another script
-- would be lost, or nothing is left.
with input as (select
	$1::text as name
), latin as (
	select plain(name) as text from input
)
select case when text !~ '[^\x01-\x7f]' then nullif(btrim(regexp_replace(text, '[^a-z0-9]+', '-', 'g'), '-'), '') end as slug
from latin;
