-- SPDX-License-Identifier: MIT
-- What became of a transaction: 'committed', 'aborted', 'in progress', or null when it is too long ago to tell.
with input as (select
	$1::text as transaction)
select pg_catalog.pg_xact_status(transaction::xid8) from input
