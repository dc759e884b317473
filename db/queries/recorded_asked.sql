-- SPDX-License-Identifier: MIT
-- Which revision --as-recorded means.
--   as_recorded  number of a revision (12, r12), a day or a time, as typed
--   zone         IANA zone for times without offset; null: the base's
with input as (select
	$1::text as as_recorded,
	$2::text as zone
)
select a.number::text as number, a.at::text as at
from input i, recorded_asked(i.as_recorded, zone_checked(nullif(i.zone, ''))) a;
