-- SPDX-License-Identifier: MIT
-- Hands a migration's text to ledger_run, in the same transaction.
with input as (select
	$1::text as text)
select set_config('rapporteur.migration', text, true) is not null from input
