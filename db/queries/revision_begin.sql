-- SPDX-License-Identifier: MIT
-- Tells the transaction who writes, from where, with which command and why: kept with the revision that its first write makes. Refuses
-- who may only read.
-- Who waits meanwhile reads who writes, with what and since when from the name of the application, which every role of the
-- server can see: so nothing of the record stands there. It holds 63 bytes of ASCII.
--   author, client, command, reason   null: not said
--   doing                             noun and verb
--   login                             the author where none is said and all are one user of the server
with input as (select
	$1::text as author,
	$2::text as client,
	$3::text as command,
	$4::text as reason,
	$5::text as doing,
	$6::text as login
), known as (
	select i.*, coalesce(i.author, case when not access_shared() then i.login end, session_user) as name from input i
), told as (
	select k.*, access_author_told(session_user, k.name) as writer from known k
)
select concat(set_config('rapporteur.author', name, true), set_config('rapporteur.client', coalesce(client, ''), true),
	set_config('rapporteur.command', coalesce(command, ''), true), set_config('rapporteur.reason', coalesce(reason, ''), true),
	set_config('application_name', format('rapporteur %s %s: %s', to_char(clock_timestamp() at time zone 'UTC', 'HH24:MI:SS'),
		left(case when writer ~ '^[ -~]+$' then writer else session_user end, 20), doing), true), access_writes()) as told
from told;
