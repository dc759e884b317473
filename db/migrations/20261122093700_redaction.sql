-- SPDX-License-Identifier: MIT
-- Removing a text for good: from what stands, from every former version, and from the command lines that brought it in. What
-- remains is that something stood there, who took it out, when and why.
-- migrate:up
set local search_path to rapporteur, pg_catalog;

create table redactions (
	revision bigint not null default revision_default() constraint redactions_revision_fkey references revisions,
	of_table name not null constraint redactions_of_table_known check (of_table in ('claims', 'passages', 'things', 'sources', 'revisions')),
	row_id bigint not null,
	columns text[] not null constraint redactions_columns_not_empty check (cardinality(columns) > 0 and are_said(columns)),
	constraint redactions_pkey primary key (of_table, row_id, revision)
);
comment on table redactions is 'Tombstones: what was removed for good; why stands with the revision';
comment on column redactions.revision is 'The revision that removed it';
comment on column redactions.of_table is 'Where it stood: claims, passages, things, sources or revisions';
comment on column redactions.row_id is 'The row, which may have stood no more; the number of a revision';
comment on column redactions.columns is 'What its texts were: columns, names, identifiers';

-- What is a text ------------------------------------------------------------------------------------------------------

create function texts_of(of_table name) returns table (name name, tombstone text, kept text, naming boolean) language sql stable parallel safe
	set search_path to rapporteur, pg_catalog
begin atomic
select a.attname, case when s.name is null then '[redacted]' else s.tombstone end, s.kept, coalesce(s.naming, false)
from pg_attribute a
left join (values
	('things', 'slug', 'redacted-%s', null, true), ('things', 'label', '[redacted]', null, true),
	('sources', 'slug', 'redacted-source-%s', null, true), ('sources', 'outlet', '[redacted]', null, true),
	('sources', 'title', '[redacted]', null, true), ('sources', 'address', '[redacted]', null, true),
	('sources', 'archive', '[redacted]', null, true), ('sources', 'hash', null, null, false), -- tells who has the document
	('joins', 'slug', 'redacted-%s', null, true),
	('passages', 'name', 'redacted%s', '^[0-9]+[a-z]?$', false), -- a time, as it ought to be
	('names', 'name', '[redacted]', null, true), ('identifiers', 'value', '[redacted]', null, true),
	('revisions', 'command', '[redacted]', '^\S+ \[redacted\]$', false), ('revisions', 'reason', '[redacted]', null, false)
	) s(of_table, name, tombstone, kept, naming) on s.of_table = $1 and s.name = a.attname
where a.attrelid = ('rapporteur.' || $1)::regclass and a.attnum > 0 and not a.attisdropped
	and (s.name is not null or a.atttypid in ('wording'::regtype, 'phrase'::regtype));
end;
comment on function texts_of(name) is
	'The columns of a table that hold texts in somebody''s words; what is put there instead (%s: the number of the row; null: nothing), the form in which it is no such text, and whether a row is named by it, so that a command line that has it speaks of the row';

create function words_hold(text, text[]) returns boolean language sql immutable strict parallel safe
	return (select coalesce(bool_or(strpos(s.text, ' ' || w.words || ' ') > 0), false)
		from (select ' ' || rapporteur.words_of($1) || ' ') s(text), unnest($2) w(words) where w.words <> '');
comment on function words_hold(text, text[]) is 'Whether a text has any of these (as words_of() gives them) in it, as whole words';

create function versions_of(of_table name, target bigint) returns setof jsonb language plpgsql stable
	set search_path to rapporteur, pg_catalog as $$
begin
	if of_table = 'revisions' then
		return query select jsonb_build_object('written', r.number, 'command', w.command, 'reason', w.reason)
		from revisions r, revision_words(r.number) w where r.number = target;
	else
		return query execute format('select to_jsonb(t) from %I t where t.id = $1 union all select to_jsonb(p) from %I p where p.id = $1',
			of_table, of_table || '_past') using target;
	end if;
end $$;
comment on function versions_of(name, bigint) is 'Every version of a row of the journal, as it stands and as it stood; of a revision its words';

-- What was joined has its names under the thing that stayed: whose they are says the first join that moved them, else
-- their first version. Of what one entry entered and moved no version is left that stood before.
create function names_owned(of_table name, target bigint) returns table (name name, id bigint)
	language sql stable set search_path to rapporteur, pg_catalog
begin atomic
with version as not materialized (
	select 'names'::name as name, n.id, n.thing_id, n.of_source_id, n.written from names n
	union all select 'names'::name as name, p.id, p.thing_id, p.of_source_id, p.written from names_past p
	union all select 'identifiers'::name as name, i.id, i.thing_id, i.of_source_id, i.written from identifiers i
	union all select 'identifiers'::name as name, p.id, p.thing_id, p.of_source_id, p.written from identifiers_past p
), lent as not materialized (
	select m.of_table, m.row_id, j.id, j.gone_id
	from (select x.of_table, x.row_id, x.of_column, x.join_id from moved x union all select x.of_table, x.row_id, x.of_column, x.join_id from moved_past x) m
	join (select x.id, x.gone_id from joins x union all select x.id, x.gone_id from joins_past x) j on j.id = m.join_id
	where m.of_column = 'thing_id' and m.of_table in ('names', 'identifiers')
), candidate as (
	select v.name, v.id from version v where $2 = case $1 when 'things' then v.thing_id when 'sources' then v.of_source_id end
	union
	select l.of_table, l.row_id from lent l where $1 = 'things' and l.gone_id = $2
)
select c.name, c.id from candidate c
where $2 = coalesce(
	case $1 when 'things' then (select l.gone_id from lent l where l.of_table = c.name and l.row_id = c.id order by l.id limit 1) end,
	(select case $1 when 'things' then v.thing_id when 'sources' then v.of_source_id end from version v
		where v.name = c.name and v.id = c.id order by v.written limit 1));
end;
comment on function names_owned(name, bigint) is
	'The rows of names and identifiers that are a thing''s or a source''s own, whether they stand or not, and whatever it was joined with since';

create function named_by(of_table name, target bigint) returns table (name text, text text, written bigint, stood_until bigint)
	language sql stable set search_path to rapporteur, pg_catalog
begin atomic
with named as (
	select 'names'::name as what, n.id, n.name, n.written, null::bigint as stood_until from names n
	union all select 'names'::name as what, p.id, p.name, p.written, p.stood_until from names_past p
	union all select 'identifiers'::name as what, i.id, i.value as name, i.written, null::bigint as stood_until from identifiers i
	union all select 'identifiers'::name as what, p.id, p.value as name, p.written, p.stood_until from identifiers_past p
)
select n.what::text as what, n.name, n.written, n.stood_until
from names_owned($1, $2) o join named n on n.what = o.name and n.id = o.id;
end;
comment on function named_by(name, bigint) is 'What a thing or a source goes or went by, and what registers call or called it';

create function texts_held(of_table name, target bigint, only_text text) returns table (name text, text text, naming boolean)
	language sql stable set search_path to rapporteur, pg_catalog
begin atomic
select k.name::text as name, v.stood ->> k.name as text, k.naming from versions_of($1, $2) v(stood), texts_of($1) k
where v.stood ->> k.name is distinct from format(k.tombstone, $2) and coalesce(v.stood ->> k.name !~ k.kept, true)
	and coalesce(v.stood ->> k.name = $3, $3 is null and v.stood ->> k.name is not null)
union
select n.name, n.text, true as naming from named_by($1, $2) n where coalesce(n.text = $3, true);
end;
comment on function texts_held(name, bigint, text) is
	'The texts of a row, of all its versions and of what it goes by, with the columns they stand in; or one of them alone';

create function row_owner(in_table name, row_stood jsonb) returns table (kind text, told text) language plpgsql stable
	set search_path to rapporteur, pg_catalog as $$
declare
	owner name := case when in_table = 'passages' or row_stood ->> 'of_source_id' is not null then 'sources' else 'things' end;
	owner_id bigint := coalesce(row_stood ->> 'thing_id', row_stood ->> 'of_source_id', row_stood ->> 'source_id')::bigint;
begin
	if in_table in ('things', 'sources', 'claims', 'joins') then
		return query select case in_table when 'things' then row_stood ->> 'kind' else rtrim(in_table, 's') end, coalesce(row_stood ->> 'slug', row_stood ->> 'id');
	else
		return query select case in_table when 'passages' then 'passage' else rtrim(in_table, 's') end,
			concat(value_told(owner, 'owner_id', jsonb_build_object('owner_id', owner_id)), case in_table when 'passages' then '#' || (row_stood ->> 'name') end);
	end if;
end $$;
comment on function row_owner(name, jsonb) is 'What a row of the journal is found by: its slug, or that of whose it is, or its number';

create function texts_left(texts text[]) returns table (kind text, told text, stands boolean) language plpgsql stable
	set search_path to rapporteur, pg_catalog as $$
declare
	t name;
	words text[] := array(select distinct words_of(x) from unnest(texts) x);
	said text;
begin
	for t in select j.name from journalled j where j.name <> 'base' loop
		select string_agg(format('coalesce(words_hold(%I, $1), false)', k.name), ' or ') into said from texts_of(t) k;
		continue when said is null;
		return query execute format('
			with held as (
				select distinct on (x.told ->> ''id'') x.told, x.stood_until is null as stands from (
					select to_jsonb(c) as told, null::bigint as stood_until from %1$I c where %3$s
					union all
					select to_jsonb(p), p.stood_until from %2$I p where %3$s) x
				order by x.told ->> ''id'', x.stood_until desc nulls first
			)
			select distinct o.kind, o.told, h.stands from held h, lateral row_owner(%4$L, h.told) o', t, t || '_past', said, t) using words;
	end loop;
	return query select 'entry', 'r' || r.number, true from revisions r, revision_words(r.number) w
	where words_hold(w.command, words) or words_hold(w.reason, words);
end $$;
comment on function texts_left(text[]) is
	'Where any of some texts stands in the record, or stood, in full and in whatever surroundings: the kind of the row, what it is called, and whether it stands';

-- Removing ------------------------------------------------------------------------------------------------------------

create function texts_removed(of_table name, ids bigint[], only_text text) returns void language plpgsql volatile
	set search_path to rapporteur, pg_catalog as $$
declare
	assignment text;
	generated text;
begin
	select string_agg(format('%1$I = case when %1$I is null or %1$I ~ %2$L or %1$I <> $2 then %1$I else format(%3$L, id) end',
		k.name, k.kept, k.tombstone), ', ') into assignment from texts_of(of_table) k;
	execute format('update %I set %s where id = any ($1)', of_table, assignment) using ids, only_text;
	execute format('update %I set %s where id = any ($1)', of_table || '_past', assignment) using ids, only_text;
	-- What is made of its columns in the table is kept as it was made in the versions.
	select string_agg(format('%I = %s', a.attname, pg_get_expr(d.adbin, d.adrelid)), ', ') into generated
	from pg_attribute a join pg_attrdef d on d.adrelid = a.attrelid and d.adnum = a.attnum
	where a.attrelid = ('rapporteur.' || of_table)::regclass and a.attgenerated <> '';
	if generated is not null then
		execute format('update %I set %s where id = any ($1)', of_table || '_past', generated) using ids;
	end if;
end $$;
comment on function texts_removed(name, bigint[], text) is 'Puts tombstones for the texts of some rows, in all their versions; or for one text alone';

create function names_removed(of_table name, target bigint, only_text text) returns void language plpgsql volatile
	set search_path to rapporteur, pg_catalog as $$
declare
	k record;
	t name;
begin
	for k in select x.name, x.ids, c.name as said from (select o.name, array_agg(o.id) as ids from names_owned(of_table, target) o group by o.name) x, texts_of(x.name) c loop
		foreach t in array array[k.name, k.name || '_past']::name[] loop
			execute format('delete from %I where id = any ($1) and coalesce(%I = $2, true)', t, k.said) using k.ids, only_text;
		end loop;
	end loop;
end $$;
comment on function names_removed(name, bigint, text) is 'Takes what a thing or a source goes or went by out of the record and its history; or one name alone';

create function parts_removed(target bigint, only_text text) returns bigint[] language plpgsql volatile
	set search_path to rapporteur, pg_catalog as $$
declare
	parts bigint[];
	t name;
begin
	select array_agg(distinct x.id) into parts from (
		select p.id, p.kind, concat_ws(' ', p.slug, p.label) as named, array[p.actor_id, p.person_id, p.round_id, p.talks_id] as of from things p
		union all select p.id, p.kind, concat_ws(' ', p.slug, p.label), array[p.actor_id, p.person_id, p.round_id, p.talks_id] from things_past p) x
	where told_part(x.kind) and target = any (x.of)
		and (only_text is null or words_hold(x.named, array[words_of(only_text)]));
	foreach t in array '{things,things_past}'::name[] loop
		-- geneva-4/syrian-government: either half names one of them.
		execute format('update %I set label = ''[redacted]'', slug = case when $2 in (actor_id, person_id)
			then split_part(slug, ''/'', 1) || ''/redacted-'' || id
			else ''redacted-'' || $2 || ''/'' || coalesce(nullif(split_part(slug, ''/'', 2), ''''), ''redacted-'' || id) end
			where id = any ($1) and $2 in (actor_id, person_id, round_id, talks_id)', t) using parts, target;
	end loop;
	return coalesce(parts, '{}');
end $$;
comment on function parts_removed(bigint, text) is 'Takes the name of a thing out of those of its delegations, invitations and exclusions, and gives these';

create function mentioned_in(of_table name, target bigint) returns setof bigint language plpgsql stable
	set search_path to rapporteur, pg_catalog as $$
declare
	k record;
begin
	for k in
		select r.child as name, string_agg(distinct quote_ident(r.child_column), ', ') as columns
		from row_references() r where r.parent = of_table group by r.child
	loop
		return query execute format('select t.written from %1$I t where $1 in (%3$s)
			union select unnest(array[p.written, p.stood_until]) from %2$I p where $1 in (%3$s)', k.name, k.name || '_past', k.columns) using target;
	end loop;
end $$;
comment on function mentioned_in(name, bigint) is 'The revisions that wrote or ended a row which refers to a row: their command lines name it, in full or by a beginning';

create function commands_redacted(own bigint[], texts text[], naming text[], mentioning bigint[], called text[]) returns void language plpgsql volatile
	set search_path to rapporteur, pg_catalog as $$
declare
	is_slug constant text := '^[a-z0-9]+([-/][a-z0-9]+)*$';
	words text[] := array(select distinct words_of(x) from unnest(texts) x);
	naming_words text[] := array(select distinct words_of(x) from unnest(naming) x where x !~ is_slug);
	slugs text := '(^|[^a-z0-9-])(' || (select string_agg(x, '|') from unnest(naming) x where x ~ is_slug) || ')($|[^a-z0-9-])';
	called_words text[] := array(select distinct w from unnest(called) x, regexp_split_to_table(words_of(x), ' ') w);
begin
	-- A command line has its words in quotes, with \ before quotes and backslashes; and the reason.
	update revisions r
	set command = case when r.command is not null then concat_ws(' ', split_part(r.command, ' ', 1), '[redacted]') end,
		reason = case when r.reason is not null and said.in_reason then '[redacted]' else r.reason end
	from (select v.number, bool_or(w.what = 'reason' and h.held) as in_reason, bool_or(h.held) as anywhere
		from revisions v, lateral (values ('reason', v.reason), ('command', regexp_replace(v.command, '\\(["\\])', '\1', 'g'))) w(what, said),
		lateral (select words_hold(w.said, naming_words) or coalesce(w.said ~ slugs, false)
			or v.number = any (own) and (words_hold(w.said, words) or exists (select from unnest(texts) x where strpos(w.said, x) > 0))
			or v.number = any (mentioning) and w.what = 'command' and exists (
				select from regexp_split_to_table(words_of(w.said), ' ') b, unnest(called_words) c where starts_with(c, b)) as held) h
		where w.said is not null
		group by v.number) said
	where r.number = said.number and said.anywhere;
end $$;
comment on function commands_redacted(bigint[], text[], text[], bigint[], text[]) is
	'Removes the command lines and reasons of revisions: the own ones of a row that have any of its texts in them, all that have one by which it alone goes, and of those that mention it also what may be the beginning of one';

create function redacted_as_said(of_table name, ids bigint[]) returns void language plpgsql volatile
	set search_path to rapporteur, pg_catalog as $$
begin
	perform set_config('rapporteur.restoring', 'on', true);
	execute format('update %I t set revision = p.revision from %I p where t.id = any ($2) and p.id = t.id and p.stood_until = $1',
		of_table, of_table || '_past') using this_revision(), ids;
	perform set_config('rapporteur.restoring', '', true);
end $$;
comment on function redacted_as_said(name, bigint[]) is
	'Leaves rows as said by those who said them: a redaction says nothing, and does not stand in the way of taking them back';

create function redaction_cleared(of_table name, target bigint) returns void language plpgsql stable
	set search_path to rapporteur, pg_catalog as $$
declare
	marked marking;
	held marking;
begin
	if not access_has('admin', access_caller()) then
		raise exception using errcode = 'RA004', message = format('%s is no admin of this database, and cannot remove for good', access_caller()),
			hint = 'rapporteur access list tells who is';
	end if;
	if of_table = 'revisions' then
		marked := revision_marking(target);
	else
		execute format('select coalesce(max(t.marking), max(p.sealed)), max(p.sealed) from (select) always left join %I t on t.id = $1 left join %I p on p.id = $1',
			of_table, of_table || '_past') into marked, held using target;
	end if;
	if marked > clearance(access_caller()) then
		raise exception using errcode = 'RA001', message = 'what is to be removed is not in the record';
	elsif held > clearance(access_caller()) or exists (
			select from names_owned(of_table, target) o join names n on n.id = o.id where o.name = 'names' and n.marking > clearance(access_caller())
			union all select from names_owned(of_table, target) o join names_past p on p.id = o.id where o.name = 'names' and p.sealed > clearance(access_caller())) then
		raise exception using errcode = 'RA004', message = 'not all that would go is shown at your clearance, and nothing is removed',
			hint = 'somebody cleared for all of it can remove it';
	end if;
end $$;
comment on function redaction_cleared(name, bigint) is 'Refuses to redact for who is no admin, or does not see what is to go';

create function redact(of_table name, target bigint, only_text text default null) returns text[] language plpgsql volatile
	security definer set search_path to rapporteur, pg_catalog, pg_temp as $$
declare
	removed text[];
	of_joined text[] := '{}';
	joins_of bigint[];
	parts bigint[] := '{}';
	texts text[];
	naming text[];
	called text[];
	own bigint[];
	mentioning bigint[];
begin
	perform redaction_cleared(of_table, target);
	-- What turned out to be the same goes with it.
	if of_table = 'things' then
		of_joined := array(select distinct x from joins j, unnest(redact(of_table, j.gone_id, only_text)) x where j.kept_id = target);
	end if;
	-- A name that others go by as well does not tell that a command line speaks of this one.
	select array_agg(distinct column_told(h.name)), array_agg(distinct h.text), array_agg(distinct h.text) filter (where h.naming),
		array_agg(distinct h.text) filter (where h.naming and not exists (select from names n where n.folded = fold(h.text) and n.id not in (select o.id from names_owned(of_table, target) o where o.name = 'names'))
		and not exists (select from sources s where fold(s.outlet) = fold(h.text) and (of_table <> 'sources' or s.id <> target)))
	into removed, texts, called, naming from texts_held(of_table, target, only_text) h;
	if texts is null then
		return nullif(of_joined, '{}');
	end if;
	own := array[this_revision()] || array(select unnest(array[(v.stood ->> 'written')::bigint, (v.stood ->> 'stood_until')::bigint]) from versions_of(of_table, target) v(stood)
		union select unnest(array[n.written, n.stood_until]) from named_by(of_table, target) n);
	mentioning := own || array(select m from mentioned_in(of_table, target) m);
	if of_table = 'things' then
		parts := parts_removed(target, only_text);
		joins_of := array(select distinct v.id from (select j.id, j.gone_id from joins j union all select p.id, p.gone_id from joins_past p) v
			where v.gone_id = any (target || parts));
		mentioning := mentioning || array(select unnest(array[(v.stood ->> 'written')::bigint, (v.stood ->> 'stood_until')::bigint])
			from unnest(joins_of) j(id), versions_of('joins', j.id) v(stood));
		perform texts_removed('joins', joins_of, only_text);
		perform redacted_as_said('joins', joins_of);
	end if;
	if of_table <> 'revisions' then
		perform names_removed(of_table, target, only_text);
		perform texts_removed(of_table, array[target], only_text);
		perform redacted_as_said(of_table, target || parts);
	end if;
	perform commands_redacted(own, texts, naming, mentioning, called);
	insert into redactions (of_table, row_id, columns) values (of_table, target, removed);
	return array(select distinct x from unnest(removed || of_joined) x);
end $$;
comment on function redact(name, bigint, text) is
	'Removes the texts of a row for good, whether it stands or not, with what it goes by and what is named after it, or one of its texts alone; tells of which columns, null where there are none. What is said of a thing stays, of somebody not named. Undo does not bring them back; copies and backups made before still have them';

create function redaction_stays() returns trigger language plpgsql set search_path to rapporteur, pg_catalog as $$
begin
	if exists (select from redactions r where r.revision = new.undoes) then
		raise exception using errcode = 'RA005', message = format('r%s cannot be taken back: what it redacted is gone for good', new.undoes);
	end if;
	return new;
end $$;
comment on function redaction_stays() is 'Refuses to take back a redaction';
create trigger redaction_stays before update of undoes on revisions for each row when (new.undoes is not null)
	execute function redaction_stays();

set local search_path to default;

-- migrate:down
set local search_path to rapporteur, pg_catalog;
drop trigger redaction_stays on revisions;
drop function redaction_stays(), redact(name, bigint, text), redaction_cleared(name, bigint), redacted_as_said(name, bigint[]), commands_redacted(bigint[], text[], text[], bigint[], text[]), mentioned_in(name, bigint),
	parts_removed(bigint, text), names_removed(name, bigint, text), texts_removed(name, bigint[], text), texts_left(text[]), row_owner(name, jsonb),
	texts_held(name, bigint, text), named_by(name, bigint), names_owned(name, bigint), versions_of(name, bigint), words_hold(text, text[]), texts_of(name);
drop table redactions;
set local search_path to default;
