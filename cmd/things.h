// SPDX-License-Identifier: MIT
#ifndef CMD_THINGS_H
#define CMD_THINGS_H
// What the nouns share that stand for things: entering, listing, showing, naming and identifying them. The `data` of a
// row is the NULL-terminated list of kinds that its NAME may be of.

#include "cmd/options.h"
#include "cmd/rows.h"
#include "domain/question.h"
#include "domain/thing.h"
#include "domain/words.h"

struct things_alias_arguments {
	struct write_options write;
	const char *name;
	const char *const *aliases;
	const char *kind, *language, *source, *marking, *held;
};

struct things_identify_arguments {
	struct write_options write;
	const char *name, *scheme, *value;
};

struct things_show_arguments {
	struct question_options question;
	const char *name;
};

// Of the kinds in the row's `data`, or, where that is NULL, of any thing or source.
bool things_alias(struct app *app, const struct command *command, const void *arguments);
bool things_identify(struct app *app, const struct command *command, const void *arguments);
bool things_show(struct app *app, const struct command *command, const void *arguments);

extern const struct option things_alias_options[];

// Options of every `add`: of the name that the thing is given.
struct things_name_options {
	const char *language, *marking, *source;
};
// clang-format off
#define THINGS_ANOTHER_OPTION(type) \
	OPTION_AT(offsetof(type, another), "another", VALUE_FLAG, NULL, \
		"it is another than the one that is recorded under the very same name")
#define THINGS_NAME_OPTIONS(type, member) \
	OPTION_AT(offsetof(type, member.language), "language", VALUE_TEXT, "LANGUAGE", \
		"language of the name, as in BCP 47: en, ar, ru"), \
	OPTION_AT(offsetof(type, member.source), "source", VALUE_NAME, "SOURCE", "where the name was seen", \
		.letter = 's', .thing = "source"), \
	OPTION_AT(offsetof(type, member.marking), "marking", VALUE_CHOICE, "TLP", \
		"who may know of it: Traffic Light Protocol 2.0", .choices = words_marking)

// The command rows of a noun, which is the kind of thing it stands for; the columns named end with the examples. `add`
// and `list` take what the noun's file has under these names: add_arguments, add_options, run_add, list_options, run_list.
#define THINGS_ADD(noun_word, text, description_text, group_rows, ...) { \
	.noun = (noun_word), .verb = "add", .summary = (text), .description = (description_text), \
	.arguments = add_arguments, .options = add_options, .groups = (group_rows), .examples = EXAMPLES(__VA_ARGS__), \
	.arguments_size = sizeof(struct add_arguments), .needs = NEEDS_WRITE, .run = run_add, \
}
#define THINGS_LIST(noun_word, text, argument_rows, group_rows, ...) { \
	.noun = (noun_word), .verb = "list", .summary = (text), .arguments = (argument_rows), .options = list_options, \
	.groups = (group_rows), .examples = EXAMPLES(__VA_ARGS__), \
	.arguments_size = sizeof(struct list_arguments), .needs = NEEDS_READ, .run = run_list, \
}
#define THINGS_SHOW_BY(run_function, noun_word, shown, text, group_rows, ...) { \
	.noun = (noun_word), .verb = "show", .summary = (text), \
	.arguments = ARGUMENTS( \
		ARGUMENT_AT(offsetof(struct things_show_arguments, name), shown, VALUE_NAME, "by its slug or any of its names", \
			.thing = (noun_word))), \
	.groups = (group_rows), .examples = EXAMPLES(__VA_ARGS__), \
	.arguments_size = sizeof(struct things_show_arguments), .needs = NEEDS_READ, \
	.data = (const char *const[]){ (noun_word), NULL }, .run = (run_function), \
}
#define THINGS_SHOW(noun_word, shown, text, ...) \
	THINGS_SHOW_BY(things_show, noun_word, shown, text, question_option_groups, __VA_ARGS__)
#define THINGS_ALIAS(noun_word, shown, text, ...) { \
	.noun = (noun_word), .verb = "alias", .summary = (text), \
	.arguments = ARGUMENTS( \
		ARGUMENT_AT(offsetof(struct things_alias_arguments, name), shown, VALUE_NAME, "whose name it is", \
			.thing = (noun_word)), \
		ARGUMENT_AT(offsetof(struct things_alias_arguments, aliases), "ALIAS", VALUE_TEXTS, \
			"the further name; several, each in quotes, may be given at once")), \
	.options = things_alias_options, .groups = write_option_groups, .examples = EXAMPLES(__VA_ARGS__), \
	.arguments_size = sizeof(struct things_alias_arguments), .needs = NEEDS_WRITE, \
	.data = (const char *const[]){ (noun_word), NULL }, .run = things_alias, \
}
#define THINGS_IDENTIFY(noun_word, shown, text, ...) { \
	.noun = (noun_word), .verb = "identify", .summary = (text), \
	.arguments = ARGUMENTS( \
		ARGUMENT_AT(offsetof(struct things_identify_arguments, name), shown, VALUE_NAME, "whose identifier it is", \
			.thing = (noun_word)), \
		ARGUMENT_AT(offsetof(struct things_identify_arguments, scheme), "SCHEME", VALUE_CHOICE, "the register", \
			.choices = words_scheme), \
		ARGUMENT_AT(offsetof(struct things_identify_arguments, value), "VALUE", VALUE_TEXT, "the identifier there")), \
	.groups = write_option_groups, .examples = EXAMPLES(__VA_ARGS__), \
	.arguments_size = sizeof(struct things_identify_arguments), .needs = NEEDS_WRITE, \
	.data = (const char *const[]){ (noun_word), NULL }, .run = things_identify, \
}
// clang-format on

// Enters the thing under the name options and says so: "person bashar-al-jaafari: Bashar al-Jaafari  (r12)".
bool things_enter(struct app *app, const struct thing_draft *draft, const struct things_name_options *name,
                  struct thing *thing);
// The one thing that `name` means to `command`: where that alters or takes out, never by the beginning of a name.
bool things_find(struct app *app, const struct command *command, const char *name, const char *const *kinds,
                 struct thing *thing);
// The same of any thing or source; a thing, where there are both.
bool things_find_any(struct app *app, const struct command *command, const char *name, struct thing *thing);
// The id as text of the one thing that `name` means; NULL stays NULL.
bool things_id(struct app *app, const char *name, const char *const *kinds, const char **id);

// Refuses, with NOT_FOUND, to name a thing or a source (their ids; the other one NULL) that is marked above the marking
// asked for.
bool things_told(struct app *app, const struct question *question, const char *thing_id, const char *source_id);
// The same as things_id() for a question: of what may be named under it.
bool things_asked(struct app *app, const struct question *question, const char *name, const char *const *kinds,
                  const char **id);

// For an `add` whose options state nothing that a claim could be made of: refuses those that only a claim can take.
bool things_unclaimed(struct app *app, const struct claim_options *options);
// The name options that lie among the options of a claim: the source and the marking.
struct things_name_options things_naming(const struct claim_options *options);

extern const char *const kinds_talks[],
	*const kinds_round[], *const kinds_venue[], *const kinds_actor[], *const kinds_person[], *const kinds_who[];

#endif
