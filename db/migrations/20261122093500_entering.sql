-- SPDX-License-Identifier: MIT
-- What is asked of the record as it stands where claims are entered.
-- migrate:up
set local search_path to rapporteur, pg_catalog;

create function held_value(subject bigint, about bigint, point_name text) returns text language plpgsql stable
	set search_path to rapporteur, pg_catalog as $$
begin
	return (select r.value from resolve('infinity', 4, array[subject]) r
		where r.point = point_name and r.about_id is not distinct from about and r.standing = 'holds' and r.place = 1);
end $$;
comment on function held_value(bigint, bigint, text) is
	'What a point with one value says now, of the subject or of somebody in it; null when it is not recorded';

create function side_body(bigint, text, as_of timestamptz default 'infinity', ceiling int default 4) returns bigint
language plpgsql stable set search_path to rapporteur, pg_catalog as $$
begin
	return (select r.value_id from things d, resolve(as_of, ceiling, array[d.id]) r
		where d.kind = 'delegation' and d.round_id = $1 and d.side = $2
			and r.point = 'body' and r.standing = 'holds' and r.place = 1);
end $$;
comment on function side_body(bigint, text, timestamptz, int) is
	'The body that a side turned out to be at a round, as its delegation tells as of a time, at or under a marking; null while that is not known';

create function delegation_read_as(delegation bigint, at_round bigint, of_side text, as_of timestamptz default 'infinity', ceiling int default 4)
returns bigint language sql stable
	return case when of_side is null then delegation else coalesce((
		select b.id from things b
		where b.kind = 'delegation' and b.round_id = at_round and b.actor_id = side_body(at_round, of_side, as_of, ceiling)
			and exists (select from claims c where c.subject_id = b.id and c.reported_at <= as_of and c.marking <= ceiling)), delegation) end;
comment on function delegation_read_as(bigint, bigint, text, timestamptz, int) is
	'The delegation under which what is said of one is read: of a side, that of its body at the round, once the body is known and something is said of that too; else itself, as of a time, at or under a marking';

create function delegation_side(at_round bigint, actor bigint, of_side text, as_of timestamptz default 'infinity', ceiling int default 4)
returns text language sql stable
	return case when of_side is not null or actor is null then of_side else (
		select s.side from things s
		where s.kind = 'delegation' and s.round_id = at_round and s.side is not null and s.marking <= ceiling
			and side_body(at_round, s.side, as_of, ceiling) = actor order by s.id limit 1) end;
comment on function delegation_side(bigint, bigint, text, timestamptz, int) is
	'The side of a delegation at a round: its own, or that which turned out to be its actor, as of a time, at or under a marking; null: none';

create function held_functions(delegation bigint, person bigint) returns text[] language plpgsql stable
	set search_path to rapporteur, pg_catalog as $$
begin
	return array(select r.point from resolve('infinity', 4, array[delegation]) r
		where r.point in ('head', 'chief negotiator', 'spokesperson', 'member', 'adviser') and r.value_id = person
			and r.standing = 'holds' and r.value <> 'out'
		order by r.point);
end $$;
comment on function held_functions(bigint, bigint) is 'What a person is in a delegation now: head, spokesperson, ...';

create function dates_turned(subject bigint, before_claim bigint) returns table (point text, about_id bigint, post text, slug text, began text, ended text)
language plpgsql stable set search_path to rapporteur, pg_catalog set plan_cache_mode to force_generic_plan as $$
begin
	-- Of all that holds, the latest end against the earliest beginning: only what is certain is out of order. Of a post "about" is
	-- read as the days it names, as within one claim and where a post is looked for on a day.
	return query
	with held as (
		select r.about_id, r.element, r.point, r.value, r.span, r.value !~ case when r.point in ('since', 'until') then '[?%]' else '[?~%]' end as certain
		from resolve_claims('infinity', 4, array[subject], recorded => before_claim) r -- ready-made, it lacks the new claim
		where r.standing = 'holds'
			and r.point in ('arrivals', 'consultations', 'opening', 'meetings', 'plenary', 'close', 'since', 'until')
	)
	select b.point, b.about_id, b.element, t.slug, string_agg(distinct b.value, ' or '), string_agg(distinct e.value, ' or ')
	from held e
	join held b on b.point not in ('close', 'until') and e.about_id is not distinct from b.about_id
		and e.element is not distinct from b.element
	join things t on t.id = subject
	where e.point in ('close', 'until')
	group by b.point, b.about_id, b.element, t.slug
	having bool_and(b.certain and e.certain)
		and max(coalesce(edtf_latest(e.span), 'infinity')) < min(coalesce(lower(b.span), '-infinity'))
	order by b.point <> 'opening', b.point;
end $$;
comment on function dates_turned(bigint, bigint) is
	'What of a round lies after its close, and which posts end before they began, by all the claims on the subject that were recorded before one (null: by all): nothing where the dates are in order or not certain';

create function dates_in_order() returns trigger language plpgsql set search_path to rapporteur, pg_catalog as $$
declare
	turned record;
begin
	-- Where one claim says both, no other has a part in it.
	select d.* into turned from dates_turned(new.subject_id, null) d
	where d.ended = new.close and d.began = any (array[new.arrivals, new.consultations, new.opening, new.meetings, new.plenary]) limit 1;
	if found then
		raise exception using errcode = 'RA003', message = format('the close (%s) lies before the %s (%s)', turned.ended, turned.point,
			turned.began), hint = 'a round closes on the day on which it opens or later';
	end if;
	-- Two sources may disagree on it, and then others may agree with either of them.
	select d.* into turned from dates_turned(new.subject_id, null) d
	where new.word is distinct from 'dispute' and not exists (select from dates_turned(new.subject_id, new.id) b
		where (b.point, b.about_id, b.post) is not distinct from (d.point, d.about_id, d.post)) limit 1;
	if not found then
		return new;
	end if;
	raise exception using errcode = 'RA005', message = case when turned.post is null
			then format('the close of %s (%s) would lie before its %s (%s)', turned.slug, turned.ended, turned.point, turned.began)
			else format('the post ''%s'' of %s would end (%s) before it begins (%s)', turned.post, turned.slug, turned.ended,
				turned.began) end,
		hint = case when turned.post is null then format('where sources differ: --dispute; else give both in one command, with '
				'--supersede where the world changed: rapporteur round schedule %s DATE --close DATE; a close not known any more is '
				'open: DATE/..', turned.slug)
			when new.kind = 'person' then 'where sources differ: --dispute; else give --since and --until in one command, with --supersede where the world changed'
			else format('where sources differ: --dispute; else take back or correct what is wrong of it: rapporteur claim list %s', turned.slug) end;
end $$;
comment on function dates_in_order() is
	'Refuses a claim by which a round would close before anything of it begins, or a post end before it began, as the record then stands, unless it says that sources differ';
create trigger dates_in_order after insert on claims for each row
	when (not restoring() and num_nonnulls(new.arrivals, new.consultations, new.opening, new.meetings, new.plenary, new.close, new.since, new.until) > 0)
	execute function dates_in_order();

set local search_path to default;

-- migrate:down
set local search_path to rapporteur, pg_catalog;
drop trigger dates_in_order on claims;
drop function dates_in_order(), dates_turned(bigint, bigint), held_functions(bigint, bigint), delegation_side(bigint, bigint, text, timestamptz, int), delegation_read_as(bigint, bigint, text, timestamptz, int), side_body(bigint, text, timestamptz, int), held_value(bigint, bigint, text);
set local search_path to default;
