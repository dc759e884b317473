-- SPDX-License-Identifier: MIT
-- Where else texts stand, a row each kind: how many rows there are, and what they are called.
--   texts   the texts
with input as (select
	$1::text[] as texts
), found as (
	select distinct on (l.kind, l.told) l.kind, l.told, l.stands from input i, texts_left(i.texts) l order by l.kind, l.told, l.stands desc
)
select f.kind as rows, f.stands, array_agg(f.told order by length(f.told), f.told) as told
from found f
group by f.kind, f.stands
order by f.kind, f.stands desc;
