-- SPDX-License-Identifier: MIT
-- How complete the record is where a history looked: the rounds of the talks concerned, and what is known of their rosters.
--   as_of    the time asked about
--   ceiling  highest marking that may be used, 0 to 4
--   talks    ids of the talks
with input as (select
	$1::timestamptz as as_of,
	$2::smallint as ceiling,
	$3::bigint[] as talks
), rounds as (
	-- A round nobody has spoken of by then is not recorded yet.
	select t.id, bool_or(c.roster is not null) as listed
	from input i join things t on t.talks_id = any ($3) and t.kind = 'round' and t.marking <= i.ceiling
	join claims c on c.subject_id = t.id and c.reported_at <= i.as_of and c.marking <= i.ceiling
	group by t.id
), rosters as (
	select r.value, count(*) as rounds
	from input i, resolve(i.as_of, i.ceiling, array(select id from rounds where listed)) r
	where r.point = 'roster' and r.standing = 'holds' and r.place = 1
	group by r.value
)
select (select count(*) from rounds) as recorded,
	coalesce((select rounds from rosters where value = 'complete'), 0) as complete,
	coalesce((select rounds from rosters where value = 'partial'), 0) as partial;
