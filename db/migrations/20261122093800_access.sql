-- SPDX-License-Identifier: MIT
-- Who may see and write what, where several people work on one database: group roles without login, and row-level security
-- by marking on whatever is marked, and on its history. The owner of the database sees everything, so that a private one
-- needs none of it.
-- migrate:up
set local search_path to rapporteur, pg_catalog;

-- Roles --------------------------------------------------------------------------------------------------------------

create function access_role(part text) returns name language sql stable parallel safe
	-- Roles are the whole server's, and a name has 63 bytes.
	return (case when octet_length(current_database()) <= 50 then current_database() else 'rapporteur_' || md5(current_database()) end
		|| '_' || part)::name;
comment on function access_role(text) is
	'The group role of this database for a part: owner, reader, analyst, admin, or a TLP label for what its members are cleared for';

create function access_groups() returns table (place bigint, part text, role name) language sql stable parallel safe
begin atomic
select p.place, p.part, access_role(p.part)
from unnest('{owner,reader,analyst,admin,clear,green,amber,amber+strict,red}'::text[]) with ordinality p(part, place);
end;
comment on function access_groups() is 'The group roles of this database, in the order in which they are made';

create function access_has(part text, who name default current_user) returns boolean language sql stable parallel safe
	return pg_has_role(who, (select n.nspowner from pg_namespace n where n.nspname = 'rapporteur'), 'usage')
		or coalesce(pg_has_role(who, to_regrole(quote_ident(access_role(part)))::oid, 'usage'), false);
comment on function access_has(text, name) is 'Whether a role has a part in this database; who owns it has every part';

create function clearance(who name default current_user) returns marking language sql stable parallel safe
	return (select coalesce(max(m), 0) from generate_series(0, 4) m where access_has(marking_name(m::smallint), who))::smallint;
comment on function clearance(name) is 'The highest marking that a role is cleared for: clear where nothing is granted';

create function access_caller() returns name language sql stable parallel safe
	return case current_setting('role') when 'none' then session_user else current_setting('role')::name end;
comment on function access_caller() is
	'Who asks, seen from within a function that has the rights of the owner: the role that was set, which the server lets only its members do, else who connected';

create function access_shared() returns boolean language sql stable parallel safe
	return to_regrole(quote_ident(access_role('owner'))) is not null;
comment on function access_shared() is 'Whether several users of the server work on this database: it has its group roles';

-- The server knows who connected; what the program is told it repeats.
create function access_author(role name, author text) returns text language sql stable parallel safe
	return case when access_shared() then role::text else author end;
comment on function access_author(name, text) is
	'Whose a revision is: the user of the server where several work on this database, else, since all are one user there, whoever the program was told';

create function access_author_told(role name, author text) returns text language sql stable parallel safe
	return concat(access_author(role, author), ', as ' || nullif(author, access_author(role, author)));
comment on function access_author_told(name, text) is 'Whose a revision is, in words: with the name that the program was told where it is another';

create function access_writes() returns text language plpgsql stable set search_path to rapporteur, pg_catalog as $$
begin
	if row_security_active('rapporteur.things') and not access_has('analyst') then
		raise exception using errcode = 'RA004', message = format('%s may read this database, and not write to it', current_user),
			hint = format('an admin can let you write: rapporteur access grant %s analyst', current_user);
	end if;
	return null;
end $$;
comment on function access_writes() is 'Refuses who may only read';

-- Rows ---------------------------------------------------------------------------------------------------------------

create function access_policies() returns table (name name, says text) language sql stable set search_path to rapporteur, pg_catalog
begin atomic
select c.relname, format('%I <= (select clearance())', a.attname)
from pg_class c join pg_attribute a on a.attrelid = c.oid
where c.relnamespace = 'rapporteur'::regnamespace and c.relkind = 'r'
	and a.attname = case when c.relname ~ '_past$' then 'sealed' else 'marking' end
union all
-- What a register calls a thing is as the thing.
select v.name, v.says from (values ('identifiers'::name, 'exists (select from things t where t.id = identifiers.thing_id)
	or exists (select from sources s where s.id = identifiers.of_source_id)'),
('identifiers_past', 'exists (select from things t where t.id = identifiers_past.thing_id)
	or exists (select from sources s where s.id = identifiers_past.of_source_id)
	or exists (select from things_past t where t.id = identifiers_past.thing_id)
	or exists (select from sources_past s where s.id = identifiers_past.of_source_id)')) v(name, says)
union all
-- What was moved with a join is as the join, and as what was moved: of both also as they stood.
select m.name, format('(exists (select from joins j where j.id = %1$s.join_id) or exists (select from joins_past j where j.id = %1$s.join_id))
	and case of_table %2$s else false end', m.name, (select string_agg(format(
		'when %1$L::name then exists (select from %1$s t where t.id = %3$s.row_id) or exists (select from %2$s t where t.id = %3$s.row_id)',
		r.child, r.child || '_past', m.name), ' ' order by r.child)
	from (select distinct x.child from row_references() x where x.parent = 'things') r))
from (values ('moved'::name), ('moved_past')) m(name);
end;
comment on function access_policies() is 'The tables whose rows are not for everybody, and what their policy, which is called cleared, lets see';

create function access_guard() returns void language plpgsql set search_path to rapporteur, pg_catalog as $$
declare
	t record;
	other name;
begin
	for t in select * from access_policies() loop
		for other in select p.polname from pg_policy p where p.polrelid = ('rapporteur.' || t.name)::regclass loop
			execute format('drop policy %I on %I', other, t.name);
		end loop;
		execute format('alter table %I enable row level security', t.name);
		execute format('create policy cleared on %I using (%s)', t.name, t.says);
	end loop;
end $$;
comment on function access_guard() is 'Lets the rows of each table be seen as its policy says, and by no other';
select access_guard();

create function access_unguarded() returns setof text language sql stable set search_path to rapporteur, pg_catalog
begin atomic
-- The server writes a policy with brackets and casts of its own.
with guarded as (
	select a.name, c.oid, c.relrowsecurity, translate(lower(a.says), e' \n\t()', '') as says
	from access_policies() a join pg_class c on c.oid = ('rapporteur.' || a.name)::regclass
), there as (
	select p.polrelid, p.polname, p.polname = 'cleared' and p.polcmd = '*' and p.polpermissive and p.polroles = '{0}' and p.polwithcheck is null
		and translate(regexp_replace(lower(pg_get_expr(p.polqual, p.polrelid)), '::smallint| as clearance', '', 'g'), e' \n\t()', '') = g.says as ours
	from guarded g join pg_policy p on p.polrelid = g.oid
)
select format('row security of the table %s is off', g.name) from guarded g where not g.relrowsecurity
union all
select format('the table %s lacks its policy', g.name) from guarded g where not exists (select from there t where t.polrelid = g.oid and t.ours)
union all
select format('the policy %s of the table %s is not this program''s', t.polname, g.name)
from guarded g join there t on t.polrelid = g.oid where t.ours is not true;
end;
comment on function access_unguarded() is 'What lets rows be seen otherwise than access_guard() had it, a sentence each';

create function marking_cleared() returns trigger language plpgsql set search_path to rapporteur, pg_catalog as $$
begin
	if row_security_active(tg_relid) and new.marking > clearance() then
		raise exception using errcode = 'RA004', message = format('this would be marked TLP:%s, and you are cleared for TLP:%s',
				upper(marking_name(new.marking)), upper(marking_name(clearance()))),
			hint = 'somebody cleared for it can enter it';
	end if;
	return new;
end $$;
comment on function marking_cleared() is 'Refuses to write what the writer could not read';

create function own_marked() returns trigger language plpgsql set search_path to rapporteur, pg_catalog as $$
begin
	new.marking := greatest(new.marking, (select max(s.marking) from sources s
		where s.id in ((to_jsonb(new) ->> 'source_id')::bigint, (to_jsonb(new) ->> 'of_source_id')::bigint)));
	return new;
end $$;
comment on function own_marked() is 'Marks a passage, a name of a source, and a name that was seen in one, at least as the source';
create trigger passage_marked before insert or update on passages for each row when (not restoring()) execute function own_marked();
create trigger name_marked before insert or update of marking, source_id, of_source_id on names for each row
	when (not restoring() and num_nonnulls(new.source_id, new.of_source_id) > 0) execute function own_marked();

create function origin_seen() returns trigger language plpgsql set search_path to rapporteur, pg_catalog as $$
begin
	if not exists (select from sources s where s.id = old.origin_id) then
		raise exception using errcode = 'RA005', message = format('what %s reprints is not shown at your clearance, and is not replaced unseen', old.slug),
			hint = 'somebody cleared for it can change that';
	end if;
	return new;
end $$;
comment on function origin_seen() is 'Refuses to replace the origin of a source for who does not see it';
create trigger origin_seen before update of origin_id on sources for each row
	when (not restoring() and old.origin_id <> coalesce(new.origin_id, 0)) execute function origin_seen();

-- Last of the triggers before a row is written, so that all have marked it that do.
create trigger z_marking_cleared before insert or update on things for each row when (new.marking > 0) execute function marking_cleared();
create trigger z_marking_cleared before insert or update on sources for each row when (new.marking > 0) execute function marking_cleared();
create trigger z_marking_cleared before insert or update on passages for each row when (new.marking > 0) execute function marking_cleared();
create trigger z_marking_cleared before insert or update on names for each row when (new.marking > 0) execute function marking_cleared();
create trigger z_marking_cleared before insert or update on claims for each row when (new.marking > 0) execute function marking_cleared();
create trigger z_marking_cleared before insert or update on joins for each row when (new.marking > 0) execute function marking_cleared();
create trigger z_marking_cleared before insert or update on differences for each row when (new.marking > 0) execute function marking_cleared();

create function thing_seals() returns trigger language plpgsql
	security definer set search_path to rapporteur, pg_catalog, pg_temp as $$
declare
	gone bigint[];
begin
	-- What was part of it, or of it, and is so no more, and what was joined with it.
	with recursive below as (
		select new.id as id
		union
		select x.id from below b cross join lateral (
			select p.id from things_past p where b.id in (p.parent_id, p.talks_id, p.round_id, p.actor_id, p.person_id)
			union all select j.gone_id from joins j where j.kept_id = b.id) x
	)
	select array_agg(b.id) into gone from below b;
	update things_past p set sealed = new.marking where p.id = any (gone) and p.sealed < new.marking;
	update claims_past c set sealed = new.marking where c.subject_id = any (gone) and c.sealed < new.marking;
	update names_past n set sealed = new.marking where n.thing_id = any (gone) and n.sealed < new.marking
		and exists (select from things t where (t.id, t.label) = (n.thing_id, n.name)
			union all select from things_past p where (p.id, p.label) = (n.thing_id, n.name));
	return null;
end $$;
comment on function thing_seals() is 'Keeps what stood of a thing, and stands no more, under the marking to which the thing is raised';
create trigger thing_seals after update on things for each row when (new.marking > old.marking) execute function thing_seals();

create function source_seals() returns trigger language plpgsql
	security definer set search_path to rapporteur, pg_catalog, pg_temp as $$
begin
	update claims_past c set sealed = new.marking where c.source_id = new.id and c.sealed < new.marking;
	update passages_past p set sealed = new.marking where p.source_id = new.id and p.sealed < new.marking;
	update names_past n set sealed = new.marking where new.id in (n.of_source_id, n.source_id) and n.sealed < new.marking
		and not exists (select from things t where (t.id, t.label) = (n.thing_id, n.name));
	return null;
end $$;
comment on function source_seals() is 'Keeps what stood of a source, and stands no more, under the marking to which the source is raised';
create trigger source_seals after update on sources for each row when (new.marking > old.marking) execute function source_seals();

create function passage_seals() returns trigger language plpgsql
	security definer set search_path to rapporteur, pg_catalog, pg_temp as $$
begin
	update claims_past c set sealed = new.marking where c.passage_id = new.id and c.sealed < new.marking;
	return null;
end $$;
comment on function passage_seals() is 'Keeps what stood of a passage, and stands no more, under the marking to which the passage is raised';
create trigger passage_seals after update on passages for each row when (new.marking > old.marking) execute function passage_seals();

-- What tells of rows without being one ---------------------------------------------------------------------------------

-- A command line names whatever its rows refer to: which that is, the catalog knows.
create function revision_marking_make() returns void language plpgsql set search_path to rapporteur, pg_catalog as $make$
declare
	marked name[] := array(select j.name from journalled j join pg_attribute a on a.attrelid = ('rapporteur.' || j.name)::regclass
		and a.attname = 'marking' order by j.name);
	touched text;
	referred text;
begin
	with referring as (
		select j.name, p.parent, coalesce((select string_agg(format('x.%I', r.child_column), ', ' order by r.child_column)
			from row_references() r where (r.child, r.parent) = (j.name, p.parent)), 'null::bigint') as columns
		from journalled j, unnest(marked) p(parent)
		where exists (select from row_references() r where r.child = j.name and r.parent = any (marked))
	), arrays as (
		select r.name, string_agg(format('array[%s] as %I', r.columns, r.parent), ', ' order by r.parent) as told from referring r group by r.name
	)
	select string_agg(format('select %s as marking, %s from %I x where x.written = $1 union all select %s, %s from %I x where $1 in (x.written, x.stood_until)',
			case when a.name = any (marked) then 'x.marking' else 'null' end, a.told, a.name,
			case when a.name = any (marked) then 'x.sealed' else 'null' end, a.told, a.name || '_past'), e'\nunion all ' order by a.name)
	into touched from arrays a;
	select string_agg(format('select coalesce((select m.marking from %1$I m where m.id = r.id), (select max(m.sealed) from %2$I m where m.id = r.id))
		from (select distinct unnest(t.%1$I) as id from touched t) r where r.id is not null', p, p || '_past'), e'\nunion all ' order by p)
	into referred from unnest(marked) p;
	execute format($sql$create or replace function revision_marking(revision bigint) returns marking language plpgsql stable
	security definer set search_path to rapporteur, pg_catalog, pg_temp as $$
begin
	return (with touched as materialized (%s), markings as (select marking from touched union all %s)
		select coalesce(max(m.marking), 0) from markings m);
end $$$sql$, touched, referred);
	comment on function revision_marking(bigint) is
		'The highest marking of what a revision wrote, and of what that refers to, as it is marked by now';
end $make$;
comment on function revision_marking_make() is
	'Makes revision_marking() anew from the foreign keys of the journal, so that it minds every reference; as_recorded_make() does it too';
select revision_marking_make();

create function revision_words(revision bigint, ceiling int default 4) returns table (command text, reason text, withheld boolean)
	language plpgsql stable rows 1 security definer set search_path to rapporteur, pg_catalog, pg_temp as $$
declare
	cleared marking := least(clearance(access_caller()), ceiling);
begin
	withheld := cleared < 4 and revision_marking(revision) > cleared;
	if not withheld then
		select r.command, r.reason into command, reason from revisions r where r.number = revision;
	end if;
	return next;
end $$;
comment on function revision_words(bigint, int) is
	'The command line of a revision and its reason, under a marking: withheld from who is not cleared for all that it wrote, for they quote it';

-- Setting up -----------------------------------------------------------------------------------------------------------

create function access_granted(of_role name, member name) returns setof name language sql stable
begin atomic
select g.rolname from pg_auth_members m left join pg_roles g on g.oid = m.grantor
where m.roleid = to_regrole(quote_ident(of_role)) and m.member = to_regrole(quote_ident($2))
	-- From PostgreSQL 16 on whoever makes a role may hand it on, and that alone makes nobody a member.
	and coalesce((to_jsonb(m) ->> 'set_option')::boolean, true);
end;
comment on function access_granted(name, name) is 'By whom a role was made a member of another: one row up to PostgreSQL 15, then perhaps several; none where it is no member itself';

create function access_script() returns setof text language sql stable set search_path to rapporteur, pg_catalog
begin atomic
with made as (
	select p.place, p.role, p.part, to_regrole(quote_ident(p.role)) as there
	from access_groups() p
), steps as (
	select 1 as stage, m.place, format('create role %I nologin;', m.role) as step from made m where m.there is null
	union all
	-- Who administers grants through functions of the owner, and is no member of what he grants.
	select 2, m.place, format('grant %I to %I with admin option;', m.role, access_role('owner'))
	from made m join made o on o.part = 'owner' where m.part <> 'owner'
		and not exists (select from pg_auth_members a where a.roleid = m.there and a.member = o.there and a.admin_option)
	union all
	select 3, m.place, format('grant %I to %I;', m.role, access_role(h.higher))
	from made m join (values ('reader', 'analyst'), ('analyst', 'admin')) h(part, higher) on h.part = m.part
	where not coalesce(pg_has_role(to_regrole(quote_ident(access_role(h.higher))), m.there, 'member'), false)
	union all
	-- Whose the record is now stays so, and so does who sets this up.
	select 4, m.place, format('grant %I to %I;', m.role, r.rolname)
	from made m join pg_roles r on r.rolname = current_user or r.oid = (select n.nspowner from pg_namespace n where n.nspname = 'rapporteur')
	where m.part = 'owner' and not r.rolsuper and r.rolname <> m.role and not exists (select from access_granted(m.role, r.rolname))
	union all
	select 5, 1, format('grant connect, temporary, create on database %I to %I;', current_database(), access_role('owner'))
	where not coalesce(has_database_privilege(to_regrole(quote_ident(access_role('owner')))::oid, current_database(), 'create'), false)
	union all
	select 5, 2, format('grant connect, temporary on database %I to %I;', current_database(), access_role('reader'))
	where not coalesce(has_database_privilege(to_regrole(quote_ident(access_role('reader')))::oid, current_database(), 'connect'), false)
)
select s.step from steps s order by s.stage, s.place;
end;
comment on function access_script() is 'What is left to be done, a statement each, until this database has its group roles';
create function access_apply() returns void language plpgsql set search_path to rapporteur, pg_catalog as $$
declare
	owner name := access_role('owner');
	reader name := access_role('reader');
	analyst name := access_role('analyst');
	what text;
	routine record;
begin
	if exists (select from unnest(array[owner, reader, analyst, access_role('admin')]) r where to_regrole(quote_ident(r)) is null) then
		return;
	end if;
	for what in
		select format('schema %I', n.nspname) from pg_namespace n
		where n.nspname in ('rapporteur', 'rapporteur_as_recorded') and n.nspowner <> quote_ident(owner)::regrole
		union all
		select format('%s %s', case c.relkind when 'v' then 'view' else 'table' end, c.oid::regclass) from pg_class c
		where c.relnamespace::regnamespace::text in ('rapporteur', 'rapporteur_as_recorded') and c.relkind in ('r', 'v')
			and c.relowner <> quote_ident(owner)::regrole
		union all
		select format('routine %s', p.oid::regprocedure) from pg_proc p
		where p.pronamespace::regnamespace::text in ('rapporteur', 'rapporteur_as_recorded') and p.proowner <> quote_ident(owner)::regrole
			and not exists (select from pg_depend d where d.classid = 'pg_proc'::regclass and d.objid = p.oid and d.deptype = 'e')
		union all
		select format('%s %s', case y.typtype when 'd' then 'domain' else 'type' end, y.oid::regtype) from pg_type y
		where y.typnamespace = 'rapporteur'::regnamespace and y.typowner <> quote_ident(owner)::regrole
			and (y.typtype = 'd' or exists (select from pg_class c where c.oid = y.typrelid and c.relkind = 'c'))
			and not exists (select from pg_depend d where d.classid = 'pg_type'::regclass and d.objid = y.oid and d.deptype = 'e')
	loop
		execute format('alter %s owner to %I', what, owner);
	end loop;
	execute format('grant usage on schema rapporteur, rapporteur_as_recorded to %I', reader);
	execute format('grant select on all tables in schema rapporteur, rapporteur_as_recorded to %I', reader);
	if to_regclass('public.schema_migrations') is not null then
		execute format('grant select on public.schema_migrations to %I', reader);
		execute format('grant all on public.schema_migrations to %I', owner);
	end if;
	-- What was typed may quote what is marked: revision_words() tells it.
	execute format('revoke select on revisions from %I', reader);
	execute (select format('grant select (%s) on revisions to %I', string_agg(quote_ident(a.attname), ', '), reader) from pg_attribute a
		where a.attrelid = 'revisions'::regclass and a.attnum > 0 and not a.attisdropped and a.attname not in ('command', 'reason'));
	for what in select j.name from journalled j where j.name <> 'base' loop
		execute format('grant insert, update, delete on %I to %I', what, analyst);
	end loop;
	-- What has the rights of the owner is for those alone who need it.
	for routine in select p.oid::regprocedure as name, g.part from pg_proc p
		left join (values ('claims_withheld', 'reader'), ('items_withheld', 'reader'), ('things_withholding', 'reader'), ('search_found', 'reader'), ('search_withheld', 'reader'),
			('names_called', 'reader'), ('names_begun', 'reader'), ('names_near', 'reader'), ('revision_words', 'reader'), ('revision_marking', 'reader'), ('this_revision', 'analyst'),
			('revision_undoes', 'analyst'), ('join_hidden', 'analyst'), -- These see for themselves who asks.
			('access_grant', 'reader'), ('access_revoke', 'reader'), ('redact', 'reader')) g(name, part) on g.name = p.proname
		where p.pronamespace::regnamespace::text in ('rapporteur', 'rapporteur_as_recorded') and p.prosecdef and p.prorettype <> 'trigger'::regtype
	loop
		execute format('revoke execute on function %s from public', routine.name);
		if routine.part is not null then
			execute format('grant execute on function %s to %I', routine.name, access_role(routine.part));
		end if;
	end loop;
end $$;
comment on function access_apply() is
	'Gives the group roles what they may do, and the owners'' role what there is; nothing where there are no such roles. as_recorded_make() ends with it';

create function access_setup() returns text language plpgsql set search_path to rapporteur, pg_catalog as $$
declare
	script text := (select string_agg(s, e'\n') from access_script() s);
	other name := (select r.rolname from pg_roles r join access_groups() g on g.role = r.rolname where r.rolcanlogin limit 1);
	step text;
begin
	-- Else the script would make an owner of whoever asks for it.
	if not pg_has_role((select n.nspowner from pg_namespace n where n.nspname = 'rapporteur'), 'usage') then
		raise exception using errcode = 'RA004', message = format('%s does not own this database, and cannot set up who may see what', current_user),
			hint = 'rapporteur access list tells who does';
	elsif other is not null then
		raise exception using errcode = 'RA005', message = format('there is a user ''%s'' already, which is the name of a group of this database', other),
			hint = 'rename that user, or the database';
	end if;
	begin
		for step in select s from access_script() s loop
			execute step;
		end loop;
	exception when insufficient_privilege then
		return script;
	end;
	perform access_guard();
	perform access_apply();
	return null;
end $$;
comment on function access_setup() is
	'Makes the group roles of this database and gives them what they may do; where whoever asks may not make roles, gives what the server''s administrator is to run first';

create function access_known(grantee name) returns void language plpgsql stable set search_path to rapporteur, pg_catalog as $$
begin
	if to_regrole(quote_ident(access_role('admin'))) is null then
		raise exception using errcode = 'RA004', message = 'this database has no group roles yet', hint = 'rapporteur access setup';
	elsif not access_has('admin', access_caller()) then
		raise exception using errcode = 'RA004', message = format('%s is no admin of this database, and cannot say who may see what', access_caller()),
			hint = 'rapporteur access list tells who is';
	elsif grantee in (select g.role from access_groups() g) or grantee ~ '^pg_' then
		raise exception using errcode = 'RA005', message = format('%s is a group, and no user', grantee),
			hint = 'rapporteur access list tells who the users are';
	elsif to_regrole(quote_ident(grantee)) is null then
		raise exception using errcode = 'RA001', message = format('the server has no user ''%s''', grantee),
			hint = format('its administrator makes one: createuser %s', quote_ident(grantee));
	end if;
end $$;
comment on function access_known(name) is 'Refuses who is no admin, and a user that the server does not have';

create function access_swap(grantee name, parts text[], part text) returns boolean language plpgsql volatile
	set search_path to rapporteur, pg_catalog as $$
declare
	held record;
	changed boolean := false;
begin
	for held in
		select access_role(p) as role, g as by_whom from unnest(parts) p, access_granted(access_role(p), grantee) g where p is distinct from part
	loop
		-- What another granted stays, from PostgreSQL 16 on, unless it is named.
		execute format('revoke %I from %I', held.role, grantee) || coalesce(format(' granted by %I', held.by_whom), '');
		changed := true;
	end loop;
	if part is not null and not exists (select from access_granted(access_role(part), grantee)) then
		execute format('grant %I to %I', access_role(part), grantee);
		changed := true;
	end if;
	return changed;
end $$;
comment on function access_swap(name, text[], text) is 'Makes a user a member of one group out of several, null: of none; gives whether anything changed';

create function access_grant(grantee name, part text, cleared text) returns void language plpgsql volatile
	security definer set search_path to rapporteur, pg_catalog, pg_temp as $$
declare
	wanted marking := marking_of(cleared);
begin
	perform access_known(grantee);
	if wanted > clearance(access_caller()) then
		raise exception using errcode = 'RA004', message = format('%s is cleared for TLP:%s, and cannot clear anybody for TLP:%s', access_caller(),
				upper(marking_name(clearance(access_caller()))), upper(cleared)),
			hint = 'who can: ' || (select string_agg(r.rolname, ', ' order by r.rolname) from pg_roles r
				where r.rolcanlogin and access_has('admin', r.rolname) and clearance(r.rolname) >= wanted);
	end if;
	perform access_swap(grantee, '{reader,analyst,admin}', part);
	if cleared is not null or not exists (select from generate_series(0, 4) l
		where pg_has_role(grantee, quote_ident(access_role(marking_name(l::smallint)))::regrole, 'member')) then
		perform access_swap(grantee, '{clear,green,amber,amber+strict,red}', coalesce(cleared, 'clear'));
	end if;
end $$;
comment on function access_grant(name, text, text) is
	'Makes a user reader, analyst or admin of this database, cleared for a marking, and nobody for more than the one who grants it; null leaves the clearance as it is, clear for who has none';

create function access_revoke(grantee name) returns boolean language plpgsql volatile
	security definer set search_path to rapporteur, pg_catalog, pg_temp as $$
begin
	perform access_known(grantee);
	return access_swap(grantee, '{reader,analyst,admin,clear,green,amber,amber+strict,red}', null);
end $$;
comment on function access_revoke(name) is 'Takes from a user whatever was granted in this database; gives whether there was anything';

set local search_path to default;

-- migrate:down
set local search_path to rapporteur, pg_catalog;
do $$
declare
	t name;
begin
	for t in select c.relname from pg_class c where c.relnamespace = 'rapporteur'::regnamespace and c.relrowsecurity loop
		execute format('drop policy cleared on %I', t);
		execute format('alter table %I disable row level security', t);
	end loop;
end $$;
drop trigger thing_seals on things;
drop trigger source_seals on sources;
drop trigger passage_seals on passages;
drop trigger passage_marked on passages;
drop trigger name_marked on names;
drop trigger origin_seen on sources;
drop trigger z_marking_cleared on things;
drop trigger z_marking_cleared on sources;
drop trigger z_marking_cleared on passages;
drop trigger z_marking_cleared on names;
drop trigger z_marking_cleared on claims;
drop trigger z_marking_cleared on joins;
drop trigger z_marking_cleared on differences;
drop function access_revoke(name), access_grant(name, text, text), access_swap(name, text[], text), access_known(name), access_setup(),
	access_unguarded(), access_guard(), access_policies(), access_author_told(name, text), access_author(name, text), access_shared(),
	access_granted(name, name),
	access_apply(), access_script(), revision_words(bigint, int), revision_marking(bigint), revision_marking_make(),
	passage_seals(), source_seals(), thing_seals(), origin_seen(), own_marked(), marking_cleared(), access_writes(), access_caller(), clearance(name),
	access_has(text, name), access_groups(), access_role(text);
set local search_path to default;
