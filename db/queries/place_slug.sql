-- SPDX-License-Identifier: MIT
-- The first slug that is free: the stem, else stem-2, stem-3 and so on.
--   numbered  the first one has a number too: stem-1
with input as (select
	$1::text as stem,
	$2::boolean as numbered
)
select case when not i.numbered and not exists (select from things t where t.slug = i.stem) then i.stem
	else (select i.stem || '-' || min(n) from generate_series(case when i.numbered then 1 else 2 end, 10000) n
		where not exists (select from things t where t.slug = i.stem || '-' || n)) end as slug
from input i;
