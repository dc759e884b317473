// SPDX-License-Identifier: MIT
// person: a thing that takes part, and the posts held.
#include "cmd/ask.h"
#include "cmd/edit.h"
#include "cmd/enter.h"
#include "cmd/groups.h"
#include "cmd/lists.h"
#include "cmd/log.h"
#include "cmd/things.h"
#include "domain/words.h"

struct add_arguments {
	struct write_options write;
	struct things_name_options naming;
	const char *slug, *name, *country;
	bool another;
};

static bool run_add(struct app *app, const struct command *command, const void *arguments)
{
	const struct add_arguments *given = arguments;
	const struct thing_draft draft = {
		.kind = "person",
		.slug = given->slug,
		.label = given->name,
		.country = given->country,
		.another = given->another ? "true" : NULL,
	};
	struct thing thing;

	(void)command;
	return things_enter(app, &draft, &given->naming, &thing);
}

struct edit_arguments {
	struct edit_options edit;
	const char *country, *marking;
};

static bool run_edit(struct app *app, const struct command *command, const void *arguments)
{
	const struct edit_arguments *given = arguments;

	return edit_thing(app, command, &given->edit,
	                  &(struct thing_draft){ .country = given->country, .marking = given->marking });
}

struct list_arguments {
	struct question_options question;
	const char *country;
};

static bool run_list(struct app *app, const struct command *command, const void *arguments)
{
	const struct list_arguments *given = arguments;
	struct question question;

	(void)command;
	if (!ask_question(app, &given->question, &question))
		return false;
	return lists_print(app, &listing_people, &question, NULL,
	                   (const struct binding[]){
						   { "country", given->country },
						   { "as_of", question.as_of },
						   { "ceiling", question.ceiling },
						   { 0 },
					   });
}

struct post_arguments {
	struct claim_options claim;
	const char *person, *actor, *post, *since, *until;
};

static bool add_post(struct app *app, const struct command *command, const void *arguments, struct claim_batch *batch)
{
	const struct post_arguments *given = arguments;
	struct claim_draft draft = { .post = given->post, .since = given->since, .until = given->until };

	(void)command;
	return claim_options_fill(app, &given->claim, &draft) &&
	       things_id(app, given->person, kinds_person, &draft.subject_id) &&
	       things_id(app, given->actor, kinds_actor, &draft.body_id) && claim_add(app->db, &draft, batch, app->error);
}

static bool run_post(struct app *app, const struct command *command, const void *arguments)
{
	return claims_enter(app, command, arguments, add_post);
}

#define ADD(member) offsetof(struct add_arguments, member)
#define LIST(member) offsetof(struct list_arguments, member)
#define POST(member) offsetof(struct post_arguments, member)
// clang-format off
static const struct argument add_arguments[] = {
	ARGUMENT_AT(ADD(slug), "SLUG", VALUE_TEXT, "short name for typing: martin-griffiths"),
	ARGUMENT_AT(ADD(name), "NAME", VALUE_TEXT, "the name the person is printed under"),
	{ 0 },
};
#define COUNTRY(type) OPTION_AT(offsetof(type, country), "country", VALUE_TEXT, "CC", "two letters of ISO 3166-1: SY")
static const struct option edit_rows[] = {
	COUNTRY(struct edit_arguments),
	EDIT_MARKING(struct edit_arguments),
	{ 0 },
};
static const struct option add_options[] = {
	COUNTRY(struct add_arguments),
	THINGS_ANOTHER_OPTION(struct add_arguments),
	THINGS_NAME_OPTIONS(struct add_arguments, naming),
	{ 0 },
};
static const struct option list_options[] = {
	OPTION_AT(LIST(country), "country", VALUE_TEXT, "CC", "only those of this country"),
	{ 0 },
};
static const struct argument post_arguments[] = {
	ARGUMENT_AT(POST(person), "PERSON", VALUE_NAME, "who holds it", .thing = "person"),
	ARGUMENT_AT(POST(actor), "ACTOR", VALUE_NAME, "the body it is held in", .thing = "actor"),
	ARGUMENT_AT(POST(post), "POST", VALUE_TEXT, "the post or title: permanent representative"),
	{ 0 },
};
static const struct option post_options[] = {
	OPTION_AT(POST(since), "since", VALUE_DATE, "DATE", "from when"),
	OPTION_AT(POST(until), "until", VALUE_DATE, "DATE", "until when"),
	{ 0 },
};

static const struct command person_commands[] = {
	THINGS_ADD("person", "enter a person", NULL, write_option_groups,
		{ "person add martin-griffiths \"Martin Griffiths\" --country GB", "a person" }),
	THINGS_LIST("person", "list the people and the posts they hold", NULL, question_option_groups,
		{ "person list", "everybody, with the posts they hold" },
		{ "person list --country SY --as-of 2017-02-13", "Syrians, and what was known of their posts that day" }),
	THINGS_SHOW("person", "PERSON", "show a person: names, identifiers, posts",
		{ "person show bashar-al-jaafari", "names, posts, what is said of him" }),
	THINGS_EDIT("person", "PERSON", "change the country of a person, or who may know of them",
		{ "person edit bashar-al-jaafari --country SY", "the country" }),
	THINGS_RENAME("person", "PERSON", rename_unique_options, "give a person another name to be printed under",
		{ "person rename staffan-de-mistura \"Staffan de Mistura Kaczynski\"", "another name" }),
	THINGS_REMOVE("person", "person", "PERSON", remove_options, "take a person out of the record",
		EXAMPLES({ "person remove khaled-al-mahamid", NULL })),
	THINGS_HISTORY("person", "person", "PERSON", "what became of a person in the record: who entered and changed it, and when",
		{ "person history staffan-de-mistura", NULL }),
	THINGS_ALIAS("person", "PERSON", "give a person further names",
		{ "person alias staffan-de-mistura \"სტაფან დე მისტურა\" --language ka", "his name in Georgian" }),
	THINGS_IDENTIFY("person", "PERSON", "say what a register calls a person",
		{ "person identify staffan-de-mistura wikidata Q703834", "what Wikidata calls him" }),
	{
		.noun = "person",
		.verb = "post",
		.summary = "say which post a person holds or held",
		.description = "A post that ended is said again with --until: the same post, and when it was left.",
		.arguments = post_arguments,
		.options = post_options,
		.groups = claim_option_groups,
		.examples = EXAMPLES(
			{ "person post bashar-al-jaafari syrian-government \"permanent representative to the UN\" --since 2006",
			  "what he is, and from when" }),
		.arguments_size = sizeof(struct post_arguments),
		.needs = NEEDS_WRITE,
		.run = run_post,
	},
	{ 0 },
};
// clang-format on

const struct command_group person_group = {
	.name = "person",
	.title = "things",
	.summary = "people, the names they go by and the posts they hold",
	.commands = person_commands,
};
