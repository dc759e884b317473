// SPDX-License-Identifier: MIT
// person add, list, show, alias, identify, post.
#include "cmd/ask.h"
#include "cmd/enter.h"
#include "cmd/groups.h"
#include "cmd/lists.h"
#include "cmd/things.h"
#include "domain/words.h"

struct add_arguments {
	struct write_options write;
	struct things_name_options naming;
	const char *slug, *name, *country;
};

static bool run_add(struct app *app, const struct command *command, const void *arguments)
{
	const struct add_arguments *given = arguments;
	const struct thing_draft draft = {
		.kind = "person", .slug = given->slug, .label = given->name, .country = given->country
	};
	struct thing thing;

	(void)command;
	return things_enter(app, &draft, &given->naming, &thing);
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
	return lists_print(app, &listing_people,
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

#define ADD(member) .offset = offsetof(struct add_arguments, member)
static const struct argument add_arguments[] = {
	{ .metavar = "SLUG", .kind = VALUE_TEXT, ADD(slug), .help = "short name for typing: martin-griffiths" },
	{ .metavar = "NAME", .kind = VALUE_TEXT, ADD(name), .help = "the name the person is printed under" },
	{ 0 },
};
static const struct option add_options[] = {
	{ .name = "country", .kind = VALUE_TEXT, ADD(country), .metavar = "CC", .help = "two letters of ISO 3166-1: SY" },
	THINGS_NAME_OPTIONS(struct add_arguments, naming),
	{ 0 },
};
static const struct example add_examples[] = {
	{ "person add martin-griffiths \"Martin Griffiths\" --country GB", "a person" },
	{ 0 },
};

static const struct option list_options[] = {
	{ .name = "country",
	  .kind = VALUE_TEXT,
	  .offset = offsetof(struct list_arguments, country),
	  .metavar = "CC",
	  .help = "only those of this country" },
	{ 0 },
};
static const struct example list_examples[] = {
	{ "person list", "everybody, with the posts they hold" },
	{ "person list --country SY --as-of 2017-02-13", "Syrians, and what was known of their posts that day" },
	{ 0 },
};

static const struct argument show_arguments[] = THINGS_SHOW_ARGUMENTS("PERSON", "person");
static const struct example show_examples[] = {
	{ "person show bashar-al-jaafari", "names, posts, what is said of him" },
	{ 0 },
};

static const struct argument alias_arguments[] = THINGS_ALIAS_ARGUMENTS("PERSON", "person");
static const struct example alias_examples[] = {
	{ "person alias staffan-de-mistura \"სტაფან დე მისტურა\" --language ka", "his name in Georgian" },
	{ 0 },
};

static const struct argument identify_arguments[] = THINGS_IDENTIFY_ARGUMENTS("PERSON", "person");
static const struct example identify_examples[] = {
	{ "person identify staffan-de-mistura wikidata Q703834", "what Wikidata calls him" },
	{ 0 },
};

#define POST(member) .offset = offsetof(struct post_arguments, member)
static const struct argument post_arguments[] = {
	{ .metavar = "PERSON", .kind = VALUE_NAME, POST(person), .help = "who holds it", .thing = "person" },
	{ .metavar = "ACTOR", .kind = VALUE_NAME, POST(actor), .help = "the body it is held in", .thing = "actor" },
	{ .metavar = "POST", .kind = VALUE_TEXT, POST(post), .help = "the post or title: permanent representative" },
	{ 0 },
};
static const struct option post_options[] = {
	{ .name = "since", .kind = VALUE_DATE, POST(since), .metavar = "DATE", .help = "from when" },
	{ .name = "until", .kind = VALUE_DATE, POST(until), .metavar = "DATE", .help = "until when" },
	{ 0 },
};
static const struct example post_examples[] = {
	{ "person post bashar-al-jaafari syrian-government \"permanent representative to the UN\" --since 2006",
	  "what he is, and from when" },
	{ 0 },
};

static const struct command person_commands[] = {
	{
		.noun = "person",
		.verb = "add",
		.summary = "enter a person",
		.arguments = add_arguments,
		.options = add_options,
		.groups = write_option_groups,
		.examples = add_examples,
		.arguments_size = sizeof(struct add_arguments),
		.needs = NEEDS_WRITE,
		.run = run_add,
	},
	{
		.noun = "person",
		.verb = "list",
		.summary = "list the people and the posts they hold",
		.options = list_options,
		.groups = question_option_groups,
		.examples = list_examples,
		.arguments_size = sizeof(struct list_arguments),
		.needs = NEEDS_READ,
		.run = run_list,
	},
	THINGS_SHOW_COMMAND("person", kinds_person, "show a person: names, identifiers, posts"),
	THINGS_ALIAS_COMMAND("person", kinds_person, "give a person further names"),
	THINGS_IDENTIFY_COMMAND("person", kinds_person, "say what a register calls a person"),
	{
		.noun = "person",
		.verb = "post",
		.summary = "say which post a person holds or held",
		.description = "A post that ended is said again with --until: the same post, and when it was left.",
		.arguments = post_arguments,
		.options = post_options,
		.groups = claim_option_groups,
		.examples = post_examples,
		.arguments_size = sizeof(struct post_arguments),
		.needs = NEEDS_WRITE,
		.run = run_post,
	},
	{ 0 },
};

const struct command_group person_group = {
	.name = "person",
	.title = "things",
	.summary = "people, the names they go by and the posts they hold",
	.commands = person_commands,
};
