-- SPDX-License-Identifier: MIT
-- Pairs of things that may be one, the likeliest first, with what speaks for it and against: what goes by one name, has one
-- identifier written in two ways, or held one post from the same day on; what sounds alike, or shares a rare word, and is spelt
-- nearly so. Not those that were judged to differ, nor those of which a claim speaks as of two.
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
	select distinct on (s.id, f.folded) s.id, s.place, f.folded, n.name
	from input i cross join shown s join names n on n.thing_id = s.id and n.marking <= i.ceiling,
		lateral (values (n.folded), (fold(n.romanised))) f(folded)
	where f.folded <> ''
	order by s.id, f.folded, n.id
), sounding as materialized (
	select n.*, x.sound, x.words from named n,
		lateral (select string_agg(dmetaphone(w), ' ' order by dmetaphone(w)) as sound, array_agg(w) as words
			from regexp_split_to_table(n.folded, ' ') w where length(w) > 2 and w ~ '^[a-z]+$') x
), keyed as materialized (
	select 'name ' || n.folded as key, 1000 as most, n.* from sounding n
	union all select 'sound ' || n.sound, 30, n.* from sounding n where length(n.sound) > 3
	union all select 'word ' || w, 12, n.* from sounding n, unnest(n.words) w where cardinality(n.words) > 1
), blocks as (
	-- What very many have tells nothing.
	select k.key from keyed k group by k.key having count(*) between 2 and min(k.most)
), alike as (
	select a.id as one_id, b.id as other_id, a.name as one_name, b.name as other_name, a.folded = b.folded as same,
		a.sound = b.sound as sounds, similarity(a.folded, b.folded) as likeness
	from blocks x join keyed a on a.key = x.key join keyed b on b.key = x.key and b.id > a.id and b.place = a.place
), told as (
	select distinct on (a.one_id, a.other_id) a.one_id, a.other_id, case when a.same then 100 else (80 * a.likeness)::int + case when a.sounds then 10 else 0 end end as points,
		case when a.same then format('both are called %s', a.one_name)
			else format('%s, %s: %s', a.one_name, a.other_name, case when a.sounds then 'sound alike' else 'nearly the same' end) end as reason
	from alike a where a.same or a.likeness >= case when a.sounds then 0.35 else 0.6 end
	order by a.one_id, a.other_id, points desc, reason
), registered as (
	select a.id as one_id, b.id as other_id, x.scheme, x.value as one_value, y.value as other_value,
		ltrim(lower(regexp_replace(x.value, '[^[:alnum:]]', '', 'g')), '0') = ltrim(lower(regexp_replace(y.value, '[^[:alnum:]]', '', 'g')), '0') as same
	from shown a join identifiers x on x.thing_id = a.id join identifiers y on y.scheme = x.scheme and y.thing_id > x.thing_id
		join shown b on b.id = y.thing_id and b.place = a.place
	where (a.id, b.id) in (select t.one_id, t.other_id from told t)
		or ltrim(lower(regexp_replace(x.value, '[^[:alnum:]]', '', 'g')), '0') = ltrim(lower(regexp_replace(y.value, '[^[:alnum:]]', '', 'g')), '0')
), held as materialized (
	select c.subject_id as id, s.place, c.body_id, fold(c.post) as folded, c.post, b.label as body, c.since
	from input i join claims c on c.post is not null and not c.negated and c.word is distinct from 'retract' and c.marking <= i.ceiling
		and not exists (select from claims k where k.concerns_id = c.id)
	join shown s on s.id = c.subject_id join things b on b.id = c.body_id and b.marking <= i.ceiling
), posts as (
	select distinct on (a.id, b.id) a.id as one_id, b.id as other_id, a.since = b.since as from_one_day, format('both %s, %s', a.post, a.body) as reason
	from held a join held b on (b.body_id, b.folded, b.place) = (a.body_id, a.folded, a.place) and b.id > a.id
	where a.since = b.since or (a.id, b.id) in (select t.one_id, t.other_id from told t)
	order by a.id, b.id, (a.since = b.since) desc nulls last, a.post
), evidence as (
	select t.one_id, t.other_id, t.points, t.reason, true as speaks_for from told t
	union all
	select r.one_id, r.other_id, case when r.same then 100 else -60 end, format('%s %s and %s', r.scheme, r.one_value, r.other_value), r.same from registered r
	union all
	select p.one_id, p.other_id, case when p.from_one_day then 60 else 40 end, p.reason || case when p.from_one_day then ', from the same day on' else '' end, true from posts p
	union all
	select t.one_id, t.other_id, -30, format('of %s and %s', a.country, b.country), false
	from told t join shown a on a.id = t.one_id join shown b on b.id = t.other_id where a.country <> b.country
), pairs as (
	select e.one_id, e.other_id, sum(e.points) as points, array_agg(e.reason order by e.points desc, e.reason) filter (where e.speaks_for) as reasons,
		array_agg(e.reason order by e.points, e.reason) filter (where not e.speaks_for) as doubts
	from evidence e
	where not exists (select from differences d where (d.one_id, d.other_id) in ((e.one_id, e.other_id), (e.other_id, e.one_id)))
	group by e.one_id, e.other_id
	having bool_or(e.speaks_for)
)
select greatest(a.marking, b.marking)::bigint as marking_rank, a.kind, a.slug as one_slug, b.slug as other_slug,
	json_build_object('slug', a.slug, 'name', a.label) as one, json_build_object('slug', b.slug, 'name', b.label) as other,
	p.points::bigint as points, p.reasons, coalesce(p.doubts, '{}') as doubts,
	concat(array_to_string(p.reasons, '; '), '; but ' || array_to_string(p.doubts, '; ')) as why
from pairs p join shown a on a.id = p.one_id join shown b on b.id = p.other_id
where claim_linking(a.id, b.id) is null
order by p.points desc, a.slug, b.slug
limit (select most from input);
