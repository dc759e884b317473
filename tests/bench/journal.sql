-- SPDX-License-Identifier: MIT
-- What revisions cost a bulk load: :claims claims entered in one statement, by turns with revisions (each row stamped by
-- default, the statement's rows checked, the revision timed) and without (no trigger of the journal, nothing that refers to
-- revisions or finds rows by them; the stamps are constants). The other foreign keys and indexes work in both. What completes,
-- refuses and resolves claims works in neither, at the end of a revision either: it is no part of the journal, and beside it
-- the journal would look cheaper than it is. :runs of each, medians.
\set ON_ERROR_STOP on
set search_path to rapporteur, pg_temp;
set rapporteur.command = 'bench';
set jit = off;
-- Every thing as often as the others: a hundred claims of one thing in a row are no load that anybody has.
create temporary table load as select c.* from generate_series(1, 100) again, claims c order by again, c.id limit :claims;
analyze load;
select set_config('bench.runs', :'runs', false) \g /dev/null
do $$
declare
	columns text := (select string_agg(quote_ident(attname), ', ') from pg_attribute
		where attrelid = 'claims'::regclass and attnum > 0 and not attisdropped and attgenerated = '' and attname not in ('id', 'revision', 'written'));
	with_journal float[];
	without float[];
	began timestamptz;
	off text;
begin
	for run in 0..current_setting('bench.runs')::int * 2 + 1 loop
		begin
			for off in select tgname from pg_trigger where tgrelid = 'claims'::regclass and not tgisinternal
				and (run % 2 = 1 or tgname !~ '^a_row')
			loop
				execute format('alter table claims disable trigger %I', off);
			end loop;
			alter table revisions disable trigger resolutions_complete;
			if run % 2 = 1 then
				alter table claims drop constraint claims_revision_fkey;
				drop index claims_revision, claims_written;
			end if;
			began := clock_timestamp();
			if run % 2 = 0 then
				execute format('insert into claims (%1$s) select %1$s from load', columns);
			else
				execute format('insert into claims (%1$s, revision, written) select %1$s, 1, 1 from load', columns);
			end if;
			set constraints all immediate;
			raise exception using errcode = 'RAOK0';
		exception when sqlstate 'RAOK0' then
			-- The first of each warms up.
			if run > 1 and run % 2 = 0 then
				with_journal := with_journal || extract(epoch from clock_timestamp() - began)::float;
			elsif run > 1 then
				without := without || extract(epoch from clock_timestamp() - began)::float;
			end if;
		end;
	end loop;
	perform set_config('bench.with', (select percentile_cont(0.5) within group (order by t)::text from unnest(with_journal) t), false),
		set_config('bench.without', (select percentile_cont(0.5) within group (order by t)::text from unnest(without) t), false);
end $$;
select format('%s ms with revisions, %s ms without: ratio %s', round(1000 * w), round(1000 * o), round((w / o)::numeric, 2))
from (select current_setting('bench.with')::float as w, current_setting('bench.without')::float as o) t;
