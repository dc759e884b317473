// SPDX-License-Identifier: MIT
#ifndef CMD_CLAIM_SET_H
#define CMD_CLAIM_SET_H
// claim prefer, grade, marking: how a claim is taken, not what it says.

#include "cmd/edit.h"

struct claim_set_arguments {
	struct write_options write;
	const char *seen;
	long long number;
	const char *grade, *marking;
	bool unprefer;
};

bool claim_prefer(struct app *app, const struct command *command, const void *arguments);
bool claim_grade(struct app *app, const struct command *command, const void *arguments);
bool claim_mark(struct app *app, const struct command *command, const void *arguments);

#endif
