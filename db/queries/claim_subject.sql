-- SPDX-License-Identifier: MIT
-- What a claim is about.
with input as (select
	$1::bigint as claim_id
)
select t.id, t.kind, t.slug, t.label from input i join claims c on c.id = i.claim_id join things t on t.id = c.subject_id;
