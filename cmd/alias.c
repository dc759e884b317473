// SPDX-License-Identifier: MIT
// alias: the further names of any thing or source.
#include "cmd/ask.h"
#include "cmd/groups.h"
#include "cmd/lists.h"
#include "cmd/things.h"
#include "domain/name.h"

struct remove_arguments {
	struct write_options write;
	const char *name, *alias;
};

static bool run_remove(struct app *app, const struct command *command, const void *arguments)
{
	const struct remove_arguments *given = arguments;
	struct thing thing;

	return things_find_any(app, command, given->name, &thing) &&
	       name_remove(app->db, &thing, given->alias, app->error) &&
	       app_say_thing(app, thing.kind, thing.slug, thing.label, "%s -> not recorded", given->alias);
}

struct list_arguments {
	struct question_options question;
	const char *name;
};

static bool run_list(struct app *app, const struct command *command, const void *arguments)
{
	const struct list_arguments *given = arguments;
	struct question question;
	struct thing thing;
	const char *id;
	bool of_source;

	if (!ask_question(app, &given->question, &question) || !things_find_any(app, command, given->name, &thing))
		return false;
	id = thing_id_text(app->context, &thing);
	of_source = str_equal(thing.kind, "source");
	return things_told(app, &question, of_source ? NULL : id, of_source ? id : NULL) &&
	       lists_print(app, of_source ? &listing_source_names : &listing_names, &question, id,
	                   (const struct binding[]){
						   { "kind", thing.kind }, { "id", id }, { "ceiling", question.ceiling }, { 0 } });
}

#define ADD(member) offsetof(struct things_alias_arguments, member)
#define REMOVE(member) offsetof(struct remove_arguments, member)
#define WHOSE "whose names they are: any thing or source; 'source:NAME' where a thing is called so too"
// clang-format off
static const struct command alias_commands[] = {
	{
		.noun = "alias", .verb = "add", .summary = "give a thing or a source further names",
		.description = "It is found by each of them, in any spelling that differs by case, accents, apostrophes, the Arabic article "
			"or the order of words. What cannot be seen is refused; of a name that mixes scripts in a word, or looks like that of "
			"another, it is said so.",
		.arguments = ARGUMENTS(
			ARGUMENT_AT(ADD(name), "NAME", VALUE_NAME, WHOSE),
			ARGUMENT_AT(ADD(aliases), "ALIAS", VALUE_TEXTS, "the further name; several, each in quotes, may be given at once")),
		.options = things_alias_options, .groups = write_option_groups,
		.examples = EXAMPLES(
			{ "alias add alloush \"Muhammad Allush\" --kind transliteration --language ar-Latn", "as another newspaper spells him" }),
		.arguments_size = sizeof(struct things_alias_arguments), .needs = NEEDS_WRITE, .run = things_alias,
	},
	{
		.noun = "alias", .verb = "list", .summary = "list the names of a thing or a source",
		.arguments = ARGUMENTS(ARGUMENT_AT(offsetof(struct list_arguments, name), "NAME", VALUE_NAME, WHOSE)),
		.groups = lists_ceiling_groups,
		.examples = EXAMPLES({ "alias list lavrentiev", "all that he goes by, with the Latin form of what is of another script" }),
		.arguments_size = sizeof(struct list_arguments), .needs = NEEDS_READ, .run = run_list,
	},
	{
		.noun = "alias", .verb = "remove", .whole = true, .summary = "take a name off a thing or a source",
		.arguments = ARGUMENTS(
			ARGUMENT_AT(REMOVE(name), "NAME", VALUE_NAME, WHOSE),
			ARGUMENT_AT(REMOVE(alias), "ALIAS", VALUE_TEXT, "the name, to the letter; not the one it is printed under")),
		.groups = write_option_groups,
		.examples = EXAMPLES({ "alias remove alexander-lavrentiev \"Alexander Lavrentjew\"", "he is not spelt so" }),
		.arguments_size = sizeof(struct remove_arguments), .needs = NEEDS_WRITE, .run = run_remove,
	},
	{ 0 },
};
// clang-format on

const struct command_group alias_group = {
	.name = "alias",
	.title = "things",
	.summary = "the names that a thing or a source goes by",
	.commands = alias_commands,
};
