// SPDX-License-Identifier: MIT
#ifndef CMD_CLAIM_SHOW_H
#define CMD_CLAIM_SHOW_H

#include "cmd/options.h"

struct claim_show_arguments {
	struct question_options question;
	long long number;
};

// Prints one claim: a page for people, an object in JSON.
bool claim_show_run(struct app *app, const struct command *command, const void *arguments);

#endif
