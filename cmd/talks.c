// SPDX-License-Identifier: MIT
// talks: a thing that rounds belong to. What happens to talks is in the journal.
#include "cmd/ask.h"
#include "cmd/edit.h"
#include "cmd/enter.h"
#include "cmd/groups.h"
#include "cmd/journal.h"
#include "cmd/lists.h"
#include "cmd/log.h"
#include "cmd/things.h"
#include "domain/words.h"

struct add_arguments {
	struct claim_options claim;
	const char *slug, *name, *kind, *part_of, *state, *mediator, *mandate;
	const char *const *sides, *const *conveners;
};

static bool add_claims(struct app *app, const struct add_arguments *given, const struct thing *talks,
                       struct claim_batch *batch)
{
	struct claim_draft header = { .subject_id = thing_id_text(app->context, talks) };
	struct claim_draft draft;
	const char *const *convener = given->conveners;

	if (!claim_options_fill(app, &given->claim, &header))
		return false;
	draft = header;
	draft.state = given->state;
	draft.mandate = given->mandate;
	if (!things_id(app, given->mediator, kinds_who, &draft.mediator_id))
		return false;
	// One claim for all points and the first convener, then one for each further convener.
	do {
		if (convener && *convener && !things_id(app, *convener++, kinds_who, &draft.convener_id))
			return false;
		if (!claim_add(app->db, &draft, batch, app->error))
			return false;
		draft = header;
	} while (convener && *convener);
	return true;
}

static bool add_talks(struct app *app, const struct command *command, const void *arguments, struct claim_batch *batch)
{
	const struct add_arguments *given = arguments;
	const struct things_name_options naming = things_naming(&given->claim);
	struct thing talks;
	struct thing_draft draft = {
		.kind = "talks",
		.slug = given->slug,
		.label = given->name,
		.nature = given->kind ? given->kind : "process",
		.sides = db_array(app->context, journal_list(app, given->sides)),
	};

	(void)command;
	return things_id(app, given->part_of, kinds_talks, &draft.parent_id) &&
	       things_enter(app, &draft, &naming, &talks) && (!batch || add_claims(app, given, &talks, batch));
}

static bool run_add(struct app *app, const struct command *command, const void *arguments)
{
	const struct add_arguments *given = arguments;

	if (given->state || given->mediator || given->conveners || given->mandate)
		return claims_enter(app, command, arguments, add_talks);
	return things_unclaimed(app, &given->claim) && add_talks(app, command, arguments, NULL);
}

struct edit_arguments {
	struct edit_options edit;
	const char *kind, *part_of, *marking;
	const char *const *sides;
};

static bool run_edit(struct app *app, const struct command *command, const void *arguments)
{
	const struct edit_arguments *given = arguments;
	struct thing_draft draft = {
		.nature = given->kind,
		.sides = db_array(app->context, journal_list(app, given->sides)),
		.marking = given->marking,
	};

	return things_id(app, given->part_of, kinds_talks, &draft.parent_id) &&
	       edit_thing(app, command, &given->edit, &draft);
}

struct list_arguments {
	struct question_options question;
	const char *kind;
};

static bool run_list(struct app *app, const struct command *command, const void *arguments)
{
	const struct list_arguments *given = arguments;
	struct question question;

	(void)command;
	if (!ask_question(app, &given->question, &question))
		return false;
	return lists_print(app, &listing_talks, &question, NULL,
	                   (const struct binding[]){
						   { "kind", given->kind },
						   { "as_of", question.as_of },
						   { "ceiling", question.ceiling },
						   { 0 },
					   });
}

#define ADD(member) offsetof(struct add_arguments, member)
#define LIST(member) offsetof(struct list_arguments, member)
// clang-format off
static const struct argument add_arguments[] = {
	ARGUMENT_AT(ADD(slug), "SLUG", VALUE_TEXT, "short name for typing: yemen"),
	ARGUMENT_AT(ADD(name), "NAME", VALUE_TEXT, "the name they are printed under"),
	{ 0 },
};
#define STRUCTURE(type) \
	OPTION_AT(offsetof(type, part_of), "part-of", VALUE_NAME, "TALKS", "the talks that they are part of", .thing = "talks"), \
	OPTION_AT(offsetof(type, sides), "side", VALUE_TEXTS, "SIDE,SIDE", "the sides that meet: government,opposition")
static const struct option edit_rows[] = {
	OPTION_AT(offsetof(struct edit_arguments, kind), "kind", VALUE_CHOICE, "KIND", "what kind of talks", .choices = words_talks_nature),
	STRUCTURE(struct edit_arguments),
	EDIT_MARKING(struct edit_arguments),
	{ 0 },
};
static const struct option add_options[] = {
	OPTION_AT(ADD(kind), "kind", VALUE_CHOICE, "KIND", "what kind of talks; process when not said",
		.choices = words_talks_nature),
	STRUCTURE(struct add_arguments),
	OPTION_AT(ADD(state), "state", VALUE_CHOICE, "STATE", "where they stand", .choices = words_state),
	OPTION_AT(ADD(mediator), "mediator", VALUE_NAME, "WHO", "who mediates", .thing = "who"),
	OPTION_AT(ADD(conveners), "convener", VALUE_NAMES, "WHO", "who convenes them", .thing = "who"),
	OPTION_AT(ADD(mandate), "mandate", VALUE_TEXT, "TEXT", "what they rest on"),
	{ 0 },
};
static const struct option list_options[] = {
	OPTION_AT(LIST(kind), "kind", VALUE_CHOICE, "KIND", "only talks of this kind", .choices = words_talks_nature),
	{ 0 },
};

static const struct command talks_commands[] = {
	THINGS_ADD("talks", "enter talks: a process, a track, a committee",
		"The sides are the parties as far as they are known before their bodies are: an invitation to the "
		"opposition, a delegation of it. Only what --state, --mediator, --convener and --mandate say "
		"is a claim, and has a source.",
		claim_option_groups,
		{ "talks add yemen \"Yemen peace process\" --side government,houthis", "talks and the sides that meet" },
		{ "talks add moscow \"Moscow track\" --kind track --state exploratory --mediator staffan-de-mistura",
		  "with what is said of them" }),
	THINGS_LIST("talks", "list the talks", NULL, question_option_groups,
		{ "talks list", "all talks" },
		{ "talks list --kind track --json", "the tracks, for a program" }),
	THINGS_SHOW("talks", "TALKS", "show talks: names, sides, rounds, what is said of them",
		{ "talks show geneva", "sides, rounds and what is said of them" }),
	THINGS_EDIT("talks", "TALKS", "change what kind of talks they are, their sides, or who may know of them",
		{ "talks edit geneva --side government,opposition", "the sides, all of them" }),
	THINGS_RENAME("talks", "TALKS", rename_options, "give talks another name to be printed under",
		{ "talks rename astana \"Astana format\"", "another name" }),
	THINGS_REMOVE("talks", "talks", "TALKS", remove_whole_options, "take talks out of the record",
		EXAMPLES({ "talks remove geneva", EXAMPLE_REFUSED "rounds belong to them" })),
	THINGS_HISTORY("talks", "talks", "TALKS", "what became of talks in the record: who entered and changed them, and when",
		{ "talks history geneva", NULL }),
	THINGS_ALIAS("talks", "TALKS", "give talks further names",
		{ "talks alias astana \"Astana platform\" --kind nickname", "another name" }),
	THINGS_IDENTIFY("talks", "TALKS", "say what a register calls the talks",
		{ "talks identify geneva pax-agreement 1234", "what a register calls them" }),
	{ 0 },
};
// clang-format on

const struct command_group talks_group = {
	.name = "talks",
	.title = "things",
	.summary = "processes, tracks, committees: what rounds belong to",
	.commands = talks_commands,
};
