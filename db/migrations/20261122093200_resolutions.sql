-- SPDX-License-Identifier: MIT
-- Ready-made resolutions. To resolve a thing takes far longer than to read what came of it, and all that its claims said
-- by the last of them is the answer for every later time and every higher marking. So that answer is kept, a row a thing:
-- dropped by whatever changes its claims, made again when the revision ends. A missing row is never wrong, only slower. Of a
-- round it holds as well when it starts and ends by what is said of it, which every list of rounds asks for, and its talks, by
-- which a history counts rounds.
-- migrate:up
set local search_path to rapporteur, pg_catalog;

create table resolutions (
	subject_id bigint not null constraint resolutions_subject_fkey references things,
	reported_at timestamptz not null,
	marking marking not null,
	talks_id bigint,
	starts text,
	starts_span daterange,
	starts_claims bigint[],
	starts_disputed boolean,
	ends text,
	ends_span daterange,
	ends_claims bigint[],
	ends_disputed boolean,
	points resolved[] not null,
	-- Whether a row answers is read in the index.
	constraint resolutions_pkey primary key (subject_id) include (reported_at, marking)
);
comment on table resolutions is 'What resolve_claims() says of a thing by all of its claims: derived, may be emptied at any time';
comment on column resolutions.subject_id is 'The thing';
comment on column resolutions.reported_at is 'When the last of its claims became known: the row answers for this time and any later one';
comment on column resolutions.marking is 'Highest marking of its claims: the row answers at this ceiling and any higher one';
comment on column resolutions.talks_id is 'Of a round: its talks';
comment on column resolutions.points is 'A row for each value of each point';
comment on column resolutions.starts is 'Of a round: its start by its own points, as edges_told() gives it; null: not said';
comment on column resolutions.starts_span is 'The bounds of its start';
comment on column resolutions.starts_claims is 'The claims behind its start';
comment on column resolutions.starts_disputed is 'Whether another day is said of its start';
comment on column resolutions.ends is 'Of a round: its end; null: not said';
comment on column resolutions.ends_span is 'The bounds of its end';
comment on column resolutions.ends_claims is 'The claims behind its end';
comment on column resolutions.ends_disputed is 'Whether another day is said of its end';
create index resolutions_talks on resolutions (talks_id) include (subject_id, reported_at, marking) where talks_id is not null;

create function resolve(as_of timestamptz, ceiling int, subjects bigint[] default null, read_as bigint[] default null,
	recorded bigint default null, on_day date default null)
returns setof resolved language plpgsql stable rows 1000
	set search_path to rapporteur, pg_catalog set plan_cache_mode to force_generic_plan as $$
declare
	-- A thing read under another is resolved together with it; what stood before a claim, or on a day, is never ready-made.
	apart bigint[] := array(select unnest(array[u.id, u.read_id]) from unnest(subjects, read_as) u(id, read_id)
		where u.read_id <> u.id);
	stands boolean := recorded is null and on_day is null;
	ready bigint[];
	others bigint[];
	others_as bigint[];
begin
	select array_agg(a.id) filter (where a.serves),
		array_agg(a.id) filter (where not a.serves), array_agg(a.read_id) filter (where not a.serves)
	into ready, others, others_as
	from (
		select u.id, coalesce(u.read_id, u.id) as read_id, r.subject_id is not null as serves
		from unnest(coalesce(subjects, array(select t.id from things t)), read_as) u(id, read_id)
		left join resolutions r on r.subject_id = u.id and r.reported_at <= as_of and r.marking <= ceiling
			and stands and u.id <> all (apart)
		where r.subject_id is not null or exists (select from claims c where c.subject_id = u.id)) a;
	if ready is not null then
		return query select p.* from resolutions r, unnest(r.points) p where r.subject_id = any (ready);
	end if;
	if others is not null then
		return query select * from resolve_claims(as_of, ceiling, others, others_as, recorded, on_day);
	end if;
end $$;
comment on function resolve(timestamptz, int, bigint[], bigint[], bigint, date) is
	'What every point of the subjects (null: of everything) says as of a time, at or under a marking: what resolve_claims() gives, in any order, read from the ready-made resolutions where those answer';

create function edges_told(points resolved[])
returns table (starts text, starts_span daterange, starts_claims bigint[], starts_disputed boolean,
	ends text, ends_span daterange, ends_claims bigint[], ends_disputed boolean)
language sql immutable parallel safe rows 1
begin atomic
with edges as (
	select p.*, 'start' as edge, edtf_beginning(p.value) as text
	from unnest(points) p where p.standing = 'holds' and p.point in ('opening', 'meetings', 'plenary')
	union all
	select p.*, 'end' as edge, edtf_ending(p.value) as text
	from unnest(points) p where p.standing = 'holds' and p.point in ('close', 'meetings', 'plenary')
), told as (
	-- Values that give the same day give it together.
	select e.edge, e.point, e.edge_span as span, min(e.place) as place,
		(array_agg(e.text order by e.place))[1] as text, array_agg(k.id order by e.place, k.place) as claims,
		count(*) over (partition by e.edge, e.point) > 1 as disputed
	from (select x.*, case when position('/' in x.value) > 0 then edtf_span(x.text) else x.span end as edge_span
		from edges x where x.text is not null) e, unnest(e.stated) with ordinality k(id, place)
	group by e.edge, e.point, e.edge_span
), said as (
	-- The opening, or where none is said the first of meetings and plenary; the close, or the last of them. Of a vague
	-- date and one inside it, the one inside.
	select distinct on (t.edge) t.*
	from (select *, row_number() over (partition by edge, point order by place) as rank from told) t
	where t.rank = 1
	order by t.edge, t.point in ('opening', 'close') desc,
		case when t.edge = 'start' then upper(t.span) end nulls last, lower(t.span) desc nulls last,
		upper(t.span) nulls last
)
select f.text, f.span, f.claims, f.disputed or turned.yes, l.text, l.span, l.claims, l.disputed or turned.yes
from (select) always
left join said f on f.edge = 'start'
left join said l on l.edge = 'end',
	-- Who told the end does not agree with who told the start.
	lateral (select coalesce(upper(l.span) <= lower(f.span), false) as yes) turned;
end;
comment on function edges_told(resolved[]) is
	'Start and end of a round by its own points: the opening, or where none is said the first of meetings and plenary; the close, or the last of them. An interval gives its edge. An end before the start is a dispute of both. Null where nothing is said';

-- With the rights of the owner: whoever may see only a part of the claims would keep that part as the whole.
create function resolutions_make(of_subjects bigint[]) returns void language sql
	security definer set search_path to rapporteur, pg_catalog, pg_temp
begin atomic
insert into resolutions (subject_id, reported_at, marking, talks_id, points, starts, starts_span, starts_claims, starts_disputed,
	ends, ends_span, ends_claims, ends_disputed)
select c.subject_id, c.reported_at, c.marking, t.talks_id, coalesce(r.points, '{}'), e.*
from (select c.subject_id, c.kind, max(c.reported_at) as reported_at, max(c.marking) as marking
	from claims c where c.subject_id = any (of_subjects) group by c.subject_id, c.kind) c
left join (select r.subject_id, array_agg(r) as points
	from resolve_claims('infinity', 4, of_subjects) r group by r.subject_id) r using (subject_id)
left join lateral edges_told(r.points) e on c.kind = 'round'
left join things t on c.kind = 'round' and t.id = c.subject_id
on conflict on constraint resolutions_pkey do nothing;
end;
comment on function resolutions_make(bigint[]) is 'Makes the resolutions of these things that are not there';

-- Whoever changes claims by hand takes the write lock too: else a revision that ends meanwhile could keep what it cannot see
-- changed.
create function resolutions_drop() returns trigger language plpgsql
	security definer set search_path to rapporteur, pg_catalog, pg_temp as $$
begin
	perform write_lock();
	delete from resolutions r using changed c where r.subject_id = c.subject_id;
	return null;
end $$;
comment on function resolutions_drop() is 'Drops the resolutions of the things whose claims have changed';
create trigger resolutions_drop_added after insert on claims
	referencing new table as changed for each statement execute function resolutions_drop();
create trigger resolutions_drop_removed after delete on claims
	referencing old table as changed for each statement execute function resolutions_drop();
create trigger resolutions_drop_before after update on claims
	referencing old table as changed for each statement execute function resolutions_drop();
create trigger resolutions_drop_after after update on claims
	referencing new table as changed for each statement execute function resolutions_drop();

create function resolutions_drop_source() returns trigger language plpgsql
	security definer set search_path to rapporteur, pg_catalog, pg_temp as $$
begin
	perform write_lock();
	delete from resolutions r using claims c where c.source_id = new.id and r.subject_id = c.subject_id;
	return null;
end $$;
comment on function resolutions_drop_source() is 'Drops the resolutions that rest on a source whose grade or origin has changed';
create trigger resolutions_drop_source after update of reliability, origin_id on sources
	for each row execute function resolutions_drop_source();

create function resolutions_move() returns trigger language plpgsql
	security definer set search_path to rapporteur, pg_catalog, pg_temp as $$
begin
	perform write_lock();
	update resolutions r set talks_id = new.talks_id where r.subject_id = new.id;
	return null;
end $$;
comment on function resolutions_move() is 'Takes the resolution of a round along to the talks that it is found to belong to';
create trigger resolutions_move after update of talks_id on things
	for each row when (new.kind = 'round' and new.talks_id <> old.talks_id) execute function resolutions_move();

create function resolutions_complete() returns trigger language plpgsql
	security definer set search_path to rapporteur, pg_catalog, pg_temp as $$
begin
	perform resolutions_make(array(
		select c.subject_id from claims c where c.written = new.number
		union select c.subject_id from claims_past c where c.stood_until = new.number
		union select c.subject_id from sources s join claims c on c.source_id = s.id where s.written = new.number));
	return null;
end $$;
comment on function resolutions_complete() is 'At the end of a revision, makes the resolutions of all things on which it said something, took something out or graded a source anew';
create constraint trigger resolutions_complete after insert on revisions
	deferrable initially deferred for each row execute function resolutions_complete();

set local search_path to default;

-- migrate:down
set local search_path to rapporteur, pg_catalog;
drop trigger resolutions_complete on revisions;
drop trigger resolutions_drop_source on sources;
drop trigger resolutions_move on things;
drop trigger resolutions_drop_added on claims;
drop trigger resolutions_drop_removed on claims;
drop trigger resolutions_drop_before on claims;
drop trigger resolutions_drop_after on claims;
drop function resolutions_complete(), resolutions_move(), resolutions_drop_source(), resolutions_drop(), resolutions_make(bigint[]),
	resolve(timestamptz, int, bigint[], bigint[], bigint, date), edges_told(resolved[]);
drop table resolutions;
set local search_path to default;
