// SPDX-License-Identifier: MIT
#ifndef CMD_LOG_H
#define CMD_LOG_H
// The `history` of the nouns that stand for things: the life of one in the record.

#include "cmd/options.h"
#include "cmd/rows.h"

struct things_history_arguments {
	const char *name;
};

bool things_history(struct app *app, const struct command *command, const void *arguments);

// A row of the command table.
// clang-format off
#define THINGS_HISTORY(noun_word, kind, shown, text, ...) { \
	.noun = (noun_word), .verb = "history", .summary = (text), \
	.arguments = ARGUMENTS(ARGUMENT_AT(offsetof(struct things_history_arguments, name), shown, VALUE_NAME, \
		"by its slug or any of its names", .thing = (kind))), \
	.examples = EXAMPLES(__VA_ARGS__), \
	.arguments_size = sizeof(struct things_history_arguments), .needs = NEEDS_READ, \
	.data = (const char *const[]){ (kind), NULL }, .run = things_history, \
}
// clang-format on

#endif
