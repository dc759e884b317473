-- SPDX-License-Identifier: MIT
-- The things that the status of a round speaks of, each with the part it has there; what is said of them is resolved
-- afterwards. Parts: round, parent, talks, session, technical, delegation, invitation, exclusion, outcome, linked, mediator,
-- previous; withheld: one of which something holds by then, but nothing at or under the ceiling; of it only the kind is told.
--   round_id  the round
--   as_of     the time asked about
--   ceiling   highest marking that may be used, 0 to 4
with input as (select
	$1::bigint as round_id,
	$2::timestamptz as as_of,
	$3::smallint as ceiling
), asked as (
	select t.*, i.as_of, i.ceiling from input i join things t on t.id = i.round_id
), chain as (
	select unnest(scope_chain(i.round_id)) as id from input i
), parts as (
	select case when t.id = a.id then 'round' when t.kind = 'talks' then 'talks' else 'parent' end as part, t.id
	from asked a, chain c join things t on t.id = c.id
	union all
	-- A technical meeting prepares the round above it: it is no session of it.
	select case t.nature when 'technical meeting' then 'technical' else 'session' end, t.id
	from asked a join things t on t.parent_id = a.id and t.kind = 'round'
	union all
	-- A session takes over the delegations and exclusions of the rounds above it.
	select t.kind, t.id from asked a, chain c join things t on t.round_id = c.id
	where t.kind in ('delegation', 'exclusion') or t.round_id = a.id
	union all
	-- Offers and exchanges between rounds belong to the talks.
	select t.kind, t.id from chain c join things t on t.talks_id = c.id and t.round_id is null
	where t.kind = 'exclusion' or (t.kind = 'outcome'
		and t.nature in ('offer', 'proposal', 'counter-proposal', 'exchange of prisoners', 'ceasefire'))
	union all
	-- What is reported later, or marked higher, brings nothing into the page.
	select distinct 'linked', c.subject_id
	from asked a join claims c on c.target_id = a.id and c.reported_at <= a.as_of and c.marking <= a.ceiling
	union all
	select distinct 'mediator', c.mediator_id
	from asked a, chain h join claims c on c.subject_id = h.id
	where c.mediator_id is not null and c.reported_at <= a.as_of and c.marking <= a.ceiling
	union all
	-- Candidates for the round before: the nearest by any day that was ever said of them; of a round without a day all that
	-- were spoken of, those without a day first.
	(select 'previous', t.id
	from asked a join things t on t.talks_id = a.talks_id and t.kind = 'round' and t.id <> a.id
		and t.parent_id is not distinct from a.parent_id and t.nature <> 'technical meeting'
	join lateral (
		select max(upper(coalesce(c.close_span, c.plenary_span, c.meetings_span, c.opening_span))) as last
		from claims c join things s on s.id = c.subject_id
		where (s.id = t.id or (s.parent_id = t.id and s.kind = 'round')) and c.reported_at <= a.as_of and c.marking <= a.ceiling
		having count(*) > 0
	) said on true
	cross join lateral (
		select max(upper(coalesce(c.close_span, c.opening_span, c.meetings_span, c.plenary_span))) as last from claims c
		where c.subject_id = a.id and c.reported_at <= a.as_of and c.marking <= a.ceiling
	) own
	where own.last is null or said.last <= own.last
	order by said.last desc limit 20)
)
select p.part, t.id, t.kind, t.slug, t.label, t.nature, t.parent_id, t.talks_id, t.round_id, t.actor_id, t.person_id,
	case t.kind when 'delegation' then delegation_side(t.round_id, t.actor_id, t.side, a.as_of, a.ceiling) else t.side end as side,
	array_to_json(t.sides)::text as sides, t.city, t.country,
	case t.kind when 'delegation' then delegation_read_as(t.id, t.round_id, t.side, a.as_of, a.ceiling) else t.id end as read_id
from asked a, parts p join things t on t.id = p.id
where t.marking <= a.ceiling
	-- Before it was told, there was no such thing to be marked.
	and (not kind_is_told(t.kind) or exists (
		select from claims c where c.subject_id = t.id and c.reported_at <= a.as_of and c.marking <= a.ceiling))
union all
select 'withheld', t.id, case p.part when t.kind then t.kind else p.part end,
	null, null, null, null, null, null, null, null, null, null, null, null, t.id
from asked a, parts p join things t on t.id = p.id
where p.part in ('delegation', 'invitation', 'exclusion', 'outcome', 'session', 'technical')
	and (t.round_id = a.id or t.parent_id = a.id or t.kind = 'exclusion')
	and exists (select from claims c where c.subject_id = t.id and c.marking > a.ceiling and c.reported_at <= a.as_of)
	and not exists (select from claims c where c.subject_id = t.id and c.marking <= a.ceiling and c.reported_at <= a.as_of)
	and exists (select from resolve(a.as_of, 4, array[t.id]) r where r.standing = 'holds')
order by part, id;
