// SPDX-License-Identifier: MIT
// Histories at random, dense on purpose: few days, few values, so that ties, disputes and late news abound.

#include "db/oracle.h"

// xorshift64*, S. Vigna, "An experimental exploration of Marsaglia's xorshift generators, scrambled" (2016).
static int below(uint64_t *state, int limit)
{
	*state ^= *state >> 12;
	*state ^= *state << 25;
	*state ^= *state >> 27;
	return (int)((*state * UINT64_C(2685821657736338717)) >> 33) % limit;
}

static bool chance(uint64_t *state, int percent)
{
	return below(state, 100) < percent;
}

static int value_count(enum point point)
{
	int count = 0;
	while (oracle_values[point][count].text != NULL)
		count++;
	return count;
}

static void fill_points(uint64_t *state, struct claim *claim)
{
	for (enum point point = 0; point < POINTS; point++)
		claim->values[point] = -1;
	// Subjects with even numbers are rounds, the others delegations. A head's presence would be another point.
	static const enum point first[] = { POINT_HEAD, POINT_PRESENCE, POINT_PRESENCE, POINT_ROLE, POINT_SIZE };
	static const enum point second[] = { POINT_ROLE, POINT_SIZE };
	const enum point point = claim->subject % 2 == 0 ? POINT_OPENING : first[below(state, 5)];
	claim->values[point] = below(state, value_count(point));
	if (point == POINT_OPENING || chance(state, 70))
		return;
	const enum point other = second[below(state, 2)];
	claim->values[other] = below(state, value_count(other));
}

static void choose_word(uint64_t *state, struct claim *claim)
{
	claim->word = chance(state, 50) ? WORD_NONE : chance(state, 70) ? WORD_SUPERSEDE : WORD_DISPUTE;
	claim->closes = claim->word == WORD_SUPERSEDE                             ? CLOSES_ALL
	                : claim->values[POINT_PRESENCE] >= 0 && chance(state, 60) ? CLOSES_STEP
	                                                                          : CLOSES_NOTHING;
	claim->negated = (claim->values[POINT_ROLE] >= 0 || claim->values[POINT_HEAD] >= 0) && chance(state, 25);
}

static const struct claim *claim_of(const struct claim *claims, int count, int id)
{
	for (int i = 0; i < count; i++)
		if (claims[i].id == id)
			return &claims[i];
	return 0;
}

// Whether the schema lets `word` concern `concerned`: once corrected never again, once retracted only when that was taken
// back, and a retraction is taken back once.
static bool may_concern(const struct claim *claims, int count, const struct claim *concerned, enum word word)
{
	for (int i = 0; i < count; i++) {
		if (claims[i].concerns != concerned->id)
			continue;
		bool undone = false;
		for (int k = 0; k < count; k++)
			undone = undone || claims[k].concerns == claims[i].id;
		if (claims[i].word == WORD_CORRECT || !undone)
			return false;
	}
	if (concerned->word != WORD_RETRACT)
		return true;
	return word == WORD_RETRACT && claim_of(claims, count, concerned->concerns)->word != WORD_RETRACT;
}

static void concern_another(uint64_t *state, const struct claim *claims, int count, struct claim *claim)
{
	const struct claim *concerned = &claims[below(state, count)];
	const enum word word = chance(state, 50) ? WORD_CORRECT : WORD_RETRACT;
	if (!may_concern(claims, count, concerned, word))
		return;
	claim->word = word;
	claim->concerns = concerned->id;
	claim->marking = concerned->marking > claim->marking ? concerned->marking : claim->marking;
	if (word == WORD_RETRACT) {
		claim->closes = CLOSES_NOTHING;
		claim->negated = false;
		// Nobody takes back what is not known yet.
		claim->reported = concerned->reported > claim->reported ? concerned->reported : claim->reported;
		for (enum point point = 0; point < POINTS; point++)
			claim->values[point] = -1;
	}
}

int oracle_history(uint64_t *state, int subject, int first_id, struct claim *claims)
{
	const int count = 1 + below(state, ORACLE_CLAIMS);
	for (int i = 0; i < count; i++) {
		struct claim *claim = &claims[i];
		*claim = (struct claim){ .id = first_id + i, .subject = subject };
		fill_points(state, claim);
		choose_word(state, claim);
		claim->reported = 2 * (10 + below(state, 5)) + below(state, 2);
		claim->occurred = chance(state, 35) ? 8 + below(state, claim->reported / 2 - 7) : 0;
		claim->source = below(state, ORACLE_SOURCES + 1);
		claim->credibility = chance(state, 50) ? 1 + below(state, 6) : 0;
		claim->preferred = chance(state, 5);
		claim->marking = chance(state, 20) ? 2 : 0;
		if (i > 0 && chance(state, 15))
			concern_another(state, claims, i, claim);
	}
	return count;
}
