// SPDX-License-Identifier: MIT
#ifndef CLI_ROWS_H
#define CLI_ROWS_H
// The rows of the command table looked up and put in words: what the parser and all renderers share.

#include "cli/command.h"

struct command_list {
	const struct command **items;
	size_t count;
};

struct option_list {
	const struct option **items;
	size_t count;
	size_t global; // so many of them, at the beginning, are the global ones
	size_t own;    // up to here those of the command itself; then its groups'
};

// What is typed to reach a command: the first word and the second, or NULL when one word is all.
const char *command_first(const struct command *command);
const char *command_second(const struct command *command);
// "round schedule", in `context`.
char *command_name(const void *context, const struct command *command);
// "rapporteur round schedule ROUND [DATE] [options]", in `context`.
char *command_synopsis(const void *context, const struct command_table *table, const struct command *command);
// "ROUND [DATE]", "" when there are none; in `context`.
char *command_takes(const void *context, const struct command *command);
// Every command of the table in its order, hidden ones too.
struct command_list table_commands(const void *context, const struct command_table *table);
// The command of exactly these words (`second` may be NULL), or NULL.
const struct command *table_command(const struct command_table *table, const char *first, const char *second);
// The options accepted with `command`: global ones first, then its own, then its groups'. NULL: global ones only.
struct option_list table_options(const void *context, const struct command_table *table, const struct command *command);

// The options of a shared list, the global ones or a group's, without those whose names `command` (or NULL) has for its own:
// these are meant by their letters, the global ones before the command too. Ends with a NULL name; in `context`.
const struct option *options_shown(const void *context, const struct option *options, const struct command *command);

bool value_is_list(enum value_kind kind);
// "DATE", "text|json", or NULL for a flag; in `context`.
char *option_metavar(const void *context, const struct option *option);
// "-d, --on DATE", or "    --close DATE"; in `context`.
char *option_label(const void *context, const struct option *option);
// The help with what the kind adds to it: the choices, and that it may be repeated; in `context`.
char *option_help(const void *context, const struct option *option);
char *argument_help(const void *context, const struct argument *argument);
// A listed word as it is typed without quotes: "mediators-office" for "mediator's office"; in `context`.
char *choice_typed(const void *context, const char *choice);
// "a, b, c" as typed, in `context`.
char *choices_text(const void *context, const char *const *choices, const char *separator);

#endif
