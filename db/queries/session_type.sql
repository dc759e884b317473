-- SPDX-License-Identifier: MIT
-- The name of a type.
with input as (select
	$1::oid as type)
select pg_catalog.format_type(type, null) from input
