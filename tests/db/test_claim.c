// SPDX-License-Identifier: MIT
// Claims from the command line to the record: what the four words do, what is asked about, what is known already.
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "base/str.h"
#include "db/typed.h"

static const char opening[] = "select string_agg(value || ' ' || standing, ', ' order by standing, place) from "
							  "resolve('infinity', 4::smallint, array[(select id from things where slug = 'geneva-4')])"
							  " where point = 'opening'";
static const char counts[] =
	"select (select count(*) from claims) || ' ' || (select count(*) from revisions) || ' ' || "
	"(select count(*) from things)";

// ---- supersede -------------------------------------------------------------------------------------------------------------

static void one_supersede_closes_what_three_outlets_said(void)
{
	MEM_SCOPE(scratch);
	struct typed *desk = typed_open_journal(scratch);
	const char *before;

	TYPED(desk, "round announce geneva-4 2017-02-20 --venue palais -s afp",
	      "geneva-4: opening 20 Feb 2017  [AFP, B]\n"
	      "geneva-4: status announced  [AFP, B]\n"
	      "geneva-4: venue Palais des Nations  [AFP, B]");
	TYPED(desk, "round schedule geneva-4 2017-02-20 -s ap#1115", "geneva-4: opening 20 Feb 2017, as recorded  [AP, B]");
	TYPED(desk, "round schedule geneva-4 2017-02 -s spa",
	      "geneva-4: opening Feb 2017, agrees with 20 Feb 2017  [SPA, C]");
	before = typed_ask(desk, counts);
	TYPED_REFUSED(desk, "round schedule geneva-4 2017-02-23 -s spa", 5,
	              "this disagrees with the record\n"
	              "geneva-4: opening 23 Feb 2017 [SPA, C] against 20 Feb 2017: claim 1 (AFP, B), claim 2 (AP, B)");
	TYPED_REFUSED(desk, "round schedule geneva-4 2017-02-23 -s spa", 5,
	              "say what it is: --supersede (the world changed), --dispute (sources differ) or --correct CLAIM");
	TYPED_HOLDS(desk, counts, before);
	TYPED(desk, "round schedule geneva-4 2017-02-23 -s spa --supersede",
	      "geneva-4: opening 20 Feb 2017 -> 23 Feb 2017  [SPA, C]");
	TYPED_HOLDS(desk, opening, "2017-02-23 holds, 2017-02 was, 2017-02-20 was");
	// Moving the start left venue and status alone.
	TYPED_HOLDS(desk, "select held_value(id, null, 'status') from things where slug = 'geneva-4'", "announced");
	// An old article entered late falls into the past without a question.
	TYPED(desk, "round schedule geneva-4 2017-02-08 -s afp --reported 2017-01-31",
	      "geneva-4: opening 8 Feb 2017: noted as past  [AFP, B]");
	// A claim reported later that repeats a closed value is a disagreement like any other.
	TYPED_REFUSED(desk, "round schedule geneva-4 2017-02-20 -s afp --reported 2017-02-16", 5, "against 23 Feb 2017");
}

static void what_changes_by_nature_asks_nothing(void)
{
	MEM_SCOPE(scratch);
	struct typed *desk = typed_open_journal(scratch);

	typed_line(desk, "round announce geneva-4 2017-02-20 -s afp");
	TYPED(desk, "round postpone geneva-4 2017-02-23 -s ap#1530",
	      "geneva-4: opening 20 Feb 2017 -> 23 Feb 2017  [AP, B]");
	TYPED(desk, "round postpone geneva-4 -s spa --because storm", "geneva-4: status announced -> postponed  [SPA, C]");
	TYPED(desk, "talks suspend geneva -s ap#1115", "geneva: state suspended  [AP, B]");
	TYPED(desk, "talks resume geneva -s ap#1530", "geneva: state suspended -> active  [AP, B]");
	TYPED(desk, "delegation attend geneva-4 hnc -s ap#1115", "geneva-4/hnc: presence attended  [AP, B]");
	typed_line(desk, "delegation describe geneva-4 hnc --role party -s ap#1115");
	TYPED(desk, "delegation suspend geneva-4 hnc --role host --head hariri -s ap#1530",
	      "geneva-4/hnc: presence attended -> suspended  [AP, B]\n"
	      "geneva-4/hnc: role host  [AP, B]\n"
	      "geneva-4/hnc: head Nasr al-Hariri  [AP, B]");
	// Only what changed by nature supersedes: the role was one more, and another head is still asked about.
	TYPED_REFUSED(desk, "delegation return geneva-4 hnc --head alloush -s spa", 5, "head Mohammed Alloush");
}

static void what_is_no_step_asks_whatever_its_nature(void)
{
	MEM_SCOPE(scratch);
	struct typed *desk = typed_open_journal(scratch);
	static const char *const by_nature[][2] = { { "suspend", "suspended" },
		                                        { "resume", "under way" },
		                                        { "postpone", "postponed" } };

	typed_line(desk, "round announce geneva-4 2017-02-20 -s afp");
	typed_line(desk, "round conclude geneva-4 --on 2017-02-25 -s spa --reported 2017-02-26");
	typed_line(desk, "round cancel astana-2 -s afp");
	for (size_t i = 0; i < sizeof by_nature / sizeof *by_nature; i++) {
		TYPED_REFUSED(
			desk, mem_print(scratch, "round %s geneva-4 -s spa --reported 2017-03-01", by_nature[i][0]), 5,
			mem_print(scratch, "geneva-4: status %s [SPA, C] against concluded: claim 2 (SPA, C)", by_nature[i][1]));
		TYPED_REFUSED(desk, mem_print(scratch, "round %s astana-2 -s spa", by_nature[i][0]), 5,
		              "against cancelled: claim 3");
	}
	// To a day as well as without one.
	TYPED_REFUSED(desk, "round postpone geneva-4 2017-02-23 -s spa --reported 2017-03-01", 5,
	              "opening 23 Feb 2017 [SPA, C] against 20 Feb 2017");
	TYPED(desk, "round suspend geneva-4 -s spa --on 2017-02-22 --reported 2017-03-01",
	      "geneva-4: status suspended: noted as past  [SPA, C]");
	TYPED(desk, "round postpone geneva-4 -s spa --reported 2017-03-01 --supersede",
	      "geneva-4: status concluded -> postponed  [SPA, C]");
	TYPED_HOLDS(desk, "select string_agg(word || ' ' || closes, ', ' order by id) from claims where word is not null",
	            "supersede all, supersede all");
	typed_line(desk, "delegation leave geneva-4 hnc -s afp");
	TYPED_REFUSED(desk, "delegation suspend geneva-4 hnc -s spa", 5, "presence suspended [SPA, C] against left");
}

static void a_set_is_replaced_whole(void)
{
	MEM_SCOPE(scratch);
	struct typed *desk = typed_open_journal(scratch);
	static const char roles[] =
		"select string_agg(element || ' ' || value, ', ' order by element) from resolve('infinity', "
		"4::smallint, array[(select id from things where slug = 'geneva-4/russia')]) where point = "
		"'role' and standing = 'holds'";

	TYPED(desk, "delegation describe geneva-4 russia --role observer,host -s ap#1115",
	      "geneva-4/russia: role observer  [AP, B]\ngeneva-4/russia: role host  [AP, B]");
	TYPED(desk, "delegation describe geneva-4 russia --role guarantor -s ap#1115",
	      "geneva-4/russia: role guarantor  [AP, B]");
	TYPED_REFUSED(desk, "delegation describe geneva-4 russia --role host --not -s ap#1530", 5,
	              "geneva-4/russia: role not host [AP, B] against host: claim 2 (AP, B)");
	TYPED(desk, "delegation describe geneva-4 russia --role host --not --supersede -s ap#1530",
	      "geneva-4/russia: role host -> not host  [AP, B]");
	TYPED_HOLDS(desk, roles, "guarantor in, host out, observer in");
	TYPED(desk, "delegation describe geneva-4 russia --role convener,chair --supersede",
	      "geneva-4/russia: role guarantor, observer -> convener  [no source], known only from today\n"
	      "geneva-4/russia: role chair  [no source], known only from today");
	TYPED_HOLDS(desk, roles, "chair in, convener in");
}

// ---- dispute, correct, retract ------------------------------------------------------------------------------------------------

static void both_sides_of_a_dispute_stand(void)
{
	MEM_SCOPE(scratch);
	struct typed *desk = typed_open_journal(scratch);

	typed_line(desk, "round schedule geneva-4 2017-02-20 -s afp");
	TYPED(desk, "round schedule geneva-4 2017-02-21 -s ap#1115 --dispute",
	      "geneva-4: opening 21 Feb 2017 against 20 Feb 2017: DISPUTED  [AP, B]");
	TYPED(desk, "round schedule geneva-4 2017-02-20 -s ap#1530",
	      "geneva-4: opening 20 Feb 2017 against 21 Feb 2017: DISPUTED  [AP, B]");
	TYPED(desk, "round schedule geneva-4 2017-02-25 -s spa --supersede",
	      "geneva-4: opening 20 Feb 2017 or 21 Feb 2017 -> 25 Feb 2017  [SPA, C]");
}

static void a_correction_takes_over_what_it_does_not_name(void)
{
	MEM_SCOPE(scratch);
	struct typed *desk = typed_open_journal(scratch);
	static const char corrected[] =
		"select concat_ws(' ', opening, status, venue_id is not null, source_id = 2, passage_id "
		"is not null, locator, reported_at) from claims where word = 'correct' order by id desc "
		"limit 1";

	typed_line(desk, "round announce geneva-4 2017-02-02 --venue palais -s ap#1530 --locator top");
	TYPED(desk, "claim correct 1 opening=2017-02-20",
	      "geneva-4: opening 2 Feb 2017 -> 20 Feb 2017, claim 1 corrected  [AP, B]");
	TYPED_HOLDS(desk, corrected, "2017-02-20 announced t t t top 2017-02-13 13:30:00+00");
	TYPED(desk,
	      "claim correct 2 venue=", "geneva-4: venue Palais des Nations -> not recorded, claim 2 corrected  [AP, B]");
	TYPED(desk, "claim correct 3 locator=below --because typo",
	      "geneva-4: because typo, claim 3 corrected  [AP, B]\n"
	      "geneva-4: locator top -> below, claim 3 corrected  [AP, B]");
	TYPED(desk, "round schedule geneva-4 2017-02-23 --correct 4",
	      "geneva-4: opening 20 Feb 2017 -> 23 Feb 2017, claim 4 corrected  [AP, B]");
	TYPED_HOLDS(desk, corrected, "2017-02-23 announced f t t below 2017-02-13 13:30:00+00");
	TYPED_REFUSED(desk, "claim correct 1 opening=2017-02-21", 5,
	              "claim 1 has been corrected already\n\ncorrect claim 2");
}

static void a_correction_says_what_it_changes(void)
{
	MEM_SCOPE(scratch);
	struct typed *desk = typed_open_journal(scratch);

	typed_line(desk, "round schedule geneva-4 2017-02-20 -s ap#1530");
	typed_line(desk, "round schedule geneva-4 2017-02-23 -s ap#1530 --supersede");
	// Dated before it, it no longer puts the other into the past.
	TYPED(desk, "claim correct 2 on=2017-02-12",
	      "geneva-4: opening 23 Feb 2017 against 20 Feb 2017: DISPUTED, claim 2 corrected  [AP, B]\n"
	      "geneva-4: counts from 13 Feb 2017 -> 12 Feb 2017, claim 2 corrected  [AP, B]");
	TYPED(desk, "claim correct 1 reported=2017-02-14T10:00Z on=2017-02-13",
	      "geneva-4: on 13 Feb 2017, claim 1 corrected  [AP, B]\n"
	      "geneva-4: reported 13 Feb 2017 13:30 UTC -> 14 Feb 2017 10:00 UTC, claim 1 corrected  [AP, B]");
	TYPED(desk, "claim correct 4 source=spa on= by=sharif",
	      "geneva-4: opening 20 Feb 2017 against 23 Feb 2017: DISPUTED, claim 4 corrected  [SPA, C]\n"
	      "geneva-4: by Yara Sharif, claim 4 corrected  [SPA, C]\n"
	      "geneva-4: counts from 13 Feb 2017 -> 14 Feb 2017, claim 4 corrected  [SPA, C]\n"
	      "geneva-4: source ap -> spa, claim 4 corrected  [SPA, C]");
	TYPED(desk, "claim correct 5 by=sharif", "geneva-4: claim 5 corrected  [SPA, C]");
}

static void a_point_is_corrected_by_the_name_it_is_printed_under(void)
{
	MEM_SCOPE(scratch);
	struct typed *desk = typed_open_journal(scratch);

	typed_line(desk, "delegation describe geneva-4 hnc --head hariri -s ap#1530");
	TYPED(desk, "claim correct 1 head=alloush",
	      "geneva-4/hnc: head Nasr al-Hariri -> Mohammed Alloush, claim 1 corrected  [AP, B]");
	TYPED(desk, "claim correct 2 \"chief negotiator=Nasr al-Hariri\"",
	      "geneva-4/hnc: chief negotiator Nasr al-Hariri, claim 2 corrected  [AP, B]\n"
	      "geneva-4/hnc: head Mohammed Alloush -> not recorded, claim 2 corrected  [AP, B]");
	TYPED(desk, "claim correct 3 chief-negotiator=",
	      "geneva-4/hnc: chief negotiator Nasr al-Hariri -> not recorded, claim 3 corrected  [AP, B]");
	TYPED_REFUSED(desk, "claim correct 4 spokeperson=hariri", 2, "did you mean 'spokesperson'?");
}

static void a_correction_is_refused_where_it_makes_no_sense(void)
{
	MEM_SCOPE(scratch);
	struct typed *desk = typed_open_journal(scratch);

	typed_line(desk, "round announce geneva-4 2017-02-20 -s ap#1530");
	TYPED_REFUSED(desk, "round schedule astana-2 2017-02-16 --correct 1", 3,
	              "claim 1 is about 'geneva-4', and this command is not");
	TYPED_REFUSED(desk, "delegation expect geneva-4 hnc russia --correct 1", 2,
	              "takes the place of one claim, and this command makes 2");
	TYPED_REFUSED(desk, "round schedule geneva-4 2017-02-23 --correct 9", 1, "there is no claim 9");
	TYPED_REFUSED(desk, "round schedule geneva-4 2017-02-23 --correct 1 --supersede", 2, "exclude one another");
	TYPED_REFUSED(desk, "claim correct 1", 2, "nothing is given to correct claim 1 with");
	TYPED_REFUSED(desk, "claim correct 1 openin=2017-02-20", 2, "did you mean 'opening'?");
	TYPED_REFUSED(desk, "claim correct 1 opening", 2, "'opening' is no POINT=VALUE");
	TYPED_REFUSED(desk, "claim correct 1 status=opened", 2, "status does not take 'opened': it is one of mooted,");
	TYPED_REFUSED(desk, "claim correct 1 venue=nowhere", 1, "there is no venue 'nowhere'");
	TYPED_REFUSED(desk, "claim correct 1 opening=soon", 3, "'soon' is not a date");
	TYPED_REFUSED(desk, "claim correct 1 opening=2017-02-21 --dispute", 2,
	              "takes no --supersede, --dispute or --correct");
}

static void a_retraction_counts_from_when_it_was_made_known(void)
{
	MEM_SCOPE(scratch);
	struct typed *desk = typed_open_journal(scratch);
	static const char as_of[] =
		"select coalesce(string_agg(value, ', ' order by standing, place), 'nothing') from resolve('2017-02-13 "
		"23:00Z', "
		"4::smallint, array[(select id from things where slug = 'geneva-4')]) where point = 'opening'";

	typed_line(desk, "round schedule geneva-4 2017-02-20 -s afp");
	typed_line(desk, "round schedule geneva-4 2017-02-23 -s ap#1530 --supersede");
	typed_line(desk, "round schedule geneva-4 2017-02-21 --reported 2017-02-11 -s spa");
	TYPED(desk, "claim retract 3 -s spa --reported 2017-02-13T20:00Z",
	      "geneva-4: opening remains 23 Feb 2017, claim 3 retracted  [SPA, C]");
	TYPED(desk, "claim retract 2 -s spa --because \"the agency took it back\"",
	      "geneva-4: opening 23 Feb 2017 -> 20 Feb 2017, claim 2 retracted  [SPA, C]");
	TYPED_HOLDS(desk, as_of, "2017-02-23, 2017-02-20");
	TYPED_REFUSED(desk, "claim retract 2", 5, "claim 2 has been retracted already");
	TYPED_REFUSED(desk, "claim retract 99", 1, "there is no claim 99");
	TYPED(desk, "claim retract 1 -s spa",
	      "geneva-4: opening 20 Feb 2017: nothing remains, claim 1 retracted  [SPA, C]");
}

static void a_claim_is_taken_back_after_it_was_made_known(void)
{
	MEM_SCOPE(scratch);
	struct typed *desk = typed_open_journal(scratch);

	typed_line(desk, "round announce geneva-4 2017-02-20 -s ap#1530");
	TYPED_REFUSED(desk, "claim retract 1 --reported 2017-02-12", 3,
	              "claim 1 was made known on 2017-02-13 13:30: nobody can have taken it back on 2017-02-12 23:59\n\n"
	              "give the time at which it was taken back with --reported; if the claim was known earlier: "
	              "rapporteur claim correct 1 reported=TIME");
	TYPED(desk, "claim retract 1 --reported 2017-02-13T13:30Z",
	      "geneva-4: opening 20 Feb 2017: nothing remains, claim 1 retracted  [no source]\n"
	      "geneva-4: status announced: nothing remains, claim 1 retracted  [no source]");
	// A correction may say that the claim was known earlier: that time was the slip.
	typed_line(desk, "round schedule geneva-4 --close 2017-03 -s ap#1530");
	TYPED(desk, "claim correct 4 reported=2017-02-12T10:00Z",
	      "geneva-4: counts from 13 Feb 2017 -> 12 Feb 2017, claim 4 corrected  [AP, B]\n"
	      "geneva-4: reported 13 Feb 2017 13:30 UTC -> 12 Feb 2017 10:00 UTC, claim 4 corrected  [AP, B]");
	TYPED_REFUSED(desk, "claim retract 3 --reported 2017-02-12", 3, "taken back with --reported");
}

static void what_stands_again_is_told(void)
{
	MEM_SCOPE(scratch);
	struct typed *desk = typed_open_journal(scratch);

	typed_line(desk, "round schedule geneva-4 2017-02-20 -s ap#1115");
	typed_line(desk, "claim retract 1 -s spa");
	TYPED(desk, "claim retract 2 -s spa", "geneva-4: opening 20 Feb 2017, claim 1 stands again  [SPA, C]");
	typed_line(desk, "round schedule geneva-4 2017-02 -s spa");
	typed_line(desk, "claim retract 4 -s spa");
	TYPED(desk, "claim retract 5 -s spa",
	      "geneva-4: opening Feb 2017, agrees with 20 Feb 2017, claim 4 stands again  [SPA, C]");
}

static void who_disputes_disagrees(void)
{
	MEM_SCOPE(scratch);
	struct typed *desk = typed_open_journal(scratch);
	const char *before = typed_ask(desk, counts);
	static const char vain[] = "this disagrees with nothing on record, and --dispute says that it does\n";

	TYPED_REFUSED(desk, "round schedule geneva-4 2017-02-20 -s afp --dispute", 3,
	              mem_print(scratch, "%sgeneva-4: opening 20 Feb 2017\n", vain));
	TYPED_HOLDS(desk, counts, before);
	typed_line(desk, "round schedule geneva-4 2017-02-20 -s afp");
	TYPED_REFUSED(desk, "round schedule geneva-4 2017-02 -s spa --dispute", 3,
	              mem_print(scratch, "%sgeneva-4: opening Feb 2017, agrees with 20 Feb 2017\n", vain));
	// A further value of a set is no disagreement; who denies one disputes it.
	typed_line(desk, "exclude add geneva-4 turkey --insisted-by russia -s afp");
	TYPED_REFUSED(desk, "exclude add geneva-4 turkey --insisted-by hnc -s spa --dispute", 3,
	              mem_print(scratch,
	                        "%sgeneva-4/excluded-turkey: exclusion imposed, as recorded\n"
	                        "geneva-4/excluded-turkey: extent negotiations, as recorded\n"
	                        "geneva-4/excluded-turkey: insister High Negotiations Committee\n",
	                        vain));
	typed_line(desk, "delegation describe geneva-4 hnc --role party -s afp");
	TYPED_REFUSED(desk, "delegation describe geneva-4 hnc --role observer --not --dispute -s spa", 3, "not observer");
	TYPED(desk, "delegation describe geneva-4 hnc --role party --not --dispute -s spa",
	      "geneva-4/hnc: role not party against party: DISPUTED  [SPA, C]");
	// One point that differs is enough; a note is a sentence of its own.
	TYPED(desk, "delegation describe geneva-4 hnc --size 20 --role party,host --dispute -s ap#1530",
	      "geneva-4/hnc: role party against not party: DISPUTED  [AP, B]\n"
	      "geneva-4/hnc: size 20  [AP, B]\n"
	      "geneva-4/hnc: role host  [AP, B]");
	TYPED(desk, "note geneva-4 \"Nobody came.\" --dispute -s ap#1530", "geneva-4: note Nobody came.  [AP, B]");
}

static void what_is_later_stands_against_a_supersede(void)
{
	MEM_SCOPE(scratch);
	struct typed *desk = typed_open_journal(scratch);

	typed_line(desk, "round schedule geneva-4 2017-02-20 -s afp");
	typed_line(desk, "round schedule geneva-4 2017-02-20 -s spa");
	TYPED(desk, "round schedule geneva-4 2017-02-24 --supersede -s ap#1530",
	      "geneva-4: opening 24 Feb 2017 against 20 Feb 2017: DISPUTED; after the change came claim 2 (SPA, C): "
	      "supersede by what holds of that, retract what does not  [AP, B]");
	TYPED(desk, "round schedule geneva-4 2017-02-24 --supersede -s spa --reported 2017-02-15",
	      "geneva-4: opening 24 Feb 2017 against 20 Feb 2017: DISPUTED; after the change came claim 2 (SPA, C): "
	      "supersede by what holds of that, retract what does not  [SPA, C]");
	TYPED(desk, "claim retract 2 -s spa",
	      "geneva-4: opening 24 Feb 2017 or 20 Feb 2017 -> 24 Feb 2017, claim 2 retracted  [SPA, C]");
}

static void what_is_past_is_held_against_its_own_time(void)
{
	MEM_SCOPE(scratch);
	struct typed *desk = typed_open_journal(scratch);

	typed_line(desk, "round announce geneva-4 --on 2017-02-10 --reported 2017-02-10");
	typed_line(desk, "round conclude geneva-4 --on 2017-03-03 --reported 2017-03-03");
	TYPED(desk, "round cancel geneva-4 --on 2017-02-15 --reported 2017-02-15",
	      "geneva-4: status cancelled: noted as past  [no source]");
	TYPED_REFUSED(
		desk, "round mark geneva-4 mooted --on 2017-02-16 --reported 2017-02-16", 5,
		"geneva-4: status mooted [no source] against cancelled: claim 3 (no source), as known on 16 Feb 2017");
	TYPED(desk, "round mark geneva-4 mooted --on 2017-02-16 --reported 2017-02-16 --dispute",
	      "geneva-4: status mooted: noted as past  [no source]");
	TYPED_HOLDS(desk,
	            "select string_agg(value, ', ' order by place) from resolve('2017-02-17', 4, array[(select id from "
	            "things where slug = 'geneva-4')]) where point = 'status' and standing = 'holds'",
	            "mooted, cancelled");
	// What tells of a past state, and is known later than the change, asks nothing.
	TYPED(desk, "round mark geneva-4 mooted --on 2017-02-08 --reported 2017-03-05",
	      "geneva-4: status mooted: noted as past  [no source]");
}

// ---- said again --------------------------------------------------------------------------------------------------------------

static void the_same_claim_is_not_recorded_twice(void)
{
	MEM_SCOPE(scratch);
	struct typed *desk = typed_open_journal(scratch);
	static const char line[] =
		"delegation expect geneva-4 hnc --role party,observer --head hariri -s ap#1530 -b sharif";
	const char *before;

	typed_line(desk, line);
	before = typed_ask(desk, counts);
	TYPED(desk, line, "already recorded as claim 1\nalready recorded as claim 2\nalready recorded as claim 3");
	TYPED_HOLDS(desk, counts, before);
	// Another passage, speaker or day is another claim, which agrees.
	TYPED(desk, "delegation expect geneva-4 hnc -s ap#1115", "geneva-4/hnc: presence expected, as recorded  [AP, B]");
	TYPED(desk, "delegation expect geneva-4 hnc -s ap#1115 -b sharif",
	      "geneva-4/hnc: presence expected, as recorded  [AP, B]");
	TYPED(desk, "delegation expect geneva-4 hnc -s ap#1115 --on 2017-02-10",
	      "geneva-4/hnc: presence expected, as recorded  [AP, B]");
}

static void what_nobody_dates_is_new_when_it_is_past(void)
{
	MEM_SCOPE(scratch);
	struct typed *desk = typed_open_journal(scratch);

	TYPED(desk, "talks suspend geneva", "geneva: state suspended  [no source], known only from today");
	TYPED(desk, "talks suspend geneva", "already recorded as claim 1");
	TYPED(desk, "talks resume geneva", "geneva: state suspended -> active  [no source], known only from today");
	TYPED(desk, "talks suspend geneva", "geneva: state active -> suspended  [no source], known only from today");
}

static void a_batch_of_invitations_is_known_by_day_issuer_and_sides(void)
{
	MEM_SCOPE(scratch);
	struct typed *desk = typed_open_journal(scratch);

	typed_line(desk, "invite send geneva-4 --issuer united-nations --to-side government,opposition -s ap#1530");
	TYPED(desk, "invite send geneva-4 --issuer united-nations --to-side opposition,government -s ap#1530",
	      "already recorded as claim 1\nalready recorded as claim 2");
	TYPED(desk,
	      "invite send geneva-4 --issuer united-nations --to-side opposition,government --on 2017-02-13 -s spa "
	      "--quantity 20",
	      "geneva-4/invitation-1: invitation sent, as recorded  [SPA, C]\n"
	      "geneva-4/invitation-1: issuer United Nations, as recorded  [SPA, C]\n"
	      "geneva-4/invitation-1: quantity number not known -> 20  [SPA, C]\n"
	      "geneva-4/invitation-1: side government, as recorded  [SPA, C]\n"
	      "geneva-4/invitation-1: side opposition, as recorded  [SPA, C]");
	CU_ASSERT_PTR_NOT_NULL(
		strstr(typed_line(desk, "invite send geneva-4 --issuer russia -s ap#1530"), "geneva-4/invitation-2:"));
	CU_ASSERT_PTR_NOT_NULL(
		strstr(typed_line(desk, "invite send geneva-4 --issuer united-nations --to-side opposition -s spa"),
	           "geneva-4/invitation-3:"));
}

// ---- when --------------------------------------------------------------------------------------------------------------------

static void what_happened_is_dated_by_its_passage(void)
{
	MEM_SCOPE(scratch);
	struct typed *desk = typed_open_journal(scratch);
	static const char last[] =
		"select concat_ws(' ', coalesce(occurred, '-'), coalesce(opening, '-'), effective) from claims "
		"order by id desc limit 1";

	typed_line(desk, "round announce geneva-4 2017-02-20 -s ap#1530");
	TYPED_HOLDS(desk, last, "- 2017-02-20 2017-02-13");
	typed_line(desk, "delegation arrive geneva-4 hnc -s ap#1530");
	TYPED_HOLDS(desk, last, "2017-02-13 - 2017-02-13");
	typed_line(desk, "delegation arrive geneva-4 russia -s ap#1530 --on 2017-02-11");
	TYPED_HOLDS(desk, last, "2017-02-11 - 2017-02-11");
	typed_line(desk, "delegation arrive geneva-4 turkey -s spa");
	TYPED_HOLDS(desk, last, "- - 2017-02-14");
	typed_line(desk, "round open astana-2 -s ap#1530");
	TYPED_HOLDS(desk, last, "2017-02-13 2017-02-13 2017-02-13");
	typed_line(desk, "round open geneva-3 --on 2016-03-14 -s ap#1530");
	TYPED_HOLDS(desk, last, "2016-03-14 2016-03-14 2016-03-14");
	TYPED_REFUSED(desk, "delegation arrive geneva-4 hnc -s ap#1530 --on 2017-02-14", 3,
	              "2017-02-14 lies after 2017-02-13");
}

const struct suite suite_claim = SUITE(
	"claims typed", TEST(one_supersede_closes_what_three_outlets_said), TEST(what_changes_by_nature_asks_nothing),
	TEST(what_is_no_step_asks_whatever_its_nature), TEST(a_set_is_replaced_whole), TEST(both_sides_of_a_dispute_stand),
	TEST(a_correction_takes_over_what_it_does_not_name), TEST(a_correction_says_what_it_changes),
	TEST(a_point_is_corrected_by_the_name_it_is_printed_under), TEST(a_claim_is_taken_back_after_it_was_made_known),
	TEST(what_stands_again_is_told), TEST(a_correction_is_refused_where_it_makes_no_sense),
	TEST(a_retraction_counts_from_when_it_was_made_known), TEST(who_disputes_disagrees),
	TEST(what_is_later_stands_against_a_supersede), TEST(what_is_past_is_held_against_its_own_time),
	TEST(the_same_claim_is_not_recorded_twice), TEST(what_nobody_dates_is_new_when_it_is_past),
	TEST(a_batch_of_invitations_is_known_by_day_issuer_and_sides), TEST(what_happened_is_dated_by_its_passage));
