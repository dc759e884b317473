-- SPDX-License-Identifier: MIT
-- Enters a passage; gives the time of the passage that has the name already, else null.
with input as (select
	$1::bigint as source_id,
	$2::text as name,
	$3::text as at,
	$4::text as text,
	$5::text as language,
	$6::text as marking
), taken as (
	select time_text(p.at, base_zone()) as at from input i join passages p on p.source_id = i.source_id and p.name = i.name
), made as (
	insert into passages (source_id, name, at, text, language, marking)
	select i.source_id, i.name, time_typed(i.at, base_zone()), i.text, i.language,
		greatest(marking_of(i.marking), (select s.marking from sources s where s.id = i.source_id))
	from input i
	where not exists (select from taken)
)
select at as taken from taken;
