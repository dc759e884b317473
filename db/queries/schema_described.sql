-- SPDX-License-Identifier: MIT
-- Every object of the schema from the catalogs: what it is, and all that makes it so; then whatever is owned by another
-- than the schema is, and granted otherwise than the server grants by itself. Who owns a schema is the server's affair, unless it is
-- a group. Extensions bring their own. What the migrations enter in tables is part of it.
with spaces as (select n.oid, n.nspname, n.nspowner, n.nspacl from pg_namespace n where n.nspname in ('rapporteur', 'rapporteur_as_recorded')
), borrowed as (select d.classid, d.objid from pg_depend d where d.deptype = 'e'
), tables as (select c.*, format('%s.%s', s.nspname, c.relname) as told, s.nspowner,
	case c.relkind when 'r' then 'table' when 'v' then 'view' when 'S' then 'sequence' when 'c' then 'type' else 'relation' end as sort from pg_class c join spaces s on s.oid = c.relnamespace
	where c.relkind in ('r', 'v', 'm', 'p', 'f', 'S', 'c') and not exists (select from borrowed b where b.classid = 'pg_class'::regclass and b.objid = c.oid)
), routines as (select p.*, format('%s.%s(%s)', s.nspname, p.proname, pg_get_function_identity_arguments(p.oid)) as told, s.nspowner
	from pg_proc p join spaces s on s.oid = p.pronamespace
	where not exists (select from borrowed b where b.classid = 'pg_proc'::regclass and b.objid = p.oid)
), types as (select y.*, format('%s.%s', s.nspname, y.typname) as told, s.nspowner from pg_type y join spaces s on s.oid = y.typnamespace
	where y.typtype in ('d', 'e', 'r') and not exists (select from borrowed b where b.classid = 'pg_type'::regclass and b.objid = y.oid)
), owned(told, owner, schema_owner, acl, usual) as (
	select format('%s %s', t.sort, t.told), t.relowner, t.nspowner, t.relacl, acldefault(case t.relkind when 'S' then 's' else 'r' end::"char", t.relowner) from tables t
	union all
	select format('column %s.%s', t.told, a.attname), t.relowner, t.relowner, a.attacl, acldefault('c', t.relowner)
	from tables t join pg_attribute a on a.attrelid = t.oid and a.attacl is not null
	union all
	select format('function %s', r.told), r.proowner, r.nspowner, r.proacl, acldefault('f', r.proowner) from routines r
	union all
	select format('type %s', y.told), y.typowner, y.nspowner, y.typacl, acldefault('T', y.typowner) from types y
	union all
	select format('schema %s', s.nspname), s.nspowner, case when r.rolcanlogin then s.nspowner end, s.nspacl, acldefault('n', s.nspowner)
	from spaces s join pg_roles r on r.oid = s.nspowner
), grants as (
	select o.told, e.way, e.grantee, e.privilege_type || case when e.is_grantable then ' with grant option' else '' end as privilege
	from owned o, lateral (select 'has' as way, x.grantee, x.privilege_type, x.is_grantable from aclexplode(o.acl) x
		union all select 'usual', x.grantee, x.privilege_type, x.is_grantable from aclexplode(o.usual) x where o.acl is not null) e
	where e.grantee <> o.owner
)
select format('%s %s', t.sort, t.told) as object,
	concat_ws(' ', t.relkind, t.relpersistence, t.reloptions::text, t.relrowsecurity, t.relforcerowsecurity, t.relreplident,
		obj_description(t.oid, 'pg_class'), case when t.relkind in ('v', 'm') then pg_get_viewdef(t.oid) end,
		(select concat_ws(' ', q.seqtypid::regtype, q.seqstart, q.seqincrement, q.seqmax, q.seqmin, q.seqcache, q.seqcycle) from pg_sequence q where q.seqrelid = t.oid)) as made
from tables t
union all
select format('column %s.%s', t.told, a.attname),
	concat_ws(' ', format_type(a.atttypid, a.atttypmod), a.attnotnull, a.attidentity, a.attgenerated,
		case when a.attcollation <> y.typcollation then a.attcollation::regcollation::text end, pg_get_expr(d.adbin, d.adrelid), col_description(t.oid, a.attnum))
from tables t join pg_attribute a on a.attrelid = t.oid and a.attnum > 0 and not a.attisdropped
join pg_type y on y.oid = a.atttypid left join pg_attrdef d on d.adrelid = t.oid and d.adnum = a.attnum
where t.relkind <> 'S'
union all
select format('constraint %s of %s', k.conname, coalesce(t.told, y.typname)), concat_ws(' ', pg_get_constraintdef(k.oid), k.convalidated, obj_description(k.oid, 'pg_constraint'))
from pg_constraint k join spaces s on s.oid = k.connamespace left join tables t on t.oid = k.conrelid left join pg_type y on y.oid = k.contypid
where k.contype <> 'n' and k.contype <> 't'
union all
select format('index %s of %s', c.relname, t.told), concat_ws(' ', pg_get_indexdef(i.indexrelid), i.indisvalid, i.indisclustered, obj_description(c.oid, 'pg_class'))
from pg_index i join pg_class c on c.oid = i.indexrelid join tables t on t.oid = i.indrelid
union all
select format('trigger %s of %s', g.tgname, t.told), concat_ws(' ', pg_get_triggerdef(g.oid), g.tgenabled, obj_description(g.oid, 'pg_trigger'))
from pg_trigger g join tables t on t.oid = g.tgrelid where not g.tgisinternal
union all
select format('policy %s of %s', p.polname, t.told), concat_ws(' ', p.polcmd, p.polpermissive, p.polroles::regrole[], pg_get_expr(p.polqual, p.polrelid), pg_get_expr(p.polwithcheck, p.polrelid))
from pg_policy p join tables t on t.oid = p.polrelid
union all
select format('rule %s of %s', r.rulename, t.told), pg_get_ruledef(r.oid) from pg_rewrite r join tables t on t.oid = r.ev_class where r.rulename <> '_RETURN'
union all
select format('function %s', p.told),
	concat_ws(' ', case when p.prokind in ('f', 'p') then pg_get_functiondef(p.oid) else p.prokind::text end, obj_description(p.oid, 'pg_proc'))
from routines p
union all
select format('type %s', y.told), concat_ws(' ', y.typtype, y.typnotnull, format_type(y.typbasetype, y.typtypmod), y.typdefault,
	(select string_agg(e.enumlabel, ',' order by e.enumsortorder) from pg_enum e where e.enumtypid = y.oid), obj_description(y.oid, 'pg_type'))
from types y
union all
select format('the ownership of %s by %s', o.told, o.owner::regrole), '' from owned o where o.owner is distinct from o.schema_owner
union all
-- What the server grants by itself is told where it was taken back.
select format('the %s of %s on %s %s', case g.way when 'has' then 'grant' else 'revocation' end, lower(g.privilege), g.told,
	concat(case g.way when 'has' then 'to ' else 'from ' end, case when g.grantee = 0 then 'public' else g.grantee::regrole::text end)), ''
from grants g
where not exists (select from grants o where (o.told, o.grantee, o.privilege) = (g.told, g.grantee, g.privilege) and o.way <> g.way)
union all
select format('default privileges of %s in the schema %s', d.defaclrole::regrole, s.nspname), d.defaclacl::text
from pg_default_acl d join spaces s on s.oid = d.defaclnamespace
union all
select format('schema %s', s.nspname), coalesce(obj_description(s.oid, 'pg_namespace'), '') from spaces s
union all
select 'content of rapporteur.journalled', string_agg(j::text, ' ' order by j::text) from rapporteur.journalled j
union all
select 'content of rapporteur.relations', string_agg(r::text, ' ' order by r::text) from rapporteur.relations r
union all
select 'content of rapporteur.steps', string_agg(t::text, ' ' order by t::text) from rapporteur.steps t
order by 1
