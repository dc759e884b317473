// SPDX-License-Identifier: MIT
#include "cmd/enter.h"

#include <inttypes.h>
#include <stdio.h>

#include "cmd/prompt.h"

// False where the next line, which is read to its end, is not a number of a claim alone.
static bool read_number(long long *number)
{
	char line[32] = "";
	char rest;
	size_t length = 0;

	for (int c = getchar(); c != '\n' && c != EOF; c = getchar(), length++)
		if (length + 1 < sizeof line)
			line[length] = (char)c;
	return length < sizeof line && sscanf(line, "%lld %c", number, &rest) == 1 && *number > 0;
}

// `command` was refused because it disagrees with the record: asks what that means.
static bool ask_word(struct app *app, void *arguments)
{
	struct claim_options *options = arguments;

	fprintf(stderr, "%s\n", output_visible(app->context, app->error->detail));
	for (;;) {
		fprintf(stderr, "[s]upersede: the world changed; [d]ispute: sources differ; [c]orrect: our record was wrong; "
		                "[q]uit? ");
		switch (prompt_answer()) {
		case 's':
			options->supersede = true;
			return true;
		case 'd':
			options->dispute = true;
			return true;
		case 'c':
			fprintf(stderr, "correct which claim? ");
			if (read_number(&options->correct))
				return true;
			break;
		case 'q':
			error_clear(app->error); // it stands above
			return error_set(app->error, ERROR_CONFLICT, "left as it was: nothing was written");
		}
	}
}

static bool say_known(struct app *app, const struct claim_batch *batch)
{
	static const struct field fields[] = { { .name = "claim", .type = FIELD_INTEGER }, { 0 } };

	for (size_t i = 0; i < batch->known.count; i++) {
		const int64_t *claim = &batch->known.items[i];
		const struct news news = { .kind = "known", .fields = fields, .record = claim, .before = true };

		if (!app_say(app, &news, "already recorded as claim %" PRId64, *claim))
			return false;
	}
	return true;
}

static bool say_changes(struct app *app, const struct records *changes)
{
	MEM_SCOPE(scratch);

	for (size_t i = 0; i < changes->count; i++) {
		const struct claim_change *change = record_at(changes, i);
		const struct news news = { .kind = "claim",
			                       .slug = change->subject,
			                       .name = change->name,
			                       .fields = claim_change_members,
			                       .record = change };

		if (!app_say(app, &news, "%s", claim_change_text(scratch, change)))
			return false;
	}
	return true;
}

bool claims_enter(struct app *app, const struct command *command, const void *arguments, claims_fill *fill)
{
	struct claim_batch batch = { .context = app->context };
	struct records changes;
	bool contested;

	if (!fill(app, command, arguments, &batch))
		return false;
	// Nobody reads what a line of a file changed, unless it asks for it: then only a disagreement matters.
	if (app->batch && !app->globals.verbose) {
		if (!claim_contested(app->db, &batch, &contested, app->error))
			return false;
		if (!contested)
			return true;
	}
	if (!claim_changes(app->context, app->db, &batch, &changes, app->error))
		return false;
	if (!claim_settled(&changes, app->error)) {
		app->ask = prompt_may(app) ? ask_word : NULL;
		return false;
	}
	return say_known(app, &batch) && say_changes(app, &changes);
}
