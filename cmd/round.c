// SPDX-License-Identifier: MIT
// round: a thing that is held. What happens to a round is in the journal.
#include "domain/round.h"
#include "cmd/ask.h"
#include "cmd/edit.h"
#include "cmd/enter.h"
#include "cmd/groups.h"
#include "cmd/lists.h"
#include "cmd/log.h"
#include "cmd/round_like.h"
#include "cmd/things.h"
#include "domain/date_text.h"
#include "domain/round_slug.h"
#include "domain/words.h"

struct add_arguments {
	struct claim_options claim;
	const char *talks, *name, *slug, *number, *kind, *part_of, *venue, *format, *mediator, *opening, *close, *like;
	bool another;
};

static bool name_needed(struct app *app)
{
	error_set(app->error, ERROR_USAGE,
	          "the round has no name yet: neither NAME, --number nor --venue with --opening says one");
	return error_hint(app->error, "give its number (--number IV), its name, or where and when it opens");
}

// The slug of a name, behind that of the whole it is part of: "geneva-4-opening-session". NULL where none can be made.
static bool slug_of_name(struct app *app, const char *name, const char *above, const char **slug)
{
	char *made;

	if (!thing_slug(app->context, app->db, name, &made, app->error))
		return false;
	*slug = made && !str_begins(made, above) ? mem_print(app->context, "%s-%s", above, made) : made;
	return true;
}

// Fills slug and label where they are not given: of talks and number, else of talks, place and month. `above` is the
// slug of the round it is part of, or else of the talks.
static bool name_round(struct app *app, const struct add_arguments *given, const struct thing *talks, const char *above,
                       struct thing_draft *draft)
{
	struct round_naming naming = { .talks = talks->slug, .number = given->number, .opening = given->opening };
	struct thing venue;
	char *place = NULL;

	if (given->venue && (!thing_find(app->context, app->db, given->venue, kinds_venue, &venue, app->error) ||
	                     !round_place(app->context, app->db, &venue, &place, app->error)))
		return false;
	naming.place = place;
	draft->slug = given->slug ? given->slug : round_slug(app->context, &naming);
	draft->label = given->name;
	if (given->name)
		return draft->slug || slug_of_name(app, given->name, above, &draft->slug);
	if (given->number)
		draft->label = mem_print(app->context, "%s %s", talks->label, given->number);
	else if (draft->slug && given->opening)
		draft->label = mem_print(app->context, "%s, %s%s%s", talks->label, given->venue ? venue.label : "",
		                         given->venue ? ", " : "", date_text(app->context, given->opening));
	return draft->label != NULL || name_needed(app);
}

static bool make_round(struct app *app, const struct add_arguments *given, struct thing *round)
{
	const struct things_name_options naming = things_naming(&given->claim);
	struct thing_draft draft = { .kind = "round", .nature = given->kind ? given->kind : "round" };
	struct thing talks, parent;

	if (!thing_find(app->context, app->db, given->talks, kinds_talks, &talks, app->error) ||
	    (given->part_of && !thing_find(app->context, app->db, given->part_of, kinds_round, &parent, app->error)) ||
	    !name_round(app, given, &talks, given->part_of ? parent.slug : talks.slug, &draft))
		return false;
	draft.parent_id = given->part_of ? thing_id_text(app->context, &parent) : NULL;
	draft.talks_id = thing_id_text(app->context, &talks);
	draft.another = given->another ? "true" : NULL;
	return things_enter(app, &draft, &naming, round);
}

static bool states_something(const struct claim_draft *draft)
{
	return draft->number || draft->opening || draft->close || draft->format || draft->venue_id || draft->mediator_id;
}

static bool add_round(struct app *app, const struct command *command, const void *arguments, struct claim_batch *batch)
{
	const struct add_arguments *given = arguments;
	struct claim_draft header = { 0 }, draft;
	struct thing round;

	(void)command;
	if (!make_round(app, given, &round))
		return false;
	if (!batch)
		return true;
	header.subject_id = thing_id_text(app->context, &round);
	if (!claim_options_fill(app, &given->claim, &header))
		return false;
	draft = header;
	draft.number = given->number;
	draft.opening = given->opening;
	draft.close = given->close;
	draft.format = given->format;
	if (!things_id(app, given->venue, kinds_venue, &draft.venue_id) ||
	    !things_id(app, given->mediator, kinds_who, &draft.mediator_id) ||
	    (given->like && !round_take_over(app, &round, given->like, &header, &draft, batch)))
		return false;
	return !states_something(&draft) || claim_add(app->db, &draft, batch, app->error);
}

static bool run_add(struct app *app, const struct command *command, const void *arguments)
{
	const struct add_arguments *given = arguments;

	if (given->number || given->opening || given->close || given->format || given->venue || given->mediator ||
	    given->like)
		return claims_enter(app, command, arguments, add_round);
	return things_unclaimed(app, &given->claim) && add_round(app, command, arguments, NULL);
}

struct edit_arguments {
	struct edit_options edit;
	const char *talks, *kind, *part_of, *marking;
};

static bool run_edit(struct app *app, const struct command *command, const void *arguments)
{
	const struct edit_arguments *given = arguments;
	struct thing_draft draft = { .nature = given->kind, .marking = given->marking };

	return things_id(app, given->talks, kinds_talks, &draft.talks_id) &&
	       things_id(app, given->part_of, kinds_round, &draft.parent_id) &&
	       edit_thing(app, command, &given->edit, &draft);
}

struct list_arguments {
	struct question_options question;
	const char *talks, *kind, *status;
};

static bool run_list(struct app *app, const struct command *command, const void *arguments)
{
	const struct list_arguments *given = arguments;
	struct question question;
	const char *talks_id;

	(void)command;
	if (!ask_question(app, &given->question, &question) ||
	    !things_asked(app, &question, given->talks, kinds_talks, &talks_id))
		return false;
	return lists_print(app, &listing_rounds, &question, talks_id,
	                   (const struct binding[]){
						   { "talks_id", talks_id },
						   { "kind", given->kind },
						   { "status", given->status },
						   { "as_of", question.as_of },
						   { "ceiling", question.ceiling },
						   { 0 },
					   });
}

#define ADD(member) offsetof(struct add_arguments, member)
#define LIST(member) offsetof(struct list_arguments, member)
// clang-format off
static const struct argument add_arguments[] = {
	ARGUMENT_AT(ADD(talks), "TALKS", VALUE_NAME, "the talks it belongs to", .thing = "talks"),
	ARGUMENT_AT(ADD(name), "NAME", VALUE_TEXT,
		"the name it is printed under; otherwise that of the talks and its number", .optional = true),
	{ 0 },
};
#define PART_OF(type) \
	OPTION_AT(offsetof(type, part_of), "part-of", VALUE_NAME, "ROUND", "the round that it is a part of", .thing = "round")
static const struct option edit_rows[] = {
	OPTION_AT(offsetof(struct edit_arguments, talks), "talks", VALUE_NAME, "TALKS", "the talks it belongs to; its sessions follow",
		.thing = "talks"),
	OPTION_AT(offsetof(struct edit_arguments, kind), "kind", VALUE_CHOICE, "KIND", "what kind of round", .choices = words_round_nature),
	PART_OF(struct edit_arguments),
	EDIT_MARKING(struct edit_arguments),
	{ 0 },
};
static const struct option add_options[] = {
	OPTION_AT(ADD(number), "number", VALUE_TEXT, "N", "its number, as the source counts: IV"),
	OPTION_AT(ADD(slug), "slug", VALUE_TEXT, "SLUG",
		"short name for typing; otherwise made of the talks and the number (geneva-4), of place and month, or of "
		"the name"),
	OPTION_AT(ADD(kind), "kind", VALUE_CHOICE, "KIND", "what kind of round; round when not said",
		.choices = words_round_nature),
	PART_OF(struct add_arguments),
	OPTION_AT(ADD(venue), "venue", VALUE_NAME, "VENUE", "where it is held", .thing = "venue"),
	OPTION_AT(ADD(format), "format", VALUE_CHOICE, "FORMAT", "how they meet", .choices = words_format),
	OPTION_AT(ADD(mediator), "mediator", VALUE_NAME, "WHO", "who mediates", .thing = "who"),
	OPTION_AT(ADD(opening), "opening", VALUE_DATE, "DATE", "when it opens or opened"),
	OPTION_AT(ADD(close), "close", VALUE_DATE, "DATE", "when it closes or closed"),
	OPTION_AT(ADD(like), "like", VALUE_NAME, "ROUND",
		"take over venue, mediator and the delegations with roles and sides, as expected, from this round",
		.thing = "round"),
	THINGS_ANOTHER_OPTION(struct add_arguments),
	{ 0 },
};
static const struct argument list_arguments[] = {
	ARGUMENT_AT(LIST(talks), "TALKS", VALUE_NAME, "only rounds of these talks, and of what is part of them",
		.thing = "talks", .optional = true),
	{ 0 },
};
static const struct option list_options[] = {
	OPTION_AT(LIST(kind), "kind", VALUE_CHOICE, "KIND", "only rounds of this kind", .choices = words_round_nature),
	OPTION_AT(LIST(status), "status", VALUE_CHOICE, "STATUS", "only rounds that stand so", .choices = words_status),
	{ 0 },
};

static const struct command round_commands[] = {
	THINGS_ADD("round", "enter a round of talks",
		"What the options say of it is a claim, and has a source; the round itself is only a thing to speak "
		"of. 'round announce' and 'round schedule' enter what was announced.",
		claim_option_groups,
		{ "round add geneva --number XII --opening 2018-05-14", "the twelfth round, geneva-12" },
		{ "round add astana \"Sochi congress\" --slug sochi --kind congress --opening 2018-01-29/2018-01-30",
		  "a round with a name of its own" },
		{ "round add geneva --number XII --like geneva-4", "who came to the fourth is expected at the twelfth" }),
	THINGS_LIST("round", "list the rounds by their start", list_arguments, question_option_groups,
		{ "round list", "all rounds by their start" },
		{ "round list geneva --as-of 2017-02-13", "those of one track, as known that day" },
		{ "round list --kind round --json", "rounds without their sessions, for a program" }),
	THINGS_SHOW("round", "ROUND", "show a round: names, sessions, and the claims on every point",
		{ "round show geneva-4", "names, sessions and what is said of it, with the numbers of the claims" }),
	THINGS_EDIT("round", "ROUND", "change what kind of round it is, where it belongs, or who may know of it",
		{ "round edit geneva-4 --kind round", "its kind" }),
	THINGS_RENAME("round", "ROUND", rename_unique_options, "give a round another name to be printed under",
		{ "round rename geneva-4 \"Geneva IV talks\"", "another name" }),
	THINGS_REMOVE("round", "round", "ROUND", remove_whole_options, "take a round out of the record",
		EXAMPLES({ "round remove geneva-8-1 --whole --yes", "with its delegations, and all that is said of them" })),
	THINGS_HISTORY("round", "round", "ROUND", "what became of a round in the record: who entered what, changed it, and when",
		{ "round history geneva-4", NULL }),
	THINGS_ALIAS("round", "ROUND", "give a round further names",
		{ "round alias geneva-4 \"fourth round of intra-Syrian talks\"", "another name" }),
	THINGS_IDENTIFY("round", "ROUND", "say what a register calls a round",
		{ "round identify geneva-4 wikidata Q28739871", "what Wikidata calls it" }),
	{ 0 },
};
// clang-format on

const struct command_group round_group = {
	.name = "round",
	.title = "things",
	.summary = "rounds of talks, their phases and sessions",
	.commands = round_commands,
};
