-- SPDX-License-Identifier: MIT
-- Random entries between joins and their taking apart: run by test_identity.c in two databases on the record of scene.c, in one
-- of which nothing is joined. What is said of a thing that was joined with another is said of that other in both.
create schema drawn;
create table drawn.things (slug text not null constraint things_pkey primary key, kin text not null, kept text, place bigint);
create sequence drawn.places;
insert into drawn.things (slug, kin) values ('russia', 'actor'), ('turkey', 'actor'), ('iran', 'actor'), ('islamic-state', 'actor'),
	('jaafari', 'person'), ('hariri', 'person'), ('sabra', 'person'), ('g3', 'round'), ('g4-1', 'round'), ('g4-2', 'round');
create table drawn.sequences (number int not null constraint sequences_pkey primary key, digest text not null);
create table drawn.tally (what text not null constraint tally_pkey primary key, times int not null);

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
create function drawn.id(one text) returns bigint language sql as 'select id from things where slug = drawn.stays(one)';

create function drawn.part(of_kind text, round text, who text) returns bigint language plpgsql as $$
declare
	part bigint;
begin
	select t.id into part from things t where (t.kind, t.round_id, t.actor_id) = (of_kind, drawn.id(round), drawn.id(who)) order by t.id limit 1;
	if part is null then
		insert into things (kind, slug, label, round_id, actor_id)
		select of_kind, r.slug || '/' || case of_kind when 'invitation' then 'invited-' when 'exclusion' then 'excluded-' else '' end || w.slug,
			w.label || ' at ' || r.label, r.id, w.id
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
		insert into names (thing_id, name) values (drawn.id(case choice when 0 then person when 1 then round else who end), 'name ' || n);
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
	of_kin text := (array['actor', 'actor', 'person', 'round'])[1 + drawn.number(4)];
	keep text := drawn.stays(drawn.one(of_kin));
	lose text := drawn.stays(drawn.one(of_kin));
begin
	if keep = lose then
		return;
	end if;
	if joining then
		perform same((select id from things where slug = keep), (select id from things where slug = lose));
	end if;
	update drawn.things set kept = keep, place = nextval('drawn.places') where slug = lose;
	perform drawn.count('join');
end $$;

-- The last that was joined is taken apart first.
create function drawn.part_again(joining boolean) returns boolean language plpgsql as $$
declare
	lost text := (select slug from drawn.things where kept is not null order by place desc limit 1);
begin
	if lost is null then
		return false;
	end if;
	if joining then
		perform apart((select id from joins where slug = lost and within_id is null));
	end if;
	update drawn.things set kept = null where slug = lost;
	perform drawn.count('apart');
	return true;
end $$;

create procedure drawn.go(sequences int, joining boolean) language plpgsql as $$
declare
	step int;
	what int;
	last_number bigint;
begin
	for n in 1..40 loop
		perform drawn.entry(n, (array[0, 1, 2, 3, 8, 10, 14])[1 + drawn.number(7)]);
	end loop;
	commit;
	create table drawn.base as select max(id) as kept from claims;
	for s in 1..sequences loop
		for n in 1..2 + drawn.number(4) loop
			step := drawn.number(10);
			what := drawn.number(15);
			last_number := (select max(number) from revisions);
			if step < 3 then
				perform drawn.join(joining);
			elsif step < 4 then
				perform drawn.part_again(joining);
			else
				perform drawn.entry(1000 * s + n, what);
				commit;
				if step = 9 and last_number < (select max(number) from revisions) then
					perform undo((select max(number) from revisions)), drawn.count('undo');
				end if;
			end if;
			commit;
		end loop;
		while drawn.part_again(joining) loop
			commit;
		end loop;
		if s % 20 = 0 then -- what differs goes on to differ
			insert into drawn.sequences values (s, drawn.digest());
		end if;
		commit;
	end loop;
end $$;
