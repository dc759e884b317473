// SPDX-License-Identifier: MIT
// actor: a thing that takes part, and its memberships.
#include "cmd/ask.h"
#include "cmd/edit.h"
#include "cmd/enter.h"
#include "cmd/groups.h"
#include "cmd/lists.h"
#include "cmd/log.h"
#include "cmd/things.h"
#include "domain/name.h"
#include "domain/words.h"

struct add_arguments {
	struct write_options write;
	struct things_name_options naming;
	const char *slug, *name, *kind, *country, *acronym;
	bool another;
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
		.another = given->another ? "true" : NULL,
	};
	struct thing thing;

	(void)command;
	return things_enter(app, &draft, &given->naming, &thing) &&
	       (!given->acronym || name_add(app->db, &thing, &acronym, app->error));
}

struct edit_arguments {
	struct edit_options edit;
	const char *kind, *country, *marking;
};

static bool run_edit(struct app *app, const struct command *command, const void *arguments)
{
	const struct edit_arguments *given = arguments;

	return edit_thing(
		app, command, &given->edit,
		&(struct thing_draft){ .nature = given->kind, .country = given->country, .marking = given->marking });
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
	return lists_print(app, &listing_actors, &question, NULL,
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

struct succeed_arguments {
	struct claim_options claim;
	const char *actor, *manner, *other;
};

// How one body follows on another, and the link that says so.
static const struct manner {
	const char *word, *link;
} manners[] = {
	{ "rename", "renamed to" },
	{ "split", "split into" },
	{ "merger", "merged into" },
	{ "absorption", "absorbed by" },
};
static const char *const manner_words[] = { "rename", "split", "merger", "absorption", NULL };

static bool add_succession(struct app *app, const struct command *command, const void *arguments,
                           struct claim_batch *batch)
{
	const struct succeed_arguments *given = arguments;
	struct claim_draft draft = { 0 };

	(void)command;
	for (size_t i = 0; i < sizeof manners / sizeof *manners; i++)
		if (str_equal(given->manner, manners[i].word))
			draft.link = manners[i].link;
	return claim_options_fill(app, &given->claim, &draft) &&
	       things_id(app, given->actor, kinds_actor, &draft.subject_id) &&
	       things_id(app, given->other, kinds_actor, &draft.target_id) && claim_add(app->db, &draft, batch, app->error);
}

static bool run_succeed(struct app *app, const struct command *command, const void *arguments)
{
	const struct succeed_arguments *given = arguments;

	if (given->manner)
		return claims_enter(app, command, arguments, add_succession);
	error_set(app->error, ERROR_USAGE, "'actor succeed' needs the way in which it came about");
	return error_hint(app->error, "say --by rename, --by split, --by merger or --by absorption");
}

#define ADD(member) offsetof(struct add_arguments, member)
#define LIST(member) offsetof(struct list_arguments, member)
#define MEMBER(member) offsetof(struct membership_arguments, member)
// clang-format off
static const struct argument add_arguments[] = {
	ARGUMENT_AT(ADD(slug), "SLUG", VALUE_TEXT, "short name for typing: free-syrian-army"),
	ARGUMENT_AT(ADD(name), "NAME", VALUE_TEXT, "the name it is printed under"),
	{ 0 },
};
#define COUNTRY(type) OPTION_AT(offsetof(type, country), "country", VALUE_TEXT, "CC", "two letters of ISO 3166-1: SY")
static const struct option edit_rows[] = {
	OPTION_AT(offsetof(struct edit_arguments, kind), "kind", VALUE_CHOICE, "KIND", "what kind of actor",
		.choices = words_actor_nature),
	COUNTRY(struct edit_arguments),
	EDIT_MARKING(struct edit_arguments),
	{ 0 },
};
static const struct option add_options[] = {
	OPTION_AT(ADD(kind), "kind", VALUE_CHOICE, "KIND", "what kind of actor; other when not said",
		.choices = words_actor_nature),
	COUNTRY(struct add_arguments),
	OPTION_AT(ADD(acronym), "acronym", VALUE_TEXT, "TEXT", "a second name of it: FSA"),
	THINGS_ANOTHER_OPTION(struct add_arguments),
	THINGS_NAME_OPTIONS(struct add_arguments, naming),
	{ 0 },
};
static const struct option list_options[] = {
	OPTION_AT(LIST(kind), "kind", VALUE_CHOICE, "KIND", "only actors of this kind", .choices = words_actor_nature),
	OPTION_AT(LIST(country), "country", VALUE_TEXT, "CC", "only those of this country"),
	{ 0 },
};
static const struct argument membership_arguments[] = {
	ARGUMENT_AT(MEMBER(actor), "ACTOR", VALUE_NAME, "who joins or leaves", .thing = "actor"),
	ARGUMENT_AT(MEMBER(coalition), "COALITION", VALUE_NAME, "what it is a member of", .thing = "actor"),
	{ 0 },
};
static const struct option join_options[] = {
	OPTION_AT(MEMBER(since), "since", VALUE_DATE, "DATE", "from when"),
	OPTION_AT(MEMBER(post), "as", VALUE_TEXT, "POST", "as what; member when not said"),
	{ 0 },
};
static const struct option leave_options[] = {
	OPTION_AT(MEMBER(until), "until", VALUE_DATE, "DATE", "until when; --on when not said"),
	OPTION_AT(MEMBER(post), "as", VALUE_TEXT, "POST", "as what it leaves; member when not said"),
	{ 0 },
};

#define SUCCEED(member) offsetof(struct succeed_arguments, member)
static const struct argument succeed_arguments[] = {
	ARGUMENT_AT(SUCCEED(actor), "ACTOR", VALUE_NAME, "what was there before", .thing = "actor"),
	ARGUMENT_AT(SUCCEED(other), "OTHER", VALUE_NAME, "what came of it, or what it went into", .thing = "actor"),
	{ 0 },
};
static const struct option succeed_options[] = {
	OPTION_AT(SUCCEED(manner), "by", VALUE_CHOICE, "EVENT",
		"what happened: a rename keeps the identity, the others make a new body", .choices = manner_words),
	{ 0 },
};

#define MEMBERSHIP(verb_word, text, option_rows, run_function, ...) { \
	.noun = "actor", .verb = (verb_word), .summary = (text), .arguments = membership_arguments, \
	.options = (option_rows), .groups = claim_option_groups, .examples = EXAMPLES(__VA_ARGS__), \
	.arguments_size = sizeof(struct membership_arguments), .needs = NEEDS_WRITE, .run = (run_function), \
}

static const struct command actor_commands[] = {
	THINGS_ADD("actor", "enter an actor: a state, a body, an armed group", NULL, write_option_groups,
		{ "actor add aden-brigade \"Aden Brigade\" --kind armed-group --country YE", "an armed group" },
		{ "actor add gulf-council \"Gulf Cooperation Council\" --kind international-organisation --acronym GCC",
		  "with its acronym" }),
	THINGS_LIST("actor", "list the actors", NULL, lists_ceiling_groups,
		{ "actor list", "all actors" },
		{ "actor list --kind armed-group --json", "the armed groups, for a program" }),
	THINGS_SHOW("actor", "ACTOR", "show an actor: names, identifiers, memberships",
		{ "actor show islamic-state", "names and what is said of it" }),
	THINGS_EDIT("actor", "ACTOR", "change what kind of actor it is, its country, or who may know of it",
		{ "actor edit islamic-state --kind armed-group", "its kind" }),
	THINGS_RENAME("actor", "ACTOR", rename_unique_options, "give an actor another name to be printed under",
		{ "actor rename islamic-state \"Islamic State group\"", "another name" },
		{ "actor rename democratic-union-party \"Democratic Party\" --from 2018-05-01",
		  "a new name from a day on: as of the time before it the old one stands" },
		{ "actor rename islamic-state --slug daesh", "another short name for typing" }),
	THINGS_REMOVE("actor", "actor", "ACTOR", remove_options, "take an actor out of the record",
		EXAMPLES({ "actor remove jordan", EXAMPLE_REFUSED "it has delegations" })),
	THINGS_HISTORY("actor", "actor", "ACTOR", "what became of an actor in the record: who entered and changed it, and when",
		{ "actor history islamic-state", NULL }),
	THINGS_ALIAS("actor", "ACTOR", "give an actor further names",
		{ "actor alias islamic-state ad-Dawla --kind nickname --language ar-Latn", "another name" },
		{ "actor alias islamic-state \"Islamic State of Iraq\" --kind former --held 2006/2013",
		  "a former name, and when" }),
	THINGS_IDENTIFY("actor", "ACTOR", "say what a register calls an actor",
		{ "actor identify islamic-state gw 9999", "what a register calls it" }),
	MEMBERSHIP("join", "say that an actor is a member of another", join_options, run_join,
		{ "actor join jaysh-al-islam high-negotiations-committee --since 2015-12", "a member, from when" }),
	{
		.noun = "actor",
		.verb = "succeed",
		.summary = "say that an actor was renamed to, split into, merged into or absorbed by another, and when",
		.description =
			"The history of either follows it: a rename always, what else happened marked as such. Who said it, as the "
			"source tells, is given by the letter alone here: -b WHO.",
		.arguments = succeed_arguments,
		.options = succeed_options,
		.groups = claim_option_groups,
		.examples = EXAMPLES(
			{ "actor succeed ahrar-al-sham --by merger syrian-liberation-front --on 2018-02-18", "a merger, and when" },
			{ "actor succeed national-coalition --by split moscow-platform --on 2015~", "a splinter, about when" }),
		.arguments_size = sizeof(struct succeed_arguments),
		.needs = NEEDS_WRITE,
		.run = run_succeed,
	},
	MEMBERSHIP("leave", "say until when an actor was a member of another", leave_options, run_leave,
		{ "actor leave jaysh-al-islam high-negotiations-committee --until 2017-05~",
		  "no member any more, and about when" }),
	{ 0 },
};
// clang-format on

const struct command_group actor_group = {
	.name = "actor",
	.title = "things",
	.summary = "states, bodies, armed groups: who takes part",
	.commands = actor_commands,
};
