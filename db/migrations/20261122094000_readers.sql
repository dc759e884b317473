-- SPDX-License-Identifier: MIT
-- What readers see who come with psql, R or a spreadsheet: one row a thing, names and slugs, every point as it stands
-- now. All of it rests on resolve().
-- migrate:up
set local search_path to rapporteur, pg_catalog;

create type round_dated as (round_id bigint,
	start_text text, start_span daterange, start_claims bigint[], start_disputed boolean, start_derived boolean, start_of bigint,
	end_text text, end_span daterange, end_claims bigint[], end_disputed boolean, end_derived boolean, end_of bigint);
comment on type round_dated is 'Start and end of a round, as round_dates() gives them';

create function round_dates_worked(as_of timestamptz, ceiling int, rounds bigint[])
returns setof round_dated
language sql stable parallel safe
begin atomic
with recursive tree(root, id, path) as (
	-- The rounds asked for, each with what lies below it. A technical meeting prepares a round: its dates are never
	-- those of the round.
	select t.id, t.id, array[t.id]
	from unnest(rounds) a(id)
	join things t on t.id = a.id and t.kind = 'round' and t.marking <= ceiling
	union
	select p.root, c.id, p.path || c.id
	from tree p join things c on c.parent_id = p.id and c.nature <> 'technical meeting' and c.id <> all (p.path)
), points as (
	select r.subject_id as id, array_agg(r) as points,
		bool_or(r.point = 'status' and r.place = 1 and r.value = 'cancelled') as cancelled
	from (select array_agg(distinct t.id) as ids from tree t) subjects, resolve(as_of, ceiling, subjects.ids) r
	where r.standing = 'holds' and r.point in ('status', 'opening', 'meetings', 'plenary', 'close')
	group by r.subject_id
), said as (
	select p.id, s.*
	from points p, edges_told(p.points) e, lateral (values
		('start', e.starts, e.starts_span, e.starts_claims, e.starts_disputed),
		('end', e.ends, e.ends_span, e.ends_claims, e.ends_disputed)) s(edge, text, span, claims, disputed)
	where s.text is not null
	union all
	select p.id, 'cancelled' as edge, 'cancelled' as text, null as span, null as claims, false as disputed from points p where p.cancelled
), joined as (
	-- A full join, because the planner cannot know how many rounds there are and would run any other as a loop in a
	-- loop.
	select t.root, t.id, t.path, t.edge, s.text, s.span, s.claims, s.disputed
	from (select r.*, e.edge from tree r, unnest('{start,end,cancelled}'::text[]) e(edge)) t
	full join said s on s.id = t.id and s.edge = t.edge
), seen as (
	select j.*, array_agg(j.id) filter (where j.text is not null) over (partition by j.root, j.edge) as found,
		array_agg(j.id) filter (where j.edge = 'cancelled' and j.text is not null and j.id <> j.root)
			over (partition by j.root) as cancelled,
		coalesce(j.span, lag(j.span) over point, lead(j.span) over point) as around
	from joined j
	window point as (partition by j.root, j.id order by nullif(j.edge, 'cancelled') nulls last)
), chosen as (
	-- The rounds that say it themselves hide what lies below them. A session that began after the last known end, and
	-- whose own end nobody tells, leaves the end of the whole open; so does, the other way about, one that ended before
	-- the first known start.
	select distinct on (s.root, s.edge) s.*
	from seen s
	where s.edge <> 'cancelled' and not s.path && coalesce(s.cancelled, '{}')
		and (s.id = s.root or not s.path[:cardinality(s.path) - 1] && coalesce(s.found, '{}'))
	order by s.root, s.edge, case when s.id = s.root and s.text is null then null else s.around end is null,
		case when s.edge = 'start' then upper(s.around) end nulls last,
		lower(s.around) desc nulls last, upper(s.around) nulls last, s.text is null, s.id
)
select f.root, f.text, f.span, f.claims, coalesce(f.disputed, false), f.text is not null and f.id <> f.root,
	case when f.text is not null then f.id end,
	l.text, l.span, l.claims, coalesce(l.disputed, false), l.text is not null and l.id <> l.root,
	case when l.text is not null then l.id end
from (select * from chosen where edge = 'start') f
full join (select * from chosen where edge = 'end') l on l.root = f.root;
end;
comment on function round_dates_worked(timestamptz, int, bigint[]) is
	'Start and end of the rounds as of a time, at or under a marking: by their own points as edges_told() gives them; what a round lacks comes from its phases and sessions (derived; start_of and end_of are whose it is), never from technical meetings or from what was cancelled';

create function round_dates_ready(as_of timestamptz, ceiling int, rounds bigint[])
returns setof round_dated
language sql stable parallel safe
begin atomic
select r.subject_id,
	r.starts, r.starts_span, r.starts_claims, coalesce(r.starts_disputed, false), false, case when r.starts is not null then r.subject_id end,
	r.ends, r.ends_span, r.ends_claims, coalesce(r.ends_disputed, false), false, case when r.ends is not null then r.subject_id end
from unnest(rounds) a(id)
join resolutions r on r.subject_id = a.id and r.talks_id is not null and r.reported_at <= as_of and r.marking <= ceiling
where r.starts is not null and r.ends is not null
	or not exists (select from things c where c.parent_id = a.id and c.nature <> 'technical meeting');
end;
comment on function round_dates_ready(timestamptz, int, bigint[]) is
	'The same of those rounds whose dates are kept ready, and that lack none or have no phases and sessions to take it from';

create function round_dates(as_of timestamptz, ceiling int, rounds bigint[] default null)
returns setof round_dated
language plpgsql stable rows 1000
	set search_path to rapporteur, pg_catalog set plan_cache_mode to force_generic_plan as $$
declare
	asked bigint[] := case when rounds is null then array(select t.id from things t where t.kind = 'round')
		else array(select distinct unnest(rounds) order by 1) end; -- rows are read in their order
	ready bigint;
begin
	return query select * from round_dates_ready(as_of, ceiling, asked);
	get diagnostics ready = row_count;
	if ready < cardinality(asked) then
		return query select d.* from round_dates_worked(as_of, ceiling,
			array(select unnest(asked) except select r.round_id from round_dates_ready(as_of, ceiling, asked) r)) d;
	end if;
end $$;
comment on function round_dates(timestamptz, int, bigint[]) is
	'Start and end of the rounds (null: of all) as of a time, at or under a marking: what round_dates_worked() gives, read from what is kept ready where that answers';

create function things_known(as_of timestamptz, ceiling int) returns table (id bigint) language sql stable parallel safe
begin atomic
select t.id from things t
where exists (select from claims c where c.scope_id = t.id and c.reported_at <= as_of and c.marking <= ceiling)
	or exists (select from claims c where c.subject_id = t.id and c.reported_at <= as_of and c.marking <= ceiling)
	or exists (select from things b join claims c on c.scope_id = b.id
		where t.id in (b.parent_id, b.talks_id) and c.reported_at <= as_of and c.marking <= ceiling)
	or not (exists (select from claims c where c.scope_id = t.id and c.marking <= ceiling)
		or exists (select from claims c where c.subject_id = t.id and c.marking <= ceiling));
end;
comment on function things_known(timestamptz, int) is
	'The talks, rounds and outcomes that somebody had spoken of by then at or under a marking, or of a part of them; and those of which nobody ever spoke: nothing says when they became known, so no time is without them';

create function points_now(subjects bigint[], read_as bigint[] default null)
returns table (about text, about_name text, point text, value text, name text, holds boolean, disputed boolean,
	earliest date, latest date, lowest int, highest int, claims bigint[])
language sql stable parallel safe
begin atomic
select a.slug, a.label, r.point,
	coalesce(v.slug, case when r.many then r.element else r.value end),
	coalesce(v.label, case when r.many then r.element else r.value end),
	r.place = 1 and not (r.many and r.value = 'out'),
	count(*) over (partition by r.subject_id, r.about_id, r.point, r.element) > 1,
	edtf_earliest(r.span), edtf_latest(r.span), lower(r.amount), upper(r.amount) - 1, r.claims
from resolve('infinity', 4, subjects, read_as) r
left join things v on v.id = r.value_id
left join things a on a.id = r.about_id
where r.standing = 'holds';
end;
comment on function points_now(bigint[], bigint[]) is
	'What is said of the subjects now, in words: whom it is about, the point, the value (a slug, where it is a thing) and its name, whether it holds (false: a further disputed value, or a value taken out of a set), its bounds and claims';

create function points_behind(subjects bigint[], read_as bigint[] default null)
returns table (disputed text[], sources bigint, marking smallint) language sql stable parallel safe rows 1
begin atomic
select array_agg(distinct h.point) filter (where h.disputed), count(distinct c.source_id), max(c.marking)::smallint
from points_now(subjects, read_as) h
left join claims c on c.id = any (h.claims);
end;
comment on function points_behind(bigint[], bigint[]) is
	'What stands behind all that is said of the subjects now: the points on which sources differ, how many sources there are, the highest marking';

create function delegation_parts(delegation bigint, as_of timestamptz default 'infinity', ceiling int default 4)
returns bigint[] language plpgsql stable set search_path to rapporteur, pg_catalog as $$
declare
	own things;
	parts bigint[];
begin
	select * into strict own from things where id = delegation;
	if own.actor_id is null then
		return (select case when b.id is null then array[own.id] end
			from (values (1)) one
			left join resolve(as_of, ceiling, array[own.id]) r
				on r.point = 'body' and r.standing = 'holds' and r.place = 1
			left join things b on b.kind = 'delegation' and b.round_id = own.round_id and b.actor_id = r.value_id);
	end if;
	select array_agg(s.id order by s.id) into parts
	from things s
	where s.kind = 'delegation' and s.round_id = own.round_id and s.actor_id is null
		and exists (select from claims c where c.subject_id = s.id and c.body_id = own.actor_id)
		and exists (select from resolve(as_of, ceiling, array[s.id]) r
			where r.point = 'body' and r.standing = 'holds' and r.place = 1 and r.value_id = own.actor_id);
	return own.id || parts;
end $$;
comment on function delegation_parts(bigint, timestamptz, int) is
	'The delegations read as this one: itself, and those of a side that turned out to be its body; null for the delegation of a side that is read under its body';

create view talks_now with (security_invoker = true) as
select t.slug as talks, t.label as name, t.nature, u.slug as part_of, t.sides, p.state, p.mediator, p.mediator_name,
	p.conveners, p.mandate,
	(select count(*) from things r where r.talks_id = t.id and r.kind = 'round' and r.parent_id is null) as rounds,
	b.disputed, b.sources,
	marking_name(greatest(t.marking, b.marking)::smallint) as marking
from things t
left join things u on u.id = t.parent_id
cross join lateral points_behind(array[t.id]) b
cross join lateral (
	select max(h.value) filter (where h.point = 'state' and h.holds) as state,
		max(h.value) filter (where h.point = 'mediator' and h.holds) as mediator,
		max(h.name) filter (where h.point = 'mediator' and h.holds) as mediator_name,
		array_agg(h.name order by h.name) filter (where h.point = 'convener' and h.holds) as conveners,
		max(h.value) filter (where h.point = 'mandate' and h.holds) as mandate
	from points_now(array[t.id]) h) p
where t.kind = 'talks';
comment on view talks_now is 'Talks as they stand now, one row each: what each point says by all that is known, at every marking';
comment on column talks_now.talks is 'Slug of the talks';
comment on column talks_now.name is 'Their name';
comment on column talks_now.nature is 'process, track, committee, working group, mechanism or channel';
comment on column talks_now.part_of is 'Slug of the talks they are part of';
comment on column talks_now.sides is 'Their sides';
comment on column talks_now.state is 'exploratory, active, suspended, called off, dormant, concluded or collapsed';
comment on column talks_now.mediator is 'Slug of the mediator, a person or a body';
comment on column talks_now.mediator_name is 'Name of the mediator';
comment on column talks_now.conveners is 'Names of the conveners';
comment on column talks_now.mandate is 'What they rest on';
comment on column talks_now.rounds is 'How many rounds are recorded, sessions not counted';
comment on column talks_now.disputed is 'Points on which sources differ: the row shows the value ranked first';
comment on column talks_now.sources is 'How many sources stand behind the row';
comment on column talks_now.marking is 'Highest marking of what the row rests on';

create view rounds_now with (security_invoker = true) as
select t.slug as round, t.label as name, t.nature, u.slug as part_of, s.slug as talks, s.label as talks_name,
	p.number, p.status,
	d.start_text, edtf_earliest(d.start_span) as start_earliest, edtf_latest(d.start_span) as start_latest,
	d.start_derived,
	d.end_text, edtf_earliest(d.end_span) as end_earliest, edtf_latest(d.end_span) as end_latest, d.end_derived,
	p.arrivals, p.consultations, p.opening, p.meetings, p.plenary, p.close,
	v.slug as venue, v.label as venue_name, v.city, v.country, p.format, p.mediator, p.mediator_name, p.roster,
	b.disputed, b.sources,
	marking_name(greatest(t.marking, b.marking)::smallint) as marking
from things t
left join things u on u.id = t.parent_id
left join things s on s.id = t.talks_id
cross join lateral round_dates('infinity', 4, array[t.id]) d
cross join lateral points_behind(array[t.id]) b
cross join lateral (
	select max(h.value) filter (where h.point = 'number' and h.holds) as number,
		max(h.value) filter (where h.point = 'status' and h.holds) as status,
		max(h.value) filter (where h.point = 'arrivals' and h.holds) as arrivals,
		max(h.value) filter (where h.point = 'consultations' and h.holds) as consultations,
		max(h.value) filter (where h.point = 'opening' and h.holds) as opening,
		max(h.value) filter (where h.point = 'meetings' and h.holds) as meetings,
		max(h.value) filter (where h.point = 'plenary' and h.holds) as plenary,
		max(h.value) filter (where h.point = 'close' and h.holds) as close,
		max(h.value) filter (where h.point = 'venue' and h.holds) as venue,
		max(h.value) filter (where h.point = 'format' and h.holds) as format,
		max(h.value) filter (where h.point = 'mediator' and h.holds) as mediator,
		max(h.name) filter (where h.point = 'mediator' and h.holds) as mediator_name,
		max(h.value) filter (where h.point = 'roster' and h.holds) as roster
	from points_now(array[t.id]) h) p
left join things v on v.slug = p.venue
where t.kind = 'round';
comment on view rounds_now is 'Rounds, phases, sessions and technical meetings as they stand now, one row each: what each point says by all that is known, at every marking';
comment on column rounds_now.round is 'Slug of the round';
comment on column rounds_now.name is 'Its name';
comment on column rounds_now.nature is 'round, phase, session, technical meeting, ministerial, congress or conference';
comment on column rounds_now.part_of is 'Slug of the round it is part of';
comment on column rounds_now.talks is 'Slug of its talks';
comment on column rounds_now.talks_name is 'Name of its talks';
comment on column rounds_now.number is 'Its number as counted';
comment on column rounds_now.status is 'mooted, announced, confirmed, under way, suspended, concluded, postponed or cancelled';
comment on column rounds_now.start_text is 'When it starts, as said (EDTF): the opening, or where none is said the first of meetings and plenary';
comment on column rounds_now.start_earliest is 'Earliest day of the start; null when unknown';
comment on column rounds_now.start_latest is 'Latest day of the start; null when unknown';
comment on column rounds_now.start_derived is 'Whether the start is that of its first session';
comment on column rounds_now.end_text is 'When it ends, as said (EDTF): the close, or the last of meetings and plenary';
comment on column rounds_now.end_earliest is 'Earliest day of the end; null when unknown';
comment on column rounds_now.end_latest is 'Latest day of the end; null when unknown';
comment on column rounds_now.end_derived is 'Whether the end is that of its last session';
comment on column rounds_now.arrivals is 'When delegations arrive, as said (EDTF)';
comment on column rounds_now.consultations is 'Prior consultations, as said (EDTF)';
comment on column rounds_now.opening is 'Its opening, as said (EDTF)';
comment on column rounds_now.meetings is 'Its meetings, as said (EDTF)';
comment on column rounds_now.plenary is 'Its plenary, as said (EDTF)';
comment on column rounds_now.close is 'Its close, as said (EDTF)';
comment on column rounds_now.venue is 'Slug of the venue';
comment on column rounds_now.venue_name is 'Name of the venue';
comment on column rounds_now.city is 'City of the venue';
comment on column rounds_now.country is 'Country of the venue, ISO 3166-1 alpha-2';
comment on column rounds_now.format is 'plenary, direct, proximity, bilateral, shuttle, technical or ministerial';
comment on column rounds_now.mediator is 'Slug of the mediator, a person or a body';
comment on column rounds_now.mediator_name is 'Name of the mediator';
comment on column rounds_now.roster is 'Whether its list of participants is complete or partial';
comment on column rounds_now.disputed is 'Points on which sources differ: the row shows the value ranked first';
comment on column rounds_now.sources is 'How many sources stand behind the row, those of its sessions not counted';
comment on column rounds_now.marking is 'Highest marking of what the row rests on';

create view delegations_now with (security_invoker = true) as
select t.slug as delegation, r.slug as round, r.label as round_name, s.slug as talks,
	coalesce(a.slug, p.body) as actor, coalesce(a.label, p.body_name) as actor_name, coalesce(p.side, t.side) as side,
	p.roles, p.presence, p.level, p.capacity, p.size, p.size_lowest, p.size_highest, p.on_behalf_of, p.head, p.head_name,
	p.chief_negotiator, p.chief_negotiator_name, p.spokespersons, p.members, p.advisers, p.includes,
	b.disputed, b.sources,
	marking_name(greatest(t.marking, b.marking)::smallint) as marking
from things t
join things r on r.id = t.round_id
left join things s on s.id = r.talks_id
left join things a on a.id = t.actor_id
cross join lateral delegation_parts(t.id) parts
cross join lateral points_behind(parts, array_fill(t.id, array[cardinality(parts)])) b
cross join lateral (
	select max(h.value) filter (where h.point = 'body' and h.holds) as body,
		max(h.name) filter (where h.point = 'body' and h.holds) as body_name,
		max(h.value) filter (where h.point = 'side' and h.holds) as side,
		array_agg(h.value order by h.value) filter (where h.point = 'role' and h.holds) as roles,
		max(h.value) filter (where h.point = 'presence' and h.holds and h.about is null) as presence,
		max(h.value) filter (where h.point = 'level' and h.holds and h.about is null) as level,
		max(h.value) filter (where h.point = 'capacity' and h.holds and h.about is null) as capacity,
		max(h.value) filter (where h.point = 'size' and h.holds) as size,
		max(h.lowest) filter (where h.point = 'size' and h.holds) as size_lowest,
		max(h.highest) filter (where h.point = 'size' and h.holds) as size_highest,
		max(h.name) filter (where h.point = 'on behalf' and h.holds and h.about is null) as on_behalf_of,
		max(h.value) filter (where h.point = 'head' and h.holds) as head,
		max(h.name) filter (where h.point = 'head' and h.holds) as head_name,
		max(h.value) filter (where h.point = 'chief negotiator' and h.holds) as chief_negotiator,
		max(h.name) filter (where h.point = 'chief negotiator' and h.holds) as chief_negotiator_name,
		array_agg(h.name order by h.name) filter (where h.point = 'spokesperson' and h.holds) as spokespersons,
		array_agg(h.name order by h.name) filter (where h.point = 'member' and h.holds) as members,
		array_agg(h.name order by h.name) filter (where h.point = 'adviser' and h.holds) as advisers,
		array_agg(h.name order by h.name) filter (where h.point = 'includes' and h.holds) as includes
	from points_now(parts, array_fill(t.id, array[cardinality(parts)])) h) p
where t.kind = 'delegation' and parts is not null;
comment on view delegations_now is 'Delegations as they stand now, one row each: what each point says by all that is known, at every marking. The delegation of a side that turned out to be a body is read under the body';
comment on column delegations_now.delegation is 'Slug of the delegation';
comment on column delegations_now.round is 'Slug of its round';
comment on column delegations_now.round_name is 'Name of its round';
comment on column delegations_now.talks is 'Slug of the talks';
comment on column delegations_now.actor is 'Slug of the actor whose delegation it is; null while only its side is known';
comment on column delegations_now.actor_name is 'Name of the actor';
comment on column delegations_now.side is 'Its side: government, opposition';
comment on column delegations_now.roles is 'Its roles: party, participant, mediator, facilitator, convener, host, guarantor, co-sponsor, observer, adviser, chair, secretariat';
comment on column delegations_now.presence is 'named, expected, delayed, arrived, attended, attended in part, remote, suspended, walked out, returned, left, replaced, did not come or not listed; null: nothing is recorded, which is no absence';
comment on column delegations_now.level is 'head of state, minister, deputy minister, envoy, ambassador, official, expert or military';
comment on column delegations_now.capacity is 'office or personal';
comment on column delegations_now.size is 'How many people, as said: 21, ~12, >=14, 20..21, unknown';
comment on column delegations_now.size_lowest is 'Lowest number';
comment on column delegations_now.size_highest is 'Highest number; null without limit';
comment on column delegations_now.on_behalf_of is 'Name of the actor on whose behalf it came';
comment on column delegations_now.head is 'Slug of its head';
comment on column delegations_now.head_name is 'Name of its head';
comment on column delegations_now.chief_negotiator is 'Slug of its chief negotiator';
comment on column delegations_now.chief_negotiator_name is 'Name of its chief negotiator';
comment on column delegations_now.spokespersons is 'Names of its spokespersons';
comment on column delegations_now.members is 'Names of its members';
comment on column delegations_now.advisers is 'Names of its advisers';
comment on column delegations_now.includes is 'Names of the bodies inside it';
comment on column delegations_now.disputed is 'Points on which sources differ: the row shows the value ranked first';
comment on column delegations_now.sources is 'How many sources stand behind the row';
comment on column delegations_now.marking is 'Highest marking of what the row rests on';

create view invitations_now with (security_invoker = true) as
select t.slug as invitation, r.slug as round, r.label as round_name, s.slug as talks,
	coalesce(a.slug, w.slug) as invitee, coalesce(a.label, w.label) as invitee_name,
	coalesce(t.side, array_to_string(p.sides, ', ')) as side, p.issuer, p.issuer_name, p.state,
	p.roles as capacity, p.quantity, p.quantity_lowest, p.quantity_highest, p.despite_exclusion, b.disputed, b.sources,
	marking_name(greatest(t.marking, b.marking)::smallint) as marking
from things t
join things r on r.id = t.round_id
left join things s on s.id = r.talks_id
left join things a on a.id = t.actor_id
left join things w on w.id = t.person_id
cross join lateral points_behind(array[t.id]) b
cross join lateral (
	select max(h.value) filter (where h.point = 'invitation' and h.holds) as state,
		array_agg(h.value order by h.value) filter (where h.point = 'role' and h.holds) as roles,
		array_agg(h.value order by h.value) filter (where h.point = 'side' and h.holds) as sides,
		max(h.value) filter (where h.point = 'issuer' and h.holds) as issuer,
		max(h.name) filter (where h.point = 'issuer' and h.holds) as issuer_name,
		max(h.value) filter (where h.point = 'quantity' and h.holds) as quantity,
		max(h.lowest) filter (where h.point = 'quantity' and h.holds) as quantity_lowest,
		max(h.highest) filter (where h.point = 'quantity' and h.holds) as quantity_highest,
		max((select max(c.despite_exclusion) from claims c where c.id = any (h.claims))) as despite_exclusion
	from points_now(array[t.id]) h) p
where t.kind = 'invitation';
comment on view invitations_now is 'Invitations as they stand now, one row each: what each point says by all that is known, at every marking. One without invitee is a batch';
comment on column invitations_now.invitation is 'Slug of the invitation';
comment on column invitations_now.round is 'Slug of the round';
comment on column invitations_now.round_name is 'Name of the round';
comment on column invitations_now.talks is 'Slug of the talks';
comment on column invitations_now.invitee is 'Slug of the actor or person invited; null for a side and for a batch';
comment on column invitations_now.invitee_name is 'Name of the actor or person invited';
comment on column invitations_now.side is 'The side invited, or the sides that a batch went to';
comment on column invitations_now.issuer is 'Slug of who invites';
comment on column invitations_now.issuer_name is 'Name of who invites';
comment on column invitations_now.state is 'sent, not received, accepted, accepted with conditions, represented, declined, withdrawn or not invited';
comment on column invitations_now.capacity is 'In what capacity: party, observer, ...';
comment on column invitations_now.quantity is 'How many were sent, as said; unknown: an unspecified number';
comment on column invitations_now.quantity_lowest is 'Lowest number';
comment on column invitations_now.quantity_highest is 'Highest number; null without limit';
comment on column invitations_now.despite_exclusion is 'Why it was recorded although the invitee was excluded at that time';
comment on column invitations_now.disputed is 'Points on which sources differ: the row shows the value ranked first';
comment on column invitations_now.sources is 'How many sources stand behind the row';
comment on column invitations_now.marking is 'Highest marking of what the row rests on';

create view exclusions_now with (security_invoker = true) as
select t.slug as exclusion, a.slug as actor, a.label as actor_name, t.side, o.slug as scope, o.label as scope_name, p.state,
	p.extent, p.insisters, p.ground, b.disputed, b.sources,
	marking_name(greatest(t.marking, b.marking)::smallint) as marking
from things t
left join things a on a.id = coalesce(t.actor_id, side_body(t.round_id, t.side))
join things o on o.id = coalesce(t.round_id, t.talks_id)
cross join lateral points_behind(array[t.id]) b
cross join lateral (
	select max(h.value) filter (where h.point = 'exclusion' and h.holds) as state,
		array_agg(h.value order by h.value) filter (where h.point = 'extent' and h.holds) as extent,
		array_agg(h.name order by h.name) filter (where h.point = 'insister' and h.holds) as insisters,
		max(h.value) filter (where h.point = 'ground' and h.holds) as ground
	from points_now(array[t.id]) h) p
where t.kind = 'exclusion';
comment on view exclusions_now is 'Exclusions as they stand now, one row each: what each point says by all that is known, at every marking';
comment on column exclusions_now.exclusion is 'Slug of the exclusion';
comment on column exclusions_now.actor is 'Slug of the actor kept out; null: a side whose body is not known';
comment on column exclusions_now.actor_name is 'Name of the actor kept out';
comment on column exclusions_now.side is 'The side kept out, where it was named as one';
comment on column exclusions_now.scope is 'Slug of the round or talks kept out of';
comment on column exclusions_now.scope_name is 'Name of the round or talks kept out of';
comment on column exclusions_now.state is 'imposed or lifted';
comment on column exclusions_now.extent is 'From what: negotiations, ceasefires; null: not said';
comment on column exclusions_now.insisters is 'Names of those who insist on it; null: not said';
comment on column exclusions_now.ground is 'The ground given';
comment on column exclusions_now.disputed is 'Points on which sources differ: the row shows the value ranked first';
comment on column exclusions_now.sources is 'How many sources stand behind the row';
comment on column exclusions_now.marking is 'Highest marking of what the row rests on';

create view outcomes_now with (security_invoker = true) as
select t.slug as outcome, t.label as name, t.nature, r.slug as round, s.slug as talks, u.slug as part_of, p.stage,
	p.makers, p.content, p.publication, p.signatories, p.guarantors, p.witnesses, p.refused, p.concerned,
	b.disputed, b.sources,
	marking_name(greatest(t.marking, b.marking)::smallint) as marking
from things t
left join things r on r.id = t.round_id
left join things s on s.id = coalesce(t.talks_id, r.talks_id)
left join things u on u.id = t.parent_id
cross join lateral points_behind(array[t.id]) b
cross join lateral (
	select max(h.value) filter (where h.point = 'stage' and h.holds) as stage,
		array_agg(h.name order by h.name) filter (where h.point = 'maker' and h.holds) as makers,
		max(h.value) filter (where h.point = 'content' and h.holds) as content,
		max(h.value) filter (where h.point = 'publication' and h.holds) as publication,
		array_agg(h.about_name order by h.about_name)
			filter (where h.point = 'signature' and h.holds and h.value = 'signatory') as signatories,
		array_agg(h.about_name order by h.about_name)
			filter (where h.point = 'signature' and h.holds and h.value = 'guarantor') as guarantors,
		array_agg(h.about_name order by h.about_name)
			filter (where h.point = 'signature' and h.holds and h.value = 'witness') as witnesses,
		array_agg(h.about_name order by h.about_name)
			filter (where h.point = 'signature' and h.holds and h.value = 'refused') as refused,
		array_agg(h.name order by h.name) filter (where h.point = 'concerned' and h.holds) as concerned
	from points_now(array[t.id]) h) p
where t.kind = 'outcome';
comment on view outcomes_now is 'Outcomes as they stand now, one row each: what each point says by all that is known, at every marking';
comment on column outcomes_now.outcome is 'Slug of the outcome';
comment on column outcomes_now.name is 'Its name';
comment on column outcomes_now.nature is 'communique, joint statement, agreement, ceasefire, proposal, offer, ... or none';
comment on column outcomes_now.round is 'Slug of its round; null: between rounds';
comment on column outcomes_now.talks is 'Slug of its talks';
comment on column outcomes_now.part_of is 'Slug of the outcome it is part of or annexed to';
comment on column outcomes_now.stage is 'tabled, offered, agreed, announced, initialled, signed, adopted, endorsed, rejected, in force, implemented, partly implemented, breached or lapsed';
comment on column outcomes_now.makers is 'Names of those who tabled or offered it';
comment on column outcomes_now.content is 'What it says, in a sentence';
comment on column outcomes_now.publication is 'Whether its text is public or not public';
comment on column outcomes_now.signatories is 'Names of those who signed';
comment on column outcomes_now.guarantors is 'Names of those who signed as guarantors';
comment on column outcomes_now.witnesses is 'Names of those who signed as witnesses';
comment on column outcomes_now.refused is 'Names of those who refused to sign';
comment on column outcomes_now.concerned is 'Names of the actors and people concerned';
comment on column outcomes_now.disputed is 'Points on which sources differ: the row shows the value ranked first';
comment on column outcomes_now.sources is 'How many sources stand behind the row';
comment on column outcomes_now.marking is 'Highest marking of what the row rests on';

create view participation with (security_invoker = true) as
select r.slug as round, r.label as round_name, s.slug as talks, t.slug as delegation, p.who, p.who_name,
	p.who_kind, p.inside, p.roles, p.functions, p.presence, p.level, p.capacity,
	coalesce(p.side, t.side) as side, p.on_behalf_of,
	p.disputed, p.sources,
	marking_name(greatest(t.marking, p.marking)::smallint) as marking
from things t
join things r on r.id = t.round_id
left join things s on s.id = r.talks_id
left join things a on a.id = t.actor_id
cross join lateral delegation_parts(t.id) parts
cross join lateral (
	-- Each point belongs to the delegation itself, to a body inside it or to one of its people.
	with held as materialized (
		select h.*, h.point in ('head', 'chief negotiator', 'spokesperson', 'member', 'adviser') as of_person,
			h.point = 'includes' as of_body
		from points_now(parts, array_fill(t.id, array[cardinality(parts)])) h
	), owned as materialized (
		select h.*, case when h.of_person or h.of_body then h.value else h.about end as owner,
			case when h.of_person or h.of_body then h.name else h.about_name end as owner_name,
			case when h.of_person or h.about is not null then 'person' else 'actor' end as owner_kind
		from held h
	)
	select coalesce(o.owner, a.slug, max(o.value) filter (where o.point = 'body' and o.holds)) as who,
		coalesce(o.owner_name, a.label, max(o.name) filter (where o.point = 'body' and o.holds)) as who_name,
		o.owner_kind as who_kind, bool_or(o.of_body) as inside,
		(select array_agg(k.value order by k.value) from owned k where k.point = 'role' and k.holds) as roles,
		array_agg(o.point order by o.point) filter (where o.of_person and o.holds) as functions,
		max(o.value) filter (where o.point = 'presence' and o.holds) as presence,
		max(o.value) filter (where o.point = 'level' and o.holds) as level,
		max(o.value) filter (where o.point = 'capacity' and o.holds) as capacity,
		(select max(k.value) from owned k where k.point = 'side' and k.holds) as side,
		max(o.name) filter (where o.point = 'on behalf' and o.holds) as on_behalf_of,
		array_agg(distinct o.point) filter (where o.disputed) as disputed,
		(select count(distinct c.source_id) from owned k join claims c on c.id = any (k.claims)
			where k.owner is not distinct from o.owner) as sources,
		(select max(c.marking) from owned k join claims c on c.id = any (k.claims)
			where k.owner is not distinct from o.owner) as marking
	from owned o
	group by o.owner, o.owner_name, o.owner_kind
	-- Who may have been head stands beside who is ranked first.
	having o.owner is null or bool_or(o.holds or o.disputed)) p
where t.kind = 'delegation' and parts is not null;
comment on view participation is 'Who took part in what: one row for each delegation at a round, each body inside it and each person in it, as it stands now, at every marking. Only what is recorded: a session that says nothing of its own has no rows, and a row without presence says nothing of presence';
comment on column participation.round is 'Slug of the round';
comment on column participation.round_name is 'Name of the round';
comment on column participation.talks is 'Slug of the talks';
comment on column participation.delegation is 'Slug of the delegation';
comment on column participation.who is 'Slug of the actor or person; null while only the side is known';
comment on column participation.who_name is 'Name of the actor or person';
comment on column participation.who_kind is 'actor or person';
comment on column participation.inside is 'Whether it is a body inside the delegation of another';
comment on column participation.roles is 'Roles of the delegation: party, observer, guarantor, ...';
comment on column participation.functions is 'What the person is in it: head, chief negotiator, spokesperson, member, adviser';
comment on column participation.presence is 'Presence of the delegation, or of the person in it: from named and expected to attended, left, did not come';
comment on column participation.level is 'Rank of representation';
comment on column participation.capacity is 'office or personal';
comment on column participation.side is 'Side of the delegation';
comment on column participation.on_behalf_of is 'Name of the actor on whose behalf';
comment on column participation.disputed is 'Points on which sources differ: the row shows the value ranked first';
comment on column participation.sources is 'How many sources stand behind the row';
comment on column participation.marking is 'Highest marking of what the row rests on';

create view claims_told with (security_invoker = true) as
select c.id as claim, t.slug as subject, t.label as subject_name, t.kind as subject_kind, o.slug as scope, p.says,
	c.word, c.concerns_id as concerns, c.statement, c.occurred, c.effective, c.reported_at, c.known_by,
	s.slug as source, s.outlet, g.name as passage, c.locator, b.label as attributed_to, f.label as speaking_for,
	c.attribution, s.reliability, c.credibility, c.quotation, c.because, marking_name(c.marking) as marking,
	c.revision, v.at as recorded_at, access_author_told(v.role, v.author) as recorded_by, (select w.command from revision_words(v.number) w) as command
from claims c
join things t on t.id = c.subject_id
join things o on o.id = c.scope_id
join revisions v on v.number = c.revision
left join sources s on s.id = c.source_id
left join passages g on g.id = c.passage_id
left join things b on b.id = c.attributed_id
left join things f on f.id = c.principal_id
cross join lateral (
	select string_agg(concat_ws(' ', a.label, v.point,
		case when c.negated and (v.many or v.point = c.function) then 'not' end, coalesce(n.label, v.value)),
		'; ' order by v.point) as says
	from claim_points(c) v left join things n on n.id = v.value_id left join things a on a.id = v.about_id) p;
comment on view claims_told is 'Every claim ever entered, one row each, in words: corrected and retracted ones too';
comment on column claims_told.claim is 'Number of the claim';
comment on column claims_told.subject is 'Slug of the thing it is about';
comment on column claims_told.subject_name is 'Name of the thing it is about';
comment on column claims_told.subject_kind is 'talks, round, venue, actor, person, delegation, invitation, exclusion or outcome';
comment on column claims_told.scope is 'Slug of the round or talks it bears on';
comment on column claims_told.says is 'The points it fills: opening 2017-02-20; venue Palais des Nations';
comment on column claims_told.word is 'What it does where it disagrees with the record: supersede, dispute, correct or retract';
comment on column claims_told.concerns is 'Number of the claim that it corrects or retracts';
comment on column claims_told.statement is 'One plain sentence of ours';
comment on column claims_told.occurred is 'When the state asserted came about (EDTF)';
comment on column claims_told.effective is 'The day it counts from';
comment on column claims_told.reported_at is 'When the source made it known';
comment on column claims_told.known_by is 'Where reported_at comes from: given, passage, source or recorded';
comment on column claims_told.source is 'Slug of its source; null: unsourced';
comment on column claims_told.outlet is 'Outlet of its source';
comment on column claims_told.passage is 'Passage of the source';
comment on column claims_told.locator is 'Where in the source';
comment on column claims_told.attributed_to is 'Name of who said it, as the source tells';
comment on column claims_told.speaking_for is 'Name of the one for whom the speaker spoke';
comment on column claims_told.attribution is 'Who said it, in words';
comment on column claims_told.reliability is 'Admiralty scale A to F, of the source';
comment on column claims_told.credibility is 'Admiralty scale 1 to 6, of the claim';
comment on column claims_told.quotation is 'The words as said';
comment on column claims_told.because is 'The cause given for a change';
comment on column claims_told.marking is 'TLP marking of the claim';
comment on column claims_told.revision is 'Number of the command that recorded it';
comment on column claims_told.recorded_at is 'When it was recorded';
comment on column claims_told.recorded_by is 'Who recorded it';
comment on column claims_told.command is 'The command line as typed; null where it is withheld';

set local search_path to default;

-- migrate:down
set local search_path to rapporteur, pg_catalog;
drop view claims_told, participation, outcomes_now, exclusions_now, invitations_now, delegations_now, rounds_now,
	talks_now;
drop function points_behind(bigint[], bigint[]), delegation_parts(bigint, timestamptz, int),
	points_now(bigint[], bigint[]), things_known(timestamptz, int), round_dates(timestamptz, int, bigint[]),
	round_dates_ready(timestamptz, int, bigint[]), round_dates_worked(timestamptz, int, bigint[]);
drop type round_dated;
set local search_path to default;
