// SPDX-License-Identifier: MIT
// venue add, list, show, alias, identify.
#include <string.h>

#include "cmd/ask.h"
#include "cmd/groups.h"
#include "cmd/lists.h"
#include "cmd/things.h"
#include "domain/words.h"

struct add_arguments {
	struct write_options write;
	struct things_name_options naming;
	const char *slug, *name, *city, *country, *zone, *part_of, *at;
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

static bool run_add(struct app *app, const struct command *command, const void *arguments)
{
	const struct add_arguments *given = arguments;
	struct thing thing;
	struct thing_draft draft = {
		.kind = "venue",
		.slug = given->slug,
		.label = given->name,
		.city = given->city,
		.country = given->country,
		.zone = given->zone,
	};

	(void)command;
	return read_place(app, given->at, &draft) && things_id(app, given->part_of, kinds_venue, &draft.parent_id) &&
	       things_enter(app, &draft, &given->naming, &thing);
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
		app, &listing_venues,
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
static const struct option add_options[] = {
	OPTION_AT(ADD(city), "city", VALUE_TEXT, "CITY", "the city it is in"),
	OPTION_AT(ADD(country), "country", VALUE_TEXT, "CC", "two letters of ISO 3166-1: CH"),
	OPTION_AT(ADD(zone), "zone", VALUE_TEXT, "ZONE", "its time zone: Europe/Zurich"),
	OPTION_AT(ADD(part_of), "part-of", VALUE_NAME, "VENUE", "the venue that it is part of", .thing = "venue"),
	OPTION_AT(ADD(at), "at", VALUE_TEXT, "LAT,LON", "degrees north and east, WGS 84"),
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
