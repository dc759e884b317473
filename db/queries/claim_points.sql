-- SPDX-License-Identifier: MIT
-- What a claim says, a row each point; a retraction speaks of what it takes back.
--   claim_id  its number
--   ceiling   highest marking that may be used, 0 to 4
with input as (select
	$1::bigint as claim_id,
	$2::smallint as ceiling
), said as (
	select case when c.word = 'retract' then o else c end as claim
	from input i join claims c on c.id = i.claim_id left join claims o on o.id = c.concerns_id
), points as (
	select v.*, (s.claim).negated as negated from said s, lateral claim_points(s.claim) v
), mentioned as (
	select array_agg(v.id) as ids from points p, lateral (values (p.value_id), (p.about_id)) v(id)
), named as (
	select n.* from input i, mentioned m, things_named(m.ids, i.ceiling) n
)
select a.label as about, p.point, case when p.negated then 'not ' else '' end || coalesce(v.label, p.value) as value
from points p
left join named a on a.id = p.about_id
left join named v on v.id = p.value_id
order by p.about_id nulls first, p.point, p.element;
