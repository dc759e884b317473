-- SPDX-License-Identifier: MIT
-- Start and end of rounds as of a time, taken from their sessions where they have none of their own.
--   as_of    the time asked about
--   ceiling  highest marking that may be used, 0 to 4
--   rounds   ids of the rounds
with input as (select
	$1::timestamptz as as_of,
	$2::smallint as ceiling,
	$3::bigint[] as rounds
)
select d.round_id,
	d.start_text, edtf_earliest(d.start_span)::text as start_earliest, edtf_latest(d.start_span)::text as start_latest,
	d.start_claims, d.start_disputed, d.start_derived, d.start_of,
	d.end_text, edtf_earliest(d.end_span)::text as end_earliest, edtf_latest(d.end_span)::text as end_latest,
	d.end_claims, d.end_disputed, d.end_derived, d.end_of
from round_dates($1, $2, $3) d
order by d.round_id;
