-- SPDX-License-Identifier: MIT
-- Whether what is asked about is marked above the marking asked for, and so is not named.
--   thing_id, source_id   one of them
--   ceiling               highest marking that may be used, 0 to 4
with input as (select
	$1::bigint as thing_id,
	$2::bigint as source_id,
	$3::smallint as ceiling
)
select (exists (select from things t where t.id = i.thing_id and t.marking > i.ceiling)
	or exists (select from sources s where s.id = i.source_id and s.marking > i.ceiling))::text as above
from input i;
