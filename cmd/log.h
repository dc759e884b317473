// SPDX-License-Identifier: MIT
#ifndef CMD_LOG_H
#define CMD_LOG_H
// The `history` of the nouns: the life of one thing, passage or claim in the record, or of the links of a thing.

#include "cmd/options.h"
#include "cmd/rows.h"

struct things_history_arguments {
	const char *name;
};

struct claim_history_arguments {
	long long number;
};

bool things_history(struct app *app, const struct command *command, const void *arguments);
bool passage_history(struct app *app, const struct command *command, const void *arguments);
bool claim_history(struct app *app, const struct command *command, const void *arguments);
bool link_history(struct app *app, const struct command *command, const void *arguments); // of the links of a thing

// A row of the command table.
// clang-format off
#define HISTORY_BY(run_function, noun_word, kind, shown, text, ...) { \
	.noun = (noun_word), .verb = "history", .summary = (text), \
	.arguments = ARGUMENTS(ARGUMENT_AT(offsetof(struct things_history_arguments, name), shown, VALUE_NAME, \
		"by its slug or any of its names", .thing = (kind))), \
	.examples = EXAMPLES(__VA_ARGS__), \
	.arguments_size = sizeof(struct things_history_arguments), .needs = NEEDS_READ, \
	.data = (const char *const[]){ (kind), NULL }, .run = (run_function), \
}
#define THINGS_HISTORY(noun_word, kind, shown, text, ...) \
	HISTORY_BY(things_history, noun_word, kind, shown, text, __VA_ARGS__)
// clang-format on

#endif
