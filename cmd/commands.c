// SPDX-License-Identifier: MIT
// The one list of command groups, in help order, and the options that every command takes.
#include "cmd/app.h"
#include "cmd/groups.h"

static const char *const formats[] = { "text", "markdown", "json", "csv", NULL };
static const char *const colors[] = { "auto", "always", "never", NULL };

static const struct option global_rows[] = {
	{ .name = "format",
	  .letter = 'O',
	  .kind = VALUE_CHOICE,
	  .offset = offsetof(struct globals, format),
	  .metavar = "FORMAT",
	  .help = "form of the output; by the name of --output, else text",
	  .choices = formats },
	{ .name = "json", .kind = VALUE_FLAG, .offset = offsetof(struct globals, json), .help = "short for --format json" },
	{ .name = "csv-raw",
	  .kind = VALUE_FLAG,
	  .offset = offsetof(struct globals, csv_raw),
	  .help = "CSV byte for byte, formulas of spreadsheets included" },
	{ .name = "output",
	  .letter = 'o',
	  .kind = VALUE_FILE,
	  .offset = offsetof(struct globals, file),
	  .metavar = "FILE",
	  .help = "write to this file, whole or not at all, readable by you alone (mode 0600)" },
	{ .name = "color",
	  .kind = VALUE_CHOICE,
	  .offset = offsetof(struct globals, color),
	  .metavar = "WHEN",
	  .help = "whether text is coloured",
	  .choices = colors },
	{ .name = "no-pager",
	  .kind = VALUE_FLAG,
	  .offset = offsetof(struct globals, no_pager),
	  .help = "print straight to the terminal" },
	{ .name = "no-input",
	  .kind = VALUE_FLAG,
	  .offset = offsetof(struct globals, no_input),
	  .help = "ask nothing, fail instead" },
	{ .name = "verbose",
	  .letter = 'v',
	  .kind = VALUE_FLAG,
	  .offset = offsetof(struct globals, verbose),
	  .help = "say more: addresses of sources, every line of a file" },
	{ .name = "config",
	  .kind = VALUE_FILE,
	  .offset = offsetof(struct globals, config_file),
	  .metavar = "FILE",
	  .help = "read this file in place of the user's configuration" },
	{ .name = "set",
	  .kind = VALUE_TEXTS,
	  .offset = offsetof(struct globals, set),
	  .metavar = "NAME=VALUE",
	  .help = "use this setting for one command" },
	{ .name = "help",
	  .letter = 'h',
	  .kind = VALUE_FLAG,
	  .offset = offsetof(struct globals, help),
	  .help = "show help" },
	{ .name = "version", .kind = VALUE_FLAG, .offset = offsetof(struct globals, version), .help = "print the version" },
	{ 0 },
};
static const struct option_group globals = { "Everywhere", global_rows };

static const struct command_group *const groups[] = {
	&init_group,          &doctor_group,   &database_group,
	&access_group,        &migrate_group,  &config_group,
	&completion_group,    &help_group,     &talks_group,
	&round_group,         &venue_group,    &actor_group,
	&person_group,        &source_group,   &passage_group,
	&link_group,          &run_group,      &journal_talks_group,
	&journal_round_group, &invite_group,   &exclude_group,
	&delegation_group,    &delegate_group, &outcome_group,
	&note_group,          &claim_group,    &status_group,
	&history_group,       &together_group, &log_group,
	&check_group,         &redact_group,   NULL,
};

const struct command_table rapporteur_commands = {
	.program = "rapporteur",
	.summary = "keeps the record of peace talks: who met whom, where, in which role, and who says so",
	.groups = groups,
	.globals = &globals,
	.description = "Pages and tables are as wide as the terminal; written to a file or a pipe they are 80 columns "
				   "wide. COLUMNS is "
				   "not read, so that the same question gives the same bytes.",
};
