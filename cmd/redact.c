// SPDX-License-Identifier: MIT
// redact: a text is removed for good.
#include "domain/redact.h"

#include <string.h>

#include "cmd/edit.h"
#include "cmd/groups.h"
#include "cmd/prompt.h"

struct redact_arguments {
	struct write_options write;
	const char *id;
	bool yes;
};

static bool run(struct app *app, const struct command *command, const void *arguments)
{
	const struct redact_arguments *given = arguments;
	struct redaction redaction;

	(void)command;
	if (!given->write.reason || given->write.reason[strspn(given->write.reason, " \t\n")] == '\0') {
		error_set(app->error, ERROR_USAGE, "'redact' needs --reason: why the text is removed");
		return error_hint(app->error, "it stands in the log for good, so do not repeat the text in it");
	}
	if (!redaction_find(app->context, app->db, given->id, &redaction, app->error))
		return false;
	if (!prompt_agreed(app, given->yes, "remove them", "no undo brings them back; --yes removes them",
	                   "the texts of %s would be gone for good, from the history too", redaction.told))
		return false;
	return redaction_make(app->db, &redaction, app->error) &&
	       edit_tell(app, &(struct thing){ .slug = redaction.told, .label = redaction.told }, NULL, true);
}

// clang-format off
static const struct command commands[] = {
	{
		.verb = "redact",
		.summary = "remove a text for good: from what stands, its history, and the command lines that brought it in",
		.description = "Where a court or the safety of a source asks for it. Of a claim (12) or a passage (SOURCE#1530) its texts "
			"are removed, of a thing its names. A tombstone remains: that something stood there, who removed it, when and why. "
			"No undo brings it back. Backups and copies made before still have it.",
		.arguments = ARGUMENTS(ARGUMENT_AT(offsetof(struct redact_arguments, id), "ID", VALUE_TEXT,
			"number of a claim, SOURCE#PASSAGE, or the slug of a thing to the letter")),
		.options = (const struct option[]){
			OPTION_AT(offsetof(struct redact_arguments, yes), "yes", VALUE_FLAG, NULL, "without a question", .letter = 'y'), { 0 } },
		.groups = write_option_groups,
		.examples = EXAMPLES({ "redact 28 --reason \"order of the court, 3 May\" --dry-run", "what would go" },
			{ "redact 363 --reason \"source at risk\" --yes", NULL }),
		.arguments_size = sizeof(struct redact_arguments), .needs = NEEDS_WRITE, .run = run,
	},
	{ 0 },
};
// clang-format on

const struct command_group redact_group = { .title = "trust",
	                                        .summary = "removing a text for good",
	                                        .commands = commands };
