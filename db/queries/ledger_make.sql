-- SPDX-License-Identifier: MIT
-- Makes the ledger of migrations, or adds our columns to the plain one that dbmate makes. What is not known of
-- earlier rows stays null; rows that dbmate adds later are filled by the defaults.
do $make$
begin
	create table if not exists public.schema_migrations (
		version varchar constraint schema_migrations_pkey primary key);
	alter table public.schema_migrations
		add column if not exists name text,
		add column if not exists checksum text,
		add column if not exists applied_at timestamptz,
		add column if not exists applied_by text,
		add column if not exists tool text,
		add column if not exists exec_ms bigint,
		add column if not exists out_of_order boolean;
	alter table public.schema_migrations
		alter column applied_at set default now(),
		alter column applied_by set default session_user,
		alter column tool set default 'dbmate';
	comment on table public.schema_migrations is 'Ledger of applied migrations, shared with dbmate: one row each';
	comment on column public.schema_migrations.version is 'Leading digits of the file name';
	comment on column public.schema_migrations.name is 'File name without version and suffix; null where dbmate applied it';
	comment on column public.schema_migrations.checksum is
		'sha256: over the file without byte order mark and with LF at line ends; null where dbmate applied it';
	comment on column public.schema_migrations.applied_at is 'When it was applied; null where not known';
	comment on column public.schema_migrations.applied_by is 'The role that applied it; null where not known';
	comment on column public.schema_migrations.tool is 'The program that applied it; null where not known';
	comment on column public.schema_migrations.exec_ms is 'How long it took, in milliseconds; null where not known';
	comment on column public.schema_migrations.out_of_order is
		'Whether a later version had been applied before it; null where dbmate applied it';
end $make$
