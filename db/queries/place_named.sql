-- SPDX-License-Identifier: MIT
-- The session of a round, or the outcome of a round or of talks, by its slug or else its label.
--   parent_id   of a session: the round
--   round_id, talks_id   of an outcome: where it belongs
--   slug        null: by the label, among those of its nature
with input as (select
	$1::text as kind,
	$2::bigint as parent_id,
	$3::bigint as round_id,
	$4::bigint as talks_id,
	$5::text as slug,
	$6::text as label,
	$7::text as nature
)
select t.id, t.kind, t.slug, t.label
from input i
join things t on t.kind = i.kind
	and case when i.slug is null then t.label = i.label and t.nature = i.nature else t.slug = i.slug end
where case i.kind when 'round' then t.parent_id = i.parent_id
	else t.round_id is not distinct from i.round_id and t.talks_id is not distinct from i.talks_id end
order by t.id
limit 1;
