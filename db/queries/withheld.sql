-- SPDX-License-Identifier: MIT
-- How many claims about some things lie above the marking asked for, and so are not in the report.
--   as_of     the time asked about
--   ceiling   highest marking that may be used, 0 to 4
--   subjects  ids of the things
with input as (select
	$1::timestamptz as as_of,
	$2::smallint as ceiling,
	$3::bigint[] as subjects
)
select claims_withheld(i.as_of, i.ceiling, coalesce(i.subjects, '{}'))::text as withheld from input i;
