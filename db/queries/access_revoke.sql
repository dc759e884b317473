-- SPDX-License-Identifier: MIT
-- Takes from a user whatever was granted in this database; whether there was anything.
--   member
with input as (select
	$1::name as member
)
select access_revoke(i.member)::text as revoked from input i;
