-- SPDX-License-Identifier: MIT
-- What is withheld: how much lies above the marking under which somebody asks, and of what. The same for who may not see it
-- as for who leaves it out. These functions have the rights of the owner, and tell no more than numbers, and which of the
-- things that whoever asks sees are not told whole.
-- migrate:up
set local search_path to rapporteur, pg_catalog;

-- Little is marked: what is, is found without a look at the rest.
create index claims_marked on claims (marking) where marking > 0;
create index things_marked on things (kind, marking) where marking > 0;

create function claims_above(highest int, cleared int) returns setof claims language sql stable as $$
	select c.* from claims c where c.marking > 0 and c.marking > highest
	union all
	-- Of the record as it stood: what was marked higher only since.
	select c.* from claims_past p join claims c on c.id = p.id and c.written = p.written
	where p.sealed > cleared and p.stood_until > nullif(current_setting('rapporteur.as_recorded', true), '')::bigint and c.marking <= highest;
$$;
comment on function claims_above(int, int) is 'The claims that are hidden under a marking from who is cleared so far, for who sees them all';

create function things_above(highest int, cleared int) returns setof things language sql stable as $$
	select t.* from things t where t.marking > 0 and t.marking > highest
	union all
	select t.* from things_past p join things t on t.id = p.id and t.written = p.written
	where p.sealed > cleared and p.stood_until > nullif(current_setting('rapporteur.as_recorded', true), '')::bigint and t.marking <= highest;
$$;
comment on function things_above(int, int) is 'The things that are hidden under a marking from who is cleared so far, for who sees them all';

create function claims_withheld(as_of timestamptz, ceiling int, about bigint[] default null, source bigint default null)
returns bigint language plpgsql stable
	security definer set search_path to rapporteur, pg_catalog, pg_temp as $$
declare
	cleared marking := clearance(access_caller());
	highest marking := least(ceiling, cleared);
	hidden bigint[] := array(select h.id from things_above(highest, cleared) h);
	seen bigint[];
	named bigint[];
	seen_source bigint := (select s.id from rapporteur.sources s where s.id = source and s.marking <= highest);
begin
	if about is null and source is null then
		return (select count(*) from claims_above(highest, cleared) c where c.reported_at <= as_of);
	end if;
	-- Mostly nothing is.
	if not exists (select from claims_above(highest, cleared) c where c.reported_at <= as_of) then
		return 0;
	end if;
	seen := array(select distinct a.id from unnest(about) a(id) where a.id not in (select unnest(hidden)));
	named := seen;
	-- What is hidden itself is part of what is seen: a session of a round, a delegation of a body.
	seen := seen || array(select t.id from unnest(hidden) h(id) join things t on t.id = h.id
		where t.parent_id = any (seen) or t.actor_id = any (seen) or t.person_id = any (seen));
	return (select count(*) from claims_above(highest, cleared) c
		where c.reported_at <= as_of and (c.subject_id = any (seen) or c.source_id = seen_source
			or (c.scope_id = any (seen) and c.subject_id in (select unnest(hidden)))
			or array[c.person_id, c.body_id, c.includes_id, c.signatory_id, c.target_id] && named));
end $$;
comment on function claims_withheld(timestamptz, int, bigint[], bigint) is
	'How many claims made known by a time lie above a marking, or above the clearance of whoever asks: about some things, what is hidden and part of them, or what they have a part in, or of a source (null: all)';

create function items_withheld(as_of timestamptz, ceiling int, listed text, within bigint[] default null)
returns bigint language plpgsql stable
	security definer set search_path to rapporteur, pg_catalog, pg_temp as $$
declare
	cleared marking := clearance(access_caller());
	highest marking := least(ceiling, cleared);
	hidden bigint[] := array(select h.id from things_above(highest, cleared) h);
	seen bigint[] := case when within is not null then array(select w.id from unnest(within) w(id) where w.id not in (select unnest(hidden))) end;
begin
	case listed
	when 'claim' then
		return claims_withheld(as_of, ceiling, within);
	when 'impact' then
		-- Of the source, and on what its claims speak of: another source may say so too.
		return claims_withheld(as_of, ceiling, array(select distinct c.subject_id from claims c where c.source_id = within[1]
			and c.reported_at <= as_of and c.id not in (select a.id from claims_above(highest, cleared) a)), within[1]);
	when 'duplicate' then
		return (select count(*) from things_above(highest, cleared) t where not told_part(t.kind))
			+ (select count(*) from names n where n.marking > highest and n.thing_id is not null and n.thing_id not in (select unnest(hidden)));
	when 'source' then
		return (select count(*) from sources s left join rapporteur.sources n on n.id = s.id where s.marking > highest or n.marking > cleared);
	when 'passage' then
		return (select count(*) from passages p left join rapporteur.passages n on n.id = p.id
			join rapporteur.sources s on s.id = p.source_id and s.marking <= highest
			where (p.marking > highest or n.marking > cleared) and s.id = any (within));
	when 'name', 'name of a source' then
		-- A name that stands at a lower marking too is told.
		return (select count(distinct n.name) from names n left join rapporteur.names m on m.id = n.id
			where (n.marking > highest or m.marking > cleared) and case listed when 'name' then n.thing_id else n.of_source_id end = any (within)
				and not exists (select from names o where coalesce(o.thing_id, o.of_source_id) = coalesce(n.thing_id, n.of_source_id)
					and (o.thing_id is null) = (n.thing_id is null) and o.name = n.name and o.marking <= highest));
	else
		return (select count(*) from things_above(highest, cleared) t
				where t.kind = listed
				and (seen is null or t.talks_id = any (seen) or t.round_id = any (seen) or t.parent_id = any (seen))
				and (not exists (select from claims c where c.subject_id = t.id)
					or exists (select from claims c where c.subject_id = t.id and c.reported_at <= as_of)))
			+ (select count(*) from claims_above(highest, cleared) c
				where c.kind = listed and c.reported_at <= as_of and c.subject_id not in (select unnest(hidden))
				and (seen is null or c.subject_id = any (seen) or c.scope_id = any (seen)));
	end case;
end $$;
comment on function items_withheld(timestamptz, int, text, bigint[]) is
	'How much a list of things of a kind, of claims, sources, passages, the names of a thing or a source, or what rests on a source (impact) leaves out above a marking, or above the clearance of whoever asks: what is hidden itself, and what is said of the rest; within some talks and rounds, or a source (null: all)';

create function things_withholding(as_of timestamptz, ceiling int) returns bigint[] language plpgsql stable
	security definer set search_path to rapporteur, pg_catalog, pg_temp as $$
declare
	cleared marking := clearance(access_caller());
	highest marking := least(ceiling, cleared);
begin
	return array(
		select w.id from (
			select distinct unnest(array[c.subject_id, c.scope_id] || case when s.kind = 'round'
				then array(select t.id from things t where t.id = any (scope_chain(s.id)) and t.kind = 'round') end) as id
			from claims_above(highest, cleared) c join things s on s.id = c.scope_id
			where c.reported_at <= as_of
				-- A note answers nothing.
				and (c.word is not null or exists (select from claim_points(c) p where p.point <> 'note'))) w
		where w.id not in (select h.id from things_above(highest, cleared) h));
end $$;
comment on function things_withholding(timestamptz, int) is
	'Of which things something is said above a marking, or above the clearance of whoever asks, or of a part of which: what is missing there may be what is withheld';

create function claims_marking(ids bigint[], ceiling int) returns marking language sql stable parallel safe
begin atomic
select max(c.marking) from claims c where c.id = any (ids) and c.marking <= ceiling;
end;
comment on function claims_marking(bigint[], int) is 'The highest marking of some claims, as far as they may be used';

set local search_path to default;

-- migrate:down
set local search_path to rapporteur, pg_catalog;
drop function claims_marking(bigint[], int), things_withholding(timestamptz, int), items_withheld(timestamptz, int, text, bigint[]),
	claims_withheld(timestamptz, int, bigint[], bigint), things_above(int, int), claims_above(int, int);
drop index things_marked, claims_marked;
set local search_path to default;
