// SPDX-License-Identifier: MIT
#ifndef CMD_JOURNAL_LIST_H
#define CMD_JOURNAL_LIST_H
// The `list` of the journal's nouns: what holds of the delegations, invitations, exclusions or outcomes of a round or talks.

#include "cmd/options.h"
#include "domain/listing_journal.h"

struct journal_list_arguments {
	struct question_options question;
	const char *scope;
};

// What a list command hands over as its row's `data`.
struct journal_list {
	const struct listing *listing;
	const char *const *kinds; // of the scope
};

bool journal_list_run(struct app *app, const struct command *command, const void *arguments);

// A row of the command table; `scope_rows` are its arguments.
// clang-format off
#define JOURNAL_LIST(noun_word, text, scope_rows, what, kinds_of_scope, example_line) { \
	.noun = (noun_word), .verb = "list", .summary = (text), .arguments = (scope_rows), .groups = question_option_groups, \
	.examples = (const struct example[]){ { (example_line), NULL }, { NULL, NULL } }, \
	.arguments_size = sizeof(struct journal_list_arguments), .needs = NEEDS_READ, \
	.data = &(const struct journal_list){ (what), (kinds_of_scope) }, .run = journal_list_run \
}
#define JOURNAL_LIST_SCOPE(shown, kind_of, text, may_be_left_out) \
	{ .metavar = (shown), .kind = VALUE_NAME, .offset = offsetof(struct journal_list_arguments, scope), .help = (text), \
	  .thing = (kind_of), .optional = (may_be_left_out) }
// clang-format on

#endif
