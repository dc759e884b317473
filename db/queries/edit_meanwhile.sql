-- SPDX-License-Identifier: MIT
-- What has become of a row of the record since somebody saw it, and what that one wants: a row for each column that stands
-- otherwise now. No rows: it stands as it was seen.
--   of_table   things, sources, passages or claims
--   id         its number
--   seen       the revision at which it was seen
--   columns    the columns that are to be changed
--   wanted     parallel to them: what they are to say
--   zone       IANA zone of the times; null: the base's
with input as (select
	$1::text as of_table,
	$2::bigint as id,
	$3::text as seen,
	$4::text[] as columns,
	$5::text[] as wanted,
	$6::text as zone
), asked as (
	select i.*, revision_asked(i.seen) as revision, coalesce(zone_checked(nullif(i.zone, '')), base_zone()) as printed_in from input i
), versions as (
	select t.written, null::bigint as stood_until, to_jsonb(t) as stood from asked a join things t on a.of_table = 'things' and t.id = a.id
	union all
	select p.written, p.stood_until, to_jsonb(p) - 'sealed' from asked a join things_past p on a.of_table = 'things' and p.id = a.id
	union all
	select s.written, null, to_jsonb(s) from asked a join sources s on a.of_table = 'sources' and s.id = a.id
	union all
	select p.written, p.stood_until, to_jsonb(p) - 'sealed' from asked a join sources_past p on a.of_table = 'sources' and p.id = a.id
	union all
	select g.written, null, to_jsonb(g) from asked a join passages g on a.of_table = 'passages' and g.id = a.id
	union all
	select p.written, p.stood_until, to_jsonb(p) from asked a join passages_past p on a.of_table = 'passages' and p.id = a.id
	union all
	select c.written, null, to_jsonb(c) from asked a join claims c on a.of_table = 'claims' and c.id = a.id
	union all
	select p.written, p.stood_until, to_jsonb(p) - 'sealed' from asked a join claims_past p on a.of_table = 'claims' and p.id = a.id
), ends as (
	select (select v.stood from versions v where v.written <= a.revision and coalesce(v.stood_until > a.revision, true)) as seen,
		(select v.stood from versions v where v.stood_until is null) as stands
	from asked a
), altered as (
	-- What was seen is not there for who asks: it was entered since, or has been marked higher since.
	select c.key, e.seen, e.stands, e.seen is null as hidden
	from ends e, asked a, jsonb_object_keys(e.stands) c(key)
	where case when e.seen is null then c.key = any (a.columns) else e.seen -> c.key is distinct from e.stands -> c.key end
		and c.key !~ '_span$' and c.key not in ('revision', 'written', 'words')
		and not (c.key = 'label' and (select of_table from input) = 'sources')
)
select r.number, time_told(r.at, a.printed_in, false) as told, access_author_told(r.role, r.author) as author, m.command, column_told(x.key) as what,
	case when x.hidden then 'nothing that is shown to you' else value_told(a.of_table::name, x.key, x.seen) end as seen, value_told(a.of_table::name, x.key, x.stands) as stands,
	w.wanted is not null as is_wanted, value_told(a.of_table::name, x.key, jsonb_build_object(x.key,
		case x.key when 'sides' then to_jsonb(nullif(w.wanted, '')::text[]) when 'marking' then to_jsonb(marking_of(w.wanted))
			else to_jsonb(nullif(w.wanted, '')) end)) as wanted
from asked a cross join altered x
-- The last that changed this column, or entered the row.
join lateral (
	select v.written from versions v left join versions b on b.stood_until = v.written
	where v.stood -> x.key is distinct from b.stood -> x.key order by v.written desc limit 1) last on true
join revisions r on r.number = last.written
cross join lateral revision_words(r.number) m
left join lateral unnest(a.columns, a.wanted) w(name, wanted) on w.name = x.key
order by r.number, what;
