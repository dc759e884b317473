-- SPDX-License-Identifier: MIT
-- Of a record asked as it stood, what was entered since: the revision that first entered a thing or source by this slug or
-- name. Looks past the record asked, into the one that stands.
--   typed  a slug in any case, or a name
with input as (select
	$1::text as typed
)
select min(v.revision)::text
from input i, (
	select t.slug, t.label, t.revision from rapporteur.things t
	union all select p.slug, p.label, p.revision from rapporteur.things_past p
	union all select s.slug, s.label, s.revision from rapporteur.sources s
	union all select p.slug, p.label, p.revision from rapporteur.sources_past p) v
where recorded_revision() is not null -- asked first: of the record as it stands, nothing is looked through
	and v.revision > recorded_revision() and (v.slug = lower(i.typed) or v.label = i.typed);
