-- SPDX-License-Identifier: MIT
-- What commands that enter claims ask of the record as it stands.
-- migrate:up
set local search_path to rapporteur, pg_catalog;

create function held_value(subject bigint, about bigint, point_name text) returns text language plpgsql stable
	set search_path to rapporteur, pg_catalog as $$
begin
	return (select r.value from resolve('infinity', 4, array[subject]) r
		where r.point = point_name and r.about_id is not distinct from about and r.standing = 'holds' and r.place = 1);
end $$;
comment on function held_value(bigint, bigint, text) is
	'What a point with one value says now, of the subject or of somebody in it; null when it is not recorded';

create function held_functions(delegation bigint, person bigint) returns text[] language plpgsql stable
	set search_path to rapporteur, pg_catalog as $$
begin
	return array(select r.point from resolve('infinity', 4, array[delegation]) r
		where r.point in ('head', 'chief negotiator', 'spokesperson', 'member', 'adviser') and r.value_id = person
			and r.standing = 'holds' and r.value <> 'out'
		order by r.point);
end $$;
comment on function held_functions(bigint, bigint) is 'What a person is in a delegation now: head, spokesperson, ...';

set local search_path to default;

-- migrate:down
set local search_path to rapporteur, pg_catalog;
drop function held_functions(bigint, bigint), held_value(bigint, bigint, text);
set local search_path to default;
