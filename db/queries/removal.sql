-- SPDX-License-Identifier: MIT
-- What taking a thing or a source out of the record takes along, and what refers to it and stands in the way.
--   of_table   things or sources
--   id         its number
--   whole      also its delegations, invitations, exclusions and outcomes, and all that is said of what goes
with input as (select
	$1::name as of_table,
	$2::bigint as id,
	$3::boolean as whole
), rows as (
	select r.name, r.id, bool_or(r.stays) as stays, min(r.told) as told from input i, removal(i.of_table, i.id, i.whole) r group by r.name, r.id
)
select r.stays, coalesce(r.told, '') as told,
	concat_ws(': ', t.slug, (select string_agg(distinct p.point, ', ' order by p.point) from claim_points(c) p)) as about
from rows r
left join claims c on r.name = 'claims' and c.id = r.id
left join things t on t.id = c.subject_id
order by r.name, r.id;
