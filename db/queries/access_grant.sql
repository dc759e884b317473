-- SPDX-License-Identifier: MIT
-- Makes a user reader, analyst or admin of this database.
--   member
--   part       reader, analyst or admin
--   clearance  TLP label; null: as it is, clear for who has none
with input as (select
	$1::name as member,
	$2::text as part,
	$3::text as clearance
)
select access_grant(i.member, i.part, i.clearance) from input i;
