// SPDX-License-Identifier: MIT
// venue: a thing with a place.
#include <string.h>

#include "cmd/ask.h"
#include "cmd/edit.h"
#include "cmd/groups.h"
#include "cmd/lists.h"
#include "cmd/log.h"
#include "cmd/things.h"
#include "domain/words.h"

struct traits {
	const char *city, *country, *zone, *part_of, *at;
};

struct add_arguments {
	struct write_options write;
	struct things_name_options naming;
	struct traits traits;
	const char *slug, *name;
};

struct edit_arguments {
	struct edit_options edit;
	struct traits traits;
	const char *marking;
};

// One of the two numbers of a place: digits, a sign, a point.
static bool is_degrees(const char *text, size_t length)
{
	return length > 0 && length < 16 && strspn(text, "+-.0123456789") >= length && strpbrk(text, "0123456789") != NULL;
}

// Reads "46.227,6.140": degrees north and east.
static bool read_place(struct app *app, const char *text, struct thing_draft *draft)
{
	const char *comma = text ? strchr(text, ',') : NULL;

	if (!text)
		return true;
	if (!comma || !is_degrees(text, (size_t)(comma - text)) || !is_degrees(comma + 1, strlen(comma + 1))) {
		error_set(app->error, ERROR_REFUSED, "'%s' is no place: it is degrees north, a comma, degrees east", text);
		return error_hint(app->error, "write it like --at 46.227,6.140; west and south are negative");
	}
	draft->latitude = mem_bytes(app->context, text, (size_t)(comma - text));
	draft->longitude = mem_text(app->context, comma + 1);
	return true;
}

static bool fill(struct app *app, const struct traits *traits, struct thing_draft *draft)
{
	draft->city = traits->city;
	draft->country = traits->country;
	draft->zone = traits->zone;
	return read_place(app, traits->at, draft) && things_id(app, traits->part_of, kinds_venue, &draft->parent_id);
}

static bool run_add(struct app *app, const struct command *command, const void *arguments)
{
	const struct add_arguments *given = arguments;
	struct thing thing;
	struct thing_draft draft = { .kind = "venue", .slug = given->slug, .label = given->name };

	(void)command;
	return fill(app, &given->traits, &draft) && things_enter(app, &draft, &given->naming, &thing);
}

static bool run_edit(struct app *app, const struct command *command, const void *arguments)
{
	const struct edit_arguments *given = arguments;
	struct thing_draft draft = { .marking = given->marking };

	return fill(app, &given->traits, &draft) && edit_thing(app, command, &given->edit, &draft);
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
	return lists_print(
		app, &listing_venues, &question, NULL,
		(const struct binding[]){ { "country", given->country }, { "ceiling", question.ceiling }, { 0 } });
}

#define ADD(member) offsetof(struct add_arguments, member)
#define LIST(member) offsetof(struct list_arguments, member)
// clang-format off
static const struct argument add_arguments[] = {
	ARGUMENT_AT(ADD(slug), "SLUG", VALUE_TEXT, "short name for typing: palais-wilson"),
	ARGUMENT_AT(ADD(name), "NAME", VALUE_TEXT, "the name it is printed under"),
	{ 0 },
};
#define TRAITS(type) \
	OPTION_AT(offsetof(type, traits.city), "city", VALUE_TEXT, "CITY", "the city it is in"), \
	OPTION_AT(offsetof(type, traits.country), "country", VALUE_TEXT, "CC", "two letters of ISO 3166-1: CH"), \
	OPTION_AT(offsetof(type, traits.zone), "zone", VALUE_TEXT, "ZONE", "its time zone: Europe/Zurich"), \
	OPTION_AT(offsetof(type, traits.part_of), "part-of", VALUE_NAME, "VENUE", "the venue that it is part of", .thing = "venue"), \
	OPTION_AT(offsetof(type, traits.at), "at", VALUE_TEXT, "LAT,LON", "degrees north and east, WGS 84")
static const struct option edit_rows[] = {
	TRAITS(struct edit_arguments),
	EDIT_MARKING(struct edit_arguments),
	{ 0 },
};
static const struct option add_options[] = {
	TRAITS(struct add_arguments),
	THINGS_NAME_OPTIONS(struct add_arguments, naming),
	{ 0 },
};
static const struct option list_options[] = {
	OPTION_AT(LIST(country), "country", VALUE_TEXT, "CC", "only those in this country"),
	{ 0 },
};

static const struct command venue_commands[] = {
	THINGS_ADD("venue", "enter a venue: a building, a village, a city", NULL, write_option_groups,
		{ "venue add palais-wilson \"Palais Wilson\" --city Geneva --country CH --zone Europe/Zurich", "a building" },
		{ "venue add white-hall \"White Hall\" --at 46.227,6.140 --country CH", "with its coordinates" }),
	THINGS_LIST("venue", "list the venues", NULL, lists_ceiling_groups,
		{ "venue list", "all venues" },
		{ "venue list --country CH --json", "those in Switzerland, for a program" }),
	THINGS_SHOW("venue", "VENUE", "show a venue: names, identifiers, place",
		{ "venue show palais-des-nations", "names and place" }),
	THINGS_EDIT("venue", "VENUE", "change where a venue is, or who may know of it",
		{ "venue edit palais-des-nations --city Geneva --at 46.22657,6.14051", "its city and coordinates" },
		{ "venue edit palais-des-nations --clear at", "without coordinates" }),
	THINGS_RENAME("venue", "VENUE", rename_options, "give a venue another name to be printed under",
		{ "venue rename palais-des-nations \"Palais des Nations, Geneva\"", "another name" }),
	THINGS_REMOVE("venue", "venue", "VENUE", remove_options, "take a venue out of the record",
		EXAMPLES({ "venue remove palais-des-nations", EXAMPLE_REFUSED "rounds are held there" })),
	THINGS_HISTORY("venue", "venue", "VENUE", "what became of a venue in the record: who entered and changed it, and when",
		{ "venue history palais-des-nations", NULL }),
	THINGS_ALIAS("venue", "VENUE", "give a venue further names",
		{ "venue alias palais-des-nations \"Palace of Nations\" --language en", "its name in English" }),
	THINGS_IDENTIFY("venue", "VENUE", "say what a register calls a venue",
		{ "venue identify palais-des-nations wikidata Q594774", "what Wikidata calls it" }),
	{ 0 },
};
// clang-format on

const struct command_group venue_group = {
	.name = "venue",
	.title = "things",
	.summary = "where rounds are held",
	.commands = venue_commands,
};
