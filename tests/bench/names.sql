-- SPDX-License-Identifier: MIT
-- Names for benches, :names of them, in a base of generate.sql: people of four names each, in two orders of words, with an article, and in
-- Cyrillic with a Latin form. Given names are few, one of them that of every tenth; each family name is one person's. The
-- first people are the same at any size, and person-3, who has rounds, has a name that nobody shares.
\set ON_ERROR_STOP on
set search_path to rapporteur, pg_temp;
set rapporteur.command = 'bench';
begin;
create temporary table people on commit drop as
with letters as (
	select string_to_array('b d f g h j k l m n r s t w y z', ' ') as c, string_to_array('a e i o u', ' ') as v
), spelt as (
	select i, (i * 7919 % 512000)::int as n,
		(array['Mohammed', 'Ahmad', 'Sergei', 'Maria', 'Hadi', 'Yusuf', 'Khaled', 'Ivan', 'Leyla', 'Omar'])[1 + i % 10] as given
	from generate_series(0, greatest(:names / 4, 24) - 1) i
)
select s.i, s.given, initcap((select string_agg(l.c[1] || l.v[1], '' order by p)
	from generate_series(0, 2) p, lateral (select array[l.c[1 + s.n / (80 ^ p)::int % 16]] as c, array[l.v[1 + s.n / (80 ^ p)::int / 16 % 5]] as v from letters l) l)) as family
from spelt s;
insert into things (kind, slug, label) select 'person', 'named-' || i, given || ' ' || family from people;
insert into names (thing_id, name) select id, 'Zenobia Quartermain' from things where slug = 'person-3';
insert into names (thing_id, name, romanised, skeleton)
select t.id, n.name, n.romanised, n.name from people p join things t on t.slug = 'named-' || p.i
cross join lateral (values (1, p.given || ' ' || p.family, null), (2, p.family || ', ' || left(p.given, 1) || '.', null),
	(3, p.given || ' al-' || p.family, null),
	(4, translate(lower(p.family), 'abdefghijklmnorstuwyz', 'абдефгхижклмнорстувйз'), p.family)) n(place, name, romanised)
order by p.i, n.place;
commit;
vacuum (analyze) things, names;
