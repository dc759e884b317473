// SPDX-License-Identifier: MIT
// The views for readers, and when a round starts and ends.

#include "base/mem.h"
#include "db/scene.h"

// "start / end", each as "text earliest latest", with "derived" and "disputed" where it is so, and the claims behind it.
static const char *dates(struct sql *sql, const char *round, const char *as_of, int ceiling)
{
	return sql_answer(sql,
	                  "select concat_ws(' ', start_text, edtf_earliest(start_span), edtf_latest(start_span), case when "
	                  "start_derived then 'derived' end,"
	                  "  case when start_disputed then 'disputed' end, (select string_agg(statement, ' ' order by id) "
	                  "from claims where id = any (start_claims)))"
	                  " || ' / ' || concat_ws(' ', end_text, edtf_earliest(end_span), edtf_latest(end_span), case when "
	                  "end_derived then 'derived' end,"
	                  "  case when end_disputed then 'disputed' end, (select string_agg(statement, ' ' order by id) "
	                  "from claims where id = any (end_claims)))"
	                  " from round_dates('%s', %d, (select array[id] from things where slug = '%s'))",
	                  as_of, ceiling, round);
}
#define DATES(sql, round, expected) ANSWER_IS(dates((sql), (round), "infinity", 4), (expected))

static void a_round_starts_with_its_opening(void)
{
	MEM_SCOPE(scratch);
	struct sql *sql = scene_open(scratch);
	DATES(sql, "g4", " / ");
	SAY(sql, "arrivals", "g4", "2017-02-10", "arrivals", "2017-02-19", "consultations", "2017-02-20");
	DATES(sql, "g4", " / ");
	SAY(sql, "plenary", "g4", "2017-02-10", "plenary", "2017-02-25");
	DATES(sql, "g4", "2017-02-25 2017-02-25 2017-02-25 plenary / 2017-02-25 2017-02-25 2017-02-25 plenary");
	SAY(sql, "meetings", "g4", "2017-02-10", "meetings", "2017-02-24/2017-03-03");
	DATES(sql, "g4", "2017-02-24 2017-02-24 2017-02-24 meetings / 2017-03-03 2017-03-03 2017-03-03 meetings");
	SAY(sql, "opening", "g4", "2017-02-10", "opening", "2017-02-23");
	SAY(sql, "close", "g4", "2017-02-10", "close", "2017-03-02~");
	DATES(sql, "g4", "2017-02-23 2017-02-23 2017-02-23 opening / 2017-03-02~ 2017-03-02 2017-03-02 close");
	ANSWER_IS(dates(sql, "g4", "2017-02-09", 4), " / ");
}

static void vague_and_open_dates_of_a_round(void)
{
	MEM_SCOPE(scratch);
	struct sql *sql = scene_open(scratch);
	SAY(sql, "meetings", "g4", "2017-02-10", "meetings", "2017-02-24/..");
	DATES(sql, "g4", "2017-02-24 2017-02-24 2017-02-24 meetings / ");
	SAY(sql, "plenary", "g4", "2017-02-10", "plenary", "2017-02");
	// Of a vague date and one inside it, the one inside.
	DATES(sql, "g4", "2017-02-24 2017-02-24 2017-02-24 meetings / 2017-02 2017-02-01 2017-02-28 plenary");
	SAY(sql, "month", "g3", "2017-02-10", "meetings", "2016-04");
	DATES(sql, "g3", "2016-04 2016-04-01 2016-04-30 month / 2016-04 2016-04-01 2016-04-30 month");
	SAY(sql, "unknown", "g4-1", "2017-02-10", "meetings", "/2017-03");
	DATES(sql, "g4-1", " / 2017-03 2017-03-01 2017-03-31 unknown");
}

static void disputed_dates_of_a_round(void)
{
	MEM_SCOPE(scratch);
	struct sql *sql = scene_open(scratch);
	SAY(sql, "a", "g4", "2017-02-11", "meetings", "2017-02-15/2017-02-16", "source_id", "#c1");
	SAY(sql, "b", "g4", "2017-02-13", "meetings", "2017-02-16/2017-02-17", "source_id", "#b1", "word", "dispute");
	DATES(sql, "g4", "2017-02-16 2017-02-16 2017-02-16 disputed b / 2017-02-17 2017-02-17 2017-02-17 disputed b");
	// They agree on the start and differ on the end only.
	SAY(sql, "c", "g3", "2017-02-11", "meetings", "2016-04-13/2016-04-27");
	SAY(sql, "d", "g3", "2017-02-12", "meetings", "2016-04-13/2016-04-28", "word", "dispute");
	DATES(sql, "g3", "2016-04-13 2016-04-13 2016-04-13 c d / 2016-04-28 2016-04-28 2016-04-28 disputed d");
	SAY(sql, "e", "g3", "2017-02-12", "meetings", "2016-04-12/2016-04-26", "word", "dispute", "source_id", "#e1");
	DATES(sql, "g3", "2016-04-13 2016-04-13 2016-04-13 disputed c d / 2016-04-28 2016-04-28 2016-04-28 disputed d");
}

static void what_a_round_lacks_comes_from_its_sessions(void)
{
	MEM_SCOPE(scratch);
	struct sql *sql = scene_open(scratch);
	SAY(sql, "first", "g4-1", "2017-02-11", "opening", "2017-02-23", "close", "2017-02-25");
	SAY(sql, "second", "g4-2", "2017-02-11", "meetings", "2017-02-27/2017-03-03");
	SAY(sql, "technical", "g4-tech", "2017-02-11", "opening", "2017-02-01", "close", "2017-03-20");
	DATES(sql, "g4",
	      "2017-02-23 2017-02-23 2017-02-23 derived first / 2017-03-03 2017-03-03 2017-03-03 derived second");
	DATES(sql, "g4-tech", "2017-02-01 2017-02-01 2017-02-01 technical / 2017-03-20 2017-03-20 2017-03-20 technical");
	// Its own claims win; one end may be its own and the other derived.
	SAY(sql, "own", "g4", "2017-02-12", "close", "2017-03-04");
	DATES(sql, "g4", "2017-02-23 2017-02-23 2017-02-23 derived first / 2017-03-04 2017-03-04 2017-03-04 own");
	// A phase of a phase; what says its own hides what lies below.
	sql_run(sql, "insert into things (kind, slug, label, nature, talks_id, parent_id) select 'round', 'g4-2-a', 'x', "
	             "'phase', talks_id, id from things where slug = 'g4-2'");
	SAY(sql, "below", "g4-2-a", "2017-02-12", "opening", "2017-02-20", "close", "2017-03-09");
	DATES(sql, "g4", "2017-02-23 2017-02-23 2017-02-23 derived first / 2017-03-04 2017-03-04 2017-03-04 own");
	SAY(sql, "gone", "g4-2", "2017-02-13", "word", "retract", "concerns_id", "^second");
	DATES(sql, "g4-2",
	      "2017-02-20 2017-02-20 2017-02-20 derived below / 2017-03-09 2017-03-09 2017-03-09 derived below");
	DATES(sql, "g4", "2017-02-20 2017-02-20 2017-02-20 derived below / 2017-03-04 2017-03-04 2017-03-04 own");
	SAY(sql, "cancelled", "g4-2", "2017-02-14", "status", "cancelled");
	DATES(sql, "g4", "2017-02-23 2017-02-23 2017-02-23 derived first / 2017-03-04 2017-03-04 2017-03-04 own");
	ANSWER_IS(dates(sql, "g4", "2017-02-11", 4),
	          "2017-02-23 2017-02-23 2017-02-23 derived first / 2017-03-03 2017-03-03 2017-03-03 derived second");
}

static void a_disputed_session_disputes_the_round(void)
{
	MEM_SCOPE(scratch);
	struct sql *sql = scene_open(scratch);
	SAY(sql, "a", "g4-1", "2017-02-11", "opening", "2017-02-23", "source_id", "#b1");
	SAY(sql, "b", "g4-1", "2017-02-11", "opening", "2017-02-24", "source_id", "#c1", "word", "dispute");
	SAY(sql, "c", "g4-2", "2017-02-11", "meetings", "2017-02-27/2017-03-03");
	DATES(sql, "g4",
	      "2017-02-23 2017-02-23 2017-02-23 derived disputed a / 2017-03-03 2017-03-03 2017-03-03 derived c");
}

static void a_session_without_end_leaves_the_end_open(void)
{
	MEM_SCOPE(scratch);
	struct sql *sql = scene_open(scratch);
	SAY(sql, "first", "g4-1", "2017-02-11", "opening", "2017-02-23", "close", "2017-02-25");
	SAY(sql, "second", "g4-2", "2017-02-11", "opening", "2017-03-10");
	DATES(sql, "g4", "2017-02-23 2017-02-23 2017-02-23 derived first / ");
	SAY(sql, "end", "g4-2", "2017-02-12", "close", "2017-03-12");
	DATES(sql, "g4", "2017-02-23 2017-02-23 2017-02-23 derived first / 2017-03-12 2017-03-12 2017-03-12 derived end");
	SAY(sql, "a", "g4-1", "2017-02-13", "word", "retract", "concerns_id", "^first");
	SAY(sql, "b", "g4-1", "2017-02-13", "close", "2017-02-25");
	DATES(sql, "g4", " / 2017-03-12 2017-03-12 2017-03-12 derived end");
}

static void dates_at_a_marking_and_of_all_rounds(void)
{
	MEM_SCOPE(scratch);
	struct sql *sql = scene_open(scratch);
	SAY(sql, "a", "g4", "2017-02-11", "opening", "2017-02-20");
	SAY(sql, "b", "g4", "2017-02-12", "opening", "2017-02-23", "word", "supersede", "source_id", "#amber");
	SAY(sql, "c", "g3", "2017-02-12", "close", "2016-04-27");
	ANSWER_IS(dates(sql, "g4", "infinity", 1), "2017-02-20 2017-02-20 2017-02-20 a / ");
	ANSWER_IS(dates(sql, "g4", "infinity", 2), "2017-02-23 2017-02-23 2017-02-23 b / ");
	ANSWER_IS(sql_answer(sql, "select t.slug, start_text, end_text from round_dates('infinity', 4) d join "
	                          "things t on t.id = d.round_id order by t.slug"),
	          "g3 | - | 2016-04-27\ng4 | 2017-02-23 | -\ng4-1 | - | -\ng4-2 | - | -\ng4-tech | - | -");
	ANSWER_IS(sql_answer(sql, "select count(*) from round_dates('infinity', 4, '{}')"), "0");
	sql_run(sql, "update things set marking = 3 where slug = 'g4'");
	ANSWER_IS(sql_answer(sql, "select count(*), count(*) filter (where t.slug = 'g4') from round_dates('infinity', "
	                          "2) d join things t on t.id = d.round_id"),
	          "1 | 0"); // its sessions are marked with it
}

// A circle of parents ends, whatever it means.
static void a_circle_of_rounds_ends(void)
{
	MEM_SCOPE(scratch);
	struct sql *sql = scene_open(scratch);
	ANSWER_IS(
		sql_answer(sql, "update things set parent_id = (select id from things where slug = 'g4-1') where slug = 'g4'"),
		"!RA005 g4 cannot be made a part of what is part of it");
	// Of a base from elsewhere.
	sql_run(sql, "alter table things disable trigger thing_parted");
	sql_run(sql, "update things set parent_id = (select id from things where slug = 'g4-1') where slug = 'g4'");
	SAY(sql, "a", "g4-2", "2017-02-11", "opening", "2017-02-20");
	DATES(sql, "g4-1", "2017-02-20 2017-02-20 2017-02-20 derived a / ");
	ANSWER_IS(sql_answer(sql, "select cardinality(scope_chain(id)) from things where slug = 'g4'"), "3");
}

static void talks_and_rounds(void)
{
	MEM_SCOPE(scratch);
	struct sql *sql = scene_open(scratch);
	sql_run(sql, "update things set city = 'Geneva', country = 'CH' where slug = 'geneva-palais'");
	SAY(sql, "a", "geneva", "2017-02-10", "state", "active", "convener_id", "@russia", "mediator_id", "@hariri",
	    "mandate", "resolution 2254", "source_id", "#b1");
	SAY(sql, "b", "geneva", "2017-02-10", "convener_id", "@turkey", "source_id", "#b2");
	SAY(sql, "c", "geneva", "2017-02-11", "state", "dormant", "source_id", "#c1", "word", "dispute");
	SAY(sql, "d", "g4", "2017-02-10", "opening", "2017-02-20", "status", "announced", "venue_id", "@geneva-palais",
	    "number", "IV", "format", "proximity", "source_id", "#b1");
	SAY(sql, "e", "g4", "2017-02-12", "opening", "2017-02-23~", "word", "supersede", "source_id", "#amber");
	ANSWER_IS(sql_answer(sql, "select talks, name, nature, part_of, sides, state, mediator, mediator_name, conveners, "
	                          "mandate, rounds, disputed, sources, marking from talks_now"),
	          "geneva | Geneva | track | - | {government,opposition} | active | hariri | Hariri | {Russia,Turkey} | "
	          "resolution 2254 | 2 | {state} | 3 | clear");
	ANSWER_IS(sql_answer(sql, "select round, name, nature, part_of, talks, number, status, start_text, start_earliest, "
	                          "start_latest, start_derived, end_text, end_latest, opening,"
	                          " venue, venue_name, city, country, format, mediator, disputed, sources, marking from "
	                          "rounds_now where round = 'g4'"),
	          "g4 | G4 | round | - | geneva | IV | announced | 2017-02-23~ | 2017-02-23 | 2017-02-23 | f | - | - | "
	          "2017-02-23~ |"
	          " geneva-palais | Geneva-Palais | Geneva | CH | proximity | - | - | 2 | amber");
	ANSWER_IS(
		sql_answer(sql, "select round, part_of, status, start_text, sources, marking from rounds_now order by round"),
		"g3 | - | - | - | 0 | clear\ng4 | - | announced | 2017-02-23~ | 2 | amber\ng4-1 | g4 | - | - | 0 | clear\ng4-2 "
		"| g4 | - | - | 0 | clear\n"
		"g4-tech | g4 | - | - | 0 | clear");
}

static void fill_delegations(struct sql *sql)
{
	SAY(sql, "a", "g4/government", "2017-02-10", "role", "party", "side", "government", "presence", "expected", "level",
	    "ambassador", "size", "20..22", "source_id", "#b1");
	SAY(sql, "b", "g4/government", "2017-02-10", "person_id", "@jaafari", "function", "head", "source_id", "#b1");
	SAY(sql, "c", "g4/government", "2017-02-11", "person_id", "@jaafari", "presence", "arrived", "source_id", "#c1");
	SAY(sql, "d", "g4/side", "2017-02-10", "role", "party", "presence", "expected", "source_id", "#b2");
	SAY(sql, "e", "g4/hnc", "2017-02-12", "person_id", "@sabra", "function", "head");
	SAY(sql, "f", "g4/hnc", "2017-02-12", "person_id", "@hariri", "function", "head", "source_id", "#a1", "word",
	    "dispute");
	SAY(sql, "g", "g4/hnc", "2017-02-12", "includes_id", "@opposition", "on_behalf_id", "@turkey", "role", "observer");
}

static void delegations_and_who_took_part(void)
{
	MEM_SCOPE(scratch);
	struct sql *sql = scene_open(scratch);
	fill_delegations(sql);
	static const char delegations[] = "select delegation, round, actor, side, roles, presence, size, size_lowest, "
									  "size_highest, head_name, includes, on_behalf_of,"
									  " disputed, sources from delegations_now order by delegation";
	ANSWER_IS(sql_answer(sql, delegations),
	          "g4/government | g4 | government | government | {party} | expected | 20..22 | 20 | 22 | Jaafari | - | - "
	          "| - | 2\n"
	          "g4/hnc | g4 | hnc | - | {observer} | - | - | - | - | Hariri | {Opposition} | Turkey | {head} | 1\n"
	          "g4/side | g4 | - | opposition | {party} | expected | - | - | - | - | - | - | - | 1");
	ANSWER_IS(sql_answer(sql, "select delegation, who, who_kind, inside, roles, functions, presence, side, "
	                          "on_behalf_of, disputed, sources"
	                          " from participation order by delegation, who"),
	          "g4/government | government | actor | f | {party} | - | expected | government | - | - | 1\n"
	          "g4/government | jaafari | person | f | {party} | {head} | arrived | government | - | - | 2\n"
	          "g4/hnc | hariri | person | f | {observer} | {head} | - | - | - | {head} | 1\n"
	          "g4/hnc | hnc | actor | f | {observer} | - | - | - | Turkey | - | 0\n"
	          "g4/hnc | opposition | actor | t | {observer} | - | - | - | - | - | 0\n"
	          "g4/hnc | sabra | person | f | {observer} | - | - | - | - | {head} | 0\n"
	          "g4/side | - | actor | f | {party} | - | expected | opposition | - | - | 1");
	// The side turns out to be the body: one delegation.
	SAY(sql, "body", "g4/side", "2017-02-14", "body_id", "@hnc");
	ANSWER_IS(sql_answer(sql, "select delegation, actor, roles, presence, sources from delegations_now where "
	                          "delegation <> 'g4/government' order by delegation"),
	          "g4/hnc | hnc | {observer,party} | expected | 2");
	ANSWER_IS(
		sql_answer(sql,
	               "select delegation_parts(id) is null, (select cardinality(delegation_parts(h.id)) from things h "
	               "where h.slug = 'g4/hnc'),"
	               " (select cardinality(delegation_parts(h.id, '2017-02-13')) from things h where h.slug = 'g4/hnc'),"
	               " cardinality(delegation_parts(id, '2017-02-13')) from things where slug = 'g4/side'"),
		"t | 2 | 1 | 1");
	// A body without a delegation of its own: the side's row carries its name.
	SAY(sql, "other", "g4/side", "2017-02-15", "body_id", "@iran", "word", "supersede");
	ANSWER_IS(
		sql_answer(sql, "select delegation, actor, actor_name, side from delegations_now where delegation = 'g4/side'"),
		"g4/side | iran | Iran | opposition");
	ANSWER_IS(sql_answer(sql, "select who, who_name, presence from participation where delegation = 'g4/side'"),
	          "iran | Iran | expected");
}

static void invitations_exclusions_outcomes(void)
{
	MEM_SCOPE(scratch);
	struct sql *sql = scene_open(scratch);
	SAY(sql, "a", "g4/batch", "2017-02-13", "invitation", "sent", "quantity", "unknown", "side", "government",
	    "issuer_id", "@russia", "source_id", "#b1");
	SAY(sql, "b", "g4/batch", "2017-02-13", "side", "opposition", "source_id", "#b1");
	SAY(sql, "c", "g4/invited-hnc", "2017-02-14", "invitation", "sent", "source_id", "#b1");
	SAY(sql, "d", "g4/invited-hnc", "2017-02-15", "invitation", "not received", "source_id", "#c1", "word", "dispute");
	ANSWER_IS(
		sql_answer(sql,
	               "select invitation, round, invitee, side, issuer, issuer_name, state, quantity, quantity_lowest, "
	               "quantity_highest, disputed, sources"
	               " from invitations_now order by invitation"),
		"g4/batch | g4 | - | government, opposition | russia | Russia | sent | unknown | 0 | - | - | 1\n"
		"g4/invited-hnc | g4 | hnc | - | - | - | sent | - | - | - | {invitation} | 2");
	SAY(sql, "e", "geneva/excluded-is", "2017-02-13", "exclusion", "imposed", "extent", "negotiations", "insister_id",
	    "@russia", "ground", "terrorism");
	ANSWER_IS(sql_answer(
				  sql, "select exclusion, actor, scope, state, extent, insisters, ground, sources from exclusions_now"),
	          "geneva/excluded-is | islamic-state | geneva | imposed | {negotiations} | {Russia} | terrorism | 0");
	SAY(sql, "f", "statement", "2017-03-03", "stage", "announced", "signatory_id", "@russia", "signature", "guarantor",
	    "content", "twelve points");
	SAY(sql, "g", "statement", "2017-03-03", "signatory_id", "@hnc", "signature", "refused", "maker_id", "@hariri",
	    "concerned_id", "@iran");
	ANSWER_IS(sql_answer(sql, "select outcome, nature, round, talks, stage, makers, content, signatories, guarantors, "
	                          "refused, concerned, disputed from outcomes_now"),
	          "statement | joint statement | g4 | geneva | announced | {Hariri} | twelve points | - | {Russia} | {Hnc} "
	          "| {Iran} | -");
}

static void claims_in_words(void)
{
	MEM_SCOPE(scratch);
	struct sql *sql = scene_open(scratch);
	SAY(sql, "a", "g4", "2017-02-13 13:30", "opening", "2017-02-20", "venue_id", "@lausanne", "source_id", "#b1",
	    "credibility", "2", "attributed_id", "@hariri");
	SAY(sql, "b", "g4/hnc", "2017-02-13", "person_id", "@sabra", "function", "member", "presence", "expected",
	    "negated", "true", "word", "supersede");
	SAY(sql, "c", "g4", "2017-02-14", "word", "retract", "concerns_id", "^a", "because", "an error");
	ANSWER_IS(sql_answer(sql, "select subject, subject_kind, scope, says, word, concerns is not null, reported_at, "
	                          "source, outlet, reliability, credibility,"
	                          " attributed_to, because, marking, recorded_by <> '' from claims_told order by claim"),
	          "g4 | round | g4 | opening 2017-02-20; venue Lausanne | - | f | 2017-02-13 13:30:00+00 | b1 | B1 | B | 2 "
	          "| Hariri | - | clear | t\n"
	          "g4/hnc | delegation | g4 | member not Sabra; Sabra presence expected | supersede | f | 2017-02-13 "
	          "00:00:00+00 | - | - | - | - | - | - | clear | t\n"
	          "g4 | round | g4 | - | retract | t | 2017-02-14 00:00:00+00 | - | - | - | - | - | an error | clear | t");
}

const struct suite suite_readers =
	SUITE("readers", TEST(a_round_starts_with_its_opening), TEST(vague_and_open_dates_of_a_round),
          TEST(disputed_dates_of_a_round), TEST(what_a_round_lacks_comes_from_its_sessions),
          TEST(a_disputed_session_disputes_the_round), TEST(a_session_without_end_leaves_the_end_open),
          TEST(dates_at_a_marking_and_of_all_rounds), TEST(a_circle_of_rounds_ends), TEST(talks_and_rounds),
          TEST(delegations_and_who_took_part), TEST(invitations_exclusions_outcomes), TEST(claims_in_words));
