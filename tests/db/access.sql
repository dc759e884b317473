-- SPDX-License-Identifier: MIT
-- For the tests of clearances: a record in which everything is marked in every way, and what may be seen of it, worked out
-- by taking out what is marked higher. Run by a superuser, in a database with the scene in it.
create schema truth;
grant usage on schema truth to public;

-- Whatever there is to read, from the catalog.
create view truth.relations as
select c.oid, format('%I.%I', n.nspname, c.relname) as name, c.relkind as kind, c.relrowsecurity as guarded,
	exists (select from pg_policy p where p.polrelid = c.oid) as has_policy
from pg_class c join pg_namespace n on n.oid = c.relnamespace
where n.nspname in ('rapporteur', 'rapporteur_as_recorded') and c.relkind in ('r', 'v', 'm', 'p', 'f');

-- What a relation says to whoever asks. Command lines have a test of their own.
create function truth.told(relation text) returns text language plpgsql as $$
declare
	answer text;
begin
	if relation ~ '\.revisions$' then
		execute format('select string_agg(concat_ws('' '', number, at, author, undoes), e''\n'' order by number) from %s', relation) into answer;
	else
		execute format('select string_agg((to_jsonb(t) - ''command'')::text, e''\n'' order by (to_jsonb(t) - ''command'')::text) from %s t', relation)
		into answer;
	end if;
	return answer;
end $$;

-- Takes out what is marked higher, with nothing but deletes.
create function truth.strip(ceiling int) returns void language plpgsql set session_replication_role to replica as $$
declare
	t text;
begin
	foreach t in array '{things,sources,passages,names,claims,joins,differences,resolutions}'::text[] loop
		execute format('delete from rapporteur.%I where marking > $1', t) using ceiling;
		if t <> 'resolutions' then
			execute format('delete from rapporteur.%I where sealed > $1', t || '_past') using ceiling;
		end if;
	end loop;
	delete from rapporteur.identifiers i where i.thing_id not in (select id from rapporteur.things)
		or i.of_source_id not in (select id from rapporteur.sources);
	delete from rapporteur.identifiers_past i
	where i.thing_id not in (select id from rapporteur.things union select id from rapporteur.things_past)
		or i.of_source_id not in (select id from rapporteur.sources union select id from rapporteur.sources_past);
	foreach t in array '{moved,moved_past}'::text[] loop
		execute format('delete from rapporteur.%I m where m.join_id not in (select id from rapporteur.joins union select id from rapporteur.joins_past)
			or m.of_table <> all (''{claims,names,things,identifiers,joins}'')
			or m.of_table = ''claims'' and m.row_id not in (select id from rapporteur.claims union select id from rapporteur.claims_past)
			or m.of_table = ''names'' and m.row_id not in (select id from rapporteur.names union select id from rapporteur.names_past)
			or m.of_table = ''things'' and m.row_id not in (select id from rapporteur.things union select id from rapporteur.things_past)
			or m.of_table = ''identifiers'' and m.row_id not in (select id from rapporteur.identifiers union select id from rapporteur.identifiers_past)
			or m.of_table = ''joins'' and m.row_id not in (select id from rapporteur.joins union select id from rapporteur.joins_past)', t);
	end loop;
end $$;

-- Claims, things and sources at every marking; raised, lowered, removed and put back; each a revision of its own.
set search_path to rapporteur;
begin;
update things set marking = 1 where slug = 'turkey';
commit;
begin;
update things set marking = 3 where slug in ('iran', 'sabra');
commit;
begin;
update things set marking = 4 where slug in ('g4/hnc', 'islamic-state');
commit;
begin;
update sources set marking = 1 where slug = 'c1';
commit;
begin;
update sources set marking = 3 where slug = 'd1';
commit;
begin;
insert into names (thing_id, name, marking) select id, 'A guarantor', 0 from things where slug = 'iran';
commit;
begin;
insert into names (thing_id, name, marking) select id, 'Alias of ' || slug, (id % 5)::smallint from things where kind in ('person', 'actor')
on conflict do nothing;
commit;
begin;
insert into identifiers (thing_id, scheme, value) select id, 'gw', id::text from things where kind = 'actor';
commit;
begin;
insert into identifiers (of_source_id, scheme, value) select id, 'doi', '10.1000/' || id from sources;
commit;
begin;
insert into passages (source_id, name, at, text, marking)
select id, '0' || m, '2017-02-12 00:00Z', 'text at ' || m, m from sources, generate_series(0, 4) m where slug in ('a1', 'c1', 'red');
commit;
begin;
insert into claims (subject_id, note, reported_at, source_id, marking)
select t.id, format('note %s of %s', m, t.slug), '2017-02-13', s.id, greatest(m, t.marking)
from things t, sources s, generate_series(0, 4) m where s.slug in ('a1', 'c1', 'd1', 'red') and t.kind in ('round', 'actor', 'delegation');
commit;
begin;
insert into claims (subject_id, venue_id, reported_at, marking, word)
select g.id, v.id, '2017-02-14', 0, 'supersede' from things g, things v where g.slug = 'g4' and v.slug = 'lausanne';
commit;
begin;
update things set marking = 2 where slug = 'lausanne';
commit;
begin;
update claims set credibility = 2 where id % 3 = 0;
commit;
begin;
update claims set marking = marking + 1 where id % 7 = 0 and marking < 4;
commit;
begin;
update claims set credibility = 3 where id % 5 = 0;
commit;
begin;
update claims c set marking = (select greatest(t.marking, s.marking) from things t, sources s where t.id = c.subject_id and s.id = c.source_id)
where id % 11 = 0 and source_id is not null;
commit;
begin;
delete from claims where id % 13 = 0;
commit;
begin;
update things set label = label || ' anew' where slug in ('hnc', 'g4-2');
commit;
begin;
update things set marking = 2 where slug in ('hnc', 'g4-2');
commit;
begin;
select undo((select max(number) from revisions));
commit;
begin;
delete from names where name ~ '^Alias' and id % 2 = 0;
commit;
-- Records that were joined, with something of every marking; one of them taken apart again, one raised since.
begin;
insert into things (kind, slug, label) select 'person', x, x from unnest('{one,other,third,fourth}'::text[]) x;
insert into names (thing_id, name, marking) select t.id, format('%s at %s', t.slug, m), m
from things t, generate_series(0, 4) m where t.slug in ('one', 'other', 'third', 'fourth');
insert into claims (subject_id, note, marking) select t.id, format('%s at %s', t.slug, m), m
from things t, generate_series(0, 4) m where t.slug in ('one', 'other', 'third', 'fourth');
insert into identifiers (thing_id, scheme, value) select id, 'wikidata', 'Q' || id from things where slug in ('other', 'fourth');
commit;
begin;
select same(k.id, g.id) from things k, things g where k.slug = 'one' and g.slug = 'third';
commit;
begin;
select same(k.id, g.id) from things k, things g where k.slug = 'one' and g.slug = 'other';
commit;
begin;
select apart(j.id) from joins j where j.slug = 'other';
commit;
begin;
update claims set marking = 3 where note = 'third at 1';
commit;
begin;
delete from names where name in ('third at 2', 'third at 0');
commit;
begin;
select same(k.id, g.id) from things k, things g where k.slug = 'other' and g.slug = 'fourth';
commit;
begin;
update things set marking = 2 where slug = 'other';
commit;
begin;
insert into differences (one_id, other_id, marking) select k.id, g.id, 3 from things k, things g where k.slug = 'other' and g.slug = 'one';
commit;
