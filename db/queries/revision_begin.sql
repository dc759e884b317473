-- SPDX-License-Identifier: MIT
-- Tells the transaction who writes, from where, with which command and why: kept with the revision that its first write makes. Refuses
-- who may only read.
--   author, client, command, reason   null: not said
with input as (select
	$1::text as author,
	$2::text as client,
	$3::text as command,
	$4::text as reason
)
select concat(set_config('rapporteur.author', coalesce(author, ''), true), set_config('rapporteur.client', coalesce(client, ''), true),
	set_config('rapporteur.command', coalesce(command, ''), true), set_config('rapporteur.reason', coalesce(reason, ''), true), access_writes()) as told
from input;
