-- SPDX-License-Identifier: MIT
-- Revisions, the newest first: who wrote what, when, why, and whether it stands.
--   number  this one alone, 12 or r12; null: any
--   thing   id of a thing: those that touched it, its names or what is said of it; null: any
--   source  id of a source: those that touched it, its names and passages, or what it says; null: any
--   author  who wrote it, the user of the server or the name that the program was told; null: anybody
--   since   a day or a time as typed: those written from then on; null: from the first
--   zone    IANA zone of the times; null: the base's
--   most    how many at the most; null: all
--   passage id of a passage: those that touched it, or what it says; null: any
--   claims  numbers of claims: those that touched them; null: any
with input as (select
	$1::text as number,
	$2::bigint as thing,
	$3::bigint as source,
	$4::text as author,
	$5::text as since,
	$6::text as zone,
	$7::bigint as most,
	$8::bigint as passage,
	$9::bigint[] as claims
), asked as (
	select i.*, coalesce(zone_checked(nullif(i.zone, '')), base_zone()) as printed_in from input i
), since as (
	select case when a.since ~ 'T' then time_typed(a.since, a.printed_in)
		else lower(edtf_span(a.since))::timestamp at time zone a.printed_in end as at from asked a
), concerned as (
	select unnest(array[t.written, t.stood_until]) as number from asked a
	join lateral (
		select x.written, null::bigint as stood_until from things x where x.id = a.thing
		union all select x.written, x.stood_until from things_past x where x.id = a.thing
		union all select x.written, null from names x where x.thing_id = a.thing or x.of_source_id = a.source
		union all select x.written, x.stood_until from names_past x where x.thing_id = a.thing or x.of_source_id = a.source
		union all select x.written, null from identifiers x where x.thing_id = a.thing or x.of_source_id = a.source
		union all select x.written, x.stood_until from identifiers_past x where x.thing_id = a.thing or x.of_source_id = a.source
		union all select x.written, null from joins x where a.thing in (x.kept_id, x.gone_id)
		union all select x.written, x.stood_until from joins_past x where a.thing in (x.kept_id, x.gone_id)
		union all select x.written, null from differences x where a.thing in (x.one_id, x.other_id)
		union all select x.written, x.stood_until from differences_past x where a.thing in (x.one_id, x.other_id)
		union all select x.written, null from claims x where x.subject_id = a.thing or x.source_id = a.source
		union all select x.written, x.stood_until from claims_past x where x.subject_id = a.thing or x.source_id = a.source
		union all select x.written, null from claims x where x.id = any (a.claims)
		union all select x.written, x.stood_until from claims_past x where x.id = any (a.claims)
		-- No index has them by passage: looked for only where one is asked about.
		union all select x.written, null from claims x where a.passage is not null and x.passage_id = a.passage
		union all select x.written, x.stood_until from claims_past x where a.passage is not null and x.passage_id = a.passage
		union all select x.written, null from sources x where x.id = a.source
		union all select x.written, x.stood_until from sources_past x where x.id = a.source
		union all select x.written, null from passages x where x.source_id = a.source or x.id = a.passage
		union all select x.written, x.stood_until from passages_past x where x.source_id = a.source or x.id = a.passage) t on true
)
select r.number, time_text(r.at, a.printed_in) as at, time_told(r.at, a.printed_in, false) as told, access_author(r.role, r.author) as author,
	nullif(r.author, access_author(r.role, r.author)) as as_name, access_author_told(r.role, r.author) as by_whom, r.client, w.command, w.reason, w.withheld,
	r.undoes, (select u.number from revisions u where u.undoes = r.number and revision_stands(u.number)) as undone_by,
	case when w.withheld then 0 else revision_marking(r.number) end::bigint as marking_rank
from asked a, since s, revisions r, lateral revision_words(r.number) w
where (a.number is null or r.number = revision_asked(a.number))
	and (num_nonnulls(a.thing, a.source, a.passage, a.claims) = 0 or r.number in (select c.number from concerned c))
	and (a.author is null or a.author in (r.role, r.author))
	and (s.at is null or r.at >= s.at)
order by r.number desc
limit (select most from asked);
