// SPDX-License-Identifier: MIT
#ifndef CMD_ROWS_H
#define CMD_ROWS_H
// Rows of the command table on a line each. `place` is the offset of the value in the command's argument struct;
// further columns follow by their names: .choices = words_state, .thing = "venue", .letter = 's', .optional = true.

#include <stddef.h>

#include "cli/command.h"

// clang-format off
#define OPTION_AT(place, option_name, option_kind, shown, text, ...) \
	{ .name = (option_name), .kind = (option_kind), .offset = (place), .metavar = (shown), .help = (text), __VA_ARGS__ }
#define ARGUMENT_AT(place, shown, argument_kind, text, ...) \
	{ .metavar = (shown), .kind = (argument_kind), .offset = (place), .help = (text), __VA_ARGS__ }
// Lists of rows without a name of their own: { "round list", "all rounds" }, ...
#define ARGUMENTS(...) (const struct argument[]){ __VA_ARGS__, { 0 } }
#define EXAMPLES(...) (const struct example[]){ __VA_ARGS__, { 0 } }
// clang-format on

#endif
