-- SPDX-License-Identifier: MIT
-- The checksum of each text, in their order.
with input as (select
	$1::text[] as texts)
select 'sha256:' || encode(sha256(convert_to(t.text, 'UTF8')), 'hex') as checksum
from input, unnest(texts) with ordinality t(text, place)
order by t.place
