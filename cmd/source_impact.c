// SPDX-License-Identifier: MIT
#include "cmd/source_impact.h"

#include <inttypes.h>

#include "cmd/ask.h"
#include "cmd/enter.h"
#include "cmd/lists.h"
#include "cmd/prompt.h"
#include "cmd/report.h"
#include "cmd/things.h"
#include "domain/claim_record.h"
#include "domain/withheld.h"
#include "domain/words.h"

struct impact_page {
	struct app *app;
	struct question question;
	struct thing source;
	struct records rows;     // struct impact
	struct records reprints; // struct reprint
	struct list_head head;
};

// "20 Feb 2017 (claims 12, 14) · was · also on afp-2017-02-19".
static const char *impact_text(const struct impact_page *page, const struct impact *impact)
{
	struct str *text = str_new(page->app->context);
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

// "3 of 12 rest on TASS alone; of 2 no other source is seen, but may be withheld."
static const char *impact_counts(const struct impact_page *page)
{
	const void *context = page->app->context;
	size_t alone = 0, unsure = 0;

	for (size_t i = 0; i < page->rows.count; i++) {
		const struct impact *impact = record_at(&page->rows, i);

		alone += impact->alone;
		unsure += impact->unsure;
	}
	if (page->rows.count == 0)
		return mem_print(context,
		                 page->head.withheld > 0 ? "Nothing that may be told rests on %s." : "Nothing rests on %s.",
		                 page->source.label);
	return mem_print(context, "%zu of %zu rest on %s alone%s.", alone, page->rows.count, page->source.label,
	                 unsure == 0 ? ""
	                             : mem_print(context, "; of %zu no other source is seen, but may be withheld", unsure));
}

// That a reprint says it too, and how that is taken back.
static const char *reprint_told(struct app *app, const struct reprint *reprint)
{
	return mem_print(app->context, "%s is %s, and %" PRId64 " %s on it: %s source retract %s", reprint->slug,
	                 reprint->relation, reprint->claims, reprint->claims == 1 ? "claim stands" : "claims stand",
	                 app->table->program, reprint->slug);
}

static struct document *impact_document(const struct impact_page *page)
{
	const void *context = page->app->context;
	struct document *document = document_new(context);
	const char *const subtitle[] = {
		mem_print(context, "what rests on the source %s", page->source.slug),
		report_asked(context, &page->question, 0, page->head.withheld),
		NULL,
	};
	const char *thing = NULL, *point = NULL;

	document_title(document, page->source.label, ask_marking(context, words_marking[page->head.marking_rank]),
	               subtitle);
	for (size_t i = 0; i < page->rows.count; i++) {
		const struct impact *impact = record_at(&page->rows, i);
		const bool anew = !str_equal(impact->subject, thing);

		if (anew)
			document_section(document, impact->subject, impact->name, NULL);
		document_fact(document, &(struct fact){
									.label = !anew && str_equal(impact->point, point) ? NULL
		                                     : impact->point                          ? impact->point
		                                                                              : "",
									.text = impact_text(page, impact),
									.flag = impact->alone ? "alone" : NULL,
								});
		thing = impact->subject;
		point = impact->point;
	}
	document_note(document, impact_counts(page));
	for (size_t i = 0; i < page->reprints.count; i++)
		document_note(document, reprint_told(page->app, record_at(&page->reprints, i)));
	return document;
}

// cmd/contracts/impact.schema.json
static struct json *impact_json(const struct impact_page *page)
{
	struct json *json = json_new(page->app->context);

	json_object(json);
	lists_json_head(json, &page->question, &page->head, "rapporteur-impact");
	json_key(json, "source");
	json_object(json);
	json_put_text(json, "slug", page->source.slug);
	json_put_text(json, "name", page->source.label);
	json_end(json);
	json_key(json, "impact");
	json_array(json);
	for (size_t i = 0; i < page->rows.count; i++)
		json_record(json, listing_impact.fields, record_at(&page->rows, i));
	json_end(json);
	json_key(json, "reprints");
	json_array(json);
	for (size_t i = 0; i < page->reprints.count; i++)
		json_record(json, reprint_fields, record_at(&page->reprints, i));
	json_end(json);
	json_end(json);
	return json;
}

// The highest marking of what the page names beside what rests on the source: itself, and its reprints.
static bool mark(struct impact_page *page, const char *id)
{
	struct app *app = page->app;
	const struct binding bindings[] = { { "id", id }, { "ceiling", page->question.ceiling }, { 0 } };
	struct records sources;

	if (!listing_load(app->context, app->db, &listing_sources, bindings, false, &sources, app->error))
		return false;
	for (size_t i = 0; i < sources.count + page->reprints.count; i++) {
		const int64_t rank =
			i < sources.count ? ((const struct source *)record_at(&sources, i))->marking_rank
							  : ((const struct reprint *)record_at(&page->reprints, i - sources.count))->marking_rank;

		if (rank > page->head.marking_rank)
			page->head.marking_rank = rank;
	}
	return true;
}

bool source_impact(struct app *app, const struct command *command, const void *arguments)
{
	const struct impact_arguments *given = arguments;
	const enum output_format format = output_format(app->output);
	struct impact_page page = { .app = app };
	struct document *document;

	(void)command;
	if (!ask_question(app, &given->question, &page.question) ||
	    !thing_find(app->context, app->db, given->source, kinds_source, &page.source, app->error))
		return false;
	const char *id = thing_id_text(app->context, &page.source);
	const struct binding bindings[] = {
		{ "source_id", id },
		{ "as_of", page.question.as_of },
		{ "ceiling", page.question.ceiling },
		{ "alone", given->alone ? "true" : NULL },
		{ 0 },
	};

	if (!things_told(app, &page.question, NULL, id) ||
	    !listing_load(app->context, app->db, &listing_impact, bindings, format != OUTPUT_JSON && format != OUTPUT_CSV,
	                  &page.rows, app->error) ||
	    !listing_head(app->db, &listing_impact, &page.question, id, &page.rows, &page.head, app->error) ||
	    !source_reprints(app->context, app->db, id, &page.question, &page.reprints, app->error) || !mark(&page, id))
		return false;
	if (format == OUTPUT_JSON)
		return output_json(app->output, impact_json(&page), app->error);
	if (format != OUTPUT_CSV)
		return output_document(app->output, impact_document(&page), app->error);
	document = document_new(app->context);
	document_table(document, listing_impact.key, listing_impact.fields, &page.rows);
	return output_document(app->output, document, app->error);
}

// The claims of the source that are on the record.
static bool standing_claims(struct app *app, const struct command *command, const char *name, struct thing *source,
                            struct ids *claims)
{
	struct records rows;

	if (!things_find(app, command, name, kinds_source, source))
		return false;
	const struct binding bindings[] = {
		{ "source_id", thing_id_text(app->context, source) }, { "as_of", "infinity" }, { "ceiling", "4" }, { 0 }
	};

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
	struct thing source;

	if (!standing_claims(app, command, given->source, &source, &claims))
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

// What is not taken back with it: reprints of the same text, and what whoever asks does not see.
static bool say_left(struct app *app, const struct thing *source)
{
	const struct news news = { .kind = "note", .slug = source->slug, .name = source->label, .before = true };
	const char *id = thing_id_text(app->context, source);
	struct question now;
	struct records reprints;
	long withheld;

	if (!question_read(app->context, app->db, &(struct question_typed){ 0 }, &now, app->error) ||
	    !source_reprints(app->context, app->db, id, &now, &reprints, app->error) ||
	    !withheld_count(app->db, &now, NULL, id, &withheld, app->error))
		return false;
	for (size_t i = 0; i < reprints.count; i++)
		if (!app_say(app, &news, "%s", reprint_told(app, record_at(&reprints, i))))
			return false;
	return withheld == 0 || app_say(app, &news, "%ld %s of it above TLP:%s, which you do not see, %s left", withheld,
	                                withheld == 1 ? "claim" : "claims", now.marking, withheld == 1 ? "is" : "are");
}

bool source_retract(struct app *app, const struct command *command, const void *arguments)
{
	const struct source_retract_arguments *given = arguments;
	struct ids claims = { 0 };
	struct thing source;

	if (given->claim.supersede || given->claim.dispute || given->claim.correct != 0)
		return error_set(app->error, ERROR_USAGE, "'source retract' takes no --supersede, --dispute or --correct");
	if (!standing_claims(app, command, given->source, &source, &claims))
		return false;
	if (claims.count >= MANY &&
	    !prompt_agreed(app, given->yes, "retract them",
	                   mem_print(app->context,
	                             "'%s source impact %s' lists them; --yes retracts them, and undo takes that back",
	                             app->table->program, given->source),
	                   "%zu claims rest on '%s'", claims.count, given->source))
		return false;
	return claims_enter(app, command, arguments, fill_retractions) && say_left(app, &source);
}

bool source_regrade(struct app *app, const struct command *command, const void *arguments)
{
	const struct regrade_arguments *given = arguments;

	return edit_columns(app, command, &given->edit, (const struct binding[]){ { "reliability", given->grade }, { 0 } });
}
