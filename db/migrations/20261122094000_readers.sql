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
with recursive tree(root, id, path) as (
	-- The rounds asked for, each with what lies below it. A technical meeting prepares a round: its dates are never those
	-- of the round.
	select t.id, t.id, array[t.id]
	from unnest(coalesce(rounds, array(select r.id from things r where r.kind = 'round'))) a(id)
	join things t on t.id = a.id and t.kind = 'round' and t.marking <= ceiling
	union
	select p.root, c.id, p.path || c.id
	from tree p join things c on c.parent_id = p.id and c.nature <> 'technical meeting' and c.id <> all (p.path)
), points as (
	select r.subject_id as id, r.point, r.place, r.value, r.span, r.claims
	from (select array_agg(distinct t.id) as ids from tree t) subjects, resolve(as_of, ceiling, subjects.ids) r
	where r.standing = 'holds' and r.point in ('status', 'opening', 'meetings', 'plenary', 'close')
), edges as (
	select p.*, 'start' as edge, edtf_beginning(p.value) as text from points p where p.point in ('opening', 'meetings', 'plenary')
	union all
	select p.*, 'end', edtf_ending(p.value) from points p where p.point in ('close', 'meetings', 'plenary')
	union all
	select p.*, 'cancelled', p.value from points p where p.point = 'status' and p.place = 1 and p.value = 'cancelled'
), told as (
	select e.id, e.edge, e.point, e.claims, e.text,
		case when position('/' in e.value) > 0 then edtf_span(e.text) else e.span end as span,
		row_number() over (partition by e.id, e.edge, e.point order by e.place) as place
	from edges e where e.text is not null
), said as (
	-- The opening, or where none is said the first of meetings and plenary; the close, or the last of them. Of a vague
	-- date and one inside it, the one inside.
	select distinct on (s.id, s.edge) s.*
	from (select t.*, min(t.span::text) over point <> max(t.span::text) over point as disputed
		from told t window point as (partition by t.id, t.edge, t.point)) s
	where s.place = 1
	order by s.id, s.edge, s.point in ('opening', 'close') desc,
		case when s.edge = 'start' then upper(s.span) end nulls last, lower(s.span) desc nulls last, upper(s.span) nulls last
), joined as (
	-- A full join, because the planner cannot know how many rounds there are and would run any other as a loop in a loop.
	select t.root, t.id, t.path, t.edge, s.text, s.span, s.claims, s.disputed
	from (select r.*, e.edge from tree r, unnest('{start,end,cancelled}'::text[]) e(edge)) t
	full join said s on s.id = t.id and s.edge = t.edge
), seen as (
	select j.*, array_agg(j.id) filter (where j.text is not null) over (partition by j.root, j.edge) as found,
		array_agg(j.id) filter (where j.edge = 'cancelled' and j.text is not null and j.id <> j.root) over (partition by j.root) as cancelled,
		coalesce(j.span, lag(j.span) over point, lead(j.span) over point) as around
	from joined j
	window point as (partition by j.root, j.id order by nullif(j.edge, 'cancelled') nulls last)
), chosen as (
	-- The rounds that say it themselves hide what lies below them. A session that began after the last known end, and
	-- whose own end nobody tells, leaves the end of the whole open; so does, the other way about, one that ended before
	-- the first known start.
	select distinct on (s.root, s.edge) s.*
	from seen s
	where s.edge <> 'cancelled' and not s.path && coalesce(s.cancelled, '{}')
		and (s.id = s.root or not s.path[:cardinality(s.path) - 1] && coalesce(s.found, '{}'))
	order by s.root, s.edge, case when s.id = s.root and s.text is null then null else s.around end is null,
		case when s.edge = 'start' then upper(s.around) end nulls last,
		lower(s.around) desc nulls last, upper(s.around) nulls last, s.text is null, s.id
)
select f.root, f.text, f.span, f.claims, coalesce(f.disputed, false), f.text is not null and f.id <> f.root,
	l.text, l.span, l.claims, coalesce(l.disputed, false), l.text is not null and l.id <> l.root
from (select * from chosen where edge = 'start') f full join (select * from chosen where edge = 'end') l on l.root = f.root;
end;
comment on function round_dates(timestamptz, smallint, bigint[]) is
	'Start and end of the rounds (null: of all) as of a time, at or under a marking. The start is the opening, or where none is said the first of meetings and plenary; the end is the close, or the last of them. What a round lacks comes from its phases and sessions (derived), never from technical meetings or from what was cancelled. An interval gives its edge';

-- migrate:down
set local search_path to rapporteur, pg_catalog;
drop function round_dates(timestamptz, smallint, bigint[]);
