// SPDX-License-Identifier: MIT
// check: what a careful reader would ask about, and the commands that would mend it.
#include <inttypes.h>
#include <stdlib.h>

#include "cmd/ask.h"
#include "cmd/groups.h"
#include "cmd/report.h"
#include "cmd/rows.h"
#include "cmd/things.h"
#include "domain/check.h"
#include "domain/words.h"

struct check_arguments {
	struct question_options question;
	const char *thing;
	const char *source;
	const char *rule;
	bool rules;
};

struct check {
	struct app *app;
	const struct check_arguments *asked;
	struct question question;
	const struct named *thing; // asked about, or NULL
	struct checked found;
	int64_t revision, marking_rank; // of what was found
};

// The name of the thing asked about.
static bool thing_named(struct check *check, const char *id)
{
	const struct app *app = check->app;
	struct record_request request = { 0 };
	const struct record *record;

	if (!id)
		return true;
	ids_add(app->context, &request.things, strtoll(id, NULL, 10));
	record = record_load(app->context, app->db, &check->question, &request, app->error);
	if (!record)
		return false;
	check->thing = record_thing(record, request.things.items[0]);
	return true;
}

static bool load(struct check *check)
{
	struct app *app = check->app;
	const struct check_arguments *asked = check->asked;
	struct check_filter filter = { .rule = asked->rule };

	if (!ask_question(app, &asked->question, &check->question) ||
	    !things_asked(app, &check->question, asked->thing, NULL, &filter.thing_id) ||
	    !things_asked(app, &check->question, asked->source, kinds_source, &filter.source_id) ||
	    !thing_named(check, filter.thing_id) ||
	    !check_load(app->context, app->db, &check->question, &filter, &check->found, app->error))
		return false;
	for (size_t i = 0; i < check->found.findings.count; i++) {
		const struct finding *finding = record_at(&check->found.findings, i);

		if (finding->revision > check->revision)
			check->revision = finding->revision;
		if (finding->marking_rank > check->marking_rank)
			check->marking_rank = finding->marking_rank;
	}
	return true;
}

static bool is_first(const struct check *check, size_t place)
{
	const struct finding *finding = record_at(&check->found.findings, place);

	return place == 0 ||
	       !str_equal(((const struct finding *)record_at(&check->found.findings, place - 1))->rule, finding->rule);
}

// How many findings of its rule follow from `place` on.
static size_t count_from(const struct check *check, size_t place)
{
	size_t next = place + 1;

	while (next < check->found.findings.count && !is_first(check, next))
		next++;
	return next - place;
}

// "215 findings: disputed 13 · unsourced 60".
static const char *counts_told(const struct check *check)
{
	struct str *text = str_new(check->app->context);
	const size_t count = check->found.findings.count;

	str_print(text, "%zu %s", count, count == 1 ? "finding" : "findings");
	for (size_t i = 0; i < count; i += count_from(check, i))
		str_print(text, "%s %s %zu", i == 0 ? ":" : " ·",
		          ((const struct finding *)record_at(&check->found.findings, i))->rule, count_from(check, i));
	return text->text;
}

// "Left out, because the answer may be withheld: unanswered 1 · single 2".
static const char *left_out_told(const struct check *check)
{
	struct str *text = str_new(check->app->context);
	const struct records *rules = &check->found.left_out;

	for (size_t i = 0; i < rules->count; i++) {
		const struct left_out *rule = record_at(rules, i);

		str_print(text, "%s %s %zu", i == 0 ? "Left out, because the answer may be withheld:" : " ·", rule->rule,
		          rule->findings);
	}
	return text->text;
}

static void finding_told(const struct check *check, struct document *document, const struct finding *finding)
{
	const void *context = check->app->context;

	document_fact(document, &(struct fact){
								.level = 1,
								.label = "",
								.text = mem_print(context, "%s: %s", finding->name, finding_text(context, finding)) });
	for (char **command = finding->commands; *command; command++)
		document_fact(document,
		              &(struct fact){ .level = 2, .label = "", .text = mem_print(context, "$ %s", *command) });
}

static struct document *check_page(const struct check *check)
{
	const void *context = check->app->context;
	struct document *document = document_new(context);

	for (size_t i = 0; i < check->found.findings.count; i++) {
		const struct finding *finding = record_at(&check->found.findings, i);

		if (is_first(check, i))
			document_section(document, finding->title, finding->question, NULL);
		finding_told(check, document, finding);
	}
	if (check->found.findings.count == 0)
		document_paragraph(document, check->found.left_out.count > 0
		                                 ? "Nothing else is found that the rules ask about: rapporteur check --rules"
		                                 : "Nothing is found that the rules ask about: rapporteur check --rules");
	else
		document_note(document,
		              mem_print(context, "%s. SOURCE stands for the source that you find. One rule alone: --rule NAME",
		                        counts_told(check)));
	if (check->found.left_out.count > 0)
		document_note(document, left_out_told(check));
	const char *const subtitle[] = {
		check->thing           ? check->thing->label
		: check->asked->source ? mem_print(context, "what %s says", check->asked->source)
							   : "the whole record",
		report_asked(context, &check->question, check->revision, check->found.withheld),
		NULL,
	};

	document_title(document, "Check", ask_marking(context, words_marking[check->marking_rank]), subtitle);
	return document;
}

static void finding_json(struct json *json, const struct finding *finding)
{
	json_object(json);
	json_put_text(json, "rule", finding->rule);
	json_put_text(json, "kind", finding->kind);
	json_put_text(json, "title", finding->title);
	json_put_text(json, "question", finding->question);
	json_key(json, "thing");
	json_object(json);
	json_put_text(json, "slug", finding->thing);
	json_put_text(json, "name", finding->name);
	json_end(json);
	json_put_text(json, "text", finding->text);
	json_key(json, "claims");
	json_array(json);
	for (size_t i = 0; i < finding->claims.count; i++)
		json_integer(json, finding->claims.items[i]);
	json_end(json);
	json_key(json, "commands");
	json_array(json);
	for (char **command = finding->commands; *command; command++)
		json_text(json, *command);
	json_end(json);
	json_end(json);
}

static struct json *check_json(const struct check *check)
{
	struct json *json = json_new(check->app->context);

	json_object(json);
	report_json_head(json, &check->question, check->found.withheld, "rapporteur-check");
	json_key(json, "thing");
	if (check->thing) {
		json_object(json);
		json_put_text(json, "slug", check->thing->slug);
		json_put_text(json, "name", check->thing->label);
		json_end(json);
	} else {
		json_null(json);
	}
	json_put_text(json, "source", check->asked->source);
	json_put_text(json, "rule", check->asked->rule);
	json_key(json, "findings");
	json_array(json);
	for (size_t i = 0; i < check->found.findings.count; i++)
		finding_json(json, record_at(&check->found.findings, i));
	json_end(json);
	json_key(json, "counts");
	json_object(json);
	for (size_t i = 0; i < check->found.findings.count; i += count_from(check, i))
		json_put_integer(json, ((const struct finding *)record_at(&check->found.findings, i))->rule,
		                 (int64_t)count_from(check, i));
	json_end(json);
	json_key(json, "left_out");
	json_object(json);
	for (size_t i = 0; i < check->found.left_out.count; i++) {
		const struct left_out *rule = record_at(&check->found.left_out, i);

		json_put_integer(json, rule->rule, (int64_t)rule->findings);
	}
	json_end(json);
	json_put_text(json, "marking", words_marking[check->marking_rank]);
	json_put_integer(json, "last_revision", check->revision);
	json_end(json);
	return json;
}

static bool list_rules(struct app *app)
{
	struct document *document = document_new(app->context);
	struct records rules;

	if (!check_rules(app->context, app->db, &rules, app->error))
		return false;
	document_table(document, "rules", rule_fields, &rules);
	return output_document(app->output, document, app->error);
}

static bool check_run(struct app *app, const struct command *command, const void *arguments)
{
	struct check check = { .app = app, .asked = arguments };
	struct document *document;

	(void)command;
	if (check.asked->rules)
		return list_rules(app);
	if (!load(&check))
		return false;
	app->found = check.found.findings.count > 0;
	switch (output_format(app->output)) {
	case OUTPUT_JSON:
		return output_json(app->output, check_json(&check), app->error);
	case OUTPUT_CSV:
		document = document_new(app->context);
		document_table(document, "findings", finding_fields, &check.found.findings);
		return output_document(app->output, document, app->error);
	default:
		return output_document(app->output, check_page(&check), app->error);
	}
}

// clang-format off
static const struct command check_commands[] = {
	{
		.verb = "check",
		.summary = "what a careful reader would ask about, each with the command that would mend it",
		.description = "The most serious first: what cannot be, what is disputed, days that have passed without a word, what has no source, "
			"invitations without an answer, what rests on one origin. Silence is no absence: only what the record says is judged, vague "
			"dates only where no reading of them fits. Nothing is said to be missing where it may be withheld: such findings are "
			"left out and counted. Exits with 1 when it finds anything.",
		.arguments = ARGUMENTS(ARGUMENT_AT(offsetof(struct check_arguments, thing), "THING", VALUE_NAME,
			"only this and what is part of it: talks, a round, a person, an actor, a venue", .optional = true)),
		.options = (const struct option[]){
			OPTION_AT(offsetof(struct check_arguments, source), "source", VALUE_NAME, "SOURCE", "only what rests on this source",
				.letter = 's', .thing = "source"),
			OPTION_AT(offsetof(struct check_arguments, rule), "rule", VALUE_TEXT, "RULE", "only this rule, or the rules of this kind"),
			OPTION_AT(offsetof(struct check_arguments, rules), "rules", VALUE_FLAG, NULL, "list the rules"),
			{ 0 } },
		.groups = question_option_groups,
		.examples = EXAMPLES({ "check geneva-4 --as-of 2017-02-20", "what was open about a round, as known that day" },
			{ "check --rule disputed", "on what sources differ" }, { "check --rules", "what is asked" }),
		.arguments_size = sizeof(struct check_arguments),
		.needs = NEEDS_READ,
		.run = check_run,
	},
	{ 0 },
};
// clang-format on

const struct command_group check_group = { .title = "trust",
	                                       .summary = "what is to be asked about the record",
	                                       .commands = check_commands };
