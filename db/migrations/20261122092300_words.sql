-- SPDX-License-Identifier: MIT
-- The words of names, claims, sources and passages, as they are compared and searched, in any script.
-- migrate:up
set local search_path to rapporteur, pg_catalog;

create function words_language(told text, language text) returns regconfig language sql immutable parallel safe
	return case
		when language is null then case
			when told ~ '[\u0600-\u06ff\u0750-\u077f\u08a0-\u08ff]' then 'pg_catalog.arabic'::regconfig
			when told ~ '[\u0400-\u052f]' then 'pg_catalog.russian'::regconfig
			else 'pg_catalog.english'::regconfig end
		when language ~ '^(ar|ara)(-|$)' then 'pg_catalog.arabic'::regconfig
		when language ~ '^(ru|rus)(-|$)' then 'pg_catalog.russian'::regconfig
		when language ~ '^(en|eng)(-|$)' then 'pg_catalog.english'::regconfig
		else 'pg_catalog.simple'::regconfig end;
comment on function words_language(text, text) is
	'By which rules the words of a text are reduced to their stems: those of its language, else of its script (russian has those of English for Latin letters); simple: by none';

create function words_plain(text) returns text language sql immutable strict parallel safe
	return rapporteur.words_apart(lower($1 collate "und-x-icu"));
comment on function words_plain(text) is 'The words of a text as they are spelt, for stems: folded, an ending may be none any more';

-- Twice: folded as names are, so that a name is found as a newspaper spells it, and by their stems. A tsvector has room for a
-- million bytes; of a longer text the beginning is found. In plpgsql, which plans it once, not at each call.
create function words_indexed(told text, rules regconfig) returns tsvector language plpgsql immutable strict parallel safe as $$
begin
	return to_tsvector('pg_catalog.simple'::regconfig, rapporteur.words_of(left(told, 100000)))
		|| case when rules = 'pg_catalog.simple'::regconfig then ''::tsvector else to_tsvector(rules, rapporteur.words_plain(left(told, 100000))) end;
end $$;
comment on function words_indexed(text, regconfig) is 'The words of a text for full-text search: folded, and by their stems';

alter table names add column words tsvector generated always as
	(rapporteur.words_indexed(name, rapporteur.words_language(name, language))
		|| coalesce(rapporteur.words_indexed(romanised, 'pg_catalog.simple'::regconfig), '')) stored;
alter table sources add column words tsvector generated always as
	(rapporteur.words_indexed(outlet || coalesce(' ' || title, ''), rapporteur.words_language(outlet || coalesce(' ' || title, ''), language))) stored;
alter table passages add column words tsvector generated always as
	(rapporteur.words_indexed(text, rapporteur.words_language(text, language))) stored;

create function claim_words(statement text, quotation text, quotation_language text, because text, content text, ground text,
	mandate text, note text, post text, attribution text, despite_exclusion text) returns tsvector language plpgsql immutable parallel safe as $$
begin
	return case when num_nonnulls(statement, quotation, because, content, ground, mandate, note, post, attribution, despite_exclusion) > 0
		then coalesce(rapporteur.words_indexed(quotation, rapporteur.words_language(quotation, quotation_language)), '')
			|| (select coalesce(rapporteur.words_indexed(t.told, rapporteur.words_language(t.told, null)), '')
				from (select nullif(coalesce(statement || ' ', '') || coalesce(because || ' ', '') || coalesce(content || ' ', '')
					|| coalesce(ground || ' ', '') || coalesce(mandate || ' ', '') || coalesce(note || ' ', '') || coalesce(post || ' ', '')
					|| coalesce(attribution || ' ', '') || coalesce(despite_exclusion, ''), '') as told) t) end;
end $$;
comment on function claim_words(text, text, text, text, text, text, text, text, text, text, text) is
	'The words of all texts of a claim; null where it has none';
alter table claims add column words tsvector generated always as (rapporteur.claim_words(statement, quotation, quotation_language, because,
	content, ground, mandate, note, post, attribution, despite_exclusion)) stored;

comment on column names.words is 'Its words and those of its Latin form, for full-text search';
comment on column sources.words is 'The words of outlet and title, for full-text search';
comment on column passages.words is 'The words of its text, for full-text search';
comment on column claims.words is 'The words of its texts, for full-text search';
create index names_words on names using gin (words) with (gin_pending_list_limit = 256);
create index sources_words on sources using gin (words);
create index passages_words on passages using gin (words);
create index claims_words on claims using gin (words);
-- A common word is found newest first, without a look at all that have it.
create index passages_at on passages (at);
create index claims_reported on claims (reported_at) where words is not null;

set local search_path to default;

-- migrate:down
set local search_path to rapporteur, pg_catalog;
drop index passages_at, claims_reported;
alter table claims drop column words;
alter table passages drop column words;
alter table sources drop column words;
alter table names drop column words;
drop function claim_words(text, text, text, text, text, text, text, text, text, text, text), words_indexed(text, regconfig), words_plain(text),
	words_language(text, text);
set local search_path to default;
