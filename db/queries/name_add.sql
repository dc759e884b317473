-- SPDX-License-Identifier: MIT
-- Gives a thing or a source a further name, marked at least as it is; null when it goes by that name already.
--   kind, id   of the thing; kind 'source': of the source
with input as (select
	$1::text as kind,
	$2::bigint as id,
	$3::text as name,
	$4::text as nature,
	$5::text as language,
	$6::bigint as source_id,
	$7::text as marking,
	$8::text as held
), owner as (
	select t.id as thing_id, null::bigint as of_source_id, t.marking from input i join things t on i.kind <> 'source' and t.id = i.id
	union all
	select null, s.id, s.marking from input i join sources s on i.kind = 'source' and s.id = i.id
)
insert into names (thing_id, of_source_id, name, nature, language, source_id, marking, held)
select o.thing_id, o.of_source_id, i.name, coalesce(i.nature, 'official'), i.language, i.source_id,
	coalesce(marking_of(i.marking), o.marking), i.held
from input i, owner o
on conflict do nothing
returning name;
