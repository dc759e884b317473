-- SPDX-License-Identifier: MIT
-- The thing of a slug.
--   slug    as typed, in any case
--   kinds   kinds accepted; null: any
with input as (select
	$1::text as slug,
	$2::text[] as kinds
)
select t.id, t.kind, t.slug, t.label
from input i join things t on t.slug = lower(i.slug)
where i.kinds is null or t.kind = any (i.kinds);
