-- SPDX-License-Identifier: MIT
-- What was entered since a join and stays with the thing that stayed, a row a sort, the first ten by name; none: nothing.
--   id   number of the join
with input as (select
	$1::bigint as id
), stayed as (
	select s.of_table, row_number() over (partition by s.of_table order by s.row_id) as place,
		case s.of_table when 'claims' then s.row_id::text when 'names' then n.name when 'identifiers' then concat(d.scheme, ':', d.value) else t.slug end as told
	from input i, join_stayed(i.id) s
	left join names n on s.of_table = 'names' and n.id = s.row_id
	left join identifiers d on s.of_table = 'identifiers' and d.id = s.row_id
	left join things t on s.of_table = 'things' and t.id = s.row_id
)
select concat(case count(*) when 1 then rtrim(s.of_table, 's') else s.of_table end, ' ', string_agg(s.told, ', ' order by s.place) filter (where s.place <= 10),
	case when count(*) > 10 then format(' and %s more', count(*) - 10) end) as told
from stayed s
group by s.of_table
order by s.of_table;
