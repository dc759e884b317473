// SPDX-License-Identifier: MIT
// people --at ROUND, people --of ACTOR: who sat at a round, who belongs to a body.
#include "cmd/ask.h"
#include "cmd/groups.h"
#include "cmd/options.h"
#include "cmd/people_report.h"
#include "cmd/rows.h"
#include "cmd/things.h"

struct people_arguments {
	struct question_options question;
	const char *at, *of;
};

static bool run_at(struct app *app, const char *name, const struct question *question)
{
	const enum output_format format = output_format(app->output);
	struct thing round;

	if (!thing_find(app->context, app->db, name, kinds_round, &round, app->error))
		return false;
	const struct status *status = status_load(app->context, app->db, round.id, question, app->error);

	if (!status)
		return false;
	const struct report *report = report_new(app->context, question, status->record, &status->withheld);

	if (format != OUTPUT_JSON)
		return output_document(app->output, people_at_document(report, status, format == OUTPUT_CSV), app->error);
	struct json *json = json_new(app->context);

	people_at_json(json, report, status);
	return output_json(app->output, json, app->error);
}

static bool run_of(struct app *app, const char *name, const struct question *question)
{
	const enum output_format format = output_format(app->output);
	struct thing actor;

	if (!thing_find(app->context, app->db, name, kinds_actor, &actor, app->error))
		return false;
	const struct people *people = people_load(app->context, app->db, &actor, question, app->error);

	if (!people)
		return false;
	const struct report *report = report_new(app->context, question, people->seats->record, &people->seats->withheld);

	if (format != OUTPUT_JSON)
		return output_document(app->output, people_of_document(report, people, format == OUTPUT_CSV), app->error);
	struct json *json = json_new(app->context);

	people_of_json(json, report, people);
	return output_json(app->output, json, app->error);
}

static bool people_run(struct app *app, const struct command *command, const void *arguments)
{
	const struct people_arguments *given = arguments;
	struct question question;

	(void)command;
	if (!given->at == !given->of) {
		error_set(app->error, ERROR_USAGE,
		          given->at ? "--at and --of exclude each other" : "it is not said whose people");
		return error_hint(app->error, "people --at ROUND, people --of ACTOR; all there are: rapporteur person list");
	}
	if (!ask_question(app, &given->question, &question))
		return false;
	return given->at ? run_at(app, given->at, &question) : run_of(app, given->of, &question);
}

#define AT(member) offsetof(struct people_arguments, member)
// clang-format off
static const struct option people_options[] = {
	OPTION_AT(AT(at), "at", VALUE_NAME, "ROUND", "who is named in the delegations of this round or session",
		.thing = "round"),
	OPTION_AT(AT(of), "of", VALUE_NAME, "ACTOR", "who holds or held a post in this body, and who sat in its delegations",
		.thing = "actor"),
	{ 0 },
};

static const struct command people_commands[] = {
	{
		.verb = "people",
		.summary = "who sat at a round, or who belongs to a body, as of a day",
		.description =
			"Of a session also the people of the delegations that it takes over from the round above it. Only what is "
			"recorded: who is not listed may have been there.",
		.options = people_options,
		.groups = question_option_groups,
		.examples = EXAMPLES(
			{ "people --at astana-1", "everybody named in a delegation, in which function, and whether present" },
			{ "people --of high-negotiations-committee --as-of 2017-02-13", "its posts as known that day, and its delegates" }),
		.arguments_size = sizeof(struct people_arguments),
		.needs = NEEDS_READ,
		.run = people_run,
	},
	{ 0 },
};
// clang-format on

const struct command_group people_group = { .title = "ask",
	                                        .summary = "the people of a round or a body",
	                                        .commands = people_commands };
