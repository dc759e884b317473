-- SPDX-License-Identifier: MIT
-- Stores the zone in which bare days and times without offset are read.
--   zone   IANA name
with input as (select
	$1::text as zone
)
update base set zone = i.zone from input i;
