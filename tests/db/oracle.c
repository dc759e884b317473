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
	bool closing, replaces, past;
	int until;
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

static bool same_value(enum point point, const struct said *a, const struct said *b)
{
	if (point == POINT_ROLE)
		return a->out == b->out;
	if (a->out != b->out)
		return false;
	if (is_dated(point))
		return a->value->low == b->value->low && a->value->high == b->value->high;
	return a->value == b->value;
}

// Negative when `a` came before `b`.
static int by_time(const struct said *a, const struct said *b)
{
	if (a->day != b->day)
		return a->day - b->day;
	if (a->claim->reported != b->claim->reported)
		return a->claim->reported - b->claim->reported;
	if (a->wave != b->wave)
		return a->wave - b->wave;
	if (a->value->place != b->value->place)
		return a->value->place - b->value->place;
	return a->claim->id - b->claim->id;
}

static int by_time_of_rows(const void *a, const void *b)
{
	return by_time(a, b);
}

// The day of the first change after rows[index], or ORACLE_EVER: superseding claims that repeat a value change nothing.
static int next_change(enum point point, const struct said *rows, int count, int index)
{
	const struct said *before = NULL;
	for (int k = 0; k < count; k++) {
		if (!rows[k].closing)
			continue;
		const bool turns = before == NULL || !same_value(point, &rows[k], before);
		before = &rows[k];
		if (k > index && turns)
			return rows[k].day;
	}
	return ORACLE_EVER;
}

// Whether a claim that changes nothing is past by a change: the life cycle does not count, only time and the order of entry.
static bool was_before(const struct said *said, const struct said *change)
{
	if (said->claim->reported != change->claim->reported)
		return said->claim->reported < change->claim->reported || said->day < change->day;
	return said->day != change->day ? said->day < change->day : said->claim->id < change->claim->id;
}

// Marks what is past by the changes of its own element; `rows` in order of time.
static void mark_past(enum point point, struct said *rows, int count)
{
	int change = -1; // the first claim of the last change
	for (int i = 0; i < count; i++)
		if (rows[i].closing && (change < 0 || !same_value(point, &rows[i], &rows[change])))
			change = i;
	for (int i = 0; change >= 0 && i < count; i++) {
		rows[i].past = rows[i].closing ? i < change : was_before(&rows[i], &rows[change]);
		const int next = next_change(point, rows, count, i);
		rows[i].until = next < ORACLE_EVER ? next : rows[change].day;
	}
}

// A set said anew ends all that was said of it before, whichever element.
static void mark_replaced(const struct said *all, int all_count, enum point point, struct said *rows, int count)
{
	const struct said *last = NULL;
	for (int i = 0; i < all_count; i++)
		if (all[i].replaces && (last == NULL || all[i].day > last->day ||
		                        (all[i].day == last->day && all[i].claim->reported > last->claim->reported)))
			last = &all[i];
	for (int i = 0; last != NULL && i < count; i++) {
		if (rows[i].day < last->day || rows[i].claim->reported < last->claim->reported)
			rows[i].past = true;
		int until = next_change(point, rows, count, i);
		for (int k = 0; k < all_count; k++)
			if (all[k].replaces && all[k].day > rows[i].day && all[k].day < until)
				until = all[k].day;
		rows[i].until = until < ORACLE_EVER ? until : last->day;
	}
}

static bool is_inside(const struct said *narrow, const struct said *wide)
{
	const struct value *n = narrow->value, *w = wide->value;
	if (n->low < w->low || n->high > w->high || (n->low == w->low && n->high == w->high))
		return false;
	// Two intervals are compared end by end.
	return !n->interval || !w->interval || (n->begin_high <= w->begin_high && n->end_low >= w->end_low);
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

// One group for each value that holds, and for each other one that was.
static int group_values(enum point point, const struct said *rows, int count, struct group *groups)
{
	int made = 0;
	for (int past = 0; past <= 1; past++) {
		for (int i = 0; i < count; i++) {
			int g = 0;
			while (g < made && !same_value(point, groups[g].first, &rows[i]))
				g++;
			if (rows[i].past != (past == 1) || (g < made && groups[g].past != rows[i].past))
				continue; // of the other kind, or past although it holds by others
			if (g == made)
				groups[made++] = (struct group){ .first = &rows[i], .past = rows[i].past };
			groups[g].stated[groups[g].stated_count++] = &rows[i];
		}
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
			.replaces = in_set && claim->closes == CLOSES_ALL && !claim->negated,
		};
	}
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
			mark_past(point, rows, row_count);
			mark_replaced(all, all_count, point, rows, row_count);
			add_lines(lines, point, rows, row_count);
		}
	}
}
