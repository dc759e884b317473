-- SPDX-License-Identifier: MIT
-- What other registers call a thing or a source.
--   kind, id   of the thing; kind 'source': of the source
with input as (select
	$1::text as kind,
	$2::bigint as id
)
select d.scheme, d.value
from input i
join identifiers d on (i.kind <> 'source' and d.thing_id = i.id) or (i.kind = 'source' and d.of_source_id = i.id)
order by d.scheme, d.value;
