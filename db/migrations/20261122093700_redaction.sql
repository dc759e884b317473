-- SPDX-License-Identifier: MIT
-- Removing a text for good: from what stands, from every former version, and from the command lines that brought it in. What
-- remains is that something stood there, who took it out, when and why.
-- migrate:up
set local search_path to rapporteur, pg_catalog;

create table redactions (
	revision bigint not null default revision_default() constraint redactions_revision_fkey references revisions,
	of_table name not null constraint redactions_of_table_known check (of_table in ('claims', 'passages', 'things')),
	row_id bigint not null,
	columns text[] not null constraint redactions_columns_not_empty check (cardinality(columns) > 0 and are_said(columns)),
	constraint redactions_pkey primary key (of_table, row_id, revision)
);
comment on table redactions is 'Tombstones: what was removed for good; why stands with the revision';
comment on column redactions.revision is 'The revision that removed it';
comment on column redactions.of_table is 'Where it stood: claims, passages or things';
comment on column redactions.row_id is 'The row';
comment on column redactions.columns is 'The columns whose texts were removed';

create function texts_of(of_table name) returns text[] language sql stable parallel safe
	set search_path to rapporteur, pg_catalog
begin atomic
select array_agg(a.attname::text order by a.attnum) from pg_attribute a
where a.attrelid = of_table::text::regclass and a.attnum > 0 and not a.attisdropped
	and a.atttypid in ('wording'::regtype, 'phrase'::regtype);
end;
comment on function texts_of(name) is 'The columns of a table that hold texts in somebody''s words';

create function commands_redacted(numbers bigint[], texts text[]) returns void language plpgsql volatile
	set search_path to rapporteur, pg_catalog as $$
begin
	-- A command line has its words in quotes, with \ before quotes and backslashes.
	update revisions r
	set command = case when r.command is not null then concat_ws(' ', split_part(r.command, ' ', 1), '[redacted]') end,
		reason = case when r.reason is not null and said.in_reason then '[redacted]' else r.reason end
	from (select v.number, bool_or(position(t.text in v.reason) > 0) as in_reason
		from revisions v, unnest(texts) t(text)
		where v.number = any (numbers) and (position(t.text in v.reason) > 0 or position(t.text in v.command) > 0
			or position(replace(replace(t.text, '\', '\\'), '"', '\"') in v.command) > 0)
		group by v.number) said
	where r.number = said.number;
end $$;
comment on function commands_redacted(bigint[], text[]) is 'Removes the command lines and reasons of these revisions that have one of the texts in them';

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
	hidden boolean;
begin
	if not access_has('admin', access_caller()) then
		raise exception using errcode = 'RA004', message = format('%s is no admin of this database, and cannot remove for good', access_caller()),
			hint = 'rapporteur access list tells who is';
	end if;
	execute format('select marking > $2 from %I where id = $1', of_table) into hidden using target, clearance(access_caller());
	if hidden then
		raise exception using errcode = 'RA001', message = 'what is to be removed is not in the record';
	end if;
end $$;
comment on function redaction_cleared(name, bigint) is 'Refuses to redact for who is no admin, or does not see what is to go';

create function redact(of_table name, target bigint) returns text[] language plpgsql volatile
	security definer set search_path to rapporteur, pg_catalog, pg_temp as $$
declare
	own text[] := texts_of(of_table);
	removed text[];
	texts text[];
	numbers bigint[];
	assignment text;
begin
	perform redaction_cleared(of_table, target);
	-- Every text that ever stood there, and the revisions that wrote it.
	execute format('select array_agg(distinct v.key), array_agg(distinct v.value) filter (where v.value <> ''[redacted]''), array_agg(distinct x.written)
		from (select to_jsonb(t) as stood, written from %1$I t where id = $1
			union all select to_jsonb(p), written from %2$I p where id = $1) x
		join lateral jsonb_each_text(x.stood) v on v.key = any ($2) and v.value is not null', of_table, of_table || '_past')
	into removed, texts, numbers using target, own;
	if texts is null then
		return null;
	end if;
	perform this_revision();
	select string_agg(format('%1$I = case when %1$I is not null then ''[redacted]'' end', c), ', ') into assignment from unnest(removed) c;
	execute format('update %I set %s where id = $1', of_table, assignment) using target;
	execute format('update %I set %s where id = $1', of_table || '_past', assignment) using target;
	perform redacted_as_said(of_table, array[target]);
	perform commands_redacted(numbers, texts);
	insert into redactions (of_table, row_id, columns) values (of_table, target, removed);
	return removed;
end $$;
comment on function redact(name, bigint) is
	'Removes the texts of a claim or a passage for good, and tells of which columns; null where there are none. Undo does not bring them back; copies and backups made before still have them';

create function redact_thing(target bigint) returns text[] language plpgsql volatile
	security definer set search_path to rapporteur, pg_catalog, pg_temp as $$
declare
	texts text[];
	anonym text := 'redacted-' || target;
	parts bigint[] := array(select t.id from things t where target in (t.actor_id, t.person_id)
		union select p.id from things_past p where target in (p.actor_id, p.person_id));
begin
	perform redaction_cleared('things', target);
	select array_agg(distinct x.text) into texts from (
		select unnest(array[t.slug, t.label]) as text from things t where t.id = target
		union all select unnest(array[p.slug, p.label]) from things_past p where p.id = target
		union all select n.name from names n where n.thing_id = target
		union all select p.name from names_past p where p.thing_id = target
		union all select i.value from identifiers i where i.thing_id = target
		union all select p.value from identifiers_past p where p.thing_id = target) x
	where x.text not in ('[redacted]', anonym);
	if texts is null then
		return null;
	end if;
	delete from names n where n.thing_id = target;
	delete from identifiers i where i.thing_id = target;
	update things t set slug = anonym, label = '[redacted]' where t.id = target;
	delete from names_past p where p.thing_id = target;
	delete from identifiers_past p where p.thing_id = target;
	update things_past p set slug = anonym, label = '[redacted]' where p.id = target;
	-- What is named after it.
	update things t set slug = split_part(t.slug, '/', 1) || '/redacted-' || t.id, label = '[redacted]' where t.id = any (parts);
	update things_past p set slug = split_part(p.slug, '/', 1) || '/redacted-' || p.id, label = '[redacted]' where p.id = any (parts);
	perform redacted_as_said('things', parts || target);
	-- Every command that named it, the one that redacts it too.
	perform commands_redacted(array(select r.number from revisions r), texts);
	insert into redactions (of_table, row_id, columns) values ('things', target, '{name}');
	return '{name}';
end $$;
comment on function redact_thing(bigint) is
	'Removes the names, the slug and the identifiers of a thing for good, also of what is named after it: what is said of it stays, of somebody not named. What texts of claims say of it is redacted claim by claim';

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
drop function redaction_stays(), redact_thing(bigint), redact(name, bigint), redaction_cleared(name, bigint), redacted_as_said(name, bigint[]), commands_redacted(bigint[], text[]), texts_of(name);
drop table redactions;
set local search_path to default;
