// SPDX-License-Identifier: MIT
// seat ROLE: who held a function in the delegations of a body, a side or some talks, round by round.
#include <stdlib.h>

#include "cmd/ask.h"
#include "cmd/groups.h"
#include "cmd/options.h"
#include "cmd/rows.h"
#include "cmd/seat_report.h"
#include "cmd/things.h"
#include "domain/who.h"
#include "domain/words.h"

struct seat_arguments {
	struct question_options question;
	const char *role, *talks, *of, *during;
	bool certainly;
};

// Fills what is asked for, by its names under the marking asked for; an unknown one with app's error.
static bool seat_find(struct app *app, const struct seat_arguments *given, const struct question *question,
                      struct seat_asked *asked)
{
	struct who who;

	*asked =
		(struct seat_asked){ .role = given->role, .where = { .during = given->during, .certainly = given->certainly } };
	if (given->talks && !things_asked(app, question, given->talks, kinds_talks, &asked->where.talks_id))
		return false;
	if (!given->of)
		return true;
	if (!who_find_anywhere(app->context, app->db, given->of, kinds_actor, &who, app->error))
		return false;
	asked->where.side = who.side;
	if (!who.side)
		asked->where.of_id = thing_id_text(app->context, &who.thing);
	return who.side || things_told(app, question, asked->where.of_id, NULL);
}

static bool seat_run(struct app *app, const struct command *command, const void *arguments)
{
	const struct seat_arguments *given = arguments;
	struct question question;
	struct seat_asked asked;
	const struct ids none = { 0 };
	struct ids things = { 0 };

	(void)command;
	if (!given->talks && !given->of) {
		error_set(app->error, ERROR_USAGE, "it is not said in which delegations");
		return error_hint(app->error, "name talks (--talks TALKS), or a body or side (--of ACTOR)");
	}
	if (given->certainly && !given->during) {
		error_set(app->error, ERROR_USAGE, "--certainly needs a period");
		return error_hint(app->error, "name one: --during 2017");
	}
	if (!ask_question(app, &given->question, &question) || !seat_find(app, given, &question, &asked))
		return false;
	asked.talks = asked.where.talks_id ? strtoll(asked.where.talks_id, NULL, 10) : 0;
	asked.of = asked.where.of_id ? strtoll(asked.where.of_id, NULL, 10) : 0;
	ids_add(app->context, &things, asked.talks);
	ids_add(app->context, &things, asked.of);
	const struct seats *seats = seats_load(app->context, app->db, &asked.where, &question, &things, &none, app->error);

	if (!seats)
		return false;
	const struct report *report = report_new(app->context, &question, seats->record, &seats->withheld);
	const enum output_format format = output_format(app->output);

	if (format != OUTPUT_JSON)
		return output_document(app->output, seat_document(report, seats, &asked, format == OUTPUT_CSV), app->error);
	struct json *json = json_new(app->context);

	seat_json(json, report, seats, &asked);
	return output_json(app->output, json, app->error);
}

#define AT(member) offsetof(struct seat_arguments, member)
// clang-format off
static const struct argument seat_arguments[] = {
	ARGUMENT_AT(AT(role), "ROLE", VALUE_CHOICE, "what the person is in the delegation", .choices = words_function),
	{ 0 },
};

static const struct option seat_options[] = {
	OPTION_AT(AT(talks), "talks", VALUE_NAME, "TALKS", "at the rounds of these talks and of all that are part of them",
		.thing = "talks"),
	OPTION_AT(AT(of), "of", VALUE_NAME, "ACTOR|SIDE", "in the delegations of this body, or of this side of talks",
		.thing = "actor"),
	OPTION_AT(AT(during), "during", VALUE_DATE, "DATE", "at rounds that may lie in that time: 2017, 2017-02/2017-05"),
	OPTION_AT(AT(certainly), "certainly", VALUE_FLAG, NULL, "only what lies wholly in that time, its days beyond doubt"),
	{ 0 },
};

static const struct command seat_commands[] = {
	{
		.verb = "seat",
		.summary = "who held a function in the delegations of a body, a side or some talks, round by round",
		.description =
			"Who is disputed stands beside who disputes it; who had it before, under 'was'. A round at which no delegation "
			"is recorded is not listed, and counted at the end.",
		.arguments = seat_arguments,
		.options = seat_options,
		.groups = question_option_groups,
		.examples = EXAMPLES(
			{ "seat head --of syrian-government --during 2017", "who headed the government delegation in 2017" },
			{ "seat \"chief negotiator\" --talks geneva --of opposition --json", "of a side, for a program" }),
		.arguments_size = sizeof(struct seat_arguments),
		.needs = NEEDS_READ,
		.run = seat_run,
	},
	{ 0 },
};
// clang-format on

const struct command_group seat_group = { .title = "ask",
	                                      .summary = "who held a seat at the table",
	                                      .commands = seat_commands };
