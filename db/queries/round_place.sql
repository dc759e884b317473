-- SPDX-License-Identifier: MIT
-- What a venue gives to the slug of a round: its city, else that of the venue it is part of, else its own slug.
--   venue_id
with input as (select
	$1::bigint as venue_id
)
select coalesce(plain(v.city), plain(p.city), v.slug) as place
from input i join things v on v.id = i.venue_id left join things p on p.id = v.parent_id;
