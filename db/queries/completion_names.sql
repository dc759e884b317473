-- SPDX-License-Identifier: MIT
-- Slugs that a word being typed may go on to: things and sources whose slug begins with it, or one of whose names has its
-- words, the last of which may only begin one.
--   kind    kind of thing; who: people and actors; source: sources; any: all of them
--   prefix  what stands there so far
with input as (select
	$1::text as kind,
	$2::text as prefix
), wanted as (
	select case i.kind when 'any' then null when 'who' then '{person,actor}'::text[] else array[i.kind] end as kinds,
		i.kind, replace(replace(replace(i.prefix, '\', '\\'), '%', '\%'), '_', '\_') || '%' as slugs, i.prefix
	from input i
), found as (
	select t.slug from wanted w join things t on (w.kinds is null or t.kind = any (w.kinds)) and t.slug like w.slugs
	union
	select t.slug from wanted w cross join lateral names_begun(w.prefix, null, w.kinds) n join things t on t.id = n.thing_id
	union
	select s.slug from wanted w join sources s on w.kind in ('source', 'any') and s.slug like w.slugs
	union
	select s.slug from wanted w cross join lateral names_begun(w.prefix, null, '{source}') n
	join sources s on w.kind in ('source', 'any') and s.id = n.of_source_id
)
select slug from found order by slug limit 200;
