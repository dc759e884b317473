-- SPDX-License-Identifier: MIT
-- Gives a thing another name to be printed under, or another slug, and what is named after it too: its delegations,
-- invitations and exclusions. The name that it was entered under becomes the new one; where it is renamed from a day on, that
-- name stays, and is printed of the time before: a former one, once that day has come. The names of what it was joined with stay
-- as they are. Gives what it is now; where the slug is taken, or a person, an actor or a
-- round of the same talks goes by the label, the one that has it, where it went by another name at that day already, itself
-- with that name; and nothing is changed.
--   slug, label   null: as it is
--   another       it is another of the same label
--   since         day from which it goes by the label, EDTF; null: it went by it ever since
with input as (select
	$1::bigint as id,
	$2::text as slug,
	$3::text as label,
	$4::boolean as another,
	$5::text as since
), wanted as (
	select t.id, t.kind, t.talks_id, t.parent_id, t.slug as was_slug, t.label as was_label, t.marking,
		coalesce(i.slug, t.slug) as slug, coalesce(i.label, t.label) as label, i.another, i.since,
		edtf_latest(edtf_span(i.since)) as since_day
	from input i join things t on t.id = i.id
), taken as (
	(select t.id, t.kind, t.slug, n.name as label, 'since' as taken
	from wanted w join names n on n.thing_id = w.id and n.printed_until >= w.since_day join things t on t.id = w.id
	order by n.printed_until desc limit 1)
	union all
	select t.id, t.kind, w.slug, t.label, 'slug' from wanted w join things t on t.id = slug_owner(w.slug) where w.slug <> w.was_slug
	union all
	(select t.id, t.kind, t.slug, t.label, 'name' from wanted w
	join names n on n.folded = fold(w.label) and w.label <> w.was_label
	join things t on t.id = n.thing_id and t.kind = w.kind and t.id <> w.id and fold(t.label) = n.folded
		and (t.talks_id, t.parent_id) is not distinct from (w.talks_id, w.parent_id)
	where w.kind in ('round', 'actor', 'person') and w.another is not true
	order by t.id limit 1)
), renamed as (
	update things t set slug = w.slug, label = w.label
	from wanted w
	where t.id = w.id and (t.slug, t.label) <> (w.slug, w.label) and not exists (select from taken)
	returning t.id, t.kind, t.slug, t.label
), named as (
	update names n set name = w.label
	from wanted w
	where n.thing_id = w.id and n.name = w.was_label and not name_lent(n.id) and w.label <> w.was_label and not exists (select from taken)
		and w.since is null and n.printed_until is null
		and not exists (select from names o where o.thing_id = w.id and o.name = w.label and not name_lent(o.id))
), former as (
	update names n set nature = case when w.since_day > (now() at time zone base_zone())::date then n.nature else 'former' end, held = concat(edtf_beginning(n.held), '/', w.since), printed_until = w.since_day
	from wanted w
	where n.thing_id = w.id and n.name = w.was_label and not name_lent(n.id) and w.label <> w.was_label and not exists (select from taken)
		and w.since is not null and n.printed_until is null
), since as (
	insert into names (thing_id, name, marking, held)
	select w.id, w.label, w.marking, w.since || '/' from wanted w
	where w.since is not null and w.label <> w.was_label and not exists (select from taken)
		and not exists (select from names o where o.thing_id = w.id and o.name = w.label and o.printed_until is null and not name_lent(o.id))
), parts as (
	update things t
	set label = part_called(t, w.id, w.label), slug = slug_after(t.slug, w.was_slug, w.slug)
	from wanted w
	where told_part(t.kind) and w.id in (t.round_id, t.talks_id, t.actor_id, t.person_id)
		and (w.slug, w.label) <> (w.was_slug, w.was_label) and not exists (select from taken)
)
select id, kind, slug, label, null as taken from renamed
union all
(select id, kind, slug, label, taken from taken order by taken desc limit 1);
