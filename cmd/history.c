// SPDX-License-Identifier: MIT
// history WHO: every round of a person or a body, and how complete the record is.
#include "cmd/ask.h"
#include "cmd/groups.h"
#include "cmd/history_report.h"
#include "cmd/options.h"
#include "cmd/rows.h"
#include "cmd/things.h"

struct history_arguments {
	struct question_options question;
	const char *who, *during, *talks;
	bool certainly, own_name, no_lineage, coalitions;
};

// What only a body has is not asked of a person.
static bool scope_read(struct app *app, const struct history_arguments *asked, const struct question *question,
                       const struct thing *who, struct history_scope *scope)
{
	if (asked->certainly && !asked->during) {
		error_set(app->error, ERROR_USAGE, "--certainly needs a period");
		return error_hint(app->error, "give it with --during");
	}
	if (str_equal(who->kind, "person") && (asked->own_name || asked->no_lineage || asked->coalitions))
		return error_set(app->error, ERROR_USAGE,
		                 "'%s' is a person: --own-name-only, --no-lineage and --through-coalitions are of a body",
		                 who->slug);
	if (asked->own_name && asked->no_lineage)
		return error_set(app->error, ERROR_USAGE, "--own-name-only and --no-lineage exclude one another");
	*scope = (struct history_scope){ .reach = { asked->own_name, asked->no_lineage, asked->coalitions } };
	return things_asked(app, question, asked->talks, kinds_talks, &scope->talks_id) &&
	       period_read(app->context, app->db, asked->during, asked->certainly, &scope->period, app->error);
}

static bool history_run(struct app *app, const struct command *command, const void *arguments)
{
	static const char *const kinds[] = { "person", "actor", NULL };
	const struct history_arguments *asked = arguments;
	struct question question;
	struct history_scope scope;
	struct thing who;
	struct history *history;

	(void)command;
	if (!ask_question(app, &asked->question, &question) ||
	    !thing_find(app->context, app->db, asked->who, kinds, &who, app->error) ||
	    !scope_read(app, asked, &question, &who, &scope))
		return false;
	history = history_load(app->context, app->db, &who, &question, &scope, app->error);
	if (history == NULL)
		return false;
	const struct report *report = report_new(app->context, &question, history->record, &history->withheld);
	const enum output_format format = output_format(app->output);

	if (format != OUTPUT_JSON)
		return output_document(app->output, history_document(report, history, format == OUTPUT_CSV), app->error);
	struct json *json = json_new(app->context);

	history_json(json, report, history);
	return output_json(app->output, json, app->error);
}

static const struct argument history_positional[] = {
	{ .metavar = "WHO",
	  .kind = VALUE_NAME,
	  .offset = offsetof(struct history_arguments, who),
	  .thing = "who",
	  .help = "a person or a body, under any of its names" },
	{ 0 },
};

#define HISTORY(member) offsetof(struct history_arguments, member)
// clang-format off
static const struct option history_options[] = {
	OPTION_AT(HISTORY(during), "during", VALUE_DATE, "DATE", "only what may lie in this period: 2017, or 2017-02/2017-05"),
	OPTION_AT(HISTORY(certainly), "certainly", VALUE_FLAG, NULL, "only what lies wholly in the period, its days beyond doubt, also those of lineage"),
	OPTION_AT(HISTORY(talks), "talks", VALUE_NAME, "TALKS", "only these talks and the tracks below them", .thing = "talks"),
	OPTION_AT(HISTORY(own_name), "own-name-only", VALUE_FLAG, NULL, "of a body: not what it did before or after it was renamed, nor its lineage"),
	OPTION_AT(HISTORY(no_lineage), "no-lineage", VALUE_FLAG, NULL, "of a body: without what it split or merged into, or came of"),
	OPTION_AT(HISTORY(coalitions), "through-coalitions", VALUE_FLAG, NULL, "of a body: with what coalitions did while it was a member"),
	{ 0 },
};
// clang-format on

static const struct example history_examples[] = {
	{ "history bashar-al-jaafari", "every round of a person" },
	{ "history \"بشار الجعفري\" --json", "the same by another name, for a program" },
	{ "history mohammed-alloush --during 2017 --talks astana", "the rounds of a year, on one track" },
	{ "history jabhat-al-nusra", "a body, under its later names too" },
	{ "history jaysh-al-islam --through-coalitions", "with what coalitions did while it was a member" },
	{ "history islamic-state --as-of 2017-02-13", "what a body was kept out of, as known that day" },
	{ 0 },
};

static const struct command history_commands[] = {
	{
		.verb = "history",
		.summary = "every round of a person or body: in which part, whether present, asked, kept out, signing",
		.description =
			"A body is followed under all its names; what it split, merged or was absorbed into from then on, and what "
			"it "
			"came of up to then, is marked as such: 'perhaps' where its day is vague, or sources differ on it, and "
			"without "
			"a day that it is not known. Ends with how complete the record is where it looked. What nobody recorded is "
			"never printed as absence.",
		.arguments = history_positional,
		.options = history_options,
		.groups = question_option_groups,
		.examples = history_examples,
		.arguments_size = sizeof(struct history_arguments),
		.needs = NEEDS_READ,
		.run = history_run,
	},
	{ 0 },
};

const struct command_group history_group = { .title = "ask",
	                                         .summary = "the history of a person or a body",
	                                         .commands = history_commands };
