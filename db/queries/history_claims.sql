-- SPDX-License-Identifier: MIT
-- The claims of which a history is asked, in the record or out of it: one, or the links of a thing, with those that correct or
-- retract them; null: there are none.
--   claim   number of the claim; null: links
--   thing   id of the thing whose links, from it or to it
with input as (select
	$1::bigint as claim,
	$2::bigint as thing
), every as (
	select c.id, c.concerns_id, c.link, c.subject_id, c.target_id from claims c
	union
	select p.id, p.concerns_id, p.link, p.subject_id, p.target_id from claims_past p
), asked as (
	select e.id from input i join every e on case when i.claim is null then e.link is not null and i.thing in (e.subject_id, e.target_id)
		else e.id = i.claim end
)
select array_agg(distinct e.id)::text as claims from every e
where e.id in (select a.id from asked a) or e.concerns_id in (select a.id from asked a);
