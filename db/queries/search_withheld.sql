-- SPDX-License-Identifier: MIT
-- How much is not searched, because it lies above the marking asked for.
--   kind      a kind of things; claim, source or passage: only these; null: all
--   scope_id  a round or talks, with what lies below; null: all
--   as_of     the time asked about
--   ceiling   highest marking that may be used, 0 to 4
with input as (select
	$1::text as kind,
	$2::bigint as scope_id,
	$3::timestamptz as as_of,
	$4::smallint as ceiling
)
select search_withheld(i.as_of, i.ceiling, i.kind, scope_below(i.scope_id))::text as withheld
from input i;
