-- SPDX-License-Identifier: MIT
-- The record: revisions, things with their names and identifiers, sources with their passages.
-- migrate:up
set local search_path to rapporteur, pg_catalog;

create extension if not exists pg_trgm schema rapporteur;
create extension if not exists unaccent schema rapporteur;
create extension if not exists fuzzystrmatch schema rapporteur;

create domain marking as smallint constraint marking_known check (value between 0 and 4);
comment on domain marking is 'Traffic Light Protocol 2.0: 0 clear, 1 green, 2 amber, 3 amber+strict, 4 red';

create function is_said(text) returns boolean language sql immutable strict parallel safe
	return $1 ~ '[^\s\u0001-\u001f\u007f-\u00a0\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b-\u200f\u2028-\u202f\u205f-\u206f\u2800\u3000\u3164\ufe00-\ufe0f\ufeff\uffa0]';
comment on function is_said(text) is 'Whether anything of a text can be seen: it is not made of blanks, controls and characters without a shape alone';

create function are_said(text[]) returns boolean language sql immutable strict parallel safe
	return (select coalesce(bool_and(rapporteur.is_said(t)), true) from unnest($1) t);
comment on function are_said(text[]) is 'Whether each of some texts is said';

create function is_line(text) returns boolean language sql immutable strict parallel safe
	return $1 !~ '[\u0001-\u001f\u007f-\u009f\u2028\u2029]';
comment on function is_line(text) is 'Whether a text stands on one line: it has no line ends and no other control characters';

create function is_country(text) returns boolean language sql immutable strict parallel safe
	return $1 = any ('{
		AD,AE,AF,AG,AI,AL,AM,AO,AQ,AR,AS,AT,AU,AW,AX,AZ,BA,BB,BD,BE,BF,BG,BH,BI,BJ,BL,BM,BN,BO,BQ,BR,BS,BT,BV,BW,BY,BZ,
		CA,CC,CD,CF,CG,CH,CI,CK,CL,CM,CN,CO,CR,CU,CV,CW,CX,CY,CZ,DE,DJ,DK,DM,DO,DZ,EC,EE,EG,EH,ER,ES,ET,FI,FJ,FK,FM,FO,
		FR,GA,GB,GD,GE,GF,GG,GH,GI,GL,GM,GN,GP,GQ,GR,GS,GT,GU,GW,GY,HK,HM,HN,HR,HT,HU,ID,IE,IL,IM,IN,IO,IQ,IR,IS,IT,JE,
		JM,JO,JP,KE,KG,KH,KI,KM,KN,KP,KR,KW,KY,KZ,LA,LB,LC,LI,LK,LR,LS,LT,LU,LV,LY,MA,MC,MD,ME,MF,MG,MH,MK,ML,MM,MN,MO,
		MP,MQ,MR,MS,MT,MU,MV,MW,MX,MY,MZ,NA,NC,NE,NF,NG,NI,NL,NO,NP,NR,NU,NZ,OM,PA,PE,PF,PG,PH,PK,PL,PM,PN,PR,PS,PT,PW,
		PY,QA,RE,RO,RS,RU,RW,SA,SB,SC,SD,SE,SG,SH,SI,SJ,SK,SL,SM,SN,SO,SR,SS,ST,SV,SX,SY,SZ,TC,TD,TF,TG,TH,TJ,TK,TL,TM,
		TN,TO,TR,TT,TV,TW,TZ,UA,UG,UM,US,UY,UZ,VA,VC,VE,VG,VI,VN,VU,WF,WS,YE,YT,ZA,ZM,ZW,XK,AN,BU,CS,DD,SU,TP,YD,YU,ZR}'::text[]);
comment on function is_country(text) is
	'Whether this is a code of ISO 3166-1 alpha-2; XK as the European Union uses it; and of ISO 3166-3, for talks of that time: AN BU CS DD SU TP YD YU ZR';

create domain wording as text constraint wording_not_empty check (rapporteur.is_said(value));
comment on domain wording is 'A text in somebody''s words: what is not said is null, never empty';

create domain phrase as wording constraint phrase_one_line check (rapporteur.is_line(value));
comment on domain phrase is 'A wording that stands within a line: a name, a title, a post';

create domain listed as phrase;
comment on domain listed is 'A word from a list: a side of some talks, a time zone; nobody''s own words';

create function marking_of(name text) returns marking language sql immutable strict parallel safe
	return array_position('{clear,green,amber,amber+strict,red}'::text[], name) - 1;
comment on function marking_of(text) is 'The marking of a TLP label; null for another word';

create function marking_name(marking) returns text language sql immutable strict parallel safe
	return ('{clear,green,amber,amber+strict,red}'::text[])[$1 + 1];
comment on function marking_name(marking) is 'The TLP label of a marking';

create table base (
	id boolean not null default true constraint base_pkey primary key constraint base_one_row check (id),
	zone text not null default 'UTC',
	made_at timestamptz not null default now(),
	revision bigint
);
comment on table base is 'What holds for the whole base: one row';
comment on column base.id is 'Always true: there is one row';
comment on column base.zone is 'IANA zone in which bare days and times without offset are read';
comment on column base.made_at is 'When the base was made';
comment on column base.revision is 'The revision that last changed it; null: as it was made';
insert into base default values;

create function base_zone() returns text language sql stable parallel safe
	return (select zone from base);
comment on function base_zone() is 'The zone of the base';

create function zone_checked(zone text) returns text language plpgsql stable strict
	set search_path to rapporteur, pg_catalog as $$
declare
	nearest text;
begin
	perform now() at time zone zone;
	return zone;
exception when invalid_parameter_value then
	select regexp_replace(string_agg(n.name, ', ' order by n.likeness desc, n.name), ', ([^,]*)$', ' or \1') into nearest
	from (select z.name, greatest(similarity(z.name, zone), word_similarity(zone, z.name)) as likeness
		from pg_timezone_names z where z.name !~ '^(posix|right)' order by 2 desc, 1 limit 3) n
	where n.likeness >= 0.65;
	raise exception using errcode = 'RA003', message = format('''%s'' is not a time zone', zone),
		hint = coalesce('did you mean ' || nearest || '?', 'name one of the IANA data base, such as Asia/Damascus or Europe/Zurich');
end $$;
comment on function zone_checked(text) is 'The zone itself; raises RA003 for one that the server does not know, with the nearest that it does';

create function base_zone_known() returns trigger language plpgsql set search_path to rapporteur, pg_catalog as $$
begin
	new.zone := zone_checked(new.zone);
	return new;
end $$;
comment on function base_zone_known() is 'Refuses a zone that the server does not know';
create trigger base_zone_known before update on base for each row execute function base_zone_known();

create table revisions (
	number bigint not null constraint revisions_pkey primary key,
	at timestamptz not null default clock_timestamp(),
	author text not null,
	role name not null default session_user,
	client text,
	command text,
	reason text,
	undoes bigint constraint revisions_undoes_fkey references revisions
);
alter table base add constraint base_revision_fkey foreign key (revision) references revisions;
comment on table revisions is 'One row a writing command: nothing in the record changes outside one';
comment on column revisions.number is 'Counts up without gaps, in the order of commits';
comment on column revisions.at is 'When it was written';
comment on column revisions.author is 'Who wrote it, as the program knows the person';
comment on column revisions.role is 'The database role that wrote it';
comment on column revisions.client is 'The program and host it came from';
comment on column revisions.command is 'The command line as typed';
comment on column revisions.reason is 'Why this entry was made, where somebody said so';
comment on column revisions.undoes is 'The revision that this one takes back';

create function write_lock() returns void language sql volatile
	begin atomic select pg_advisory_xact_lock(7270, 1); end;
comment on function write_lock() is 'One writer at a time, from the first write to the commit, so that numbers follow commits';

-- With the rights of the owner, as all that keeps the journal: else who writes could forge it.
create function this_revision() returns bigint language plpgsql volatile
	security definer set search_path to rapporteur, pg_catalog, pg_temp as $$
declare
	number bigint := nullif(current_setting('rapporteur.revision', true), '');
begin
	if number is null then
		perform write_lock();
		insert into revisions (number, author, client, command, reason)
		select coalesce(max(r.number), 0) + 1,
			coalesce(nullif(current_setting('rapporteur.author', true), ''), session_user),
			coalesce(nullif(current_setting('rapporteur.client', true), ''), nullif(current_setting('application_name'), '')),
			nullif(current_setting('rapporteur.command', true), ''),
			nullif(current_setting('rapporteur.reason', true), '')
		from revisions r
		returning revisions.number into number;
		perform set_config('rapporteur.revision', number::text, true);
	end if;
	return number;
end $$;
comment on function this_revision() is
	'The revision of this transaction, made at its first write; a command that writes nothing leaves none. Author, command and reason come from the settings rapporteur.author, .client, .command and .reason of the transaction';

-- In line where it is a default: a load asks for it twice a row, and a call of this_revision() costs as much as a foreign key.
create function revision_default() returns bigint language sql volatile
	return coalesce(nullif(current_setting('rapporteur.revision', true), '')::bigint, this_revision());
comment on function revision_default() is 'What this_revision() gives, called only for the first row of a transaction';

create function restoring() returns boolean language sql stable parallel safe
	return coalesce(current_setting('rapporteur.restoring', true), '') = 'on';
comment on function restoring() is
	'Whether an undo puts rows back as they stood: then nothing about them is completed or refused, and the journal sees to it that they did stand';

-- How names are compared ---------------------------------------------------------------------------------------------
-- Letters are those of Unicode, however the database sorts: so ICU makes them small. The soft hyphen is taken out before
-- unaccent makes a hyphen of it.

create function letters(text) returns text language sql immutable strict parallel safe
	return translate(
		regexp_replace(lower(rapporteur.unaccent('rapporteur.unaccent'::regdictionary,
				lower(normalize(replace($1, U&'\00ad', ''), nfkd) collate "und-x-icu")) collate "und-x-icu"),
			'[\u00b4\u02b0-\u036f\u0483-\u0489\u0591-\u05bd\u05bf\u05c1-\u05c7\u0610-\u061a\u0621\u0640\u064b-\u065f\u0670\u06d6-\u06ed\u200b-\u200f\u2018\u2019\u201b\u2032\u2060-\u206f\ufe00-\ufe0f\ufeff''`]', '', 'g'),
		U&'\0671\0649\06cc\0629\06c1\06d5\06a9\03c2\0660\0661\0662\0663\0664\0665\0666\0667\0668\0669\06f0\06f1\06f2\06f3\06f4\06f5\06f6\06f7\06f8\06f9',
		U&'\0627\064a\064a\0647\0647\0647\0643\03c301234567890123456789');
comment on function letters(text) is
	'A text in small letters without accents, vowel marks, apostrophes and what cannot be seen; the letters of Arabic that are written for one another are one, digits are 0 to 9';

create function punctuation() returns text language sql immutable strict parallel safe
	return '[\u0001-\u002f\u003a-\u0040\u005b-\u0060\u007b-\u00bf\u055a-\u055f\u058a\u05be\u060c\u061b\u061f\u066a-\u066d\u06d4\u2000-\u206f\u3000-\u303f\u30fb]';
comment on function punctuation() is 'What stands between words, as a regular expression for one character';

create function words_apart(text) returns text language sql immutable strict parallel safe
	return btrim(regexp_replace($1, rapporteur.punctuation() || '+', ' ', 'g'));
comment on function words_apart(text) is 'The words of a text, parted by one blank each, without punctuation';

create function words_of(text) returns text language sql immutable strict parallel safe
	return rapporteur.words_apart(rapporteur.letters($1));
comment on function words_of(text) is 'The words of a text as they are compared: in plain letters, parted by blanks, without punctuation';

-- A function in SQL that calls others is planned anew at each call, one in plpgsql once.
create function plain(text) returns text language plpgsql immutable strict parallel safe as $$
begin
	return coalesce(nullif(rapporteur.words_of($1), ''), nullif(btrim(rapporteur.letters($1)), ''), $1);
end $$;
comment on function plain(text) is 'A name in plain letters: its words; what has no letters, as it stands';

create function fold(text) returns text language plpgsql immutable strict parallel safe as $$
declare
	word text;
	words text[];
begin
	-- Ash-Shami, an-Nusra: before the same letter the article sounds like it, which its hyphen tells from a word of its own.
	foreach word in array string_to_array(rapporteur.words_apart(
			regexp_replace(rapporteur.letters($1), '\m[ae]([dnrstz]h?)[-\u2010-\u2015]\1', '\1', 'g')), ' ') loop
		word := regexp_replace(word, U&'^(?:\0627\0644)+(.{3,})$', '\1');
		if word not in ('', 'al', 'el', U&'\0627\0644') then
			words := words || word;
		end if;
	end loop;
	if words is null then
		return rapporteur.plain($1);
	end if;
	return (select string_agg(w, ' ' order by w collate "C") from unnest(words) w);
end $$;
comment on function fold(text) is
	'A name as it is compared: its plain words without the Arabic article, in the order of the alphabet; what is nothing but articles, as it stands';

create function name_keys(folded text, name text, romanised text) returns text[] language plpgsql immutable parallel safe as $$
declare
	keys text[] := array[folded, replace(rapporteur.plain(name), ' ', '')];
begin
	return case when romanised is null then keys
		else keys || array[rapporteur.fold(romanised), replace(rapporteur.plain(romanised), ' ', '')] end;
end $$;
comment on function name_keys(text, text, text) is
	'What a name is found by: folded, as it is given, and as its letters follow one another (Albahra, al-Bahra); the same of its Latin form. Two names are one that share any';

create function name_keys(name text, romanised text) returns text[] language plpgsql immutable parallel safe as $$
begin
	return rapporteur.name_keys(rapporteur.fold(name), name, romanised);
end $$;
comment on function name_keys(text, text) is 'The same of a name that was not folded yet';

create function name_words(folded text, romanised text) returns tsvector language plpgsql immutable parallel safe as $$
begin
	return array_to_tsvector(string_to_array(case when romanised is null then folded
		else concat_ws(' ', folded, rapporteur.fold(romanised)) end, ' '));
end $$;
comment on function name_words(text, text) is 'The words of a folded name and of its Latin form, for the beginnings of words';

create function quote_tsword(text) returns text language sql immutable strict parallel safe
	return '''' || replace(replace($1, '\', '\\'), '''', '''''') || '''';
comment on function quote_tsword(text) is 'A word as it stands in a tsquery';

create function name_begun(typed text) returns tsquery language plpgsql immutable parallel safe as $$
begin
	return (
		with words as (select rapporteur.fold(w.word) as word, w.place = max(w.place) over () as is_last
			from string_to_table(rapporteur.plain($1), ' ') with ordinality w(word, place) where w.word <> ''
		), told as (
			select w.*, w.word in ('al', 'el', U&'\0627\0644') and count(*) over () > 1 as article from words w
		), quoted as (
			-- Of a word that only begins it is not known yet whether enough is left without the article.
			select case when t.is_last then format('(%1$s:* | %2$s:*)', rapporteur.quote_tsword(t.word), rapporteur.quote_tsword(regexp_replace(t.word, U&'^(\0627\0644)+(?=.)', '')))
				else rapporteur.quote_tsword(t.word) end as word
			from told t where t.is_last or not t.article)
		select string_agg(q.word, ' & ')::tsquery from quoted q);
end $$;
comment on function name_begun(text) is
	'Asks name_words() for every word typed, the last of which may only begin one, in any order';

create function name_sounds(folded text, romanised text) returns text[] language sql immutable parallel safe
	return (select coalesce(array_agg(distinct s.sound), '{}') from (
		select translate(rapporteur.dmetaphone(w.word), 'AH', '') as sound
		from string_to_table(coalesce(rapporteur.fold($2), $1), ' ') f(word),
			lateral (select f.word union all select substr(f.word, 3) where $2 is not null and f.word ~ '^al...') w
		where w.word ~ '^[a-z]+$') s where length(s.sound) > 1);
comment on function name_sounds(text, text) is
	'How the words of a folded name sound, or of its Latin form: consonants alone, as Arabic writes them. For suggestions, never for finding';

create function is_visible(text) returns boolean language plpgsql immutable strict parallel safe as $$
declare
	-- What joins letters, or keeps them apart, is right spelling between those of Arabic and of the scripts of India.
	rest text := regexp_replace($1, '([\u0620-\u06ff\u0750-\u077f\u0870-\u0dff])[\u200c\u200d](?=[\u0620-\u06ff\u0750-\u077f\u0870-\u0dff])', '\1', 'g');
	unseen text := '[\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b-\u200f\u202a-\u202e\u2060-\u206f\u3164\ufe00-\ufe0f\ufeff\uffa0\ufff9-\ufffb\U000e0000-\U000e0fff]';
begin
	if rest ~ unseen then
		raise exception using errcode = 'RA003',
			message = format('''%s'' has letters that cannot be seen: %s', regexp_replace($1, unseen, '', 'g'),
				(select string_agg(distinct 'U+' || case when ascii(m[1]) < 4096 then lpad(upper(to_hex(ascii(m[1]))), 4, '0') else upper(to_hex(ascii(m[1]))) end, ', ')
					from regexp_matches(rest, unseen, 'g') m)),
			hint = 'type the name anew: such letters come along where a text is copied, and make two names that look alike';
	end if;
	return true;
end $$;
comment on function is_visible(text) is
	'True for a name without letters that cannot be seen and without what turns the direction of writing; raises RA003 with their code points for others';

create function told_part(kind text) returns boolean language sql immutable strict parallel safe
	return kind in ('delegation', 'invitation', 'exclusion');
comment on function told_part(text) is 'Whether things of a kind are of another thing at a place, and so go with it where that is joined';

create function kind_is_told(kind text) returns boolean language sql immutable strict parallel safe
	return told_part(kind) or kind = 'outcome';
comment on function kind_is_told(text) is 'Whether things of a kind are there only by what is told of them: their names, made of others'', tell it too';

create table things (
	id bigint generated by default as identity constraint things_pkey primary key,
	kind text not null constraint things_kind_known check (kind in (
		'talks', 'round', 'venue', 'actor', 'person', 'delegation', 'invitation', 'exclusion', 'outcome')),
	slug text not null constraint things_slug_unique unique
		constraint things_slug_form check (slug ~ '^[a-z0-9]+([-/][a-z0-9]+)*$'),
	label text not null constraint things_label_not_empty check (is_said(label))
		constraint things_label_one_line check (is_line(label))
		constraint things_label_visible check (is_visible(label)),
	nature text,
	parent_id bigint constraint things_parent_fkey references things,
	talks_id bigint constraint things_talks_fkey references things,
	round_id bigint constraint things_round_fkey references things,
	actor_id bigint constraint things_actor_fkey references things,
	person_id bigint constraint things_person_fkey references things,
	side listed,
	sides text[] constraint things_sides_not_empty check (are_said(sides))
		constraint things_sides_one_line check (is_line(array_to_string(sides, ','))),
	city phrase,
	country text constraint things_country_known check (is_country(country)),
	zone listed,
	latitude numeric(8,5) constraint things_latitude_range check (latitude between -90 and 90),
	longitude numeric(8,5) constraint things_longitude_range check (longitude between -180 and 180),
	marking marking not null default 0,
	revision bigint not null default revision_default() constraint things_revision_fkey references revisions,
	constraint things_id_kind unique (id, kind),
	constraint things_nature_known check (
		case kind
		when 'talks' then nature in ('process', 'track', 'committee', 'working group', 'mechanism', 'channel')
		when 'round' then nature in ('round', 'phase', 'session', 'technical meeting', 'ministerial', 'congress', 'conference')
		when 'actor' then nature in ('state', 'government', 'ministry', 'international organisation', 'armed group',
			'political body', 'coalition', 'ad hoc delegation', 'mediator''s office', 'media outlet', 'other')
		when 'outcome' then nature in ('communique', 'joint statement', 'presidential statement', 'agreement', 'memorandum',
			'ceasefire', 'agenda', 'mechanism', 'roadmap', 'terms of reference', 'resolution', 'proposal', 'counter-proposal',
			'offer', 'exchange of prisoners', 'none')
		else nature is null end),
	constraint things_round_of_talks check (kind <> 'round' or talks_id is not null),
	constraint things_delegation_whole check (kind <> 'delegation' or (round_id is not null and num_nonnulls(actor_id, side) = 1)),
	constraint things_invitation_whole check (kind <> 'invitation' or (round_id is not null and num_nonnulls(actor_id, person_id, side) <= 1)),
	constraint things_exclusion_whole check (kind <> 'exclusion' or (num_nonnulls(actor_id, side) = 1 and num_nonnulls(round_id, talks_id) = 1)),
	constraint things_not_own_parent check (parent_id <> id),
	constraint things_structure check (
		(kind in ('talks', 'round', 'venue', 'outcome') or parent_id is null)
		and (kind in ('round', 'exclusion', 'outcome') or talks_id is null)
		and (kind_is_told(kind) or (round_id is null and actor_id is null))
		and (kind = 'invitation' or person_id is null)
		and (told_part(kind) or side is null)
		and (kind = 'talks' or sides is null)
		and (kind = 'venue' or num_nonnulls(city, zone, latitude, longitude) = 0)
		and (kind in ('venue', 'actor', 'person') or country is null))
);
comment on table things is 'What analysts talk about: identity, kind, name and place in the structure; what is said of a thing stands in claims';
comment on column things.id is 'Number, never reused';
comment on column things.kind is 'talks, round, venue, actor, person, delegation, invitation, exclusion or outcome';
comment on column things.slug is 'Short unique name for typing: geneva-4, geneva-4/syrian-government';
comment on column things.label is 'The name it is printed under';
comment on column things.nature is 'What kind of talks, round, actor or outcome it is';
comment on column things.parent_id is 'Talks, round, venue or outcome that it is part of';
comment on column things.talks_id is 'Round, outcome: its talks. Exclusion: the talks kept out of';
comment on column things.round_id is 'Delegation, invitation, outcome: its round. Exclusion: the round kept out of';
comment on column things.actor_id is 'Delegation: whose. Invitation: to whom. Exclusion: of whom. Outcome: whose proposal or offer';
comment on column things.person_id is 'Invitation: the person invited';
comment on column things.side is 'Delegation, invitation or exclusion known only by its side: government, opposition';
comment on column things.sides is 'Talks: their sides';
comment on column things.city is 'Venue: city';
comment on column things.country is 'Venue, actor, person: ISO 3166-1 alpha-2';
comment on column things.zone is 'Venue: IANA time zone';
comment on column things.latitude is 'Venue: degrees north, WGS 84';
comment on column things.longitude is 'Venue: degrees east, WGS 84';
comment on column things.marking is 'Lowest marking at which the thing may be named';
comment on column things.revision is 'The revision that entered it';
create unique index things_delegation_of_actor on things (round_id, actor_id) where kind = 'delegation' and actor_id is not null;
create unique index things_delegation_of_side on things (round_id, side) where kind = 'delegation' and side is not null;
-- The rounds of talks are counted in the index.
create index things_talks on things (talks_id, kind) include (id, marking) where talks_id is not null;
create index things_round on things (round_id) where round_id is not null;
create index things_actor on things (actor_id) where actor_id is not null;
create index things_person on things (person_id) where person_id is not null;
create index things_parent on things (parent_id) where parent_id is not null;
-- For suggestions. Who was at a round is found with it.
create index things_slugs on things using gin (slug rapporteur.gin_trgm_ops) with (gin_pending_list_limit = 256)
	where not told_part(kind);
comment on index things_delegation_of_actor is 'An actor has one delegation at a round';
comment on index things_delegation_of_side is 'A side whose body is not known has one delegation at a round';

create function thing_least(thing things) returns marking language plpgsql stable parallel safe
	set search_path to rapporteur, pg_catalog as $$
begin
	return (select max(t.marking) from things t
		where t.id in (thing.parent_id, thing.talks_id, thing.round_id, thing.actor_id, thing.person_id));
end $$;
comment on function thing_least(things) is 'The highest marking of what a thing is part of, or of; null for a part of nothing';

create function thing_marked() returns trigger language plpgsql set search_path to rapporteur, pg_catalog as $$
begin
	new.marking := greatest(new.marking, thing_least(new));
	return new;
end $$;
comment on function thing_marked() is 'Marks a thing at least as what it is part of, or of: the slug of a delegation names its round and its body';
create trigger thing_marked before insert or update of marking, parent_id, talks_id, round_id, actor_id, person_id on things
	for each row when (not restoring() and num_nonnulls(new.parent_id, new.talks_id, new.round_id, new.actor_id, new.person_id) > 0)
	execute function thing_marked();

create function thing_marks() returns trigger language plpgsql set search_path to rapporteur, pg_catalog as $$
begin
	update things t set marking = new.marking
	where new.id in (t.parent_id, t.talks_id, t.round_id, t.actor_id, t.person_id) and t.marking < new.marking;
	return null;
end $$;
comment on function thing_marks() is 'Marks what is part of a thing, or of it, at least as the thing, when that is marked higher';
create trigger thing_marks after update on things for each row when (not restoring() and new.marking > old.marking)
	execute function thing_marks();

create table sources (
	id bigint generated by default as identity constraint sources_pkey primary key,
	slug text not null constraint sources_slug_unique unique constraint sources_slug_form check (slug ~ '^[a-z0-9]+(-[a-z0-9]+)*$'),
	outlet text not null constraint sources_outlet_not_empty check (is_said(outlet))
		constraint sources_outlet_one_line check (is_line(outlet)),
	nature text not null constraint sources_nature_known check (nature in ('wire', 'press', 'state media', 'party statement',
		'official document', 'UN report', 'think tank', 'data set', 'social media', 'cable', 'record of conversation',
		'own observation', 'secondary')),
	title phrase,
	label text not null generated always as (outlet || coalesce(', ' || title, '')) stored,
	address phrase,
	archive phrase,
	hash text constraint sources_hash_form check (hash ~ '^sha256:[0-9a-f]{64}$'),
	language text constraint sources_language_form check (language ~ '^[a-z]{2,3}(-[A-Za-z0-9]+)*$'),
	published text,
	published_span daterange generated always as (rapporteur.edtf_span(published)) stored,
	reliability text constraint sources_reliability_known check (reliability in ('A', 'B', 'C', 'D', 'E', 'F')),
	marking marking not null default 0,
	origin_id bigint constraint sources_origin_fkey references sources,
	revision bigint not null default revision_default() constraint sources_revision_fkey references revisions,
	constraint sources_not_own_origin check (origin_id <> id)
);
comment on table sources is 'Where a claim comes from';
comment on column sources.id is 'Number, never reused';
comment on column sources.slug is 'Short unique name for typing';
comment on column sources.outlet is 'Who published it: Associated Press, Kazinform';
comment on column sources.nature is 'wire, press, state media, party statement, official document, UN report, think tank, data set, social media, cable, record of conversation, own observation or secondary';
comment on column sources.title is 'Title of the piece';
comment on column sources.label is 'Outlet and title: the name it is printed under';
comment on column sources.address is 'Address or registry number';
comment on column sources.archive is 'Address of an archived copy';
comment on column sources.hash is 'sha256: of the bytes that were read';
comment on column sources.language is 'Language, BCP 47';
comment on column sources.published is 'When it was published: EDTF';
comment on column sources.published_span is 'Earliest and latest day of published';
comment on column sources.reliability is 'Admiralty scale A to F; F: cannot be judged';
comment on column sources.marking is 'Marking that its claims inherit';
comment on column sources.origin_id is 'The source that this one reprints: several reprints of one text are one origin';
comment on column sources.revision is 'The revision that entered it';

create function source_published() returns trigger language plpgsql set search_path to rapporteur, pg_catalog as $$
begin
	if lower(new.published_span) > (clock_timestamp() at time zone base_zone())::date then
		raise exception using errcode = 'RA003',
			message = format('source %s was published on %s: that time has not come', new.slug, new.published),
			hint = 'a date ahead goes into what is claimed (round schedule); what comes out later is entered once it is out';
	end if;
	return new;
end $$;
comment on function source_published() is 'Refuses a source that has yet to be published';
create trigger source_published after insert or update of published on sources for each row
	when (new.published is not null) execute function source_published();

create index sources_slugs on sources using gin (slug rapporteur.gin_trgm_ops) with (gin_pending_list_limit = 256);

create table passages (
	id bigint generated by default as identity constraint passages_pkey primary key,
	source_id bigint not null constraint passages_source_fkey references sources,
	name text not null constraint passages_name_form check (name ~ '^[0-9a-z]+$'),
	at timestamptz not null,
	text wording,
	language text constraint passages_language_form check (language ~ '^[a-z]{2,3}(-[A-Za-z0-9]+)*$'),
	marking marking not null default 0,
	revision bigint not null default revision_default() constraint passages_revision_fkey references revisions,
	constraint passages_name_unique unique (source_id, name),
	constraint passages_id_source unique (id, source_id)
);
comment on table passages is 'Timestamped pieces of a source, named by their time: #1530';
comment on column passages.id is 'Number, never reused';
comment on column passages.source_id is 'The source it is part of';
comment on column passages.name is 'Its time in the source, 1530 or 1115b: stays when newer items push it down';
comment on column passages.at is 'The instant it carries';
comment on column passages.text is 'Its text, where it may be kept';
comment on column passages.language is 'Language of the text, BCP 47';
comment on column passages.marking is 'Its own marking';
comment on column passages.revision is 'The revision that entered it';

create table names (
	id bigint generated by default as identity constraint names_pkey primary key,
	thing_id bigint constraint names_thing_fkey references things,
	of_source_id bigint constraint names_of_source_fkey references sources,
	name text not null constraint names_name_not_empty check (is_said(name))
		constraint names_name_one_line check (is_line(name))
		constraint names_name_visible check (is_visible(name))
		constraint names_name_length check (octet_length(name) <= 1000 and octet_length(folded) <= 1500),
	nature text not null default 'official' constraint names_nature_known check (nature in (
		'official', 'short', 'acronym', 'transliteration', 'former', 'nickname')),
	language text constraint names_language_form check (language ~ '^[a-z]{2,3}(-[A-Za-z0-9]+)*$'),
	script text constraint names_script_form check (script ~ '^[A-Z][a-z]{3}$'),
	romanised listed constraint names_romanised_length check (octet_length(romanised) <= 1500),
	skeleton listed,
	source_id bigint constraint names_source_fkey references sources,
	marking marking not null default 0,
	held text,
	held_span daterange generated always as (rapporteur.edtf_span(held)) stored,
	printed_until date,
	folded text not null generated always as (rapporteur.fold(name)) stored,
	revision bigint not null default revision_default() constraint names_revision_fkey references revisions,
	constraint names_of_one check (num_nonnulls(thing_id, of_source_id) = 1)
);
comment on table names is 'Every name a thing or a source goes by; two may share one. One of them may stand here at several markings: who does not see the higher is not told of it';
comment on column names.id is 'Number, never reused';
comment on column names.thing_id is 'Whose name, where it is of a thing';
comment on column names.of_source_id is 'Whose name, where it is of a source';
comment on column names.name is 'As written';
comment on column names.nature is 'official, short, acronym, transliteration, former or nickname';
comment on column names.language is 'Language and script, BCP 47: ar, ru, ar-Latn';
comment on column names.script is 'Its script, ISO 15924: Latn, Arab, Cyrl; null where it has several or the program that entered it could not tell';
comment on column names.romanised is 'Its Latin form where it is of another script, by the rules of ICU; null where the program that entered it had none';
comment on column names.skeleton is 'What it looks like, by Unicode Technical Standard 39: names of one skeleton are mistaken for one another';
comment on column names.source_id is 'Where it was seen';
comment on column names.marking is 'Lowest marking at which it may be printed';
comment on column names.held is 'When it was in use: EDTF interval';
comment on column names.held_span is 'Earliest and latest day of held';
comment on column names.printed_until is 'Of a name that the thing was printed under before it was renamed: the day from which the next stands';
comment on column names.folded is 'As it is compared';
comment on column names.revision is 'The revision that entered it';
create index names_thing on names (thing_id, name);
create index names_printed on names (thing_id, printed_until) where printed_until is not null;
create index names_of_source on names (of_source_id, name);
create index names_folded on names (folded);
create index names_skeleton on names using hash (skeleton);
-- Read right after they are written: nothing waits in a list to be sorted in.
create index names_keys on names using gin (name_keys(folded, name, romanised)) with (fastupdate = off);
create index names_beginnings on names using gin (name_words(folded, romanised)) with (fastupdate = off);
-- For suggestions and search: what waits is little, for every question reads it all.
create index names_trigrams on names using gin (folded rapporteur.gin_trgm_ops) with (gin_pending_list_limit = 256);
create index names_sounds on names using gin (name_sounds(folded, romanised)) with (gin_pending_list_limit = 256);

create function name_unformed() returns trigger language plpgsql set search_path to rapporteur, pg_catalog as $$
begin
	new.script := null;
	new.romanised := null;
	new.skeleton := null;
	return new;
end $$;
comment on function name_unformed() is 'Forgets of a name that is changed how it was written, which the program says anew';
create trigger name_unformed before update of name on names for each row
	when (new.name <> old.name and not restoring()) execute function name_unformed();

create table identifiers (
	id bigint generated by default as identity constraint identifiers_pkey primary key,
	thing_id bigint constraint identifiers_thing_fkey references things,
	of_source_id bigint constraint identifiers_of_source_fkey references sources,
	scheme text not null constraint identifiers_scheme_known check (scheme in ('wikidata', 'iso3166-1', 'gw', 'ucdp-actor',
		'ucdp-conflict', 'pax-agreement', 'pax-process', 'cameo-actor', 'un-symbol', 'doi', 'viaf', 'isni')),
	value text not null constraint identifiers_value_not_empty check (is_said(value))
		constraint identifiers_value_one_line check (is_line(value)),
	revision bigint not null default revision_default() constraint identifiers_revision_fkey references revisions,
	constraint identifiers_of_one check (num_nonnulls(thing_id, of_source_id) = 1),
	constraint identifiers_scheme_value unique (scheme, value),
	constraint identifiers_wikidata_form check (scheme <> 'wikidata' or value ~ '^Q[1-9][0-9]*$'),
	constraint identifiers_iso3166_form check (scheme <> 'iso3166-1' or is_country(value) or value ~ '^[A-Z]{3}$'),
	constraint identifiers_doi_form check (scheme <> 'doi' or value ~ '^10\.[0-9]{4,9}(\.[0-9]+)*/\S+$')
);
create index identifiers_thing on identifiers (thing_id);
create index identifiers_of_source on identifiers (of_source_id);
comment on table identifiers is 'What other registers call a thing or a source';
comment on column identifiers.id is 'Number, never reused';
comment on column identifiers.thing_id is 'Whose identifier, where it is of a thing';
comment on column identifiers.of_source_id is 'Whose identifier, where it is of a source';
comment on column identifiers.scheme is 'The register: Wikidata, ISO 3166-1, Gleditsch and Ward, UCDP, PA-X, CAMEO, documents of the UN, DOI, VIAF or ISNI';
comment on column identifiers.value is 'The identifier there';
comment on column identifiers.revision is 'The revision that entered it';

create function label_on(thing bigint, label text, day date, marking marking) returns text language sql stable parallel safe
	return coalesce((select n.name from names n where n.thing_id = thing and n.printed_until > day and n.marking <= label_on.marking
		order by n.printed_until limit 1), label);
comment on function label_on(bigint, text, date, marking) is
	'The name that a thing of this label and marking is printed under on a day: the label, or that of those before it which stood then, unless it is marked higher';

create function things_named(ids bigint[], ceiling int, day date default 'infinity') returns table (id bigint, slug text, label text)
	language sql stable parallel safe
begin atomic
select a.id, case when t.marking <= ceiling then t.slug end,
	case when t.marking <= ceiling then label_on(t.id, t.label, day, t.marking) else coalesce((select n.name from names n
		where n.thing_id = a.id and n.marking <= ceiling order by n.id limit 1), 'a thing not to be named here') end
from (select distinct unnest(ids) as id) a
left join things t on t.id = a.id -- who is not cleared for it does not see its row
where a.id is not null;
end;
comment on function things_named(bigint[], int, date) is
	'Things as they may be named under a marking, by the name of a day: above the marking the first lower-marked name stands, without a slug; without one the thing is not named. Where ids are a column or a parameter the planner takes the body in';

set local search_path to default;

-- migrate:down
set local search_path to rapporteur, pg_catalog;
drop function things_named(bigint[], int, date), label_on(bigint, text, date, marking);
drop table identifiers, names, passages, sources, things cascade;
drop function name_unformed(), thing_marked(), thing_marks(), source_published(), kind_is_told(text), told_part(text);
drop function is_visible(text), name_sounds(text, text), name_begun(text), quote_tsword(text), name_words(text, text), name_keys(text, text), name_keys(text, text, text), fold(text), plain(text), words_of(text), words_apart(text), punctuation(), letters(text);
drop function restoring(), revision_default(), this_revision(), write_lock();
drop function base_zone();
drop table base;
drop table revisions;
drop function base_zone_known(), zone_checked(text), marking_name(marking), marking_of(text);
drop domain listed, phrase, wording, marking;
drop function are_said(text[]), is_country(text), is_line(text), is_said(text);
drop extension fuzzystrmatch, unaccent, pg_trgm;
set local search_path to default;
