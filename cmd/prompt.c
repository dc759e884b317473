// SPDX-License-Identifier: MIT
#include "cmd/prompt.h"

#include <stdarg.h>
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

static bool ask_agreement(struct app *app, void *arguments)
{
	(void)arguments;
	for (;;) {
		fprintf(stderr, "%s: %s [y/n]? ", output_visible(app->context, app->error->message), app->question);
		switch (prompt_answer()) {
		case 'y':
			app->agreed = true;
			return true;
		case 'n':
		case 'q':
			return false;
		}
	}
}

bool prompt_agreed(struct app *app, bool yes, const char *question, const char *hint, const char *format, ...)
{
	va_list arguments;

	if (yes || app->agreed || app->dry_run)
		return true;
	va_start(arguments, format);
	error_set(app->error, ERROR_REFUSED, "%s", mem_vprint(app->context, format, arguments));
	va_end(arguments);
	app->question = question;
	app->ask = prompt_may(app) ? ask_agreement : NULL;
	return error_hint(app->error, "%s", hint);
}
