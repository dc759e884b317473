-- SPDX-License-Identifier: MIT
-- What a question's times and ceiling come to: the instant asked about, and how to print it.
--   as_of    a day (its end) or a date-time as typed; null: now
--   zone     IANA zone for times without offset; null: the base's
--   marking  TLP label of the ceiling; null: red
with input as (select
	$1::text as as_of,
	$2::text as zone,
	$3::text as marking
), zoned as (
	select coalesce(zone_checked(nullif(i.zone, '')), b.zone) as zone, i.as_of as typed, i.marking from input i, base b
), placed as (
	select *, case when typed is null then now() else time_typed(typed, zone) end as at from zoned
), shown as (
	select *, case when typed ~ 'Z$' then 'UTC' else zone end as shown_zone from placed
)
select p.at::text as as_of,
	p.zone,
	(p.at at time zone p.zone)::date::text as day,
	time_text(p.at, p.shown_zone) as stamp,
	to_char(p.at at time zone p.shown_zone, 'Dy FMDD Mon YYYY')
		|| case when p.typed is not null and p.typed !~ 'T' then ', end of the day' else to_char(p.at at time zone p.shown_zone, ' HH24:MI') end
		|| ' ' || case p.shown_zone when 'UTC' then 'UTC' else replace(regexp_replace(p.shown_zone, '^.*/', ''), '_', ' ')
			|| ' (UTC' || regexp_replace(right(time_text(p.at, p.shown_zone), 6), '([+-])0?(\d+):00', '\1\2') || ')' end
		-- What is not yet told cannot be known: of a time ahead it is said.
		|| case when p.at > now() then ', later than now: as known now' else '' end as told,
	coalesce(marking_of(coalesce(nullif(p.marking, ''), 'red')), -1)::smallint::text as ceiling,
	coalesce(nullif(p.marking, ''), 'red') as marking
from shown p;
