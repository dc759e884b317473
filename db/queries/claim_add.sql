-- SPDX-License-Identifier: MIT
-- Adds a claim, unless the record has one that says the same: then its number is given, and nothing is added. The
-- parameters are the columns as entered, and further:
--   happened   without occurred, the day of the passage is when it came about
--   confirms   a claim that this one says again, on another source's word: what it says and when it came about are taken over, and
--              its marking where none is given
with input as (select
	$1::bigint as subject_id,
	$2::bigint as scope_id,
	$3::text as word,
	$4::bigint as concerns_id,
	$5::text as closes,
	$6::text[] as omits,
	$7::boolean as happened,
	$8::boolean as negated,
	$9::text as occurred,
	$10::text as reported_at,
	$11::bigint as source_id,
	$12::bigint as passage_id,
	$13::text as locator,
	$14::bigint as attributed_id,
	$15::bigint as principal_id,
	$16::text as attribution,
	$17::smallint as credibility,
	$18::text as marking,
	$19::text as statement,
	$20::text as quotation,
	$21::text as quotation_language,
	$22::text as because,
	$23::text as despite_exclusion,
	$24::bigint as person_id,
	$25::bigint as target_id,
	$26::bigint as signatory_id,
	$27::text as state,
	$28::text as mandate,
	$29::bigint as convener_id,
	$30::bigint as mediator_id,
	$31::text as number,
	$32::text as status,
	$33::text as format,
	$34::bigint as venue_id,
	$35::text as arrivals,
	$36::text as consultations,
	$37::text as opening,
	$38::text as meetings,
	$39::text as plenary,
	$40::text as close,
	$41::text as roster,
	$42::bigint as body_id,
	$43::bigint as includes_id,
	$44::text as role,
	$45::text as side,
	$46::text as presence,
	$47::text as level,
	$48::text as capacity,
	$49::text as function,
	$50::bigint as on_behalf_id,
	$51::text as size,
	$52::text as invitation,
	$53::text as quantity,
	$54::bigint as issuer_id,
	$55::text as exclusion,
	$56::bigint as insister_id,
	$57::text as ground,
	$58::text as extent,
	$59::text as stage,
	$60::text as signature,
	$61::bigint as maker_id,
	$62::text as content,
	$63::text as publication,
	$64::text as post,
	$65::text as since,
	$66::text as until,
	$67::text as link,
	$68::bigint as concerned_id,
	$69::text as note,
	$70::bigint as confirms
), draft as (
	select d.*, i.reported_at as typed_reported_at
	from input i
	left join passages p on p.id = i.passage_id
	left join lateral (
		select f.marking, jsonb_build_object('scope_id', f.scope_id, 'negated', f.negated, 'word', case f.word when 'dispute' then f.word end)
			|| (claim_said(f) - '{concerns_id,omits,word,locator,attributed_id,principal_id,attribution,credibility,statement,quotation,'
				'quotation_language,because,despite_exclusion}'::text[]) as body
		from claims f where f.id = i.confirms
	) said on true
	cross join lateral jsonb_populate_record(null::claims, coalesce(said.body, '{}') || jsonb_strip_nulls(to_jsonb(i) || jsonb_build_object(
		-- What is confirmed is no less to be guarded, unless somebody says so.
		'marking', coalesce(marking_of(i.marking), said.marking),
		'occurred', coalesce(i.occurred,
			case when i.happened and i.reported_at is null and i.word is distinct from 'correct'
				then (p.at at time zone base_zone())::date::text end),
		'reported_at', time_typed(i.reported_at, base_zone())))) d
), known as (
	select min(c.id) as id
	from draft d
	join claims c on c.subject_id = d.subject_id and c.source_id is not distinct from d.source_id
		and c.passage_id is not distinct from d.passage_id and c.negated = coalesce(d.negated, false)
		-- Asked for lower than its thing, source or passage, it was raised to theirs.
		and (d.marking is null or c.marking = greatest(d.marking, claim_least(c.subject_id, c.source_id, c.passage_id, c.concerns_id)))
		and case when d.typed_reported_at is null then c.known_by <> 'given' else c.reported_at = d.reported_at end
		and claim_said(c) = claim_said(jsonb_populate_record(null::claims, to_jsonb(d)))
		and not exists (select from claims k where k.concerns_id = c.id)
		-- What nobody dates was said now: it says something new where the same is past by now.
		and (c.known_by <> 'recorded' or not claim_past(c.id))
	where d.word is null or d.word in ('supersede', 'dispute')
), added as (
	insert into claims (
		subject_id, scope_id, word, concerns_id, closes, omits, negated, occurred, reported_at, source_id, passage_id,
		locator, attributed_id, principal_id, attribution, credibility, marking, statement, quotation,
		quotation_language, because, despite_exclusion, person_id, target_id, signatory_id, state, mandate, convener_id,
		mediator_id, number, status, format, venue_id, arrivals, consultations, opening, meetings, plenary, close,
		roster, body_id, includes_id, role, side, presence, level, capacity, function, on_behalf_id, size, invitation,
		quantity, issuer_id, exclusion, insister_id, ground, extent, stage, signature, maker_id, content, publication, post, since,
		until, link, concerned_id, note)
	select
		d.subject_id, d.scope_id, d.word, d.concerns_id, d.closes, d.omits, d.negated, d.occurred, d.reported_at,
		d.source_id, d.passage_id, d.locator, d.attributed_id, d.principal_id, d.attribution, d.credibility, d.marking,
		d.statement, d.quotation, d.quotation_language, d.because, d.despite_exclusion, d.person_id, d.target_id,
		d.signatory_id, d.state, d.mandate, d.convener_id, d.mediator_id, d.number, d.status, d.format, d.venue_id,
		d.arrivals, d.consultations, d.opening, d.meetings, d.plenary, d.close, d.roster, d.body_id, d.includes_id, d.role,
		d.side, d.presence, d.level, d.capacity, d.function, d.on_behalf_id, d.size, d.invitation, d.quantity, d.issuer_id,
		d.exclusion, d.insister_id, d.ground, d.extent, d.stage, d.signature, d.maker_id, d.content, d.publication,
		d.post, d.since, d.until, d.link, d.concerned_id, d.note
	from draft d, known k
	where k.id is null
	returning id
)
select id, true as added from added
union all
select id, false from known where id is not null;
