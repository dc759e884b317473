-- SPDX-License-Identifier: MIT
-- The source of a slug.
--   slug   as typed, in any case
with input as (select
	$1::text as slug
)
select s.id::text as id from input i join sources s on s.slug = lower(i.slug);
