// SPDX-License-Identifier: MIT
// actor add, list, show, alias, identify, join, leave.
#include "cmd/ask.h"
#include "cmd/enter.h"
#include "cmd/groups.h"
#include "cmd/lists.h"
#include "cmd/things.h"
#include "domain/name.h"
#include "domain/words.h"

struct add_arguments {
	struct write_options write;
	struct things_name_options naming;
	const char *slug, *name, *kind, *country, *acronym;
};

static bool run_add(struct app *app, const struct command *command, const void *arguments)
{
	const struct add_arguments *given = arguments;
	const struct name_draft acronym = {
		.name = given->acronym,
		.nature = "acronym",
		.language = given->naming.language,
		.marking = given->naming.marking,
	};
	const struct thing_draft draft = {
		.kind = "actor",
		.slug = given->slug,
		.label = given->name,
		.nature = given->kind ? given->kind : "other",
		.country = given->country,
	};
	struct thing thing;

	(void)command;
	return things_enter(app, &draft, &given->naming, &thing) &&
	       (!given->acronym || name_add(app->db, &thing, &acronym, app->error));
}

struct list_arguments {
	struct question_options question;
	const char *kind, *country;
};

static bool run_list(struct app *app, const struct command *command, const void *arguments)
{
	const struct list_arguments *given = arguments;
	struct question question;

	(void)command;
	if (!ask_question(app, &given->question, &question))
		return false;
	return lists_print(app, &listing_actors,
	                   (const struct binding[]){
						   { "kind", given->kind },
						   { "country", given->country },
						   { "ceiling", question.ceiling },
						   { 0 },
					   });
}

struct membership_arguments {
	struct claim_options claim;
	const char *actor, *coalition, *post, *since, *until;
};

static bool add_membership(struct app *app, const struct command *command, const void *arguments,
                           struct claim_batch *batch)
{
	const struct membership_arguments *given = arguments;
	struct claim_draft draft = { .post = given->post ? given->post : "member",
		                         .since = given->since,
		                         .until = given->until };

	(void)command;
	return claim_options_fill(app, &given->claim, &draft) &&
	       things_id(app, given->actor, kinds_actor, &draft.subject_id) &&
	       things_id(app, given->coalition, kinds_actor, &draft.body_id) &&
	       claim_add(app->db, &draft, batch, app->error);
}

static bool run_join(struct app *app, const struct command *command, const void *arguments)
{
	return claims_enter(app, command, arguments, add_membership);
}

static bool run_leave(struct app *app, const struct command *command, const void *arguments)
{
	struct membership_arguments given = *(const struct membership_arguments *)arguments;

	if (!given.until)
		given.until = given.claim.on;
	if (given.until)
		return claims_enter(app, command, &given, add_membership);
	error_set(app->error, ERROR_USAGE, "'actor leave' needs the day on which it left");
	return error_hint(app->error,
	                  "give it with --until or --on, as vague as it is: 2017-02~, '[..2017-02-13]' (that day "
	                  "or before)");
}

#define ADD(member) .offset = offsetof(struct add_arguments, member)
static const struct argument add_arguments[] = {
	{ .metavar = "SLUG", .kind = VALUE_TEXT, ADD(slug), .help = "short name for typing: free-syrian-army" },
	{ .metavar = "NAME", .kind = VALUE_TEXT, ADD(name), .help = "the name it is printed under" },
	{ 0 },
};
static const struct option add_options[] = {
	{ .name = "kind",
	  .kind = VALUE_CHOICE,
	  ADD(kind),
	  .metavar = "KIND",
	  .help = "what kind of actor; other when not said",
	  .choices = words_actor_nature },
	{ .name = "country", .kind = VALUE_TEXT, ADD(country), .metavar = "CC", .help = "two letters of ISO 3166-1: SY" },
	{ .name = "acronym", .kind = VALUE_TEXT, ADD(acronym), .metavar = "TEXT", .help = "a second name of it: FSA" },
	THINGS_NAME_OPTIONS(struct add_arguments, naming),
	{ 0 },
};
static const struct example add_examples[] = {
	{ "actor add aden-brigade \"Aden Brigade\" --kind armed-group --country YE", "an armed group" },
	{ "actor add gulf-council \"Gulf Cooperation Council\" --kind international-organisation --acronym GCC",
	  "with its acronym" },
	{ 0 },
};

static const struct option list_options[] = {
	{ .name = "kind",
	  .kind = VALUE_CHOICE,
	  .offset = offsetof(struct list_arguments, kind),
	  .metavar = "KIND",
	  .help = "only actors of this kind",
	  .choices = words_actor_nature },
	{ .name = "country",
	  .kind = VALUE_TEXT,
	  .offset = offsetof(struct list_arguments, country),
	  .metavar = "CC",
	  .help = "only those of this country" },
	{ 0 },
};
static const struct example list_examples[] = {
	{ "actor list", "all actors" },
	{ "actor list --kind armed-group --json", "the armed groups, for a program" },
	{ 0 },
};

static const struct argument show_arguments[] = THINGS_SHOW_ARGUMENTS("ACTOR", "actor");
static const struct example show_examples[] = { { "actor show islamic-state", "names and what is said of it" }, { 0 } };

static const struct argument alias_arguments[] = THINGS_ALIAS_ARGUMENTS("ACTOR", "actor");
static const struct example alias_examples[] = {
	{ "actor alias islamic-state ad-Dawla --kind nickname --language ar-Latn", "another name" },
	{ "actor alias islamic-state \"Islamic State of Iraq\" --kind former --held 2006/2013", "a former name, and when" },
	{ 0 },
};

static const struct argument identify_arguments[] = THINGS_IDENTIFY_ARGUMENTS("ACTOR", "actor");
static const struct example identify_examples[] = {
	{ "actor identify islamic-state gw 9999", "what a register calls it" },
	{ 0 },
};

#define MEMBER(member) .offset = offsetof(struct membership_arguments, member)
static const struct argument membership_arguments[] = {
	{ .metavar = "ACTOR", .kind = VALUE_NAME, MEMBER(actor), .help = "who joins or leaves", .thing = "actor" },
	{ .metavar = "COALITION",
	  .kind = VALUE_NAME,
	  MEMBER(coalition),
	  .help = "what it is a member of",
	  .thing = "actor" },
	{ 0 },
};
static const struct option join_options[] = {
	{ .name = "since", .kind = VALUE_DATE, MEMBER(since), .metavar = "DATE", .help = "from when" },
	{ .name = "as", .kind = VALUE_TEXT, MEMBER(post), .metavar = "POST", .help = "as what; member when not said" },
	{ 0 },
};
static const struct option leave_options[] = {
	{ .name = "until", .kind = VALUE_DATE, MEMBER(until), .metavar = "DATE", .help = "until when; --on when not said" },
	{ .name = "as",
	  .kind = VALUE_TEXT,
	  MEMBER(post),
	  .metavar = "POST",
	  .help = "as what it leaves; member when not said" },
	{ 0 },
};
static const struct example join_examples[] = {
	{ "actor join jaysh-al-islam high-negotiations-committee --since 2015-12", "a member, from when" },
	{ 0 },
};
static const struct example leave_examples[] = {
	{ "actor leave jaysh-al-islam high-negotiations-committee --until 2017-05~", "no member any more, and about when" },
	{ 0 },
};

static const struct command actor_commands[] = {
	{
		.noun = "actor",
		.verb = "add",
		.summary = "enter an actor: a state, a body, an armed group",
		.arguments = add_arguments,
		.options = add_options,
		.groups = write_option_groups,
		.examples = add_examples,
		.arguments_size = sizeof(struct add_arguments),
		.needs = NEEDS_WRITE,
		.run = run_add,
	},
	{
		.noun = "actor",
		.verb = "list",
		.summary = "list the actors",
		.options = list_options,
		.groups = lists_ceiling_groups,
		.examples = list_examples,
		.arguments_size = sizeof(struct list_arguments),
		.needs = NEEDS_READ,
		.run = run_list,
	},
	THINGS_SHOW_COMMAND("actor", kinds_actor, "show an actor: names, identifiers, memberships"),
	THINGS_ALIAS_COMMAND("actor", kinds_actor, "give an actor further names"),
	THINGS_IDENTIFY_COMMAND("actor", kinds_actor, "say what a register calls an actor"),
	{
		.noun = "actor",
		.verb = "join",
		.summary = "say that an actor is a member of another",
		.arguments = membership_arguments,
		.options = join_options,
		.groups = claim_option_groups,
		.examples = join_examples,
		.arguments_size = sizeof(struct membership_arguments),
		.needs = NEEDS_WRITE,
		.run = run_join,
	},
	{
		.noun = "actor",
		.verb = "leave",
		.summary = "say until when an actor was a member of another",
		.arguments = membership_arguments,
		.options = leave_options,
		.groups = claim_option_groups,
		.examples = leave_examples,
		.arguments_size = sizeof(struct membership_arguments),
		.needs = NEEDS_WRITE,
		.run = run_leave,
	},
	{ 0 },
};

const struct command_group actor_group = {
	.name = "actor",
	.title = "things",
	.summary = "states, bodies, armed groups: who takes part",
	.commands = actor_commands,
};
