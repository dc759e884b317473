-- SPDX-License-Identifier: MIT
-- Ready-made resolutions. To resolve a thing takes far longer than to read what came of it, and all that its claims said
-- by the last of them is the answer for every later time and every higher marking. So that answer is kept, a row a thing:
-- dropped by whatever changes its claims, made again when the revision ends. A missing row is never wrong, only slower.
-- migrate:up
set local search_path to rapporteur, pg_catalog;

create table resolutions (
	subject_id bigint not null constraint resolutions_pkey primary key
		constraint resolutions_subject_fkey references things,
	reported_at timestamptz not null,
	marking marking not null,
	points resolved[] not null
);
comment on table resolutions is 'What resolve_claims() says of a thing by all of its claims: derived, may be emptied at any time';
comment on column resolutions.subject_id is 'The thing';
comment on column resolutions.reported_at is 'When the last of its claims became known: the row answers for this time and any later one';
comment on column resolutions.marking is 'Highest marking of its claims: the row answers at this ceiling and any higher one';
comment on column resolutions.points is 'A row for each value of each point';

create function resolve(as_of timestamptz, ceiling int, subjects bigint[] default null, read_as bigint[] default null,
	recorded bigint default null, on_day date default null)
returns setof resolved language plpgsql stable rows 1000
	set search_path to rapporteur, pg_catalog set plan_cache_mode to force_generic_plan as $$
declare
	-- A thing read under another is resolved together with it; the record as it stood is never ready-made.
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

-- With the rights of the owner: whoever may see only a part of the claims would keep that part as the whole.
create function resolutions_make(of_subjects bigint[]) returns void language sql
	security definer set search_path to rapporteur, pg_catalog, pg_temp
begin atomic
insert into resolutions (subject_id, reported_at, marking, points)
select c.subject_id, c.reported_at, c.marking, coalesce(r.points, '{}')
from (select c.subject_id, max(c.reported_at) as reported_at, max(c.marking) as marking
	from claims c where c.subject_id = any (of_subjects) group by c.subject_id) c
left join (select r.subject_id, array_agg(r) as points
	from resolve_claims('infinity', 4, of_subjects) r group by r.subject_id) r using (subject_id)
on conflict on constraint resolutions_pkey do nothing;
end;
comment on function resolutions_make(bigint[]) is 'Makes the resolutions of these things that are not there';

-- Whoever changes claims by hand takes the write lock too: else a revision that ends meanwhile could keep what it cannot see
-- changed.
create function resolutions_drop() returns trigger language plpgsql set search_path to rapporteur, pg_catalog as $$
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

create function resolutions_drop_source() returns trigger language plpgsql set search_path to rapporteur, pg_catalog as $$
begin
	perform write_lock();
	delete from resolutions r using claims c where c.source_id = new.id and r.subject_id = c.subject_id;
	return null;
end $$;
comment on function resolutions_drop_source() is 'Drops the resolutions that rest on a source whose grade or origin has changed';
create trigger resolutions_drop_source after update of reliability, origin_id on sources
	for each row execute function resolutions_drop_source();

create function resolutions_drop_all() returns trigger language plpgsql set search_path to rapporteur, pg_catalog as $$
begin
	perform write_lock();
	delete from resolutions;
	return null;
end $$;
comment on function resolutions_drop_all() is 'Drops all resolutions, when all claims are removed';
create trigger resolutions_drop_all before truncate on claims for each statement execute function resolutions_drop_all();

create function resolutions_complete() returns trigger language plpgsql set search_path to rapporteur, pg_catalog as $$
begin
	perform resolutions_make(array(select distinct c.subject_id from claims c where c.revision = new.number));
	return null;
end $$;
comment on function resolutions_complete() is 'At the end of a revision, makes the resolutions of all things it said something of';
create constraint trigger resolutions_complete after insert on revisions
	deferrable initially deferred for each row execute function resolutions_complete();

set local search_path to default;

-- migrate:down
set local search_path to rapporteur, pg_catalog;
drop trigger resolutions_complete on revisions;
drop trigger resolutions_drop_source on sources;
drop trigger resolutions_drop_all on claims;
drop trigger resolutions_drop_added on claims;
drop trigger resolutions_drop_removed on claims;
drop trigger resolutions_drop_before on claims;
drop trigger resolutions_drop_after on claims;
drop function resolutions_complete(), resolutions_drop_all(), resolutions_drop_source(), resolutions_drop(), resolutions_make(bigint[]),
	resolve(timestamptz, int, bigint[], bigint[], bigint, date);
drop table resolutions;
set local search_path to default;
