-- SPDX-License-Identifier: MIT
-- What commands that enter claims ask of the record as it stands. These functions are written in PL/pgSQL because it keeps
-- their plans: to plan resolve() takes longer than to run it, and a file of commands asks it again and again.
-- migrate:up
set local search_path to rapporteur, pg_catalog;

create function resolved(subjects bigint[], before bigint default null, as_of timestamptz default 'infinity')
returns table (subject_id bigint, about_id bigint, point text, element text, many boolean, value text, value_id bigint,
	standing text, place bigint, claims bigint[], stated bigint[])
language plpgsql stable set search_path to rapporteur, pg_catalog set plan_cache_mode to force_generic_plan as $$
begin
	return query
	select r.subject_id, r.about_id, r.point, r.element, r.many, r.value, r.value_id, r.standing, r.place, r.claims, r.stated
	from resolve(as_of, 4, subjects, recorded => before) r;
end $$;
comment on function resolved(bigint[], bigint, timestamptz) is
	'All that the record says of the subjects now, or said before the claim of that number was added, or says of an earlier time';

create function held_value(subject bigint, about bigint, point_name text) returns text language plpgsql stable
	set search_path to rapporteur, pg_catalog as $$
begin
	return (select r.value from resolved(array[subject]) r
		where r.point = point_name and r.about_id is not distinct from about and r.standing = 'holds' and r.place = 1);
end $$;
comment on function held_value(bigint, bigint, text) is
	'What a point with one value says now, of the subject or of somebody in it; null when it is not recorded';

create function held_functions(delegation bigint, person bigint) returns text[] language plpgsql stable
	set search_path to rapporteur, pg_catalog as $$
begin
	return array(select r.point from resolved(array[delegation]) r
		where r.point in ('head', 'chief negotiator', 'spokesperson', 'member', 'adviser') and r.value_id = person
			and r.standing = 'holds' and r.value <> 'out'
		order by r.point);
end $$;
comment on function held_functions(bigint, bigint) is 'What a person is in a delegation now: head, spokesperson, ...';

set local search_path to default;

-- migrate:down
set local search_path to rapporteur, pg_catalog;
drop function held_functions(bigint, bigint), held_value(bigint, bigint, text), resolved(bigint[], bigint, timestamptz);
set local search_path to default;
