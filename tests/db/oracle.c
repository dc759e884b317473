// SPDX-License-Identifier: MIT
#include "db/oracle.h"

#include <stdlib.h>
#include <string.h>

const char *const oracle_points[POINTS] = { "head", "opening", "presence", "role", "size" };

// Heads are printed by the number of the thing, which is their place in the list of people (test_oracle.c).
static const struct value heads[] = { { .text = "11" }, { .text = "12" }, { .text = "13" }, { .text = NULL } };
// Bounds in days from 1 January 2017.
static const struct value openings[] = {
	{ .text = "2017-02-20", .low = 50, .high = 50 },
	{ .text = "2017-02-20~", .low = 50, .high = 50 },
	{ .text = "2017-02-21", .low = 51, .high = 51 },
	{ .text = "2017-02", .low = 31, .high = 58 },
	{ .text = "2017", .low = 0, .high = 364 },
	{ .text = "2017-02-20/2017-02-21", .low = 50, .high = 51, .interval = true, .begin_high = 50, .end_low = 51 },
	{ .text = "2017-02-20/2017-02-22", .low = 50, .high = 52, .interval = true, .begin_high = 50, .end_low = 52 },
	{ .text = "2017-02/2017-02-21", .low = 31, .high = 51, .interval = true, .begin_high = 58, .end_low = 51 },
	{ .text = "2017-02-01/2017-02-21", .low = 31, .high = 51, .interval = true, .begin_high = 31, .end_low = 51 },
	{ .text = "[2017-02-20,2017-02-21]", .low = 50, .high = 51 },
	{ .text = "2017-02-21/2017-03", .low = 51, .high = 89, .interval = true, .begin_high = 51, .end_low = 59 },
	{ .text = "2017-02-20/..",
	  .low = 50,
	  .high = ORACLE_EVER,
	  .interval = true,
	  .begin_high = 50,
	  .end_low = -ORACLE_EVER },
	{ .text = NULL },
};
static const struct value presences[] = {
	{ .text = "expected", .place = 2 },
	{ .text = "delayed", .place = 3 },
	{ .text = "arrived", .place = 4 },
	{ .text = "did not come", .place = 4 },
	{ .text = "attended", .place = 5 },
	{ .text = "walked out", .place = 6 },
	{ .text = "remote" },
	{ .text = NULL },
};
// In the order of their names.
static const struct value roles[] = {
	{ .text = "guarantor" }, { .text = "observer" }, { .text = "party" }, { .text = NULL }
};
static const struct value sizes[] = {
	{ .text = "20", .low = 20, .high = 20 },
	{ .text = "~20", .low = 20, .high = 20 },
	{ .text = "21", .low = 21, .high = 21 },
	{ .text = "20..21", .low = 20, .high = 21 },
	{ .text = ">=14", .low = 14, .high = ORACLE_EVER },
	{ .text = "unknown", .low = 0, .high = ORACLE_EVER },
	{ .text = "<=20", .low = 0, .high = 20 },
	{ .text = NULL },
};
const struct value *const oracle_values[POINTS] = { heads, openings, presences, roles, sizes };

const char oracle_reliability[ORACLE_SOURCES + 1] = { '-', 'A', 'B', 'B', 'B', 'C', 'D', 'F', '-' };
const int oracle_origin[ORACLE_SOURCES + 1] = { 0, 1, 2, 2, 2, 5, 6, 7, 8 };

// One claim as it bears on one point: what a value of it is compared by, and when.
struct said {
	const struct claim *claim;
	const struct value *value;
	int day;     // from which it counts
	int element; // of a set, else 0
	bool out;    // the value of a set is out; nobody is head
	int wave;    // how many superseding claims of its moment were entered up to it
	bool closing, by_word, replaces;
	bool presupposed; // counts from the day of a later step, before all else of that day
	int until;        // the day it became past, or ORACLE_EVER
};

static int day_of(const struct claim *claim)
{
	const int reported = claim->reported / 2;
	return claim->occurred != 0 && claim->occurred < reported ? claim->occurred : reported;
}

static bool taken_back(const struct claim *retraction, const struct claim *claims, int count, int as_of)
{
	for (int i = 0; i < count; i++)
		if (claims[i].concerns == retraction->id && claims[i].reported <= as_of)
			return true;
	return false;
}

static bool is_known(const struct claim *claim, const struct claim *claims, int count, int as_of, int ceiling)
{
	if (claim->word == WORD_RETRACT || claim->reported > as_of || claim->marking > ceiling)
		return false;
	for (int i = 0; i < count; i++) {
		if (claims[i].concerns != claim->id)
			continue;
		if (claims[i].word == WORD_CORRECT)
			return false;
		if (claims[i].reported <= as_of && !taken_back(&claims[i], claims, count, as_of))
			return false;
	}
	return true;
}

static bool is_dated(enum point point)
{
	return point == POINT_OPENING || point == POINT_SIZE;
}

static bool same_bounds(const struct value *a, const struct value *b)
{
	return a->low == b->low && a->high == b->high;
}

// Of a day that is not known, and of one that lasted, the bounds may be the same: they say different things.
static bool same_ends(const struct value *a, const struct value *b)
{
	return a->interval == b->interval && a->begin_high == b->begin_high && a->end_low == b->end_low;
}

static bool same_value(enum point point, const struct said *a, const struct said *b)
{
	if (point == POINT_ROLE)
		return a->out == b->out;
	if (a->out != b->out)
		return false;
	return is_dated(point) ? same_bounds(a->value, b->value) && same_ends(a->value, b->value) : a->value == b->value;
}

// Negative when `a` came before `b`.
static int by_time(const struct said *a, const struct said *b)
{
	if (a->day != b->day)
		return a->day - b->day;
	if (a->presupposed != b->presupposed)
		return b->presupposed - a->presupposed;
	if (a->claim->reported != b->claim->reported)
		return a->claim->reported - b->claim->reported;
	if (a->wave != b->wave)
		return a->wave - b->wave;
	if (a->value->place != b->value->place)
		return a->value->place - b->value->place;
	return a->claim->id - b->claim->id;
}

// Whether one state of presence is still true when another has come, and had come about by then.
static bool leads_to(const struct value *earlier, const struct value *later)
{
	const bool expected = strcmp(earlier->text, "expected") == 0, arrived = strcmp(earlier->text, "arrived") == 0;
	return (expected && strcmp(later->text, "arrived") == 0) ||
	       ((expected || arrived) && strcmp(later->text, "attended") == 0);
}

// Whether a state may follow another: somebody who walked out, or did not come, arrives no more.
static bool may_become(const struct value *earlier, const struct value *later)
{
	const bool ahead = earlier->place == 2 || earlier->place == 3;
	const bool none = strcmp(later->text, "did not come") == 0;
	if (earlier->place == 3 && later->place == 2)
		return true; // delayed, and expected again
	return earlier->place > 0 &&
	       (none ? ahead : later->place > earlier->place && strcmp(earlier->text, "did not come") != 0);
}

// A step without a day of its own counts from the first of the later steps that were told when it was known, or since.
static void mark_presupposed(struct said *rows, int count)
{
	for (int i = 0; i < count; i++) {
		const struct said *step = &rows[i];
		int first = day_of(step->claim);
		if (step->claim->closes != CLOSES_STEP || step->claim->occurred != 0)
			continue;
		for (int k = 0; k < count; k++)
			if (rows[k].closing && rows[k].claim->reported >= step->claim->reported && day_of(rows[k].claim) < first &&
			    leads_to(step->value, rows[k].value))
				first = day_of(rows[k].claim);
		rows[i].presupposed = first < day_of(step->claim);
		rows[i].day = first;
	}
}

static int by_time_of_rows(const void *a, const void *b)
{
	return by_time(a, b);
}

// Whether `said` counts from before a change: of one moment, what changes nothing goes by the order of entry alone.
static bool was_before(const struct said *said, const struct said *change)
{
	if (said->closing)
		return by_time(said, change) < 0;
	if (said->day != change->day)
		return said->day < change->day;
	if (said->claim->reported != change->claim->reported)
		return said->claim->reported < change->claim->reported;
	return said->claim->id < change->claim->id;
}

// Whether a change ends what counts from before it: one that somebody called so always does, a step not what was told against
// the life cycle and does not lead to it.
static bool ends(enum point point, const struct said *change, const struct said *said)
{
	const bool against = point == POINT_PRESENCE && said->claim->closes == CLOSES_NOTHING;
	return change->by_word || !against || change->value == said->value || may_become(said->value, change->value);
}

// The day on which a row ended by the changes of its own element, or ORACLE_EVER.
static int day_ended(enum point point, const struct said *said, const struct said *const *changes, int count)
{
	bool before = true;            // all the changes met so far
	bool unaware = !said->closing; // reported before all of those met that somebody called a change
	int ended = ORACLE_EVER;

	for (int i = count - 1; i >= 0; i--) {
		before = before && was_before(said, changes[i]) && ends(point, changes[i], said);
		if (changes[i]->by_word)
			unaware = unaware && said->claim->reported < changes[i]->claim->reported;
		if ((before || (unaware && changes[i]->by_word)) && !same_value(point, said, changes[i]))
			ended = changes[i]->day;
	}
	return ended;
}

// Gives each of `rows`, which are in order of time, the day it ended by the changes of its own element.
static void mark_ended(enum point point, struct said *rows, int count)
{
	const struct said *changes[ORACLE_CLAIMS], *before = NULL;
	int change_count = 0;

	for (int i = 0; i < count; i++) {
		if (!rows[i].closing)
			continue;
		// Changes that follow one another with the same value are the first of them, and the first that is called one.
		if (before == NULL || !same_value(point, &rows[i], before) || (rows[i].by_word && !before->by_word))
			changes[change_count++] = &rows[i];
		before = &rows[i];
	}
	for (int i = 0; i < count; i++)
		rows[i].until = day_ended(point, &rows[i], changes, change_count);
}

static bool same_moment(const struct said *a, const struct said *b)
{
	return a->day == b->day && a->claim->reported == b->claim->reported;
}

static bool is_named(const struct said *replacing, const struct said *rows, int count)
{
	for (int i = 0; i < count; i++)
		if (rows[i].replaces && same_moment(&rows[i], replacing))
			return true;
	return false;
}

// A set said anew ends all that was said before it of what it does not name; `all` and `rows` are in order of time.
static void mark_replaced(const struct said *all, int all_count, struct said *rows, int count)
{
	for (int i = 0; i < count; i++) {
		for (int k = all_count - 1; k >= 0; k--) {
			if (!all[k].replaces || (!rows[i].out && is_named(&all[k], rows, count)))
				continue;
			if (rows[i].day >= all[k].day && rows[i].claim->reported >= all[k].claim->reported)
				break;
			rows[i].until = all[k].day < rows[i].until ? all[k].day : rows[i].until;
		}
	}
}

static bool is_inside(const struct said *narrow, const struct said *wide)
{
	const struct value *n = narrow->value, *w = wide->value;
	if (n->low < w->low || n->high > w->high)
		return false;
	// Two intervals are compared end by end.
	if (n->interval && w->interval && (n->begin_high > w->begin_high || n->end_low < w->end_low))
		return false;
	// Of the same bounds, an interval says more than a day that is not known.
	return !same_bounds(n, w) || (n->interval && !same_ends(n, w));
}

// A value and the claims behind it.
struct group {
	const struct said *first; // any that states it
	const struct said *stated[ORACLE_CLAIMS], *supporting[ORACLE_CLAIMS];
	int stated_count, supporting_count;
	bool past, merged;
};

static int grade_of(const char *order, int grade)
{
	return (int)(strchr(order, grade) - order);
}

static int best_credibility(const struct group *group)
{
	int best = 9;
	for (int i = 0; i < group->stated_count; i++) {
		const int given = group->stated[i]->claim->credibility;
		const int grade = grade_of("123645", '0' + (given != 0 ? given : 6));
		best = grade < best ? grade : best;
	}
	return best;
}

static int best_reliability(const struct group *group)
{
	int best = 9;
	for (int i = 0; i < group->stated_count; i++) {
		const char given = oracle_reliability[group->stated[i]->claim->source];
		const int grade = grade_of("ABCFDE", given != '-' ? given : 'F');
		best = grade < best ? grade : best;
	}
	return best;
}

static int origins_of(const struct group *group)
{
	bool seen[ORACLE_SOURCES + 1] = { false };
	int count = 0;
	for (int i = 0; i < group->stated_count + group->supporting_count; i++) {
		const struct said *said =
			i < group->stated_count ? group->stated[i] : group->supporting[i - group->stated_count];
		const int origin = oracle_origin[said->claim->source];
		count += origin != 0 && !seen[origin];
		seen[origin] = true;
	}
	return count;
}

static int latest_report(const struct group *group)
{
	int latest = 0;
	for (int i = 0; i < group->stated_count; i++)
		latest = group->stated[i]->claim->reported > latest ? group->stated[i]->claim->reported : latest;
	return latest;
}

static bool is_preferred(const struct group *group)
{
	for (int i = 0; i < group->stated_count; i++)
		if (group->stated[i]->claim->preferred)
			return true;
	return false;
}

static int lowest_id(const struct group *group)
{
	int lowest = ORACLE_EVER;
	for (int i = 0; i < group->stated_count; i++)
		lowest = group->stated[i]->claim->id < lowest ? group->stated[i]->claim->id : lowest;
	return lowest;
}

static int by_rank(const void *left, const void *right)
{
	const struct group *a = left, *b = right;
	if (a->past != b->past)
		return a->past - b->past;
	if (a->past && a->first->until != b->first->until)
		return b->first->until - a->first->until;
	if (a->past)
		return by_time(b->stated[b->stated_count - 1], a->stated[a->stated_count - 1]);
	if (is_preferred(a) != is_preferred(b))
		return is_preferred(b) - is_preferred(a);
	if (best_credibility(a) != best_credibility(b))
		return best_credibility(a) - best_credibility(b);
	if (best_reliability(a) != best_reliability(b))
		return best_reliability(a) - best_reliability(b);
	if (origins_of(a) != origins_of(b))
		return origins_of(b) - origins_of(a);
	if (latest_report(a) != latest_report(b))
		return latest_report(b) - latest_report(a);
	return lowest_id(a) - lowest_id(b);
}

// One group for each value that holds, and for each time that one was.
static int group_values(enum point point, const struct said *rows, int count, struct group *groups)
{
	int made = 0;
	for (int i = 0; i < count; i++) {
		int g = 0;
		while (g < made && (groups[g].first->until != rows[i].until || !same_value(point, groups[g].first, &rows[i])))
			g++;
		if (g == made)
			groups[made++] = (struct group){ .first = &rows[i], .past = rows[i].until < ORACLE_EVER };
		groups[g].stated[groups[g].stated_count++] = &rows[i];
	}
	return made;
}

static bool contains(const struct group *wide, const struct group *narrow)
{
	return !wide->past && !narrow->past && is_inside(narrow->first, wide->first);
}

static bool is_narrowest(const struct group *groups, int count, const struct group *group)
{
	for (int i = 0; i < count; i++)
		if (contains(group, &groups[i]))
			return false;
	return true;
}

// What holds and contains others that hold supports the narrowest of them, and is no value of its own.
static int merge_vague(struct group *groups, int count)
{
	struct group kept[ORACLE_CLAIMS];
	int kept_count = 0;
	for (int g = 0; g < count; g++) {
		bool supports = false;
		for (int n = 0; n < count; n++) {
			if (!contains(&groups[g], &groups[n]) || !is_narrowest(groups, count, &groups[n]))
				continue;
			supports = true;
			for (int i = 0; i < groups[g].stated_count; i++)
				groups[n].supporting[groups[n].supporting_count++] = groups[g].stated[i];
		}
		groups[g].merged = supports;
	}
	for (int g = 0; g < count; g++)
		if (!groups[g].merged)
			kept[kept_count++] = groups[g];
	memcpy(groups, kept, (size_t)kept_count * sizeof kept[0]);
	return kept_count;
}

static const char *value_text(enum point point, const struct group *group)
{
	if (point == POINT_ROLE)
		return group->first->out ? "out" : "in";
	if (group->first->out)
		return "nobody";
	const struct said *best = NULL;
	for (int i = 0; i < group->stated_count; i++) {
		const struct said *said = group->stated[i];
		const bool doubt = strchr(said->value->text, '~') != NULL;
		const bool best_doubt = best != NULL && strchr(best->value->text, '~') != NULL;
		if (best == NULL || (best_doubt && !doubt) || (best_doubt == doubt && said->claim->id < best->claim->id))
			best = said;
	}
	return best->value->text;
}

static void add_ids(struct str *lines, const struct said *const *rows, int count)
{
	for (int i = 0; i < count; i++)
		str_print(lines, "%s%d", i > 0 ? "," : "", rows[i]->claim->id);
}

static void sort_rows(const struct said **rows, int count)
{
	for (int i = 1; i < count; i++)
		for (int k = i; k > 0 && by_time(rows[k], rows[k - 1]) < 0; k--) {
			const struct said *other = rows[k];
			rows[k] = rows[k - 1];
			rows[k - 1] = other;
		}
}

// That somebody is not the head is told only beside the claim that he is.
static bool is_asserted(const struct group *groups, int count, const struct group *denial)
{
	for (int g = 0; g < count; g++)
		if (!groups[g].past && !denial->past && !groups[g].first->out && groups[g].first->value == denial->first->value)
			return true;
	return false;
}

static void add_lines(struct str *lines, enum point point, const struct said *rows, int count)
{
	struct group groups[ORACLE_CLAIMS];
	int group_count = group_values(point, rows, count, groups);
	if (is_dated(point))
		group_count = merge_vague(groups, group_count);
	qsort(groups, (size_t)group_count, sizeof groups[0], by_rank);
	int place = 0;
	for (int g = 0; g < group_count; g++) {
		struct group *group = &groups[g];
		if (g > 0 && group->past && !groups[g - 1].past)
			place = 0;
		if (point == POINT_HEAD && group->first->out && !is_asserted(groups, group_count, group))
			continue;
		const struct said *last = group->stated[group->stated_count - 1];
		sort_rows(group->supporting, group->supporting_count);
		str_print(lines, "%d %s %s %s %d %s {", last->claim->subject, oracle_points[point],
		          point == POINT_ROLE ? oracle_values[POINT_ROLE][last->element].text : "-",
		          group->past ? "was" : "holds", ++place, value_text(point, group));
		add_ids(lines, group->stated, group->stated_count);
		str_add(lines, group->supporting_count > 0 ? "," : "");
		add_ids(lines, group->supporting, group->supporting_count);
		str_add(lines, "} {");
		add_ids(lines, group->stated, group->stated_count);
		if (group->past)
			str_print(lines, "} 2017-02-%02d\n", last->until);
		else
			str_add(lines, "} -\n");
	}
}

static int collect(enum point point, const struct claim *claims, int count, int as_of, int ceiling, struct said *rows)
{
	int made = 0;
	for (int i = 0; i < count; i++) {
		const struct claim *claim = &claims[i];
		if (claim->values[point] < 0 || !is_known(claim, claims, count, as_of, ceiling))
			continue;
		const bool in_set = point == POINT_ROLE;
		rows[made++] = (struct said){
			.claim = claim,
			.value = in_set ? &oracle_values[POINT_HEAD][0] : &oracle_values[point][claim->values[point]],
			.day = day_of(claim),
			.element = in_set ? claim->values[point] : 0,
			.out = claim->negated && (in_set || point == POINT_HEAD),
			.closing = claim->closes == CLOSES_ALL || (claim->closes == CLOSES_STEP && point == POINT_PRESENCE),
			.by_word = claim->closes == CLOSES_ALL,
			.replaces = in_set && claim->closes == CLOSES_ALL && !claim->negated,
		};
	}
	if (point == POINT_PRESENCE)
		mark_presupposed(rows, made);
	for (int i = 0; i < made; i++)
		for (int k = 0; k < made; k++)
			rows[i].wave += rows[k].claim->closes == CLOSES_ALL && rows[k].claim->id <= rows[i].claim->id &&
			                rows[k].element == rows[i].element && rows[k].day == rows[i].day &&
			                rows[k].claim->reported == rows[i].claim->reported;
	qsort(rows, (size_t)made, sizeof rows[0], by_time_of_rows);
	return made;
}

void oracle_resolve(struct str *lines, const struct claim *claims, int count, int as_of, int ceiling)
{
	for (enum point point = 0; point < POINTS; point++) {
		struct said all[ORACLE_CLAIMS];
		const int all_count = collect(point, claims, count, as_of, ceiling, all);
		for (int element = 0; element < (point == POINT_ROLE ? 3 : 1); element++) {
			struct said rows[ORACLE_CLAIMS];
			int row_count = 0;
			for (int i = 0; i < all_count; i++)
				if (all[i].element == element)
					rows[row_count++] = all[i];
			mark_ended(point, rows, row_count);
			mark_replaced(all, all_count, rows, row_count);
			add_lines(lines, point, rows, row_count);
		}
	}
}
