-- SPDX-License-Identifier: MIT
-- What newly added claims did to the record, a row each claim and point, and a row for whatever else a correction says
-- otherwise; a claim that touches nothing has one row.
--   claims    numbers of the claims, all added after every other of the record
--   marking   the marking they were to have; null: none was asked for
with input as (select
	$1::bigint[] as claims,
	$2::text as marking
), added as (
	-- Who takes back a retraction speaks of the claim that stands again.
	select c.id, c.subject_id, c.word, c.concerns_id, c.closes, c.known_by, c as claim,
		case when u.id is null then o else u end as concerned, u.id as restored, c.reported_at,
		s.outlet || coalesce(', ' || nullif(concat(s.reliability, c.credibility), ''), '') as source,
		case
			-- What is there only by being told, and was there before, goes with what tells it.
			when c.marking = x.marking and exists (select from things_past b where b.id = x.id and b.stood_until = c.written
				and b.marking <> x.marking) then format('%s, and %s with it', marking_name(c.marking), x.slug)
			-- Marked higher than asked for: after what. Nothing was asked: where its thing alone is why.
			when coalesce(marking_of(i.marking), greatest(s.marking, p.marking, o.marking, 0)) < c.marking
				then format('%s, as %s is', marking_name(c.marking), case c.marking when s.marking then 'its source'
					when p.marking then 'its passage' when x.marking then coalesce(h.slug, x.slug) when o.marking then 'claim ' || o.id end) end as marked
	from input i
	join claims c on c.id = any (i.claims)
	join things x on x.id = c.subject_id
	left join claims o on o.id = c.concerns_id
	left join claims u on u.id = o.concerns_id and o.word = 'retract'
	left join sources s on s.id = c.source_id
	left join passages p on p.id = c.passage_id
	-- What is there only by being told: what keeps it up.
	left join lateral (select t.slug from things t where kind_is_told(x.kind) and t.marking = x.marking
		and t.id in (x.parent_id, x.talks_id, x.round_id, x.actor_id, x.person_id) order by t.id limit 1) h on true
), subjects as (
	select array_agg(distinct a.subject_id) as ids, min(a.id) as first_id from added a
), said as (
	-- A correction that says the same on a point may touch it yet: by when it counts from, or whose word it is.
	select a.id, v.about_id, v.point, v.element, v.many, v.value, v.value_id, v.span is not null as is_date,
		v.amount is not null as is_count, (a.claim).negated as negated,
		coalesce(a.word = 'correct' and (a.claim).negated = (a.concerned).negated
			and exists (select from claim_points(a.concerned) o where o is not distinct from v), false) as same
	from added a, lateral claim_points(a.claim) v
	where a.word is distinct from 'retract'
	union all
	select a.id, o.about_id, o.point, o.element, o.many, o.value, o.value_id, o.span is not null, o.amount is not null,
		(a.concerned).negated, false
	from added a, lateral claim_points(a.concerned) o
	where a.word = 'retract' or (a.word = 'correct' and not exists (select from claim_points(a.claim) v
		where v.about_id is not distinct from o.about_id and v.point = o.point and v.element is not distinct from o.element))
), before_and_now as (
	select 'before' as stage, r.* from subjects s, resolve('infinity', 4, s.ids, recorded => s.first_id) r where r.standing = 'holds'
	union all
	select 'now', r.* from subjects s, resolve('infinity', 4, s.ids) r
), late as (
	-- What is past by now is held against what was known when it was made known; a state, against what stood on its day.
	select a.id, a.subject_id, a.reported_at, a.claim from added a
	where a.word is null and exists (select from before_and_now r
		where r.stage = 'now' and r.standing = 'was' and a.id = any (r.claims))
), resolved_at as (
	select null::bigint as late_id, r.* from before_and_now r
	union all
	select l.id, 'then', r.* from late l, resolve(l.reported_at, 4, array[l.subject_id]) r
	where r.standing = 'holds' and r.point not in (select point from steps)
), called as (
	select n.id, n.label from things_named(array(select r.value_id from resolved_at r union select p.value_id from said p), 4) n
), held as (
	select r.*, coalesce(case when r.many and r.value = 'out' then 'not ' end, '')
		|| coalesce(t.label, case when r.many then r.element else r.value end) as shown
	from resolved_at r left join called t on t.id = r.value_id
), touched as (
	select a.id, a.subject_id, a.word, a.closes, p.about_id, p.point, p.element, p.many, p.same,
		case when p.is_date then 'date' when p.is_count then 'count' else 'text' end as form,
		case when p.negated then 'not ' else '' end || coalesce(t.label, p.value) as value,
		array(select h.shown from held h where h.stage = 'before' and h.subject_id = a.subject_id
			and h.about_id is not distinct from p.about_id and h.point = p.point and h.element is not distinct from p.element
			order by h.place) as before,
		array(select h.shown from held h where h.stage = 'now' and h.standing = 'holds' and h.subject_id = a.subject_id
			and h.about_id is not distinct from p.about_id and h.point = p.point and h.element is not distinct from p.element
			order by h.place) as after,
		exists (select from held h where h.stage = 'now' and h.standing = 'was' and a.id = any (h.claims)
			and h.about_id is not distinct from p.about_id and h.point = p.point
			and h.element is not distinct from p.element) as past
	from added a join said p on p.id = a.id left join called t on t.id = p.value_id
), replaced as (
	-- A set said anew: its elements of before that are out now, told with the first claim that says it anew.
	select distinct on (t.subject_id, t.about_id, t.point) t.id, t.point, t.element, array(
		select b.shown from held b
		where b.stage = 'before' and b.subject_id = t.subject_id and b.about_id is not distinct from t.about_id and b.point = t.point
			and b.value = 'in' and b.place = 1 and not exists (select from held h where h.stage = 'now' and h.standing = 'holds'
				and h.subject_id = b.subject_id and h.about_id is not distinct from b.about_id and h.point = b.point
				and h.element = b.element)
		order by b.shown) as elements
	from touched t
	where t.many and t.closes = 'all'
	order by t.subject_id, t.about_id, t.point, t.id
), against as (
	-- Each value of the record that stands beside a new one, of which nothing was said or which is to supersede it.
	select t.id, t.point, t.element, h.stage, h.shown, h.place, h.claims
	from touched t
	join held h on (h.stage = 'now' or (h.late_id = t.id and t.past)) and h.standing = 'holds' and h.subject_id = t.subject_id
		and h.about_id is not distinct from t.about_id and h.point = t.point and h.element is not distinct from t.element
	join input i on not h.stated <@ i.claims
	where (t.word is null or t.word = 'supersede') and not t.id = any (h.claims)
		and exists (select from held n where n.stage = h.stage and n.late_id is not distinct from h.late_id
			and n.standing = 'holds' and n.subject_id = t.subject_id and n.about_id is not distinct from t.about_id
			and n.point = t.point and n.element is not distinct from t.element
			and t.id = any (n.stated) and (t.word is not null or n.stated <@ i.claims))
	union all
	select l.id, w.point, null, 'then', w.value, row_number() over (partition by l.id order by w.follows, w.value), w.claims
	from input i, late l, states_against(l.claim) w
	where not exists (select from resolve(l.reported_at, 4, array[l.subject_id], on_day => (l.claim).effective) n
		where n.point = w.point and n.about_id is not distinct from (l.claim).person_id and n.standing = 'holds'
			and l.id = any (n.stated) and not n.stated <@ i.claims)
), opposed as (
	select g.id, g.point, g.element, g.stage = 'then' as earlier, array_agg(g.shown order by g.place) as held,
		array_agg((select string_agg(format('claim %s (%s)', c.id, coalesce(
				s.outlet || coalesce(', ' || nullif(concat(s.reliability, c.credibility), ''), ''), 'no source')), ', ' order by c.id)
			from claims c left join sources s on s.id = c.source_id where c.id = any (g.claims)) order by g.place) as against,
		case when count(*) = 1 and cardinality(min(g.claims)) = 1 then (min(g.claims))[1] end as held_claim
	from against g group by g.id, g.point, g.element, g.stage
), told as (
	-- A link is told as "prepares Geneva IV": the point is the link, the value is what it leads to.
	select t.id, false as of_header, t.about_id, t.point, t.element, t.form, t.past,
		a.label as about, t.point = 'link' as is_link,
		case when t.point = 'link' then replace(t.value, t.element, a.label) else t.value end as value,
		case when t.point = 'link' then array(select replace(v, t.element, a.label) from unnest(t.before) v)
			when cardinality(r.elements) > 0 then array[array_to_string(r.elements, ', ')] else t.before end as before,
		case when t.point = 'link' then array(select replace(v, t.element, a.label) from unnest(t.after) v) else t.after end as after
	from touched t
	left join things a on a.id = t.about_id
	left join replaced r on r.id = t.id and r.point = t.point and r.element = t.element
	where not t.same or t.before <> t.after
	union all
	-- What a correction says otherwise of who says it, and when: under the names in which it is typed.
	select a.id, true, null, h.point, null, case when h.point in ('counts from', 'on', 'reported') then 'date' else 'text' end,
		false, null, false, coalesce(h.now, h.was), array_remove(array[h.was], null), array_remove(array[h.now], null)
	from added a, base b, lateral (
		select to_jsonb(a.concerned) as was, to_jsonb(a.claim) as now, (a.claim).effective <> (a.concerned).effective as moved) j,
	lateral (values
		('counts from', (a.concerned).effective::text, (a.claim).effective::text),
		('on', case when not j.moved then j.was ->> 'occurred' end, case when not j.moved then j.now ->> 'occurred' end),
		('reported', time_text((a.concerned).reported_at, b.zone), time_text((a.claim).reported_at, b.zone)),
		('source', (select slug from sources where id = (a.concerned).source_id), (select slug from sources where id = (a.claim).source_id)),
		('locator', j.was ->> 'locator', j.now ->> 'locator'),
		('by', (select label from things where id = (a.concerned).attributed_id), (select label from things where id = (a.claim).attributed_id)),
		('for', (select label from things where id = (a.concerned).principal_id), (select label from things where id = (a.claim).principal_id)),
		('by words', j.was ->> 'attribution', j.now ->> 'attribution'),
		('credibility', j.was ->> 'credibility', j.now ->> 'credibility'),
		('marking', marking_name((a.concerned).marking), marking_name((a.claim).marking)),
		('statement', j.was ->> 'statement', j.now ->> 'statement'),
		('quote', j.was ->> 'quotation', j.now ->> 'quotation'),
		('quote language', j.was ->> 'quotation_language', j.now ->> 'quotation_language'),
		('because', j.was ->> 'because', j.now ->> 'because'),
		('despite exclusion', j.was ->> 'despite_exclusion', j.now ->> 'despite_exclusion')) h(point, was, now)
	where a.word = 'correct' and h.was is distinct from h.now
)
select a.id as claim_id, a.word, a.concerns_id, a.restored, x.slug as subject, x.label as name,
	case when not t.is_link then t.about end as about, case when t.is_link then t.element else t.point end as point, t.form,
	t.value, t.before, t.after, t.past,
	g.held is not null and a.word is null as unsettled, g.against, g.held, g.held_claim,
	exists (select from steps s where s.point = t.point and s.earlier = t.value and s.later = any (g.held)) as precedes,
	case when g.earlier then (a.reported_at at time zone base_zone())::date end as as_of, a.source, a.known_by, a.marked
from added a
join things x on x.id = a.subject_id
left join told t on t.id = a.id
left join opposed g on g.id = t.id and g.point = t.point and g.element is not distinct from t.element
order by a.id, t.of_header, t.about_id nulls first, t.point, t.element;
