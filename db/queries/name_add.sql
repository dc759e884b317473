-- SPDX-License-Identifier: MIT
-- Gives a thing a further name, marked at least as the thing is; null when it goes by that name already.
with input as (select
	$1::bigint as thing_id,
	$2::text as name,
	$3::text as nature,
	$4::text as language,
	$5::bigint as source_id,
	$6::text as marking,
	$7::text as held
)
insert into names (thing_id, name, nature, language, source_id, marking, held)
select i.thing_id, i.name, coalesce(i.nature, 'official'), i.language, i.source_id,
	coalesce(marking_of(i.marking), t.marking), i.held
from input i join things t on t.id = i.thing_id
on conflict on constraint names_once do nothing
returning name;
