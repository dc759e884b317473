-- SPDX-License-Identifier: MIT
-- How many claims lie above the marking asked for.
--   as_of      the time asked about
--   ceiling    highest marking that may be used, 0 to 4
--   thing_id   those on this thing, what is part of it or names it; null: all
--   source_id  those of this source; null: of all
with input as (select
	$1::timestamptz as as_of,
	$2::smallint as ceiling,
	$3::bigint as thing_id,
	$4::bigint as source_id
)
select claims_withheld(i.as_of, i.ceiling, case when i.thing_id is not null
	then things_below(array[i.thing_id], i.as_of, i.ceiling) || things_naming(array[i.thing_id], null, i.as_of, i.ceiling) end, i.source_id)::text as withheld
from input i;
