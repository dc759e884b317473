-- SPDX-License-Identifier: MIT
-- A made-up base for benches: :rounds rounds in talks of 25, four delegations a round with heads, an invitation and a
-- source a round, dates that moved once. The same :rounds and :seed give the same base. One person (busiest) leads a
-- delegation in every tenth round; the others have some hundred seats each, in four talks, at any size.
\set ON_ERROR_STOP on
set search_path to rapporteur, pg_temp;
set datestyle to 'ISO, YMD';
set timezone to 'UTC';
set rapporteur.command = 'bench';
-- Foreign keys are checked by plans made while the tables are still small: without indexes that takes hours. What is not
-- by index then costs so much that each row would be compiled for.
set enable_seqscan = off;
set jit = off;
-- Only what is known to be committed is marked as visible to all by the vacuum at the end, as it is in a base that has aged.
set synchronous_commit = on;
begin;
create temporary table r on commit drop as
select n, n / 25 as t, date '1950-01-01' + ((n / 25 * 37 + :seed) % 20000) + (n % 25) * 40 as day
from generate_series(0, :rounds - 1) n;
create temporary table ids on commit drop as
select (select count(*) from (select distinct t from r) d)::int as talks, 100 as actors, greatest(:rounds / 25, 8)::int as people;

insert into sources (slug, outlet, nature, published, reliability)
select 'source-' || n, 'Wire ' || n % 40, 'wire', (day - 20)::text, chr(65 + n % 5) from r;
insert into things (kind, slug, label, nature, sides)
select 'talks', 'talks-' || n, 'Talks ' || n, 'track', '{government,opposition}' from ids, generate_series(0, talks - 1) n;
insert into things (kind, slug, label, nature) select 'actor', 'actor-' || n, 'Actor ' || n, 'state' from ids, generate_series(0, actors - 1) n;
insert into things (kind, slug, label) select 'person', 'person-' || n, 'Person ' || n from ids, generate_series(0, people) n;
insert into things (kind, slug, label, city, country) select 'venue', 'venue-' || n, 'Venue ' || n, 'City ' || n, 'CH' from generate_series(0, 49) n;
insert into things (kind, slug, label, nature, talks_id)
select 'round', 'round-' || r.n, 'Round ' || r.n, 'round', t.id from r join things t on t.slug = 'talks-' || r.t;
insert into things (kind, slug, label, round_id, actor_id)
select 'delegation', o.slug || '/' || a.slug, a.label || ' at ' || o.label, o.id, a.id
from r join things o on o.slug = 'round-' || r.n, generate_series(0, 3) k, things a where a.slug = 'actor-' || (r.n * 7 + k * 13) % 100;
insert into things (kind, slug, label, round_id)
select 'invitation', o.slug || '/invitation-1', 'Invitations to ' || o.label, o.id from r join things o on o.slug = 'round-' || r.n;
insert into names (thing_id, name) select id, label from things where kind in ('talks', 'round', 'venue', 'actor', 'person');
analyze things; analyze sources;

-- The columns that the trigger would fill are given, so that a million claims take a minute.
alter table claims disable trigger user;
create temporary table rounds on commit drop as
select r.n, r.day, o.id, s.id as source_id from r join things o on o.slug = 'round-' || r.n join sources s on s.slug = 'source-' || r.n;
analyze rounds;
create temporary table seats on commit drop as
select d.id, d.round_id, o.n, o.day, o.source_id, row_number() over (partition by d.round_id order by d.id) as k
from rounds o join things d on d.round_id = o.id and d.kind = 'delegation';
analyze seats;

insert into claims (kind, subject_id, scope_id, closes, negated, preferred, effective, reported_at, known_by, marking, source_id,
	credibility, status, opening, venue_id, number, mediator_id)
select 'round', o.id, o.id, 'step', false, false, o.day - 20, o.day - 19, 'source', 0, o.source_id,
	2, 'announced', (o.day - 3)::text, v.id, (o.n % 25 + 1)::text, m.id
from rounds o join things v on v.slug = 'venue-' || o.n % 50 join things m on m.slug = 'person-' || o.n % 8;
insert into claims (kind, subject_id, scope_id, word, closes, negated, preferred, effective, reported_at, known_by, marking, source_id,
	opening, close, because)
select 'round', id, id, 'supersede', 'all', false, false, day - 5, day - 5, 'given', 0, source_id,
	day::text, (day + 7)::text, 'technical reasons' from rounds;
insert into claims (kind, subject_id, scope_id, closes, negated, preferred, effective, reported_at, known_by, marking, source_id,
	occurred, status)
select 'round', id, id, 'step', false, false, day + 7, day + 8, 'given', 0, source_id, (day + 7)::text, 'concluded' from rounds;
insert into claims (kind, subject_id, scope_id, closes, negated, preferred, effective, reported_at, known_by, marking, source_id,
	presence, role, size)
select 'delegation', id, round_id, 'step', false, false, day + 1, day + 1, 'given', 0, source_id,
	'attended', case when k <= 2 then 'party' else 'observer' end, (5 + n % 20)::text from seats;
insert into claims (kind, subject_id, scope_id, closes, negated, preferred, effective, reported_at, known_by, marking, source_id,
	person_id, function, presence)
select 'delegation', s.id, s.round_id, 'step', false, false, s.day + 1, s.day + 1, 'given', 0, s.source_id, p.id, 'head', 'attended'
from seats s, ids, things p where p.slug = 'person-' || case when s.k = 1 and s.n % 10 = 0 then 0 else 1 + (s.n / 100 * 4 + (s.k + s.n / 25) % 4) % people end;
insert into claims (kind, subject_id, scope_id, closes, negated, preferred, effective, reported_at, known_by, marking, source_id,
	invitation, quantity, side)
select 'invitation', i.id, o.id, 'step', false, false, o.day - 20, o.day - 19, 'source', 0, o.source_id, 'sent', 'unknown', 'government'
from rounds o join things i on i.round_id = o.id and i.kind = 'invitation';
alter table claims enable trigger user;
commit;
vacuum (analyze) things, names, sources, claims, resolutions;
