-- SPDX-License-Identifier: MIT
-- Whether newly added claims may disagree with the record at all: whether one that says no word of its own shares a point
-- with an older claim of another value. Cheap, so that a file of commands asks the whole question only where there is one.
--   claims   numbers of the claims
with input as (select
	$1::bigint[] as claims
)
select exists (
	select from input i
	join claims n on n.id = any (i.claims) and n.word is null
	join claims o on o.subject_id = n.subject_id and o.id <> all (i.claims),
		lateral claim_points(n) p, lateral claim_points(o) q
	where q.point = p.point and q.about_id is not distinct from p.about_id and q.element is not distinct from p.element
		and (p.value <> q.value or n.negated <> o.negated)) as contested;
