-- SPDX-License-Identifier: MIT
-- Whether newly added claims may disagree with the record at all: whether one that says no word of its own speaks of a
-- thing on which values stand against one another. A file of commands asks the whole question only where it is so.
--   claims   numbers of the claims
with input as (select
	$1::bigint[] as claims
), subjects as (
	select array_agg(distinct c.subject_id) as ids from input i join claims c on c.id = any (i.claims) and c.word is null
)
select exists (
	select from subjects s, resolved(s.ids) r where r.standing = 'holds' and r.place > 1) as contested;
