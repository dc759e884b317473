// SPDX-License-Identifier: MIT
#include "cmd/source_impact.h"

#include <inttypes.h>

#include "cmd/ask.h"
#include "cmd/enter.h"
#include "cmd/lists.h"
#include "cmd/prompt.h"
#include "cmd/things.h"
#include "domain/claim_record.h"

// "20 Feb 2017 (claims 12, 14) · was · also on afp-2017-02-19".
static const char *impact_text(struct app *app, const struct impact *impact)
{
	struct str *text = str_new(app->context);
	const bool off = str_equal(impact->standing, "off the record");

	str_print(text, "%s%s%s%s(claim%s %s)", impact->about ? impact->about : "", impact->about ? ": " : "",
	          impact->value ? impact->value : "", impact->value ? " " : "", impact->claims.count > 1 ? "s" : "",
	          impact->claims_text);
	if (!str_equal(impact->standing, "holds"))
		str_print(text, " · %s", impact->standing);
	if (!impact->alone && !off)
		str_print(text, " · %s", impact->beside_text);
	return text->text;
}

static bool impact_page(struct app *app, const struct thing *source, const struct records *rows)
{
	struct document *document = document_new(app->context);
	const char *thing = NULL, *point = NULL;
	size_t alone = 0;

	for (size_t i = 0; i < rows->count; i++) {
		const struct impact *impact = record_at(rows, i);
		const bool anew = !str_equal(impact->subject, thing);

		if (anew)
			document_section(document, impact->subject, impact->name, NULL);
		document_fact(document, &(struct fact){
									.label = !anew && str_equal(impact->point, point) ? NULL
		                                     : impact->point                          ? impact->point
		                                                                              : "",
									.text = impact_text(app, impact),
									.flag = impact->alone ? "alone" : NULL,
								});
		thing = impact->subject;
		point = impact->point;
		alone += impact->alone;
	}
	document_note(document, rows->count == 0 ? mem_print(app->context, "Nothing rests on %s.", source->label)
	                                         : mem_print(app->context, "%zu of %zu rest on %s alone.", alone,
	                                                     rows->count, source->label));
	return output_document(app->output, document, app->error);
}

bool source_impact(struct app *app, const struct command *command, const void *arguments)
{
	const struct impact_arguments *given = arguments;
	const enum output_format format = output_format(app->output);
	struct question question;
	struct thing source;
	struct records rows;

	(void)command;
	if (!ask_question(app, &given->question, &question) ||
	    !thing_find(app->context, app->db, given->source, kinds_source, &source, app->error))
		return false;
	const struct binding bindings[] = {
		{ "source_id", thing_id_text(app->context, &source) },
		{ "as_of", question.as_of },
		{ "ceiling", question.ceiling },
		{ "alone", given->alone ? "true" : NULL },
		{ 0 },
	};

	if (format != OUTPUT_TEXT && format != OUTPUT_MARKDOWN)
		return lists_print(app, &listing_impact, bindings);
	return listing_load(app->context, app->db, &listing_impact, bindings, true, &rows, app->error) &&
	       impact_page(app, &source, &rows);
}

// The claims of the source that are on the record.
static bool standing_claims(struct app *app, const char *source_id, struct ids *claims)
{
	const struct binding bindings[] = {
		{ "source_id", source_id }, { "as_of", "infinity" }, { "ceiling", "4" }, { 0 }
	};
	struct records rows;

	if (!listing_load(app->context, app->db, &listing_impact, bindings, false, &rows, app->error))
		return false;
	for (size_t i = 0; i < rows.count; i++) {
		const struct impact *impact = record_at(&rows, i);

		if (str_equal(impact->standing, "off the record"))
			continue;
		for (size_t k = 0; k < impact->claims.count; k++)
			ids_add(app->context, claims, impact->claims.items[k]);
	}
	ids_sort(claims);
	return true;
}

static bool fill_retractions(struct app *app, const struct command *command, const void *arguments,
                             struct claim_batch *batch)
{
	const struct source_retract_arguments *given = arguments;
	struct claim_options options = given->claim;
	struct ids claims = { 0 };
	const char *source_id;

	(void)command;
	if (!things_id(app, given->source, kinds_source, &source_id) || !standing_claims(app, source_id, &claims))
		return false;
	for (size_t i = 0; i < claims.count; i++) {
		struct claim_draft draft = { .word = "retract",
			                         .concerns_id = mem_print(app->context, "%" PRId64, claims.items[i]) };
		struct thing subject;

		if (!claim_options_fill(app, &options, &draft) ||
		    !claim_subject(app->context, app->db, draft.concerns_id, &subject, app->error))
			return false;
		draft.subject_id = thing_id_text(app->context, &subject);
		if (!claim_add(app->db, &draft, batch, app->error))
			return false;
	}
	return claims.count > 0 ||
	       error_set(app->error, ERROR_NOT_FOUND, "nothing on the record rests on '%s'", given->source);
}

enum { MANY = 3 }; // claims that are not retracted without a question

static bool ask_retract(struct app *app, void *arguments)
{
	struct source_retract_arguments *given = arguments;

	given->yes = prompt_yes(app, mem_print(app->context, "%s: retract them", app->error->message));
	return given->yes;
}

bool source_retract(struct app *app, const struct command *command, const void *arguments)
{
	const struct source_retract_arguments *given = arguments;
	struct ids claims = { 0 };
	const char *source_id;

	if (given->claim.supersede || given->claim.dispute || given->claim.correct != 0)
		return error_set(app->error, ERROR_USAGE, "'source retract' takes no --supersede, --dispute or --correct");
	if (!things_id(app, given->source, kinds_source, &source_id) || !standing_claims(app, source_id, &claims))
		return false;
	if (claims.count >= MANY && !given->yes && !app->dry_run) {
		app->ask = prompt_may(app) ? ask_retract : NULL;
		error_set(app->error, ERROR_REFUSED, "%zu claims rest on '%s'", claims.count, given->source);
		return error_hint(app->error, "'%s source impact %s' lists them; --yes retracts them, and undo takes that back",
		                  app->table->program, given->source);
	}
	return claims_enter(app, command, arguments, fill_retractions);
}

bool source_regrade(struct app *app, const struct command *command, const void *arguments)
{
	const struct regrade_arguments *given = arguments;

	return edit_columns(app, command, &given->edit, (const struct binding[]){ { "reliability", given->grade }, { 0 } });
}
