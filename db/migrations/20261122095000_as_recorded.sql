-- SPDX-License-Identifier: MIT
-- The record as it stood: a second schema with a view for each table of the journal, and a copy of every function and
-- view that reads the record. Any statement, with that schema first in its search path, gives what it would have given then.
-- migrate:up
set local search_path to rapporteur, pg_catalog;

create function recorded_revision() returns bigint language sql stable parallel safe
	return nullif(current_setting('rapporteur.as_recorded', true), '')::bigint;
comment on function recorded_revision() is 'The revision as of which the schema rapporteur_as_recorded is asked, from the setting rapporteur.as_recorded';

create function recorded_asked(typed text, zone text) returns table (number bigint, at timestamptz) language plpgsql stable
	set search_path to rapporteur, pg_catalog as $$
begin
	if typed ~ '^[rR]?[0-9]{1,18}$' then
		number := ltrim(typed, 'rR')::bigint;
		at := case when number = 0 then (select made_at from base) else (select r.at from revisions r where r.number = recorded_asked.number) end;
		if at is null then
			raise exception using errcode = 'RA001', message = format('there is no revision r%s', number), hint = 'rapporteur log lists them';
		end if;
	else
		at := time_typed(typed, coalesce(zone, base_zone()));
		-- Of today, up to now.
		if typed !~ 'T' and lower(edtf_span(typed)) <= (clock_timestamp() at time zone coalesce(zone, base_zone()))::date then
			at := least(at, date_trunc('second', clock_timestamp()));
		end if;
		if at > clock_timestamp() then
			raise exception using errcode = 'RA003', message = format('nothing can have been recorded by %s: that time has not come', typed),
				hint = 'leave --as-recorded out to ask the record as it stands';
		end if;
		number := (select coalesce(max(r.number), 0) from revisions r where r.at <= recorded_asked.at);
	end if;
	return next;
end $$;
comment on function recorded_asked(text, text) is
	'The revision that a number (12, r12), a day or a time means, with the time asked about: the last one written by then, 0 for none. Raises RA001 for a number that is none, RA003 for a time to come';

create function resolve_recorded(revision bigint, ceiling int, subjects bigint[]) returns setof resolved language plpgsql volatile
	set search_path to rapporteur_as_recorded, rapporteur, pg_catalog as $$
declare
	asked text := current_setting('rapporteur.as_recorded', true);
begin
	perform set_config('rapporteur.as_recorded', revision::text, true);
	return query select * from resolve('infinity', ceiling, subjects);
	perform set_config('rapporteur.as_recorded', coalesce(asked, ''), true);
end $$;
comment on function resolve_recorded(bigint, int, bigint[]) is 'What resolve() said of the subjects, by all that was known, when a revision was the last';

create function as_recorded_make() returns void language plpgsql set search_path to rapporteur, pg_catalog as $make$
declare
	t record;
	made record;
	definitions text[];
	definition text;
begin
	perform revision_marking_make();
	drop schema if exists rapporteur_as_recorded cascade;
	create schema rapporteur_as_recorded;
	comment on schema rapporteur_as_recorded is
		'The record as it stood at a revision: set rapporteur.as_recorded to its number and put this schema before rapporteur in the search path';
	for t in select j.name, string_agg(quote_ident(a.attname), ', ' order by a.attnum) as columns
		from journalled j join pg_attribute a on a.attrelid = ('rapporteur.' || j.name)::regclass and a.attnum > 0 and not a.attisdropped
		group by j.name order by j.name
	loop
		-- The conditions stand outside the union, so that its rows are found by index from whatever they are joined to; + 0,
		-- because nearly every version is from before, and is not looked for by when it stood.
		execute format('create view rapporteur_as_recorded.%1$I with (security_invoker = true) as
			select %2$s from (select %2$s, null::bigint as stood_until from %1$I union all select %2$s, stood_until from %3$I) v
			where written + 0 <= (select recorded_revision()) and coalesce(stood_until > (select recorded_revision()), true)',
			t.name, t.columns, t.name || '_past');
	end loop;
	create view rapporteur_as_recorded.revisions with (security_invoker = true) as
		select number, at, author, role, client, undoes from revisions where number <= (select recorded_revision());
	-- Ready-made resolutions are of the record as it stands now: of what is said nothing else since, of whose sources
	-- nothing else, and what has not moved to other talks.
	create view rapporteur_as_recorded.resolutions with (security_invoker = true) as
		select r.* from resolutions r
		where not exists (select from claims c where c.subject_id = r.subject_id and (c.written > (select recorded_revision())
				or exists (select from sources_past s where s.id = c.source_id and s.stood_until > (select recorded_revision()))))
			and not exists (select from claims_past p where p.subject_id = r.subject_id
				and p.stood_until > (select recorded_revision()))
			and not exists (select from things_past t where t.id = r.subject_id and t.talks_id is distinct from r.talks_id
				and t.stood_until > (select recorded_revision()));
	-- The text of each function and view first, all in words of the one schema; then the same words under the other.
	select array_agg(d.text order by d.kind, d.id) into definitions from (
		select 1 as kind, p.oid as id, pg_get_functiondef(p.oid) as text from pg_proc p
		where p.pronamespace = 'rapporteur'::regnamespace and p.prokind = 'f' and p.prorettype <> 'trigger'::regtype
			and (p.provolatile = 's' or exists (select from unnest(p.proargtypes) a(type)
				join pg_type y on y.oid = a.type join journalled j on ('rapporteur.' || j.name)::regclass = y.typrelid))
			-- Who may see what is so at any revision.
			and p.proname !~ '^(recorded_revision|revision_marking|revision_words|clearance|access_.*)$'
			and not exists (select from pg_depend d where d.classid = 'pg_proc'::regclass and d.objid = p.oid and d.deptype = 'e')
		union all
		select 2, c.oid, format('create view rapporteur.%I with (security_invoker = true) as %s', c.relname, pg_get_viewdef(c.oid))
		from pg_class c where c.relnamespace = 'rapporteur'::regnamespace and c.relkind = 'v') d;
	set local search_path to rapporteur_as_recorded, rapporteur, pg_catalog;
	set local check_function_bodies to off;
	foreach definition in array definitions loop
		definition := regexp_replace(definition, '(function|view) rapporteur\.', '\1 rapporteur_as_recorded.', 'i');
		-- What gives rows looks at them as whoever asks: of versions that stand no more the policies know alone who may see them.
		if definition ~ 'FUNCTION rapporteur_as_recorded\.(names_(called|begun|near)|search_found)\(' then
			definition := replace(definition, ' SECURITY DEFINER', '');
		end if;
		execute replace(definition, $$SET search_path TO 'rapporteur'$$, $$SET search_path TO 'rapporteur_as_recorded', 'rapporteur'$$);
	end loop;
	perform access_apply();
end $make$;
comment on function as_recorded_make() is
	'Makes the schema rapporteur_as_recorded anew: whatever alters a table of the journal, or a function or view that reads the record, ends with it';
select as_recorded_make();

set local search_path to default;

-- migrate:down
set local search_path to rapporteur, pg_catalog;
drop schema rapporteur_as_recorded cascade;
drop function as_recorded_make(), resolve_recorded(bigint, int, bigint[]), recorded_asked(text, text), recorded_revision();
set local search_path to default;
