// SPDX-License-Identifier: MIT
#ifndef CMD_JOURNAL_H
#define CMD_JOURNAL_H
// The journal: what happened to talks, rounds, invitations, delegations and outcomes. A journal command is a row that says
// which point it sets to which value and whom it is about; one engine runs all rows. Recipe for a new one: a row of
// JOURNAL in the noun's file. What no column can say wants a new column here, not a special case in the engine.

#include "cmd/enter.h"
#include "cmd/rows.h"
#include "domain/thing.h"

struct journal;

// A point that a row sets: a member of the draft and its value.
struct journal_point {
	size_t member;
	const char *value;
};

struct journal_verb {
	const char *const *kinds; // of the thing named first
	// Finds or makes what the claim is about, for each WHO (NULL: none was given); NULL: the thing named first.
	bool (*open)(struct journal *journal, const char *who, struct thing *subject);
	struct journal_point sets[2]; // unless options have set these members
	struct journal_point flagged; // with --with-conditions, --partly
	size_t instead;               // a member that stands in place of the first of `sets`, where it is given
	size_t dated;                 // a member that takes the day when it came about
	size_t each;                  // a member that takes each PERSON or signatory in turn
	const char *const *each_kinds;
	size_t carries;  // a member that every claim of the command repeats
	bool supersedes; // by nature: what held before is past
	bool happened;   // unless --on says otherwise, on the day of the passage
	bool begins;     // the first of `sets` is a first state: left out where the record has passed it and more is said
	bool bare;       // worth a claim even where it fills no point
	bool held_functions; // without --as, one claim for each function that the person has
};

// What the user typed. `typed` holds single points: words, dates, and things by their names; the lists are sets.
struct journal_arguments {
	struct claim_options claim;
	const char *scope;
	const char *who, *const *whos;
	const char *person, *const *people;
	const char *successor;
	struct claim_draft typed;
	const char *const *roles, *const *included, *const *sides, *const *insisters, *const *extents;
	const char *const *makers, *const *concerned, *const *conveners;
	const char *const *heads, *const *chief_negotiators, *const *spokespersons, *const *delegates, *const *advisers;
	const char *like, *part_of;
	const char *name, *slug, *kind;
	bool flagged;
	bool negated;
};

// A command while it runs.
struct journal {
	struct app *app;
	const struct journal_verb *verb;
	struct journal_arguments given; // a copy, which `open` may make more exact
	struct claim_batch *batch;
	struct thing scope;
	struct claim_draft header; // who says so, when, and what it does where it disagrees
	struct claim_draft base;   // header and single points
	struct claim_draft *drafts;
	size_t count;
};

// Runs a command by its row.
bool journal_run(struct app *app, const struct command *command, const void *arguments);

// The parts of it, for a command that is two steps. Finds the scope and fills header and base.
bool journal_begin(struct journal *journal);
// Plans a claim; `draft` is copied.
void journal_plan(struct journal *journal, const struct claim_draft *draft);
// Adds what was planned.
bool journal_finish(struct journal *journal);

// Whether `name` is a slug below that of the scope: geneva-4/opposition at geneva-4.
bool journal_is_below(const struct journal *journal, const char *name);
// The parts of a list, each split at its commas; NULL-terminated, NULL where nothing was given. In app->context.
const char *const *journal_list(struct app *app, const char *const *texts);

#define DRAFT(member) offsetof(struct claim_draft, member)
#define GIVEN(member) offsetof(struct journal_arguments, member)

// Option and argument rows of struct journal_arguments.
// clang-format off
#define OPTION_FLAG(option_name, member, text) OPTION_AT(GIVEN(member), option_name, VALUE_FLAG, NULL, text)
#define OPTION(option_name, option_kind, member, shown, text) \
	OPTION_AT(GIVEN(member), option_name, option_kind, shown, text)
#define OPTION_WORD(option_name, option_kind, member, shown, words, text) \
	OPTION_AT(GIVEN(member), option_name, option_kind, shown, text, .choices = (words))
#define OPTION_THING(option_name, option_kind, member, shown, kind_of, text) \
	OPTION_AT(GIVEN(member), option_name, option_kind, shown, text, .thing = (kind_of))
#define ARGUMENT(shown, argument_kind, member, text, ...) \
	ARGUMENT_AT(GIVEN(member), shown, argument_kind, text, __VA_ARGS__)
// clang-format on

// A row of the command table: its noun's arguments and options, one example, and the columns of struct journal_verb.
// clang-format off
#define JOURNAL(noun_word, verb_word, text, argument_rows, option_rows, example_line, example_text, ...) { \
	.noun = (noun_word), .verb = (verb_word), .summary = (text), \
	.arguments = (argument_rows), .options = (option_rows), .groups = claim_option_groups, \
	.examples = EXAMPLES({ (example_line), (example_text) }), \
	.arguments_size = sizeof(struct journal_arguments), .needs = NEEDS_WRITE, \
	.data = &(const struct journal_verb){ __VA_ARGS__ }, .run = journal_run \
}
// clang-format on

#endif
