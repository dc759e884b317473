-- SPDX-License-Identifier: MIT
-- The slug that a name makes: folded, other letters than a-z and 0-9 as hyphens; null where letters of another script
-- would be lost, or nothing is left.
with input as (select
	$1::text as name
), latin as (
	select translate(fold(name), 'øłđð', 'oldd') as text from input
)
select case when text !~ '[^\x01-\x7f]' then nullif(btrim(regexp_replace(text, '[^a-z0-9]+', '-', 'g'), '-'), '') end as slug
from latin;
