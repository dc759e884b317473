-- SPDX-License-Identifier: MIT
-- Takes a name, written to the letter, off a thing or a source. Gives what became of it: 'removed'; 'printed' where it is the
-- name that a thing is printed under, and 'SLUG' of a thing that was joined with it where that is to be given back under it:
-- then it stays; null where it is none of its names.
--   kind, id   of the thing; kind 'source': of the source
with input as (select
	$1::text as kind,
	$2::bigint as id,
	$3::text as name
), printed as (
	select 'printed' as became from input i join things t on i.kind <> 'source' and t.id = i.id and t.label = i.name
	union all
	select j.slug from input i join joins j on i.kind <> 'source' and j.kept_id = i.id
	join lateral (select p.label from things_past p where p.id = j.gone_id order by p.stood_until desc limit 1) p on p.label = i.name
), removed as (
	delete from names n using input i
	where case when i.kind = 'source' then n.of_source_id = i.id else n.thing_id = i.id end and n.name = i.name and not exists (select from printed)
	returning n.id
)
select coalesce((select p.became from printed p order by p.became = 'printed' desc limit 1), (select 'removed' from removed limit 1)) as became;
