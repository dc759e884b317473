-- SPDX-License-Identifier: MIT
-- Takes an advisory lock of two numbers for the session unless another has it: 't' or 'f'.
with input as (select
	$1::int as space,
	$2::int as key)
select pg_catalog.pg_try_advisory_lock(space, key) from input
