// SPDX-License-Identifier: MIT
// venue add, list, show, alias, identify.
#include <stdlib.h>
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

#define ADD(member) .offset = offsetof(struct add_arguments, member)
static const struct argument add_arguments[] = {
	{ .metavar = "SLUG", .kind = VALUE_TEXT, ADD(slug), .help = "short name for typing: palais-wilson" },
	{ .metavar = "NAME", .kind = VALUE_TEXT, ADD(name), .help = "the name it is printed under" },
	{ 0 },
};
static const struct option add_options[] = {
	{ .name = "city", .kind = VALUE_TEXT, ADD(city), .metavar = "CITY", .help = "the city it is in" },
	{ .name = "country", .kind = VALUE_TEXT, ADD(country), .metavar = "CC", .help = "two letters of ISO 3166-1: CH" },
	{ .name = "zone", .kind = VALUE_TEXT, ADD(zone), .metavar = "ZONE", .help = "its time zone: Europe/Zurich" },
	{ .name = "part-of",
	  .kind = VALUE_NAME,
	  ADD(part_of),
	  .metavar = "VENUE",
	  .help = "the venue that it is part of",
	  .thing = "venue" },
	{ .name = "at", .kind = VALUE_TEXT, ADD(at), .metavar = "LAT,LON", .help = "degrees north and east, WGS 84" },
	THINGS_NAME_OPTIONS(struct add_arguments, naming),
	{ 0 },
};
static const struct example add_examples[] = {
	{ "venue add palais-wilson \"Palais Wilson\" --city Geneva --country CH --zone Europe/Zurich", "a building" },
	{ "venue add white-hall \"White Hall\" --at 46.227,6.140 --country CH", "with its coordinates" },
	{ 0 },
};

static const struct option list_options[] = {
	{ .name = "country",
	  .kind = VALUE_TEXT,
	  .offset = offsetof(struct list_arguments, country),
	  .metavar = "CC",
	  .help = "only those in this country" },
	{ 0 },
};
static const struct example list_examples[] = {
	{ "venue list", "all venues" },
	{ "venue list --country CH --json", "those in Switzerland, for a program" },
	{ 0 },
};

static const struct argument show_arguments[] = THINGS_SHOW_ARGUMENTS("VENUE", "venue");
static const struct example show_examples[] = { { "venue show palais-des-nations", "names and place" }, { 0 } };

static const struct argument alias_arguments[] = THINGS_ALIAS_ARGUMENTS("VENUE", "venue");
static const struct example alias_examples[] = {
	{ "venue alias palais-des-nations \"Palace of Nations\" --language en", "its name in English" },
	{ 0 },
};

static const struct argument identify_arguments[] = THINGS_IDENTIFY_ARGUMENTS("VENUE", "venue");
static const struct example identify_examples[] = {
	{ "venue identify palais-des-nations wikidata Q594774", "what Wikidata calls it" },
	{ 0 },
};

static const struct command venue_commands[] = {
	{
		.noun = "venue",
		.verb = "add",
		.summary = "enter a venue: a building, a village, a city",
		.arguments = add_arguments,
		.options = add_options,
		.groups = write_option_groups,
		.examples = add_examples,
		.arguments_size = sizeof(struct add_arguments),
		.needs = NEEDS_WRITE,
		.run = run_add,
	},
	{
		.noun = "venue",
		.verb = "list",
		.summary = "list the venues",
		.options = list_options,
		.groups = lists_ceiling_groups,
		.examples = list_examples,
		.arguments_size = sizeof(struct list_arguments),
		.needs = NEEDS_READ,
		.run = run_list,
	},
	THINGS_SHOW_COMMAND("venue", kinds_venue, "show a venue: names, identifiers, place"),
	THINGS_ALIAS_COMMAND("venue", kinds_venue, "give a venue further names"),
	THINGS_IDENTIFY_COMMAND("venue", kinds_venue, "say what a register calls a venue"),
	{ 0 },
};

const struct command_group venue_group = {
	.name = "venue",
	.title = "things",
	.summary = "where rounds are held",
	.commands = venue_commands,
};
