// SPDX-License-Identifier: MIT
#include "cmd/lists.h"

#include "cmd/ask.h"
#include "cmd/report.h"
#include "domain/words.h"

const char *lists_told(const void *context, const struct question *question, const struct list_head *head)
{
	const char *asked = report_asked(context, question, 0, 0);

	return head->withheld == 0 ? asked
	                           : mem_print(context, "%s · %ld %s above TLP:%s withheld", asked, head->withheld,
	                                       head->withheld == 1 ? "item" : "items", question->marking);
}

void lists_head(struct document *document, const void *context, const struct question *question,
                const struct list_head *head)
{
	document_head(document, lists_told(context, question, head),
	              ask_marking(context, words_marking[head->marking_rank]));
}

void lists_json_head(struct json *json, const struct question *question, const struct list_head *head,
                     const char *contract)
{
	report_json_head(json, question, head->withheld, contract);
	json_put_text(json, "marking", words_marking[head->marking_rank]);
}

// cmd/contracts/list.schema.json
static struct json *list_json(const void *context, const struct listing *listing, const struct question *question,
                              const struct list_head *head, const struct records *records)
{
	struct json *json = json_new(context);

	json_object(json);
	lists_json_head(json, question, head, "rapporteur-list");
	json_key(json, listing->key);
	json_array(json);
	for (size_t i = 0; i < records->count; i++)
		json_record(json, listing->fields, record_at(records, i));
	json_end(json);
	json_end(json);
	return json;
}

bool lists_print(struct app *app, const struct listing *listing, const struct question *question, const char *of_id,
                 const struct binding *bindings)
{
	const enum output_format format = output_format(app->output);
	const bool page = format == OUTPUT_TEXT || format == OUTPUT_MARKDOWN;
	const bool headed = listing->listed && format != OUTPUT_CSV;
	struct document *document = document_new(app->context);
	struct list_head head;
	struct records records;

	if (!listing_load(app->context, app->db, listing, bindings, page, &records, app->error) ||
	    (headed && !listing_head(app->db, listing, question, of_id, &records, &head, app->error)))
		return false;
	if (headed && format == OUTPUT_JSON)
		return output_json(app->output, list_json(app->context, listing, question, &head, &records), app->error);
	if (headed)
		lists_head(document, app->context, question, &head);
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
