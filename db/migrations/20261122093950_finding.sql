-- SPDX-License-Identifier: MIT
-- Finding names through their indexes. Under row security none of these would be used, for the server cannot know that comparing
-- names tells nothing: so these functions have the rights of the owner, and keep to the clearance of whoever asks by themselves.
-- Whose the names are is read by their callers, under the policies.
-- migrate:up
set local search_path to rapporteur, pg_catalog;

create function names_called(typed text, latin text) returns table (thing_id bigint, of_source_id bigint) language plpgsql stable rows 3
	security definer set search_path to rapporteur, pg_catalog, pg_temp as $$
declare
	wanted text[] := name_keys(typed, latin);
	cleared marking := clearance(access_caller());
begin
	return query select n.thing_id, n.of_source_id from names n
	where name_keys(n.folded, n.name, n.romanised) && wanted and n.marking <= cleared;
end $$;
comment on function names_called(text, text) is 'Whose name it is, in any spelling that name_keys() has as one (latin: its Latin form, or null)';

create function names_begun(typed text, latin text, kinds text[]) returns table (thing_id bigint, of_source_id bigint) language plpgsql stable rows 10
	security definer set search_path to rapporteur, pg_catalog, pg_temp as $$
declare
	cleared marking := clearance(access_caller());
	own tsquery := name_begun(typed);
	wanted tsquery := coalesce(own || name_begun(latin), own);
begin
	return query select n.thing_id, n.of_source_id from names n
	where name_words(n.folded, n.romanised) @@ wanted and n.marking <= cleared
		and case when kinds is null then n.thing_id is not null
			else coalesce((select t.kind from things t where t.id = n.thing_id), 'source') = any (kinds) end
	limit 1000;
end $$;
comment on function names_begun(text, text, text[]) is
	'Who has a name with every word typed, the last of which may only begin one (latin: its Latin form, or null; kinds: of things, or source; null: of any things), by at most 1,000 names';

create function names_near(typed text, latin text) returns table (thing_id bigint, of_source_id bigint, likeness real) language plpgsql stable rows 100
	security definer set search_path to rapporteur, pg_catalog, pg_temp as $$
declare
	cleared marking := clearance(access_caller());
	letters text := fold(typed);
	spelt text := lower(typed);
	sounds text[] := name_sounds(fold(typed), latin);
	words int := cardinality(string_to_array(coalesce(fold(latin), letters), ' '));
	many bigint;
begin
	-- What has nearly all of it, and of what has some of it, which may be very much, enough.
	return query
	with alike as materialized ( -- apart from its limit, for which the server would rather go through all names
		select * from names where folded % letters and marking <= cleared
	)
	select n.thing_id, n.of_source_id, greatest(similarity(n.folded, letters), word_similarity(letters, n.folded)) as near
	from (select * from names where letters <% folded and marking <= cleared union all (select * from alike limit 1000)) n
	order by near desc, n.id limit 100;
	get diagnostics many = row_count;
	return query
	select t.id, null::bigint, similarity(t.slug, spelt) from things t
	where t.slug % spelt and not told_part(t.kind) and t.marking <= cleared
	union all
	select t.id, null, similarity(t.slug, spelt) from things r join things t on t.round_id = r.id and similarity(t.slug, spelt) >= 0.3 and t.marking <= cleared
	where spelt ~ '/' and r.slug = split_part(spelt, '/', 1)
	union all
	select null, s.id, similarity(s.slug, spelt) from sources s where s.slug % spelt and s.marking <= cleared
	order by 3 desc limit 100;
	if many >= 5 then
		return;
	end if;
	-- What has more than half of the sounds typed; never as near as what is written alike. Of very many some are enough.
	return query
	select n.thing_id, n.of_source_id, ((0.5 * h.shared / words + 0.4 * h.shared / cardinality(n.heard)))::real
	from (select o.thing_id, o.of_source_id, name_sounds(o.folded, o.romanised) as heard from names o
		where name_sounds(o.folded, o.romanised) && sounds and o.marking <= cleared limit 1000) n,
		lateral (select count(*) as shared from unnest(sounds) s where s = any (n.heard)) h
	where 2 * h.shared > words;
end $$;
comment on function names_near(text, text) is
	'Who has a name or a slug that is written alike, by trigrams, or, where few have, a name that sounds alike, and how near it is, up to 1 (latin: its Latin form, or null)';

set local search_path to default;

-- migrate:down
set local search_path to rapporteur, pg_catalog;
drop function names_near(text, text), names_begun(text, text, text[]), names_called(text, text);
set local search_path to default;
