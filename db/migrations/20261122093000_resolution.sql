-- SPDX-License-Identifier: MIT
-- Resolution: what a point says as of a time, under a marking ceiling. One definition, used by every report, by the
-- checks on writing and by the readers' views.
-- migrate:up
set local search_path to rapporteur, pg_catalog;

create function claim_points(claim claims)
returns table (about_id bigint, point text, element text, many boolean,
	value text, value_id bigint, span daterange, amount int4range)
language sql immutable parallel safe
begin atomic
select v.* from (values
	(null::bigint, 'state', null::text, false, claim.state, null::bigint, null::daterange, null::int4range),
	(null, 'mandate', null, false, claim.mandate, null, null, null),
	(null, 'convener', claim.convener_id::text, true, claim.convener_id::text, claim.convener_id, null, null),
	(null, 'mediator', null, false, claim.mediator_id::text, claim.mediator_id, null, null),
	(null, 'number', null, false, claim.number, null, null, null),
	(null, 'status', null, false, claim.status, null, null, null),
	(null, 'format', null, false, claim.format, null, null, null),
	(null, 'venue', null, false, claim.venue_id::text, claim.venue_id, null, null),
	(null, 'arrivals', null, false, claim.arrivals, null, claim.arrivals_span, null),
	(null, 'consultations', null, false, claim.consultations, null, claim.consultations_span, null),
	(null, 'opening', null, false, claim.opening, null, claim.opening_span, null),
	(null, 'meetings', null, false, claim.meetings, null, claim.meetings_span, null),
	(null, 'plenary', null, false, claim.plenary, null, claim.plenary_span, null),
	(null, 'close', null, false, claim.close, null, claim.close_span, null),
	(null, 'roster', null, false, claim.roster, null, null, null),
	(null, 'body', null, false, case when claim.kind = 'delegation' then claim.body_id::text end, claim.body_id, null, null),
	(null, 'member', claim.member_id::text, true, claim.member_id::text, claim.member_id, null, null),
	(null, 'role', claim.role, true, claim.role, null, null, null),
	(null, 'side', case when claim.kind = 'invitation' then claim.side end, claim.kind = 'invitation', claim.side, null, null, null),
	(claim.person_id, 'presence', null, false, claim.presence, null, null, null),
	(claim.person_id, 'level', null, false, claim.level, null, null, null),
	(claim.person_id, 'capacity', null, false, claim.capacity, null, null, null),
	(claim.person_id, 'on behalf', null, false, claim.on_behalf_id::text, claim.on_behalf_id, null, null),
	-- A delegation has one head and one chief negotiator; the other functions are sets of people.
	(null, claim.function, case when claim.function not in ('head', 'chief negotiator') then claim.person_id::text end,
		claim.function not in ('head', 'chief negotiator'), case when claim.function is not null then claim.person_id::text end,
		claim.person_id, null, null),
	(null, 'size', null, false, claim.size, null, null, claim.size_span),
	(null, 'invitation', null, false, claim.invitation, null, null, null),
	(null, 'quantity', null, false, claim.quantity, null, null, claim.quantity_span),
	(null, 'exclusion', null, false, claim.exclusion, null, null, null),
	(null, 'insister', claim.insister_id::text, true, claim.insister_id::text, claim.insister_id, null, null),
	(null, 'ground', null, false, claim.ground, null, null, null),
	(null, 'extent', claim.extent, true, claim.extent, null, null, null),
	(null, 'stage', null, false, claim.stage, null, null, null),
	(claim.signatory_id, 'signature', null, false, claim.signature, null, null, null),
	(null, 'maker', claim.maker_id::text, true, claim.maker_id::text, claim.maker_id, null, null),
	(null, 'content', null, false, claim.content, null, null, null),
	(null, 'publication', null, false, claim.publication, null, null, null),
	(claim.body_id, 'post', claim.post, true, claim.post, null, null, null),
	(claim.body_id, 'since', claim.post, false, claim.since, null, claim.since_span, null),
	(claim.body_id, 'until', claim.post, false, claim.until, null, claim.until_span, null),
	(claim.target_id, 'link', claim.link, true, claim.link, null, null, null),
	(null, 'concerned', claim.concerned_id::text, true, claim.concerned_id::text, claim.concerned_id, null, null),
	(null, 'note', claim.note, true, claim.note, null, null, null)
) v(about_id, point, element, many, value, value_id, span, amount)
where v.value is not null;
end;
comment on function claim_points(claims) is
	'The points that a claim fills, a row each: whom of the subject it is about (a person, signatory, body, target), the value, the element of a set (many), the thing where the value is one, the bounds of a date or count';

create function resolve(as_of timestamptz, ceiling smallint, subjects bigint[] default null, read_as bigint[] default null,
	recorded bigint default null)
returns table (
	subject_id bigint, about_id bigint, point text, element text, many boolean,
	value text, value_id bigint, span daterange, amount int4range,
	standing text, place bigint, claims bigint[], until date, because text)
language sql stable parallel safe
begin atomic
with known as (
	select c.*, c as claim, s.reliability, coalesce(s.origin_id, s.id) as origin,
		coalesce(read_as[array_position(subjects, c.subject_id)], c.subject_id) as read_id
	from claims c left join sources s on s.id = c.source_id
	where (subjects is null or c.subject_id = any (subjects))
		and c.reported_at <= as_of and c.marking <= ceiling and c.word is distinct from 'retract'
		and (recorded is null or c.id < recorded)
		-- A correction takes a slip off the record at any time asked; a retraction counts from when it was made known,
		-- and only while it has not been taken back itself.
		and not exists (select from claims k where k.concerns_id = c.id and (recorded is null or k.id < recorded)
			and (k.word = 'correct' or (k.reported_at <= as_of and not exists (
				select from claims u where u.concerns_id = k.id and u.reported_at <= as_of
					and (recorded is null or u.id < recorded)))))
), said as (
	-- One row for each point a claim fills. Sets (many) are resolved value by value: the value is the element, and
	-- what is resolved is whether it is in or out.
	select k.read_id as subject_id, v.about_id, v.point, v.element, v.many,
		case when v.many then case when k.negated then 'out' else 'in' end else v.value end as value,
		v.value_id, v.span, v.amount,
		case when v.many then case when k.negated then 'out' else 'in' end
			else case when k.negated and v.point = k.function then 'not ' else '' end || coalesce(v.span::text, v.amount::text, v.value) end as same,
		-- Who is taken out as head or chief negotiator leaves none: a denial ends what held, and is no value itself.
		k.negated and not v.many and v.point = k.function as denied,
		array[extract(epoch from k.effective)::float8, extract(epoch from k.reported_at)::float8,
			state_place(v.point, v.value), k.id::float8] as moment,
		k.closes = 'all' or (k.closes = 'step' and life_cycle(v.point) is not null) as closing,
		k.negated, k.id, k.effective, k.reported_at, k.preferred, k.because, k.origin,
		array_position('{1,2,3,6,4,5}'::smallint[], coalesce(k.credibility, 6::smallint)) as credibility,
		array_position('{A,B,C,F,D,E}'::text[], coalesce(k.reliability, 'F')) as reliability
	from known k, lateral claim_points(k.claim) v
), governed as (
	-- The superseding claim with the latest effective time governs its point. For a set, the latest superseding claim
	-- that puts a value in also ends all values said before it.
	select s.*,
		first_value(s.closing) over latest as governs,
		first_value(s.moment) over latest as cut,
		first_value(s.same) over latest as cut_same,
		case when s.many then max(case when s.closing and not s.negated then s.moment[1:2] end)
			over (partition by s.subject_id, s.about_id, s.point) end as set_cut,
		min(case when s.closing then s.moment end) over (partition by s.subject_id, s.about_id, s.point, s.element
			order by s.moment rows between 1 following and unbounded following) as closed_by
	from said s
	window latest as (partition by s.subject_id, s.about_id, s.point, s.element order by s.closing desc, s.moment desc)
), runs as (
	-- Superseding claims that follow one another with the governing value are one change, which began with the first.
	select g.*, max(case when g.closing and g.same <> g.cut_same then g.moment end)
		over (partition by g.subject_id, g.about_id, g.point, g.element) as other_cut
	from governed g
), dated as (
	select r.*, min(case when r.closing and r.same = r.cut_same and (r.other_cut is null or r.moment > r.other_cut) then r.moment end)
		over (partition by r.subject_id, r.about_id, r.point, r.element) as run_cut
	from runs r
), settled as (
	select d.*, coalesce(d.set_cut[1] > d.moment[1] or d.set_cut[2] > d.moment[2], false)
		or (d.governs
			and (d.moment[1] < d.cut[1] or d.moment[2] < d.cut[2] or d.moment < d.cut)
			and not (d.same = d.cut_same
				and d.moment[1] >= d.run_cut[1] and d.moment[2] >= d.run_cut[2] and d.moment >= d.run_cut)) as past
	from dated d
), valued as (
	select subject_id, about_id, point, element, many, same, denied, past,
		-- Of several ways to write one date or number, the one that says most stands.
		(array_agg(value order by position('T' in value) > 0 desc, value ~ '[?~%]', id))[1] as value,
		min(value_id) as value_id, (array_agg(span))[1] as span, (array_agg(amount))[1] as amount,
		bool_or(preferred) as preferred, min(credibility) as credibility, min(reliability) as reliability,
		count(distinct origin) as origins, max(reported_at) as latest, min(id) as first_id, max(moment) as last_moment,
		array_agg(id order by moment) as claims,
		(array_agg((coalesce(closed_by, cut))[1] order by moment desc))[1] as closed_on,
		(array_agg(because order by moment desc) filter (where because is not null))[1] as because
	from settled group by subject_id, about_id, point, element, many, same, denied, past
), gathered as (
	select v.*, bool_or(not v.past) over (partition by v.subject_id, v.about_id, v.point, v.element, v.same) as still,
		array_agg(case when not v.past then v.span end) over point as spans,
		array_agg(case when not v.past then v.amount end) over point as amounts
	from valued v
	window point as (partition by v.subject_id, v.about_id, v.point, v.element)
), compared as (
	-- A vaguer value supports a narrower one that its bounds contain.
	select g.*, not g.past and (
		exists (select from unnest(g.spans) n where n <@ g.span and n <> g.span)
		or exists (select from unnest(g.amounts) n where n <@ g.amount and n <> g.amount)) as vague
	from gathered g
)
select c.subject_id, c.about_id, c.point, c.element, c.many, c.value, c.value_id, c.span, c.amount,
	case when c.past then 'was' else 'holds' end,
	row_number() over (partition by c.subject_id, c.about_id, c.point, c.element, c.past
		order by case when c.past then c.last_moment end desc,
			c.preferred desc, c.credibility, c.reliability, c.origins desc, c.latest desc, c.first_id),
	case when cardinality(c.spans) > 1 and num_nonnulls(c.span, c.amount) > 0 and not c.past then c.claims || array(
		select unnest(v.claims) from compared v
		where v.vague and v.subject_id = c.subject_id and v.about_id is not distinct from c.about_id
			and v.point = c.point and v.element is not distinct from c.element
			and (c.span <@ v.span or c.amount <@ v.amount)) else c.claims end,
	case when c.past then (to_timestamp(c.closed_on) at time zone 'UTC')::date end,
	c.because
from compared c
where not c.vague and not c.denied and (not c.past or not c.still);
end;
comment on function resolve(timestamptz, smallint, bigint[], bigint[], bigint) is
	'What every point of the subjects (null: of everything) says as of a time, at or under a marking: one row for each value that holds (place 1 is the value, more than one is a dispute) or was (place 1 the latest), with its claims. In a set (many) each element has rows of its own, in or out. read_as, parallel to subjects, reads the claims of one subject under another; recorded leaves out the claims from that number on: as the record stood before it';

create function claim_said(claim claims) returns jsonb language sql immutable parallel safe
begin atomic
select jsonb_object_agg(e.key, e.value) from jsonb_each(to_jsonb(claim)) e
where e.value <> 'null' and e.key !~ '_span$' and e.key <> all ('{id,kind,scope_id,revision,closes,negated,preferred,effective,'
	'reported_at,known_by,marking,source_id,passage_id}');
end;
comment on function claim_said(claims) is
	'What a claim says, without source, times and what is computed: two claims that say the same are equal in it';

create function claim_past(bigint) returns boolean language plpgsql stable set search_path to rapporteur, pg_catalog as $$
begin
	return exists (select from claims c, lateral resolve('infinity', 4::smallint, array[c.subject_id]) r
		where c.id = $1 and r.standing = 'was' and $1 = any (r.claims));
end $$;
comment on function claim_past(bigint) is 'Whether something that the claim says is past by now';

create function claim_complete() returns trigger language plpgsql set search_path to rapporteur, pg_catalog as $$
declare
	old_claim claims;
	subject things;
	source sources;
	passage passages;
	zone text := base_zone();
	reported_day date;
	span daterange;
	step text;
begin
	if new.word in ('correct', 'retract') then
		select * into old_claim from claims where id = new.concerns_id;
		if not found then
			raise exception using errcode = 'RA001', message = format('there is no claim %s', new.concerns_id);
		elsif exists (select from claims k where k.concerns_id = old_claim.id and k.word = 'correct') then
			raise exception using errcode = 'RA005', message = format('claim %s has been corrected already', old_claim.id),
				hint = format('correct claim %s instead', (select max(id) from claims where concerns_id = old_claim.id and word = 'correct'));
		elsif old_claim.word = 'retract' and new.word = 'correct' then
			raise exception using errcode = 'RA003', message = format('claim %s is a retraction and cannot be corrected', old_claim.id),
				hint = format('retract claim %s to take it back, then retract claim %s again', old_claim.id, old_claim.concerns_id);
		elsif new.word = 'retract' and exists (select from claims k where k.concerns_id = old_claim.id and k.word = 'retract'
			and not exists (select from claims u where u.concerns_id = k.id)) then
			raise exception using errcode = 'RA005', message = format('claim %s has been retracted already', old_claim.id);
		end if;
		new.subject_id := old_claim.subject_id;
		if new.word = 'correct' then
			-- The correction takes over everything that it does not say itself or leave out.
			new := jsonb_populate_record(null::claims,
				(to_jsonb(old_claim) - 'omits' - coalesce(new.omits, '{}')) || jsonb_strip_nulls(to_jsonb(new)));
		end if;
	end if;
	select * into strict subject from things where id = new.subject_id;
	new.kind := subject.kind;
	new.scope_id := coalesce(new.scope_id, case when subject.kind in ('talks', 'round') then subject.id
		else coalesce(subject.round_id, subject.talks_id, subject.id) end);
	select * into source from sources where id = new.source_id;
	select * into passage from passages where id = new.passage_id;
	if new.reported_at is not null then
		new.known_by := coalesce(new.known_by, 'given');
	elsif passage.at is not null then
		new.reported_at := passage.at;
		new.known_by := 'passage';
	elsif source.published is not null then
		new.reported_at := least(time_of(source.published, zone), clock_timestamp());
		new.known_by := 'source';
	else
		new.reported_at := clock_timestamp();
		new.known_by := 'recorded';
	end if;
	if new.reported_at > clock_timestamp() then
		raise exception using errcode = 'RA003', message = format('nothing can have been reported on %s: that time has not come',
			to_char(new.reported_at at time zone zone, 'YYYY-MM-DD HH24:MI')), hint = 'give the time at which the source said it with --reported';
	end if;
	reported_day := (new.reported_at at time zone zone)::date;
	span := edtf_span(new.occurred);
	if lower(span) > reported_day then
		raise exception using errcode = 'RA003',
			message = format('%s lies after %s, when it was reported', new.occurred, reported_day),
			hint = 'a date ahead goes into the claim itself (round schedule); --on is when the thing said came about';
	end if;
	new.effective := case when edtf_latest(span) < reported_day then edtf_latest(span) else reported_day end;
	new.marking := greatest(new.marking, source.marking, passage.marking, subject.marking, old_claim.marking, 0);
	new.negated := coalesce(new.negated, false);
	new.preferred := coalesce(new.preferred, false);
	if new.closes is null then
		step := claim_step(new);
		new.closes := case when new.word = 'supersede' then 'all' when new.word is null and step is not null then 'step' else 'nothing' end;
	end if;
	return new;
end $$;
comment on function claim_complete() is
	'Fills what the writer left out of a new claim: all that a correction takes over, kind, scope, when it was reported, the day it counts from, marking, and whether a later step of a life cycle closes what held before';

create function claim_step(claim claims) returns text language plpgsql stable set search_path to rapporteur, pg_catalog as $$
declare
	stated record;
	held record;
begin
	select p.point, p.value into stated from (values ('status', claim.status), ('presence', claim.presence),
		('invitation', claim.invitation), ('exclusion', claim.exclusion), ('stage', claim.stage)) p(point, value)
	where p.value is not null;
	if not found then
		return null;
	end if;
	select r.value, (select max(c.effective) from claims c where c.id = any (r.claims)) as effective into held
	from resolve(claim.reported_at, 4::smallint, array[claim.subject_id]) r
	where r.point = stated.point and r.about_id is not distinct from claim.person_id and r.standing = 'holds' and r.place = 1;
	if not found or held.value = stated.value or claim.effective < held.effective
		or exists (select from steps s where s.point = stated.point and s.earlier = held.value and s.later = stated.value) then
		return stated.point;
	end if;
	return null;
end $$;
comment on function claim_step(claims) is
	'The life-cycle point that a new claim carries on by itself (its first state, the same, a later step, or one of the past); null where it would break with what held';
create trigger claim_complete before insert on claims for each row execute function claim_complete();

create function same_actor(bigint) returns bigint[] language sql stable
begin atomic
with recursive renamed as (
	select $1 as id
	union
	select case when c.subject_id = r.id then c.target_id else c.subject_id end
	from renamed r join claims c on c.link = 'renamed to' and not c.negated and r.id in (c.subject_id, c.target_id)
		and not exists (select from claims k where k.concerns_id = c.id)
)
select array_agg(id) from renamed;
end;
comment on function same_actor(bigint) is 'The actor and all it was or is renamed to: a rename keeps the identity';

create function scope_chain(bigint) returns bigint[] language sql stable
begin atomic
with recursive above as (
	select t.id, t.parent_id, t.talks_id from things t where t.id = $1
	union
	select t.id, t.parent_id, t.talks_id from above a join things t on t.id in (a.parent_id, a.talks_id)
)
select array_agg(id) from above;
end;
comment on function scope_chain(bigint) is 'A round or talks with every round and talks above it';

create function invitation_allowed() returns trigger language plpgsql set search_path to rapporteur, pg_catalog as $$
declare
	barred record;
begin
	select a.label as actor, a.slug as actor_slug, t.label as scope, t.slug as scope_slug, r.claims into barred
	from things i
	join things e on e.kind = 'exclusion' and e.actor_id = any (same_actor(i.actor_id))
		and coalesce(e.round_id, e.talks_id) = any (scope_chain(i.round_id))
	join things a on a.id = e.actor_id
	join things t on t.id = coalesce(e.round_id, e.talks_id)
	-- As of the time the invitation was made known, judged by what held on the day it was made.
	join lateral resolve(new.reported_at, 4::smallint, array[e.id]) r
		on r.point = 'exclusion' and r.standing = 'holds' and r.place = 1 and r.value = 'imposed'
	where i.id = new.subject_id and i.actor_id is not null
		-- The reason is given once: what follows on that invitation needs no other.
		and not exists (select from claims c where c.subject_id = i.id and c.despite_exclusion is not null
			and c.reported_at <= new.reported_at)
	order by e.id limit 1;
	if found then
		raise exception using errcode = 'RA005', message = format('%s is excluded from %s', barred.actor, barred.scope),
			detail = (select string_agg(format('claim %s: %s%s', c.id, coalesce(s.outlet, 'no source'),
				coalesce(', ' || to_char(c.effective, 'FMDD Mon YYYY'), '')), e'\n' order by c.id)
				from claims c left join sources s on s.id = c.source_id where c.id = any (barred.claims)),
			hint = format('to record it all the same: --despite-exclusion "why"; if the exclusion has ended: rapporteur exclude lift %s %s',
				barred.scope_slug, barred.actor_slug);
	end if;
	return new;
end $$;
comment on function invitation_allowed() is 'Refuses the sending of an invitation to an actor excluded at that time, unless the reason is given';
create trigger invitation_allowed after insert on claims for each row
	when (new.invitation in ('sent', 'accepted', 'accepted with conditions', 'represented') and new.despite_exclusion is null)
	execute function invitation_allowed();

-- migrate:down
set local search_path to rapporteur, pg_catalog;
drop trigger invitation_allowed on claims;
drop trigger claim_complete on claims;
drop function invitation_allowed(), scope_chain(bigint), same_actor(bigint), claim_complete(), claim_step(claims),
	resolve(timestamptz, smallint, bigint[], bigint[], bigint), claim_points(claims), claim_said(claims), claim_past(bigint);
