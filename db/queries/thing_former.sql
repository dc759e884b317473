-- SPDX-License-Identifier: MIT
-- What went by a slug, or by a name to the letter, and does no more: taken out of the record since, or renamed. The last that
-- did.
--   typed   a slug in any case, or a name
--   kinds   kinds accepted, "source" among them; null: any
with input as (select
	$1::text as typed,
	$2::text[] as kinds
)
select f.id, f.kind, f.slug, f.label from (
	select p.id, p.kind, p.slug, p.label, p.stood_until from input i join things_past p on p.slug = lower(i.typed) or p.label = i.typed
	union all
	select p.id, 'source', p.slug, p.label, p.stood_until from input i join sources_past p on p.slug = lower(i.typed) or p.label = i.typed
) f, input i
where coalesce(f.kind = any (i.kinds), f.kind <> 'source')
order by f.stood_until desc
limit 1;
