-- SPDX-License-Identifier: MIT
-- Takes an empty schema away, so that a backup can take its place. Refuses where anything is recorded, or where what is
-- there is not ours.
do $clear$
declare
	entries bigint;
begin
	if to_regnamespace('rapporteur') is not null then
		if to_regclass('rapporteur.revisions') is null then
			raise exception using errcode = 'RA005', message = 'the schema ''rapporteur'' of this database was not made by this program',
				hint = 'restore into a database of its own: createdb NAME';
		end if;
		lock table rapporteur.revisions;
		select count(*) into entries from rapporteur.revisions;
		if entries > 0 then
			raise exception using errcode = 'RA005',
				message = format('this database is not empty: it holds %s', case entries when 1 then '1 revision' else entries || ' revisions' end),
				hint = 'a backup is restored into an empty one: a private one elsewhere (XDG_DATA_HOME=DIRECTORY rapporteur init), or one of a server (--set connection=''dbname=NAME'')';
		end if;
	elsif to_regclass('public.schema_migrations') is not null then
		select count(*) into entries from public.schema_migrations;
		if entries > 0 then
			raise exception using errcode = 'RA005', message = 'the ledger of migrations in this database is that of another program',
				hint = 'restore into a database of its own: createdb NAME';
		end if;
	end if;
	drop schema if exists rapporteur_as_recorded, rapporteur cascade;
	drop table if exists public.schema_migrations;
end $clear$
