// SPDX-License-Identifier: MIT
// Life cycles: which state follows which by itself, and which pair asks.

#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "base/str.h"
#include "db/scene.h"

// The rows of the domain page, and every later state of a chain; "did not come" is ours (db/README.md).
static const struct {
	const char *point, *chain[12];
} chains[] = {
	{ "status", { "mooted", "announced", "confirmed", "under way", "suspended", "concluded" } },
	{ "status", { "mooted", "announced", "confirmed", "under way", "suspended", "postponed" } },
	{ "status", { "mooted", "announced", "confirmed", "under way", "suspended", "cancelled" } },
	{ "status", { "suspended", "under way" } },
	{ "status", { "postponed", "announced" } },
	{ "invitation", { "sent", "accepted" } },
	{ "invitation", { "sent", "accepted with conditions" } },
	{ "invitation", { "sent", "declined" } },
	{ "invitation", { "sent", "represented" } },
	{ "invitation", { "sent", "withdrawn" } },
	{ "presence", { "named", "expected", "delayed", "arrived", "attended", "suspended", "returned", "left" } },
	{ "presence", { "named", "expected", "delayed", "arrived", "attended", "walked out", "returned", "left" } },
	{ "presence", { "named", "expected", "delayed", "did not come" } },
	{ "presence", { "delayed", "expected" } },
	{ "presence", { "returned", "suspended" } },
	{ "presence", { "returned", "walked out" } },
	{ "exclusion", { "imposed", "lifted" } },
	{ "stage", { "tabled", "agreed", "announced", "initialled", "signed", "in force", "implemented" } },
	{ "stage", { "tabled", "agreed", "announced", "initialled", "signed", "in force", "breached" } },
	{ "stage", { "tabled", "agreed", "announced", "initialled", "signed", "in force", "lapsed" } },
};

static int by_text(const void *a, const void *b)
{
	return strcmp(*(char *const *)a, *(char *const *)b);
}

// "point: earlier > later", a line each, sorted, each once.
static const char *expected_steps(void *context)
{
	char *rows[400];
	size_t count = 0;
	for (size_t c = 0; c < sizeof chains / sizeof chains[0]; c++)
		for (int i = 0; chains[c].chain[i] != NULL; i++)
			for (int k = i + 1; chains[c].chain[k] != NULL; k++)
				rows[count++] =
					mem_print(context, "%s: %s > %s", chains[c].point, chains[c].chain[i], chains[c].chain[k]);
	qsort(rows, count, sizeof rows[0], by_text);
	struct str *text = str_new(context);
	for (size_t i = 0; i < count; i++) {
		if (i > 0 && strcmp(rows[i], rows[i - 1]) == 0)
			continue;
		str_separate(text, "\n");
		str_add(text, rows[i]);
	}
	return text->text;
}

static void the_table_of_steps(void)
{
	MEM_SCOPE(scratch);
	struct sql *sql = sql_open(scratch);
	ANSWER_IS(sql_answer(sql, "select string_agg(format('%%s: %%s > %%s', point, earlier, later), e'\n'"
	                          " order by format('%%s: %%s > %%s', point, earlier, later) collate \"C\") from steps"),
	          expected_steps(scratch));
}

// The acts that stay done when the later state comes: told without their day, they had come about by then.
static void the_steps_that_are_presupposed(void)
{
	MEM_SCOPE(scratch);
	struct sql *sql = sql_open(scratch);
	ANSWER_IS(sql_answer(sql, "select string_agg(format('%%s > %%s', earlier, later), e'\n' order by point, earlier)"
	                          " from (select point, earlier, string_agg(later, ', ' order by later) as later from steps"
	                          "  where presupposed group by point, earlier) s"),
	          "sent > accepted, accepted with conditions, declined, represented\n"
	          "arrived > attended\nexpected > arrived, attended\nnamed > arrived, attended, expected\n"
	          "agreed > announced, breached, implemented, in force, initialled, lapsed, signed\n"
	          "announced > breached, implemented, in force, initialled, lapsed, signed\n"
	          "initialled > breached, implemented, in force, lapsed, signed\n"
	          "signed > breached, implemented, in force, lapsed\n"
	          "tabled > agreed, announced, breached, implemented, in force, initialled, lapsed, signed\n"
	          "announced > concluded, confirmed, under way\nconfirmed > concluded, under way\n"
	          "mooted > announced, concluded, confirmed, under way");
}

// A thing of its own for every ordered pair of states that the schema knows, entered one after the other without a word.
static const char every_pair[] =
	"create temp table pairs as"
	" with known as (select a.attname as point, regexp_replace(m[1], '''|::text', '', 'g') as state"
	"  from pg_constraint c join pg_attribute a on a.attrelid = c.conrelid and a.attnum = c.conkey[1],"
	"  lateral regexp_matches(pg_get_constraintdef(c.oid), '(''[a-z ]+''::text)', 'g') m"
	"  where c.conname in ('claims_status_known', 'claims_presence_known', 'claims_invitation_known', "
	"'claims_exclusion_known', 'claims_stage_known'))"
	" select row_number() over () as n, a.point::text, a.state as earlier, b.state as later from known a join known b "
	"using (point);"
	"insert into things (kind, slug, label, nature, talks_id)"
	" select 'round', 'r-' || n, 'x', 'round', (select id from things where slug = 'geneva') from pairs;"
	"insert into things (kind, slug, label, nature, round_id, side, actor_id, talks_id)"
	" select k.kind, 'p-' || p.n, 'x', case k.kind when 'outcome' then 'agreement' end, case when k.kind <> "
	"'exclusion' then r.id end,"
	"  case k.kind when 'delegation' then 'x' end, case k.kind when 'exclusion' then a.id end, case k.kind when "
	"'exclusion' then r.talks_id end"
	" from pairs p join things r on r.slug = 'r-' || p.n join things a on a.slug = 'iran'"
	" join (values ('presence', 'delegation'), ('invitation', 'invitation'), ('exclusion', 'exclusion'), ('stage', "
	"'outcome')) k(point, kind)"
	"  on k.point = p.point;";

// The claims on one point, whose column is named as the point is: printf with the point three times.
static const char enter_pairs[] =
	"insert into claims (subject_id, %s, reported_at) select t.id, case d.day when 12 then p.earlier else p.later end,"
	" format('2017-02-%%s', d.day)::timestamptz from (values (12), (13)) d(day), pairs p"
	" join things t on t.slug = case p.point when 'status' then 'r-' else 'p-' end || p.n where p.point = '%s' order "
	"by d.day";

static void every_pair_steps_or_asks(void)
{
	MEM_SCOPE(scratch);
	struct sql *sql = scene_open(scratch);
	sql_run(sql, every_pair);
	ANSWER_IS(sql_answer(sql, "select string_agg(point || ' ' || states, ', ' order by point) from (select point, "
	                          "count(distinct earlier) as states"
	                          " from pairs group by point) x"),
	          "exclusion 2, invitation 8, presence 14, stage 14, status 8");
	static const char *const points[] = { "status", "presence", "invitation", "exclusion", "stage" };
	for (size_t i = 0; i < sizeof points / sizeof points[0]; i++)
		ANSWER_IS(sql_answer(sql, enter_pairs, points[i], points[i]), "");
	sql_run(sql,
	        "create temp table outcomes as select p.*, h.held, h.was from pairs p join things t"
	        " on t.slug = case p.point when 'status' then 'r-' else 'p-' end || p.n join (select subject_id, point,"
	        " array_agg(value order by value) filter (where standing = 'holds') as held, max(value) filter (where "
	        "standing = 'was') as was"
	        " from resolve('infinity', 4) group by subject_id, point) h on h.subject_id = t.id and h.point = "
	        "p.point");
	// It steps: one value holds, and the other was.
	ANSWER_IS(sql_answer(sql, "select string_agg(format('%%s: %%s > %%s', point, earlier, later), e'\n' order by"
	                          " format('%%s: %%s > %%s', point, earlier, later) collate \"C\") from outcomes where "
	                          "held = array[later] and was = earlier"),
	          expected_steps(scratch));
	// It agrees with itself; any other pair stands disputed, until somebody says a word.
	ANSWER_IS(
		sql_answer(
			sql, "select count(*) filter (where earlier = later and held = array[later] and was is null),"
				 " count(*) filter (where cardinality(held) = 2 and was is null), count(*),"
				 " count(*) filter (where cardinality(held) = 2 and exists (select from steps s where s.point = o.point"
				 " and s.earlier = o.earlier and s.later = o.later)) from outcomes o"),
		"46 | 371 | 524 | 0");
}

static void a_step_says_nothing_of_other_points(void)
{
	MEM_SCOPE(scratch);
	struct sql *sql = scene_open(scratch);
	SAY(sql, "a", "g4/hnc", "2017-02-22", "presence", "expected", "size", "20");
	SAY(sql, "b", "g4/hnc", "2017-02-23", "presence", "arrived", "size", "21");
	TOLD(sql, "g4/hnc presence", "arrived [b] was expected [a] until 2017-02-23");
	TOLD(sql, "g4/hnc size", "21 [b] / 20 [a]");
	ASKS(sql, "b", "size against 20");
	// The delegation's presence is not that of a person in it.
	SAY(sql, "c", "g4/hnc", "2017-02-24", "person_id", "@sabra", "presence", "did not come");
	TOLD(sql, "g4/hnc presence", "arrived [b] was expected [a] until 2017-02-23");
	TOLD(sql, "g4/hnc presence @sabra", "did not come [c]");
	ASKS(sql, "c", "");
}

static void late_news_of_an_earlier_state_is_past(void)
{
	MEM_SCOPE(scratch);
	struct sql *sql = scene_open(scratch);
	SAY(sql, "a", "g4", "2017-02-23", "status", "under way");
	SAY(sql, "b", "g4", "2017-03-01", "status", "announced", "occurred", "2017-01-31");
	ASKS(sql, "b", "");
	SAY(sql, "c", "g4", "2017-03-01", "status", "confirmed", "occurred", "2017-02-15");
	ASKS(sql, "c", "");
	TOLD(sql, "g4 status", "under way [a] was confirmed [c] until 2017-02-23 < announced [b] until 2017-02-15");
	TOLD_AT(sql, "g4 status", "2017-02-24", 4, "under way [a]");
	// The first state taken back leaves the others as they followed one another.
	SAY(sql, "r", "g4", "2017-03-02", "word", "retract", "concerns_id", "^a");
	TOLD(sql, "g4 status", "confirmed [c] was announced [b] until 2017-02-15");
}

// Told late, a state fits between what stood on its day and what is known to have followed, or it asks.
static void late_news_that_breaks_with_its_day_asks(void)
{
	MEM_SCOPE(scratch);
	struct sql *sql = scene_open(scratch);
	SAY(sql, "a", "g4/hnc", "2017-03-01", "presence", "arrived");
	SAY(sql, "b", "g4/hnc", "2017-03-04", "presence", "left");
	SAY(sql, "c", "g4/hnc", "2017-03-05", "presence", "did not come", "occurred", "2017-03-01", "source_id", "#b1");
	ASKS(sql, "c", "presence against left");
	// It changes nothing, and nothing that it does not lead to puts it into the past.
	TOLD(sql, "g4/hnc presence", "did not come [c] / left [b] was arrived [a] until 2017-03-04");
	// Who says the same again has been answered; a state that fits between asks nothing.
	SAY(sql, "d", "g4/hnc", "2017-03-05", "presence", "did not come", "occurred", "2017-03-01", "source_id", "#c1");
	ASKS(sql, "d", "");
	SAY(sql, "e", "g4/government", "2017-03-01", "presence", "arrived");
	SAY(sql, "f", "g4/government", "2017-03-04", "presence", "left");
	SAY(sql, "g", "g4/government", "2017-03-05", "presence", "walked out", "occurred", "2017-03-02");
	ASKS(sql, "g", "");
	TOLD(sql, "g4/government presence", "left [f] was walked out [g] until 2017-03-04 < arrived [e] until 2017-03-02");
	// What followed may be all that it breaks with; what nobody knew then asks nothing.
	SAY(sql, "h", "g4", "2017-02-01", "status", "announced");
	SAY(sql, "i", "g4", "2017-02-20", "status", "under way");
	SAY(sql, "j", "g4", "2017-02-21", "status", "cancelled", "occurred", "2017-02-19");
	ASKS(sql, "j", "status against under way");
	SAY(sql, "k", "g4", "2017-02-19", "status", "cancelled", "source_id", "#c1");
	ASKS(sql, "k", "");
	// Neither does a word that is said, nor what follows a day to which a round was moved.
	SAY(sql, "l", "g4", "2017-02-22", "status", "cancelled", "occurred", "2017-02-18", "word", "dispute");
	ASKS(sql, "l", "");
	SAY(sql, "m", "g4", "2017-02-01", "opening", "2017-02-15");
	SAY(sql, "n", "g4", "2017-02-22", "opening", "2017-02-20", "occurred", "2017-02-10", "word", "supersede", "closes",
	    "step");
	ASKS(sql, "n", "");
	TOLD(sql, "g4 opening", "2017-02-20 [n] was 2017-02-15 [m] until 2017-02-10");
}

// Who accepted had been invited, though the invitation is told without its day, as known on a later one.
static void an_undated_step_came_before_those_that_presuppose_it(void)
{
	MEM_SCOPE(scratch);
	struct sql *sql = scene_open(scratch);
	SAY(sql, "a", "g4/invited-hnc", "2017-02-12", "invitation", "sent");
	SAY(sql, "b", "g4/invited-hnc", "2017-02-13", "invitation", "accepted", "occurred", "2017-02-11");
	ASKS(sql, "b", "");
	TOLD(sql, "g4/invited-hnc invitation", "accepted [b] was sent [a] until 2017-02-11");
	TOLD_AT(sql, "g4/invited-hnc invitation", "2017-02-12", 4, "sent [a]");
	// The same of one source, and in whatever order it is entered; a vague day is no other.
	SAY(sql, "c", "g4/batch", "2017-02-12", "invitation", "declined", "occurred", "2017-02-10");
	SAY(sql, "d", "g4/batch", "2017-02-12", "invitation", "sent", "occurred", "2017-02");
	ASKS(sql, "d", "");
	TOLD(sql, "g4/batch invitation", "declined [c] was sent [d] until 2017-02-10");
	// What else it says counts from its own day.
	SAY(sql, "e", "g4/hnc", "2017-02-23", "size", "21", "word", "supersede");
	SAY(sql, "f", "g4/hnc", "2017-02-24", "presence", "expected", "size", "20");
	SAY(sql, "g", "g4/hnc", "2017-02-24", "presence", "arrived", "occurred", "2017-02-22");
	TOLD(sql, "g4/hnc presence", "arrived [g] was expected [f] until 2017-02-22");
	TOLD(sql, "g4/hnc size", "20 [f] / 21 [e]");
	// Not another's step, nor one that is known to have come after.
	SAY(sql, "i", "g4/government", "2017-02-24", "presence", "expected", "person_id", "@jaafari");
	SAY(sql, "j", "g4/government", "2017-02-24", "presence", "arrived", "occurred", "2017-02-22");
	TOLD(sql, "g4/government presence @jaafari", "expected [i]");
	SAY(sql, "k", "g4/government", "2017-02-25", "presence", "expected", "occurred", "2017-02-23");
	ASKS(sql, "k", "presence against arrived");
	// Whoever told the later step before knew of no such thing.
	SAY(sql, "l", "g4/government", "2017-02-25", "presence", "named");
	ASKS(sql, "l", "presence against expected / arrived");
	// What the later step undoes may stand as told on the later day: who was said then to be there had perhaps come back.
	SAY(sql, "m", "g4-1", "2017-02-24", "status", "under way");
	SAY(sql, "n", "g4-1", "2017-02-25", "status", "cancelled", "occurred", "2017-02-23");
	ASKS(sql, "n", "status against under way");
	SAY(sql, "o", "g4-2", "2017-02-24", "status", "announced");
	SAY(sql, "p", "g4-2", "2017-02-25", "status", "concluded", "occurred", "2017-02-23");
	ASKS(sql, "p", "");
	TOLD(sql, "g4-2 status", "concluded [p] was announced [o] until 2017-02-23");
}

// A step ends what stood before it when it came about, not what was said meanwhile of later; who says that the world changed
// ends both.
static void a_step_ends_only_what_it_follows(void)
{
	MEM_SCOPE(scratch);
	struct sql *sql = scene_open(scratch);
	SAY(sql, "a", "g4/hnc", "2017-02-22", "presence", "arrived");
	SAY(sql, "b", "g4/hnc", "2017-02-25", "presence", "expected", "source_id", "#b1", "word", "dispute");
	SAY(sql, "c", "g4/hnc", "2017-02-26", "presence", "attended", "occurred", "2017-02-23");
	TOLD(sql, "g4/hnc presence", "expected [b] / attended [c] was arrived [a] until 2017-02-23");
	SAY(sql, "d", "g4/hnc", "2017-02-27", "presence", "attended", "occurred", "2017-02-24", "word", "supersede");
	TOLD(sql, "g4/hnc presence", "attended [c d] was expected [b] until 2017-02-24 < arrived [a] until 2017-02-23");
	// What a change has ended, no later step brings back.
	SAY(sql, "f", "g4", "2017-02-13", "status", "mooted", "word", "dispute");
	SAY(sql, "g", "g4", "2017-02-14", "status", "announced", "occurred", "2017-02-11", "word", "supersede");
	SAY(sql, "h", "g4", "2017-02-15", "status", "confirmed", "occurred", "2017-02-12");
	TOLD(sql, "g4 status", "confirmed [h] was announced [g] until 2017-02-12 < mooted [f] until 2017-02-11");
}

static void who_merely_agrees_closes_no_dispute(void)
{
	MEM_SCOPE(scratch);
	struct sql *sql = scene_open(scratch);
	SAY(sql, "a", "g4/hnc", "2017-02-22", "presence", "expected");
	SAY(sql, "b", "g4/hnc", "2017-02-23", "presence", "arrived", "source_id", "#b1");
	SAY(sql, "c", "g4/hnc", "2017-02-24", "presence", "did not come", "source_id", "#c1", "word", "dispute");
	TOLD(sql, "g4/hnc presence", "arrived [b] / did not come [c] was expected [a] until 2017-02-23");
	SAY(sql, "d", "g4/hnc", "2017-02-25", "presence", "arrived", "source_id", "#d1");
	ASKS(sql, "d", "");
	TOLD(sql, "g4/hnc presence", "arrived [b d] / did not come [c] was expected [a] until 2017-02-23");
	SAY(sql, "e", "g4/hnc", "2017-02-25", "presence", "did not come", "source_id", "#e1");
	ASKS(sql, "e", "");
	TOLD(sql, "g4/hnc presence", "arrived [b d] / did not come [c e] was expected [a] until 2017-02-23");
	// A step from one of two disputed states breaks with the other.
	SAY(sql, "f", "g4/hnc", "2017-02-26", "presence", "attended", "source_id", "#c1");
	ASKS(sql, "f", "presence against arrived / did not come");
	SAY(sql, "g", "g4/hnc", "2017-02-27", "presence", "attended", "source_id", "#c1", "word", "supersede");
	TOLD(sql, "g4/hnc presence",
	     "attended [f g] was did not come [c e] until 2017-02-27 < arrived [b d] until 2017-02-27"
	     " < expected [a] until 2017-02-23");
}

// A pair that is no step in either order asks; else the life cycle tells which of one moment came first.
static void what_is_no_step_asks_in_the_same_moment(void)
{
	MEM_SCOPE(scratch);
	struct sql *sql = scene_open(scratch);
	SAY(sql, "a", "statement", "2017-02-23", "stage", "in force");
	SAY(sql, "b", "statement", "2017-02-23", "stage", "partly implemented");
	ASKS(sql, "b", "stage against in force");
	SAY(sql, "c", "g4", "2017-02-23", "status", "concluded", "word", "supersede");
	SAY(sql, "d", "g4", "2017-02-23", "status", "cancelled");
	ASKS(sql, "d", "status against concluded");
	SAY(sql, "g", "g4-2", "2017-02-23", "status", "concluded");
	SAY(sql, "h", "g4-2", "2017-02-23", "status", "under way");
	ASKS(sql, "h", "");
	TOLD(sql, "g4-2 status", "concluded [g] was under way [h] until 2017-02-23");
	// Known later, it is no tie.
	SAY(sql, "i", "g4-2", "2017-02-24", "status", "announced", "occurred", "2017-02-23");
	ASKS(sql, "i", "status against concluded");
	// What was entered before a change of its moment is past.
	SAY(sql, "e", "g4-1", "2017-02-23", "opening", "2017-02-20");
	SAY(sql, "f", "g4-1", "2017-02-23", "opening", "2017-02-23", "word", "supersede");
	TOLD(sql, "g4-1 opening", "2017-02-23 [f] was 2017-02-20 [e] until 2017-02-23");
}

// Who says supersede means it, also of the same moment and of a state that stands earlier in the life cycle.
static void a_supersede_of_the_same_moment_governs(void)
{
	MEM_SCOPE(scratch);
	struct sql *sql = scene_open(scratch);
	SAY(sql, "a", "g4/hnc", "2017-02-23", "presence", "walked out");
	SAY(sql, "b", "g4/hnc", "2017-02-23", "presence", "returned");
	TOLD(sql, "g4/hnc presence", "returned [b] was walked out [a] until 2017-02-23");
	SAY(sql, "c", "g4/hnc", "2017-02-23", "presence", "walked out", "word", "supersede");
	TOLD(sql, "g4/hnc presence", "walked out [c] was returned [b] until 2017-02-23 < walked out [a] until 2017-02-23");
	SAY(sql, "d", "statement", "2017-02-23", "stage", "in force");
	SAY(sql, "e", "statement", "2017-02-23", "stage", "partly implemented", "word", "supersede");
	TOLD(sql, "statement stage", "partly implemented [e] was in force [d] until 2017-02-23");
	// Steps alone are in the order of the life cycle, however they were entered.
	SAY(sql, "f", "g4", "2017-02-23", "status", "under way");
	SAY(sql, "g", "g4", "2017-02-23", "status", "confirmed", "closes", "step");
	TOLD(sql, "g4 status", "under way [f] was confirmed [g] until 2017-02-23");
}

static void a_dispute_of_the_same_moment_stands(void)
{
	MEM_SCOPE(scratch);
	struct sql *sql = scene_open(scratch);
	SAY(sql, "a", "g4/hnc", "2017-02-23", "presence", "walked out", "source_id", "#b1");
	SAY(sql, "b", "g4/hnc", "2017-02-23", "presence", "attended", "source_id", "#c1", "word", "dispute");
	TOLD(sql, "g4/hnc presence", "walked out [a] / attended [b]");
	ASKS(sql, "b", "");
	// So does its correction; what was reported or counts from before does not.
	SAY(sql, "c", "g4/hnc", NULL, "word", "correct", "concerns_id", "^b", "presence", "arrived");
	TOLD(sql, "g4/hnc presence", "walked out [a] / arrived [c]");
	SAY(sql, "d", "g4/hnc", "2017-02-22", "presence", "delayed", "word", "dispute");
	TOLD(sql, "g4/hnc presence", "walked out [a] / arrived [c] was delayed [d] until 2017-02-23");
	// A change of the same moment that is entered after a dispute closes it.
	SAY(sql, "e", "g4/hnc", "2017-02-23", "presence", "walked out", "word", "supersede");
	SAY(sql, "f", "g4/hnc", "2017-02-23", "presence", "left", "word", "supersede");
	TOLD(sql, "g4/hnc presence",
	     "left [f] was walked out [a e] until 2017-02-23 < arrived [c] until 2017-02-23"
	     " < delayed [d] until 2017-02-23");
}

// Whichever of the two was entered first, and although one of them counts from an earlier day.
static void a_dispute_of_an_earlier_day_stands(void)
{
	MEM_SCOPE(scratch);
	struct sql *sql = scene_open(scratch);
	SAY(sql, "a", "g4/hnc", "2017-03-01", "presence", "arrived", "occurred", "2017-02-22");
	SAY(sql, "b", "g4/hnc", "2017-03-02", "presence", "attended", "occurred", "2017-02-20", "word", "dispute");
	TOLD(sql, "g4/hnc presence", "attended [b] / arrived [a]");
	SAY(sql, "c", "g4/government", "2017-03-01", "presence", "attended", "occurred", "2017-02-20");
	SAY(sql, "d", "g4/government", "2017-03-02", "presence", "arrived", "occurred", "2017-02-22", "word", "dispute");
	TOLD(sql, "g4/government presence", "arrived [d] / attended [c]");
	// What follows both ends both; somebody who says that the world changed ends whatever came before.
	SAY(sql, "e", "g4/hnc", "2017-03-03", "presence", "left", "occurred", "2017-02-25");
	TOLD(sql, "g4/hnc presence", "left [e] was arrived [a] until 2017-02-25 < attended [b] until 2017-02-25");
	SAY(sql, "f", "g4/government", "2017-03-03", "presence", "did not come", "occurred", "2017-02-26", "word",
	    "supersede");
	TOLD(sql, "g4/government presence",
	     "did not come [f] was arrived [d] until 2017-02-26 < attended [c] until 2017-02-26");
}

static void sent_and_not_received_is_a_dispute(void)
{
	MEM_SCOPE(scratch);
	struct sql *sql = scene_open(scratch);
	SAY(sql, "a", "g4/invited-hnc", "2017-02-13", "invitation", "sent", "source_id", "#b1");
	SAY(sql, "b", "g4/invited-hnc", "2017-02-14", "invitation", "not received", "source_id", "#c1");
	TOLD(sql, "g4/invited-hnc invitation", "sent [a] / not received [b]");
	ASKS(sql, "b", "invitation against sent");
	// A decline without a recorded sending needs no question.
	SAY(sql, "c", "g4/batch", "2017-02-14", "invitation", "declined");
	ASKS(sql, "c", "");
}

const struct suite suite_steps =
	SUITE("steps", TEST(the_table_of_steps), TEST(the_steps_that_are_presupposed),
          TEST(an_undated_step_came_before_those_that_presuppose_it), TEST(every_pair_steps_or_asks),
          TEST(a_step_says_nothing_of_other_points), TEST(late_news_of_an_earlier_state_is_past),
          TEST(late_news_that_breaks_with_its_day_asks), TEST(a_step_ends_only_what_it_follows),
          TEST(who_merely_agrees_closes_no_dispute), TEST(what_is_no_step_asks_in_the_same_moment),
          TEST(a_supersede_of_the_same_moment_governs), TEST(a_dispute_of_the_same_moment_stands),
          TEST(a_dispute_of_an_earlier_day_stands), TEST(sent_and_not_received_is_a_dispute));
