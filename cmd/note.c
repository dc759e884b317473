// SPDX-License-Identifier: MIT
// Context: what bears on talks or a round and is nothing of theirs.
#include "cmd/groups.h"
#include "cmd/journal.h"

static const char *const scope_kinds[] = { "round", "talks", NULL };

// clang-format off
static const struct argument arguments[] = {
	ARGUMENT("SCOPE", VALUE_NAME, scope, "the round or talks it bears on"),
	ARGUMENT("TEXT", VALUE_TEXT, typed.note, "one plain sentence"),
	{ 0 },
};
static const struct option options[] = {
	OPTION_THING("concerned", VALUE_NAMES, concerned, "WHO", "who", "whom it concerns: actors or people"),
	{ 0 },
};

static const struct command commands[] = {
	JOURNAL("note", NULL, "record context that bears on a round or talks", arguments, options,
		"note geneva-5 \"The army advances towards Palmyra.\" --concerned syrian-government --on 2017-03-01", NULL,
		.kinds = scope_kinds, .carries = DRAFT(note), .happened = true),
	{ 0 },
};
// clang-format on

const struct command_group note_group = { NULL, "journal", "context that bears on a round or talks", commands };
