-- SPDX-License-Identifier: MIT
-- Vague dates (EDTF, ISO 8601-2 level 0 and 1, and one-of sets) and counts as said, each with its bounds. Parsing exists
-- here and nowhere else: generated columns, checks, programs and psql users all get the same answer.
-- migrate:up
create schema if not exists rapporteur;
comment on schema rapporteur is 'The record of peace talks kept by rapporteur';
set local search_path to rapporteur, pg_catalog;

create function edtf_refuse(text, why text) returns void language plpgsql immutable
	set search_path to pg_catalog as $$
begin
	raise exception using errcode = '22007', message = format('''%s'' is not a date: %s', case when length($1) > 60 then left($1, 60) || '...' else $1 end, why),
		hint = 'write 2017-02-23, 2017-02, 2017, 2017-02-20~ (about), 2017-02-23/2017-03-03 (from/to) or [2017-02-20,2017-02-23] (one of)';
end $$;
comment on function edtf_refuse(text, text) is 'Raises the one error of every text that is no date';

create function edtf_day(whole text, year int, month int, day int) returns date language plpgsql immutable
	set search_path to rapporteur, pg_catalog as $$
declare
	days int;
begin
	if year = 0 then
		perform edtf_refuse(whole, 'there is no year 0');
	elsif month not between 1 and 12 then
		perform edtf_refuse(whole, format('there is no month %s', month));
	end if;
	days := extract(day from make_date(year, month, 1) + interval '1 month' - interval '1 day');
	if day not between 1 and days then
		perform edtf_refuse(whole, format('%s has %s days', to_char(make_date(year, month, 1), 'FMMonth YYYY'), days));
	end if;
	return make_date(year, month, day);
end $$;
comment on function edtf_day(text, int, int, int) is 'The day, or the refusal of one the calendar does not have';

create function edtf_one(whole text, part text) returns daterange language plpgsql immutable
	set search_path to rapporteur, pg_catalog as $$
declare
	body text := regexp_replace(part, '[?~%]$', '');
	piece text[] := regexp_match(body, '^([0-9]{4}|[0-9]{3}X|[0-9]{2}XX)(?:-([0-9]{2}|XX)(?:-([0-9]{2}|XX))?)?$');
	clock text[] := regexp_match(body, '^([0-9]{4})-([0-9]{2})-([0-9]{2})T([0-9]{2}):([0-9]{2})(?::([0-9]{2}))?(?:Z|[+-]([0-9]{2})(?::?([0-9]{2}))?)?$');
	year int;
	month int;
	first date;
begin
	if clock is not null then
		if clock[4]::int > 23 or clock[5]::int > 59 or coalesce(clock[6]::int, 0) > 59
			or coalesce(clock[7]::int, 0) > 15 or coalesce(clock[8]::int, 0) > 59 then
			perform edtf_refuse(whole, 'the clock does not show that time');
		end if;
		first := edtf_day(whole, clock[1]::int, clock[2]::int, clock[3]::int);
		return daterange(first, first, '[]');
	elsif piece is null then
		perform edtf_refuse(whole, case when body = '' then 'nothing stands there' else 'it is not written as EDTF' end);
	end if;
	if piece[1] like '%X' and piece[2] is not null then
		perform edtf_refuse(whole, 'a month of an unspecified year says nothing');
	elsif piece[2] = 'XX' and piece[3] is not null and piece[3] <> 'XX' then
		perform edtf_refuse(whole, 'a day of an unspecified month says nothing');
	end if;
	year := replace(piece[1], 'X', '0');
	if piece[2] is null or piece[2] = 'XX' then
		first := edtf_day(whole, case when piece[1] like '%X' then greatest(year, 1) else year end, 1, 1);
		return daterange(first, make_date(replace(piece[1], 'X', '9')::int, 12, 31), '[]');
	end if;
	month := piece[2];
	if month between 21 and 24 and piece[3] is null then
		-- A season of the northern half: spring begins in March, winter ends in the February that follows.
		first := edtf_day(whole, year, (month - 20) * 3, 1);
		return daterange(first, (first + interval '3 months')::date);
	elsif piece[3] is null or piece[3] = 'XX' then
		first := edtf_day(whole, year, month, 1);
		return daterange(first, (first + interval '1 month')::date);
	end if;
	first := edtf_day(whole, year, month, piece[3]::int);
	return daterange(first, first, '[]');
end $$;
comment on function edtf_one(text, text) is 'Bounds of one date of an EDTF expression; the first argument is the whole, for messages';

create function edtf_between(whole text, first text, last text) returns daterange language plpgsql immutable
	set search_path to rapporteur, pg_catalog as $$
declare
	-- An end that nobody knows is null (unbounded), one left open is infinite.
	low date := case first when '' then null when '..' then '-infinity' else lower(edtf_one(whole, first)) end;
	high date := case last when '' then null when '..' then 'infinity' else upper(edtf_one(whole, last)) - 1 end;
begin
	if low > high then
		perform edtf_refuse(whole, 'it ends before it begins');
	end if;
	return daterange(low, high, '[]');
end $$;
comment on function edtf_between(text, text, text) is
	'Bounds from one date to another, either of them empty (unknown) or .. (open); the first argument is the whole, for messages';

create function edtf_span(text) returns daterange language plpgsql immutable strict parallel safe
	set search_path to rapporteur, pg_catalog as $$
declare
	low date;
	high date;
	one daterange;
	part text;
	ends text[];
begin
	if $1 ~ '^[0-9]{4}-(0[1-9]|1[0-2])-(0[1-9]|1[0-9]|2[0-8])$' and left($1, 4) <> '0000' then -- a plain day, by far the most
		low := make_date(left($1, 4)::int, substr($1, 6, 2)::int, right($1, 2)::int);
		return daterange(low, low, '[]');
	elsif $1 ~ '^\[.*\]$' then
		foreach part in array regexp_split_to_array(substr($1, 2, length($1) - 2), ',') loop
			ends := string_to_array(btrim(part), '..');
			one := case when cardinality(ends) = 2 and ends <> '{"",""}'
				then edtf_between($1, coalesce(nullif(ends[1], ''), '..'), coalesce(nullif(ends[2], ''), '..'))
				else edtf_one($1, btrim(part)) end;
			low := least(low, lower(one));
			high := greatest(high, edtf_latest(one));
		end loop;
		return daterange(low, high, '[]');
	elsif position('/' in $1) = 0 then
		return edtf_one($1, $1);
	end if;
	ends := string_to_array($1, '/');
	if cardinality(ends) <> 2 or ends = '{"",""}' then
		perform edtf_refuse($1, 'an interval has one beginning and one end');
	end if;
	return edtf_between($1, ends[1], ends[2]);
end $$;
comment on function edtf_span(text) is
	'Earliest and latest day of an EDTF date as a range: unbounded where an end is unknown, infinite where it is open; ?, ~ and % do not widen it. Raises 22007 for anything else';

create function edtf_earliest(daterange) returns date language sql immutable strict parallel safe
	return lower($1);
comment on function edtf_earliest(daterange) is 'First day of a span; null when unknown';

-- The day before infinity is infinity. (The planner puts a strict function with a CASE in place of no call.)
create function edtf_latest(daterange) returns date language sql immutable strict parallel safe
	return upper($1) - 1;
comment on function edtf_latest(daterange) is 'Last day of a span; null when unknown, infinity when open';

create function edtf_beginning(text) returns text language sql immutable strict parallel safe
	return nullif(nullif(split_part($1, '/', 1), ''), '..');
comment on function edtf_beginning(text) is 'Where an interval begins, any other date itself; null when unknown or open';

create function edtf_ending(text) returns text language sql immutable strict parallel safe
	return nullif(nullif(case when position('/' in $1) > 0 then split_part($1, '/', 2) else $1 end, ''), '..');
comment on function edtf_ending(text) is 'Where an interval ends, any other date itself; null when unknown or open';

create function edtf_within(narrow text, wide text) returns boolean language sql immutable strict parallel safe
	return edtf_span(narrow) <@ edtf_span(wide) and (position('/' in narrow) = 0 or position('/' in wide) = 0
		or (coalesce(edtf_span(edtf_beginning(narrow)), '(,)') <@ coalesce(edtf_span(edtf_beginning(wide)), '(,)')
			and coalesce(edtf_span(edtf_ending(narrow)), '(,)') <@ coalesce(edtf_span(edtf_ending(wide)), '(,)')));
comment on function edtf_within(text, text) is
	'Whether the bounds of one date lie within those of another; of two intervals, those of the beginning and those of the end: 13/27 April does not lie within 13/28 April, for they differ on the end';

create function edtf_same(text) returns text language sql immutable strict parallel safe
	return edtf_span($1)::text || case when position('/' in $1) = 0 then '' else
		concat('/', edtf_span(edtf_beginning($1)), '/', edtf_span(edtf_ending($1))) end;
comment on function edtf_same(text) is
	'What two dates have in common that say the same: their bounds, and of intervals those of the beginning and those of the end';

create function edtf_narrows(narrow text, wide text) returns boolean language sql immutable strict parallel safe
	return narrow <> wide and edtf_within(narrow, wide) and (edtf_span(narrow) <> edtf_span(wide)
		or (position('/' in narrow) > 0 and edtf_same(narrow) <> edtf_same(wide)));
comment on function edtf_narrows(text, text) is
	'Whether one date lies within another and says more: by narrower bounds, or of the same bounds, as an interval whose ends are said, or said more closely';

create function time_of(text, zone text) returns timestamptz language plpgsql stable strict
	set search_path to rapporteur, pg_catalog as $$
declare
	latest date := edtf_latest(edtf_span($1));
	moment text := case when $1 like '%T%' and $1 not like '[%' then regexp_replace(edtf_ending($1), '[?~%]$', '') end;
begin
	if moment ~ 'T.*(Z|[+-][0-9]{2}(:?[0-9]{2})?)$' then
		return moment::timestamptz;
	elsif moment ~ 'T' then
		return moment::timestamp at time zone zone;
	elsif latest is null or latest = 'infinity' then
		return 'infinity';
	end if;
	return (latest + 1)::timestamp at time zone zone - interval '1 microsecond';
end $$;
comment on function time_of(text, text) is
	'The last instant of a date or date-time, read in the given zone where it has no offset: a day counts as known from its end';

create function time_typed(text, zone text) returns timestamptz language plpgsql stable strict
	set search_path to rapporteur, pg_catalog as $$
declare
	span daterange;
	fault text;
begin
	begin
		span := edtf_span($1);
		fault := case when upper_inf(span) or upper(span) = 'infinity' then format('''%s'' is not a time: it has no end', $1)
			when lower_inf(span) or lower(span) = '-infinity' then format('''%s'' is not a time: it has no beginning', $1) end;
	exception when invalid_datetime_format then
		get stacked diagnostics fault = message_text;
	end;
	if fault is not null then
		raise exception using errcode = '22007', message = fault,
			hint = 'write a day, 2017-02-13 (its end is meant), or an instant, 2017-02-13T15:30+02:00';
	end if;
	return time_of($1, zone);
end $$;
comment on function time_typed(text, text) is
	'The same for a time that somebody gives: when a thing was reported, up to when is asked. Raises 22007 for one that is open or unknown at an end';

-- Not strict: the planner puts a strict function with a CASE in place of no call.
create function time_text(at timestamptz, zone text) returns text language sql stable parallel safe
	return to_char(at at time zone zone, 'YYYY-MM-DD"T"HH24:MI:SS')
		|| case when at at time zone zone < at at time zone 'UTC' then '-' else '+' end
		|| to_char(greatest((at at time zone zone) - (at at time zone 'UTC'), (at at time zone 'UTC') - (at at time zone zone)), 'HH24:MI');
comment on function time_text(timestamptz, text) is 'An instant as RFC 3339 in a zone, to the second';

create function time_told(at timestamptz, zone text, whole_day boolean) returns text language sql stable parallel safe
	return to_char(at at time zone zone, 'Dy FMDD Mon YYYY')
		|| case when whole_day then ', end of the day' else to_char(at at time zone zone, ' HH24:MI') end
		|| ' ' || case zone when 'UTC' then 'UTC' else replace(regexp_replace(zone, '^.*/', ''), '_', ' ')
			|| ' (UTC' || regexp_replace(right(time_text(at, zone), 6), '([+-])0?(\d+):00', '\1\2') || ')' end;
comment on function time_told(timestamptz, text, boolean) is
	'An instant as the head of a report tells it: Mon 13 Feb 2017 15:30 Damascus (UTC+2)';

create function count_span(text) returns int4range language plpgsql immutable strict parallel safe
	set search_path to pg_catalog as $$
declare
	piece text[] := regexp_match($1, '^(~|>=|<=)?([0-9]{1,9})(?:\.\.([0-9]{1,9}))?$');
begin
	if $1 = 'unknown' then
		return int4range(0, null);
	elsif $1 ~ '^(~|>=|<=)?[0-9]+(\.\.[0-9]+)?$' and $1 ~ '[0-9]{10}' then
		raise exception using errcode = '22P02', message = format('''%s'' is not a count: it is too large',
			case when length($1) > 60 then left($1, 60) || '...' else $1 end), hint = 'a count has at most nine digits';
	elsif piece is null or (piece[1] is not null and piece[3] is not null) then
		raise exception using errcode = '22P02', message = format('''%s'' is not a count', case when length($1) > 60 then left($1, 60) || '...' else $1 end),
			hint = 'write 21, ~12, >=14, <=30, 20..21 or unknown';
	elsif piece[3]::int < piece[2]::int then
		raise exception using errcode = '22P02', message = format('''%s'' is not a count: it runs backwards', $1);
	end if;
	return case piece[1]
		when '>=' then int4range(piece[2]::int, null)
		when '<=' then int4range(0, piece[2]::int, '[]')
		else int4range(piece[2]::int, coalesce(piece[3], piece[2])::int, '[]') end;
end $$;
comment on function count_span(text) is
	'Lowest and highest of a number as said: 21, ~12, >=14, <=30, 20..21 or unknown. Raises 22P02 for anything else';

set local search_path to default;

-- migrate:down
drop schema rapporteur cascade;
