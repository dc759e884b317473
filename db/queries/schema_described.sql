-- SPDX-License-Identifier: MIT
-- Every object of the schema from the catalogs: what it is, and all that makes it so. Owners and privileges are the
-- server's; extensions bring their own. What the migrations enter in tables is part of it.
with spaces as (select n.oid, n.nspname from pg_namespace n where n.nspname in ('rapporteur', 'rapporteur_as_recorded')
), borrowed as (select d.classid, d.objid from pg_depend d where d.deptype = 'e'
), tables as (select c.*, format('%s.%s', s.nspname, c.relname) as told from pg_class c join spaces s on s.oid = c.relnamespace
	where c.relkind in ('r', 'v', 'm', 'p', 'f', 'S', 'c') and not exists (select from borrowed b where b.classid = 'pg_class'::regclass and b.objid = c.oid)
)
select format('%s %s', case t.relkind when 'r' then 'table' when 'v' then 'view' when 'S' then 'sequence' when 'c' then 'type' else 'relation' end, t.told) as object,
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
select format('policy %s of %s', p.polname, t.told), concat_ws(' ', p.polcmd, p.polpermissive, pg_get_expr(p.polqual, p.polrelid), pg_get_expr(p.polwithcheck, p.polrelid))
from pg_policy p join tables t on t.oid = p.polrelid
union all
select format('rule %s of %s', r.rulename, t.told), pg_get_ruledef(r.oid) from pg_rewrite r join tables t on t.oid = r.ev_class where r.rulename <> '_RETURN'
union all
select format('function %s.%s(%s)', s.nspname, p.proname, pg_get_function_identity_arguments(p.oid)),
	concat_ws(' ', case when p.prokind in ('f', 'p') then pg_get_functiondef(p.oid) else p.prokind::text end, obj_description(p.oid, 'pg_proc'))
from pg_proc p join spaces s on s.oid = p.pronamespace
where not exists (select from borrowed b where b.classid = 'pg_proc'::regclass and b.objid = p.oid)
union all
select format('type %s.%s', s.nspname, y.typname), concat_ws(' ', y.typtype, y.typnotnull, format_type(y.typbasetype, y.typtypmod), y.typdefault,
	(select string_agg(e.enumlabel, ',' order by e.enumsortorder) from pg_enum e where e.enumtypid = y.oid), obj_description(y.oid, 'pg_type'))
from pg_type y join spaces s on s.oid = y.typnamespace
where y.typtype in ('d', 'e', 'r') and not exists (select from borrowed b where b.classid = 'pg_type'::regclass and b.objid = y.oid)
union all
select format('schema %s', s.nspname), coalesce(obj_description(s.oid, 'pg_namespace'), '') from spaces s
union all
select 'content of rapporteur.journalled', string_agg(j::text, ' ' order by j::text) from rapporteur.journalled j
union all
select 'content of rapporteur.relations', string_agg(r::text, ' ' order by r::text) from rapporteur.relations r
union all
select 'content of rapporteur.steps', string_agg(t::text, ' ' order by t::text) from rapporteur.steps t
order by 1
