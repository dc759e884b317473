-- SPDX-License-Identifier: MIT
-- What a body is and was part of: its renames and lineage, what lies above a round; and what that refuses: the invitation of who is
-- excluded, and that two bodies are members of one another.
-- migrate:up
set local search_path to rapporteur, pg_catalog;

-- Strict, so that it is called and counted as the one row it mostly is, not put in place of the call.
create function same_actor(actor bigint, as_of timestamptz default 'infinity', ceiling int default 4)
returns setof bigint language sql stable strict rows 1
begin atomic
with recursive renamed as (
	select actor as id
	union
	select case when c.subject_id = r.id then c.target_id else c.subject_id end
	from renamed r join claims c on c.link = 'renamed to' and not c.negated and r.id in (c.subject_id, c.target_id)
		and claim_holds(c.id, as_of, ceiling)
)
select id from renamed;
end;
comment on function same_actor(bigint, timestamptz, int) is
	'The actor and all it was or is renamed to, as of a time, at or under a marking: a rename keeps the identity';

create function successions(actor bigint, as_of timestamptz default 'infinity', ceiling int default 4)
returns table (subject_id bigint, target_id bigint, link text, since date, since_surely date, until date, until_surely date)
language sql stable strict rows 1
begin atomic
with asked as (
	select array_agg(distinct c.subject_id) as ids from claims c
	where actor in (c.subject_id, c.target_id) and succession(c.link) is not null and c.reported_at <= as_of and c.marking <= ceiling
), said as materialized (
	select r.* from asked a, resolve(as_of, ceiling, a.ids) r
	where a.ids is not null and actor in (r.subject_id, r.about_id) and r.standing = 'holds'
)
select l.subject_id, l.about_id, l.element, d.first, case when d.sure then d.last else 'infinity' end,
	d.last, case when d.sure then d.first else '-infinity' end
from said l cross join lateral (
	-- Of days that are disputed or vague the widest count; beyond doubt is what lies outside all of them.
	select min(coalesce(edtf_earliest(s.span), '-infinity')) as first, max(coalesce(edtf_latest(s.span), 'infinity')) as last,
		bool_and(s.value !~ '[?~%]') as sure
	from said s where s.point = 'day of ' || succession(l.element) and (s.subject_id, s.about_id) = (l.subject_id, l.about_id)) d
where l.point = 'link' and l.value = 'in' and l.place = 1 and succession(l.element) <> 'rename';
end;
comment on function successions(bigint, timestamptz, int) is
	'The splits, mergers and absorptions that lead from or to the actor, as of a time, at or under a marking: with the first and last day on which each may have come about (null: nobody tells), from which on and up to which what lies beyond is so surely (infinity: no day)';

create function lineage(actor bigint, as_of timestamptz default 'infinity', ceiling int default 4)
returns table (id bigint, link text, back boolean, since date, since_surely date, until date, until_surely date) language sql stable strict
begin atomic
with recursive own as materialized (
	select same.id from same_actor(actor, as_of, ceiling) same(id)
), line as (
	select o.id, null::text as link, null::boolean as back, null::date as since, null::date as since_surely, null::date as until,
		null::date as until_surely
	from own o
	union
	-- Forward from what came of it, back from what it came of: what else came of the latter is another's.
	select same.id, s.link, s.target_id = l.id,
		case when s.subject_id = l.id then greatest(l.since, s.since) else l.since end,
		case when s.subject_id = l.id then greatest(l.since_surely, s.since_surely) else l.since_surely end,
		case when s.target_id = l.id then least(l.until, s.until) else l.until end,
		case when s.target_id = l.id then least(l.until_surely, s.until_surely) else l.until_surely end
	from line l
	cross join lateral successions(l.id, as_of, ceiling) s
	cross join lateral same_actor(case when s.subject_id = l.id then s.target_id else s.subject_id end, as_of, ceiling) same(id)
	where (s.subject_id = l.id and l.back is not true or s.target_id = l.id and l.back is not false)
		and same.id not in (select o.id from own o)
)
select l.id, l.link, l.back, l.since, l.since_surely, l.until, l.until_surely from line l;
end;
comment on function lineage(bigint, timestamptz, int) is
	'The actor under all its names (no link), what came of it by splits, mergers and absorptions, and what it came of (back), as of a time, at or under a marking: with the days from which, or up to which, what the other did may belong to it (null: always, or where there is a link, not known), and those from which, or up to which, it surely does (infinity: none that is known)';

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
	select coalesce(a.label, 'the ' || e.side) as who, coalesce(a.slug, e.side) as who_slug, t.label as scope, t.slug as scope_slug,
		r.claims into barred
	from things i
	-- Of a batch, the claim says to which side it went.
	cross join lateral (select coalesce(i.side, new.side) as side) w
	cross join lateral (select array(select same_actor(coalesce(i.actor_id, side_body(i.round_id, w.side)))) as actors) b
	join things e on e.kind = 'exclusion' and coalesce(e.round_id, e.talks_id) = any (scope_chain(i.round_id))
		and (e.actor_id = any (b.actors) or e.side = w.side or side_body(i.round_id, e.side) = any (b.actors))
	left join things a on a.id = e.actor_id
	join things t on t.id = coalesce(e.round_id, e.talks_id)
	-- By all that is known, what held on the day of the invitation.
	join lateral (
		select max(x.claims) filter (where x.point = 'exclusion' and x.value = 'imposed') as claims,
			array_agg(x.element) filter (where x.point = 'extent' and x.value = 'in') as extent
		from resolve('infinity', 4, array[e.id], on_day => new.effective) x
		where x.standing = 'holds' and x.place = 1) r
		-- Who is kept out of ceasefire deals alone may be invited to talk.
		on r.claims is not null and (r.extent is null or 'negotiations' = any (r.extent))
	where i.id = new.subject_id
		-- The reason is given once: another source for the same invitation needs no other.
		and not exists (select from claims c where c.subject_id = i.id and c.despite_exclusion is not null)
	order by e.id limit 1;
	if found then
		raise exception using errcode = 'RA005', message = format('%s is excluded from %s', barred.who, barred.scope),
			detail = (select string_agg(format('claim %s: %s%s', c.id, coalesce(s.outlet, 'no source'),
				coalesce(', ' || to_char(c.effective, 'FMDD Mon YYYY'), '')), e'\n' order by c.id)
				from claims c left join sources s on s.id = c.source_id where c.id = any (barred.claims)),
			hint = format('to record it all the same: --despite-exclusion "why"; if the exclusion has ended: rapporteur exclude lift %s %s',
				barred.scope_slug, barred.who_slug);
	end if;
	return new;
end $$;
comment on function invitation_allowed() is
	'Refuses the sending of an invitation to an actor or side excluded at that time from the round or what is above it, unless the reason is given';
create trigger invitation_allowed after insert on claims for each row
	when (not restoring() and (new.invitation = 'sent' or new.kind = 'invitation' and new.side is not null and not new.negated)
		and new.despite_exclusion is null) execute function invitation_allowed();

create function membership_one_way() returns trigger language plpgsql set search_path to rapporteur, pg_catalog as $$
declare
	inverse record;
begin
	select m.label as body, w.label as member, m.slug as body_slug, w.slug as member_slug, r.claims into inverse
	from resolve('infinity', 4, array[new.body_id]) r join things m on m.id = r.subject_id join things w on w.id = r.about_id
	where r.point = 'post' and r.element = new.post and r.about_id = new.subject_id and r.value = 'in' and r.standing = 'holds' and r.place = 1
		and not exists (select from resolve('infinity', 4, array[new.body_id]) u
			where u.point = 'until' and u.about_id = r.about_id and u.element = r.element and u.standing = 'holds');
	if found then
		raise exception using errcode = 'RA005',
			message = format('%s is recorded as a member of %s: one body is no part of its own part', inverse.body, inverse.member),
			detail = format('claim %s', array_to_string(inverse.claims, ', ')),
			hint = format('if it left: rapporteur actor leave %s %s --until DATE; if that is wrong: rapporteur claim retract %s; if sources differ: --dispute',
				inverse.body_slug, inverse.member_slug, inverse.claims[1]);
	end if;
	return new;
end $$;
comment on function membership_one_way() is
	'Refuses that a body is a member of one that is recorded as its own member, and is not told to have left, unless sources differ';
create trigger membership_one_way after insert on claims for each row
	when (not restoring() and new.kind = 'actor' and new.post = 'member' and not new.negated and new.until is null
		and new.word is distinct from 'dispute') execute function membership_one_way();

set local search_path to default;

-- migrate:down
set local search_path to rapporteur, pg_catalog;
drop trigger membership_one_way on claims;
drop trigger invitation_allowed on claims;
drop function membership_one_way(), invitation_allowed(), scope_chain(bigint), lineage(bigint, timestamptz, int), successions(bigint, timestamptz, int), same_actor(bigint, timestamptz, int);
set local search_path to default;
