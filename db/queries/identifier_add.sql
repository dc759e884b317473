-- SPDX-License-Identifier: MIT
-- Says what a register calls a thing; gives the slug of the thing that has the identifier already, else null.
with input as (select
	$1::bigint as thing_id,
	$2::text as scheme,
	$3::text as value
), held as (
	select t.slug from input i join identifiers d on d.scheme = i.scheme and d.value = i.value join things t on t.id = d.thing_id
), made as (
	insert into identifiers (thing_id, scheme, value)
	select i.thing_id, i.scheme, i.value from input i where not exists (select from held)
)
select slug from held;
