// SPDX-License-Identifier: MIT
#ifndef CMD_BACKUP_H
#define CMD_BACKUP_H
// database backup, restore: what their rows in the group of `database` point to.

#include "cmd/app.h"

struct backup_arguments {
	const char *file;
	bool replace;
};

extern const struct argument backup_arguments[];
extern const struct option backup_options[];
extern const struct example backup_examples[];
bool backup_run(struct app *app, const struct command *command, const void *arguments);

extern const struct argument restore_arguments[];
extern const struct example restore_examples[];
bool restore_run(struct app *app, const struct command *command, const void *arguments);

#endif
