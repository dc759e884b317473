// SPDX-License-Identifier: MIT
#include "cmd/lists.h"

#include "domain/words.h"

bool lists_print(struct app *app, const struct listing *listing, const struct binding *bindings)
{
	enum output_format format = output_format(app->output);
	bool words = format == OUTPUT_TEXT || format == OUTPUT_MARKDOWN;
	struct document *document = document_new(app->context);
	struct records records;

	if (!listing_load(app->context, app->db, listing, bindings, words, &records, app->error))
		return false;
	document_table(document, listing->key, listing->fields, &records);
	return output_document(app->output, document, app->error);
}

static const struct option ceiling_rows[] = {
	{ .name = "as-recorded",
	  .kind = VALUE_TIME,
	  .offset = offsetof(struct question_options, as_recorded),
	  .metavar = "TIME|REVISION",
	  .help = "ask our record as it stood then, or after that revision" },
	{ .name = "max-marking",
	  .kind = VALUE_CHOICE,
	  .offset = offsetof(struct question_options, max_marking),
	  .metavar = "TLP",
	  .help = "list nothing that is marked higher",
	  .choices = words_marking },
	{ 0 },
};
static const struct option_group ceiling_group = { "Question", ceiling_rows };
const struct option_group *const lists_ceiling_groups[] = { &ceiling_group, NULL };
