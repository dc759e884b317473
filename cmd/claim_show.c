// SPDX-License-Identifier: MIT
// claim show: one claim, who says so, who recorded it, and what became of it.
#include "cmd/claim_show.h"

#include <inttypes.h>

#include "cmd/ask.h"
#include "cmd/report.h"
#include "domain/claim_record.h"
#include "domain/date_text.h"

static void put(struct document *document, const char *label, const char *text)
{
	if (text != NULL)
		document_fact(document, &(const struct fact){ .label = label, .text = text });
}

static const char *joined(const void *context, const char *first, const char *separator, const char *second)
{
	return first == NULL || second == NULL ? first : mem_print(context, "%s%s%s", first, separator, second);
}

static void put_points(const void *context, struct document *document, const struct claim_record *record)
{
	for (size_t i = 0; i < record->points->count; i++) {
		const struct claim_point *point = record_at(record->points, i);
		const char *value = mem_print(context, "%s %s", point->point, date_text(context, point->value));

		put(document, i == 0 ? "Says" : NULL,
		    point->about != NULL ? mem_print(context, "%s (%s)", value, point->about) : value);
	}
}

static const char *word_text(const void *context, const struct claim_record *record)
{
	static const struct {
		const char *word, *text;
	} words[] = {
		{ "supersede", "supersedes what held before" },
		{ "dispute", "disputes what others say" },
		{ "correct", "corrects claim" },
		{ "retract", "retracts claim" },
	};

	for (size_t i = 0; i < sizeof words / sizeof *words; i++)
		if (str_equal(words[i].word, record->word))
			return record->concerns == FIELD_NULL_INTEGER
			           ? words[i].text
			           : mem_print(context, "%s %" PRId64, words[i].text, record->concerns);
	return NULL;
}

static const char *reported_text(const void *context, const struct claim_record *record)
{
	static const struct {
		const char *known_by, *text;
	} origins[] = {
		{ "given", "" },
		{ "passage", ", the time of the passage" },
		{ "source", ", when the source was published" },
		{ "recorded", ", when it was recorded: nothing says when it became known" },
	};

	for (size_t i = 0; i < sizeof origins / sizeof *origins; i++)
		if (str_equal(origins[i].known_by, record->known_by))
			return mem_print(context, "%s%s", record->reported_text, origins[i].text);
	return record->reported_text;
}

static void put_source(const void *context, struct document *document, const struct claim_record *record)
{
	struct str *text = str_new(context);

	if (record->source_slug == NULL) {
		put(document, "Source", "none");
		return;
	}
	str_add(text, joined(context, record->source_slug, "#", record->passage));
	str_print(text, ": %s", joined(context, record->outlet, ", ", record->title));
	if (record->locator != NULL)
		str_print(text, ", %s", record->locator);
	if (record->grade != NULL)
		str_print(text, " (%s)", record->grade);
	put(document, "Source", text->text);
}

static void put_fate(const void *context, struct document *document, const char *label, const char *const *claims)
{
	for (; *claims != NULL; claims++)
		put(document, label, mem_print(context, "by claim %s", *claims));
}

static bool print_page(struct app *app, const struct question *question, const struct claim_record *record)
{
	const void *context = app->context;
	struct document *document = document_new(context);
	const char *const subtitle[] = { report_asked(context, question, 0, 0), NULL };

	document_title(document, mem_print(context, "Claim %" PRId64, record->number),
	               ask_marking(context, record->marking), subtitle);
	put(document, "About", mem_print(context, "%s: %s", record->subject_slug, record->subject_name));
	put_points(context, document, record);
	put(document, "Word", word_text(context, record));
	put(document, "Occurred", date_text(context, record->occurred));
	put(document, "Reported", reported_text(context, record));
	put_source(context, document, record);
	put(document, "Said by", joined(context, record->by_name, " for ", record->principal_name));
	put(document, record->by_name != NULL ? NULL : "Said by", record->by_words);
	put(document, "Because", record->because);
	put(document, "Statement", record->statement);
	put(document, "Quote",
	    record->quote == NULL
	        ? NULL
	        : joined(context, mem_print(context, "\"%s\"", record->quote), ", language ", record->quote_language));
	put(document, "Despite exclusion", record->despite_exclusion);
	put(document, "Recorded",
	    mem_print(context, "%s by %s in r%" PRId64, record->recorded_text, record->recorder, record->revision));
	put(document, NULL, record->command);
	put(document, "Reason", record->reason);
	put_fate(context, document, "Corrected", record->corrected_by);
	put_fate(context, document, "Retracted", record->retracted_by);
	return output_document(app->output, document, app->error);
}

// ---- JSON ----------------------------------------------------------------------------------------------------------------

// cmd/contracts/claim.schema.json
static bool print_json(struct app *app, const struct question *question, const struct claim_record *record)
{
	struct json *json = json_new(app->context);

	json_object(json);
	json_put_text(json, "contract", "rapporteur-claim");
	json_put_integer(json, "version", 1);
	report_json_question(json, question);
	json_key(json, "claim");
	json_record(json, claim_record_fields, record);
	json_key(json, "points");
	json_array(json);
	for (size_t i = 0; i < record->points->count; i++)
		json_record(json, claim_point_fields, record_at(record->points, i));
	json_end(json);
	json_end(json);
	return output_json(app->output, json, app->error);
}

bool claim_show_run(struct app *app, const struct command *command, const void *arguments)
{
	const struct claim_show_arguments *given = arguments;
	struct claim_record record;
	struct question question;

	(void)command;
	if (!ask_question(app, &given->question, &question) ||
	    !claim_record_load(app->context, app->db, &question, given->number, &record, app->error))
		return false;
	return output_format(app->output) == OUTPUT_JSON ? print_json(app, &question, &record)
	                                                 : print_page(app, &question, &record);
}
