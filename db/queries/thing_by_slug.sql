-- SPDX-License-Identifier: MIT
-- The thing of a slug, or that a thing of this slug was joined with.
--   slug    as typed, in any case
--   kinds   kinds accepted; null: any
with input as (select
	$1::text as slug,
	$2::text[] as kinds
)
select t.id, t.kind, t.slug, t.label
from input i join things t on t.id = slug_owner(lower(i.slug))
where i.kinds is null or t.kind = any (i.kinds);
