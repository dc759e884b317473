-- SPDX-License-Identifier: MIT
-- Changes what is known of a passage; gives its id where anything did change. A null parameter leaves a trait as it is, an
-- empty one takes it out. Its marking is never below that of its source.
with input as (select
	$1::bigint as id,
	$2::text as name,
	$3::text as at,
	$4::text as text,
	$5::text as language,
	$6::text as marking
), wanted as (
	select p.id, coalesce(i.name, p.name) as name, coalesce(time_typed(i.at, base_zone()), p.at) as at,
		nullif(coalesce(i.text, p.text), '')::wording as text, nullif(coalesce(i.language, p.language), '') as language,
		greatest(coalesce(marking_of(i.marking), p.marking), s.marking) as marking
	from input i join passages p on p.id = i.id join sources s on s.id = p.source_id
)
update passages p set name = w.name, at = w.at, text = w.text, language = w.language, marking = w.marking
from wanted w
where p.id = w.id and (p.name, p.at, p.text, p.language, p.marking) is distinct from (w.name, w.at, w.text, w.language, w.marking)
returning p.id;
