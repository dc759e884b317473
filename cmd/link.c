// SPDX-License-Identifier: MIT
// link add.
#include "cmd/enter.h"
#include "cmd/groups.h"
#include "cmd/log.h"
#include "cmd/things.h"
#include "domain/words.h"

struct link_arguments {
	struct claim_options claim;
	const char *from, *link, *to;
	bool negated;
};

static bool add_link(struct app *app, const struct command *command, const void *arguments, struct claim_batch *batch)
{
	const struct link_arguments *given = arguments;
	struct claim_draft draft = { .link = given->link, .negated = given->negated ? "true" : NULL };

	(void)command;
	return claim_options_fill(app, &given->claim, &draft) && things_id(app, given->from, NULL, &draft.subject_id) &&
	       things_id(app, given->to, NULL, &draft.target_id) && claim_add(app->db, &draft, batch, app->error);
}

static bool run_add(struct app *app, const struct command *command, const void *arguments)
{
	return claims_enter(app, command, arguments, add_link);
}

#define LINK(member) .offset = offsetof(struct link_arguments, member)
static const struct argument link_arguments[] = {
	{ .metavar = "THING", .kind = VALUE_NAME, LINK(from), .help = "what is linked" },
	{ .metavar = "LINK", .kind = VALUE_CHOICE, LINK(link), .help = "how", .choices = words_link },
	{ .metavar = "OTHER", .kind = VALUE_NAME, LINK(to), .help = "what it is linked to" },
	{ 0 },
};
static const struct argument history_arguments[] = {
	{ .metavar = "THING",
	  .kind = VALUE_NAME,
	  .offset = offsetof(struct things_history_arguments, name),
	  .help = "what they lead from or to" },
	{ 0 },
};
static const struct option link_options[] = {
	{ .name = "not", .kind = VALUE_FLAG, LINK(negated), .help = "say that there is no such link" },
	{ 0 },
};
static const struct example link_examples[] = {
	{ "link add astana-1 prepares geneva-4", "one round prepares another" },
	{ "link add geneva-4 follows-up geneva-3 -s ap-latest-2017-02-13", "words of two are joined by a hyphen" },
	{ 0 },
};

static const struct command link_commands[] = {
	{
		.noun = "link",
		.verb = "add",
		.summary = "say how one thing is linked to another",
		.arguments = link_arguments,
		.options = link_options,
		.groups = claim_option_groups,
		.examples = link_examples,
		.arguments_size = sizeof(struct link_arguments),
		.needs = NEEDS_WRITE,
		.run = run_add,
	},
	{
		.noun = "link",
		.verb = "history",
		.summary = "what became of the links of a thing: who entered and changed them, and when",
		.arguments = history_arguments,
		.examples = EXAMPLES({ "link history geneva-4", NULL }),
		.arguments_size = sizeof(struct things_history_arguments),
		.needs = NEEDS_READ,
		.run = link_history,
	},
	{ 0 },
};

const struct command_group link_group = {
	.name = "link",
	.title = "things",
	.summary = "how things are linked: prepares, implements, renamed to",
	.commands = link_commands,
};
