-- SPDX-License-Identifier: MIT
-- The joins that somebody means who takes one apart: the one of the thing that had this slug, or all that were joined with a
-- thing, with what it was called and the thing that stayed.
--   slug      as typed
--   kept_id   the thing that stayed; null: not asked
with input as (select
	$1::text as slug,
	$2::bigint as kept_id
)
select j.id, j.slug, coalesce((select p.label from things_past p where p.id = j.gone_id order by p.stood_until desc limit 1), j.slug) as label,
	t.id as kept_id, t.kind, t.slug as kept_slug, t.label as kept_label
from input i join joins j on j.within_id is null and (j.slug = lower(i.slug) or j.kept_id = i.kept_id) join things t on t.id = j.kept_id
order by j.slug;
