-- SPDX-License-Identifier: MIT
-- What may have been meant by a name that nothing has: the five nearest by trigrams, of the kinds wanted; and, before
-- them, a thing of another kind that has exactly this slug or name.
--   name    as typed
--   kinds   kinds accepted; null: any
with input as (select
	$1::text as name,
	$2::text[] as kinds
), typed as materialized (
	select fold(i.name) as text, i.name as slug, i.kinds from input i
), near as (
	select n.thing_id as id, greatest(similarity(n.folded, y.text), word_similarity(y.text, n.folded)) as likeness
	from typed y join names n on n.folded % y.text or y.text <% n.folded
	union all
	select t.id, similarity(t.slug, y.slug) from typed y join things t on similarity(t.slug, y.slug) >= 0.3
), ranked as (
	select t.kind, t.slug, max(n.likeness) as likeness
	from typed y, near n join things t on t.id = n.id
	where y.kinds is null or t.kind = any (y.kinds)
	group by t.kind, t.slug
), other as (
	select t.kind, t.slug, null::real as likeness
	from typed y join things t on t.slug = y.slug or t.id in (select n.thing_id from names n where n.folded = y.text)
	where not t.kind = any (y.kinds)
	order by t.slug limit 1
)
select kind, slug, likeness is null as other
from (select * from other union all (select * from ranked order by likeness desc, slug limit 5)) s
order by likeness desc nulls first, slug;
