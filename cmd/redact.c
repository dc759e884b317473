// SPDX-License-Identifier: MIT
// redact: a text is removed for good.
#include "domain/redact.h"

#include "cmd/edit.h"
#include "cmd/groups.h"
#include "cmd/prompt.h"

struct redact_arguments {
	struct write_options write;
	const char *id, *text;
	long long number;
	bool yes;
};

enum { TOLD = 10 }; // of the rows of a kind, in words; as data all

// "the same words still stand, claim (12): 3, 15 ... and 2 more".
static const char *left_text(struct app *app, const struct redaction_left *left)
{
	struct str *told = str_new(app->context);
	size_t count = 0;

	for (; left->told[count]; count++)
		if (count < TOLD)
			str_print(told, "%s%s", count > 0 ? ", " : "", left->told[count]);
	if (count > TOLD)
		str_print(told, " and %zu more", count - TOLD);
	return mem_print(app->context, "the same words still stand%s, %s (%zu): %s", left->stands ? "" : " in the history",
	                 left->rows, count, told->text);
}

// Where else the words stand, so that they can be removed there too.
static bool left_tell(struct app *app, const struct records *left)
{
	for (size_t i = 0; i < left->count; i++) {
		const struct redaction_left *row = record_at(left, i);
		const struct news news = { .kind = "left", .fields = redaction_left_fields, .record = row, .before = true };

		if (!app_say(app, &news, "%s", left_text(app, row)))
			return false;
	}
	return true;
}

static bool run(struct app *app, const struct command *command, const void *arguments)
{
	const struct redact_arguments *given = arguments;
	const char *number = given->number ? mem_print(app->context, "%lld", given->number) : NULL;
	struct redaction redaction;
	struct records left;

	(void)command;
	if (!edit_reasoned(&given->write)) {
		error_set(app->error, ERROR_USAGE, "'redact' needs --reason: why the text is removed");
		return error_hint(app->error, "it stands in the log for good, so do not repeat the text in it");
	}
	if (!redaction_find(app->context, app->db, given->id, number, &redaction, app->error))
		return false;
	const char *told = redaction_text(app->context, &redaction);
	const struct news news = { .kind = "note", .slug = redaction.slug, .name = redaction.label, .before = true };

	if (!prompt_agreed(app, given->yes, "remove them", "no undo brings them back; --yes removes them",
	                   "%s of %s would be gone for good, from the history too", given->text ? "that text" : "the texts",
	                   told))
		return false;
	// Afterwards nothing names what was removed.
	return redaction_make(app->context, app->db, &redaction, given->text, &left, app->error) &&
	       (!app->dry_run || app_say(app, &news, "%s would be gone for good", told)) &&
	       edit_tell(app, &(struct thing){ .slug = "", .label = "" }, NULL, true) && left_tell(app, &left);
}

// clang-format off
static const struct command commands[] = {
	{
		.verb = "redact",
		.summary = "remove a text for good: from what stands, its history, and the command lines that brought it in",
		.description = "Where a court or the safety of a source asks for it. Of a claim (12) or a passage (SOURCE#1530) its texts "
			"are removed, of a thing its names, of a source publisher, title, addresses and names, of an entry (r12) its command line "
			"and reason; also where it is in the record no more. A tombstone remains: that something stood there, who removed it, when "
			"and why. What else holds the very words is told. No undo brings them back. Backups and copies made before still have them.",
		.arguments = ARGUMENTS(ARGUMENT_AT(offsetof(struct redact_arguments, id), "ID", VALUE_TEXT,
			"the slug of a thing or source to the letter, SOURCE#PASSAGE, the number of a claim, or r12: as it is, or was last")),
		.options = (const struct option[]){
			OPTION_AT(offsetof(struct redact_arguments, text), "text", VALUE_TEXT, "TEXT",
				"this one alone of its texts, to the letter: a further or former name, an earlier wording"),
			OPTION_AT(offsetof(struct redact_arguments, number), "number", VALUE_INTEGER, "NUMBER",
				"which of several that had one slug"),
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
