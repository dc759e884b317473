-- SPDX-License-Identifier: MIT
-- Says how some names are written and what they look like; empty texts are null.
--   ids, scripts, romanised, skeletons   of one length
with input as (select
	$1::bigint[] as ids,
	$2::text[] as scripts,
	$3::text[] as romanised,
	$4::text[] as skeletons
)
update names n set script = nullif(f.script, ''), romanised = case when octet_length(f.romanised) between 1 and 1500 then f.romanised end, skeleton = nullif(f.skeleton, '')
from input i, unnest(i.ids, i.scripts, i.romanised, i.skeletons) f(id, script, romanised, skeleton)
where n.id = f.id;
