-- SPDX-License-Identifier: MIT
-- The source of a slug, as thing_by_slug gives things.
--   slug   as typed, in any case
with input as (select
	$1::text as slug
)
select s.id, 'source' as kind, s.slug, s.label as label from input i join sources s on s.slug = lower(i.slug);
