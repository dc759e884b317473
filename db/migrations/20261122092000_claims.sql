-- SPDX-License-Identifier: MIT
-- Claims: what a source says about a thing. One wide row a claim: a header, and typed columns (points) of which a claim
-- fills the few it speaks on. A claim is never overwritten; what is printed is resolved from claims.
-- migrate:up
set local search_path to rapporteur, pg_catalog;

create function state_place(point text, state text) returns int language sql immutable parallel safe
	return case point
		when 'status' then case state when 'mooted' then 1 when 'announced' then 2 when 'confirmed' then 3
			when 'under way' then 4 when 'suspended' then 5 when 'postponed' then 6 when 'cancelled' then 6
			when 'concluded' then 7 else 0 end
		when 'presence' then case state when 'named' then 1 when 'expected' then 2 when 'delayed' then 3
			when 'did not come' then 4 when 'arrived' then 4 when 'attended' then 5 when 'suspended' then 6
			when 'walked out' then 6 when 'returned' then 7 when 'left' then 8 else 0 end
		when 'invitation' then case state when 'sent' then 1 when 'accepted' then 2 when 'accepted with conditions' then 2
			when 'represented' then 2 when 'declined' then 2 when 'withdrawn' then 2 else 0 end
		when 'exclusion' then case state when 'imposed' then 1 when 'lifted' then 2 else 0 end
		when 'stage' then case state when 'tabled' then 1 when 'agreed' then 2 when 'announced' then 3
			when 'initialled' then 4 when 'signed' then 5 when 'in force' then 6 when 'implemented' then 7
			when 'breached' then 7 when 'lapsed' then 7 else 0 end
		else 0 end;
comment on function state_place(text, text) is
	'Place of a state in its life cycle, the same for those that exclude one another, 0 outside it: orders claims of one moment';

create table steps (
	point text not null,
	earlier text not null,
	later text not null,
	presupposed boolean not null,
	constraint steps_pkey primary key (point, earlier, later)
);
comment on table steps is 'Life cycles: which state follows which by itself, without anyone saying supersede';
comment on column steps.point is 'The point whose states they are';
comment on column steps.earlier is 'A state';
comment on column steps.later is 'A state that may follow it';
comment on column steps.presupposed is 'Whether the earlier one is an act that stays done when the later one comes: told without its day, it had come about by then. Who accepted on the 11th had been invited, though the invitation is told as known on the 12th; but who is told on the 12th to be kept out may well be so, though others say that it ended on the 11th';
with followed(point, earlier, later) as (
-- The chains: each state is followed by any later one.
select c.point, a.state, b.state
from (values
	('status', '{mooted,announced,confirmed,under way,suspended,concluded}'::text[]),
	('status', '{mooted,announced,confirmed,under way,suspended,postponed}'),
	('status', '{mooted,announced,confirmed,under way,suspended,cancelled}'),
	('presence', '{named,expected,delayed,arrived,attended,suspended,returned,left}'),
	('presence', '{named,expected,delayed,arrived,attended,walked out,returned,left}'),
	-- Not among the states of the chain, and yet what an expectation comes to when the day is over.
	('presence', '{named,expected,delayed,did not come}'),
	('invitation', '{sent,accepted}'), ('invitation', '{sent,accepted with conditions}'),
	('invitation', '{sent,represented}'), ('invitation', '{sent,declined}'), ('invitation', '{sent,withdrawn}'),
	('exclusion', '{imposed,lifted}'),
	('stage', '{tabled,agreed,announced,initialled,signed,in force,implemented}'),
	('stage', '{tabled,agreed,announced,initialled,signed,in force,breached}'),
	('stage', '{tabled,agreed,announced,initialled,signed,in force,lapsed}')) c(point, states),
	unnest(c.states) with ordinality a(state, place), unnest(c.states) with ordinality b(state, place)
where a.place < b.place
-- And the ways back.
union values
	('status', 'suspended', 'under way'), ('status', 'postponed', 'announced'),
	('presence', 'delayed', 'expected'), ('presence', 'returned', 'suspended'), ('presence', 'returned', 'walked out')
)
insert into steps (point, earlier, later, presupposed)
select f.point, f.earlier, f.later,
	f.earlier in ('mooted', 'announced', 'confirmed', 'named', 'expected', 'arrived', 'sent', 'tabled', 'agreed', 'initialled', 'signed')
	and f.later not in ('suspended', 'postponed', 'cancelled', 'delayed', 'did not come', 'walked out', 'returned', 'left', 'withdrawn')
from followed f;

create table relations (
	link text not null,
	subject text not null,
	target text not null,
	constraint relations_pkey primary key (link, subject, target)
);
comment on table relations is 'Which kinds of things a link joins';
comment on column relations.link is 'The link';
comment on column relations.subject is 'A kind of thing that it leads from';
comment on column relations.target is 'A kind of thing that it leads to';
insert into relations (link, subject, target)
select r.link, s.kind, t.kind
from (values
	('prepares', '{talks,round,outcome}'::text[], '{talks,round,outcome}'::text[]),
	('continues', '{talks,round}', '{talks,round}'), ('continues', '{outcome}', '{outcome}'),
	('follows up', '{talks,round,outcome}', '{talks,round,outcome}'),
	('established by', '{talks,round,actor,outcome}', '{talks,round,actor,person,outcome}'),
	('mandated by', '{talks,round,actor,person,delegation}', '{talks,round,actor,person,outcome}'),
	('answers', '{invitation,outcome}', '{invitation,outcome}'),
	('implements', '{talks,round,actor,outcome}', '{outcome}'),
	('annex of', '{outcome}', '{outcome}'),
	('in exchange for', '{invitation,exclusion,outcome}', '{invitation,exclusion,outcome}'),
	('replaces', '{talks,round}', '{talks,round}'), ('replaces', '{venue}', '{venue}'),
	('replaces', '{actor,person}', '{actor,person}'), ('replaces', '{delegation}', '{delegation}'),
	('replaces', '{invitation}', '{invitation}'), ('replaces', '{outcome}', '{outcome}'),
	-- Successions.
	('renamed to', '{actor}', '{actor}'), ('split into', '{actor}', '{actor}'),
	('merged into', '{actor}', '{actor}'), ('absorbed by', '{actor}', '{actor}')) r(link, subjects, targets),
	unnest(r.subjects) s(kind), unnest(r.targets) t(kind);

create table claims (
	id bigint generated by default as identity constraint claims_pkey primary key,
	kind text not null,
	subject_id bigint not null,
	scope_id bigint not null constraint claims_scope_fkey references things,
	revision bigint not null default revision_default() constraint claims_revision_fkey references revisions,
	word text constraint claims_word_known check (word in ('supersede', 'dispute', 'correct', 'retract')),
	concerns_id bigint constraint claims_concerns_fkey references claims,
	omits text[],
	closes text not null constraint claims_closes_known check (closes in ('nothing', 'step', 'all')),
	negated boolean not null,
	preferred boolean not null,
	-- when, on whose word
	occurred text,
	occurred_span daterange generated always as (rapporteur.edtf_span(occurred)) stored,
	effective date not null,
	reported_at timestamptz not null,
	known_by text not null constraint claims_known_by_known check (known_by in ('given', 'passage', 'source', 'recorded')),
	source_id bigint constraint claims_source_fkey references sources,
	passage_id bigint,
	locator phrase,
	attributed_id bigint constraint claims_attributed_fkey references things,
	principal_id bigint constraint claims_principal_fkey references things,
	attribution phrase,
	credibility smallint constraint claims_credibility_known check (credibility between 1 and 6),
	marking marking not null,
	statement wording,
	quotation wording,
	quotation_language text constraint claims_quotation_language_form check (quotation_language ~ '^[a-z]{2,3}(-[A-Za-z0-9]+)*$'),
	because wording,
	despite_exclusion wording,
	-- whom in the subject it speaks of
	person_id bigint constraint claims_person_fkey references things,
	target_id bigint constraint claims_target_fkey references things,
	signatory_id bigint constraint claims_signatory_fkey references things,
	-- talks
	state text constraint claims_state_known check (state in (
		'exploratory', 'active', 'suspended', 'called off', 'dormant', 'concluded', 'collapsed')),
	mandate wording,
	convener_id bigint constraint claims_convener_fkey references things,
	-- talks and rounds
	mediator_id bigint constraint claims_mediator_fkey references things,
	-- rounds
	number phrase,
	status text constraint claims_status_known check (status in (
		'mooted', 'announced', 'confirmed', 'under way', 'suspended', 'concluded', 'postponed', 'cancelled')),
	format text constraint claims_format_known check (format in (
		'plenary', 'direct', 'proximity', 'bilateral', 'shuttle', 'technical', 'ministerial')),
	venue_id bigint constraint claims_venue_fkey references things,
	arrivals text,
	consultations text,
	opening text,
	meetings text,
	plenary text,
	close text,
	arrivals_span daterange generated always as (rapporteur.edtf_span(arrivals)) stored,
	consultations_span daterange generated always as (rapporteur.edtf_span(consultations)) stored,
	opening_span daterange generated always as (rapporteur.edtf_span(opening)) stored,
	meetings_span daterange generated always as (rapporteur.edtf_span(meetings)) stored,
	plenary_span daterange generated always as (rapporteur.edtf_span(plenary)) stored,
	close_span daterange generated always as (rapporteur.edtf_span(close)) stored,
	roster text constraint claims_roster_known check (roster in ('complete', 'partial')),
	-- delegations, and the people in them
	body_id bigint constraint claims_body_fkey references things,
	includes_id bigint constraint claims_includes_fkey references things,
	role text constraint claims_role_known check (role in ('party', 'participant', 'mediator', 'facilitator', 'convener',
		'host', 'guarantor', 'co-sponsor', 'observer', 'adviser', 'chair', 'secretariat')),
	side listed,
	presence text constraint claims_presence_known check (presence in ('named', 'expected', 'delayed', 'arrived', 'attended',
		'attended in part', 'remote', 'suspended', 'walked out', 'returned', 'left', 'replaced', 'did not come', 'not listed')),
	level text constraint claims_level_known check (level in ('head of state', 'minister', 'deputy minister', 'envoy',
		'ambassador', 'official', 'expert', 'military')),
	capacity text constraint claims_capacity_known check (capacity in ('office', 'personal')),
	function text constraint claims_function_known check (function in (
		'head', 'chief negotiator', 'spokesperson', 'member', 'adviser')),
	on_behalf_id bigint constraint claims_on_behalf_fkey references things,
	size text,
	size_span int4range generated always as (rapporteur.count_span(size)) stored,
	-- invitations
	invitation text constraint claims_invitation_known check (invitation in ('sent', 'not received', 'accepted',
		'accepted with conditions', 'represented', 'declined', 'withdrawn', 'not invited')),
	quantity text,
	quantity_span int4range generated always as (rapporteur.count_span(quantity)) stored,
	issuer_id bigint constraint claims_issuer_fkey references things,
	-- exclusions
	exclusion text constraint claims_exclusion_known check (exclusion in ('imposed', 'lifted')),
	insister_id bigint constraint claims_insister_fkey references things,
	ground wording,
	extent text constraint claims_extent_known check (extent in ('negotiations', 'ceasefires')),
	-- outcomes
	stage text constraint claims_stage_known check (stage in ('tabled', 'offered', 'agreed', 'announced', 'initialled',
		'signed', 'adopted', 'endorsed', 'rejected', 'in force', 'implemented', 'partly implemented', 'breached', 'lapsed')),
	signature text constraint claims_signature_known check (signature in ('signatory', 'guarantor', 'witness', 'refused')),
	maker_id bigint constraint claims_maker_fkey references things,
	content wording,
	publication text constraint claims_publication_known check (publication in ('public', 'not public')),
	-- posts and memberships
	post phrase,
	since text,
	until text,
	since_span daterange generated always as (rapporteur.edtf_span(since)) stored,
	until_span daterange generated always as (rapporteur.edtf_span(until)) stored,
	-- links and context, of anything
	link text constraint claims_link_known check (link in ('prepares', 'continues', 'follows up', 'established by',
		'mandated by', 'answers', 'implements', 'annex of', 'in exchange for', 'replaces',
		'renamed to', 'split into', 'merged into', 'absorbed by')),
	concerned_id bigint constraint claims_concerned_fkey references things,
	note wording,
	constraint claims_subject_fkey foreign key (subject_id, kind) references things (id, kind),
	constraint claims_passage_fkey foreign key (passage_id, source_id) references passages (id, source_id),
	constraint claims_passage_of_source check (passage_id is null or source_id is not null),
	constraint claims_concerns_one check (coalesce(word in ('correct', 'retract'), false) = (concerns_id is not null)),
	constraint claims_omits_of_correction check (omits is null or coalesce(word = 'correct', false)),
	constraint claims_omits_optional check (not omits && array['id', 'kind', 'subject_id', 'scope_id', 'revision',
		'word', 'concerns_id', 'omits', 'closes', 'negated', 'preferred', 'effective', 'reported_at', 'known_by', 'marking']),
	constraint claims_principal_attributed check (principal_id is null or attributed_id is not null),
	constraint claims_only_of_talks check (kind = 'talks' or num_nonnulls(state, mandate, convener_id) = 0),
	constraint claims_only_of_talks_and_rounds check (kind in ('talks', 'round') or mediator_id is null),
	constraint claims_only_of_rounds check (kind = 'round' or num_nonnulls(number, status, format, venue_id, arrivals,
		consultations, opening, meetings, plenary, close, roster) = 0),
	constraint claims_only_of_delegations check (kind = 'delegation'
		or num_nonnulls(includes_id, presence, level, capacity, function, on_behalf_id, size) = 0),
	constraint claims_only_of_delegations_and_invitations check (kind in ('delegation', 'invitation')
		or num_nonnulls(role, side) = 0),
	constraint claims_only_of_invitations check (kind = 'invitation' or num_nonnulls(invitation, quantity, issuer_id,
		despite_exclusion) = 0),
	constraint claims_only_of_exclusions check (kind = 'exclusion' or num_nonnulls(exclusion, insister_id, ground, extent) = 0),
	constraint claims_only_of_outcomes check (kind = 'outcome'
		or num_nonnulls(stage, signature, signatory_id, maker_id, content, publication) = 0),
	constraint claims_only_of_people_and_actors check (kind in ('person', 'actor') or num_nonnulls(post, since, until) = 0),
	constraint claims_body_of_delegation_or_post check (body_id is null or kind = 'delegation' or post is not null),
	constraint claims_body_another check (body_id <> subject_id),
	constraint claims_person_in_delegation check (person_id is null or kind = 'delegation'),
	constraint claims_function_of_person check (function is null or person_id is not null),
	constraint claims_signature_of_signatory check ((signature is null) = (signatory_id is null)),
	constraint claims_link_to_target check ((link is null) = (target_id is null)),
	constraint claims_link_to_another check (target_id <> subject_id),
	constraint claims_negated_of_set check (not negated or kind = 'invitation' and side is not null or num_nonnulls(convener_id,
		includes_id, role, function, insister_id, extent, maker_id, post, link, concerned_id, note) > 0),
	constraint claims_since_before_until check (lower(since_span) < upper(until_span))
);
comment on table claims is 'What a source says about a thing: never overwritten, and what is printed is resolved from it';
comment on column claims.id is 'Number of the claim, as printed';
comment on column claims.kind is 'Kind of the subject';
comment on column claims.subject_id is 'The thing it is about';
comment on column claims.scope_id is 'The round or talks it bears on (a person or body for posts)';
comment on column claims.revision is 'The command that recorded it';
comment on column claims.word is 'What it does where it disagrees with the record: supersede, dispute, correct or retract';
comment on column claims.concerns_id is 'The claim that it corrects or retracts';
comment on column claims.omits is 'Correction: columns of the claim concerned that it does not take over';
comment on column claims.closes is 'Which of its points put what held before into the past: nothing, step (its life-cycle points), all';
comment on column claims.negated is 'It takes its value out of a set, or the person out of a function';
comment on column claims.preferred is 'Printed first among disputed values';
comment on column claims.occurred is 'When the state asserted came about: EDTF';
comment on column claims.occurred_span is 'Earliest and latest day of occurred';
comment on column claims.effective is 'The day it counts from: the last day of occurred, else the day of reported_at';
comment on column claims.reported_at is 'When the source made it known';
comment on column claims.known_by is 'Where reported_at comes from: given, the passage, the source''s date, or the moment of recording';
comment on column claims.source_id is 'Its source';
comment on column claims.passage_id is 'The passage of the source';
comment on column claims.locator is 'Where in the source: page, paragraph, minute';
comment on column claims.attributed_id is 'Who said it, as the source tells';
comment on column claims.principal_id is 'For whom the speaker spoke';
comment on column claims.attribution is 'Who said it, in words: an unnamed official';
comment on column claims.credibility is 'Admiralty scale 1 to 6; 6: cannot be judged';
comment on column claims.marking is 'At least that of its source, its passage and its subject';
comment on column claims.statement is 'One plain sentence of ours';
comment on column claims.quotation is 'The words as said';
comment on column claims.quotation_language is 'Language of the quotation, BCP 47';
comment on column claims.because is 'The cause given for a change';
comment on column claims.despite_exclusion is 'Invitation: why it was recorded although the invitee was excluded at that time';
comment on column claims.person_id is 'The person of the delegation that it speaks of';
comment on column claims.target_id is 'The thing that the link leads to';
comment on column claims.signatory_id is 'The signatory that it speaks of';
comment on column claims.state is 'Talks: exploratory, active, suspended, called off, dormant, concluded, collapsed';
comment on column claims.mandate is 'Talks: what they rest on';
comment on column claims.convener_id is 'Talks: a convener';
comment on column claims.mediator_id is 'Talks or round: the mediator, a person or a body';
comment on column claims.number is 'Round: its number as counted by the source';
comment on column claims.status is 'Round: mooted, announced, confirmed, under way, suspended, concluded, postponed, cancelled';
comment on column claims.format is 'Round: plenary, direct, proximity, bilateral, shuttle, technical, ministerial';
comment on column claims.venue_id is 'Round: its venue';
comment on column claims.arrivals is 'Round: when delegations arrive, EDTF';
comment on column claims.consultations is 'Round: prior consultations, EDTF';
comment on column claims.opening is 'Round: its opening, EDTF';
comment on column claims.meetings is 'Round: its meetings, EDTF';
comment on column claims.plenary is 'Round: its plenary, EDTF';
comment on column claims.close is 'Round: its close, EDTF';
comment on column claims.arrivals_span is 'Earliest and latest day of arrivals';
comment on column claims.consultations_span is 'Earliest and latest day of consultations';
comment on column claims.opening_span is 'Earliest and latest day of opening';
comment on column claims.meetings_span is 'Earliest and latest day of meetings';
comment on column claims.plenary_span is 'Earliest and latest day of plenary';
comment on column claims.close_span is 'Earliest and latest day of close';
comment on column claims.roster is 'Round: whether its list of participants is complete or partial';
comment on column claims.body_id is 'Delegation of a side: the body it turned out to be. Post: the body it is held in';
comment on column claims.includes_id is 'Delegation: a body that is inside it';
comment on column claims.role is 'Delegation: one of its roles. Invitation: in what capacity';
comment on column claims.side is 'Delegation: its side. Invitation: a side it went to';
comment on column claims.presence is 'Delegation, or the person in it: from named and expected to attended, left, did not come';
comment on column claims.level is 'Delegation, or the person in it: rank of representation';
comment on column claims.capacity is 'Delegation, or the person in it: office or personal';
comment on column claims.function is 'What the person is in the delegation: head, chief negotiator, spokesperson, member, adviser';
comment on column claims.on_behalf_id is 'Delegation, or the person in it: on whose behalf';
comment on column claims.size is 'Delegation: how many people, as said';
comment on column claims.size_span is 'Lowest and highest of size';
comment on column claims.invitation is 'Invitation: sent, not received, accepted, accepted with conditions, represented, declined, withdrawn, not invited';
comment on column claims.quantity is 'Invitation: how many were sent, as said';
comment on column claims.quantity_span is 'Lowest and highest of quantity';
comment on column claims.issuer_id is 'Invitation: who invites';
comment on column claims.exclusion is 'Exclusion: imposed or lifted';
comment on column claims.insister_id is 'Exclusion: who insists on it';
comment on column claims.ground is 'Exclusion: the ground given';
comment on column claims.extent is 'Exclusion: what from, negotiations or ceasefires';
comment on column claims.stage is 'Outcome: tabled, offered, agreed, announced, initialled, signed, adopted, endorsed, rejected, in force, implemented, partly implemented, breached, lapsed';
comment on column claims.signature is 'Outcome: what the signatory did: signatory, guarantor, witness, refused';
comment on column claims.maker_id is 'Outcome: who tabled or offered it';
comment on column claims.content is 'Outcome: what it says, in a sentence of ours';
comment on column claims.publication is 'Outcome: whether its text is public';
comment on column claims.post is 'Person or actor: the post or membership held in body_id';
comment on column claims.since is 'Post: from when, EDTF';
comment on column claims.until is 'Post: until when, EDTF';
comment on column claims.since_span is 'Earliest and latest day of since';
comment on column claims.until_span is 'Earliest and latest day of until';
comment on column claims.link is 'How the subject is linked to target_id';
comment on column claims.concerned_id is 'An actor or person concerned';
comment on column claims.note is 'Context: a sentence of ours';

create index claims_subject on claims (subject_id);
create index claims_scope on claims (scope_id);
create index claims_concerns on claims (concerns_id) where concerns_id is not null;
create index claims_person on claims (person_id) where person_id is not null;
create index claims_body on claims (body_id) where body_id is not null;
create index claims_includes on claims (includes_id) where includes_id is not null;
create index claims_target on claims (target_id) where target_id is not null;
create index claims_signatory on claims (signatory_id) where signatory_id is not null;
create index claims_roster on claims (subject_id) where roster is not null;
create index claims_venue on claims (venue_id) where venue_id is not null;
create index claims_mediator on claims (mediator_id) where mediator_id is not null;
create index claims_convener on claims (convener_id) where convener_id is not null;
create index claims_on_behalf on claims (on_behalf_id) where on_behalf_id is not null;
create index claims_issuer on claims (issuer_id) where issuer_id is not null;
create index claims_insister on claims (insister_id) where insister_id is not null;
create index claims_maker on claims (maker_id) where maker_id is not null;
create index claims_concerned on claims (concerned_id) where concerned_id is not null;
create index claims_attributed on claims (attributed_id) where attributed_id is not null;
create index claims_principal on claims (principal_id) where principal_id is not null;
create index claims_source on claims (source_id);
create index claims_revision on claims (revision);

-- A correction or retraction lies with the claim that it concerns, and a ready-made resolution rests on that.
create function claim_stays() returns trigger language plpgsql as $$
begin
	raise exception using errcode = 'RA003', message = format('claim %s cannot be moved: what it is about, or concerns, is not changed', old.id),
		hint = format('retract it, and enter it where it belongs: rapporteur claim retract %s', old.id);
end $$;
comment on function claim_stays() is 'Refuses to give a claim another subject, or another claim that it concerns';
create trigger claim_stays before update on claims for each row
	when (not restoring() and (old.subject_id, old.concerns_id) is distinct from (new.subject_id, new.concerns_id)) execute function claim_stays();

set local search_path to default;

-- migrate:down
set local search_path to rapporteur, pg_catalog;
drop table claims, relations, steps;
drop function claim_stays(), state_place(text, text);
set local search_path to default;
