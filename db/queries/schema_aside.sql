-- SPDX-License-Identifier: MIT
-- Moves the schema aside, within a transaction that will be rolled back, so that the migrations make another. Extensions
-- can be there once only: they go, and with them what uses them; names wait until the transaction ends.
do $aside$
begin
	alter schema rapporteur rename to rapporteur_aside;
	if to_regnamespace('rapporteur_as_recorded') is not null then
		alter schema rapporteur_as_recorded rename to rapporteur_as_recorded_aside;
	end if;
	drop extension if exists fuzzystrmatch, unaccent, pg_trgm cascade;
end $aside$
