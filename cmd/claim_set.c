// SPDX-License-Identifier: MIT
#include "cmd/claim_set.h"

#include "domain/claim_record.h"

static bool set(struct app *app, const struct claim_set_arguments *given, const struct claim_taken *taken)
{
	const char *number = mem_print(app->context, "%lld", given->number);
	const char *name = mem_print(app->context, "claim %s", number);
	const struct thing claim = { .id = given->number, .kind = "claim", .slug = name, .label = name };
	const struct binding changes[] = {
		{ "credibility", taken->credibility },
		{ "marking", taken->marking },
		{ "preferred", taken->preferred },
		{ 0 },
	};
	const char *zone = config_text(app->config, "zone");
	const struct news idle = { .kind = "note", .slug = name, .name = name, .before = true };
	struct claim_stands stands;

	if (!edit_seen(app->db, &claim, changes, given->seen, *zone ? zone : NULL, app->error) ||
	    !claim_take(app->db, number, taken, &stands, app->error) || !edit_tell(app, &claim, NULL, stands.changed))
		return false;
	return !str_equal(taken->preferred, "true") || stands.disputed ||
	       app_say(app, &idle, "nobody says otherwise than %s: it comes first when somebody does", name);
}

bool claim_prefer(struct app *app, const struct command *command, const void *arguments)
{
	const struct claim_set_arguments *given = arguments;

	(void)command;
	return set(app, given, &(struct claim_taken){ .preferred = given->unprefer ? "false" : "true" });
}

bool claim_grade(struct app *app, const struct command *command, const void *arguments)
{
	const struct claim_set_arguments *given = arguments;

	(void)command;
	return set(app, given, &(struct claim_taken){ .credibility = given->grade });
}

bool claim_mark(struct app *app, const struct command *command, const void *arguments)
{
	const struct claim_set_arguments *given = arguments;

	(void)command;
	return set(app, given, &(struct claim_taken){ .marking = given->marking });
}
