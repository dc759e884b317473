-- SPDX-License-Identifier: MIT
-- Gives a thing or a source a further name, marked at least as where it was seen, and as the thing unless said otherwise; null
-- when it goes by that name already, unless a lower marking is asked for in so many words.
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
), wanted as (
	select o.thing_id, o.of_source_id, greatest(coalesce(marking_of(i.marking), o.marking),
		(select max(s.marking) from sources s where s.id in (i.source_id, o.of_source_id))) as marking
	from input i, owner o
)
insert into names (thing_id, of_source_id, name, nature, language, source_id, marking, held)
select w.thing_id, w.of_source_id, i.name, coalesce(i.nature, 'official'), i.language, i.source_id, w.marking, i.held
from input i, wanted w
where not exists (select from names n
	where (n.thing_id = w.thing_id or n.of_source_id = w.of_source_id) and n.name = i.name
		and (i.marking is null or n.marking <= w.marking))
returning name;
