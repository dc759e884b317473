-- SPDX-License-Identifier: MIT
-- How many claims lie above the marking asked for among those that would be checked.
--   as_of      the time asked about
--   ceiling    highest marking that may be used, 0 to 4
--   thing_id   those on this thing or what is part of it; null: all
--   source_id  those of this source; null: all
with input as (select
	$1::timestamptz as as_of,
	$2::smallint as ceiling,
	$3::bigint as thing_id,
	$4::bigint as source_id
), below as (
	select things_below(array[i.thing_id], i.as_of, i.ceiling) as ids from input i where i.thing_id is not null
)
select count(*)::text as withheld
from input i join claims c on c.reported_at <= i.as_of and c.marking > i.ceiling
where (i.thing_id is null and i.source_id is null or c.source_id = i.source_id
	or exists (select from below b where c.subject_id = any (b.ids) or c.person_id = i.thing_id));
