-- SPDX-License-Identifier: MIT
-- Pairs of things that may be one, the likeliest first, with what speaks for it and against: what goes by one name, has one
-- identifier written in two ways, or held one post from the same day on; what sounds alike, or shares a rare word, and is spelt
-- nearly so. Not those that were judged to differ, those of which a claim speaks as of two, nor those against which more speaks.
--   kind      kind of the things; null: all that are called by name
--   ceiling   highest marking that may be shown, 0 to 4
--   most      how many pairs at the most
with input as (select
	$1::text as kind,
	$2::smallint as ceiling,
	$3::bigint as most
), shown as materialized (
	select t.id, t.kind, t.slug, t.label, t.country, t.marking, concat_ws('/', t.kind, t.talks_id, t.parent_id, t.round_id) as place
	from input i join things t on t.marking <= i.ceiling and not told_part(t.kind) and coalesce(t.kind = i.kind, true)
), named as materialized (
	select distinct on (s.id, f.folded) s.id, s.place, f.folded, n.name, n.marking, array_to_string(name_sounds(n.folded, n.romanised), ' ') as sound
	from input i cross join shown s join names n on n.thing_id = s.id and n.marking <= i.ceiling,
		lateral (values (n.folded), (fold(n.romanised))) f(folded)
	where f.folded <> ''
	order by s.id, f.folded, n.marking, n.id
), worded as materialized (
	-- Geneva IV is Geneva 4, and not Geneva 5; of people Li and Xi are names.
	select n.*, x.words, x.numbers from named n, lateral (
		select array_agg(w.word) filter (where w.number is null and length(w.word) > 2 and w.word ~ '^[a-z]+$') as words,
			array_agg(w.number order by w.number) filter (where w.number is not null) as numbers
		from (select w as word, case when n.place = 'person' then null when w ~ '^0*[1-9][0-9]{0,2}$' then to_char(w::int, 'FMrn') when w ~ '^([0-9]+|[ivxl]+)$' then w end as number
			from regexp_split_to_table(n.folded, ' ') w) w) x
), keyed as materialized (
	select 'name ' || n.folded as key, 1000 as most, n.* from worded n
	union all select 'sound ' || n.sound, 30, n.* from worded n where length(n.sound) > 3
	union all select 'word ' || w, 12, n.* from worded n, unnest(n.words) w where cardinality(n.words) > 1
), blocks as (
	-- What very many have tells nothing.
	select k.key from keyed k group by k.key having count(*) between 2 and min(k.most)
), alike as (
	select a.id as one_id, b.id as other_id, a.name as one_name, b.name as other_name, a.folded = b.folded as same,
		a.sound = b.sound as sounds, similarity(a.folded, b.folded) as likeness, greatest(a.marking, b.marking) as marking
	from blocks x join keyed a on a.key = x.key join keyed b on b.key = x.key and b.id > a.id and b.place = a.place
	where a.numbers is not distinct from b.numbers
), told as materialized (
	select distinct on (a.one_id, a.other_id) a.one_id, a.other_id, case when a.same then 100 else (80 * a.likeness)::int + case when a.sounds then 10 else 0 end end as points,
		case when a.same then format('both are called %s', a.one_name)
			else format('%s, %s: %s', a.one_name, a.other_name, case when a.sounds then 'sound alike' else 'nearly the same' end) end as reason, a.marking
	from alike a where a.same or a.likeness >= case when a.sounds then 0.35 else 0.6 end
	order by a.one_id, a.other_id, points desc, a.marking, reason
), registers as materialized (
	select s.id, s.place, x.scheme, x.value, ltrim(lower(regexp_replace(x.value, '[^[:alnum:]]', '', 'g')), '0') as key
	from shown s join identifiers x on x.thing_id = s.id
), registered as (
	select a.id as one_id, b.id as other_id, a.scheme, a.value as one_value, b.value as other_value, true as same
	from registers a join registers b on (b.scheme, b.key, b.place) = (a.scheme, a.key, a.place) and b.id > a.id
	union all
	select t.one_id, t.other_id, a.scheme, a.value, b.value, false
	from told t join registers a on a.id = t.one_id join registers b on b.id = t.other_id and b.scheme = a.scheme and b.key <> a.key
), held as materialized (
	-- Members of one body are many.
	select c.subject_id as id, s.place, c.body_id, fold(c.post) as folded, c.post, b.label as body, c.since, greatest(c.marking, b.marking) as marking
	from input i join claims c on c.post <> 'member' and not c.negated and c.word is distinct from 'retract' and c.marking <= i.ceiling
		and not exists (select from claims k where k.concerns_id = c.id)
	join shown s on s.id = c.subject_id join things b on b.id = c.body_id and b.marking <= i.ceiling
), crowds as (
	select h.body_id, h.folded, h.place, h.since from held h where h.since is not null
	group by h.body_id, h.folded, h.place, h.since having count(*) between 2 and 12
), posts as (
	select distinct on (x.one_id, x.other_id) x.* from (
		select a.id as one_id, b.id as other_id, true as from_one_day, format('both %s, %s, from the same day on', a.post, a.body) as reason, greatest(a.marking, b.marking) as marking
		from crowds d join held a on (a.body_id, a.folded, a.place, a.since) = (d.body_id, d.folded, d.place, d.since)
		join held b on (b.body_id, b.folded, b.place, b.since) = (d.body_id, d.folded, d.place, d.since) and b.id > a.id
		union all
		select t.one_id, t.other_id, false, format('both %s, %s', a.post, a.body), greatest(a.marking, b.marking)
		from told t join held a on a.id = t.one_id join held b on b.id = t.other_id and (b.body_id, b.folded) = (a.body_id, a.folded)) x
	order by x.one_id, x.other_id, x.from_one_day desc, x.marking, x.reason
), begun as materialized (
	select d.* from input i, round_dates('infinity', i.ceiling, array(select distinct r.id from told t, unnest(array[t.one_id, t.other_id]) r(id) join shown s on s.id = r.id where s.kind = 'round')) d
), listed as (
	-- Whoever names both at one place takes them for two.
	select distinct on (t.one_id, t.other_id) t.one_id, t.other_id, s.label as by, greatest(c.marking, d.marking) as marking
	from input i cross join told t join claims c on c.person_id = t.one_id and c.marking <= i.ceiling
	join claims d on (d.subject_id, d.person_id, d.source_id) = (c.subject_id, t.other_id, c.source_id) and d.marking <= i.ceiling
	join sources s on s.id = c.source_id
	where not c.negated and not d.negated and not exists (select from claims k where k.concerns_id in (c.id, d.id))
	order by t.one_id, t.other_id, greatest(c.marking, d.marking), s.label
), evidence as (
	select t.one_id, t.other_id, t.points, t.reason, true as speaks_for, t.marking from told t
	union all
	select r.one_id, r.other_id, case when r.same then 100 else -60 end, format('%s %s and %s', r.scheme, r.one_value, r.other_value), r.same, 0 from registered r
	union all
	select p.one_id, p.other_id, case when p.from_one_day then 60 else 40 end, p.reason, true, p.marking from posts p
	union all
	select t.one_id, t.other_id, -30, format('of %s and %s', a.country, b.country), false, 0
	from told t join shown a on a.id = t.one_id join shown b on b.id = t.other_id where a.country <> b.country
	union all
	select t.one_id, t.other_id, -60, format('began on %s and on %s', a.start_text, b.start_text), false, claims_marking(a.start_claims || b.start_claims, 4)
	from told t join begun a on a.round_id = t.one_id join begun b on b.round_id = t.other_id where not a.start_span && b.start_span
	union all
	select l.one_id, l.other_id, -60, format('listed side by side by %s', l.by), false, l.marking from listed l
), pairs as (
	select e.one_id, e.other_id, sum(e.points) as points, array_agg(e.reason order by e.points desc, e.reason) filter (where e.speaks_for) as reasons,
		array_agg(e.reason order by e.points, e.reason) filter (where not e.speaks_for) as doubts, max(e.marking) as marking
	from evidence e
	where not exists (select from differences d where (d.one_id, d.other_id) in ((e.one_id, e.other_id), (e.other_id, e.one_id)))
	group by e.one_id, e.other_id
	having bool_or(e.speaks_for) and sum(e.points) > 0
), likeliest as materialized (
	-- To look for claims that speak of both takes longer than all the rest.
	select p.* from pairs p order by p.points desc, p.one_id, p.other_id limit (select 5 * i.most + 100 from input i)
)
select greatest(a.marking, b.marking, p.marking)::bigint as marking_rank, a.kind, a.slug as one_slug, b.slug as other_slug,
	json_build_object('slug', a.slug, 'name', a.label) as one, json_build_object('slug', b.slug, 'name', b.label) as other,
	p.points::bigint as points, p.reasons, coalesce(p.doubts, '{}') as doubts,
	concat(array_to_string(p.reasons, '; '), '; but ' || array_to_string(p.doubts, '; ')) as why
from likeliest p join shown a on a.id = p.one_id join shown b on b.id = p.other_id
where claim_linking(a.id, b.id) is null
order by p.points desc, a.slug, b.slug
limit (select most from input);
