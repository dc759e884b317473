// SPDX-License-Identifier: MIT
// What happens to talks.
#include "cmd/groups.h"
#include "cmd/journal.h"
#include "cmd/things.h"
#include "domain/words.h"

// clang-format off
#define TALKS ARGUMENT("TALKS", VALUE_NAME, scope, "which talks", .thing = "talks")

static const struct argument talks[] = { TALKS, { 0 } };
static const struct argument talks_state[] = {
	TALKS, ARGUMENT("STATE", VALUE_CHOICE, typed.state, "the state they are in", .choices = words_state), { 0 },
};
static const struct option describe_options[] = {
	OPTION_WORD("state", VALUE_CHOICE, typed.state, "STATE", words_state, "the state they are in"),
	OPTION_THING("mediator", VALUE_NAME, typed.mediator_id, "WHO", "who", "who mediates: a person or a body"),
	OPTION_THING("convener", VALUE_NAMES, conveners, "WHO", "who", "who convenes them"),
	OPTION("mandate", VALUE_TEXT, typed.mandate, "TEXT", "what they rest on"),
	OPTION_FLAG("not", negated, "the conveners given do not convene them"),
	{ 0 },
};

#define ROW(verb_word, text, arguments, options, line, ...) \
	JOURNAL("talks", verb_word, text, arguments, options, "talks " verb_word " " line, NULL, .kinds = kinds_talks, __VA_ARGS__)
#define STATE(word) .sets = { { DRAFT(state), word } }, .supersedes = true, .happened = true

static const struct command commands[] = {
	ROW("describe", "record state, mediator, conveners and mandate of talks", talks, describe_options,
		"geneva --convener united-nations", .happened = false),
	ROW("suspend", "record that talks were suspended", talks, NULL, "astana --on 2017-12-31", STATE("suspended")),
	ROW("resume", "record that talks go on", talks, NULL, "geneva --on 2017-12-31", STATE("active")),
	ROW("call-off", "record that talks were called off", talks, NULL, "astana --on 2017-12-31", STATE("called off")),
	ROW("end", "record that talks came to their end", talks, NULL, "astana --on 2017-12-31", STATE("concluded")),
	ROW("mark", "record any state of talks", talks_state, NULL, "geneva dormant --on 2017-12-31 --supersede", .happened = false),
	{ 0 },
};
// clang-format on

const struct command_group journal_talks_group = { "talks", "journal", "what happens to talks", commands };
