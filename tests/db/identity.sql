-- SPDX-License-Identifier: MIT
-- Random entries between joins and their taking apart: run by test_identity.c in two databases on the record of scene.c, in one
-- of which nothing is joined. What is said of a thing that was joined with another is said of that other in both.
create schema drawn;
create table drawn.things (slug text not null constraint things_pkey primary key, kin text not null, id bigint, kept text, place bigint);
create sequence drawn.places;
insert into drawn.things (slug, kin) values ('russia', 'actor'), ('turkey', 'actor'), ('iran', 'actor'), ('islamic-state', 'actor'),
	('jaafari', 'person'), ('hariri', 'person'), ('sabra', 'person'), ('g3', 'round'), ('g4-1', 'round'), ('g4-2', 'round');
update drawn.things d set id = t.id from things t where t.slug = d.slug;
create table drawn.sequences (number int not null constraint sequences_pkey primary key, digest text not null);
create table drawn.tally (what text not null constraint tally_pkey primary key, times int not null);
-- Which of those that were to be taken apart were not, for what was joined later rested on them: the other database is told.
create table drawn.refused (attempt bigint not null constraint refused_pkey primary key);
create sequence drawn.attempts;
-- Parts by the names that the program gives them.
update things t set label = part_called(t) where told_part(t.kind);

create function drawn.count(what text) returns void language sql
	as 'insert into drawn.tally values ($1, 1) on conflict (what) do update set times = tally.times + 1';

create function drawn.number(most int) returns int language sql as 'select floor(random() * $1)::int';

-- One of a kin by chance, and what it is joined with by now.
create function drawn.one(of_kin text) returns text language sql as
	$$select slug from drawn.things where kin = of_kin order by slug offset drawn.number((select count(*)::int from drawn.things where kin = of_kin)) limit 1$$;
create function drawn.stays(one text) returns text language plpgsql as $$
begin
	while (select t.kept from drawn.things t where t.slug = one) is not null loop
		one := (select t.kept from drawn.things t where t.slug = one);
	end loop;
	return one;
end $$;
create function drawn.id(one text) returns bigint language plpgsql as $$
declare
	stays text := drawn.stays(one);
begin
	return (select id from drawn.things where slug = stays);
end $$;

-- Of all that are one with a thing by now, those that are in the record: where nothing is joined, each of them.
create function drawn.members(one text) returns setof bigint language plpgsql as $$
declare
	stays text := drawn.stays(one);
begin
	return query select t.id from drawn.things d join things t on t.id = d.id where drawn.stays(d.slug) = stays;
end $$;

create function drawn.part(of_kind text, round text, who text) returns bigint language plpgsql as $$
declare
	part bigint;
begin
	select t.id into part from things t where (t.kind, t.round_id, t.actor_id) = (of_kind, drawn.id(round), drawn.id(who)) order by t.id limit 1;
	if part is null then
		insert into things (kind, slug, label, round_id, actor_id)
		select of_kind, r.slug || '/' || case of_kind when 'invitation' then 'invited-' when 'exclusion' then 'excluded-' else '' end || w.slug,
			part_label(of_kind, w.label, r.label), r.id, w.id
		from things r, things w where r.id = drawn.id(round) and w.id = drawn.id(who) returning id into part;
	end if;
	return part;
end $$;

-- An entry; the same numbers are drawn whether anything is joined or not.
create function drawn.entry(n int, what int) returns void language plpgsql as $$
declare
	who text := drawn.one('actor');
	person text := drawn.one('person');
	round text := drawn.one('round');
	choice int := drawn.number(4);
	day timestamptz := '2017-01-01'::timestamptz + n * interval '1 minute';
	common text := 'Common ' || drawn.number(3); -- names that several come to go by
	members bigint[];
	wanted int := 1 + drawn.number((select coalesce(max(id), 0)::int from claims));
	old claims;
begin
	select * into old from claims c where c.id = wanted and c.word is null
		and not exists (select from claims k where k.concerns_id = c.id);
	case what
	when 0, 1 then
		insert into claims (subject_id, presence, size, reported_at, word)
		values (drawn.part('delegation', round, who), (array['expected', 'attended', 'left', 'arrived'])[choice + 1], n::text, day, case choice when 0 then 'supersede' end);
	when 2 then
		insert into claims (subject_id, invitation, reported_at)
		values (drawn.part('invitation', round, who), (array['accepted', 'declined', 'withdrawn', 'not received'])[choice + 1], day);
	when 3 then
		insert into claims (subject_id, exclusion, ground, reported_at)
		values (drawn.part('exclusion', round, who), (array['imposed', 'lifted'])[1 + choice / 2], 'ground ' || n, day);
	when 4 then
		insert into names (thing_id, name)
		values (drawn.id(case choice when 0 then person when 1 then round else who end), case choice when 2 then 'name ' || n else common end);
	when 5 then
		insert into claims (subject_id, word, concerns_id, size, because) select old.subject_id, 'correct', old.id, 'unknown', 'slip ' || n
		where old.kind = 'delegation';
	when 6 then
		insert into claims (subject_id, word, concerns_id, reported_at, because) select old.subject_id, 'retract', old.id, '2018-01-01', 'wrong ' || n
		where old.id is not null;
	when 7 then
		update claims set credibility = choice + 1, preferred = choice = 2 where id = old.id;
	when 8 then
		insert into claims (subject_id, post, body_id, since, reported_at)
		values (drawn.id(person), 'post ' || choice, drawn.id(who), '2016', day);
	when 9 then
		delete from claims c where c.id = old.id and c.id <= (select kept from drawn.base);
	when 10 then
		insert into claims (subject_id, person_id, function, presence, reported_at)
		values (drawn.part('delegation', round, who), drawn.id(person), (array['head', 'member', 'adviser', 'spokesperson'])[choice + 1], 'attended', day);
	when 11 then
		insert into identifiers (thing_id, scheme, value) values (drawn.id(case choice when 0 then person else who end), 'ucdp-actor', n::text);
	when 12 then
		update things set country = (array['CH', 'KZ', 'TR', 'RU'])[choice + 1] where id = drawn.id(who);
	when 13 then
		insert into claims (subject_id, link, target_id, reported_at) values (drawn.id(who), 'mandated by', drawn.id(person), day);
	when 14 then
		insert into claims (subject_id, opening, status, reported_at, attributed_id) values (drawn.id(round), '2017-02-1' || choice, 'announced', day, drawn.id(who));
	when 15 then
		execute format('execute renaming(%s, null, %L, true, null)', drawn.id(case choice when 0 then person when 1 then round else who end), common);
	when 16 then
		execute format('execute renaming(%s, null, %L, true, %L)', drawn.id(case choice when 0 then person else who end),
			case choice when 1 then common else 'named ' || n end, '2000-01-01'::date + n / 100);
	when 17 then
		execute format('execute renaming(%s, %L, null, true, null)', drawn.id(case choice when 0 then person when 1 then round else who end), 'slug-' || n);
	when 18 then
		members := array(select drawn.members(who));
		if not exists (select from things t where t.id = any (members) and t.label = common) then
			execute (select string_agg(format('execute unnaming(''actor'', %s, %L)', m, common), ';') from unnest(members) m);
		end if;
	when 19 then
		update things t set marking = 1 + choice / 2 where t.id in (select drawn.members(case choice when 0 then round else who end)) and t.marking < 1 + choice / 2;
	end case;
	perform drawn.count('entry ' || what);
end $$;

-- The record but for revisions; a thing by its slug. What a claim closes is judged when it is entered, by what was said of
-- its subject by then.
create function drawn.told() returns setof text language plpgsql as $$
declare
	t name;
begin
	foreach t in array '{things,names,identifiers,claims}'::name[] loop
		return query execute format('select %1$L || (select string_agg(concat(e.key, ''='', coalesce(s.slug, e.value)), '' '' order by e.key)
			from jsonb_each_text(to_jsonb(x) - ''{revision,written,closes}''::text[] - case %1$L when ''claims'' then ''{}''::text[] else ''{id}'' end) e
			left join row_references() r on (r.child, r.child_column, r.parent) = (%1$L, e.key, ''things'')
			left join things s on r.child is not null and s.id::text = e.value
			where e.value is not null) from %1$I x', t);
	end loop;
end $$;

create function drawn.digest() returns text language sql as
	$$select md5(string_agg(t, e'\n' order by t collate "C")) from drawn.told() t$$;

create function drawn.join(joining boolean) returns void language plpgsql as $$
declare
	of_kin text := (array['actor', 'person', 'person', 'round'])[1 + drawn.number(4)];
	keep text := drawn.stays(drawn.one(of_kin));
	lose text := drawn.stays(drawn.one(of_kin));
begin
	if keep = lose or (select count(distinct t.marking) from things t where t.id in (drawn.id(keep), drawn.id(lose))) > 1 then
		return;
	end if;
	if joining then
		perform same(drawn.id(keep), drawn.id(lose));
	end if;
	update drawn.things set kept = keep, place = nextval('drawn.places') where slug = lose;
	perform drawn.count('join');
end $$;

-- Takes one apart, unless something that was joined later rests on it: then it is refused.
create function drawn.part_again(joining boolean, lost text) returns boolean language plpgsql as $$
declare
	this_attempt bigint := nextval('drawn.attempts');
	of_join bigint := (select j.id from joins j where j.gone_id = (select d.id from drawn.things d where d.slug = lost));
begin
	if joining and join_entangled(of_join) <> '{}' then
		insert into drawn.refused values (this_attempt);
		begin
			perform apart(of_join);
			raise exception using errcode = 'RA099', message = 'it was taken apart';
		exception when sqlstate 'RA005' then
			perform drawn.count('refused');
		end;
	end if;
	if exists (select from drawn.refused r where r.attempt = this_attempt) then
		return false;
	end if;
	if joining then
		perform apart(of_join);
	end if;
	perform drawn.count(case when exists (select from drawn.things o where o.place > (select d.place from drawn.things d where d.slug = lost))
		then 'apart before a later one' else 'apart' end);
	update drawn.things set kept = null, place = null where slug = lost;
	return true;
end $$;

create procedure drawn.all_apart(joining boolean, sequence int) language plpgsql as $$
declare
	lost text;
begin
	while exists (select from drawn.things where kept is not null) loop
		for lost in select slug from drawn.things where kept is not null order by md5(slug || sequence) loop
			perform drawn.part_again(joining, lost);
			if joining then
				commit;
			end if;
		end loop;
	end loop;
	-- As public as before: what is told of others only after them, or it would be as hidden as they still are.
	update things set marking = 0 where marking > 0 and not kind_is_told(kind);
	update claims set marking = 0 where marking > 0;
	update things set marking = 0 where marking > 0;
	update names set marking = 0 where marking > 0;
	commit;
end $$;

create procedure drawn.go(sequences int, joining boolean) language plpgsql as $$
declare
	step int;
	what int;
	last_number bigint;
begin
	perform setseed(0.31);
	for n in 1..25 loop
		perform drawn.entry(n, (array[0, 1, 2, 3, 8, 10, 14])[1 + drawn.number(7)]);
	end loop;
	commit;
	create table drawn.base as select max(id) as kept from claims;
	for s in 1..sequences loop
		perform setseed(s / 1000.0);
		for n in 1..3 + drawn.number(3) loop
			step := drawn.number(10);
			what := drawn.number(20);
			if n = 1 or step < 1 then
				commit; -- what an entry altered is joined by a later one
				perform drawn.join(joining);
				commit;
			elsif step < 3 and exists (select from drawn.things where kept is not null) then
				commit;
				perform drawn.part_again(joining, (select slug from drawn.things where kept is not null order by slug offset drawn.number((select count(*)::int
					from drawn.things where kept is not null)) limit 1));
				commit;
			elsif step < 9 then
				perform drawn.entry(100 * s + n, what);
			else
				commit;
				last_number := (select max(number) from revisions);
				perform drawn.entry(100 * s + n, what);
				commit;
				if last_number < (select max(number) from revisions) then
					perform undo((select max(number) from revisions)), drawn.count('undo');
				end if;
				commit;
			end if;
		end loop;
		call drawn.all_apart(joining, s);
		if s % 20 = 0 then -- what differs goes on to differ
			insert into drawn.sequences values (s, drawn.digest());
			delete from claims c where c.id > (select kept from drawn.base) and c.word is not null;
			delete from claims c where c.id > (select kept from drawn.base);
		end if;
		commit;
	end loop;
end $$;
