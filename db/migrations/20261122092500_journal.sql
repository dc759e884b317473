-- SPDX-License-Identifier: MIT
-- The journal: every row that an entry changed or took out stays, with the revisions between which it stood. So any
-- revision can be taken back, and the record be asked as it stood at any of them.
-- migrate:up
set local search_path to rapporteur, pg_catalog;

-- What stood there before --------------------------------------------------------------------------------------------
--
-- `revision` is part of a row: the entry that said it last, and it comes back with the row. `written` belongs to the
-- version: the revision since which it stands. T_past holds the versions of T that stand no more.

create table journalled (
	name name not null constraint journalled_pkey primary key
);
comment on table journalled is 'The tables whose every version is kept';
comment on column journalled.name is 'The table; its former versions are in NAME_past';
insert into journalled (name) values ('base'), ('things'), ('sources'), ('passages'), ('names'), ('identifiers'), ('claims'),
	('joins'), ('moved'), ('differences');

create function row_stamped() returns trigger language plpgsql set search_path to rapporteur, pg_catalog as $$
begin
	-- What is set before anything is recorded belongs to the making of the base.
	if exists (select from revisions) then
		new.written := this_revision();
		if not restoring() then
			new.revision := new.written;
		end if;
	end if;
	return new;
end $$;
comment on function row_stamped() is 'Before a row is changed: the revision that does it';

create function cell_moved(in_table name, target bigint, in_column name, was text, now text) returns boolean language plpgsql stable
	set search_path to rapporteur, pg_catalog as $$
declare
	entry constant bigint := this_revision();
	own boolean;
begin
	-- What this very entry made, or puts back as it found it.
	execute format('select coalesce(bool_or(p.stood_until = $1 and (to_jsonb(p) ->> $3) is not distinct from $4), true) from %I p where p.id = $2',
		in_table || '_past') into own using entry, target, in_column, now;
	if own then
		return true;
	elsif in_column in ('slug', 'label', 'printed_until') then
		-- What moved is named after what it moved to, or for itself again.
		return exists (select from moved m where (m.row_id, m.of_table, m.written) = (target, in_table, entry)
			union all select from moved_past m where (m.row_id, m.of_table, m.stood_until) = (target, in_table, entry)
			union all select from joins_past j where (j.gone_id, in_table, j.stood_until) = (target, 'things', entry))
			and case in_table when 'things' then exists (select from things t where t.id = target and told_part(t.kind)
				and case in_column when 'label' then now = part_called(t) else part_slug_follows(t, was, now) end)
				else now is null or exists (select from names_past p where p.id = target and p.printed_until::text = now) end;
	end if;
	return exists (
		select from moved m join joins j on j.id = m.join_id
		where (m.row_id, m.of_table, m.of_column, m.written) = (target, in_table, in_column, entry) and (j.gone_id::text, j.kept_id::text) = (was, now)
	) or exists (
		-- What corrects a claim or takes it back goes with it.
		with recursive claim as (
			select target as id union select c.concerns_id from claim k join claims c on c.id = k.id and in_table = 'claims' and c.concerns_id is not null
		)
		select from claim k join moved_past m on m.row_id = k.id join joins_past j on j.id = m.join_id
		where (m.of_table, m.of_column, m.stood_until) = (in_table, in_column, entry) and (j.kept_id::text, j.gone_id::text) = (was, now)
	) or (in_table, in_column) = ('claims', 'subject_id') and exists (
		-- What was said since the join of a part that goes back is of another at the same place.
		select from things_past p join things t on t.id = now::bigint and t.kind = p.kind and (t.round_id, t.talks_id) is not distinct from (p.round_id, p.talks_id)
			and (t.side is not null or (t.actor_id, t.person_id) is not distinct from (p.actor_id, p.person_id))
		join moved_past m on (m.row_id, m.of_table, m.stood_until) = (p.id, 'things', entry)
		where p.id = was::bigint and p.stood_until = entry and told_part(p.kind)
			and (select min(c.revision) from (select k.revision from claims k where k.id = target union all select k.revision from claims_past k where k.id = target) c)
				> (select min(j.revision) from joins_past j where j.id = m.join_id));
end $$;
comment on function cell_moved(name, bigint, name, text, text) is
	'Whether this revision joined or took apart what lets this column of a row change so and leaves it said by whom it was said';

-- With the rights of the owner: former versions are nobody's to write, and of some not the writer's to see.
create function rows_checked() returns trigger language plpgsql
	security definer set search_path to rapporteur, pg_catalog, pg_temp as $$
declare
	forged boolean;
	moves boolean;
begin
	-- A statement that touched nothing makes no revision, nor does the making of the base.
	if not exists (select from stood) or tg_table_name = 'base' and not exists (select from revisions) then
		return null;
	end if;
	-- Written out: their plans are kept for each table.
	forged := exists (select from stood s where s.written <> this_revision()) or not exists (select from revisions r
		where r.number = this_revision() and r.transaction = pg_current_xact_id() and r.server = pg_postmaster_start_time());
	if not forged and not restoring() then
		forged := exists (select from stood s where s.revision <> s.written);
	elsif not forged then
		-- What is put back is as it stood; what a join moves, as it was but for what moves.
		moves := tg_op = 'UPDATE' and tg_table_name <> 'base';
		execute 'with n as materialized (select s.id, to_jsonb(s) - ''written'' as told from stood s)'
			|| case when moves then ', o as materialized (select w.id, to_jsonb(w) as told from was w)' else '' end
			|| format(' select exists (select from n %2$s where not exists (
					select from %1$I p where p.id = n.id and to_jsonb(p) - ''{written,stood_until,sealed}''::text[] = n.told) %3$s)',
				tg_table_name || '_past', case when moves then 'left join o using (id)' else '' end,
				case when moves then format('and (o.id is null or exists (select from jsonb_each_text(n.told) c
					where c.value is distinct from o.told ->> c.key and not cell_moved(%L, n.id, c.key, o.told ->> c.key, c.value)))', tg_table_name) else '' end)
		into forged;
	end if;
	if forged then
		raise exception using errcode = 'RA003', message = 'a row is to be written under a revision that is not this one',
			hint = 'leave the columns revision and written out: each transaction has a revision of its own';
	end if;
	return null;
end $$;
comment on function rows_checked() is 'Refuses rows written under another revision than that of the transaction, and rows put back that never stood';

create function rows_kept() returns trigger language plpgsql
	security definer set search_path to rapporteur, pg_catalog, pg_temp as $$
begin
	if not exists (select from stood) or tg_table_name = 'base' and not exists (select from revisions) then
		return null;
	end if;
	if tg_argv[0] is null then
		execute format('insert into %I select $1, o.* from stood o where o.written < $1', tg_table_name || '_past') using this_revision();
		return null;
	end if;
	-- What is marked higher now was so all along, for whoever asks.
	execute format('update %2$I p set sealed = n.marking from stood o join %1$I n on n.id = o.id
		where p.id = o.id and n.marking > o.marking and p.sealed < n.marking', tg_table_name, tg_table_name || '_past');
	execute format('insert into %2$I select $1, greatest(o.marking, (select n.marking from %1$I n where n.id = o.id)), o.* from stood o
		where o.written < $1', tg_table_name, tg_table_name || '_past') using this_revision();
	return null;
end $$;
comment on function rows_kept() is 'Keeps the versions that this revision ends; where rows are marked, under the highest marking that the row ever had';

create function rows_not_truncated() returns trigger language plpgsql set search_path to rapporteur, pg_catalog as $$
begin
	raise exception using errcode = 'RA003', message = format('truncate would lose what %s held', tg_table_name),
		hint = 'delete the rows: what they said stays in the journal';
end $$;
comment on function rows_not_truncated() is 'Refuses truncate';

alter table revisions add column transaction xid8 not null default pg_current_xact_id(),
	add column server timestamptz not null default pg_postmaster_start_time(),
	add column token uuid default nullif(current_setting('rapporteur.token', true), '')::uuid;
comment on column revisions.transaction is 'The transaction that made it; counts anew where a dump is restored';
comment on column revisions.server is 'When the server of that transaction was started: with it the transaction is told from any other';
comment on column revisions.token is 'What the program drew for that transaction, from the setting rapporteur.token: by it whoever lost the connection during COMMIT finds what became of it';

do $$
declare
	t name;
	k record;
	marked boolean;
begin
	-- An undo puts rows back in any order, and has what they refer to looked at when all are there.
	for k in select c.conrelid::regclass as child, c.conname from pg_constraint c
		join journalled j on ('rapporteur.' || j.name)::regclass = c.conrelid where c.contype = 'f'
	loop
		execute format('alter table %s alter constraint %I deferrable initially immediate', k.child, k.conname);
	end loop;
	for t in select name from journalled loop
		execute format('alter table %I add column written bigint not null default 0', t);
		execute format('comment on column %I.written is ''The revision since which this version stands; 0: as the base was made''', t);
		execute format('update %I set written = coalesce(revision, 0)', t);
		if t <> 'base' then
			execute format('alter table %I alter column written set default revision_default()', t);
		end if;
		execute format('create index %I on %I (written)', t || '_written', t);
		marked := exists (select from pg_attribute a where a.attrelid = ('rapporteur.' || t)::regclass and a.attname = 'marking');
		execute format('create table %I (stood_until bigint not null, %s like %I including comments)', t || '_past',
			case when marked then 'sealed marking not null,' else '' end, t);
		if marked then
			execute format('comment on column %I.sealed is ''The highest marking that the row had then or later: who may see the version''',
				t || '_past');
		end if;
		execute format('create index %I on %I (id, written)', t || '_past_id', t || '_past');
		execute format('comment on table %I is ''Versions of %s that stand no more''', t || '_past', t);
		execute format('comment on column %I.stood_until is ''The revision that ended it''', t || '_past');
		execute format('create index %I on %I (stood_until)', t || '_past_until', t || '_past');
		execute format('create index %I on %I (written)', t || '_past_written', t || '_past');
		execute format('create trigger a_row_stamped before update on %I for each row execute function row_stamped()', t);
		execute format('create trigger a_rows_checked after insert on %I referencing new table as stood
			for each statement execute function rows_checked()', t);
		execute format('create trigger a_rows_checked_anew after update on %I referencing old table as was new table as stood
			for each statement execute function rows_checked()', t);
		execute format('create trigger a_rows_changed after update on %I referencing old table as stood
			for each statement execute function rows_kept(%s)', t, case when marked then '''marked''' end);
		execute format('create trigger a_rows_removed after delete on %I referencing old table as stood
			for each statement execute function rows_kept(%s)', t, case when marked then '''marked''' end);
		execute format('create trigger a_rows_not_truncated before truncate on %I
			for each statement execute function rows_not_truncated()', t);
	end loop;
end $$;

-- As the tables themselves are found most.
create index claims_past_subject on claims_past (subject_id);
create index claims_past_concerns on claims_past (concerns_id) where concerns_id is not null;
create index things_past_round on things_past (round_id) where round_id is not null;
create index things_past_talks on things_past (talks_id) where talks_id is not null;
create index names_past_thing on names_past (thing_id);
create index moved_past_row on moved_past (row_id);

-- Its plan is kept: every new claim asks, and a function in SQL with a select in it is planned at each call.
create function recorded_first(claim bigint, revision bigint) returns bigint language plpgsql stable parallel safe
	set search_path to rapporteur, pg_catalog as $$
begin
	return least(revision, (select min(p.revision) from claims_past p where p.id = claim));
end $$;
comment on function recorded_first(bigint, bigint) is 'The revision that entered a claim, which may have been graded, marked or preferred by others since';

create function revision_stamped() returns trigger language plpgsql
	security definer set search_path to rapporteur, pg_catalog, pg_temp as $$
begin
	update revisions set at = greatest(clock_timestamp(),
		(select p.at + interval '1 microsecond' from revisions p where p.number = new.number - 1))
	where number = new.number;
	return null;
end $$;
comment on function revision_stamped() is 'At the commit, the time of the revision: later than that of any before it';
create constraint trigger z_revision_stamped after insert on revisions
	deferrable initially deferred for each row execute function revision_stamped();
create index revisions_at on revisions (at);
create index revisions_undoes on revisions (undoes) where undoes is not null;

-- Taking back --------------------------------------------------------------------------------------------------------

create function row_told(in_table name, told jsonb) returns text language sql immutable parallel safe
	return case in_table
		when 'things' then concat_ws(' ', told ->> 'kind', told ->> 'slug')
		when 'sources' then 'source ' || (told ->> 'slug')
		when 'passages' then 'passage ' || (told ->> 'name')
		when 'names' then format('the name ''%s''', told ->> 'name')
		when 'identifiers' then concat(told ->> 'scheme', ':', told ->> 'value')
		when 'claims' then 'claim ' || (told ->> 'id')
		when 'joins' then 'the join of ' || (told ->> 'slug')
		when 'moved' then 'what was moved with a join'
		when 'differences' then 'the judgement that two things differ'
		else 'the zone of the base' end;
comment on function row_told(name, jsonb) is 'What a row of the journal is called where it is spoken of';

create function column_told(column_name text) returns text language sql immutable parallel safe
	return case column_name when 'nature' then 'kind' when 'label' then 'name' when 'parent_id' then 'part of'
		when 'reliability' then 'grade' when 'of_source_id' then 'source' when 'held' then 'in use' when 'reported_at' then 'reported'
		else replace(regexp_replace(column_name, '_id$', ''), '_', ' ') end;
comment on function column_told(text) is 'What a column of the journal is called where it is spoken of: as its option is';

create function value_told(of_table name, column_name text, stood jsonb) returns text language plpgsql stable
	set search_path to rapporteur, pg_catalog as $$
declare
	told text := stood ->> column_name;
	parent name;
begin
	if told is null or column_name = 'marking' then
		return marking_name(told::marking);
	elsif jsonb_typeof(stood -> column_name) = 'array' then
		return (select string_agg(v, ', ') from jsonb_array_elements_text(stood -> column_name) v);
	elsif jsonb_typeof(stood -> column_name) = 'boolean' then
		return case when told::boolean then 'yes' else 'no' end;
	elsif column_name in ('at', 'reported_at') then
		return time_text(told::timestamptz, base_zone());
	elsif column_name !~ '_id$' then
		return told;
	end if;
	parent := case when of_table = 'sources' or column_name in ('source_id', 'of_source_id') then 'sources' else 'things' end;
	-- Of what has been taken out since, too.
	execute format('select x.slug from (select id, slug, ''infinity''::float as written from %1$I
		union all select id, slug, written from %2$I) x where x.id = $1 order by x.written desc limit 1', parent, parent || '_past')
	into told using told::bigint;
	return told;
end $$;
comment on function value_told(name, text, jsonb) is 'What stood in a column of a row of the journal, in words: a thing by its slug';

create function revision_stands(revision bigint) returns boolean language plpgsql stable
	set search_path to rapporteur, pg_catalog as $$
begin
	return not exists (select from revisions u where u.undoes = $1 and revision_stands(u.number));
end $$;
comment on function revision_stands(bigint) is 'Whether what a revision did stands: nothing took it back, or what did was taken back itself';

create function revision_tables(revision bigint) returns table (name name, past name, wrote boolean, ended boolean) language plpgsql stable
	set search_path to rapporteur, pg_catalog as $$
begin
	for name in select j.name from journalled j loop
		past := name || '_past';
		execute format('select exists (select from %1$I where written = $1) or exists (select from %2$I where written = $1),
			exists (select from %2$I where stood_until = $1)', name, past) into wrote, ended using revision;
		if wrote or ended then
			return next;
		end if;
	end loop;
end $$;
comment on function revision_tables(bigint) is 'The journalled tables that a revision touched: whether it wrote rows there, and whether it ended any';

create function revision_rows(revision bigint) returns table (name name, id bigint, stood jsonb, stands jsonb) language plpgsql stable
	set search_path to rapporteur, pg_catalog as $$
declare
	t record;
begin
	for t in select r.name, r.past from revision_tables(revision) r loop
		return query execute format('
			with written as (select to_jsonb(c) - ''written'' as told from %1$I c where c.written = $1
				union all select to_jsonb(p) - ''{written,stood_until,sealed}''::text[] from %2$I p where p.written = $1
			), ended as (select to_jsonb(p) - ''{written,stood_until,sealed}''::text[] as told from %2$I p where p.stood_until = $1)
			select %1$L::name, case when %1$L <> ''base'' then (coalesce(w.told, e.told) ->> ''id'')::bigint end, e.told, w.told
			from written w full join ended e on e.told -> ''id'' = w.told -> ''id''', t.name, t.past) using revision;
	end loop;
end $$;
comment on function revision_rows(bigint) is 'Every row that a revision touched, as it stood before and as it stands after: one of them null for a row added or taken out';

-- Its plan is kept: it is asked for all that is moved, and taken back.
create function row_references() returns table (child name, child_column name, parent name) language plpgsql stable parallel safe
	set search_path to rapporteur, pg_catalog as $$
begin
	return query
	select j.name, a.attname, p.relname
	from pg_constraint c join journalled j on ('rapporteur.' || j.name)::regclass = c.conrelid
	join pg_class p on p.oid = c.confrelid
	join pg_attribute r on r.attrelid = c.confrelid and r.attname = 'id'
	join pg_attribute a on a.attrelid = c.conrelid and a.attnum = c.conkey[array_position(c.confkey, r.attnum)]
	where c.contype = 'f';
end $$;
comment on function row_references() is 'Which column of a journalled table refers to the rows of which table';

create function undo_hindered(target bigint) returns table (revision bigint, what text) language plpgsql volatile
	set search_path to rapporteur, pg_catalog as $$
declare
	t record;
	k record;
begin
	for t in select * from revision_tables(target) loop
		-- What it touched and does not stand as it left it. A row is known by the revision that said it last: what was changed
		-- later and taken back again stands as it did.
		return query execute format('
			with touched as (
				select id from %1$I where written = $1 union select id from %2$I where $1 in (written, stood_until)
			), left_as as (
				select id, revision from %1$I where written = $1 union all select id, revision from %2$I where written = $1
			)
			select coalesce(case when c.revision > $1 then c.revision else c.written end, (select max(p.stood_until) from %2$I p where p.id = o.id)), row_told(%3$L, coalesce(to_jsonb(c),
				(select to_jsonb(p) from %2$I p where p.id = o.id order by p.stood_until desc limit 1)))
			from touched o left join left_as l using (id) left join %1$I c using (id)
			where (l.id is null, l.revision) is distinct from (c.id is null, c.revision)', t.name, t.past, t.name) using target;
		for k in select r.child, r.child_column from row_references() r where r.parent = t.name and t.wrote loop
			-- What refers to a row that it would take out, and stays.
			return query execute format('
				with added as (
					select id from %1$I where written = $1 union select id from %2$I where written = $1
					except select id from %2$I where stood_until = $1
				)
				select case when c.revision > $1 then c.revision else c.written end, row_told(%3$L, to_jsonb(c)) from added t join %3$I c on c.%5$I = t.id
				where c.written <> $1 and not exists (select from %4$I p where p.id = c.id and $1 in (p.written, p.stood_until))',
				t.name, t.past, k.child, k.child || '_past', k.child_column) using target;
		end loop;
		for k in select r.child_column, r.parent from row_references() r where r.child = t.name and t.ended loop
			-- What a row that it would put back refers to, and a later revision took out.
			return query execute format('
				select (select max(p.stood_until) from %2$I p where p.id = c.%4$I),
					(select row_told(%1$L, to_jsonb(p)) from %2$I p where p.id = c.%4$I order by p.stood_until desc limit 1)
				from %3$I c
				where c.stood_until = $1 and c.%4$I is not null and not exists (select from %1$I t where t.id = c.%4$I)
					and not exists (select from %2$I p where p.id = c.%4$I and p.stood_until = $1)',
				k.parent, k.parent || '_past', t.past, k.child_column) using target;
		end loop;
		continue when t.name = 'base' or not t.ended;
		-- What it would put back as it stood before a later join, or in one that has been taken apart since.
		return query execute format('
			select coalesce(m.stood_until, m.revision), row_told(%3$L, to_jsonb(c)) from %2$I c
			join (select x.row_id, x.of_table, x.revision, null::bigint as stood_until from moved x where x.revision > $1
				union all select x.row_id, x.of_table, x.revision, x.stood_until from moved_past x
				where x.revision <= $1 and x.stood_until > $1 and not exists (select from moved n where n.id = x.id)) m
				on m.of_table = %3$L and m.row_id = c.id
			where c.stood_until = $1', t.name, t.past, t.name) using target;
	end loop;
	-- Where it joined or took apart: what was joined since with the same, which was judged to be both; what was said since about what it moved.
	if not exists (select from revision_tables(target) r where r.name = 'moved') then
		return;
	end if;
	return query
	select l.revision, row_told('joins', to_jsonb(l))
	from joins j, unnest(join_entangled(j.id)) e(id), joins l
	where j.written = target and j.within_id is null and l.id = e.id and l.written <> target;
	return query
	select c.revision, row_told('claims', to_jsonb(c))
	from (select x.of_table, x.row_id from moved x where x.written = target
		union select x.of_table, x.row_id from moved_past x where target in (x.written, x.stood_until)) m
	join claims c on case m.of_table when 'claims' then c.concerns_id when 'things' then c.subject_id end = m.row_id
	join things o on o.id = c.subject_id
	where recorded_first(c.id, c.revision) > target and (m.of_table = 'claims' or told_part(o.kind));
end $$;
comment on function undo_hindered(bigint) is
	'What stands against taking back a revision: the later revisions that changed, took out or rest on something of it, and what it is';

create function revision_asked(typed text) returns bigint language plpgsql stable
	set search_path to rapporteur, pg_catalog as $$
declare
	newest bigint;
	by_whom text := access_author(session_user, coalesce(nullif(current_setting('rapporteur.author', true), ''), session_user));
begin
	if typed ~ '^[rR]?[0-9]{1,18}$' then
		select r.number into newest from revisions r where r.number = ltrim(typed, 'rR')::bigint;
		if not found then
			raise exception using errcode = 'RA001', message = format('there is no revision r%s', ltrim(typed, 'rR')), hint = 'rapporteur log lists them';
		end if;
		return newest;
	elsif typed is not null then
		raise exception using errcode = 'RA003', message = format('%L is not the number of a revision', typed),
			hint = 'write it as it was printed: 12 or r12; rapporteur log lists them';
	end if;
	select r.number into newest from revisions r where access_author(r.role, r.author) = by_whom and r.undoes is null and revision_stands(r.number)
		and not exists (select from redactions d where d.revision = r.number) -- nothing takes that back
	order by r.number desc limit 1;
	if not found then
		raise exception using errcode = 'RA001', message = format('there is no entry of %s to take back', by_whom),
			hint = 'name the revision: rapporteur undo NUMBER; rapporteur log lists them';
	end if;
	return newest;
end $$;
comment on function revision_asked(text) is
	'The revision that somebody means: by its number, or where none is typed the newest of whoever asks (access_author()) that stands and took nothing back itself';

create function revision_undoes(target bigint) returns void language sql volatile
	security definer set search_path to rapporteur, pg_catalog, pg_temp
	begin atomic update revisions r set undoes = target where r.number = this_revision() and r.undoes is null; end;
comment on function revision_undoes(bigint) is 'Notes that the revision of this transaction takes back another';

create function undo(target bigint) returns bigint language plpgsql set search_path to rapporteur, pg_catalog as $$
declare
	t record;
	other bigint;
	hindered text;
	references_to text := (select string_agg(quote_ident(c.conname), ', ') from pg_constraint c
		join journalled j on ('rapporteur.' || j.name)::regclass = c.conrelid where c.contype = 'f');
begin
	perform write_lock();
	target := revision_asked(target::text);
	-- What was taken back and restored is taken back by taking back what restored it.
	loop
		select w.number into other from revisions u join revisions w on w.undoes = u.number and revision_stands(w.number)
		where u.undoes = target;
		exit when not found;
		target := other;
	end loop;
	select u.number into other from revisions u where u.undoes = target and revision_stands(u.number);
	if found then
		raise exception using errcode = 'RA005', message = format('r%s has been taken back already, by r%s', target, other),
			hint = format('rapporteur undo %s restores it', other);
	end if;
	if revision_marking(target) > clearance() then
		raise exception using errcode = 'RA005', message = format('r%s wrote what is marked above TLP:%s, your clearance', target,
				upper(marking_name(clearance()))), hint = 'somebody cleared for it can take it back';
	end if;
	select string_agg(format('r%s: %s', h.revision, h.what), e'\n' order by h.revision), max(h.revision) into hindered, other
	from (select x.revision, string_agg(x.what, ', ' order by x.place) filter (where x.place <= 5)
			|| case when max(x.place) > 5 then format(' and %s more', max(x.place) - 5) else '' end as what
		from (select u.revision, u.what, row_number() over (partition by u.revision order by u.what) as place
			from (select distinct * from undo_hindered(target)) u) x
		group by x.revision) h;
	if hindered is not null then
		raise exception using errcode = 'RA005',
			message = format('r%s cannot be taken back: later entries changed what it wrote, or rest on it', target), detail = hindered,
			hint = format('take those back first, the last one first: rapporteur undo %s', other);
	end if;
	perform this_revision();
	perform revision_undoes(target);
	perform set_config('rapporteur.restoring', 'on', true);
	execute format('set constraints %s deferred', references_to);
	for t in
		select j.name, j.past, string_agg(quote_ident(a.attname), ', ' order by a.attnum) as columns,
			string_agg('p.' || quote_ident(a.attname), ', ' order by a.attnum) as stood
		from revision_tables(target) j join pg_attribute a on a.attrelid = ('rapporteur.' || j.name)::regclass and a.attnum > 0
			and not a.attisdropped and a.attgenerated = '' and a.attname <> 'written'
		group by j.name, j.past
	loop
		execute format('delete from %1$I t where (t.written = $1 or exists (select from %2$I p where p.id = t.id and p.written = $1))
			and not exists (select from %2$I p where p.id = t.id and p.stood_until = $1)', t.name, t.past) using target;
		execute format('update %I t set (%s) = row(%s) from %I p where p.stood_until = $1 and p.id = t.id',
			t.name, t.columns, t.stood, t.past) using target;
		execute format('insert into %1$I (%3$s) select %4$s from %2$I p where p.stood_until = $1
			and not exists (select from %1$I t where t.id = p.id)', t.name, t.past, t.columns, t.stood) using target;
	end loop;
	execute format('set constraints %s immediate', references_to);
	perform set_config('rapporteur.restoring', '', true);
	perform markings_settled(this_revision());
	return this_revision();
exception when foreign_key_violation or unique_violation then
	-- All that hinders was told above: what is left is not for whoever asks to see.
	raise exception using errcode = 'RA005',
		message = format('r%s cannot be taken back: something that is not shown at your clearance stands in the way', target);
end $$;
comment on function undo(bigint) is
	'Takes a revision back under a new one, whose number it gives: every row it touched stands again as before it. Raises RA005 where later revisions changed something of it or rest on it';

set local search_path to default;

-- migrate:down
set local search_path to rapporteur, pg_catalog;
drop function recorded_first(bigint, bigint);
do $$
declare
	t name;
	k record;
begin
	for k in select c.conrelid::regclass as child, c.conname from pg_constraint c
		join journalled j on ('rapporteur.' || j.name)::regclass = c.conrelid where c.contype = 'f'
	loop
		execute format('alter table %s alter constraint %I not deferrable', k.child, k.conname);
	end loop;
	for t in select name from journalled loop
		execute format('drop trigger a_row_stamped on %I', t);
		execute format('drop trigger a_rows_checked on %I', t);
		execute format('drop trigger a_rows_checked_anew on %I', t);
		execute format('drop trigger a_rows_changed on %I', t);
		execute format('drop trigger a_rows_removed on %I', t);
		execute format('drop trigger a_rows_not_truncated on %I', t);
		execute format('drop table %I', t || '_past');
		execute format('alter table %I drop column written', t);
	end loop;
end $$;
drop trigger z_revision_stamped on revisions;
drop index revisions_at, revisions_undoes;
alter table revisions drop column transaction, drop column server, drop column token;
drop function undo(bigint), revision_undoes(bigint), revision_asked(text), undo_hindered(bigint), row_references(), revision_rows(bigint), revision_tables(bigint), revision_stands(bigint), value_told(name, text, jsonb), column_told(text), row_told(name, jsonb), revision_stamped(), rows_not_truncated(), rows_kept(),
	rows_checked(), cell_moved(name, bigint, name, text, text), row_stamped();
drop table journalled;
set local search_path to default;
