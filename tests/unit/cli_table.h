// SPDX-License-Identifier: MIT
#ifndef TESTS_UNIT_CLI_TABLE_H
#define TESTS_UNIT_CLI_TABLE_H
// A small command table of every kind of row, for the tests of the command line.

#include "cli/command.h"

struct sample_globals {
	const char *format;
	const char *file;
	const char *const *set;
	bool verbose;
	bool help;
};

struct sample_journal {
	const char *on;
	const char *const *sources;
	bool dry_run;
};

struct sample_schedule {
	struct sample_journal journal;
	const char *round;
	const char *date;
	const char *close;
	const char *const *roles;
	long long size;
};

struct sample_join {
	const char *actor;
	const char *const *members;
};

struct sample_note {
	const char *text;
	const char *zone;
};

extern const struct command_table sample_table;

#endif
