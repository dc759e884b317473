-- SPDX-License-Identifier: MIT
-- What a careful reader would ask about, the most serious first: what each rule finds; and what says that
-- something is missing which may be withheld (unsure).
--   as_of      the time asked about
--   ceiling    highest marking that may be used, 0 to 4
--   thing_id   only what concerns this thing or what is part of it; null: all
--   source_id  only what rests on this source; null: all
--   rule       only this rule, or the rules of this kind; null: all
with input as (select
	$1::timestamptz as as_of,
	$2::smallint as ceiling,
	$3::bigint as thing_id,
	$4::bigint as source_id,
	$5::text as rule
), found as materialized (
	select c.* from input i, checked(i.as_of, i.ceiling, case when i.thing_id is not null then array[i.thing_id] end, i.source_id, i.rule) c
), named as (
	select n.* from input i, (select array_agg(distinct f.subject_id) as ids from found f) m, things_named(m.ids, i.ceiling, (i.as_of at time zone base_zone())::date) n
)
select r.name as rule, r.kind, r.title, r.question, n.slug as thing, n.label as name,
	array(select coalesce(p, '') from unnest(f.told) p) as told, array_to_string(f.told, '') as text, f.claims,
	array(select 'rapporteur ' || c from unnest(f.commands) c) as commands, array_to_string(f.claims, ', ') as claims_text,
	(select string_agg('rapporteur ' || c, '; ') from unnest(f.commands) c) as commands_text,
	coalesce(b.revision, 0) as revision, greatest(b.marking, (select max(t.marking) from things t
		where (t.id = f.subject_id or t.id = any (f.concerned)) and t.marking <= i.ceiling), 0)::bigint as marking_rank, f.unsure
from input i
cross join found f
join rules r on r.name = f.rule
join named n on n.id = f.subject_id
left join lateral (select max(c.revision) as revision, max(c.marking) as marking from claims c where c.id = any (f.claims)) b on true
order by r.place, n.slug collate "C", f.claims;
