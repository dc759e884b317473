-- SPDX-License-Identifier: MIT
-- People by name, with the posts they hold.
--   country   null: any
--   as_of     the time asked about
--   ceiling   highest marking that may be used, 0 to 4
with input as (select
	$1::text as country,
	$2::timestamptz as as_of,
	$3::smallint as ceiling
), asked as (
	select t.* from input i join things t on t.kind = 'person' and t.marking <= i.ceiling and (i.country is null or t.country = upper(i.country))
), marked as materialized (
	-- Of which anything is said that is marked: of the rest it is not looked for.
	select distinct c.subject_id from input i join claims c on c.marking > 0 and c.marking <= i.ceiling
), said as materialized (
	select r.*, case when r.subject_id in (select m.subject_id from marked m) then claims_marking(r.claims, i.ceiling) end as marking from input i, (select array_agg(id) as ids from asked) a, resolve(i.as_of, i.ceiling, a.ids) r
	where r.point in ('post', 'since', 'until') and r.standing = 'holds' and r.place = 1 and a.ids is not null
), held as (
	select p.subject_id, p.element as post, b.slug, label_on(b.id, b.label, (i.as_of at time zone base_zone())::date, b.marking) as label, greatest(b.marking, p.marking, s.marking, u.marking) as marking
	from input i
	join said p on p.point = 'post' and p.value = 'in'
	join things b on b.id = p.about_id and b.marking <= i.ceiling
	left join said u on u.point = 'until' and u.subject_id = p.subject_id and u.about_id = p.about_id and u.element = p.element
	left join said s on s.point = 'since' and s.subject_id = p.subject_id and s.about_id = p.about_id and s.element = p.element
	where coalesce(edtf_latest(u.span) >= (i.as_of at time zone base_zone())::date, true)
		and coalesce(edtf_earliest(s.span) <= (i.as_of at time zone base_zone())::date, true)
)
select a.slug, label_on(a.id, a.label, (i.as_of at time zone base_zone())::date, a.marking) as name, a.country,
	coalesce((select json_agg(json_build_object('post', h.post, 'of', json_build_object('slug', h.slug, 'name', h.label)) order by h.label, h.post)
		from held h where h.subject_id = a.id), '[]') as posts,
	(select string_agg(h.post || ', ' || h.label, '; ' order by h.label, h.post) from held h where h.subject_id = a.id) as posts_text,
	greatest(a.marking, (select max(h.marking) from held h where h.subject_id = a.id))::bigint as marking_rank
from input i, asked a
order by plain(a.label), a.slug;
