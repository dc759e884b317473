-- SPDX-License-Identifier: MIT
-- Whether the revision for whose transaction this token was drawn is there: 't' or 'f'.
with input as (select
	$1::text as token)
select exists (select from rapporteur.revisions r where r.token = i.token::uuid) from input i
