// SPDX-License-Identifier: MIT
#include "cmd/prompt.h"

#include <stdio.h>
#include <unistd.h>

bool prompt_may(const struct app *app)
{
	return isatty(STDIN_FILENO) && isatty(STDERR_FILENO) && !app->globals.no_input && !app->batch;
}

int prompt_answer(void)
{
	const int first = getchar();

	for (int c = first; c != '\n' && c != EOF; c = getchar())
		continue;
	return first == EOF ? 'q' : first;
}

bool prompt_yes(const struct app *app, const char *question)
{
	for (;;) {
		fprintf(stderr, "%s [y/n]? ", output_visible(app->context, question));
		switch (prompt_answer()) {
		case 'y':
			return true;
		case 'n':
		case 'q':
			return false;
		}
	}
}
