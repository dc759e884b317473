-- SPDX-License-Identifier: MIT
-- Checks: what a careful reader would ask about. A rule is a row that names the function which finds what it asks about.
-- All that is asked about is resolved once; each function reads that, and names the commands that would mend what it found.
-- migrate:up
set local search_path to rapporteur, pg_catalog;

create table rules (
	name text not null constraint rules_pkey primary key constraint rules_name_form check (name ~ '^[a-z]+(-[a-z]+)*$'),
	place int not null constraint rules_place_unique unique,
	kind text not null constraint rules_kind_form check (kind ~ '^[a-z]+(-[a-z]+)*$'),
	title phrase not null,
	question phrase not null,
	command phrase not null,
	absence boolean not null,
	finder text not null constraint rules_finder_form check (finder ~ '^check_[a-z_]+$')
);
comment on table rules is 'What is asked of the record: one row a rule; a rule more is a row more, and its function';
comment on column rules.name is 'Short name for typing';
comment on column rules.place is 'Order in which findings are told: the most serious first';
comment on column rules.kind is 'What several rules have in common, for typing too: impossible, outdated';
comment on column rules.title is 'What is found, as a heading';
comment on column rules.question is 'What a reader asks there';
comment on column rules.command is 'The form of the command that mends it';
comment on column rules.absence is 'Whether it finds that something is missing: then what is withheld may be it, and nothing is said';
comment on column rules.finder is 'Function of (resolved[], timestamptz, int) that finds it: what is resolved, as of when, under which marking';
insert into rules (place, name, kind, title, question, command, absence, finder) values
	(10, 'two-cities', 'impossible', 'In two cities on one day', 'On which day, or in which of the two?',
		'claim retract CLAIM', false, 'check_two_cities'),
	(20, 'reversed', 'impossible', 'Ended before it began', 'Which of the two dates is wrong?',
		'claim retract CLAIM', false, 'check_reversed'),
	(30, 'no-delegation', 'impossible', 'A delegate without a delegation', 'Did the delegation come after all, or the person for another?',
		'claim retract CLAIM', false, 'check_no_delegation'),
	(40, 'before-arrival', 'impossible', 'Present before the arrival', 'Which of the two days is wrong?',
		'claim retract CLAIM', false, 'check_before_arrival'),
	(50, 'disputed', 'disputed', 'Disputed', 'Which of them holds?', 'claim retract CLAIM', false, 'check_disputed'),
	(60, 'not-opened', 'outdated', 'The day of the opening has passed', 'Did it open, or was it put off?',
		'round open ROUND --on DATE --source SOURCE', true, 'check_not_opened'),
	(70, 'not-closed', 'outdated', 'The day of the close has passed', 'Did it end, or does it go on?',
		'round conclude ROUND --on DATE --source SOURCE', true, 'check_not_closed'),
	(80, 'expected', 'outdated', 'Expected at a round that is over', 'Did they come?',
		'delegation attend ROUND WHO --source SOURCE', true, 'check_expected'),
	(90, 'unsourced', 'unsourced', 'Without a source', 'Who says so?', 'claim correct CLAIM source=SOURCE', true, 'check_unsourced'),
	(100, 'unanswered', 'unanswered', 'Invited, and no answer recorded', 'What did they answer, and did they come?',
		'invite accept ROUND WHO --source SOURCE', true, 'check_unanswered'),
	(110, 'single', 'single', 'On one origin alone', 'Who else says so?', 'claim confirm CLAIM --source SOURCE', true, 'check_single');

create type found as (subject_id bigint, concerned bigint[], told text[], claims bigint[], commands text[]);
comment on type found is
	'What a rule found: the thing it is about, the other things it names, the sentence in pieces (every second one is a date, or nothing), the claims behind it, and the commands that would mend it, without the name of the program';

create function typed_text(text) returns text language sql immutable strict parallel safe
	return case when $1 ~ '^[A-Za-z0-9@%+=:,./_-][A-Za-z0-9@%+=:,./_~-]*$' then $1
		when $1 ~ '["\\$`!]' then '''' || replace($1, '''', '''\''''') || '''' else '"' || $1 || '"' end;
comment on function typed_text(text) is 'A word as it is typed in a shell: in quotes where it needs them';

create function claims_ranked(bigint[]) returns bigint[] language sql stable
begin atomic
select array_agg(c.id order by c.preferred desc, c.source_id is null,
	array_position('{1,2,3,6,4,5}'::smallint[], coalesce(c.credibility, 6::smallint)),
	array_position('{A,B,C,F,D,E}'::text[], coalesce(s.reliability, 'F')), c.id)
from claims c left join sources s on s.id = c.source_id
where c.id = any ($1);
end;
comment on function claims_ranked(bigint[]) is 'Claims, the best graded first: as resolve() ranks disputed values';

create function claims_behind(bigint[]) returns text language sql stable
begin atomic
select format('%s: %s %s', string_agg(distinct coalesce(s.outlet, c.attribution || ' (no source)', 'no source'), ', '),
	case when count(*) = 1 then 'claim' else 'claims' end, string_agg(c.id::text, ', ' order by c.id))
from claims c left join sources s on s.id = c.source_id
where c.id = any ($1);
end;
comment on function claims_behind(bigint[]) is 'Who says it, and the numbers of the claims: TASS, Xinhua: claims 12, 13';

create function points_told(points resolved[], ceiling int)
returns table (subject_id bigint, about_id bigint, point text, element text, place bigint, value_id bigint, many boolean, what text, said text, day text,
	claims bigint[], stated bigint[], differing bigint)
language sql stable
begin atomic
select p.subject_id, p.about_id, p.point, p.element, p.place, p.value_id, p.many,
	case when p.about_id is not null then (select n.label from things_named(array[p.about_id], ceiling) n) || ': ' else '' end
		|| p.point || case when p.many then ' ' || coalesce((select n.label from things_named(array[p.value_id], ceiling) n), p.element)
			when p.element is not null then ' ' || p.element else '' end,
	case when p.many then p.value when p.span is null
		then coalesce((select n.label from things_named(array[p.value_id], ceiling) n), p.value) end,
	case when not p.many and p.span is not null then p.value end,
	p.claims, p.stated, p.differing
from (select u.*, count(*) over (partition by u.subject_id, u.about_id, u.point, u.element) as differing
	from unnest(points) u where u.standing = 'holds') p;
end;
comment on function points_told(resolved[], int) is
	'What holds, in words: of what point, the value or its date, how many values differ';

-- ---- impossible ---------------------------------------------------------------------------------------------------------

create function presence_days(points resolved[], as_of timestamptz, ceiling int)
returns table (subject_id bigint, about_id bigint, value text, claim bigint, first date, last date) language sql stable
begin atomic
-- Also of what is past by now: who has left had come. "About" and "perhaps" are no days.
select p.subject_id, p.about_id, c.presence, c.id, lower(c.occurred_span), edtf_latest(c.occurred_span)
from (select u.subject_id, u.about_id from unnest(points) u where u.point = 'presence'
	group by u.subject_id, u.about_id having count(*) filter (where u.standing = 'holds') < 2) p
join claims c on c.subject_id = p.subject_id and coalesce(c.person_id, 0) = coalesce(p.about_id, 0)
where c.presence is not null and c.reported_at <= as_of and c.marking <= ceiling and c.word is distinct from 'retract'
	and not exists (select from claims k where k.concerns_id = c.id and (k.word = 'correct' or k.reported_at <= as_of
		and not exists (select from claims u where u.concerns_id = k.id and u.reported_at <= as_of)))
	and c.occurred !~ '[?~%]' and lower(c.occurred_span) > '-infinity' and edtf_latest(c.occurred_span) < 'infinity';
end;
comment on function presence_days(resolved[], timestamptz, int) is
	'The days on which somebody arrived, attended, left ..., as far as they are certain and nobody disputes it';

create function check_two_cities(points resolved[], as_of timestamptz, ceiling int) returns setof found language sql stable
begin atomic
with placed as (
	-- Where a round was, as far as all that was said of it names one city.
	select p.subject_id as round_id, min(coalesce(v.city, w.city)) as city
	from unnest(points) p join things v on v.id = p.value_id left join things w on w.id = v.parent_id
	where p.point = 'venue' group by p.subject_id having count(distinct fold(coalesce(v.city, w.city))) = 1
), seen as (
	select d.about_id as person_id, d.first as day, d.value, d.claim, r.id as round_id, r.label as round,
		coalesce(own.city, above.city) as city
	from presence_days(points, as_of, ceiling) d
	join things s on s.id = d.subject_id join things r on r.id = s.round_id
	left join placed own on own.round_id = r.id left join placed above on above.round_id = r.parent_id
	where d.about_id is not null and d.first = d.last
		and d.value in ('arrived', 'attended', 'attended in part', 'walked out', 'returned', 'left')
), told as (
	-- Who leaves one city may arrive in the next on the same day.
	select person_id, day, city, round_id, round, array_agg(claim order by claim) as claims
	from seen where city is not null group by person_id, day, city, round_id, round
	having not bool_or(value in ('left', 'walked out'))
), twice as (
	select person_id, day, string_agg(format('in %s, at %s (%s)', city, round, claims_behind(claims)), ' and ' order by round_id) as said,
		array_agg(round_id) as rounds
	from told group by person_id, day having count(distinct fold(city)) > 1
)
select b.person_id, b.rounds, array['on ', b.day::text, ' ' || b.said], s.claims,
	-- Of the side for which the fewest speak, all.
	array['claim retract ' || (select array_to_string(t.claims, ' ') from told t where (t.person_id, t.day) = (b.person_id, b.day)
		order by cardinality(t.claims), t.round_id desc limit 1)]
from twice b
cross join lateral (select array_agg(e.claim order by e.claim) as claims from told t, unnest(t.claims) e(claim)
	where (t.person_id, t.day) = (b.person_id, b.day)) s;
end;
comment on function check_two_cities(resolved[], timestamptz, int) is
	'Rule two-cities: a person recorded as there on one certain day at rounds in two cities';

create function check_reversed(points resolved[], as_of timestamptz, ceiling int) returns setof found language sql stable
begin atomic
-- As entering judges it: of all that holds, the latest end against the earliest beginning, where all of it is certain.
with held as (
	select p.subject_id, p.about_id, p.element, p.point, p.point in ('close', 'until') as ends,
		(array_agg(p.value order by p.place))[1] as value, bool_and(p.value !~ '[?~%]') as certain,
		min(coalesce(lower(p.span), '-infinity')) as first, max(coalesce(edtf_latest(p.span), 'infinity')) as last,
		array_agg(distinct k.id) as claims
	from unnest(points) p cross join lateral unnest(p.stated) k(id)
	where p.standing = 'holds' and p.point in ('arrivals', 'consultations', 'opening', 'meetings', 'plenary', 'close', 'since', 'until')
	group by p.subject_id, p.about_id, p.element, p.point
), pairs as (
	select distinct on (e.subject_id, e.about_id, e.element) e.subject_id, e.about_id, e.element, e.value as ended, e.claims as end_claims,
		b.point, b.value as began, b.claims as begin_claims
	from held e
	join held b on b.subject_id = e.subject_id and not b.ends and b.about_id is not distinct from e.about_id
		and b.element is not distinct from e.element
	where e.ends and e.certain and b.certain and e.last < b.first
	order by e.subject_id, e.about_id, e.element, b.point <> 'opening', b.point
)
select p.subject_id, array[p.about_id], array[case when p.element is null then 'closed ' else format('%s: until ', p.element) end, p.ended,
		format(' (%s), before %s ', claims_behind(p.end_claims), case when p.element is null then 'the ' || p.point || ' of' else 'since' end),
		p.began, format(' (%s)', claims_behind(p.begin_claims))],
	p.end_claims || p.begin_claims,
	array['claim retract ' || (claims_ranked(p.end_claims || p.begin_claims))[cardinality(p.end_claims || p.begin_claims)]]
from pairs p;
end;
comment on function check_reversed(resolved[], timestamptz, int) is
	'Rule reversed: a round that closed before anything of it began, a post that ended before it began, as far as the dates are certain';

create function check_no_delegation(points resolved[], as_of timestamptz, ceiling int) returns setof found language sql stable
begin atomic
with presences as materialized (
	select p.* from points_told(points, ceiling) p where p.point = 'presence' and p.differing = 1
)
select d.subject_id, array[p.about_id], array[format('%s: %s (%s), although the delegation %s (%s)',
		(select n.label from things_named(array[p.about_id], ceiling) n), p.said, claims_behind(p.stated), d.said, claims_behind(d.stated))],
	d.stated || p.stated, array['claim retract ' || (claims_ranked(d.stated || p.stated))[cardinality(d.stated || p.stated)]]
from presences d
join presences p on p.subject_id = d.subject_id and p.about_id is not null
	and p.said in ('arrived', 'attended', 'attended in part', 'remote', 'suspended', 'walked out', 'returned', 'left')
where d.about_id is null and d.said = 'did not come';
end;
comment on function check_no_delegation(resolved[], timestamptz, int) is
	'Rule no-delegation: a person recorded as present in a delegation that did not come';

create function check_before_arrival(points resolved[], as_of timestamptz, ceiling int) returns setof found language sql stable
begin atomic
with days as materialized (select * from presence_days(points, as_of, ceiling)),
arrived as (
	select distinct on (d.subject_id, d.about_id) d.* from days d where d.value = 'arrived'
	order by d.subject_id, d.about_id, d.first, d.claim
)
select a.subject_id, array[a.about_id], array[coalesce((select n.label from things_named(array[a.about_id], ceiling) n) || ': ', '')
		|| p.value || ' ', p.occurred, format(' (%s), arrived ', claims_behind(array[p.claim])), k.occurred,
		format(' (%s)', claims_behind(array[a.claim]))],
	array[p.claim, a.claim], array['claim retract ' || (claims_ranked(array[p.claim, a.claim]))[2]]
from arrived a
join claims k on k.id = a.claim
join lateral (
	select d.*, c.occurred from days d join claims c on c.id = d.claim
	where d.subject_id = a.subject_id and d.about_id is not distinct from a.about_id
		and d.value in ('attended', 'attended in part', 'remote') and d.last < a.first
		-- Who left in between may have come a second time.
		and not exists (select from days l where l.subject_id = d.subject_id and l.about_id is not distinct from d.about_id
			and l.value in ('suspended', 'walked out', 'left') and l.last >= d.first and l.first <= a.first)
	order by d.first, d.claim limit 1) p on true;
end;
comment on function check_before_arrival(resolved[], timestamptz, int) is
	'Rule before-arrival: somebody recorded as taking part before the first day of arrival, who had not left in between';

-- ---- disputed -----------------------------------------------------------------------------------------------------------

create function check_disputed(points resolved[], as_of timestamptz, ceiling int) returns setof found language sql stable
begin atomic
with held as materialized (
	select p.*, claims_behind(p.stated) as behind from points_told(points, ceiling) p where p.differing > 1
), pieces as (
	-- Before each value stands who says the one before it.
	select h.*, concat(case h.place when 1 then h.what else format(' (%s) or', lag(h.behind) over point) end,
		case when not h.many then ' ' || coalesce(h.said, '') when h.said = 'out' then ' not' when h.place > 1 then ' so' end) as piece
	from held h
	window point as (partition by h.subject_id, h.about_id, h.point, h.element order by h.place)
), listed as (
	select p.subject_id, p.about_id, p.place, p.point, p.element, p.behind, p.value_id, p.stated, x.piece, x.k
	from pieces p, unnest(array[p.piece, coalesce(p.day, '')]) with ordinality x(piece, k)
)
select l.subject_id, array_agg(l.about_id) || array_agg(l.value_id),
	array_agg(l.piece order by l.place, l.k) || format(' (%s)', (array_agg(l.behind order by l.place desc))[1]),
	array(select unnest(h.stated) from held h where h.subject_id = l.subject_id and h.point = l.point
		and h.about_id is not distinct from l.about_id and h.element is not distinct from l.element order by 1),
	array(select 'claim retract ' || unnest(h.stated) from held h where h.subject_id = l.subject_id and h.point = l.point
		and h.about_id is not distinct from l.about_id and h.element is not distinct from l.element and h.place > 1 order by 1)
from listed l
group by l.subject_id, l.about_id, l.point, l.element;
end;
comment on function check_disputed(resolved[], timestamptz, int) is
	'Rule disputed: a point of which several values hold; the commands leave the one ranked first';

-- ---- dates that have passed ---------------------------------------------------------------------------------------------

create function rounds_passed(points resolved[], as_of timestamptz, ceiling int)
returns table (round_id bigint, parent_id bigint, slug text, status text, status_claims bigint[], took_place boolean,
	start_text text, start_last date, start_claims bigint[], start_derived boolean,
	end_text text, end_last date, end_claims bigint[], end_derived boolean, day date)
language sql stable
begin atomic
with told as (
	select p.* from unnest(points) p where p.standing = 'holds'
), rounds as (
	select t.* from things t where t.kind = 'round' and t.id in (select t.subject_id from told t)
), states as (
	-- What differs is asked about elsewhere.
	select t.subject_id as id, case when count(*) = 1 then min(t.value) else 'disputed' end as value, (array_agg(t.claims[1]))[1:1] as claims
	from told t where t.point = 'status' group by t.subject_id
), latest as (
	select t.subject_id as id, max(case when position('/' in t.value) > 0 then edtf_latest(edtf_span(edtf_beginning(t.value))) else edtf_latest(t.span) end)
			filter (where t.point in ('opening', 'meetings', 'plenary')) as start,
		max(edtf_latest(t.span)) filter (where t.point in ('meetings', 'plenary', 'close')) as "end"
	from told t where t.span is not null group by t.subject_id
), evidence as (
	-- That somebody came, or that something came of it, tells that a round took place.
	select s.round_id as id from told t join things s on s.id = t.subject_id
	where s.round_id is not null and (s.kind = 'outcome' or t.point = 'presence' and t.value in ('arrived', 'attended',
		'attended in part', 'remote', 'suspended', 'walked out', 'returned', 'left'))
	union
	select r.parent_id from rounds r join states s on s.id = r.id where s.value in ('under way', 'suspended', 'concluded') and r.parent_id is not null and r.nature <> 'technical meeting'
)
select r.id, r.parent_id, r.slug, s.value, s.claims, r.id in (select e.id from evidence e),
	d.start_text, greatest(edtf_latest(d.start_span), l.start), d.start_claims, d.start_derived,
	d.end_text, greatest(edtf_latest(d.end_span), l."end"), d.end_claims, d.end_derived, (as_of at time zone base_zone())::date
from rounds r
left join states s on s.id = r.id
left join latest l on l.id = r.id
left join round_dates(as_of, ceiling, array(select r.id from rounds r)) d on d.round_id = r.id;
end;
comment on function rounds_passed(resolved[], timestamptz, int) is
	'Rounds with what is needed to judge whether their days have passed: their state where it is not disputed, the last day that is said of start and end, whether anything tells that they took place, and the day asked about in the zone of the base';

create function told_ahead(ids bigint[], day date) returns boolean language sql stable
begin atomic
select bool_and((c.reported_at at time zone base_zone())::date < day) from claims c where c.id = any (ids);
end;
comment on function told_ahead(bigint[], date) is
	'Whether all that the claims say was said before a day: who tells of it on the day or afterwards tells what happens';

create function check_not_opened(points resolved[], as_of timestamptz, ceiling int) returns setof found language sql stable
begin atomic
select r.round_id, null::bigint[], array[coalesce(r.status, 'dated') || ' for ', r.start_text,
		format(' (%s), and no word whether it opened', claims_behind(r.start_claims))],
	r.start_claims, array[format('round open %s --on %s --source SOURCE', r.slug, typed_text(r.start_text))]
from rounds_passed(points, as_of, ceiling) r
where r.start_last < r.day and not r.start_derived and not r.took_place
	and coalesce(r.status, 'announced') in ('mooted', 'announced', 'confirmed')
	and told_ahead(r.start_claims, r.start_last);
end;
comment on function check_not_opened(resolved[], timestamptz, int) is
	'Rule not-opened: a round whose announced day has passed, of which nobody says that it opened or was put off, nor anything that only an open round has';

create function check_not_closed(points resolved[], as_of timestamptz, ceiling int) returns setof found language sql stable
begin atomic
select r.round_id, null::bigint[], array[r.status || format(' (%s), its end set for ', claims_behind(r.status_claims)), r.end_text,
		format(' (%s), and no word whether it ended', claims_behind(r.end_claims))],
	r.status_claims || r.end_claims, array[format('round conclude %s --on %s --source SOURCE', r.slug, typed_text(r.end_text))]
from rounds_passed(points, as_of, ceiling) r
where r.status = 'under way' and r.end_last < r.day and not r.end_derived and told_ahead(r.end_claims, r.end_last);
end;
comment on function check_not_closed(resolved[], timestamptz, int) is
	'Rule not-closed: a round that is under way by the record, although the day set for its end has passed';

create function check_expected(points resolved[], as_of timestamptz, ceiling int) returns setof found language sql stable
begin atomic
select d.id, array[p.about_id], array[format('%s%s (%s), and the round %s',
		coalesce((select n.label from things_named(array[p.about_id], ceiling) n) || ' ', ''), p.said, claims_behind(p.stated),
		case when r.end_text is not null then 'ended ' else 'has ended' end), coalesce(r.end_text, ''), ''],
	p.stated, case when w.slug is not null or p.about_id is null
		then array[concat_ws(' ', case when p.about_id is null then 'delegation' else 'delegate' end, 'attend', r.slug,
			typed_text(coalesce(a.slug, d.side)), w.slug, '--source SOURCE')] end
from rounds_passed(points, as_of, ceiling) r
join things d on d.round_id = r.round_id and d.kind = 'delegation'
join points_told(points, ceiling) p on p.subject_id = d.id and p.point = 'presence' and p.differing = 1
	and p.said in ('named', 'expected', 'delayed')
left join things a on a.id = d.actor_id
left join things_named(array[p.about_id], ceiling) w on true
where (r.status = 'concluded' or r.end_last < r.day and (r.status in ('under way', 'suspended')
		or r.took_place and coalesce(r.status, '') not in ('postponed', 'cancelled')))
	-- What nobody dates was said today, whenever they came: it wants a source first.
	and exists (select from claims c where c.id = any (p.stated) and c.known_by <> 'recorded');
end;
comment on function check_expected(resolved[], timestamptz, int) is
	'Rule expected: a delegation or a person named or expected at a round that is over, of whom nobody says whether they came';

-- ---- what it rests on -----------------------------------------------------------------------------------------------------

create function points_resting(points resolved[], ceiling int)
returns table (subject_id bigint, about_id bigint, value_id bigint, point text, about text, said text, day text, stated bigint[],
	differing bigint, origins bigint, origin_id bigint)
language sql stable
begin atomic
-- Of what differs the value ranked first; what is out of a set is nothing that stands there.
with held as (
	select h.*, row_number() over () as k
	from (select p.*, count(*) over (partition by p.subject_id, p.about_id, p.point, p.element) as differing
		from unnest(points) p where p.standing = 'holds') h
	where h.place = 1 and not (h.many and h.value = 'out')
), resting as (
	select h.k, count(distinct coalesce(s.origin_id, s.id)) as origins, min(coalesce(s.origin_id, s.id)) as origin_id
	from held h cross join lateral unnest(h.claims) c(id) join claims l on l.id = c.id left join sources s on s.id = l.source_id
	group by h.k
)
select h.subject_id, h.about_id, h.value_id, h.point, coalesce((select n.label from things_named(array[h.about_id], ceiling) n), ''),
	case when h.span is null or h.many then coalesce((select n.label from things_named(array[h.value_id], ceiling) n), h.element, h.value) end,
	case when h.span is not null and not h.many then h.value end, h.stated, h.differing, r.origins, r.origin_id
from held h join resting r on r.k = h.k
where r.origins < 2;
end;
comment on function points_resting(resolved[], int) is
	'What holds and rests on one origin, or on none: a reprint is no second source';

create function check_unsourced(points resolved[], as_of timestamptz, ceiling int) returns setof found language sql stable
begin atomic
with resting as materialized (
	select r.*, row_number() over (partition by r.subject_id order by r.about, r.stated, r.point) as k,
		lag(r.about) over (partition by r.subject_id order by r.about, r.stated, r.point) is distinct from r.about as another
	from points_resting(points, ceiling) r where r.origins = 0
), told as (
	select r.subject_id, array_agg(x.piece order by r.k, x.j) as pieces
	from resting r, unnest(array[concat(case when r.k > 1 then case when r.another then '; ' else ', ' end end,
		case when r.another then nullif(r.about, '') || ' ' end, nullif(r.point, 'presence') || ' ', r.said), coalesce(r.day, '')]) with ordinality x(piece, j)
	group by r.subject_id
), behind as (
	select r.subject_id, array_agg(r.about_id) || array_agg(r.value_id) as concerned, array_agg(distinct c.id) as claims
	from resting r, unnest(r.stated) c(id) group by r.subject_id
)
select t.subject_id, b.concerned, t.pieces || format(' (%s)', claims_behind(b.claims)), b.claims,
	array(select 'claim correct ' || i || ' source=SOURCE' from unnest(b.claims) i)
from told t join behind b on b.subject_id = t.subject_id;
end;
comment on function check_unsourced(resolved[], timestamptz, int) is 'Rule unsourced: what stands in the record on nobody''s word, a finding for each thing';

create function check_single(points resolved[], as_of timestamptz, ceiling int) returns setof found language sql stable
begin atomic
-- What a status page tells of one origin: times, states, who was there, who was asked, who was kept out, what was signed.
with resting as materialized (
	select r.*, case when t.kind in ('round', 'talks') then t.id else coalesce(t.round_id, t.talks_id, t.id) end as scope_id,
		-- What bears the marking of a body may name it.
		case t.kind when 'delegation' then coalesce(w.label, t.side) when 'outcome' then t.label
			when 'invitation' then 'invitation of ' || coalesce(w.label, t.side, 'several')
			when 'exclusion' then 'exclusion of ' || coalesce(w.label, t.side) end as label
	from points_resting(points, ceiling) r join things t on t.id = r.subject_id
	left join things w on w.id = coalesce(t.actor_id, t.person_id)
	where r.origins = 1 and r.differing = 1 and r.point in ('state', 'status', 'opening', 'meetings', 'plenary', 'close', 'presence', 'head',
		'chief negotiator', 'invitation', 'exclusion', 'stage', 'signature', 'post')
), told as (
	select l.scope_id, l.origin_id, string_agg(l.said, '; ' order by l.subject_id <> l.scope_id, l.subject_id) as said
	from (select r.scope_id, r.origin_id, r.subject_id,
			concat_ws(': ', r.label, string_agg(case r.point when 'post' then concat_ws(' at ', r.point, nullif(r.about, ''))
				else concat(nullif(r.about, '') || '''s ', r.point) end, ', ' order by r.about, r.stated, r.point)
				filter (where r.point not in ('invitation', 'exclusion'))) as said
		from resting r group by r.scope_id, r.origin_id, r.subject_id, r.label) l
	group by l.scope_id, l.origin_id
), behind as (
	select r.scope_id, r.origin_id, array_agg(distinct r.subject_id) || array_agg(r.about_id) || array_agg(r.value_id) as concerned,
		array_agg(distinct r.stated[1]) as claims
	from resting r group by r.scope_id, r.origin_id
)
select t.scope_id, b.concerned, array[format('%s alone tells %s (%s %s)', s.label, t.said,
		case when cardinality(b.claims) = 1 then 'claim' else 'claims' end, array_to_string(b.claims, ', '))],
	b.claims, array[format('claim confirm %s --source SOURCE', array_to_string(b.claims, ' '))]
from told t join behind b on b.scope_id = t.scope_id and b.origin_id = t.origin_id
join sources s on s.id = t.origin_id;
end;
comment on function check_single(resolved[], timestamptz, int) is
	'Rule single: what one origin alone tells of a round, talks or another thing; roles, sides, places and the like are not counted';

-- ---- unanswered -------------------------------------------------------------------------------------------------------------

create function check_unanswered(points resolved[], as_of timestamptz, ceiling int) returns setof found language sql stable
begin atomic
with told as materialized (
	select p.* from points_told(points, ceiling) p
	where p.point in ('invitation', 'side', 'body', 'presence', 'includes', 'exclusion')
), sides as (
	-- The side that a delegation is of, and the body that a side turned out to be.
	select d.id, d.round_id, coalesce(d.actor_id, b.value_id) as actor_id, coalesce(d.side, s.said) as side
	from things d
	left join told b on b.subject_id = d.id and b.point = 'body' and b.place = 1
	left join told s on s.subject_id = d.id and s.point = 'side' and s.place = 1 and d.side is null
	where d.kind = 'delegation' and d.id in (select t.subject_id from told t)
), came as (
	select s.*, p.about_id from sides s join told p on p.subject_id = s.id and p.point = 'presence'
	where p.said not in ('named', 'expected', 'delayed', 'not listed', 'replaced')
), answering as (
	select c.round_id, c.actor_id as who_id, c.side from came c where c.about_id is null
	union all
	select c.round_id, c.about_id, null::text as side from came c where c.about_id is not null
	union all
	select c.round_id, i.value_id, null::text as side from came c join told i on i.subject_id = c.id and i.point = 'includes' and i.said = 'in' and i.place = 1
	where c.about_id is null
	union all
	-- Who said something under its own name, or as a body of that side. Of who is not named anybody's word is an answer.
	select v.round_id, coalesce(v.actor_id, v.person_id), coalesce(v.side, s.side)
	from told i join things v on v.id = i.subject_id
	left join sides s on s.round_id = v.round_id and s.actor_id = v.actor_id
	where i.point = 'invitation' and i.said <> 'sent'
), sent as (
	select v.id, v.slug, v.round_id, w.who_id, w.side, i.stated, num_nonnulls(w.side, w.who_id) = 0 as batch
	from told i join things v on v.id = i.subject_id and i.point = 'invitation'
	left join told b on b.subject_id = v.id and b.point = 'side' and b.element is not null and b.said = 'in' and b.place = 1
	cross join lateral (select coalesce(v.actor_id, v.person_id) as who_id, coalesce(v.side, b.element) as side) w
	where i.said = 'sent' and i.differing = 1
), waiting as (
	select s.*, n.slug as who_slug, n.label from sent s left join things_named(array[s.who_id], ceiling) n on true
	where not exists (select from answering a where a.round_id = s.round_id and (a.who_id = s.who_id or a.side = s.side or s.batch))
)
select w.id, array_agg(w.who_id), array['sent to ' || string_agg(coalesce(w.label, 'the ' || w.side, 'invitees who are not named'), ' and ' order by w.side)
		|| format(' (%s)', claims_behind(w.stated)) || case when r.start_text is not null then ', the round dated ' else ', the round has opened' end,
		coalesce(r.start_text, ''), ''],
	w.stated, array[format('invite accept %s %s --source SOURCE', r.slug,
		string_agg(coalesce(w.who_slug, typed_text(w.side), w.slug), ' ' order by w.side))]
from waiting w join rounds_passed(points, as_of, ceiling) r on r.round_id = w.round_id
where r.status is distinct from 'cancelled' and r.status is distinct from 'postponed'
	and (r.took_place or r.status in ('under way', 'suspended', 'concluded') or r.start_last < r.day)
group by w.id, w.stated, r.slug, r.start_text;
end;
comment on function check_unanswered(resolved[], timestamptz, int) is
	'Rule unanswered: an invitation that was sent, to a round that has opened or whose day has passed, with no answer recorded, nor whether the invitee came';

-- ---- all of it ------------------------------------------------------------------------------------------------------------

create function things_below(asked bigint[], as_of timestamptz, ceiling int) returns bigint[] language sql stable
begin atomic
with recursive below(id) as (
	select unnest(asked)
	union
	select t.id from below b cross join lateral (
		select t.id from things t where t.parent_id = b.id
		union all select t.id from things t where t.talks_id = b.id
		union all select t.id from things t where t.round_id = b.id
		union all select t.id from things t where t.actor_id = b.id
		union all select t.id from things t where t.person_id = b.id
		union all select c.subject_id from claims c where c.venue_id = b.id and c.reported_at <= as_of and c.marking <= ceiling) t
)
select array_agg(b.id) from below b;
end;
comment on function things_below(bigint[], timestamptz, int) is
	'The things, with all that is part of them: below talks their rounds, at a round who was there, of an actor its delegations and invitations, at a venue the rounds';

create function things_naming(asked bigint[], source bigint, as_of timestamptz, ceiling int) returns bigint[] language sql stable
begin atomic
select array_agg(distinct c.subject_id) from claims c
where c.reported_at <= as_of and c.marking <= ceiling and (c.source_id = source
	or c.person_id = any (asked) or c.target_id = any (asked) or c.signatory_id = any (asked) or c.convener_id = any (asked)
	or c.mediator_id = any (asked) or c.body_id = any (asked) or c.includes_id = any (asked) or c.on_behalf_id = any (asked)
	or c.issuer_id = any (asked) or c.insister_id = any (asked) or c.maker_id = any (asked) or c.concerned_id = any (asked));
end;
comment on function things_naming(bigint[], bigint, timestamptz, int) is 'The things of which something is said that names these, or that a source says';

create function things_around(subjects bigint[], as_of timestamptz, ceiling int) returns bigint[] language sql stable
begin atomic
-- What happened at a round is judged by all that is said of it, where a person was on a day by all that is said of that day.
with seats as (
	select unnest(subjects) as id
	union
	select o.subject_id
	from claims c join claims o on o.person_id = c.person_id and o.occurred_span && c.occurred_span
	where c.subject_id = any (subjects) and c.presence is not null and o.presence is not null
		and c.reported_at <= as_of and o.reported_at <= as_of and c.marking <= ceiling and o.marking <= ceiling
), rounds as (
	select t.round_id as id from seats s join things t on t.id = s.id where t.round_id is not null
	union select t.id from seats s join things t on t.id = s.id where t.kind = 'round'
), above as (
	select r.id from rounds r union select t.parent_id from rounds r join things t on t.id = r.id where t.parent_id is not null
)
select array(select s.id from seats s union select a.id from above a
	union select t.id from above a join things t on t.round_id = a.id
	union select t.id from above a join things t on t.parent_id = a.id);
end;
comment on function things_around(bigint[], timestamptz, int) is 'The things, with what the rules have to look at to judge them';

create function checked(as_of timestamptz default 'infinity', ceiling int default 4, ids bigint[] default null, source bigint default null,
	only_rule text default null)
returns table (rule text, subject_id bigint, concerned bigint[], told text[], claims bigint[], commands text[], unsure boolean)
language plpgsql stable set search_path to rapporteur, pg_catalog set enable_nestloop to on set jit to off as $$
declare
	asked boolean := ids is not null or source is not null;
	day timestamptz := least(as_of, now());
	below bigint[];
	points resolved[];
	withholding bigint[] := things_withholding(as_of, ceiling);
	r record;
begin
	if asked then
		below := things_below(ids, as_of, ceiling);
		points := array(select p from resolve(as_of, ceiling, things_around(below || things_naming(ids, source, as_of, ceiling), as_of, ceiling)) p);
	else
		points := array(select p from resolve(as_of, ceiling) p);
	end if;
	-- The planner cannot know how many points there are, and would run joins of thousands as loops in loops.
	if cardinality(points) > 1000 then
		perform set_config('enable_nestloop', 'off', true);
	end if;
	for r in select * from rules where only_rule is null or only_rule in (name, kind) order by place loop
		-- What is missing may be withheld: of what has a part that is not told, nothing is said to be missing.
		return query execute format('select $4, f.subject_id, array_remove(f.concerned, null), f.told, f.claims, f.commands,
				$7 and exists (select from things t where t.id = f.subject_id and $8 && array[t.id, case when t.kind <> ''round'' then coalesce(t.round_id, t.talks_id) end])
			from %I($1, $2, $3) f', r.finder)
			|| case when asked then ' where f.subject_id = any ($5) or f.concerned && $5
				or exists (select from claims c where c.id = any (f.claims) and c.source_id = $6)' else '' end
			using points, day, ceiling, r.name, below, source, r.absence, withholding;
	end loop;
end $$;
comment on function checked(timestamptz, int, bigint[], bigint, text) is
	'What every rule finds as of a time, at or under a marking: all of it, or what concerns some things (with what is part of them) or a source, or by one rule or kind of rules. The sentence is in pieces, every second one a date. Unsure: it says that something is missing which may be withheld';

create view findings with (security_invoker = true) as
select r.name as rule, r.kind, r.place, t.slug as thing, t.label as name, array_to_string(c.told, '') as told, c.claims,
	array(select 'rapporteur ' || m from unnest(c.commands) with ordinality m(m, place) order by place) as commands
from checked() c
join rules r on r.name = c.rule
join things t on t.id = c.subject_id
where not c.unsure;
comment on view findings is 'What a careful reader would ask about the record as it stands, at every marking: a row a finding';
comment on column findings.rule is 'Name of the rule';
comment on column findings.kind is 'What the rule has in common with others';
comment on column findings.place is 'Place of the rule: the most serious first';
comment on column findings.thing is 'Slug of the thing it is about';
comment on column findings.name is 'Its name';
comment on column findings.told is 'What was found, in a sentence; dates are EDTF';
comment on column findings.claims is 'Numbers of the claims behind it';
comment on column findings.commands is 'The commands that would mend it; SOURCE stands for a source';

set local search_path to default;

-- migrate:down
set local search_path to rapporteur, pg_catalog;
drop view findings;
drop function checked(timestamptz, int, bigint[], bigint, text), things_around(bigint[], timestamptz, int),
	things_naming(bigint[], bigint, timestamptz, int), things_below(bigint[], timestamptz, int),
	check_unanswered(resolved[], timestamptz, int), check_single(resolved[], timestamptz, int), check_unsourced(resolved[], timestamptz, int),
	points_resting(resolved[], int), check_expected(resolved[], timestamptz, int), check_not_closed(resolved[], timestamptz, int),
	check_not_opened(resolved[], timestamptz, int), told_ahead(bigint[], date), rounds_passed(resolved[], timestamptz, int),
	check_disputed(resolved[], timestamptz, int),
	check_before_arrival(resolved[], timestamptz, int), check_no_delegation(resolved[], timestamptz, int),
	check_reversed(resolved[], timestamptz, int), check_two_cities(resolved[], timestamptz, int), presence_days(resolved[], timestamptz, int),
	points_told(resolved[], int), claims_behind(bigint[]), claims_ranked(bigint[]), typed_text(text);
drop type found;
drop table rules;
set local search_path to default;
