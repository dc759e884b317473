// SPDX-License-Identifier: MIT
#ifndef CMD_SOURCE_IMPACT_H
#define CMD_SOURCE_IMPACT_H
// source impact, retract, regrade: what rests on a source, and what to do when it turns out to be wrong, or worse or better
// than it was taken for.

#include "cmd/edit.h"

struct impact_arguments {
	struct question_options question;
	const char *source;
	bool alone;
};

struct source_retract_arguments {
	struct claim_options claim;
	const char *source;
	bool yes;
};

struct regrade_arguments {
	struct edit_options edit;
	const char *grade;
};

bool source_impact(struct app *app, const struct command *command, const void *arguments);
bool source_retract(struct app *app, const struct command *command, const void *arguments);
bool source_regrade(struct app *app, const struct command *command, const void *arguments);

#endif
