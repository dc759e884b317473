-- SPDX-License-Identifier: MIT
-- How complete the record is where a history looked: the rounds of the talks concerned, each with what is known of its roster.
--   as_of    the time asked about
--   ceiling  highest marking that may be used, 0 to 4
--   talks    ids of the talks, each once
with input as (select
	$1::timestamptz as as_of,
	$2::smallint as ceiling,
	$3::bigint[] as talks
), ready as (
	-- A round is marked no higher than what is said of it.
	select r.subject_id as id from resolutions r where r.talks_id = any ($3) and r.reported_at <= $1 and r.marking <= $2
), rounds as (
	select r.id from ready r
	union all
	-- A round nobody has spoken of by then is not recorded yet.
	select t.id
	from things t
	where t.talks_id = any ($3) and t.kind = 'round' and t.marking <= $2 and t.id not in (select r.id from ready r)
		and exists (select from claims c where c.subject_id = t.id and c.reported_at <= $1 and c.marking <= $2)
), listed as (
	select array_agg(distinct c.subject_id) as ids from claims c where c.roster is not null and c.subject_id in (select r.id from rounds r)
), rosters as (
	select r.subject_id as id, r.value
	from input i, listed l, resolve(i.as_of, i.ceiling, l.ids) r
	where l.ids is not null and r.point = 'roster' and r.standing = 'holds' and r.place = 1
)
select r.id, l.value as roster from rounds r left join rosters l on l.id = r.id
order by r.id;
