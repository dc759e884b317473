-- SPDX-License-Identifier: MIT
-- A date as a period: its first and its last day, as vague as it may be.
--   during  EDTF
with input as (select
	$1::text as during
)
select edtf_earliest(s.span)::text as earliest, edtf_latest(s.span)::text as latest
from input i, edtf_span(i.during) s(span);
