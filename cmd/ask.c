// SPDX-License-Identifier: MIT
#include "cmd/ask.h"

#include <ctype.h>

bool ask_question(struct app *app, const struct question_options *options, struct question *question)
{
	const char *marking = options->max_marking ? options->max_marking : config_text(app->config, "marking");
	const char *zone = options->zone ? options->zone : config_text(app->config, "zone");
	const struct question_typed typed = {
		.as_of = options->as_of,
		.as_recorded = options->as_recorded,
		.zone = *zone ? zone : NULL,
		// The setting's red stands for no limit: nobody asked for more than he may see.
		.marking = options->max_marking || !str_equal(marking, "red") ? marking : NULL,
	};

	return question_read(app->context, app->db, &typed, question, app->error);
}

const char *ask_marking(const void *context, const char *marking)
{
	char *text = mem_print(context, "TLP:%s", marking);

	for (char *c = text; *c; c++)
		*c = (char)toupper((unsigned char)*c);
	return text;
}
