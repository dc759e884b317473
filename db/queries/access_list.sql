-- SPDX-License-Identifier: MIT
-- Who has a part in this database, and up to which marking they see it: whoever owns it, and superusers, see all of it.
--   member  this user alone; null: all
with input as (select
	$1::name as member
), parted as (
	select r.rolname, r.rolcanlogin, case when r.rolsuper then 'superuser' else (
		select p.part from unnest('{owner,admin,analyst,reader}'::text[]) with ordinality p(part, place)
		where case when p.part = 'owner' then pg_has_role(r.oid, (select n.nspowner from pg_namespace n where n.nspname = 'rapporteur'), 'usage')
			else access_has(p.part, r.rolname) end
		order by p.place limit 1) end as part
	from input i join pg_roles r on i.member is null or r.rolname = i.member
	where r.rolname <> all (array(select access_role(p) from unnest('{owner,reader,analyst,admin,clear,green,amber,amber+strict,red}'::text[]) p))
)
select p.rolname as user, p.part, marking_name(case when p.part in ('superuser', 'owner') then 4 else clearance(p.rolname) end::smallint) as clearance,
	p.rolcanlogin as login, case when p.rolcanlogin then 'yes' else 'no' end as login_text
from parted p
where p.part is not null
order by array_position('{superuser,owner,admin,analyst,reader}'::text[], p.part), p.rolname;
