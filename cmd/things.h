// SPDX-License-Identifier: MIT
#ifndef CMD_THINGS_H
#define CMD_THINGS_H
// What the nouns share that stand for things: entering, naming, identifying and showing one. The row's `data` is the
// NULL-terminated list of kinds that its NAME may be of.

#include "cmd/options.h"
#include "domain/thing.h"

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

bool things_alias(struct app *app, const struct command *command, const void *arguments);
bool things_identify(struct app *app, const struct command *command, const void *arguments);
bool things_show(struct app *app, const struct command *command, const void *arguments);

extern const struct option things_alias_options[];

// Argument rows of these commands for a noun: `shown` as NAME in help, `kind` completed.
// clang-format off
#define THINGS_ALIAS_ARGUMENTS(shown, kind_of) { \
	{ .metavar = (shown), .kind = VALUE_NAME, .offset = offsetof(struct things_alias_arguments, name), \
	  .help = "whose name it is", .thing = (kind_of) }, \
	{ .metavar = "ALIAS", .kind = VALUE_TEXTS, .offset = offsetof(struct things_alias_arguments, aliases), \
	  .help = "the further name; several, each in quotes, may be given at once" }, \
	{ 0 }, \
}
#define THINGS_IDENTIFY_ARGUMENTS(shown, kind_of) { \
	{ .metavar = (shown), .kind = VALUE_NAME, .offset = offsetof(struct things_identify_arguments, name), \
	  .help = "whose identifier it is", .thing = (kind_of) }, \
	{ .metavar = "SCHEME", .kind = VALUE_TEXT, .offset = offsetof(struct things_identify_arguments, scheme), \
	  .help = "the register: wikidata, iso3166-1, gw, ucdp-actor, pax-agreement, cameo-actor, doi, un-symbol" }, \
	{ .metavar = "VALUE", .kind = VALUE_TEXT, .offset = offsetof(struct things_identify_arguments, value), \
	  .help = "the identifier there" }, \
	{ 0 }, \
}
#define THINGS_SHOW_ARGUMENTS(shown, kind_of) { \
	{ .metavar = (shown), .kind = VALUE_NAME, .offset = offsetof(struct things_show_arguments, name), \
	  .help = "by its slug or any of its names", .thing = (kind_of) }, \
	{ 0 }, \
}

// The command rows themselves, of a file that has show_arguments, show_examples and so on.
#define THINGS_SHOW_COMMAND(noun_of, kinds_of, summary_of) { \
	.noun = (noun_of), .verb = "show", .summary = (summary_of), .arguments = show_arguments, \
	.groups = question_option_groups, .examples = show_examples, \
	.arguments_size = sizeof(struct things_show_arguments), .needs = NEEDS_READ, .data = (kinds_of), .run = things_show, \
}
#define THINGS_ALIAS_COMMAND(noun_of, kinds_of, summary_of) { \
	.noun = (noun_of), .verb = "alias", .summary = (summary_of), .arguments = alias_arguments, \
	.options = things_alias_options, .groups = write_option_groups, .examples = alias_examples, \
	.arguments_size = sizeof(struct things_alias_arguments), .needs = NEEDS_WRITE, .data = (kinds_of), .run = things_alias, \
}
#define THINGS_IDENTIFY_COMMAND(noun_of, kinds_of, summary_of) { \
	.noun = (noun_of), .verb = "identify", .summary = (summary_of), .arguments = identify_arguments, \
	.groups = write_option_groups, .examples = identify_examples, \
	.arguments_size = sizeof(struct things_identify_arguments), .needs = NEEDS_WRITE, .data = (kinds_of), \
	.run = things_identify, \
}

// Options of every `add`: of the name that the thing is given.
struct things_name_options {
	const char *language, *marking, *source;
};
#define THINGS_NAME_OPTIONS(type, member) \
	{ .name = "language", .kind = VALUE_TEXT, .offset = offsetof(type, member.language), .metavar = "LANGUAGE", \
	  .help = "language of the name, as in BCP 47: en, ar, ru" }, \
	{ .name = "source", .letter = 's', .kind = VALUE_NAME, .offset = offsetof(type, member.source), \
	  .metavar = "SOURCE", .help = "where the name was seen", .thing = "source" }, \
	{ .name = "marking", .kind = VALUE_CHOICE, .offset = offsetof(type, member.marking), .metavar = "TLP", \
	  .help = "who may know of it: Traffic Light Protocol 2.0", .choices = words_marking }
// clang-format on

// Enters the thing under the name options and says so: "person bashar-al-jaafari: Bashar al-Jaafari  (r12)".
bool things_enter(struct app *app, const struct thing_draft *draft, const struct things_name_options *name,
                  struct thing *thing);
// The id as text of the one thing that `name` means; NULL stays NULL.
bool things_id(struct app *app, const char *name, const char *const *kinds, const char **id);

// For an `add` whose options state nothing that a claim could be made of: refuses those that only a claim can take.
bool things_unclaimed(struct app *app, const struct claim_options *options);
// The name options that lie among the options of a claim: the source and the marking.
struct things_name_options things_naming(const struct claim_options *options);

extern const char *const kinds_talks[],
	*const kinds_round[], *const kinds_venue[], *const kinds_actor[], *const kinds_person[], *const kinds_who[];

#endif
