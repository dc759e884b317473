-- SPDX-License-Identifier: MIT
-- How much a list leaves out above the marking asked for.
--   as_of    the time asked about
--   ceiling  highest marking that may be used, 0 to 4
--   listed   a kind of things, or claim, source, passage, impact, name, name of a source
--   of_id    the talks, round or thing, or the source of passages, impact and names, that the list is about; null: all
with recursive input as (select
	$1::timestamptz as as_of,
	$2::smallint as ceiling,
	$3::text as listed,
	$4::bigint as of_id
), below(id) as (
	select i.of_id from input i
	union
	select t.id from below b cross join lateral (
		select t.id from things t where t.parent_id = b.id and t.kind in ('talks', 'round')
		union all select t.id from things t where t.talks_id = b.id and t.kind = 'round') t
), near(id) as (
	select i.of_id from input i
	union select t.id from input i join things t on t.parent_id = i.of_id
	union select t.id from input i join things t on t.talks_id = i.of_id and t.kind <> 'round'
	union select t.id from input i join things t on t.round_id = i.of_id
	union select t.id from input i join things t on t.actor_id = i.of_id
	union select t.id from input i join things t on t.person_id = i.of_id
)
select items_withheld(i.as_of, i.ceiling, i.listed, case when i.of_id is null then null when i.listed in ('passage', 'impact', 'name', 'name of a source') then array[i.of_id]
	when i.listed = 'exclusion' then scope_chain(i.of_id) when i.listed = 'claim' then array(select n.id from near n)
	else array(select b.id from below b) end)::text as withheld
from input i;
