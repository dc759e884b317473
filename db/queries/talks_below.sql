-- SPDX-License-Identifier: MIT
-- Talks with every track, committee and group below them.
--   talks
with recursive input as (select
	$1::bigint as talks
), below as (
	select i.talks as id from input i
	union
	select t.id from below b join things t on t.parent_id = b.id and t.kind = 'talks'
)
select array_agg(b.id order by b.id) as talks from below b;
