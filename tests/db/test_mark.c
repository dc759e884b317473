// SPDX-License-Identifier: MIT
// Every state of the domain page is reached from the command line: `NOUN mark STATE` for each word of its list.
#include <string.h>

#include "base/mem.h"
#include "base/str.h"
#include "db/typed.h"
#include "domain/words.h"

// "walked-out": as a word of two is typed without quotes.
static char *typed_word(const void *context, const char *word)
{
	char *typed = mem_text(context, word);

	for (char *c = typed; *c != '\0'; c++)
		if (*c == ' ')
			*c = '-';
	return typed;
}

static void mark_each(const char *line, const char *said, const char *const *words)
{
	MEM_SCOPE(scratch);
	struct typed *desk = typed_open_journal(scratch);

	TYPED_REFUSED(desk, mem_print(scratch, "%s nonsense", line), 2, words[0]);
	for (size_t i = 0; words[i] != NULL; i++) {
		const char *answer =
			typed_line(desk, mem_print(scratch, "%s %s --supersede", line, typed_word(scratch, words[i])));
		const char *expected = i == 0 ? mem_print(scratch, "%s %s  [", said, words[i])
		                              : mem_print(scratch, "%s %s -> %s  [", said, words[i - 1], words[i]);

		CU_ASSERT_PTR_NOT_NULL(strstr(answer, expected));
	}
}

static void talks_have_every_state(void)
{
	mark_each("talks mark geneva", "geneva: state", words_state);
}

static void rounds_have_every_status(void)
{
	mark_each("round mark geneva-4", "geneva-4: status", words_status);
}

static void invitations_have_every_state(void)
{
	mark_each("invite mark geneva-4 hnc", "geneva-4/invited-hnc: invitation", words_invitation);
}

static void delegations_have_every_presence(void)
{
	mark_each("delegation mark geneva-4 hnc", "geneva-4/hnc: presence", words_presence);
}

static void delegates_have_every_presence(void)
{
	mark_each("delegate mark geneva-4 hnc hariri", "geneva-4/hnc, Nasr al-Hariri: presence", words_presence);
}

static void outcomes_have_every_stage(void)
{
	MEM_SCOPE(scratch);
	struct typed *desk = typed_open_journal(scratch);

	for (size_t i = 0; words_stage[i] != NULL; i++) {
		const char *kind = typed_word(scratch, words_outcome_nature[i]); // as many kinds as stages, and two more
		const char *answer;

		typed_line(desk, mem_print(scratch, "outcome add geneva-4 %s", kind));
		answer = typed_line(
			desk, mem_print(scratch, "outcome mark geneva-4-%s %s", kind, typed_word(scratch, words_stage[i])));
		CU_ASSERT_PTR_NOT_NULL(strstr(answer, mem_print(scratch, ": stage %s  [", words_stage[i])));
	}
}

static void exclusions_are_imposed_and_lifted(void)
{
	MEM_SCOPE(scratch);
	struct typed *desk = typed_open_journal(scratch);

	CU_ASSERT_PTR_NOT_NULL(strstr(typed_line(desk, "exclude add geneva islamic-state"), ": exclusion imposed  ["));
	CU_ASSERT_PTR_NOT_NULL(
		strstr(typed_line(desk, "exclude lift geneva islamic-state"), ": exclusion imposed -> lifted  ["));
}

const struct suite suite_mark = SUITE("states by mark", TEST(talks_have_every_state), TEST(rounds_have_every_status),
                                      TEST(invitations_have_every_state), TEST(delegations_have_every_presence),
                                      TEST(delegates_have_every_presence), TEST(outcomes_have_every_stage),
                                      TEST(exclusions_are_imposed_and_lifted));
