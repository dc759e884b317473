-- SPDX-License-Identifier: MIT
-- Resolution: what a point says as of a time, under a marking ceiling. One definition, behind every report, the checks on
-- writing and the readers' views.
-- migrate:up
set local search_path to rapporteur, pg_catalog;

create function succession(link text) returns text language sql immutable parallel safe
	return case link when 'renamed to' then 'rename' when 'split into' then 'split' when 'merged into' then 'merger'
		when 'absorbed by' then 'absorption' end;
comment on function succession(text) is 'What happened where one body follows on another by this link; null: the link is none of those';

create function claim_points(claim claims)
returns table (about_id bigint, point text, element text, many boolean,
	value text, value_id bigint, span daterange, amount int4range)
language sql immutable parallel safe
begin atomic
-- Two arrays that run side by side: ten times faster than a row of VALUES for each point.
select
	case when p.point in ('presence', 'level', 'capacity', 'on behalf') then claim.person_id
		when p.point = 'signature' then claim.signatory_id
		when p.point in ('post', 'since', 'until') then claim.body_id
		when p.point = 'link' or p.dated then claim.target_id end,
	p.point,
	case when p.many then p.value when p.point in ('since', 'until') then claim.post end,
	p.many,
	p.value,
	case when p.thing then p.value::bigint end,
	case p.point when 'arrivals' then claim.arrivals_span when 'consultations' then claim.consultations_span
		when 'opening' then claim.opening_span when 'meetings' then claim.meetings_span
		when 'plenary' then claim.plenary_span when 'close' then claim.close_span
		when 'since' then claim.since_span when 'until' then claim.until_span else case when p.dated then claim.occurred_span end end,
	case p.point when 'size' then claim.size_span when 'quantity' then claim.quantity_span end
from (
	select case u.point when 'function' then claim.function when 'day' then 'day of ' || succession(claim.link) else u.point end as point,
		u.value, u.point = 'day' as dated,
		u.point in ('convener', 'includes', 'role', 'insister', 'extent', 'maker', 'post', 'link', 'concerned', 'note')
			or (u.point = 'side' and claim.kind = 'invitation')
			-- A delegation has one head and one chief negotiator; the other functions are sets of people.
			or (u.point = 'function' and claim.function not in ('head', 'chief negotiator')) as many,
		u.point in ('convener', 'mediator', 'venue', 'body', 'includes', 'on behalf', 'function', 'insister', 'maker',
			'concerned', 'issuer') as thing
	from (
		select
			unnest('{state,mandate,convener,mediator,'
				'number,status,format,venue,roster,'
				'arrivals,consultations,opening,meetings,plenary,close,'
				'body,includes,role,side,size,'
				'presence,level,capacity,on behalf,function,'
				'invitation,quantity,issuer,exclusion,insister,ground,extent,'
				'stage,signature,maker,content,publication,'
				'post,since,until,link,day,concerned,note}'::text[]) as point,
			unnest(array[claim.state, claim.mandate, claim.convener_id::text, claim.mediator_id::text,
				claim.number, claim.status, claim.format, claim.venue_id::text, claim.roster,
				claim.arrivals, claim.consultations, claim.opening, claim.meetings, claim.plenary, claim.close,
				case when claim.kind = 'delegation' then claim.body_id::text end, claim.includes_id::text, claim.role, claim.side, claim.size,
				claim.presence, claim.level, claim.capacity, claim.on_behalf_id::text,
					case when claim.function is not null then claim.person_id::text end,
				claim.invitation, claim.quantity, claim.issuer_id::text, claim.exclusion, claim.insister_id::text, claim.ground, claim.extent,
				claim.stage, claim.signature, claim.maker_id::text, claim.content, claim.publication,
				claim.post, claim.since, claim.until, claim.link,
					-- Bodies follow on one another on a day; of other links it is when somebody says so.
					case when succession(claim.link) is not null and not claim.negated then claim.occurred end,
				claim.concerned_id::text, claim.note]) as value) u
	where u.value is not null) p;
end;
comment on function claim_points(claims) is
	'The points that a claim fills, a row each: whom of the subject it is about (a person, signatory, body, target), the value, the element of a set (many), the thing where the value is one, the bounds of a date or count';

create function step_presupposed(step claims, later claims) returns boolean language sql stable parallel safe
	return coalesce(lower(step.occurred_span) <= later.effective, true) and later.effective < step.effective
		and step.reported_at <= later.reported_at and step.person_id is not distinct from later.person_id
		-- A thing has one life cycle: its kind tells which.
		and exists (select from steps s where s.presupposed
			and s.earlier = coalesce(step.status, step.presence, step.invitation, step.exclusion, step.stage)
			and s.later = coalesce(later.status, later.presence, later.invitation, later.exclusion, later.stage));
comment on function step_presupposed(claims, claims) is
	'Whether a later step presupposes one that counts from a day after it only because its day was not told, or vaguely. The later one must have been told no earlier: who told it before knew of another order';

create type resolved as (
	subject_id bigint, about_id bigint, point text, element text, many boolean,
	value text, value_id bigint, span daterange, amount int4range,
	standing text, place bigint, claims bigint[], until date, because text, stated bigint[]);
comment on type resolved is 'One value of one point, as resolve() gives it';

create function resolve_claims(as_of timestamptz, ceiling int, subjects bigint[] default null, read_as bigint[] default null,
	recorded bigint default null, on_day date default null)
returns setof resolved
language sql stable parallel safe
begin atomic
with asked as (
	select distinct on (a.id) a.id, coalesce(a.read_id, a.id) as read_id
	from unnest(coalesce(subjects, array(select t.id from things t)), read_as) with ordinality a(id, read_id, place)
	order by a.id, a.place
), known as materialized ( -- as is the next: these fences halve the time of planning
	select c as claim, a.read_id, s.reliability, coalesce(s.origin_id, s.id) as origin
	from asked a join claims c on c.subject_id = a.id
	left join sources s on s.id = c.source_id
	where c.reported_at <= as_of and c.marking <= ceiling and c.word is distinct from 'retract'
		and (recorded is null or c.id < recorded) and (on_day is null or c.effective <= on_day)
		-- A correction takes a slip off the record at any time asked; a retraction counts from when it was made known,
		-- and only while it has not been taken back itself.
		and not exists (select from claims k where k.concerns_id = c.id and (recorded is null or k.id < recorded)
			and (k.word = 'correct' or (k.reported_at <= as_of and not exists (
				select from claims u where u.concerns_id = k.id and u.reported_at <= as_of
					and (recorded is null or u.id < recorded)))))
), presupposed as (
	select (x.claim).id, min((l.claim).effective) as before
	from known x join known l on l.read_id = x.read_id
	where (x.claim).closes = 'step' and (l.claim).closes <> 'nothing' and step_presupposed(x.claim, l.claim)
	group by (x.claim).id
), said as materialized (
	-- One row for each point a claim fills. Sets (many) are resolved value by value: the value is the element, and
	-- what is resolved is whether it is in or out.
	select k.read_id as subject_id, v.about_id, v.point, v.element, v.many,
		case when not v.many then v.value when (k.claim).negated then 'out' else 'in' end as value,
		v.value_id, v.span, v.amount,
		case when v.many then case when (k.claim).negated then 'out' else 'in' end
			when d.denied then 'not ' || v.value when v.span is not null and position('/' in v.value) > 0 then edtf_same(v.value)
			else coalesce(v.span::text, v.amount::text, v.value) end as same,
		d.denied,
		least(case when d.state then p.before end, (k.claim).effective) as effective,
		d.state and p.before is not null as presupposed,
		(k.claim).reported_at, state_place(v.point, v.value) as step, (k.claim).id,
		(k.claim).closes = 'all' as superseding,
		(k.claim).closes = 'all' or ((k.claim).closes = 'step' and d.state) as closing,
		(k.claim).closes = 'nothing' and d.state as no_step,
		v.many and not (k.claim).negated and (k.claim).closes = 'all' as replaces,
		(k.claim).preferred, (k.claim).because, k.origin,
		array_position('{1,2,3,6,4,5}'::smallint[], coalesce((k.claim).credibility, 6::smallint)) as credibility,
		array_position('{A,B,C,F,D,E}'::text[], coalesce(k.reliability, 'F')) as reliability
	from known k left join presupposed p on p.id = (k.claim).id, lateral claim_points(k.claim) v,
		-- Who is taken out as head or chief negotiator leaves none: a denial ends what held, and is a value only beside
		-- another claim that the person is.
		lateral (select (k.claim).negated and v.point in ('head', 'chief negotiator') as denied,
			v.point in ('status', 'presence', 'invitation', 'exclusion', 'stage') as state) d
), placed as (
	-- Of one moment, what somebody says to supersede comes after all that was entered before it.
	select s.*, count(*) filter (where s.superseding) over (partition by s.subject_id, s.about_id, s.point, s.element,
		s.effective, s.reported_at order by s.id) as wave
	from said s
), ordered as (
	-- Latest first: by the day it counts from (a step that a later one presupposes, before all of that one's day), then by
	-- when it was reported, by the life cycle, by number. Superseding claims that follow one another with the same value are
	-- one change, dated by the first of them: it turns the point. So does the first who says the word where steps alone came
	-- before.
	select p.*, row_number() over latest as turn,
		p.closing and (p.same is distinct from lead(p.same) over changes
			or (p.superseding and not lead(p.superseding) over changes)) as turning
	from placed p
	window latest as (partition by p.subject_id, p.about_id, p.point, p.element
			order by p.effective desc, p.presupposed, p.reported_at desc, p.wave desc, p.step desc, p.id desc),
		changes as (partition by p.subject_id, p.about_id, p.point, p.element, p.closing
			order by p.effective desc, p.presupposed, p.reported_at desc, p.wave desc, p.step desc, p.id desc)
), governed as (
	select o.*, array_agg(o.turn) filter (where o.turning) over point as turns,
		array_agg(o.same) filter (where o.turning) over point as turned_to,
		array_agg(o.superseding) filter (where o.turning) over point as turned_by_word,
		array_agg(o.effective) filter (where o.turning) over point as turned_on,
		array_agg(o.reported_at) filter (where o.turning) over point as turned_at,
		array_agg(o.id) filter (where o.turning) over point as turned_by,
		array_agg(o.effective) filter (where o.replaces) over point as named_on,
		array_agg(o.reported_at) filter (where o.replaces) over point as named_at,
		array_agg(o.effective) filter (where o.replaces) over whole as replaced_on,
		array_agg(o.reported_at) filter (where o.replaces) over whole as replaced_at
	from ordered o
	window point as (partition by o.subject_id, o.about_id, o.point, o.element),
		whole as (partition by o.subject_id, o.about_id, o.point)
), settled as (
	-- What counts from before the last change is past, and so is what was reported before the last of which somebody said
	-- that the world changed: a step ends only what it follows, and of a state that was told against the life cycle only
	-- one that leads to it, in whichever order the two were entered. The life cycle orders the changes of one moment; of
	-- what changes nothing, that is past which was entered before. It ended with the first of the changes, from the last back, by
	-- which it is past; one to the same value ends nothing. A set said anew ends what was said of all that it does not name.
	select g.*, u.until from governed g, lateral (select least(
		case when g.turns is not null then (
			select (array_agg(h.effective order by h.turn desc) filter (where h.same <> g.same))[1]
			from (select t.*, bool_and(case when g.closing then t.turn < g.turn
						else (g.effective, g.reported_at, g.id) < (t.effective, t.reported_at, t.id) end
						and (t.by_word or not g.no_step or t.same = g.same or exists (select from steps n
							where (n.point, n.earlier, n.later) = (g.point, g.same, t.same)))) over (order by t.turn) as follows,
					t.by_word and bool_and(not t.by_word or (not g.closing and g.reported_at < t.reported_at))
						over (order by t.turn) as made_known_since
				from unnest(g.turns, g.turned_to, g.turned_by_word, g.turned_on, g.turned_at, g.turned_by)
					t(turn, same, by_word, effective, reported_at, id)) h
			where h.follows or h.made_known_since) end,
		case when g.replaced_on is not null then (
			select min(h.effective)
			from (select t.*, bool_and(g.effective < t.effective or g.reported_at < t.reported_at)
					over (order by t.effective desc, t.reported_at desc) as closed
				from unnest(g.replaced_on, g.replaced_at) t(effective, reported_at)
				where g.value = 'out' or not exists (select from unnest(g.named_on, g.named_at) n(effective, reported_at)
					where (n.effective, n.reported_at) = (t.effective, t.reported_at))) h
			where h.closed) end) as until offset 0) u -- else it is worked out wherever it is read
), compared as (
	select s.*,
		array_agg(s.same) filter (where s.until is null) over point as held,
		array_agg(s.value) filter (where s.until is null and s.span is not null) over point as dates,
		array_agg(s.amount) filter (where s.until is null and s.amount is not null) over point as amounts
	from settled s
	window point as (partition by s.subject_id, s.about_id, s.point, s.element)
), supporting as (
	-- A value whose bounds contain those of others supports the narrowest of them.
	select c.*, unnest(case
		when c.until is not null then array[c.same]
		when cardinality(c.dates) > 1 then (
			select coalesce(array_agg(distinct edtf_same(n)), array[c.same]) from unnest(c.dates) n
			where edtf_narrows(n, c.value) and not exists (select from unnest(c.dates) m where edtf_narrows(m, n)))
		when cardinality(c.amounts) > 1 then (
			select coalesce(array_agg(distinct n::text), array[c.same]) from unnest(c.amounts) n
			where n <@ c.amount and n <> c.amount and not exists (select from unnest(c.amounts) m where m <@ n and m <> n))
		else array[c.same] end) as supports
	from compared c
	where not c.denied or (c.until is null and c.value = any (c.held))
), valued as (
	-- What stood, gave way and stood again is told each time.
	select subject_id, about_id, point, element, many, supports, until,
		-- Of several ways to write one date or number, the one that says most stands.
		(array_agg(case when denied then 'nobody' else value end
			order by position('T' in value) > 0 desc, value ~ '[?~%]', id) filter (where same = supports))[1] as value,
		min(value_id) filter (where not denied) as value_id,
		(array_agg(span) filter (where same = supports))[1] as span,
		(array_agg(amount) filter (where same = supports))[1] as amount,
		-- Ranked by who states it; who is vaguer adds to the origins only.
		bool_or(preferred) filter (where same = supports) as preferred,
		min(credibility) filter (where same = supports) as credibility,
		min(reliability) filter (where same = supports) as reliability,
		count(distinct origin) as origins, max(reported_at) filter (where same = supports) as latest,
		min(id) filter (where same = supports) as first_id, min(turn) filter (where same = supports) as turn,
		array_agg(id order by same <> supports, turn desc) as claims,
		array_agg(id order by turn desc) filter (where same = supports) as stated,
		(array_agg(because order by turn) filter (where because is not null))[1] as because
	from supporting group by subject_id, about_id, point, element, many, supports, until
)
select v.subject_id, v.about_id, v.point, v.element, v.many, v.value, v.value_id, v.span, v.amount,
	case when v.until is null then 'holds' else 'was' end,
	row_number() over (partition by v.subject_id, v.about_id, v.point, v.element, v.until is null
		order by v.until desc, case when v.until is not null then v.turn end,
			v.preferred desc, v.credibility, v.reliability, v.origins desc, v.latest desc, v.first_id),
	v.claims, v.until, v.because, v.stated
from valued v;
end;
comment on function resolve_claims(timestamptz, int, bigint[], bigint[], bigint, date) is
	'What every point of the subjects (null: of everything) says as of a time, at or under a marking: one row for each value that holds (place 1 is the value, more than one is a dispute) or was (place 1 the latest), with its claims, and which of them state it themselves rather than a vaguer one. In a set (many) each element has rows of its own, in or out. read_as, parallel to subjects, reads the claims of one subject under another; recorded leaves out the claims from that number on: as the record stood before it; on_day leaves out what came about after that day: as things stood on it';

create function claim_said(claim claims) returns jsonb language sql immutable parallel safe
begin atomic
select jsonb_object_agg(e.key, e.value) from jsonb_each(to_jsonb(claim)) e
where e.value <> 'null' and e.key !~ '_span$' and e.key <> all ('{id,kind,scope_id,revision,written,closes,negated,preferred,effective,'
	'reported_at,known_by,marking,source_id,passage_id,words}');
end;
comment on function claim_said(claims) is
	'What a claim says, without source, times and what is computed: two claims that say the same are equal in it';

create function claim_past(bigint) returns boolean language plpgsql stable set search_path to rapporteur, pg_catalog as $$
begin
	return exists (select from claims c, lateral resolve('infinity', 4, array[c.subject_id]) r
		where c.id = $1 and r.standing = 'was' and $1 = any (r.claims));
end $$;
comment on function claim_past(bigint) is 'Whether something that the claim says is past by now';

create function claim_concerned(claim claims) returns claims language plpgsql stable
	set search_path to rapporteur, pg_catalog as $$
declare
	concerned claims;
	other bigint;
begin
	select * into concerned from claims where id = claim.concerns_id;
	if not found then
		raise exception using errcode = 'RA001', message = format('there is no claim %s', claim.concerns_id);
	end if;
	select k.id into other from claims k where k.concerns_id = concerned.id and k.word = 'correct';
	if found then
		raise exception using errcode = 'RA005', message = format('claim %s has been corrected already', concerned.id),
			hint = format('%s claim %s instead', claim.word, other);
	end if;
	select k.id into other from claims k where k.concerns_id = concerned.id and k.word = 'retract'
		and not exists (select from claims u where u.concerns_id = k.id);
	if found and claim.word = 'retract' then
		raise exception using errcode = 'RA005', message = format('claim %s has been retracted already', concerned.id),
			hint = format('retract claim %s to take that back', other);
	elsif found then
		raise exception using errcode = 'RA005', message = format('claim %s was retracted by claim %s', concerned.id, other),
			hint = format('retract claim %s first, then correct claim %s', other, concerned.id);
	elsif concerned.word = 'retract' and claim.word = 'correct' then
		raise exception using errcode = 'RA003', message = format('claim %s is a retraction and cannot be corrected', concerned.id),
			hint = format('retract claim %s to take it back, then retract claim %s again', concerned.id, concerned.concerns_id);
	elsif concerned.word = 'retract' then
		select k.concerns_id into other from claims k where k.id = concerned.concerns_id and k.word = 'retract';
		if found then
			raise exception using errcode = 'RA003', message = format('claim %s took back a retraction', concerned.id),
				hint = format('retract claim %s again', other);
		end if;
	end if;
	return concerned;
end $$;
comment on function claim_concerned(claims) is
	'The claim that a new correction or retraction concerns; refuses one that was corrected or retracted already, and retractions of the third degree';

create function claim_reported(claim claims, source sources, passage passages) returns claims language plpgsql stable
	set search_path to rapporteur, pg_catalog as $$
declare
	zone text := base_zone();
	published timestamptz := time_of(source.published, zone);
	recorded timestamptz;
	day date;
	span daterange := edtf_span(claim.occurred);
begin
	if claim.reported_at is not null then
		claim.known_by := coalesce(claim.known_by, 'given');
	elsif passage.at is not null then
		claim.reported_at := passage.at;
		claim.known_by := 'passage';
	else
		-- All claims of one command became known at one moment; one that is not entered is asked about now.
		select r.at into recorded from revisions r where r.number = recorded_first(claim.id, claim.revision);
		claim.reported_at := least(published, coalesce(recorded, clock_timestamp()));
		claim.known_by := case when published < 'infinity' then 'source' else 'recorded' end;
	end if;
	if claim.reported_at > clock_timestamp() then
		raise exception using errcode = 'RA003', message = format('nothing can have been reported on %s: that time has not come',
			to_char(claim.reported_at at time zone zone, 'YYYY-MM-DD HH24:MI')), hint = 'give the time at which the source said it with --reported';
	end if;
	day := (claim.reported_at at time zone zone)::date;
	if (case when claim.occurred ~ '^[^/[]*T' then time_of(claim.occurred, zone) > claim.reported_at else lower(span) > day end) then
		raise exception using errcode = 'RA003',
			message = format('%s lies after %s, when it was reported', claim.occurred,
				case when claim.occurred ~ 'T' then time_text(claim.reported_at, zone) else day::text end),
			hint = 'a date ahead goes into the claim itself (round schedule); --on is when the thing said came about';
	end if;
	claim.effective := least(edtf_latest(span), day);
	return claim;
end $$;
comment on function claim_reported(claims, sources, passages) is
	'The claim with the time at which it became known and the day from which it counts; refuses times to come';

create function claim_kinds(claim claims) returns void language plpgsql stable
	set search_path to rapporteur, pg_catalog as $$
declare
	wrong record;
begin
	select t.slug, t.kind, r.part into wrong
	from (values (claim.venue_id, '{venue}'::text[], 'the venue'), (claim.person_id, '{person}', 'somebody in a delegation'),
		(claim.body_id, '{actor}', 'the body'), (claim.includes_id, '{actor}', 'a body inside a delegation'),
		(claim.on_behalf_id, '{actor}', 'the one on whose behalf'), (claim.convener_id, '{actor,person}', 'a convener'),
		(claim.mediator_id, '{actor,person}', 'the mediator'), (claim.issuer_id, '{actor,person}', 'the one who invites'),
		(claim.insister_id, '{actor,person}', 'the one who insists'), (claim.maker_id, '{actor,person}', 'the one who proposes'),
		(claim.signatory_id, '{actor,person}', 'the one who signs'), (claim.concerned_id, '{actor,person}', 'the one concerned'),
		(claim.attributed_id, '{actor,person}', 'the one who said it'), (claim.principal_id, '{actor,person}', 'the one for whom it was said'),
		(claim.target_id, null, 'what the link leads to'), (claim.scope_id, null, 'what it bears on'))
		r(id, kinds, part)
	left join things t on t.id = r.id
	where r.id is not null and (t.id is null or t.kind <> all (r.kinds)) limit 1;
	if found and wrong.slug is null then
		raise exception using errcode = 'RA001', message = format('%s named here is not in the record', wrong.part);
	elsif found then
		raise exception using errcode = 'RA003', message = format('%s is a thing of kind %s, and cannot be %s', wrong.slug, wrong.kind, wrong.part);
	end if;
	select s.slug as subject, s.kind as subject_kind, t.slug as target, t.kind as target_kind into wrong
	from things s, things t
	where s.id = claim.subject_id and t.id = claim.target_id
		and not exists (select from relations r where r.link = claim.link and r.subject = s.kind and r.target = t.kind);
	if found then
		raise exception using errcode = 'RA003',
			message = format('%s is a thing of kind %s, and %s of kind %s: %L is said of no such two', wrong.subject,
				wrong.subject_kind, wrong.target, wrong.target_kind, claim.link),
			hint = (select format('%L joins %s', claim.link, string_agg(w.pairs, '; ' order by w.pairs))
				from (select format('%s to %s', string_agg(v.subject, ' or ' order by v.subject), v.targets) as pairs
					from (select r.subject, string_agg(r.target, ' or ' order by r.target) as targets
						from relations r where r.link = claim.link group by r.subject) v
					group by v.targets) w);
	end if;
end $$;
comment on function claim_kinds(claims) is 'Refuses a claim that names a thing of a kind that cannot have that part, no person is a venue, and a link between kinds that it does not join';

create function claim_complete() returns trigger language plpgsql set search_path to rapporteur, pg_catalog as $$
declare
	marking_asked boolean := new.marking is not null;
	concerned claims;
	subject things;
	source sources;
	passage passages;
	elsewhere boolean;
begin
	if new.word in ('correct', 'retract') and new.concerns_id is not null then
		concerned := claim_concerned(new);
		new.subject_id := concerned.subject_id;
		new.scope_id := coalesce(new.scope_id, concerned.scope_id);
	end if;
	if new.word = 'correct' and new.concerns_id is not null then
		-- The correction takes over everything that it does not say itself or leave out; when it became known, and where
		-- in the source, only while the source stays the same.
		elsewhere := coalesce(new.source_id, concerned.source_id) is distinct from concerned.source_id
			or coalesce(new.passage_id, concerned.passage_id) is distinct from concerned.passage_id;
		new := jsonb_populate_record(null::claims,
			(to_jsonb(concerned) - 'omits' - coalesce(new.omits, '{}')
				- case when elsewhere then '{passage_id,locator}'::text[] else '{}' end
				- case when new.reported_at is not null then '{known_by}'::text[]
					when elsewhere and concerned.known_by <> 'given' then '{reported_at,known_by}' else '{}' end)
			|| jsonb_strip_nulls(to_jsonb(new)));
	end if;
	select * into strict subject from things where id = new.subject_id;
	select * into source from sources where id = new.source_id;
	select * into passage from passages where id = new.passage_id;
	new.kind := subject.kind;
	new.scope_id := coalesce(new.scope_id, case when subject.kind in ('talks', 'round') then subject.id
		else coalesce(subject.round_id, subject.talks_id, subject.id) end);
	new := claim_reported(new, source, passage);
	perform claim_kinds(new);
	-- Not there, or not for this writer to see: nothing tells the one from the other.
	if new.source_id is not null and source.id is null or new.passage_id is not null and passage.id is null then
		raise exception using errcode = 'RA001', message = 'the source named here, or its passage, is not in the record';
	end if;
	new.marking := greatest(new.marking, source.marking, passage.marking, concerned.marking, 0);
	if new.marking <> subject.marking then
		new.marking := greatest(new.marking, thing_told(subject, new.marking, marking_asked));
	end if;
	new.negated := coalesce(new.negated, false);
	new.preferred := coalesce(new.preferred, false);
	if new.word = 'retract' and new.reported_at < concerned.reported_at then
		raise exception using errcode = 'RA003', message = format('claim %s was made known on %s: nobody can have taken it back on %s',
				concerned.id, to_char(concerned.reported_at at time zone base_zone(), 'YYYY-MM-DD HH24:MI'),
				to_char(new.reported_at at time zone base_zone(), 'YYYY-MM-DD HH24:MI')),
			hint = 'give the time at which it was taken back with --reported' || case when concerned.word is distinct from 'retract'
				then format('; if the claim was known earlier: rapporteur claim correct %s reported=TIME', concerned.id) else '' end;
	end if;
	if new.word = 'supersede' and new.closes = 'step' and not claim_by_nature(new) then
		new.word := null;
		new.closes := 'nothing';
	elsif new.word = 'supersede' then
		new.closes := 'all';
	end if;
	new.closes := coalesce(new.closes, case when new.word is null then claim_step(new) end, 'nothing');
	return new;
end $$;
comment on function claim_complete() is
	'Fills what the writer left out of a new claim: all that a correction takes over, kind, scope, when it was reported, the day it counts from, marking, and whether a later step of a life cycle closes what held before. A claim with supersede and closes step is a change by nature: it supersedes where it is a step of its life cycle, and else says no word';

-- To plan resolve_claims() takes longer than to run it: planned once a session, a load of claims takes a third of the time.
create function states_against(claim claims) returns table (point text, value text, claims bigint[], follows boolean)
language plpgsql stable set search_path to rapporteur, pg_catalog set plan_cache_mode to force_generic_plan as $$
declare
	stated record;
	next date;
begin
	select p.point, p.value into stated from (values ('status', claim.status), ('presence', claim.presence),
		('invitation', claim.invitation), ('exclusion', claim.exclusion), ('stage', claim.stage)) p(point, value)
	where p.value is not null;
	-- The first state that anyone tells needs no resolving.
	if not found or not exists (select from claims c
		where c.subject_id = claim.subject_id and c.person_id is not distinct from claim.person_id and c.id is distinct from claim.id
			and num_nonnulls(c.status, c.presence, c.invitation, c.exclusion, c.stage) > 0) then
		return;
	end if;
	-- Always from the claims themselves: rows of the same statement count already, and a ready-made resolution lacks them.
	select min(c.effective) into next from claims c
	where c.subject_id = claim.subject_id and c.effective > claim.effective and c.reported_at <= claim.reported_at
		and c.closes <> 'nothing' and not step_presupposed(c, claim) and c.id = any (array(
			select unnest(r.claims) from resolve_claims(claim.reported_at, 4, array[claim.subject_id]) r
			where r.point = stated.point and r.about_id is not distinct from claim.person_id));
	return query
	select stated.point, r.value, r.claims, d.follows
	from (values (case when next is not null then claim.effective end, false), (next, true)) d(day, follows),
		lateral resolve_claims(claim.reported_at, 4, array[claim.subject_id], on_day => d.day) r
	where (d.day is not null or not d.follows)
		and r.point = stated.point and r.about_id is not distinct from claim.person_id and r.standing = 'holds'
		and r.value <> stated.value
		and not exists (select from steps s where s.point = stated.point
			and (s.earlier, s.later) = (case when d.follows then (stated.value, r.value) else (r.value, stated.value) end))
		-- Of one moment, what the life cycle puts before the last step is past.
		and not exists (select from claims c join steps s on s.point = stated.point and s.earlier = stated.value and s.later = r.value
			where c.id = any (r.claims) and c.closes <> 'nothing'
				and (c.effective, c.reported_at) = (claim.effective, claim.reported_at))
		-- Nor is it against one that presupposes it.
		and not exists (select from claims c where c.id = any (r.claims) and c.closes <> 'nothing' and step_presupposed(claim, c));
end $$;
comment on function states_against(claims) is
	'The states with which that of a claim breaks a life cycle, by what was known when it was made known: those that held on its day of which it is no later step, and where a later step has closed it since, what that one says (follows) and does not come after it';

create function claim_step(claim claims) returns text language plpgsql stable
	set search_path to rapporteur, pg_catalog as $$
begin
	if num_nonnulls(claim.status, claim.presence, claim.invitation, claim.exclusion, claim.stage) > 0
		and not exists (select from states_against(claim)) then
		return 'step';
	end if;
	return null;
end $$;
comment on function claim_step(claims) is
	'step where a new claim carries on a life cycle by itself: its first state, the same, a later step of all that held on its day, with which nothing breaks that is known to have followed; null where it says nothing of one or would break with what is known';

create function claim_by_nature(claim claims) returns boolean language plpgsql stable
	set search_path to rapporteur, pg_catalog as $$
begin
	-- A round moved to a day is put off as one without a day is; what follows is of the round, not of its being put off.
	if claim.kind = 'round' and claim.status is null then
		claim.status := 'postponed';
		return not exists (select from states_against(claim) a where not a.follows);
	end if;
	return num_nonnulls(claim.status, claim.presence, claim.invitation, claim.exclusion, claim.stage) = 0
		or claim_step(claim) is not null;
end $$;
comment on function claim_by_nature(claims) is
	'Whether a change may supersede by its nature alone: it speaks of no life cycle, or it is a step of it';
create trigger claim_complete before insert on claims for each row when (not restoring()) execute function claim_complete();

create function claim_holds(bigint, as_of timestamptz, ceiling int) returns boolean language plpgsql stable
	set search_path to rapporteur, pg_catalog as $$
begin
	return exists (select from claims c, lateral resolve(as_of, ceiling, array[c.subject_id]) r
		where c.id = $1 and r.standing = 'holds' and r.place = 1 and $1 = any (r.claims));
end $$;
comment on function claim_holds(bigint, timestamptz, int) is
	'Whether something that the claim says holds as of a time, at or under a marking, and is not outranked by another value';

set local search_path to default;

-- migrate:down
set local search_path to rapporteur, pg_catalog;
drop trigger claim_complete on claims;
drop function claim_holds(bigint, timestamptz, int), claim_complete(), claim_by_nature(claims), claim_step(claims), states_against(claims), claim_reported(claims, sources, passages),
	claim_concerned(claims), claim_kinds(claims), claim_past(bigint), claim_said(claims), step_presupposed(claims, claims),
	resolve_claims(timestamptz, int, bigint[], bigint[], bigint, date), claim_points(claims), succession(text);
drop type resolved;
set local search_path to default;
