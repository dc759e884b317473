-- SPDX-License-Identifier: MIT
-- Where words stand: names of things, what claims say, sources and passages; best first, or newest first. Of what is found more
-- often than `bound` times in a part, the newest are looked at, and `more` says so; newest first, no more than are given.
--   text      what is looked for, as search_terms() reads it
--   kind      a kind of things: their names and what is said of them; claim, source or passage: only these; null: all
--   scope_id  a round or talks, with what lies below: only what is said there; null: all
--   during    EDTF: only what may have come about, or come out, then; null: at any time
--   newest    newest first
--   bound     how many of each part are looked at
--   shown     how many of each part are given
--   as_of     only what had been reported by then
--   ceiling   highest marking that may be used, 0 to 4
--   zone      IANA zone in which days are read and times given
with input as (select
	$1::text as text,
	$2::text as kind,
	$3::bigint as scope_id,
	$4::text as during,
	$5::boolean as newest,
	$6::int as bound,
	$7::int as shown,
	$8::timestamptz as as_of,
	$9::smallint as ceiling,
	$10::text as zone
), asked as materialized (
	select i.*, case when i.newest then i.shown else i.bound end as looked, (i.as_of at time zone i.zone)::date as day, edtf_span(i.during) as span, case when i.kind in ('claim', 'source', 'passage') then i.kind end as part,
		case when i.kind not in ('claim', 'source', 'passage') then i.kind end as of_kind,
		scope_below(i.scope_id) as scopes
	from input i
), said as materialized (
	-- What rests on which source and passage where talks are asked about.
	select a.scopes, array_agg(distinct c.source_id) as sources, array_agg(distinct c.passage_id) as passages
	from asked a join claims c on (c.scope_id = any (a.scopes) or c.subject_id = any (a.scopes)) and c.reported_at <= a.as_of and c.marking <= a.ceiling
	group by a.scopes
), found as materialized (
	select f.*
	from asked a
	left join said s on true
	cross join lateral search_found(a.text, a.as_of, a.ceiling, a.zone, a.looked + 1, a.bound + 1, case when a.of_kind is null then a.part end,
		a.of_kind, a.span, a.scopes, case when a.scopes is not null then coalesce(s.sources, '{}') end,
		case when a.scopes is not null then coalesce(s.passages, '{}') end) f
	where a.of_kind is null or f.found in ('name', 'claim')
), involved as materialized (
	select v.id from asked a cross join lateral things_involved(a.as_of, a.ceiling, a.scopes, a.span, a.zone) v(id)
	where num_nonnulls(a.scopes, a.span) > 0 and exists (select from found f where f.found = 'name')
), hits as (
	-- A thing once, by the name of it that fits best.
	(select distinct on (n.thing_id) f.found, n.thing_id as id, n.id as by, f.at, f.rank
	from asked a cross join found f join names n on n.id = f.id
	join things t on t.id = n.thing_id and t.marking <= a.ceiling
	where f.found = 'name' and (a.of_kind is null or t.kind = a.of_kind)
		and (num_nonnulls(a.scopes, a.span) = 0 or t.id in (select v.id from involved v))
		and (t.kind not in ('talks', 'round', 'outcome') or exists (select from things_known(a.as_of, a.ceiling) k where k.id = t.id))
	order by n.thing_id, f.rank desc, n.id)
	union all
	select f.found, c.id, null, f.at, f.rank from found f join claims c on c.id = f.id where f.found = 'claim'
	union all
	select f.found, s.id, null, f.at, f.rank from found f join sources s on s.id = f.id where f.found = 'source'
	union all
	select f.found, p.id, null, f.at, f.rank from found f join passages p on p.id = f.id where f.found = 'passage'
), placed as (
	select h.*, count(*) over of_part as hits, row_number() over (of_part order by
		case when a.newest then h.at end desc nulls last, h.rank desc, h.at desc nulls last, h.id) as place
	from asked a cross join hits h
	window of_part as (partition by h.found)
), shown as materialized (
	select p.*, q.marked, q.wanted from asked a join placed p on p.place <= a.shown cross join lateral search_terms(a.text) q
), told as (
	select s.found, s.place, s.hits, t.kind, t.slug, label_on(t.id, t.label, a.day, t.marking) as name, null::bigint as claim, n.nature as field,
		coalesce(search_snippet(n.name, coalesce(n.language, ''), s.marked), array[n.name]) as snippet, null as dated, null::bigint as source_id, null as passage,
		greatest(t.marking, n.marking) as marking
	from asked a cross join shown s join things t on t.id = s.id join names n on n.id = s.by
	where s.found = 'name'
	union all
	select s.found, s.place, s.hits, c.kind, t.slug, t.label, c.id, x.field, x.snippet,
		coalesce(c.occurred, (c.reported_at at time zone a.zone)::date::text), c.source_id, p.name, c.marking
	from asked a cross join shown s join claims c on c.id = s.id
	cross join lateral things_named(array[c.subject_id], a.ceiling, a.day) t
	left join passages p on p.id = c.passage_id
	left join lateral (select x.field, w.snippet from claim_texts(c) x, search_snippet(x.told, coalesce(x.language, ''), s.marked) w(snippet)
		where w.snippet is not null order by cardinality(w.snippet) desc limit 1) x on true
	where s.found = 'claim'
	union all
	select s.found, s.place, s.hits, o.nature, o.slug, o.label, null, null, coalesce(search_snippet(o.label, coalesce(o.language, ''), s.marked), n.snippet),
		o.published, null, null, greatest(o.marking, n.marking)
	from asked a cross join shown s join sources o on o.id = s.id
	-- Where it is found by another name alone, that is told, and marks it: the lowest that has the words.
	left join lateral (select search_snippet(n.name, coalesce(n.language, ''), s.marked) as snippet, n.marking from names n
		where n.of_source_id = o.id and n.words @@ s.wanted and n.marking <= a.ceiling
		order by n.marking, n.id limit 1) n on not o.words @@ s.wanted
	where s.found = 'source'
	union all
	select s.found, s.place, s.hits, 'passage', o.slug || '#' || p.name, o.label, null, null, search_snippet(p.text, coalesce(p.language, ''), s.marked),
		(p.at at time zone a.zone)::date::text, p.source_id, p.name, p.marking
	from asked a cross join shown s join passages p on p.id = s.id join sources o on o.id = p.source_id
	where s.found = 'passage'
)
select t.found as part, least(t.hits, b.looked) as found, t.hits > b.looked as more, t.kind, t.slug, t.name, t.claim, t.field, t.snippet,
	t.dated, t.dated as dated_text, o.slug as source, o.label as source_name, t.passage, nullif(concat_ws('#', o.slug, t.passage), '') as source_text,
	array_to_string(t.snippet, '*') as snippet_text, marking_name(t.marking) as marking, t.marking::bigint as marking_rank
from asked a
cross join told t
cross join lateral (select case when t.found = 'name' then a.bound else a.looked end as looked) b
left join sources o on o.id = t.source_id and o.marking <= a.ceiling
order by array_position('{name,claim,source,passage}'::text[], t.found), t.place;
