// SPDX-License-Identifier: MIT
#include "cli_table.h"

static bool run_nothing(struct app *app, const struct command *command, const void *arguments)
{
	return app == NULL && command != NULL && arguments != NULL;
}

static const char *const formats[] = { "text", "markdown", "json", "csv", NULL };
static const char *const roles[] = { "party", "walked out", "amber+strict", NULL };

#define GLOBAL(member) .offset = offsetof(struct sample_globals, member)
static const struct option global_options[] = {
	{ "format", 'O', VALUE_CHOICE, GLOBAL(format), "FORMAT", "format of the output", formats, NULL },
	{ "output", 'o', VALUE_FILE, GLOBAL(file), .help = "write to this file" },
	{ "set", 0, VALUE_TEXTS, GLOBAL(set), "NAME=VALUE", "use this setting" },
	{ "verbose", 'v', VALUE_FLAG, GLOBAL(verbose), .help = "say more" },
	{ "help", 'h', VALUE_FLAG, GLOBAL(help), .help = "show this help" },
	{ 0 },
};
static const struct option_group globals = { "everywhere", global_options };

#define JOURNAL(member) .offset = offsetof(struct sample_journal, member)
static const struct option journal_options[] = {
	{ "on", 'd', VALUE_DATE, JOURNAL(on), "DATE", "when it happened, as EDTF; without it, the day of the source" },
	{ "source", 's', VALUE_NAMES, JOURNAL(sources), "ID", "the source that says so", NULL, "source" },
	{ "dry-run", 'n', VALUE_FLAG, JOURNAL(dry_run), .help = "show the change and take it back" },
	{ 0 },
};
static const struct option_group journal = { "record", journal_options };
static const struct option_group *const journal_groups[] = { &journal, NULL };

#define SCHEDULE(member) .offset = offsetof(struct sample_schedule, member)
static const struct argument schedule_arguments[] = {
	{ "ROUND", VALUE_NAME, SCHEDULE(round), "the round", NULL, "round", false },
	{ "DATE", VALUE_DATE, SCHEDULE(date), "when it opens; without it only the options are recorded", .optional = true },
	{ 0 },
};
static const struct option schedule_options[] = {
	{ "close", 0, VALUE_DATE, SCHEDULE(close), "DATE", "when it's to close" },
	{ "role", 0, VALUE_CHOICES, SCHEDULE(roles), NULL, "roles of the actors", roles, NULL },
	{ "size", 0, VALUE_INTEGER, SCHEDULE(size), "NUMBER", "how many come" },
	{ 0 },
};
static const struct example schedule_examples[] = {
	{ "round schedule geneva-4 2017-02-23 -s ap-1", "the opening moves to 23 February" },
	{ "round schedule 'جنيف 4' --size 20", "a name in any script" },
	{ 0 },
};

static const struct command round_commands[] = {
	{
		.noun = "round",
		.verb = "schedule",
		.summary = "say when a round is to be held",
		.description = "Records what was announced. A date that was recorded before stays in the record, and the "
					   "status page says what it was.\n\n"
					   "  2017-02-23    a day\n"
					   "  2017-02~      about then\n\n"
					   ".Dates are EDTF \\ 'ISO 8601-2'.",
		.arguments = schedule_arguments,
		.options = schedule_options,
		.groups = journal_groups,
		.examples = schedule_examples,
		.arguments_size = sizeof(struct sample_schedule),
		.run = run_nothing,
	},
	{
		.noun = "round",
		.verb = "open",
		.summary = "say that a round opened",
		.groups = journal_groups,
		.arguments_size = sizeof(struct sample_journal),
		.run = run_nothing,
	},
	{ .noun = "round", .verb = "names", .summary = "for completion", .hidden = true, .run = run_nothing },
	{ 0 },
};

#define JOIN(member) .offset = offsetof(struct sample_join, member)
static const struct argument join_arguments[] = {
	{ "ACTOR", VALUE_NAME, JOIN(actor), "the actor joined", NULL, "actor", false },
	{ "MEMBER", VALUE_NAMES, JOIN(members), "who joins it", NULL, "actor", false },
	{ 0 },
};
static const struct command actor_commands[] = {
	{
		.noun = "actor",
		.verb = "join",
		.summary = "put actors into another",
		.arguments = join_arguments,
		.arguments_size = sizeof(struct sample_join),
		.run = run_nothing,
	},
	{ 0 },
};

// A noun that is a command itself and has a verb besides.
#define NOTE(member) .offset = offsetof(struct sample_note, member)
static const struct argument note_arguments[] = { { "TEXT", VALUE_TEXT, NOTE(text), .help = "what to note" }, { 0 } };
static const struct option note_options[] = {
	{ "zone", 'z', VALUE_TEXT, NOTE(zone), "ZONE", "the time zone" },
	{ 0 },
};
static const struct command note_commands[] = {
	{
		.noun = "note",
		.summary = "note what happened around the talks",
		.arguments = note_arguments,
		.options = note_options,
		.arguments_size = sizeof(struct sample_note),
		.run = run_nothing,
	},
	{ .noun = "note", .verb = "list", .summary = "list the notes", .run = run_nothing },
	{ 0 },
};

static const struct argument status_arguments[] = {
	{ "ROUND", VALUE_NAME, 0, "the round; without it, the nearest to today", NULL, "round", true },
	{ 0 },
};
static const struct argument run_arguments[] = { { "FILE", VALUE_FILES, 0, .help = "files of commands" }, { 0 } };
static const struct command top_commands[] = {
	{
		.verb = "status",
		.summary = "show where a round stands",
		.arguments = status_arguments,
		.arguments_size = sizeof(const char *),
		.run = run_nothing,
	},
	{
		.verb = "run",
		.summary = "carry out the commands of a file",
		.arguments = run_arguments,
		.arguments_size = sizeof(const char *),
		.run = run_nothing,
	},
	{ .verb = "version", .summary = "print the version", .run = run_nothing },
	{ 0 },
};

static const struct command_group round_group = { "round", "journal", "rounds of talks", round_commands };
static const struct command_group note_group = { "note", "journal", "what happened around", note_commands };
static const struct command_group actor_group = { "actor", "things", "who takes part", actor_commands };
static const struct command_group top_group = { NULL, "ask", NULL, top_commands };
static const struct command_group *const groups[] = { &actor_group, &round_group, &note_group, &top_group, NULL };

const struct command_table sample_table = { "rapporteur", "keeps the record of peace talks", groups, &globals,
	                                        "A page is as wide as it is." };
