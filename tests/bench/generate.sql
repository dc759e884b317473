-- SPDX-License-Identifier: MIT
-- A made-up base for benches: :rounds rounds in talks of 25, four delegations a round with heads, an invitation and a
-- source a round, dates that moved once. The same :rounds and :seed give the same base. One person (busiest) leads a
-- delegation in every tenth round; the others some hundred seats each at any size.
\set ON_ERROR_STOP on
set search_path to rapporteur, pg_temp;
set rapporteur.command = 'bench';
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

insert into claims (subject_id, closes, source_id, credibility, status, opening, venue_id, number, mediator_id)
select o.id, 'step', s.id, 2, 'announced', (r.day - 3)::text, v.id, (r.n % 25 + 1)::text, m.id
from r join things o on o.slug = 'round-' || r.n join sources s on s.slug = 'source-' || r.n
join things v on v.slug = 'venue-' || r.n % 50 join things m on m.slug = 'person-' || r.n % 8;
insert into claims (subject_id, word, closes, source_id, reported_at, opening, close, because)
select o.id, 'supersede', 'all', s.id, r.day - 5, r.day::text, (r.day + 7)::text, 'technical reasons'
from r join things o on o.slug = 'round-' || r.n join sources s on s.slug = 'source-' || r.n;
insert into claims (subject_id, closes, source_id, reported_at, occurred, status)
select o.id, 'step', s.id, r.day + 8, (r.day + 7)::text, 'concluded'
from r join things o on o.slug = 'round-' || r.n join sources s on s.slug = 'source-' || r.n;
insert into claims (subject_id, closes, source_id, reported_at, presence, role, size)
select d.id, 'step', s.id, r.day + 1, 'attended', case when row_number() over (partition by o.id order by d.id) <= 2 then 'party' else 'observer' end, (5 + r.n % 20)::text
from r join things o on o.slug = 'round-' || r.n join things d on d.round_id = o.id and d.kind = 'delegation'
join sources s on s.slug = 'source-' || r.n;
insert into claims (subject_id, closes, source_id, reported_at, person_id, function, presence)
select d.id, 'step', s.id, r.day + 1, p.id, 'head', 'attended'
from r join things o on o.slug = 'round-' || r.n
join (select *, row_number() over (partition by round_id order by id) as k from things where kind = 'delegation') d on d.round_id = o.id
join sources s on s.slug = 'source-' || r.n
join ids on true
join things p on p.slug = 'person-' || case when d.k = 1 and r.n % 10 = 0 then 0 else 1 + (r.n + d.k * 17) % people end;
insert into claims (subject_id, closes, source_id, invitation, quantity, side)
select i.id, 'step', s.id, 'sent', 'unknown', 'government'
from r join things o on o.slug = 'round-' || r.n join things i on i.slug = o.slug || '/invitation-1' join sources s on s.slug = 'source-' || r.n;
commit;
vacuum analyze;
