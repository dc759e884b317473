-- SPDX-License-Identifier: MIT
-- What a question's times and ceiling come to: the instant asked about, and how to print it.
--   as_of        a day (its end) or a date-time as typed; null: the time of the record asked, else now
--   zone         IANA zone for times without offset; null: the base's
--   marking      TLP label of the ceiling; null: red
--   recorded_at  time of the record asked, where it is not asked as it stands
with input as (select
	$1::text as as_of,
	$2::text as zone,
	$3::text as marking,
	$4::timestamptz as recorded_at
), zoned as (
	select coalesce(zone_checked(nullif(i.zone, '')), b.zone) as zone, i.as_of as typed, i.marking, i.recorded_at from input i, base b
), placed as (
	select *, case when typed is null then coalesce(recorded_at, now()) else time_typed(typed, zone) end as at from zoned
), shown as (
	select *, case when typed ~ 'Z$' then 'UTC' else zone end as shown_zone,
		coalesce(marking_of(coalesce(nullif(marking, ''), 'red')), -1) as ceiling,
		-- Who owns the record sees all of it.
		case when row_security_active('rapporteur.things') then clearance() else 4 end as cleared
	from placed
)
select p.at::text as as_of,
	p.zone,
	(p.at at time zone p.zone)::date::text as day,
	time_text(p.at, p.shown_zone) as stamp,
	time_told(p.at, p.shown_zone, coalesce(p.typed !~ 'T', false))
		-- What is not yet told cannot be known: of a time ahead it is said.
		|| case when p.at > now() then ', later than now: as known now' else '' end
		|| case when p.cleared < p.ceiling and p.marking <> '' then format(' · TLP:%s asked, above your clearance', upper(p.marking)) else '' end as told,
	least(p.ceiling, p.cleared)::smallint::text as ceiling,
	case when p.cleared < p.ceiling then marking_name(p.cleared::smallint) else coalesce(nullif(p.marking, ''), 'red') end as marking,
	recorded_revision() as recorded,
	time_text(p.recorded_at, p.shown_zone) as recorded_stamp,
	time_told(p.recorded_at, p.shown_zone, false) as recorded_told
from shown p;
