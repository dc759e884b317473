// SPDX-License-Identifier: MIT
#ifndef TESTS_CLI_SCRIPT_H
#define TESTS_CLI_SCRIPT_H
// A session file: what a user types and, below it, exactly what appears. tests/cli/README.md describes the format.

#include <stdbool.h>
#include <stddef.h>

#include "base/str.h"

// One command with what is expected of it.
struct step {
	int line;             // of the command in the file, from 1
	const char *typed;    // its lines as in the file, "$ ..." and "> ..."
	const char *command;  // for the shell
	char **expected;      // lines as in the file, without the status line; NULL-terminated
	const char *trailing; // blank lines and comments behind it, as in the file
};

struct script {
	const char *header; // what stands before the first command
	struct step *steps;
	size_t count;
};

struct outcome {
	const char *printed; // standard output
	const char *errors;  // standard error
	int status;          // as the shell counts: 128 + signal when killed
};

// Reads the `text` of a session file; everything in `context`.
struct script *script_read(const void *context, const char *text);
// True when the header has the line "#! WORD".
bool script_has(const struct script *script, const char *word);
// Adds the step to `file` as the session file should read after `outcome`: an expected line that matches what appeared
// stays as it is, any other is replaced. Unchanged text means that the step went as expected.
void script_write_step(struct str *file, const struct step *step, const struct outcome *outcome);

#endif
