// SPDX-License-Identifier: MIT
// together WHO WHO: whether two were in one room, and at which rounds both or one of them were.
#include "cmd/ask.h"
#include "cmd/groups.h"
#include "cmd/options.h"
#include "cmd/rows.h"
#include "cmd/together_report.h"

struct together_arguments {
	struct question_options question;
	const char *first, *second;
};

static bool together_run(struct app *app, const struct command *command, const void *arguments)
{
	static const char *const kinds[] = { "person", "actor", NULL };
	const struct together_arguments *asked = arguments;
	struct question question;
	struct who who[2];

	(void)command;
	if (!ask_question(app, &asked->question, &question) ||
	    !who_find_anywhere(app->context, app->db, asked->first, kinds, &who[0], app->error) ||
	    !who_find_anywhere(app->context, app->db, asked->second, kinds, &who[1], app->error))
		return false;
	if (who[0].side ? str_equal(who[0].side, who[1].side) : !who[1].side && who[0].thing.id == who[1].thing.id)
		return error_set(app->error, ERROR_USAGE, "'%s' and '%s' are one and the same", asked->first, asked->second);
	const struct together *together = together_load(app->context, app->db, who, &question, app->error);

	if (!together)
		return false;
	const struct report *report = report_new(app->context, &question, together->record, &together->withheld);
	const enum output_format format = output_format(app->output);

	if (format != OUTPUT_JSON)
		return output_document(app->output, together_document(report, together, format == OUTPUT_CSV), app->error);
	struct json *json = json_new(app->context);

	together_json(json, report, together);
	return output_json(app->output, json, app->error);
}

#define AT(member) offsetof(struct together_arguments, member)
// clang-format off
static const struct argument together_arguments[] = {
	ARGUMENT_AT(AT(first), "WHO", VALUE_NAME, "a person, a body, or a side of talks: side:opposition",
		.thing = "who"),
	ARGUMENT_AT(AT(second), "WHO", VALUE_NAME, "the other", .thing = "who"),
	{ 0 },
};

static const struct command together_commands[] = {
	{
		.verb = "together",
		.summary = "whether two people or bodies were in one room, and at which rounds both or one of them were",
		.description =
			"The first line answers: YES, NO, or NOT RECORDED. One room is a session of format plenary or direct at which "
			"both, or the delegations that they then sat in, are recorded as present; the same round is not the same room. "
			"NO is said only where every round recorded in the talks says so.",
		.arguments = together_arguments,
		.groups = question_option_groups,
		.examples = EXAMPLES(
			{ "together mohammed-alloush bashar-al-jaafari", "whether the heads of two delegations met in one room" },
			{ "together united-states side:opposition --json", "a body and a side, for a program" }),
		.arguments_size = sizeof(struct together_arguments),
		.needs = NEEDS_READ,
		.run = together_run,
	},
	{ 0 },
};
// clang-format on

const struct command_group together_group = { .title = "ask",
	                                          .summary = "who was in one room with whom",
	                                          .commands = together_commands };
