-- SPDX-License-Identifier: MIT
-- Whether newly added claims may disagree with the record at all: whether one that says no word of its own speaks of a
-- thing on which values stand against one another, or is past already; or whether one says that it does. A file of
-- commands asks the whole question only where it is so.
--   claims   numbers of the claims
with input as (select
	$1::bigint[] as claims
), subjects as (
	select array_agg(distinct c.subject_id) filter (where c.word is null) as ids, bool_or(c.word = 'dispute') as disputing
	from input i join claims c on c.id = any (i.claims)
)
select s.disputing is true or exists (
	select from resolve('infinity', 4, s.ids) r where case r.standing when 'holds' then r.place > 1 else r.claims && i.claims end) as contested
from input i, subjects s;
