-- SPDX-License-Identifier: MIT
-- What rests on a source: every value of a report point that claims of it state, and its claims that state none any more.
-- What no other source is seen behind rests on it alone, but where another may be withheld (unsure).
--   source_id
--   as_of      the time asked about
--   ceiling    highest marking that may be used, 0 to 4
--   alone      only what no other source is seen behind; null: all
with input as (select
	$1::bigint as source_id,
	$2::timestamptz as as_of,
	$3::smallint as ceiling,
	$4::boolean as alone
), origin as (
	-- Reprints of one text are one origin.
	select s.id, coalesce(s.origin_id, s.id) as origin_id from input i join sources s on s.id = i.source_id
), own as (
	select c.* from input i join claims c on c.source_id = i.source_id and c.reported_at <= i.as_of and c.marking <= i.ceiling
	join things t on t.id = c.subject_id and t.marking <= i.ceiling
), subjects as (
	select array_agg(distinct o.subject_id) as ids from own o
), withholding as materialized (
	select unnest(things_withholding(i.as_of, i.ceiling)) as id from input i
), resting as (
	select r.*, array(select k.id from unnest(r.claims) k(id) where k.id in (select o.id from own o) order by k.id) as own
	from input i, subjects s, resolve(i.as_of, i.ceiling, s.ids) r
	where s.ids is not null
), told as (
	select r.subject_id, r.about_id, r.point, r.element,
		case when r.many and r.value = 'out' then 'not ' else '' end
			|| coalesce(v.label, case when r.many then r.element else r.value end) as value,
		case when r.span is not null then 'date' when r.amount is not null then 'count' else 'text' end as form,
		case when r.standing <> 'holds' then 'was' when count(*) filter (where r.standing = 'holds')
			over (partition by r.subject_id, r.about_id, r.point, case when r.many then r.element end) > 1 then 'disputed'
			else 'holds' end as standing,
		r.own, beside.slugs as beside
	from resting r
	cross join input i
	left join lateral things_named(array[r.value_id], i.ceiling, (i.as_of at time zone base_zone())::date) v on v.id = r.value_id
	cross join lateral (
		select array(select distinct x.slug from unnest(r.claims) k(id) join claims c on c.id = k.id join sources x on x.id = c.source_id
			where coalesce(x.origin_id, x.id) <> (select origin_id from origin) and x.marking <= i.ceiling order by x.slug) as slugs) beside
	union all
	-- What was corrected or retracted, or takes something back itself; and what says no more than that there is such a thing.
	select o.subject_id, null, null, null, case when b.bare then 'recorded' when o.word = 'retract' then 'takes back claim ' || o.concerns_id end,
		'text', case when b.bare then 'holds' else 'off the record' end, array[o.id],
		case when b.bare then array(select distinct x.slug from claims c join sources x on x.id = c.source_id
			where c.subject_id = o.subject_id and c.reported_at <= i.as_of and c.marking <= i.ceiling and x.marking <= i.ceiling
				and coalesce(x.origin_id, x.id) <> (select origin_id from origin) order by x.slug) else '{}' end
	from own o
	cross join input i
	cross join lateral (select o.word is distinct from 'retract' and not exists (select from claims c, lateral claim_points(c) where c.id = o.id)
		and not exists (select from claims k where k.concerns_id = o.id and k.marking <= i.ceiling and (k.word = 'correct' or k.reported_at <= i.as_of
			and not exists (select from claims u where u.concerns_id = k.id and u.reported_at <= i.as_of))) as bare) b
	where not exists (select from resting r where o.id = any (r.own))
)
select t.slug as subject, concat_ws(', ', t.slug, a.label) as subject_text, t.label as name, a.label as about, d.point, d.value, d.form, d.standing, d.own as claims,
		array_to_string(d.own, ', ') as claims_text, d.standing <> 'off the record' and d.beside = '{}' and not u.unsure as alone,
	d.standing <> 'off the record' and d.beside = '{}' and u.unsure as unsure, d.beside,
	case when d.standing = 'off the record' then null when d.beside = '{}' then case when u.unsure then 'no other at this marking' else 'it alone' end
		else 'also ' || array_to_string(d.beside, ', ') end as beside_text,
	greatest(t.marking, a.marking, claims_marking(d.own, i.ceiling),
		(select max(s.marking) from sources s where s.slug = any (d.beside)))::bigint as marking_rank
from told d
cross join input i
join lateral (select n.*, m.marking, array[m.id, case when m.kind <> 'round' then coalesce(m.round_id, m.talks_id) end] as within
	from things_named(array[d.subject_id], i.ceiling, (i.as_of at time zone base_zone())::date) n join things m on m.id = n.id) t on true
left join lateral (select n.*, m.marking from things_named(array[d.about_id], i.ceiling, (i.as_of at time zone base_zone())::date) n
	left join things m on m.id = n.id and m.marking <= i.ceiling) a on a.id = d.about_id
cross join lateral (select exists (select from withholding w where w.id = any (t.within)) as unsure) u
where d.own <> '{}' and (i.alone is not true or d.standing <> 'off the record' and d.beside = '{}')
order by t.slug, array_position(array['holds', 'disputed', 'was', 'off the record'], d.standing), a.label nulls first, d.point, d.value, d.own;
