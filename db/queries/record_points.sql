-- SPDX-License-Identifier: MIT
-- What is resolved of a list of things, in any order.
--   as_of     the time asked about
--   ceiling   highest marking that may be used, 0 to 4
--   subjects  ids of the things
--   read_as   parallel to subjects: the thing under which each is read
with input as (select
	$1::timestamptz as as_of,
	$2::smallint as ceiling,
	$3::bigint[] as subjects,
	$4::bigint[] as read_as
)
select r.subject_id, coalesce(r.about_id, 0) as about_id, r.point, coalesce(r.element, '') as element, r.many,
	r.value, coalesce(r.value_id, 0) as value_id,
	edtf_earliest(r.span)::text as earliest, edtf_latest(r.span)::text as latest,
	lower(r.amount)::text as lowest, (upper(r.amount) - 1)::text as highest,
	r.standing = 'holds' as holds, r.place, r.claims, r.until::text, r.because,
	cardinality(r.stated)::bigint as stated_count
from input i, resolve(i.as_of, i.ceiling, i.subjects, i.read_as) r;
