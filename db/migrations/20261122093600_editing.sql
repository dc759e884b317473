-- SPDX-License-Identifier: MIT
-- What a change of a thing or a source brings with it, and what stands in the way of taking one out.
-- migrate:up
set local search_path to rapporteur, pg_catalog;

create function thing_parted() returns trigger language plpgsql set search_path to rapporteur, pg_catalog as $$
begin
	if new.id = any (scope_chain(new.parent_id)) then
		raise exception using errcode = 'RA005', message = format('%s cannot be made a part of what is part of it', new.slug);
	end if;
	return new;
end $$;
comment on function thing_parted() is 'Refuses to make a thing a part of one of its own parts';
create trigger thing_parted before update of parent_id on things for each row
	when (not restoring() and new.parent_id is distinct from old.parent_id) execute function thing_parted();

create function sides_kept() returns trigger language plpgsql set search_path to rapporteur, pg_catalog as $$
declare
	used record;
begin
	select s.side, string_agg(distinct t.slug, ', ' order by t.slug) as slugs into used
	from unnest(old.sides) s(side)
	join things r on r.kind = 'round' and r.talks_id = new.id
	join things t on t.round_id = r.id
	where s.side <> all (coalesce(new.sides, '{}'))
		and (t.side = s.side or exists (select from claims c where c.subject_id = t.id and c.side = s.side))
	group by s.side order by s.side limit 1;
	if found then
		raise exception using errcode = 'RA005', message = format('the side ''%s'' of %s is in use', used.side, new.slug),
			detail = used.slugs, hint = 'name it among the sides, or take out first what is of that side';
	end if;
	return new;
end $$;
comment on function sides_kept() is 'Refuses to take a side from talks while something at their rounds is of that side';
create trigger sides_kept before update of sides on things for each row
	when (not restoring() and new.sides is distinct from old.sides) execute function sides_kept();

create function round_moved() returns trigger language plpgsql set search_path to rapporteur, pg_catalog as $$
begin
	update things t set talks_id = new.talks_id where t.parent_id = new.id and t.kind = 'round';
	return null;
end $$;
comment on function round_moved() is 'Takes the sessions of a round along to the talks that it is found to belong to';
create trigger round_moved after update of talks_id on things for each row
	when (not restoring() and new.kind = 'round' and new.talks_id <> old.talks_id) execute function round_moved();

create function source_dated() returns trigger language plpgsql set search_path to rapporteur, pg_catalog as $$
begin
	update claims c set reported_at = n.reported_at, known_by = n.known_by, effective = n.effective
	from claims o, lateral claim_reported(jsonb_populate_record(o, '{"reported_at": null, "known_by": null}'), new, null) n
	where o.source_id = new.id and o.known_by in ('source', 'recorded') and c.id = o.id;
	return null;
end $$;
comment on function source_dated() is 'Lets the claims that became known with a source become known when it was published after all';
create trigger source_dated after update of published on sources for each row
	when (not restoring() and new.published is distinct from old.published) execute function source_dated();

create function passage_dated() returns trigger language plpgsql set search_path to rapporteur, pg_catalog as $$
begin
	update claims c set reported_at = n.reported_at, known_by = n.known_by, effective = n.effective
	from claims o, sources s, lateral claim_reported(jsonb_populate_record(o, '{"reported_at": null, "known_by": null}'), s, new) n
	where o.passage_id = new.id and o.known_by = 'passage' and s.id = new.source_id and c.id = o.id;
	return null;
end $$;
comment on function passage_dated() is 'Lets the claims that became known with a passage become known at the time that it carries after all';
create trigger passage_dated after update of at on passages for each row
	when (not restoring() and new.at <> old.at) execute function passage_dated();

-- What is marked higher takes along what rests on it: all its names but those that somebody marked lower than the thing, which
-- are what it can be called. What is marked lower takes along the name that it is printed under alone.
create function thing_marks_said() returns trigger language plpgsql set search_path to rapporteur, pg_catalog as $$
begin
	update claims c set marking = new.marking where c.subject_id = new.id and c.marking < new.marking;
	update names n set marking = new.marking where n.thing_id = new.id
		and case when n.name = new.label then n.marking < new.marking or n.marking = old.marking
			else n.marking < new.marking and n.marking >= old.marking end;
	update joins j set marking = new.marking where j.kept_id = new.id and j.marking < new.marking;
	update differences d set marking = new.marking where new.id in (d.one_id, d.other_id) and d.marking < new.marking;
	return null;
end $$;
comment on function thing_marks_said() is 'Marks what is said of a thing at least as the thing, the name it is printed under as the thing, and its other names along with it when it is marked higher';
create trigger thing_marks_said after update on things for each row
	when (not restoring() and new.marking <> old.marking) execute function thing_marks_said();

create function source_marks_said() returns trigger language plpgsql set search_path to rapporteur, pg_catalog as $$
begin
	update claims c set marking = new.marking where c.source_id = new.id and c.marking < new.marking;
	update passages p set marking = new.marking where p.source_id = new.id and p.marking < new.marking;
	-- What a thing is printed under goes with the thing.
	update names n set marking = new.marking where new.id in (n.of_source_id, n.source_id) and n.marking < new.marking
		and not exists (select from things t where (t.id, t.label) = (n.thing_id, n.name));
	return null;
end $$;
comment on function source_marks_said() is 'Marks what a source says, its passages and its names, at least as the source';
create trigger source_marks_said after update on sources for each row
	when (not restoring() and new.marking > old.marking) execute function source_marks_said();

create function passage_marks_said() returns trigger language plpgsql set search_path to rapporteur, pg_catalog as $$
begin
	update claims c set marking = new.marking where c.passage_id = new.id and c.marking < new.marking;
	return null;
end $$;
comment on function passage_marks_said() is 'Marks what a passage says at least as the passage';
create trigger passage_marks_said after update on passages for each row
	when (not restoring() and new.marking > old.marking) execute function passage_marks_said();

-- What is there only by being told is marked as the first that tells it; later, as whoever tells it says.
create function thing_told(thing things, claimed marking, asked boolean) returns marking language plpgsql volatile
	set search_path to rapporteur, pg_catalog as $$
declare
	wanted marking := thing.marking;
begin
	if not kind_is_told(thing.kind) then
		return wanted;
	elsif claimed > wanted and not exists (select from claims c where c.subject_id = thing.id) then
		wanted := claimed;
	elsif claimed < wanted and asked then
		wanted := greatest(claimed, thing_least(thing));
	end if;
	if wanted <> thing.marking then
		update things t set marking = wanted where t.id = thing.id;
	end if;
	return wanted;
end $$;
comment on function thing_told(things, marking, boolean) is
	'Marks a delegation, an invitation, an exclusion or an outcome as the first claim about it, and lower where somebody asks for that in so many words, never below what it is of: its name says what the claim does. Gives the marking it has then';

create function claim_least(subject bigint, source bigint, passage bigint, concerned bigint) returns marking language plpgsql stable parallel safe
	set search_path to rapporteur, pg_catalog as $$
begin
	return (select greatest(case when kind_is_told(t.kind) then thing_least(t) else t.marking end,
			(select s.marking from sources s where s.id = source), (select p.marking from passages p where p.id = passage),
			(select c.marking from claims c where c.id = concerned), 0)
		from things t where t.id = subject);
end $$;
comment on function claim_least(bigint, bigint, bigint, bigint) is
	'The lowest marking that a claim may be given about a thing, from a source and a passage, where it corrects or retracts a claim: what is there only by being told is lowered with it';

create function claim_lowered() returns trigger language plpgsql set search_path to rapporteur, pg_catalog as $$
declare
	subject things;
begin
	select * into strict subject from things where id = new.subject_id;
	new.marking := greatest(new.marking, claim_least(new.subject_id, new.source_id, new.passage_id, new.concerns_id));
	if new.marking < subject.marking then
		perform thing_told(subject, new.marking, true);
	end if;
	return new;
end $$;
comment on function claim_lowered() is 'Marks a claim no lower than it may be, and what is there only by being told as low as the claim';
create trigger claim_lowered before update on claims for each row
	when (not restoring() and new.marking < old.marking) execute function claim_lowered();

create function claim_raised() returns trigger language plpgsql set search_path to rapporteur, pg_catalog as $$
begin
	update things t set marking = m.least
	from (select min(c.marking) as least from claims c where c.subject_id = new.subject_id) m
	where t.id = new.subject_id and t.marking >= old.marking and t.marking < m.least;
	return null;
end $$;
comment on function claim_raised() is 'Marks what is there only by being told as the lowest of what tells it, when the last that told it lower is raised';
create trigger claim_raised after update on claims for each row
	when (not restoring() and new.marking > old.marking and kind_is_told(new.kind)) execute function claim_raised();

create function claim_marks_said() returns trigger language plpgsql set search_path to rapporteur, pg_catalog as $$
begin
	update claims c set marking = new.marking where c.concerns_id = new.id and c.marking < new.marking;
	return null;
end $$;
comment on function claim_marks_said() is 'Marks what corrects a claim or takes it back at least as the claim';
create trigger claim_marks_said after update on claims for each row
	when (not restoring() and new.marking > old.marking) execute function claim_marks_said();

create function markings_settled(revision bigint) returns void language plpgsql volatile
	set search_path to rapporteur, pg_catalog as $$
begin
	update things t set marking = thing_least(t)
	where t.marking < thing_least(t) and t.id in (
		select x.id from things x where x.written = $1
		union select x.id from things p join things x on p.id in (x.parent_id, x.talks_id, x.round_id, x.actor_id, x.person_id)
		where p.written = $1);
	update passages p set marking = s.marking from sources s
	where s.id = p.source_id and p.marking < s.marking and $1 in (p.written, s.written);
	update names n set marking = s.marking from sources s
	where s.id in (n.source_id, n.of_source_id) and n.marking < s.marking and $1 in (n.written, s.written)
		and not exists (select from things t where (t.id, t.label) = (n.thing_id, n.name));
	update claims c set marking = m.least
	from (select x.id, greatest(t.marking, s.marking, p.marking, k.marking) as least
		from (select o.id from claims o where o.written = $1
			union select o.id from things t join claims o on o.subject_id = t.id where t.written = $1
			union select o.id from sources s join claims o on o.source_id = s.id where s.written = $1
			union select o.id from passages p join claims o on (o.source_id, o.passage_id) = (p.source_id, p.id)
			where p.written = $1
			union select o.id from claims k join claims o on o.concerns_id = k.id where k.written = $1) y
		join claims x on x.id = y.id join things t on t.id = x.subject_id
		left join sources s on s.id = x.source_id left join passages p on p.id = x.passage_id
		left join claims k on k.id = x.concerns_id) m
	where c.id = m.id and c.marking < m.least;
	update things t set marking = m.least
	from (select o.subject_id as id, min(o.marking) as told, (select min(c.marking) from claims c where c.subject_id = o.subject_id) as least
		from claims_past o where o.stood_until = $1 and kind_is_told(o.kind) group by o.subject_id) m
	where t.id = m.id and t.marking >= m.told and t.marking < m.least;
end $$;
comment on function markings_settled(bigint) is
	'Marks what an undo put back at least as what it belongs to is marked by now, what came to belong since to what it put back at least as that, and what is there only by being told as the lowest that still tells it';

create function removal(of_table name, target bigint, whole boolean)
returns table (name name, id bigint, stays boolean, told text) language plpgsql stable
	set search_path to rapporteur, pg_catalog as $$
declare
	going jsonb; -- the ids that go, by table
	k record;
begin
	going := case of_table
		when 'things' then jsonb_build_object('things', array[target] || case when whole then array(select t.id from things t
			where kind_is_told(t.kind) and target in (t.round_id, t.talks_id) order by t.id) end)
		when 'sources' then jsonb_build_object('sources', array[target],
			'passages', array(select p.id from passages p where p.source_id = target order by p.id))
		else jsonb_build_object(of_table, array[target]) end;
	if whole then
		going := going || jsonb_build_object('claims', array(select c.id from claims c
			where c.subject_id in (select g::bigint from jsonb_array_elements_text(going -> 'things') g) order by c.id));
	end if;
	return query select e.key::name, g::bigint, false, null from jsonb_each(going) e, jsonb_array_elements_text(e.value) g;
	for k in
		select * from row_references() r where going ? r.parent::text
			-- Its names, what registers call it and what it was told from are its own.
			and not (r.child in ('names', 'identifiers') and r.child_column in ('thing_id', 'of_source_id'))
			and r.child <> 'differences'
	loop
		return query execute format('select %1$L::name, c.id, true, row_told(%1$L, to_jsonb(c)) from %1$I c where c.%2$I = any ($1)
			and not c.id = any ($2)', k.child, k.child_column)
		using array(select g::bigint from jsonb_array_elements_text(going -> k.parent::text) g),
			array(select g::bigint from jsonb_array_elements_text(going -> k.child::text) g);
	end loop;
end $$;
comment on function removal(name, bigint, boolean) is
	'What goes where a row of the record is taken out, and what stays and refers to it: while there is any of that it is not to be taken out. Whole: with the delegations, invitations, exclusions and outcomes of a round or talks, and all that is said of what goes';

create function remove(of_table name, target bigint, whole boolean) returns void language plpgsql volatile
	set search_path to rapporteur, pg_catalog as $$
declare
	things_going bigint[];
	sources_going bigint[];
	passages_going bigint[];
	claims_going bigint[];
begin
	select array_agg(r.id) filter (where r.name = 'things'), array_agg(r.id) filter (where r.name = 'sources'),
		array_agg(r.id) filter (where r.name = 'passages'), array_agg(r.id) filter (where r.name = 'claims')
	into things_going, sources_going, passages_going, claims_going
	from removal(of_table, target, whole) r where not r.stays;
	delete from claims c where c.id = any (claims_going);
	delete from names n where n.thing_id = any (things_going) or n.of_source_id = any (sources_going);
	delete from identifiers i where i.thing_id = any (things_going) or i.of_source_id = any (sources_going);
	delete from differences d where d.one_id = any (things_going) or d.other_id = any (things_going);
	delete from passages p where p.id = any (passages_going);
	delete from sources s where s.id = any (sources_going);
	delete from things t where t.id = any (things_going);
exception when foreign_key_violation then
	-- What removal() could tell of stood in no way.
	raise exception using errcode = 'RA005', message = 'it cannot be taken out: something that is not shown at your clearance refers to it',
		hint = 'somebody cleared for it can take that out first';
end $$;
comment on function remove(name, bigint, boolean) is
	'Takes a row out of the record with all that removal() says goes; what refers to it refuses that. What stood stays in the journal';

set local search_path to default;

-- migrate:down
set local search_path to rapporteur, pg_catalog;
drop trigger sides_kept on things;
drop trigger thing_parted on things;
drop trigger round_moved on things;
drop trigger thing_marks_said on things;
drop trigger source_dated on sources;
drop trigger source_marks_said on sources;
drop trigger claim_lowered on claims;
drop trigger claim_raised on claims;
drop trigger claim_marks_said on claims;
drop trigger passage_dated on passages;
drop trigger passage_marks_said on passages;
drop function remove(name, bigint, boolean), removal(name, bigint, boolean), markings_settled(bigint), claim_marks_said(), claim_raised(), claim_lowered(),
	claim_least(bigint, bigint, bigint, bigint), thing_told(things, marking, boolean), passage_marks_said(), source_marks_said(), thing_marks_said(),
	passage_dated(), source_dated(), round_moved(), sides_kept(), thing_parted();
set local search_path to default;
