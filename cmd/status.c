// SPDX-License-Identifier: MIT
// status ROUND: the page an analyst reads first.
#include <string.h>

#include "base/mem.h"
#include "base/str.h"
#include "cmd/ask.h"
#include "cmd/groups.h"
#include "cmd/options.h"
#include "cmd/status_report.h"
#include "domain/thing.h"

struct status_arguments {
	struct question_options question;
	const char *round;
	bool brief;
};

// "Geneva track, round IV", "Geneva track, session of Geneva III": where the round stands.
static const char *placed(const struct report *report, const struct status *status)
{
	struct str *text = str_new(report->context);
	const char *number = report_point_of(report, status->round->id, 0, "number");

	str_add(text, record_label(report->record, status->round->talks_id));
	if (number || !str_equal(status->round->nature, "round"))
		str_print(text, ", %s%s%s", status->round->nature, number ? " " : "", number ? number : "");
	if (status->round->parent_id != FIELD_NULL_INTEGER)
		str_print(text, ", part of %s", record_label(report->record, status->round->parent_id));
	return text->text;
}

static void closing(struct status_report *page, const char *slug)
{
	struct str *text = str_new(page->report.context);

	if (page->single > 0)
		str_print(text, "%d %s on one origin. ", page->single, page->single == 1 ? "point rests" : "points rest");
	str_print(text, "Addresses: -v. Claims behind it: rapporteur claim list %s", slug);
	document_note(page->document, text->text);
}

static struct document *status_document(struct report *report, const struct status *status, bool brief)
{
	struct status_report page = { .report = *report,
		                          .status = status,
		                          .document = document_new(report->context),
		                          .not_known = str_new(report->context) };
	const char *place = placed(report, status);

	document_paragraph(page.document, status_summary(&page));
	status_facts(&page, brief);
	if (!brief) {
		status_delegations(&page);
		status_invitations(&page);
		status_exclusions(&page);
		status_outcomes(&page);
		status_context(&page);
		document_section(page.document, "Not known", NULL, NULL);
		status_fact(&page, 1, "", page.not_known->length > 0 ? page.not_known->text : "nothing that this page asks for",
		            NULL);
	}
	report_references(page.document, report);
	closing(&page, status->round->slug);
	// The head is told last: it names what the page has used.
	const char *const subtitle[] = { place, report_known(report, status->withheld), NULL };

	document_title(page.document, status->round->label, report_marking(report), subtitle);
	return page.document;
}

static bool status_run(struct app *app, const struct command *command, const void *arguments)
{
	static const char *const kinds[] = { "round", NULL };
	const struct status_arguments *asked = arguments;
	struct question question;
	struct thing round;
	struct status *status;

	(void)command;
	if (!ask_question(app, &asked->question, &question) ||
	    !thing_find(app->context, app->db, asked->round, kinds, &round, app->error))
		return false;
	status = status_load(app->context, app->db, round.id, &question, app->error);
	if (status == NULL)
		return false;
	struct report report = { .context = app->context,
		                     .question = &question,
		                     .record = status->record,
		                     .citations = citations_new(app->context, status->record) };

	if (output_format(app->output) == OUTPUT_JSON) {
		struct json *json = json_new(app->context);

		status_json(json, &report, status);
		return output_json(app->output, json, app->error);
	}
	return output_document(app->output, status_document(&report, status, asked->brief), app->error);
}

static const struct argument status_positional[] = {
	{ .metavar = "ROUND",
	  .kind = VALUE_NAME,
	  .offset = offsetof(struct status_arguments, round),
	  .thing = "round",
	  .help = "the round" },
	{ 0 },
};

static const struct option status_options[] = {
	{ .name = "brief",
	  .kind = VALUE_FLAG,
	  .offset = offsetof(struct status_arguments, brief),
	  .help = "only the first sentences and when" },
	{ 0 },
};

static const struct example status_examples[] = {
	{ "status geneva-4 --as-of 2017-02-13T15:30+02:00", "as known at half past three that day" },
	{ "status geneva-4 --as-of 2017-02-20 --brief", "the first lines, a week later" },
	{ "status geneva-4 --max-marking green --json", "only what may be shared at green, for a program" },
	{ 0 },
};

static const struct command status_commands[] = {
	{
		.verb = "status",
		.summary = "what is known of a round: when, where, who, who was asked, who was kept out, what came of it",
		.description = "Computed from the claims as of the time asked: what was reported later is not in it. What is "
					   "disputed is printed with "
					   "both sides, what nobody said is printed as not recorded, and every fact carries the numbers of "
					   "its sources.",
		.arguments = status_positional,
		.options = status_options,
		.groups = question_option_groups,
		.examples = status_examples,
		.arguments_size = sizeof(struct status_arguments),
		.needs = NEEDS_READ,
		.run = status_run,
	},
	{ 0 },
};

const struct command_group status_group = { .title = "ask",
	                                        .summary = "the status of a round",
	                                        .commands = status_commands };
