-- SPDX-License-Identifier: MIT
-- Full-text search: what is looked for, where it stands, and the part of the text that shows it.
-- migrate:up
set local search_path to rapporteur, pg_catalog;

create function claim_texts(claim claims) returns table (field text, told text, language text) language sql immutable parallel safe
begin atomic
select t.field, t.told, t.language from (values
	(1, 'statement', claim.statement::text, null), (2, 'content', claim.content, null), (3, 'note', claim.note, null),
	(4, 'quotation', claim.quotation, claim.quotation_language), (5, 'because', claim.because, null), (6, 'ground', claim.ground, null),
	(7, 'mandate', claim.mandate, null), (8, 'post', claim.post, null), (9, 'attribution', claim.attribution, null),
	(10, 'despite exclusion', claim.despite_exclusion, null)) t(place, field, told, language)
where t.told is not null
order by t.place;
end;
comment on function claim_texts(claims) is 'The texts of a claim with the columns they stand in, as claim_words() has them';

-- What is looked for --------------------------------------------------------------------------------------------------

create function search_word(typed text, begins boolean) returns tsquery language plpgsql immutable strict parallel safe as $$
begin
	return (select case
		when k.spelt is null then ''::tsquery
		when begins then (replace(quote_literal(rapporteur.words_of(typed)), ' ', ''' <-> ''') || ':*')::tsquery
		-- By stems only where none of the words is too common to have one: in their order the words are to stand all.
		else (select string_agg(distinct format('(%s)', v.one), ' | ')::tsquery from (values (k.spelt),
			(phraseto_tsquery('pg_catalog.english'::regconfig, rapporteur.words_plain(typed))),
			(phraseto_tsquery('pg_catalog.russian'::regconfig, rapporteur.words_plain(typed))),
			(phraseto_tsquery('pg_catalog.arabic'::regconfig, rapporteur.words_plain(typed)))) v(one) where numnode(v.one) >= numnode(k.spelt)) end
		from (select nullif(phraseto_tsquery('pg_catalog.simple'::regconfig, rapporteur.words_of(typed)), '') as spelt) k);
end $$;
comment on function search_word(text, boolean) is
	'A word, or words in their order, as words_indexed() may have them, whatever the language; or what begins with them';

create function search_terms(typed text) returns table (wanted tsquery, marked tsquery, unwanted tsquery) language plpgsql immutable strict parallel safe
	-- The server remarks on every query without a word.
	set search_path to rapporteur, pg_catalog set client_min_messages to warning as $$
declare
	piece text[];
	said text;
	begins boolean;
	one tsquery;
	common tsquery := '';
begin
	wanted := '';
	marked := '';
	unwanted := '';
	for piece in select regexp_matches(typed, '(-?)(?:"([^"]*)"?|(\S+))', 'g') loop
		said := coalesce(piece[2], piece[3]);
		begins := coalesce(piece[3] ~ '\*$', false);
		one := search_word(said, begins);
		if piece[1] = '-' then
			unwanted := unwanted || one;
		elsif piece[2] is null and numnode(phraseto_tsquery(words_language(said, null), words_plain(said))) = 0 then
			common := common && one;
		else
			wanted := wanted && one;
			for said in select w from regexp_split_to_table(words_plain(said), ' ') w loop
				marked := marked || search_word(said, begins);
			end loop;
		end if;
	end loop;
	if numnode(wanted) = 0 then
		wanted := common;
		marked := common;
	end if;
	if numnode(wanted) > 0 and numnode(unwanted) > 0 then
		wanted := wanted && !! unwanted;
	end if;
	return next;
end $$;
comment on function search_terms(text) is
	'What somebody looks for: all of the words, "words in this order", the beginning of one* and -none of these; words such as the and of only where nothing else is asked. And any of these words, which is marked where it stands; and none of those. Empty where there is no word';

create function search_snippet(told text, language text, marked tsquery) returns text[] language plpgsql immutable strict parallel safe
	set search_path to rapporteur, pg_catalog as $$
begin
return (with language_of as materialized (
	select words_language(told, nullif(search_snippet.language, '')) as rules
), words as (
	select s.place, m.parts, words_indexed(m.parts[2], l.rules) @@ search_snippet.marked as marked
	from language_of l, regexp_split_to_table(btrim(translate(left(told, 20000), U&'\0001', '')), '\s+') with ordinality s(said, place)
	-- What stands before and behind a word is not marked with it.
	cross join regexp_matches(s.said, '^(' || punctuation() || '*)(.*?)(' || punctuation() || '*)$') m(parts)
), part as (
	-- Of 48 words those that have the most that is looked for.
	select case when w.words <= 48 then 1 else greatest(least(w.place - 8, w.words - 47), 1) end as first, w.words
	from (select w.place, w.marked, count(*) over () as words,
		count(*) filter (where w.marked) over (order by w.place range between 8 preceding and 39 following) as found from words w) w
	where w.marked
	order by w.found desc, w.place
	limit 1
)
select string_to_array(concat(case when p.first > 1 then '… ' end, replace(string_agg(
	case when w.marked then concat(w.parts[1], U&'\0001', w.parts[2], U&'\0001', w.parts[3]) else concat(w.parts[1], w.parts[2], w.parts[3]) end,
	' ' order by w.place), U&'\0001 \0001', ' '), case when p.first + 47 < p.words then ' …' end), U&'\0001')
from part p join words w on w.place between p.first and p.first + 47
group by p.first, p.words);
end $$;
comment on function search_snippet(text, text, tsquery) is
	'The part of a text (language: null is empty) that has the most words looked for, in pieces: every second one is a word looked for; null where it has none';

-- What is found --------------------------------------------------------------------------------------------------------

create function scope_below(bigint) returns bigint[] language sql stable strict parallel safe
begin atomic
with recursive below(id) as (
	select $1
	union
	select t.id from below b cross join lateral (
		select t.id from things t where t.parent_id = b.id and t.kind in ('talks', 'round')
		union all select t.id from things t where t.talks_id = b.id and t.kind = 'round') t
)
select array_agg(b.id) from below b;
end;
comment on function scope_below(bigint) is 'A round or talks with every round and talks below it';

create function claim_during(claim claims, during daterange, zone text) returns boolean language sql stable parallel safe
	return coalesce(claim.occurred_span, daterange((claim.reported_at at time zone zone)::date, (claim.reported_at at time zone zone)::date, '[]')) && during
		or coalesce(claim.arrivals_span && during or claim.consultations_span && during or claim.opening_span && during
			or claim.meetings_span && during or claim.plenary_span && during or claim.close_span && during, false);
comment on function claim_during(claims, daterange, text) is
	'Whether what a claim says may have come about in a period, or be dated for it; where it does not say when, whether it became known then';

create function claim_taken_back(claim bigint, as_of timestamptz, ceiling int) returns boolean language plpgsql stable parallel safe as $$
begin
	return exists (select from claims k where k.concerns_id = claim and k.marking <= ceiling
		and (k.word = 'correct' or (k.reported_at <= as_of and not exists (
			select from claims u where u.concerns_id = k.id and u.reported_at <= as_of))));
end $$;
comment on function claim_taken_back(bigint, timestamptz, int) is
	'Whether a claim is one that reports do not print: a slip that was corrected, or retracted by a time, and not restored by then';

create function things_involved(as_of timestamptz, ceiling int, scopes bigint[], during daterange, zone text) returns setof bigint
	language sql stable parallel safe
begin atomic
with said as (
	select c.* from claims c
	where c.reported_at <= as_of and c.marking <= ceiling and (scopes is null or c.scope_id = any (scopes) or c.subject_id = any (scopes))
		and (during is null or claim_during(c, during, zone))
)
select distinct i.id
from said s join things t on t.id = s.subject_id, unnest(array[t.id, t.parent_id, t.talks_id, t.round_id, t.actor_id, t.person_id,
	s.scope_id, s.person_id, s.target_id, s.signatory_id, s.convener_id, s.mediator_id, s.venue_id, s.body_id, s.includes_id, s.on_behalf_id,
	s.issuer_id, s.insister_id, s.maker_id, s.concerned_id, s.attributed_id, s.principal_id]) i(id)
where i.id is not null
union
select unnest(scopes) where during is null;
end;
comment on function things_involved(timestamptz, int, bigint[], daterange, text) is
	'The things of which anything is said at some rounds and talks (null: at any) in a period (null: at any time), or by whom, or with whom';

-- With the rights of the owner: under row security no index of words would be used, for the server cannot know that comparing
-- them tells nothing. So it keeps to the clearance of whoever asks by itself; and its callers read the rows under theirs.
create function search_found(typed text, as_of timestamptz, ceiling int, zone text, bound int, of_names int, part text default null,
	of_kind text default null, during daterange default null, scopes bigint[] default null, sources_of bigint[] default null,
	passages_of bigint[] default null)
returns table (found text, id bigint, at timestamptz, rank real) language plpgsql stable
	security definer set search_path to rapporteur, pg_catalog, pg_temp set plan_cache_mode to force_custom_plan as $$
declare
	cleared marking := clearance(access_caller());
	highest marking := least(ceiling, cleared);
	wanted tsquery;
	unwanted tsquery;
	keys text[] := name_keys(typed, null);
	passages_found bigint[];
	instants tstzrange := tstzrange(lower(during)::timestamp at time zone zone, upper(during)::timestamp at time zone zone);
begin
	select s.wanted, s.unwanted into wanted, unwanted from search_terms(typed) s;
	if numnode(wanted) = 0 then
		raise exception using errcode = 'RA003', message = format('there is no word to look for in ''%s''', typed),
			hint = 'words stand for themselves, "several in their order" in quotes, -not this, begin*';
	end if;
	if coalesce(part, 'name') = 'name' then
		return query
		(select 'name', n.id, null::timestamptz, 2::real from names n
		-- As it is typed, unless it says which words are to be there and which not.
		where typed !~ '(^|\s)-|["*]' and name_keys(n.folded, n.name, n.romanised) && keys and n.thing_id is not null and n.marking <= highest limit of_names)
		union all
		(select 'name', n.id, null, ts_rank(n.words, wanted, 2) from names n
		where n.words @@ wanted and n.thing_id is not null and n.marking <= highest
			-- What goes by another name that has an unwanted word is not meant.
			and (numnode(unwanted) = 0 or not exists (
				select from names o where o.thing_id = n.thing_id and o.words @@ unwanted and o.marking <= highest)) limit of_names);
	end if;
	if coalesce(part, 'claim') = 'claim' then
		return query
		select 'claim', x.id, x.reported_at, ts_rank_cd(x.words, wanted, 1) from (
			select c.id, c.reported_at, c.words from claims c
			where c.words @@ wanted and c.marking <= highest and c.reported_at <= as_of
				and (of_kind is null or c.kind = of_kind)
				and (scopes is null or c.scope_id = any (scopes) or c.subject_id = any (scopes))
				and (during is null or claim_during(c, during, zone))
				-- What reports do not print: slips, and what was taken back by then.
				and not claim_taken_back(c.id, as_of, highest)
			order by c.reported_at desc limit bound) x;
	end if;
	if coalesce(part, 'source') = 'source' then
		return query
		select 'source', x.id, x.at, x.rank from (
			select s.id, upper(s.published_span)::timestamp at time zone zone as at, ts_rank(s.words, wanted, 1) as rank from sources s
			where s.id in (select o.id from sources o where o.words @@ wanted
					union select n.of_source_id from names n where n.of_source_id is not null and n.words @@ wanted and n.marking <= highest)
				and (numnode(unwanted) = 0 or not (s.words @@ unwanted or exists (
					select from names o where o.of_source_id = s.id and o.words @@ unwanted and o.marking <= highest)))
				and s.marking <= highest and coalesce(lower(s.published_span) <= (as_of at time zone zone)::date, true)
				and (during is null or s.published_span && during)
				and (sources_of is null or s.id = any (sources_of))
			order by 2 desc nulls last limit bound) x;
	end if;
	if coalesce(part, 'passage') = 'passage' then
		-- A common word is found among the newest; a rarer one by the index of words, which for a common one would give far too
		-- much. The planner cannot choose: of a rare word it does not know how rare it is.
		passages_found := array(select p.id from (
				select * from passages p where p.at <= as_of and (during is null or p.at <@ instants) order by p.at desc limit greatest(bound * 30, 3000)) p
			where p.words @@ wanted and p.marking <= highest and (passages_of is null or p.id = any (passages_of))
			limit bound);
		if cardinality(passages_found) < bound then
			passages_found := array(select p.id from passages p
				where p.words @@ wanted and p.marking <= highest and (passages_of is null or p.id = any (passages_of))
					and p.at <= as_of and (during is null or p.at <@ instants)
				order by p.at + interval '0' desc limit bound);
		end if;
		return query
		select 'passage', p.id, p.at, ts_rank_cd(p.words, wanted, 1) from passages p where p.id = any (passages_found);
	end if;
end $$;
comment on function search_found(text, timestamptz, int, text, int, int, text, text, daterange, bigint[], bigint[], bigint[]) is
	'Where words stand: names, claims, sources and passages (part: only these), at most so many of each and of these the newest (of names any: they have no time), with the time by which they became known and how well they fit; only claims about a kind, in a period, about or at some things, only some sources and passages (null: any)';

-- Little is marked: what is, is found without a look at the rest.
create index passages_marked on passages (marking) where marking > 0;

create function passages_above(highest int, cleared int) returns setof passages language sql stable as $$
	select p.* from passages p where p.marking > 0 and p.marking > highest
	union all
	-- Of the record as it stood: what was marked higher only since.
	select c.* from passages_past p join passages c on c.id = p.id and c.written = p.written
	where p.sealed > cleared and p.stood_until > nullif(current_setting('rapporteur.as_recorded', true), '')::bigint and c.marking <= highest;
$$;
comment on function passages_above(int, int) is 'The passages that are hidden under a marking from who is cleared so far, for who sees them all';

create function search_withheld(as_of timestamptz, ceiling int, kind text, scopes bigint[]) returns bigint language plpgsql stable
	security definer set search_path to rapporteur, pg_catalog, pg_temp as $$
declare
	cleared marking := clearance(access_caller());
	highest marking := least(ceiling, cleared);
	counted bigint := 0;
begin
	if kind = any ('{source,passage,claim}') is not true then
		counted := (select count(*) from things_above(highest, cleared) t
			where (search_withheld.kind is null or t.kind = search_withheld.kind)
				and (scopes is null or t.talks_id = any (scopes) or t.round_id = any (scopes)));
	end if;
	if kind = any ('{source,passage}') is not true then
		counted := counted + claims_withheld(as_of, ceiling, scopes);
	end if;
	if coalesce(kind, 'source') = 'source' then
		counted := counted + items_withheld(as_of, ceiling, 'source');
	end if;
	if coalesce(kind, 'passage') = 'passage' then
		counted := counted + (select count(*) from passages_above(highest, cleared));
	end if;
	return counted;
end $$;
comment on function search_withheld(timestamptz, int, text, bigint[]) is
	'How much is not searched above a marking, or above the clearance of whoever asks: narrowed by the kind asked for and by some rounds and talks alone, never by words';

set local search_path to default;

-- migrate:down
set local search_path to rapporteur, pg_catalog;
drop function search_withheld(timestamptz, int, text, bigint[]), passages_above(int, int),
	search_found(text, timestamptz, int, text, int, int, text, text, daterange, bigint[], bigint[], bigint[]),
	things_involved(timestamptz, int, bigint[], daterange, text), claim_taken_back(bigint, timestamptz, int), claim_during(claims, daterange, text), scope_below(bigint),
	search_snippet(text, text, tsquery), search_terms(text), search_word(text, boolean), claim_texts(claims);
drop index passages_marked;
set local search_path to default;
