-- SPDX-License-Identifier: MIT
-- What tells some things from others of the same name: what they are and where, the posts that a person holds, and the last
-- round at which they, or a delegation of theirs, are recorded as present, if that is one of their last eight; of sources their
-- kind and date.
--   ids      of the things, or of the sources
--   sources  whether they are sources
with input as (select
	$1::bigint[] as ids,
	$2::boolean as sources
), asked as materialized (
	select t.* from input i join things t on t.id = any (i.ids) where not i.sources
), said as materialized (
	select r.* from (select array_agg(a.id) as ids from asked a where a.kind = 'person') p, resolve('infinity', clearance(), p.ids) r
	where p.ids is not null and r.point in ('post', 'since', 'until') and r.standing = 'holds' and r.place = 1
), posts as (
	select p.subject_id, string_agg(p.element || ', ' || b.label, '; ' order by b.label, p.element) as posts
	from said p join things b on b.id = p.about_id
	where p.point = 'post' and p.value = 'in' and not exists (select from said u
		where (u.subject_id, u.about_id, u.element) = (p.subject_id, p.about_id, p.element)
			and case u.point when 'until' then upper(u.span) <= current_date when 'since' then lower(u.span) > current_date end)
	group by p.subject_id
), seats as materialized (
	select a.id, d.round_id, d.id as delegation_id from asked a join things d on d.actor_id = a.id and d.kind = 'delegation'
	union
	select a.id, d.round_id, d.id from asked a join claims c on c.person_id = a.id join things d on d.id = c.subject_id and d.kind = 'delegation'
), rounds as materialized (
	select d.round_id as id, d.start_text, d.start_span
	from (select array_agg(distinct s.round_id) as ids from seats s) s, round_dates('infinity', clearance(), s.ids) d where s.ids is not null
), late as materialized (
	select s.*, o.label, o.slug, r.start_text as day, lower(r.start_span) as first,
		row_number() over (partition by s.id order by lower(r.start_span) desc nulls last, o.slug) as place
	from seats s join things o on o.id = s.round_id left join rounds r on r.id = s.round_id
), resolved as materialized (
	select r.* from (select array_agg(distinct l.delegation_id) as ids from late l where l.place <= 8) d,
		resolve('infinity', clearance(), d.ids) r
	where d.ids is not null and r.standing = 'holds'
), present as (
	select r.subject_id, r.about_id, bool_or(r.value not in ('named', 'expected', 'delayed', 'replaced', 'did not come', 'not listed')) as there
	from resolved r where r.point = 'presence'
	group by r.subject_id, r.about_id
), last_of as (
	select distinct on (l.id) l.id, l.label, l.day
	from asked a join late l on l.id = a.id
	left join present own on own.subject_id = l.delegation_id and own.about_id = a.id
	left join present body on body.subject_id = l.delegation_id and body.about_id is null
	-- Of who has a function in it and of whom it is not told, as of the delegation.
	where coalesce(own.there, body.there and (a.kind <> 'person'
		or exists (select from resolved r where r.subject_id = l.delegation_id and a.id in (r.value_id, r.about_id))), false)
	order by l.id, l.place
)
select a.id, concat_ws(', ', case when a.kind in ('talks', 'round', 'actor') then a.nature else a.kind end, k.label, p.label, a.city, a.country,
	o.posts) as told, l.label as round, l.day
from asked a
left join things k on k.id = a.talks_id
left join things p on p.id = a.parent_id
left join posts o on o.subject_id = a.id
left join last_of l on l.id = a.id
union all
select s.id, concat_ws(', ', s.nature, s.published), null, null from input i join sources s on s.id = any (i.ids) where i.sources;
