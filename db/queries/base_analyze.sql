-- SPDX-License-Identifier: MIT
-- Has the server look at every table of the record, so that its first plans after a restore are made by what they hold.
do $analyze$
declare
	t regclass;
begin
	for t in select c.oid from pg_class c where c.relnamespace = 'rapporteur'::regnamespace and c.relkind = 'r' loop
		execute format('analyze %s', t);
	end loop;
end $analyze$
