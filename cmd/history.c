// SPDX-License-Identifier: MIT
// history WHO: every round of a person or a body, and how complete the record is.
#include <inttypes.h>
#include <string.h>

#include "base/mem.h"
#include "base/str.h"
#include "cmd/ask.h"
#include "cmd/groups.h"
#include "cmd/options.h"
#include "cmd/report.h"
#include "domain/date_text.h"
#include "domain/history.h"

struct history_arguments {
	struct question_options question;
	const char *who;
};

// A row of the table of rounds: texts ready to print.
struct seat_row {
	const char *round, *name, *dates, *body, *role, *presence, *sources;
};

static const struct field seat_fields[] = {
	FIELD(seat_row, round, FIELD_TEXT, .help = "slug of the round"),
	FIELD(seat_row, name, FIELD_TEXT, .title = "Round", .help = "name of the round"),
	FIELD(seat_row, dates, FIELD_TEXT, .title = "Dates", .help = "from its opening to its close"),
	FIELD(seat_row, body, FIELD_TEXT, .title = "Delegation", .help = "whose delegation"),
	FIELD(seat_row, role, FIELD_TEXT, .title = "Part in it",
	      .help = "function of the person, roles of the delegation, on whose behalf"),
	FIELD(seat_row, presence, FIELD_TEXT, .title = "Presence", .help = "what is recorded of being there"),
	FIELD(seat_row, sources, FIELD_TEXT, .title = "Sources", .help = "numbers of the sources"),
	{ 0 },
};

struct history_page {
	struct report report;
	const struct history *history;
	struct document *document;
};

static bool is_seat(const struct involvement *part)
{
	return str_equal(part->kind, "delegation");
}

// ---- the table of rounds -----------------------------------------------------------------------------------------------

static const char *dates_told(const struct report *report, const struct dates *dates)
{
	const char *start = dates->start.text;
	const char *end = dates->end.text;

	if (start == NULL && end == NULL)
		return "not recorded";
	if (start == NULL || end == NULL || str_equal(start, end))
		return mem_print(report->context, "%s%s%s", start == NULL ? "to " : "",
		                 date_text(report->context, start != NULL ? start : end),
		                 dates->start.disputed || dates->end.disputed ? " (disputed)" : "");
	return mem_print(report->context, "%s%s",
	                 date_text(report->context, mem_print(report->context, "%s/%s", start, end)),
	                 dates->start.disputed || dates->end.disputed ? " (disputed)" : "");
}

static void claims_of(const struct point *point, const int64_t **claims, size_t *count)
{
	*claims = point != NULL && point->hold_count > 0 ? point->holds[0].claims : NULL;
	*count = *claims != NULL ? point->holds[0].claim_count : 0;
}

// The function with who disputes it, then the roles of the delegation, then on whose behalf.
static const char *role_told(const struct history_page *page, const struct involvement *seat)
{
	struct str *text = str_new(page->report.context);
	const struct point *function = history_function(page->history, seat);
	const struct value *behalf = record_value(page->report.record, seat->id,
	                                          str_equal(seat->part, "seat") ? page->history->who.id : 0, "on behalf");
	size_t count;
	const struct point *points = record_points(page->report.record, seat->id, &count);

	if (str_equal(seat->part, "inside"))
		str_add(text, point_disputed(history_inside(page->history, seat)) ? "inside it (disputed)" : "inside it");
	if (str_equal(seat->part, "seat"))
		str_add(text, function == NULL ? "function not recorded" : function->name);
	if (function != NULL && point_disputed(function))
		str_add(text, " (disputed)");
	for (size_t i = 0; i < count; i++)
		if (str_equal(points[i].name, "role") && point_in(&points[i])) {
			str_separate(text, ", ");
			str_add(text, points[i].element);
		}
	if (behalf != NULL)
		str_print(text, "%son behalf of %s", text->length > 0 ? "; " : "",
		          record_label(page->report.record, behalf->id));
	return text->length > 0 ? text->text : "not recorded";
}

static const char *body_told(const struct history_page *page, const struct involvement *seat)
{
	int64_t body = history_body(page->history, seat);

	if (body != 0)
		return record_label(page->report.record, body);
	return seat->side != NULL ? mem_print(page->report.context, "side: %s", seat->side) : "not recorded";
}

static const char *sources_told(const struct history_page *page, const struct involvement *seat)
{
	const struct point *function = history_function(page->history, seat);
	const struct point *presence = history_presence(page->history, seat);
	struct str *text = str_new(page->report.context);
	const int64_t *claims;
	size_t count;

	claims_of(function ? function : history_inside(page->history, seat), &claims, &count);
	if (count > 0)
		str_add(text, cite_text(page->report.citations, claims, count));
	claims_of(presence, &claims, &count);
	if (count > 0) {
		const char *cites = cite_text(page->report.citations, claims, count);

		if (strstr(text->text, cites) == NULL)
			str_add(text, cites);
	}
	return text->text;
}

static const char *presence_told(const struct history_page *page, const struct involvement *seat)
{
	const struct point *presence = history_presence(page->history, seat);

	if (presence == NULL || presence->hold_count == 0)
		return "not recorded";
	const struct point *function = history_function(page->history, seat);

	// Who leads a delegation was there with it; of the others only the delegation's own presence is recorded.
	if (str_equal(seat->part, "seat") && presence->about == 0 && !(function && str_equal(function->name, "head")))
		return mem_print(page->report.context, "delegation %s", presence->holds[0].text);
	if (!point_disputed(presence))
		return presence->holds[0].text;
	return mem_print(page->report.context, "disputed: %s or %s", presence->holds[0].text, presence->holds[1].text);
}

static size_t rounds_table(struct history_page *page)
{
	struct records *records = mem_new(page->report.context, struct records);
	struct seat_row *rows = mem_alloc(page->report.context, (page->history->count + 1) * sizeof *rows);

	*records = (struct records){ .items = rows, .size = sizeof *rows };
	for (size_t i = 0; i < page->history->count; i++) {
		const struct involvement *seat = &page->history->list[i];
		const struct named *round = is_seat(seat) ? record_thing(page->report.record, seat->round_id) : NULL;

		if (round == NULL)
			continue;
		rows[records->count++] = (struct seat_row){
			.round = round->slug,
			.name = round->label,
			.dates = dates_told(&page->report, seat->dates),
			.body = body_told(page, seat),
			.role = role_told(page, seat),
			.presence = presence_told(page, seat),
			.sources = sources_told(page, seat),
		};
	}
	if (records->count > 0)
		document_table(page->document, "rounds", seat_fields, records);
	return records->count;
}

// ---- what else ---------------------------------------------------------------------------------------------------------

static const char *scope_label(const struct history_page *page, const struct involvement *part)
{
	int64_t scope = part->round_id != FIELD_NULL_INTEGER ? part->round_id : part->talks_id;

	return scope != FIELD_NULL_INTEGER ? record_label(page->report.record, scope) : part->label;
}

static void fact(struct history_page *page, const char *label, const char *text, const char *flag)
{
	const struct fact row = { .level = 1, .label = label, .text = text, .flag = flag };

	document_fact(page->document, &row);
}

// All parts of a kind as a section: one line each, by the point that carries them.
static void section(struct history_page *page, const char *heading, const char *kind, const char *name)
{
	for (size_t i = 0; i < page->history->count; i++) {
		const struct involvement *part = &page->history->list[i];
		int64_t about = str_equal(name, "signature") ? page->history->who.id : 0;
		const struct point *point = record_point(page->report.record, part->id, about, name, "");
		const char *text = report_state(&page->report, point);
		const char *insisters = str_equal(kind, "exclusion") ? report_set(&page->report, part->id, "insister") : NULL;

		if (!str_equal(part->kind, kind) || text == NULL)
			continue;
		if (heading != NULL)
			document_section(page->document, heading, NULL, NULL);
		heading = NULL;
		if (str_equal(kind, "outcome"))
			text = mem_print(page->report.context, "%s: %s", part->label, text);
		if (str_equal(kind, "exclusion"))
			text = mem_print(page->report.context, "%s; at whose insistence: %s", text,
			                 insisters != NULL ? insisters : "not said");
		if (point->hold_count > 0 && str_equal(point->holds[0].text, "sent"))
			text = mem_print(page->report.context, "%s; no answer recorded", text);
		fact(page, scope_label(page, part), text, report_flag(&page->report, point, true));
	}
}

static void posts(struct history_page *page)
{
	size_t count;
	const struct point *points = record_points(page->report.record, page->history->who.id, &count);
	const char *heading = "Posts and memberships";

	for (size_t i = 0; i < count; i++) {
		const struct point *post = &points[i];
		struct str *text;

		if (!str_equal(post->name, "post") || !point_in(post))
			continue;
		if (heading != NULL)
			document_section(page->document, heading, NULL, NULL);
		heading = NULL;
		text = str_new(page->report.context);
		str_print(text, "%s, %s %s", post->element, record_label(page->report.record, post->about),
		          report_cites(&page->report, &post->holds[0]));
		for (int edge = 0; edge < 2; edge++) {
			const char *said =
				report_point(&page->report, record_point(page->report.record, page->history->who.id, post->about,
			                                             edge == 0 ? "since" : "until", post->element));

			if (said != NULL)
				str_print(text, " · %s %s", edge == 0 ? "since" : "until", said);
		}
		fact(page, "", text->text, report_flag(&page->report, post, true));
	}
}

static const char *coverage_told(const struct history_page *page)
{
	const struct coverage *coverage = &page->history->coverage;

	return mem_print(page->report.context,
	                 "%" PRId64 " %s recorded in these talks: roster complete for %" PRId64 ", partial for %" PRId64
	                 ", not known for %" PRId64 ". A round that is not listed says nothing about who was there.",
	                 coverage->recorded, coverage->recorded == 1 ? "round is" : "rounds are", coverage->complete,
	                 coverage->partial, coverage->recorded - coverage->complete - coverage->partial);
}

static struct document *history_document(struct report *report, const struct history *history)
{
	struct history_page page = { .report = *report, .history = history, .document = document_new(report->context) };
	size_t rounds = rounds_table(&page);

	if (rounds == 0)
		document_paragraph(page.document, "No round is recorded in which it took part.");
	section(&page, "Invitations", "invitation", "invitation");
	section(&page, "Exclusions", "exclusion", "exclusion");
	section(&page, "Outcomes", "outcome", "signature");
	posts(&page);
	document_section(page.document, "Coverage", NULL, NULL);
	fact(&page, "", coverage_told(&page), NULL);
	report_references(page.document, report);
	document_note(page.document, "Addresses: -v. A round of these: rapporteur status ROUND");
	const char *const subtitle[] = { mem_print(report->context, "%zu %s", rounds,
		                                       rounds == 1 ? "seat recorded" : "seats recorded"),
		                             report_known(report, history->withheld), NULL };

	document_title(page.document, history->who.label, report_marking(report), subtitle);
	return page.document;
}

// ---- JSON --------------------------------------------------------------------------------------------------------------

static void edge_json(struct json *json, const struct report *report, const char *key, const struct edge *edge)
{
	json_key(json, key);
	if (edge->text == NULL) {
		json_null(json);
		return;
	}
	json_object(json);
	json_put_text(json, "edtf", edge->text);
	report_json_day(json, "earliest", edge->earliest);
	report_json_day(json, "latest", edge->latest);
	json_put_boolean(json, "derived", edge->derived);
	json_put_boolean(json, "in_dispute", edge->disputed);
	report_json_cites(json, report, edge->claims, edge->claim_count);
	json_end(json);
}

static void rounds_json(struct json *json, const struct report *report, const struct history *history)
{
	json_key(json, "rounds");
	json_array(json);
	for (size_t i = 0; i < history->count; i++) {
		const struct involvement *seat = &history->list[i];
		const struct point *function;
		bool person = str_equal(seat->part, "seat");

		if (!is_seat(seat))
			continue;
		function = history_function(history, seat);
		json_object(json);
		report_json_thing(json, report, "round", seat->round_id);
		edge_json(json, report, "start", &seat->dates->start);
		edge_json(json, report, "end", &seat->dates->end);
		json_put_text(json, "delegation", seat->slug);
		report_json_thing(json, report, "actor", history_body(history, seat));
		json_put_text(json, "side", seat->side);
		json_put_text(json, "part", person ? "person" : seat->part);
		report_json_set(json, report, "roles", seat->id, "role");
		json_put_text(json, "function", function != NULL ? function->name : NULL);
		report_json_point(json, report, "holder", function);
		report_json_point(json, report, "inside", history_inside(history, seat));
		report_json_point(json, report, "on_behalf_of",
		                  record_point(report->record, seat->id, person ? history->who.id : 0, "on behalf", ""));
		report_json_point(json, report, "presence", history_presence(history, seat));
		json_end(json);
	}
	json_end(json);
}

static void parts_json(struct json *json, const struct report *report, const struct history *history, const char *key,
                       const char *kind, const char *point_key, const char *name)
{
	json_key(json, key);
	json_array(json);
	for (size_t i = 0; i < history->count; i++) {
		const struct involvement *part = &history->list[i];
		int64_t about = str_equal(name, "signature") ? history->who.id : 0;

		if (!str_equal(part->kind, kind))
			continue;
		json_object(json);
		json_put_text(json, "slug", part->slug);
		json_put_text(json, "name", part->label);
		report_json_thing(json, report, "round", part->round_id);
		report_json_thing(json, report, "talks", part->talks_id);
		report_json_point(json, report, point_key, record_point(report->record, part->id, about, name, ""));
		if (str_equal(kind, "exclusion"))
			report_json_set(json, report, "insisted_by", part->id, "insister");
		json_end(json);
	}
	json_end(json);
}

static void posts_json(struct json *json, const struct report *report, const struct history *history)
{
	size_t count;
	const struct point *points = record_points(report->record, history->who.id, &count);

	json_key(json, "posts");
	json_array(json);
	for (size_t i = 0; i < count; i++) {
		if (!str_equal(points[i].name, "post") || !point_in(&points[i]))
			continue;
		json_object(json);
		json_put_text(json, "post", points[i].element);
		report_json_thing(json, report, "actor", points[i].about);
		report_json_point(json, report, "since",
		                  record_point(report->record, history->who.id, points[i].about, "since", points[i].element));
		report_json_point(json, report, "until",
		                  record_point(report->record, history->who.id, points[i].about, "until", points[i].element));
		report_json_cites(json, report, points[i].holds[0].claims, points[i].holds[0].claim_count);
		json_end(json);
	}
	json_end(json);
}

static void history_json(struct json *json, const struct report *report, const struct history *history)
{
	json_object(json);
	report_json_head(json, report, "rapporteur-history", history->withheld);
	json_key(json, "who");
	json_object(json);
	json_put_text(json, "slug", history->who.slug);
	json_put_text(json, "name", history->who.label);
	json_put_text(json, "kind", history->who.kind);
	json_end(json);
	rounds_json(json, report, history);
	parts_json(json, report, history, "invitations", "invitation", "state", "invitation");
	parts_json(json, report, history, "exclusions", "exclusion", "state", "exclusion");
	parts_json(json, report, history, "outcomes", "outcome", "signature", "signature");
	posts_json(json, report, history);
	json_key(json, "coverage");
	json_object(json);
	json_put_integer(json, "rounds_recorded", history->coverage.recorded);
	json_put_integer(json, "roster_complete", history->coverage.complete);
	json_put_integer(json, "roster_partial", history->coverage.partial);
	json_put_integer(json, "roster_unknown",
	                 history->coverage.recorded - history->coverage.complete - history->coverage.partial);
	json_end(json);
	report_json_sources(json, report);
	json_end(json);
}

// ---- the command -------------------------------------------------------------------------------------------------------

static bool history_run(struct app *app, const struct command *command, const void *arguments)
{
	static const char *const kinds[] = { "person", "actor", NULL };
	const struct history_arguments *asked = arguments;
	struct question question;
	struct thing who;
	struct history *history;

	(void)command;
	if (!ask_question(app, &asked->question, &question) ||
	    !thing_find(app->context, app->db, asked->who, kinds, &who, app->error))
		return false;
	history = history_load(app->context, app->db, &who, &question, app->error);
	if (history == NULL)
		return false;
	struct report report = { .context = app->context,
		                     .question = &question,
		                     .record = history->record,
		                     .citations = citations_new(app->context, history->record) };

	if (output_format(app->output) == OUTPUT_JSON) {
		struct json *json = json_new(app->context);

		history_json(json, &report, history);
		return output_json(app->output, json, app->error);
	}
	return output_document(app->output, history_document(&report, history), app->error);
}

static const struct argument history_positional[] = {
	{ .metavar = "WHO",
	  .kind = VALUE_NAME,
	  .offset = offsetof(struct history_arguments, who),
	  .thing = "who",
	  .help = "a person or a body, under any of its names" },
	{ 0 },
};

static const struct example history_examples[] = {
	{ "history bashar-al-jaafari", "every round of a person" },
	{ "history \"بشار الجعفري\" --json", "the same by another name, for a program" },
	{ "history islamic-state --as-of 2017-02-13", "what a body was kept out of, as known that day" },
	{ 0 },
};

static const struct command history_commands[] = {
	{
		.verb = "history",
		.summary = "every round of a person or body: in which part, whether present, asked, kept out, signing",
		.description =
			"Ends with how complete the record is where it looked. What nobody recorded is never printed as absence.",
		.arguments = history_positional,
		.groups = question_option_groups,
		.examples = history_examples,
		.arguments_size = sizeof(struct history_arguments),
		.needs = NEEDS_READ,
		.run = history_run,
	},
	{ 0 },
};

const struct command_group history_group = { .title = "ask",
	                                         .summary = "the history of a person or a body",
	                                         .commands = history_commands };
