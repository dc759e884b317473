-- SPDX-License-Identifier: MIT
-- Random revisions beside digests of the whole record after each: what the journal is held against. Run by test_journal.c
-- in a database of its own, on the record of scene.c.
create schema saved;
create table saved.digests (revision bigint not null, name name not null, digest text not null, constraint digests_pkey primary key (revision, name));
create table saved.moments (revision bigint not null, earlier timestamptz not null, later timestamptz not null);
create table saved.tally (what text not null constraint tally_pkey primary key, times int not null);

create function saved.count(what text) returns void language sql
	as 'insert into saved.tally values ($1, 1) on conflict (what) do update set times = tally.times + 1';

-- The rows of a table in any order, as they stand (schema rapporteur) or as recorded: how many, and a sum of what each says.
create function saved.digest(of_schema name, of_table name) returns text language plpgsql as $$
declare
	digest text;
begin
	execute format('select concat(count(*), '' '', sum(hashtextextended(jsonb_strip_nulls(to_jsonb(x))::text, 0))) from %I.%I x', of_schema, of_table) into digest;
	return digest;
end $$;

-- A word, a day and a row by chance.
create function saved.day() returns timestamptz language sql as
	$$select '2017-02-01'::timestamptz + floor(random() * 30) * interval '1 day'$$;
create function saved.one(of_table name, condition text default 'true') returns bigint language plpgsql as $$
declare
	id bigint;
begin
	execute format('select id from rapporteur.%I where %s order by random() limit 1', of_table, condition) into id;
	return id;
end $$;

create function saved.change(n int) returns void language plpgsql as $$
declare
	what int := floor(random() * 14);
	newest bigint := (select max(number) from revisions);
begin
	case what
	when 0, 1 then
		insert into claims (subject_id, opening, reported_at, word, source_id)
		values (saved.one('things', 'kind = ''round'''), saved.day()::date::text, saved.day(),
			case when random() < 0.3 then 'supersede' end, saved.one('sources'));
	when 2 then
		insert into claims (subject_id, presence, reported_at)
		values (saved.one('things', 'kind = ''delegation'''), (array['expected', 'attended', 'left'])[1 + floor(random() * 3)], saved.day());
	when 3 then
		insert into claims (subject_id, note, source_id) select saved.one('things', 'kind = ''round'''), 'note ' || n || '.' || g, saved.one('sources')
		from generate_series(1, 5) g;
	when 4 then
		insert into claims (word, concerns_id, opening) values ('correct', saved.one('claims', 'opening is not null'), saved.day()::date::text);
	when 5 then
		insert into claims (word, concerns_id) values ('retract', saved.one('claims'));
	when 6 then
		insert into things (kind, slug, label, nature) values ('actor', 'actor-' || n, 'Actor ' || n, 'other');
		insert into names (thing_id, name) select id, 'Name ' || n from things where slug = 'actor-' || n;
	when 7 then
		update things set label = 'Label ' || n, country = null where id = saved.one('things');
	when 8 then
		update sources set reliability = (array['A', 'B', 'C', null])[1 + floor(random() * 4)] where id = saved.one('sources');
	when 9 then
		update claims set preferred = not preferred, credibility = 1 + floor(random() * 6)
		where id in (saved.one('claims'), saved.one('claims'), saved.one('claims'));
	when 10 then
		delete from names where id = saved.one('names');
	when 11 then
		delete from claims c where c.id >= saved.one('claims') - 2 and not exists (select from claims k where k.concerns_id = c.id) and random() < 0.3;
	when 12 then
		delete from names where thing_id = saved.one('things', 'slug ~ ''^actor-''');
		delete from things where id = saved.one('things', 'slug ~ ''^actor-''');
	else
		update base set zone = (array['Asia/Damascus', 'UTC', 'Europe/Zurich'])[1 + floor(random() * 3)];
	end case;
end $$;

create function saved.take_back() returns void language plpgsql as $$
declare
	newest bigint := (select max(number) from revisions);
begin
	perform undo(greatest(1, newest - floor(random() ^ 3 * 12)::int));
	perform saved.count('taken back');
exception when sqlstate 'RA005' then
	perform saved.count('not taken back');
end $$;

create procedure saved.go(times int) language plpgsql as $$
declare
	before_it bigint;
	after_it bigint;
	began timestamptz;
begin
	for n in 1 .. times loop
		began := clock_timestamp();
		before_it := (select coalesce(max(number), 0) from revisions);
		begin
			if random() < 0.2 then
				perform saved.take_back();
			else
				for i in 1 .. 1 + floor(random() * 3) loop
					perform saved.change(n * 10 + i);
				end loop;
			end if;
			if random() < 0.15 then
				raise exception using errcode = 'ZZ001';
			end if;
		exception when sqlstate 'ZZ001' then
			perform saved.count('rolled back');
		when no_data_found or sqlstate 'RA001' or sqlstate 'RA003' or sqlstate 'RA005' or integrity_constraint_violation then
			perform saved.count('refused');
		end;
		commit;
		after_it := (select coalesce(max(number), 0) from revisions);
		if after_it > before_it then
			insert into saved.digests select after_it, j.name, saved.digest('rapporteur', j.name) from journalled j;
			insert into saved.moments values (after_it, began, clock_timestamp());
			commit;
		end if;
	end loop;
end $$;

-- The revisions after which the record as recorded is not what was saved then.
create function saved.differing() returns bigint language plpgsql as $$
declare
	m record;
	found_so_far bigint := 0;
begin
	for m in select revision from saved.moments loop
		perform set_config('rapporteur.as_recorded', m.revision::text, true);
		if exists (select from saved.digests d where d.revision = m.revision and d.digest <> saved.digest('rapporteur_as_recorded', d.name)) then
			found_so_far := found_so_far + 1;
		end if;
	end loop;
	return found_so_far;
end $$;

-- Resolved from the rows as they stood at each of the last revisions, and read from what is kept ready: how often ready-made rows
-- answered, and how often the two were not the same.
create function saved.ready(out answered bigint, out wrong bigint) language plpgsql
	set search_path to rapporteur_as_recorded, rapporteur, pg_catalog as $$
declare
	things bigint[];
	differs boolean;
begin
	answered := 0;
	wrong := 0;
	for at in (select max(number) - 20 from rapporteur.revisions) .. (select max(number) from rapporteur.revisions) loop
		perform set_config('rapporteur.as_recorded', at::text, true);
		things := array(select distinct c.subject_id from claims c);
		answered := answered + (select count(*) from resolutions r where r.subject_id = any (things));
		select exists ((select to_jsonb(r) from resolve('infinity', 4, things) r except all select to_jsonb(r) from resolve_claims('infinity', 4, things) r)
			union all (select to_jsonb(r) from resolve_claims('infinity', 4, things) r except all select to_jsonb(r) from resolve('infinity', 4, things) r))
		into differs;
		wrong := wrong + differs::int;
	end loop;
end $$;

-- Takes the newest revision back, then that again: how often the record was not what it had been, the stamps aside.
create procedure saved.there_and_back(times int, inout wrong int) language plpgsql as $$
declare
	newest bigint;
	here text;
	there text;
begin
	wrong := 0;
	for n in 1 .. times loop
		call saved.go(1);
		newest := (select max(number) from revisions);
		here := saved.standing();
		perform undo(newest);
		commit;
		perform set_config('rapporteur.as_recorded', (newest - 1)::text, false);
		there := saved.standing_as_recorded();
		if saved.standing() <> there then
			wrong := wrong + 1;
		end if;
		perform undo(newest + 1);
		commit;
		if saved.standing() <> here then
			wrong := wrong + 1;
		end if;
	end loop;
end $$;

create function saved.standing() returns text language sql as $$
	select md5(string_agg(x::text, e'\n' order by x::text)) from (
		select to_jsonb(t) - 'written' as x from base t union all select to_jsonb(t) - 'written' from things t
		union all select to_jsonb(t) - 'written' from sources t union all select to_jsonb(t) - 'written' from passages t
		union all select to_jsonb(t) - 'written' from names t union all select to_jsonb(t) - 'written' from identifiers t
		union all select to_jsonb(t) - 'written' from claims t
		union all select to_jsonb(r) from resolve('infinity', 4) r) y
$$;

create function saved.standing_as_recorded() returns text language sql set search_path to rapporteur_as_recorded, rapporteur, pg_catalog as $$
	select md5(string_agg(x::text, e'\n' order by x::text)) from (
		select to_jsonb(t) - 'written' as x from base t union all select to_jsonb(t) - 'written' from things t
		union all select to_jsonb(t) - 'written' from sources t union all select to_jsonb(t) - 'written' from passages t
		union all select to_jsonb(t) - 'written' from names t union all select to_jsonb(t) - 'written' from identifiers t
		union all select to_jsonb(t) - 'written' from claims t
		union all select to_jsonb(r) from resolve('infinity', 4) r) y
$$;
