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
static const char *placed(struct status_report *page)
{
	const struct status *status = page->status;
	struct str *text = str_new(page->report.context);
	const char *number = report_point_of(&page->report, status->round->id, 0, "number");

	str_add(text, record_label(page->report.record, status->round->talks_id));
	if (number || !str_equal(status->round->nature, "round"))
		str_print(text, ", %s%s%s", status->round->nature, number ? " " : "", number ? number : "");
	if (status_disputed(page))
		str_add(text, " (disputed)");
	if (status->round->parent_id != FIELD_NULL_INTEGER)
		str_print(text, ", part of %s", record_label(page->report.record, status->round->parent_id));
	return text->text;
}

static void not_known(struct status_report *page)
{
	struct str *text = str_new(page->report.context);

	for (size_t i = 0; i < page->not_known_count; i++) {
		str_separate(text, " · ");
		str_add(text, page->not_known[i]);
	}
	document_section(page->document, "Not known", NULL, NULL);
	status_line(page, 1, "", text->length > 0 ? text->text : "nothing that this page asks for", NULL);
}

static void closing(struct status_report *page)
{
	struct str *text = str_new(page->report.context);

	if (page->single > 0)
		str_print(text, "%d %s on one origin. ", page->single, page->single == 1 ? "line rests" : "lines rest");
	str_print(text, "Addresses: -v. Claims behind it: rapporteur claim list %s", page->status->round->slug);
	document_note(page->document, text->text);
}

// Lays the page out: the document, and what it says is not known.
static void status_page(struct status_report *page, bool brief)
{
	const char *place = placed(page);

	page->summary = status_summary(page);
	page->entries = status_entries(page);
	document_paragraph(page->document, page->summary);
	status_facts(page, brief);
	if (!brief) {
		status_delegations(page);
		status_invitations(page);
		status_exclusions(page);
		status_outcomes(page);
		status_context(page);
		not_known(page);
	}
	report_references(page->document, &page->report);
	closing(page);
	// The head is told last: it names what the page has used.
	const char *const subtitle[] = { place, report_known(&page->report), NULL };

	document_title(page->document, page->status->round->label, report_marking(&page->report), subtitle);
}

static bool status_run(struct app *app, const struct command *command, const void *arguments)
{
	static const char *const kinds[] = { "round", NULL };
	const struct status_arguments *asked = arguments;
	const bool as_json = output_format(app->output) == OUTPUT_JSON;
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
	struct status_report page = { .report = *report_new(app->context, &question, status->record, &status->withheld),
		                          .status = status,
		                          .document = document_new(app->context) };

	status_page(&page, asked->brief && !as_json);
	if (!as_json)
		return output_document(app->output, page.document, app->error);
	struct json *json = json_new(app->context);

	status_json(json, &page);
	return output_json(app->output, json, app->error);
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
