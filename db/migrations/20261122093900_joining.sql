-- SPDX-License-Identifier: MIT
-- Joining two records of one thing, and taking them apart again with exactly what was whose.
-- migrate:up
set local search_path to rapporteur, pg_catalog;

-- What nobody notes by hand -------------------------------------------------------------------------------------------

-- What a join may take back is what it found: nobody writes into one that another was to be moved by it.
create function moved_checked() returns trigger language plpgsql set search_path to rapporteur, pg_catalog as $$
declare
	k record;
	forged boolean;
begin
	-- That the thing was printed under a name until it was renamed goes with the name.
	for k in select distinct s.of_table, s.of_column, case when (s.of_table, s.of_column) = ('names', 'printed_until') then 'thing_id' else r.child_column end as refers
		from stood s left join row_references() r on (r.child, r.child_column, r.parent) = (s.of_table, s.of_column, 'things')
	loop
		if k.refers is not null then
			execute format('select exists (select from stood s join joins j on j.id = s.join_id where (s.of_table, s.of_column) = ($1, $2)
				and not exists (select from %I t where t.id = s.row_id and t.%I = j.gone_id))', k.of_table, k.refers)
			into forged using k.of_table, k.of_column;
		end if;
		if forged or k.refers is null then
			raise exception using errcode = 'RA003', message = format('what a join moves is what refers to the record that goes, and a row of %s does not', k.of_table),
				hint = 'join two records with same()';
		end if;
	end loop;
	return null;
end $$;
comment on function moved_checked() is 'Refuses to note as moved what does not refer to the record that was joined';
create trigger moved_checked after insert on moved referencing new table as stood for each statement when (not restoring()) execute function moved_checked();

-- What it did with what others said is looked at when all is done: a join that is taken apart by the entry which made it leaves no trace.
create function moved_stands() returns trigger language plpgsql
	security definer set search_path to rapporteur, pg_catalog, pg_temp as $$
declare
	entry constant bigint := old.written;
	was jsonb;
	now jsonb;
	forged boolean := tg_op = 'UPDATE';
begin
	if not forged then
		if not exists (select from revisions r where r.number = entry and r.transaction = pg_current_xact_id() and r.server = pg_postmaster_start_time()) then
			return null;
		end if;
		execute format('select to_jsonb(p) from %I p where p.id = $1 and p.stood_until = $2', old.of_table || '_past') into was using old.row_id, entry;
		execute format('select to_jsonb(t) from %I t where t.id = $1 and t.revision <> $2', old.of_table) into now using old.row_id, entry;
		if now is null or was is null then -- it is out, said anew by this very entry or not touched by it
			return null;
		end if;
		with recursive moves as (
			select m.of_column, j.gone_id as was_id, j.kept_id as now_id from moved m join joins j on j.id = m.join_id
			where (m.row_id, m.of_table, m.written) = (old.row_id, old.of_table, entry)
			union all
			select m.of_column, j.kept_id, j.gone_id from moved_past m join joins_past j on (j.id, j.stood_until) = (m.join_id, entry)
			where (m.row_id, m.of_table, m.stood_until) = (old.row_id, old.of_table, entry)
		), reached as (
			select was ->> old.of_column as value
			union
			select m.now_id::text from reached r join moves m on (m.of_column, m.was_id::text) = (old.of_column, r.value)
		)
		select case old.of_column when 'printed_until' then not exists (select from moves m where m.of_column = old.of_column)
				and now -> old.of_column is distinct from was -> old.of_column
			else not exists (select from reached r where r.value is not distinct from now ->> old.of_column) end
			or now -> 'slug' is distinct from was -> 'slug' and old.of_table = 'things' and not exists (select from moves)
		into forged;
	end if;
	if forged then
		raise exception using errcode = 'RA003', message = 'what a join moved is given back as a whole, or not at all',
			hint = 'take two records apart with apart(), by an entry of its own';
	end if;
	return null;
end $$;
comment on function moved_stands() is 'Refuses to take out that something was moved, by the entry which moved it, where it is not given back; and to make of it anything else';
create constraint trigger moved_stands after delete on moved deferrable initially deferred for each row execute function moved_stands();
create trigger moved_stays after update on moved for each row
	when (array[old.id::text, old.join_id::text, old.of_table, old.row_id::text, old.of_column] is distinct from array[new.id::text, new.join_id::text, new.of_table, new.row_id::text, new.of_column])
	execute function moved_stands();

create function join_checked() returns trigger language plpgsql
	security definer set search_path to rapporteur, pg_catalog, pg_temp as $$
begin
	if tg_op = 'UPDATE' or exists (select from joins j join things t on t.id = j.gone_id where j.id = new.id)
		or exists (select from joins j where j.id = old.id)
	then
		raise exception using errcode = 'RA003', message = format('%s is joined as a whole, or not at all', coalesce(new.slug, old.slug)), hint = 'join two records with same(), and take them apart with apart()';
	end if;
	return null;
end $$;
comment on function join_checked() is 'Refuses a join that leaves the record which was joined where it is, and to make of one join another';
create constraint trigger join_checked after insert on joins deferrable initially deferred for each row execute function join_checked();
create constraint trigger join_ended after delete on joins deferrable initially deferred for each row execute function join_checked();
create trigger join_stays after update of kept_id on joins for each row when (not restoring()) execute function join_checked();
create trigger join_stays_the_same after update on joins for each row
	when (array[old.id, old.gone_id, old.within_id] is distinct from array[new.id, new.gone_id, new.within_id]) execute function join_checked();

-- What a join is refused for ------------------------------------------------------------------------------------------

create function difference_judged(one bigint, other bigint) returns bigint language sql stable parallel safe
	return (select min(d.revision) from differences d where (d.one_id, d.other_id) in ((one, other), (other, one)));
comment on function difference_judged(bigint, bigint) is 'The revision that judged two things to differ; null: nobody did';

create function claim_linking(one bigint, other bigint) returns bigint language plpgsql stable parallel safe
	set search_path to rapporteur, pg_catalog as $$
begin
	-- Who said it, for whom, and who signed is no relation between the two.
	return (select min(c.id)
	from (values (one, other), (other, one)) p(own, named)
	join lateral (select p.own as id union all
		select t.id from things t where told_part(t.kind) and p.own in (t.actor_id, t.person_id)) s on true
	join claims c on c.subject_id = s.id and p.named in (c.person_id, c.target_id, c.convener_id, c.mediator_id, c.venue_id, c.body_id,
		c.includes_id, c.on_behalf_id, c.issuer_id, c.insister_id, c.concerned_id));
end $$;
comment on function claim_linking(bigint, bigint) is 'The first claim that says something of one thing and the other, and so takes them for two; null: none';

create function join_refused(kept things, gone things) returns void language plpgsql stable
	set search_path to rapporteur, pg_catalog as $$
declare
	judged bigint := difference_judged(kept.id, gone.id);
	linking bigint := claim_linking(kept.id, gone.id);
	sides text[] := array(select s from unnest(gone.sides) s where s <> all (coalesce(kept.sides, '{}')) order by s);
begin
	if kept.kind <> gone.kind then
		raise exception using errcode = 'RA003', message = format('%s is of kind %s, and %s of kind %s: they are not one thing',
			kept.slug, kept.kind, gone.slug, gone.kind);
	elsif told_part(kept.kind) then
		raise exception using errcode = 'RA003', message = format('%s is one %s with another where it is of the same thing', gone.slug, gone.kind),
			hint = 'say which bodies, people, rounds or talks are the same: what is of them is joined with them';
	elsif judged is not null then
		raise exception using errcode = 'RA005', message = format('%s and %s were judged to differ, in r%s, by %s%s', kept.slug, gone.slug, judged,
				(select access_author(r.role, r.author) from revisions r where r.number = judged),
				coalesce(': ' || (select w.reason from revision_words(judged) w), '')),
			hint = format('rapporteur different %s %s --not takes that back', kept.slug, gone.slug);
	elsif kept.marking <> gone.marking then
		raise exception using errcode = 'RA005', message = format('%s is marked TLP:%s, and %s TLP:%s: joined, the one would be published or the other hidden',
				kept.slug, upper(marking_name(kept.marking)), gone.slug, upper(marking_name(gone.marking))),
			hint = format('raise the lower one first: rapporteur %s edit %s --marking %s', kept.kind,
				case when kept.marking < gone.marking then kept.slug else gone.slug end, marking_name(greatest(kept.marking, gone.marking)));
	elsif kept.id = any (scope_chain(gone.id)) or gone.id = any (scope_chain(kept.id)) then
		raise exception using errcode = 'RA005', message = format('%s is part of %s', case when kept.id = any (scope_chain(gone.id)) then gone.slug else kept.slug end,
			case when kept.id = any (scope_chain(gone.id)) then kept.slug else gone.slug end);
	elsif kept.kind = 'round' and kept.talks_id <> gone.talks_id then
		raise exception using errcode = 'RA005', message = format('%s and %s are rounds of different talks', kept.slug, gone.slug),
			hint = format('if they belong to the same: rapporteur round edit %s --talks %s', gone.slug, (select t.slug from things t where t.id = kept.talks_id));
	elsif sides <> '{}' then
		raise exception using errcode = 'RA005', message = format('%s has no side %s, as %s has', kept.slug, array_to_string(sides, ', '), gone.slug),
			hint = format('name it there too: rapporteur talks edit %s --side %s', kept.slug, array_to_string(coalesce(kept.sides, '{}') || sides, ','));
	elsif linking is not null then
		raise exception using errcode = 'RA005', message = format('claim %s says something of both %s and %s, and so takes them for two', linking, kept.slug, gone.slug),
			hint = format('retract it if it is wrong: rapporteur claim show %s', linking);
	end if;
end $$;
comment on function join_refused(things, things) is 'Refuses to join two things which are not one by all that is recorded';

-- Joining -------------------------------------------------------------------------------------------------------------

create function slug_owner(slug text) returns bigint language sql stable parallel safe
	return coalesce((select t.id from things t where t.slug = slug_owner.slug), (select j.kept_id from joins j where j.slug = slug_owner.slug limit 1));
comment on function slug_owner(text) is 'The thing that a slug finds: the one that has it, or that the one which had it was joined with; null: it is free';

create function free_slug(wanted text) returns text language plpgsql stable parallel safe
	set search_path to rapporteur, pg_catalog as $$
declare
	tried text := wanted;
	n int := 1;
begin
	while slug_owner(tried) is not null loop
		n := n + 1;
		tried := wanted || '-' || n;
	end loop;
	return tried;
end $$;
comment on function free_slug(text) is 'A slug that nothing has: the one wanted, else with the first number that is free';

create function slug_after(slug text, was text, now text) returns text language sql immutable strict parallel safe
	return case when starts_with(slug, was || '/') then now || substr(slug, length(was) + 1)
		else regexp_replace(slug, '/((?:invited-|excluded-)?)' || was || '((?:-[0-9]+)?)$', '/\1' || now || '\2') end;
comment on function slug_after(text, text, text) is 'The slug of a part, which has that of a thing in it, where the thing goes by another';

create function part_slug_follows(part things, was text, now text) returns boolean language sql stable parallel safe
	return exists (
		select from (select was as slug union all select p.slug from things_past p where p.id = part.id) s
		where regexp_replace(now, '/[^/]*$', '') in (regexp_replace(s.slug, '/[^/]*$', ''), (select t.slug from things t where t.id = coalesce(part.round_id, part.talks_id)))
			and regexp_replace(now, '^.*/|-[0-9]+$', '', 'g') in (regexp_replace(s.slug, '^.*/|-[0-9]+$', '', 'g'), (select regexp_replace(
				substring(s.slug from '/((?:invited-|excluded-)?)[^/]*$') || t.slug, '-[0-9]+$', '') from things t where t.id in (part.actor_id, part.person_id))));
comment on function part_slug_follows(things, text, text) is
	'Whether a delegation, an invitation or an exclusion goes by a slug that it had, but for the slug of what it is of, or at, and a number after it';

create function part_label(kind text, who text, place text) returns text language sql immutable parallel safe
	return case kind when 'delegation' then format('%s at %s', who, place)
		when 'exclusion' then format('Exclusion of %s from %s', who, place)
		else case when who is null then format('Invitations to %s', place) else format('Invitation of %s to %s', who, place) end end;
comment on function part_label(text, text, text) is
	'What a delegation, an invitation or an exclusion is called, by what its body, person or side and its round or talks are called; as the program calls it where it is entered';

create function part_called(part things, renamed bigint default null, now text default null) returns text language sql stable parallel safe
	return part_label(part.kind,
		coalesce((select case t.id when renamed then now else t.label end from things t where t.id in (part.actor_id, part.person_id)), part.side),
		(select case t.id when renamed then now else t.label end from things t where t.id = coalesce(part.round_id, part.talks_id)));
comment on function part_called(things, bigint, text) is
	'What a delegation, an invitation or an exclusion is called now, or once a thing that it is of, or at, is renamed';

create function parts_joined(kept bigint, gone bigint) returns table (kept_id bigint, gone_id bigint) language plpgsql stable
	set search_path to rapporteur, pg_catalog as $$
begin
	return query
	with part as (
		select t.id, t.kind, t.side, t.round_id, t.talks_id, t.actor_id, t.person_id,
			array(select distinct case c.issuer_id when gone then kept else c.issuer_id end from claims c
				where c.subject_id = t.id and c.issuer_id is not null and not exists (select from claims k where k.concerns_id = c.id) order by 1) as issuers
		from things t
		where told_part(t.kind) and (kept in (t.round_id, t.talks_id, t.actor_id, t.person_id) or gone in (t.round_id, t.talks_id, t.actor_id, t.person_id))
	)
	select distinct on (g.id) k.id, g.id
	from part g
	join part k on k.kind = g.kind and gone in (g.round_id, g.talks_id, g.actor_id, g.person_id)
		and gone <> all (array_remove(array[k.round_id, k.talks_id, k.actor_id, k.person_id], null))
		and k.side is not distinct from g.side
		and k.round_id is not distinct from case g.round_id when gone then kept else g.round_id end
		and k.talks_id is not distinct from case g.talks_id when gone then kept else g.talks_id end
		and k.actor_id is not distinct from case g.actor_id when gone then kept else g.actor_id end
		and k.person_id is not distinct from case g.person_id when gone then kept else g.person_id end
		-- A batch is another batch, and what two issuers sent is two invitations.
		and num_nonnulls(g.actor_id, g.person_id, g.side) > 0 and (k.issuers = '{}' or g.issuers = '{}' or k.issuers && g.issuers)
	order by g.id, k.issuers = g.issuers desc, k.id;
end $$;
comment on function parts_joined(bigint, bigint) is
	'The delegations, invitations and exclusions of two things at the same place, which are one where the things are';

create function cells_moved(moves jsonb, was bigint, now bigint) returns void language plpgsql volatile
	set search_path to rapporteur, pg_catalog as $$
declare
	m record;
begin
	perform set_config('rapporteur.restoring', 'on', true);
	for m in select x.of_table, x.of_column, array_agg(x.row_id) as ids
		from jsonb_to_recordset(moves) x(of_table name, row_id bigint, of_column name) where x.of_column <> 'printed_until' group by 1, 2 order by 1, 2
	loop
		execute format('update %1$I t set %2$I = $3 where t.id = any ($1) and t.%2$I = $2', m.of_table, m.of_column) using m.ids, was, now;
	end loop;
	perform set_config('rapporteur.restoring', '', true);
end $$;
comment on function cells_moved(jsonb, bigint, bigint) is 'Lets columns that refer to one thing refer to another, in rows that are said by those who said them';

create function name_lent(name bigint) returns boolean language sql stable parallel safe
	return exists (select from moved m where m.of_table = 'names' and m.row_id = name);
comment on function name_lent(bigint) is 'Whether a name belongs to a record that was joined, which it goes back to';

create function former_names(moves jsonb, back boolean) returns void language plpgsql volatile
	set search_path to rapporteur, pg_catalog as $$
begin
	perform set_config('rapporteur.restoring', 'on', true);
	update names n set printed_until = case when back then (select p.printed_until from names_past p
		where p.id = n.id and p.printed_until is not null order by p.stood_until desc limit 1) end
	where n.id in (select x.row_id from jsonb_to_recordset(moves) x(row_id bigint, of_column name) where x.of_column = 'printed_until');
	perform set_config('rapporteur.restoring', '', true);
end $$;
comment on function former_names(jsonb, boolean) is
	'Lets names that a thing was printed under before it was renamed be mere names of what it is joined with, or what they were again';

create function parts_named(parts bigint[], was_slug text, now_slug text) returns void language plpgsql volatile
	set search_path to rapporteur, pg_catalog as $$
declare
	part things;
begin
	for part in select * from things t where t.id = any (parts) and told_part(t.kind) order by t.id loop
		perform set_config('rapporteur.restoring', 'on', true);
		update things t set slug = free_slug(slug_after(t.slug, was_slug, now_slug)), label = part_called(t) where t.id = part.id;
		perform set_config('rapporteur.restoring', '', true);
	end loop;
end $$;
comment on function parts_named(bigint[], text, text) is 'Names delegations, invitations and exclusions after another thing';

create function part_settled(part bigint) returns void language sql volatile
begin atomic
update things t set marking = m.least
from (select min(c.marking) as least from claims c where c.subject_id = part) m
where t.id = part and t.marking <> m.least;
end;
comment on function part_settled(bigint) is 'Marks what is there only by being told as the lowest that tells it';

create function thing_kept(thing things) returns boolean language sql stable parallel safe
	return (select to_jsonb(p) - '{written,stood_until,sealed}'::text[] = to_jsonb(thing) - 'written'
		from things_past p where p.id = thing.id order by p.stood_until desc limit 1);
comment on function thing_kept(things) is 'Whether a thing stands as the last of its versions that are kept; null: there is none';

create function joined(kept bigint, gone bigint, within bigint default null) returns bigint language plpgsql volatile
	set search_path to rapporteur, pg_catalog as $$
declare
	k things;
	g things;
	part record;
	new_id bigint;
	moves jsonb;
begin
	select * into strict k from things t where t.id = kept;
	select * into strict g from things t where t.id = gone;
	if g.written = this_revision() and thing_kept(g) is not true then -- its row as it is now would be lost
		raise exception using errcode = 'RA005', message = format('%s is entered or altered by this very entry, and nothing would give it back', g.slug),
			hint = 'join it by an entry of its own';
	end if;
	insert into joins (kept_id, gone_id, slug, within_id, marking) values (kept, gone, g.slug, within, g.marking) returning id into new_id;
	for part in select p.kept_id, p.gone_id from parts_joined(kept, gone) p loop
		perform joined(part.kept_id, part.gone_id, new_id);
	end loop;
	execute 'insert into moved (join_id, of_table, row_id, of_column) ' || (
		select string_agg(format('select $1, %1$L::name, c.id, %2$L::name from %1$I c where c.%2$I = $2', r.child, r.child_column), ' union all ')
		from row_references() r where r.parent = 'things') using new_id, gone;
	insert into moved (join_id, of_table, row_id, of_column)
	select new_id, 'names', n.id, 'printed_until' from names n where n.thing_id = gone and n.printed_until is not null;
	select jsonb_agg(to_jsonb(m)) into moves from moved m where m.join_id = new_id;
	perform cells_moved(moves, gone, kept);
	perform former_names(moves, false);
	perform parts_named(array(select m.row_id from moved m where m.join_id = new_id and m.of_table = 'things'), g.slug, k.slug);
	delete from things t where t.id = gone;
	if within is not null then
		perform part_settled(kept);
	end if;
	return new_id;
end $$;
comment on function joined(bigint, bigint, bigint) is 'Lets all that refers to one thing refer to another, remembers what that was, and takes the one out; gives the number of the join';

create function same(kept bigint, gone bigint) returns bigint language plpgsql volatile
	set search_path to rapporteur, pg_catalog as $$
declare
	k things;
	g things;
begin
	select * into strict k from things t where t.id = kept;
	select * into strict g from things t where t.id = gone;
	perform join_refused(k, g);
	return joined(kept, gone);
exception when foreign_key_violation then
	raise exception using errcode = 'RA005', message = format('%s and %s cannot be joined: something that is not shown at your clearance refers to %s', k.slug, g.slug, g.slug),
		hint = 'somebody cleared for it can join them';
end $$;
comment on function same(bigint, bigint) is 'Joins two records of one thing, reversibly: all that was said of the one is said of the other since; gives the number of the join';

-- Taking apart --------------------------------------------------------------------------------------------------------

create function join_cells(target bigint) returns table (join_id bigint, of_table name, row_id bigint, of_column name) language sql stable
	set search_path to rapporteur, pg_catalog
begin atomic
with recursive cells as (
	select j.id as join_id, m.of_table, m.row_id, m.of_column
	from joins j join moved m on m.join_id = j.id where target in (j.id, j.within_id)
	union
	-- What corrects a claim or takes it back goes with it.
	select x.join_id, x.of_table, c.id, x.of_column from cells x join claims c on x.of_table = 'claims' and c.concerns_id = x.row_id
)
select c.join_id, c.of_table, c.row_id, c.of_column from cells c;
end;
comment on function join_cells(bigint) is 'What a join, with those within it, gives back where it is taken apart: a column of a row each';

create function join_since(target bigint) returns table (part_id bigint, claim_id bigint) language sql stable
	set search_path to rapporteur, pg_catalog
begin atomic
with recursive began as (
	select j.id, least(j.revision, (select min(p.revision) from joins_past p where p.id = j.id)) as revision from joins j where j.id = target
), told as (
	select t.id as part_id, c.id as claim_id, c.concerns_id, recorded_first(c.id, c.revision) > b.revision as since
	from began b join moved m on m.join_id = b.id and m.of_table = 'things' join things t on t.id = m.row_id and told_part(t.kind)
	join claims c on c.subject_id = t.id
), later as (
	select d.part_id, d.claim_id from told d where d.since and d.concerns_id is null
	union
	select d.part_id, d.claim_id from later l join told d on d.concerns_id = l.claim_id
)
select l.part_id, l.claim_id from later l;
end;
comment on function join_since(bigint) is
	'What was entered since a join about the delegations, invitations and exclusions that it moved: it was said of the thing that stayed';

create function join_stayed(target bigint) returns table (of_table name, row_id bigint) language plpgsql stable
	set search_path to rapporteur, pg_catalog as $$
declare
	stays bigint;
	began bigint;
	told bigint[];
	k record;
begin
	select j.kept_id, least(j.revision, (select min(p.revision) from joins_past p where p.id = j.id)) into stays, began from joins j where j.id = target;
	told := array(select t.id from things t where told_part(t.kind) and stays in (t.round_id, t.talks_id, t.actor_id, t.person_id)) || stays;
	for k in
		select r.child as name, string_agg(format('t.%I = $1', r.child_column), ' or ') || case r.child when 'claims' then ' or t.subject_id = any ($3)' else '' end as refers
		from row_references() r where r.parent = 'things' and r.child in ('claims', 'names', 'identifiers', 'things') group by r.child
	loop
		return query execute format('select %1$L::name, t.id from %1$I t where (%3$s) and least(t.revision, (select min(p.revision) from %2$I p where p.id = t.id)) > $2
			and t.id not in (select c.row_id from join_cells($4) c where c.of_table = %1$L) and not (%1$L = ''things'' and t.id = any ($3))',
			k.name, k.name || '_past', k.refers) using stays, began, told, target;
	end loop;
end $$;
comment on function join_stayed(bigint) is
	'What was entered since a join and stays with the thing that stayed, also where it was said of the one that went: claims, names, identifiers, things that are part of it';

create function join_hidden(target bigint) returns boolean language sql stable
	security definer set search_path to rapporteur, pg_catalog, pg_temp
begin atomic
select coalesce(max(x.marking), 0) > clearance(access_caller()) from (
	select c.marking from join_cells(target) m join claims c on m.of_table = 'claims' and c.id = m.row_id
	union all select n.marking from join_cells(target) m join names n on m.of_table = 'names' and n.id = m.row_id
	union all select t.marking from join_cells(target) m join things t on m.of_table = 'things' and t.id = m.row_id
	union all select c.marking from join_since(target) s join claims c on c.id = s.claim_id) x;
end;
comment on function join_hidden(bigint) is 'Whether taking a join apart would touch what whoever asks may not see';

create function join_entangled(target bigint) returns bigint[] language plpgsql stable
	set search_path to rapporteur, pg_catalog as $$
declare
	found bigint[] := array[target];
	more bigint[];
begin
	loop
		with touched as (
			select coalesce(j.within_id, j.id) as root, m.of_table, m.row_id from joins j join moved m on m.join_id = j.id
			union all
			select coalesce(j.within_id, j.id), x.of_table, x.row_id from joins j, lateral (values ('things', j.kept_id), ('gone', j.gone_id)) x(of_table, row_id)
		), earlier as (
			-- What was joined since with the thing that stayed was judged to be that and all that it was joined with.
			select t.root, t.of_table, t.row_id from touched t where t.root = any (found) and t.of_table = 'things'
			union all
			select coalesce(j.within_id, j.id), x.of_table, x.row_id from joins j
			join lateral (select p.* from things_past p where p.id = j.gone_id order by p.stood_until desc limit 1) p on true,
			-- Nor can a record be given back where one that it refers to was joined since.
			lateral (values ('joins', j.id), ('gone', p.parent_id), ('gone', p.talks_id), ('gone', p.round_id), ('gone', p.actor_id), ('gone', p.person_id)) x(of_table, row_id)
			where coalesce(j.within_id, j.id) = any (found)
		)
		select array_agg(distinct t.root) into more from earlier e join touched t on (t.of_table, t.row_id) = (e.of_table, e.row_id)
		where t.root > e.root and t.root <> all (found);
		exit when more is null;
		found := found || more;
	end loop;
	return array(select f from unnest(found) f where f <> target order by f);
end $$;
comment on function join_entangled(bigint) is 'The later joins that touched what a join did, or what they did in turn: they are to be taken apart before it';

create function thing_back(gone bigint) returns void language plpgsql volatile
	set search_path to rapporteur, pg_catalog as $$
declare
	columns text := (select string_agg(quote_ident(a.attname), ', ' order by a.attnum) from pg_attribute a
		where a.attrelid = 'things'::regclass and a.attnum > 0 and not a.attisdropped and a.attgenerated = '' and a.attname <> 'written');
begin
	perform set_config('rapporteur.restoring', 'on', true);
	execute format('insert into things (%1$s) select %1$s from things_past p where p.id = $1 order by p.stood_until desc limit 1', columns) using gone;
	perform set_config('rapporteur.restoring', '', true);
end $$;
comment on function thing_back(bigint) is 'Puts a thing back as it stood last';

create function slug_before(thing bigint, entry bigint) returns text language sql stable parallel safe
	return coalesce((select p.slug from things_past p where p.id = thing and p.written < entry and p.stood_until >= entry limit 1),
		(select t.slug from things t where t.id = thing));
comment on function slug_before(bigint, bigint) is 'The slug that a thing had before a revision';

create function part_named_back(part things, k things, g things) returns void language plpgsql volatile
	set search_path to rapporteur, pg_catalog as $$
declare
	ended bigint := (select max(p.stood_until) from things_past p where p.id = g.id);
	own text := coalesce((select p.slug from things_past p where p.id = part.id and p.stood_until = ended), slug_after(part.slug, k.slug, g.slug));
	renamed record;
begin
	for renamed in select slug_before(t.id, ended) as was, t.slug as now from things t where t.id in (part.round_id, part.talks_id, part.actor_id, part.person_id) loop
		own := slug_after(own, renamed.was, renamed.now);
	end loop;
	perform set_config('rapporteur.restoring', 'on', true);
	update things t set slug = case part.slug when own then own else free_slug(own) end, label = part_called(t) where t.id = part.id;
	perform set_config('rapporteur.restoring', '', true);
end $$;
comment on function part_named_back(things, things, things) is
	'Names a delegation, an invitation or an exclusion as it was before the join, or as it would be named by now: what it is of, or at, may have been renamed since';

create function part_own(part things, k things, g things, claims jsonb) returns void language plpgsql volatile
	set search_path to rapporteur, pg_catalog as $$
declare
	own things := part;
begin
	own.round_id := case part.round_id when g.id then k.id else part.round_id end;
	own.talks_id := case part.talks_id when g.id then k.id else part.talks_id end;
	own.actor_id := case part.actor_id when g.id then k.id else part.actor_id end;
	own.person_id := case part.person_id when g.id then k.id else part.person_id end;
	-- Its side may have had one there, before it was known whose it was.
	own.id := (select t.id from things t where t.kind = own.kind and t.kind <> 'invitation'
		and (t.round_id, t.talks_id) is not distinct from (own.round_id, own.talks_id)
		and t.side is not null and side_body(t.round_id, t.side) = own.actor_id order by t.id limit 1);
	if own.id is null then
		insert into things (kind, slug, label, round_id, talks_id, actor_id, person_id, side, marking)
		select part.kind, free_slug(slug_after(part.slug, g.slug, k.slug)), part_called(own), own.round_id, own.talks_id, own.actor_id, own.person_id, own.side,
			(select min(c.marking) from claims c join jsonb_to_recordset(claims) x(row_id bigint) on c.id = x.row_id)
		returning id into own.id;
	end if;
	perform cells_moved(claims, part.id, own.id);
	perform part_settled(x) from unnest(array[part.id, own.id]) x;
end $$;
comment on function part_own(things, things, things, jsonb) is
	'Gives the thing that stayed a delegation, an invitation or an exclusion of its own, with what was said of it since the join';

create function taken_apart(target bigint) returns void language plpgsql volatile
	set search_path to rapporteur, pg_catalog as $$
declare
	parting joins[] := array(select o from joins o where target in (o.id, o.within_id) order by o.id);
	cells jsonb := (select jsonb_agg(to_jsonb(c)) from join_cells(target) c);
	parts bigint[] := array(select m.row_id from moved m where m.join_id = target and m.of_table = 'things' union select o.gone_id from joins o where o.within_id = target);
	since jsonb := (select coalesce(jsonb_agg(jsonb_build_object('part_id', s.part_id, 'of_table', 'claims', 'row_id', s.claim_id, 'of_column', 'subject_id')), '[]')
		from join_since(target) s);
	j joins;
	k things;
	g things;
	part things;
begin
	select * into strict k from things t where t.id = parting[1].kept_id;
	if join_hidden(target) then
		raise exception using errcode = 'RA005', message = format('%s cannot be taken apart: something of it is not shown at your clearance', k.slug),
			hint = 'somebody cleared for it can do that';
	end if;
	delete from moved m using unnest(parting) p where m.join_id = p.id;
	delete from joins o where o.within_id = target;
	delete from joins o where o.id = target;
	foreach j in array parting loop
		perform thing_back(j.gone_id);
	end loop;
	select * into strict g from things t where t.id = parting[1].gone_id;
	foreach j in array parting loop
		perform cells_moved((select jsonb_agg(c) from jsonb_array_elements(cells) c where c -> 'join_id' = to_jsonb(j.id)), j.kept_id, j.gone_id);
	end loop;
	perform former_names(cells, true);
	for part in select * from things t where t.id = any (parts) and told_part(t.kind) and t.id not in (select p.kept_id from unnest(parting) p) order by t.id loop
		perform part_named_back(part, k, g);
	end loop;
	for part in select * from things t where t.id in (select x.part_id from jsonb_to_recordset(since) x(part_id bigint)) order by t.id loop
		perform part_own(part, k, g, (select jsonb_agg(x) from jsonb_array_elements(since) x where x -> 'part_id' = to_jsonb(part.id)));
	end loop;
	-- What the one was raised to since, the other was joined to then.
	update things t set marking = parting[1].marking where t.id = g.id and t.marking < parting[1].marking;
	perform part_settled(x.id) from unnest(parting) p, unnest(array[p.kept_id, p.gone_id]) x(id) where p.within_id = target;
exception when foreign_key_violation then
	raise exception using errcode = 'RA005', message = format('%s cannot be given back: what it was part of, or stood with, is in the record no more', parting[1].slug),
		hint = format('rapporteur log %s tells what took it out; undo brings that back', k.slug);
when unique_violation then
	raise exception using errcode = 'RA005', message = format('%s cannot be given back: its slug, or its place at a round, is taken by now', parting[1].slug),
		hint = format('give what has the slug another: rapporteur %s rename %s --slug NEW', k.kind, parting[1].slug);
end $$;
comment on function taken_apart(bigint) is 'Takes apart a join that no later one touched: what was whose is again, and what was entered since belongs to the thing that stayed';

create function apart(target bigint) returns void language plpgsql volatile
	set search_path to rapporteur, pg_catalog as $$
declare
	wanted joins;
	later text[] := array(select j.slug from unnest(join_entangled(target)) l join joins j on j.id = l order by j.id desc);
begin
	select * into strict wanted from joins j where j.id = target;
	if later <> '{}' then
		raise exception using errcode = 'RA005', message = format('%s cannot be given back: what was joined later rests on it', wanted.slug),
			detail = array_to_string(later, e'\n'), hint = format('take that apart first, and join it again afterwards: rapporteur apart %s', later[1]);
	end if;
	perform taken_apart(target);
end $$;
comment on function apart(bigint) is
	'Takes a join apart: the thing that went is there again with exactly its own names, claims and parts, and what was said of those since; what else was entered since stays with the other. Refused, with the list, where later joins rest on it';

set local search_path to default;

-- migrate:down
set local search_path to rapporteur, pg_catalog;
drop trigger moved_checked on moved;
drop trigger moved_stands on moved;
drop trigger moved_stays on moved;
drop trigger join_checked on joins;
drop trigger join_stays on joins;
drop trigger join_ended on joins;
drop trigger join_stays_the_same on joins;
drop function apart(bigint), taken_apart(bigint), part_own(things, things, things, jsonb), part_named_back(things, things, things), slug_before(bigint, bigint), thing_back(bigint),
	join_entangled(bigint), join_hidden(bigint), join_stayed(bigint), join_since(bigint), join_cells(bigint), same(bigint, bigint), joined(bigint, bigint, bigint),
	thing_kept(things), part_settled(bigint), parts_named(bigint[], text, text), former_names(jsonb, boolean), name_lent(bigint), cells_moved(jsonb, bigint, bigint), parts_joined(bigint, bigint),
	part_called(things, bigint, text), part_label(text, text, text), part_slug_follows(things, text, text), slug_after(text, text, text), free_slug(text), slug_owner(text), join_refused(things, things), claim_linking(bigint, bigint), difference_judged(bigint, bigint), moved_checked(), moved_stands(), join_checked();
set local search_path to default;
