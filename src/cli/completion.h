// SPDX-License-Identifier: MIT
#ifndef CLI_COMPLETION_H
#define CLI_COMPLETION_H
// How a shell writes the rows of the table, and the fixed part of its script that reads them. PROGRAM stands for the
// program's name in all texts.

#include <stdbool.h>

struct shell {
	const char *name;
	bool described;                      // rows carry their help: "--on=text when it happened"
	const char *quote_escaped;           // a single quote inside single quotes
	bool backslash_escaped;              // a backslash inside single quotes is doubled
	const char *begin;                   // the script up to the rows
	const char *list_begin, *list_end;   // verbs=( 'a' 'b' )
	const char *group_begin, *group_end; // "${group_1[@]}"
	const char *local;                   // before a list of the rows' function alone
	const char *assign;                  // before any other list
	const char *rows_begin;              // between the shared groups and the first row
	const char *row_begin, *row_head_end, *row_end;
	const char *end; // from the last row to the end of the script
};

extern const struct shell completion_bash, completion_zsh, completion_fish;

#endif
