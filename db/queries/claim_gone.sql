-- SPDX-License-Identifier: MIT
-- Of a claim that is in the record no more, the revision that took it out; null: it never was there, or is there.
--   claim_id  its number
--   ceiling   highest marking that may be used, 0 to 4; null: any
with input as (select
	$1::bigint as claim_id,
	$2::smallint as ceiling
)
select max(p.stood_until)::text
from input i join rapporteur.claims_past p on p.id = i.claim_id
where coalesce(p.marking <= i.ceiling, true) and not exists (select from rapporteur.claims c where c.id = i.claim_id);
