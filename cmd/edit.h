// SPDX-License-Identifier: MIT
#ifndef CMD_EDIT_H
#define CMD_EDIT_H
// What the nouns share that stand for things: edit, rename, remove. The `data` of a row is the NULL-terminated list of the
// kinds that its NAME may be of.

#include "cmd/options.h"
#include "cmd/rows.h"
#include "domain/edit.h"
#include "domain/log.h"
#include "domain/words.h"

// Begins the argument struct of every `edit`, `rename` and `remove`.
struct edit_options {
	struct write_options write;
	const char *seen;
	const char *name;         // the thing
	const char *const *clear; // `edit` alone
};

struct rename_arguments {
	struct edit_options edit;
	const char *label, *slug, *from;
	bool another;
};

struct remove_arguments {
	struct edit_options edit;
	bool whole, yes;
};

extern const struct option_group *const edit_option_groups[];   // clear, seen, write
extern const struct option_group *const change_option_groups[]; // seen, write
extern const struct option rename_options[], rename_unique_options[], rename_source_options[], remove_options[],
	remove_whole_options[];

// Changes the thing that the arguments name, says what stands otherwise, or that all of it stood so already. `changes` as
// edit_make() takes them; what --clear names is taken out too. False with app's error set.
bool edit_columns(struct app *app, const struct command *command, const struct edit_options *options,
                  const struct binding *changes);
// The same for a thing, from a draft: what it leaves NULL stays.
bool edit_thing(struct app *app, const struct command *command, const struct edit_options *options,
                const struct thing_draft *draft);

// Says what the running revision did (`of`: to one thing or source alone), or that `thing` stands so already. Of a line of a
// file nobody reads it, unless it is asked for. False with app's error set.
bool edit_tell(struct app *app, const struct thing *thing, const struct log_filter *of, bool changed);

bool things_rename(struct app *app, const struct command *command, const void *arguments);
bool things_remove(struct app *app, const struct command *command, const void *arguments);

// Whether a reason is given that says anything.
bool edit_reasoned(const struct write_options *write);

// Rows of the command table. `edit` takes what the noun's file has under these names: struct edit_arguments, which begins
// with struct edit_options, edit_rows, run_edit.
// clang-format off
#define EDIT_MARKING(type) \
	OPTION_AT(offsetof(type, marking), "marking", VALUE_CHOICE, "TLP", \
		"who may know of it: what is said of it is marked at least so; what is marked higher stays", .choices = words_marking)
#define EDITED(shown, of_kind) \
	ARGUMENT_AT(offsetof(struct edit_options, name), shown, VALUE_NAME, "by its slug or all of a name", .thing = (of_kind))
#define THINGS_EDIT(noun_word, shown, text, ...) { \
	.noun = (noun_word), .verb = "edit", .summary = (text), .arguments = ARGUMENTS(EDITED(shown, noun_word)), \
	.options = edit_rows, .groups = edit_option_groups, .examples = EXAMPLES(__VA_ARGS__), \
	.arguments_size = sizeof(struct edit_arguments), .needs = NEEDS_WRITE, .whole = true, \
	.data = (const char *const[]){ (noun_word), NULL }, .run = run_edit, \
}
#define THINGS_RENAME(noun_word, shown, option_rows, text, ...) { \
	.noun = (noun_word), .verb = "rename", .summary = (text), \
	.arguments = ARGUMENTS(EDITED(shown, noun_word), \
		ARGUMENT_AT(offsetof(struct rename_arguments, label), "NAME", VALUE_TEXT, "the name it is to be printed under", \
			.optional = true)), \
	.options = (option_rows), .groups = change_option_groups, .examples = EXAMPLES(__VA_ARGS__), \
	.arguments_size = sizeof(struct rename_arguments), .needs = NEEDS_WRITE, .whole = true, \
	.data = (const char *const[]){ (noun_word), NULL }, .run = things_rename, \
}
#define THINGS_REMOVE(noun_word, kind, shown, option_rows, text, example_rows) { \
	.noun = (noun_word), .verb = "remove", .summary = (text), \
	.description = "Refused, with the list, while anything refers to it. What stood stays in the journal: undo brings it back.", \
	.arguments = ARGUMENTS(EDITED(shown, kind)), \
	.options = (option_rows), .groups = change_option_groups, .examples = (example_rows), \
	.arguments_size = sizeof(struct remove_arguments), .needs = NEEDS_WRITE, .whole = true, \
	.data = (const char *const[]){ (kind), NULL }, .run = things_remove, \
}
// clang-format on

#endif
