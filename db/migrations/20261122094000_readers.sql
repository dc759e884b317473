-- SPDX-License-Identifier: MIT
-- What readers see who come with psql, R or a spreadsheet: one row a thing, names and slugs, every point as it stands
-- now. All of it rests on resolve().
-- migrate:up
set local search_path to rapporteur, pg_catalog;

create function round_dates(as_of timestamptz, ceiling smallint, rounds bigint[] default null)
returns table (round_id bigint,
	start_text text, start_span daterange, start_claims bigint[], start_disputed boolean, start_derived boolean,
	end_text text, end_span daterange, end_claims bigint[], end_disputed boolean, end_derived boolean)
language sql stable parallel safe
begin atomic
with recursive asked as (
	select t.id
	from unnest(coalesce(rounds, array(select r.id from things r where r.kind = 'round'))) a(id)
	join things t on t.id = a.id and t.kind = 'round' and t.marking <= ceiling
), below(id) as (
	-- A technical meeting prepares a round: its dates are never those of the round.
	select id from asked
	union
	select c.id from below b join things c on c.parent_id = b.id and c.nature <> 'technical meeting'
), points as (
	select r.subject_id as id, r.point, r.place, r.value, r.span, r.claims
	from (select array_agg(b.id) as ids from below b) subjects, resolve(as_of, ceiling, subjects.ids) r
	where r.standing = 'holds' and r.point in ('status', 'opening', 'meetings', 'plenary', 'close')
), edges as (
	select p.id, e.begins, p.point, p.claims, e.text,
		case when position('/' in p.value) = 0 then p.span else edtf_span(e.text) end as span,
		row_number() over (partition by p.id, e.begins, p.point order by p.place) as place
	from points p, lateral (values
		(true, edtf_beginning(p.value), p.point in ('opening', 'meetings', 'plenary')),
		(false, edtf_ending(p.value), p.point in ('close', 'meetings', 'plenary'))) e(begins, text, fits)
	where e.fits and e.text is not null
), said as (
	-- The opening, or where none is said the first of meetings and plenary; the close, or the last of them. Of a vague
	-- date and one inside it, the one inside.
	select distinct on (s.id, s.begins) s.id, s.begins, s.text, s.span, s.claims, s.disputed
	from (select e.*, min(e.span::text) over point <> max(e.span::text) over point as disputed
		from edges e window point as (partition by e.id, e.begins, e.point)) s
	where s.place = 1
	order by s.id, s.begins, s.point in ('opening', 'close') desc,
		case when s.begins then upper(s.span) end nulls last, lower(s.span) desc nulls last, upper(s.span) nulls last
), walk(root, id, begins, found) as (
	-- From each round down to the first ones that say it themselves.
	select a.id, a.id, e.begins, s.id is not null
	from asked a cross join (values (true), (false)) e(begins) left join said s on s.id = a.id and s.begins = e.begins
	union all
	select w.root, c.id, w.begins, s.id is not null
	from walk w join things c on c.parent_id = w.id and c.nature <> 'technical meeting'
	left join said s on s.id = c.id and s.begins = w.begins
	left join points p on p.id = c.id and p.point = 'status' and p.place = 1 and p.value = 'cancelled'
	where not w.found and p.id is null
), found as (
	-- A session that began after the last known end, and whose own end nobody tells, leaves the end of the whole open; so
	-- does, the other way about, one that ended before the first known start.
	select distinct on (w.root, w.begins) w.root, w.id, w.begins, s.begins = w.begins as told, s.text, s.span, s.claims,
		s.disputed
	from walk w join said s on s.id = w.id and (s.begins = w.begins or (not w.found and w.id <> w.root))
	order by w.root, w.begins, case when w.begins then upper(s.span) end nulls last, lower(s.span) desc nulls last,
		upper(s.span) nulls last, (s.begins = w.begins) desc, w.id
)
select a.id, f.text, f.span, f.claims, coalesce(f.disputed, false), coalesce(f.id <> a.id, false),
	l.text, l.span, l.claims, coalesce(l.disputed, false), coalesce(l.id <> a.id, false)
from asked a
left join found f on f.root = a.id and f.begins and f.told
left join found l on l.root = a.id and not l.begins and l.told;
end;
comment on function round_dates(timestamptz, smallint, bigint[]) is
	'Start and end of the rounds (null: of all) as of a time, at or under a marking. The start is the opening, or where none is said the first of meetings and plenary; the end is the close, or the last of them. What a round lacks comes from its phases and sessions (derived), never from technical meetings or from what was cancelled. An interval gives its edge';

-- migrate:down
set local search_path to rapporteur, pg_catalog;
drop function round_dates(timestamptz, smallint, bigint[]);
