// SPDX-License-Identifier: MIT
// people --of: who holds or held a post in a body, and who sat in its delegations, as a page, as a sheet and as JSON.
#include "base/mem.h"
#include "base/str.h"
#include "cmd/people_report.h"
#include "domain/delegation.h"

struct post_row {
	const char *name, *post, *since, *until;
};

static const struct field post_fields[] = {
	FIELD(post_row, name, FIELD_TEXT, .title = "Person"),
	FIELD(post_row, post, FIELD_TEXT, .title = "Post"),
	FIELD(post_row, since, FIELD_TEXT, .title = "Since"),
	FIELD(post_row, until, FIELD_TEXT, .title = "Until"),
	{ 0 },
};

struct sitting_row {
	const char *name, *function, *round, *dates, *sources;
};

static const struct field sitting_fields[] = {
	FIELD(sitting_row, name, FIELD_TEXT, .title = "Person"),
	FIELD(sitting_row, function, FIELD_TEXT, .title = "Function"),
	FIELD(sitting_row, round, FIELD_TEXT, .title = "Last round"),
	FIELD(sitting_row, dates, FIELD_TEXT, .title = "Dates"),
	FIELD(sitting_row, sources, FIELD_TEXT, .title = "Sources"),
	{ 0 },
};

// All of it for a program, a row a post or a last seat.
struct sheet_row {
	const char *person, *name, *post, *held, *since, *until, *function, *round, *sources;
};

static const struct field sheet_fields[] = {
	FIELD(sheet_row, person, FIELD_TEXT, .title = "person", .help = "slug of the person"),
	FIELD(sheet_row, name, FIELD_TEXT, .title = "name", .help = "name of the person"),
	FIELD(sheet_row, post, FIELD_TEXT, .title = "post", .help = "the post; empty: a seat in a delegation"),
	FIELD(sheet_row, held, FIELD_TEXT, .title = "held", .help = "now, before or later than the day asked about"),
	FIELD(sheet_row, since, FIELD_TEXT, .title = "since", .help = "from when, EDTF as entered"),
	FIELD(sheet_row, until, FIELD_TEXT, .title = "until", .help = "until when, EDTF as entered"),
	FIELD(sheet_row, function, FIELD_TEXT, .title = "function", .help = "what the person was in the last delegation"),
	FIELD(sheet_row, round, FIELD_TEXT, .title = "round", .help = "slug of the round of that"),
	FIELD(sheet_row, sources, FIELD_TEXT, .title = "sources", .help = "slugs of the sources"),
	{ 0 },
};

static const char *const held_words[HELD_COUNT] = { "now", "before", "later" };

static const char *function_told(const struct report *report, const struct sitting *sitting)
{
	const struct point *function = delegation_function(report->record, sitting->delegation->id, sitting->person);

	if (!function)
		return "not recorded";
	return mem_print(report->context, "%s%s", function->name, point_disputed(function) ? " (disputed)" : "");
}

// The claims behind the last seat: of the function, else of what is told of the person there.
static struct ids claims_of(const struct report *report, const struct sitting *sitting)
{
	const struct point *point = delegation_function(report->record, sitting->delegation->id, sitting->person);
	struct ids claims = { 0 };

	if (!point)
		point = record_point(report->record, sitting->delegation->id, sitting->person, "presence", "");
	report_claims(report, &claims, point);
	return claims;
}

static void posts_section(struct document *document, const struct report *report, const struct people *people,
                          enum held held)
{
	static const char *const headings[HELD_COUNT] = { "Posts held", "Posts held before", "Posts held later" };
	struct records *records = mem_new(report->context, struct records);
	struct post_row *rows = mem_alloc(report->context, (people->post_count + 1) * sizeof *rows);

	*records = (struct records){ .items = rows, .size = sizeof *rows };
	for (size_t i = 0; i < people->post_count; i++) {
		const struct post *post = &people->posts[i];

		if (post->held == held)
			rows[records->count++] = (struct post_row){
				.name = record_label(report->record, post->person),
				.post = mem_print(report->context, "%s%s %s", post->point->element,
				                  point_disputed(post->point) ? " (disputed)" : "",
				                  report_cites(report, &post->point->holds[0])),
				.since = post->since ? report_point(report, post->since) : NULL,
				.until = post->until ? report_point(report, post->until) : NULL,
			};
	}
	if (records->count == 0)
		return;
	document_section(document, headings[held], NULL, NULL);
	document_table(document, "posts", post_fields, records);
}

static void sittings_section(struct document *document, const struct report *report, const struct people *people)
{
	struct records *records = mem_new(report->context, struct records);
	struct sitting_row *rows = mem_alloc(report->context, (people->sitting_count + 1) * sizeof *rows);

	*records = (struct records){ .items = rows, .size = sizeof *rows };
	for (size_t i = 0; i < people->sitting_count; i++) {
		const struct sitting *sitting = &people->sittings[i];
		const struct ids claims = claims_of(report, sitting);

		rows[records->count++] = (struct sitting_row){
			.name = record_label(report->record, sitting->person),
			.function = function_told(report, sitting),
			.round = record_label(report->record, sitting->delegation->round_id),
			.dates = report_dates(report, sitting->delegation->dates),
			.sources = cite_text(report->citations, claims.items, claims.count),
		};
	}
	if (records->count == 0)
		return;
	document_section(document, "In its delegations", NULL, NULL);
	document_table(document, "delegates", sitting_fields, records);
}

static struct records *sheet_of(const struct report *report, const struct people *people)
{
	const size_t count = people->post_count + people->sitting_count;
	struct records *records = mem_new(report->context, struct records);
	struct sheet_row *rows = mem_alloc(report->context, (count + 1) * sizeof *rows);

	*records = (struct records){ .items = rows, .count = count, .size = sizeof *rows };
	for (size_t i = 0; i < people->post_count; i++) {
		const struct post *post = &people->posts[i];
		const struct value *stated = &post->point->holds[0];

		rows[i] = (struct sheet_row){
			.person = report_slug(report, post->person),
			.name = record_label(report->record, post->person),
			.post = post->point->element,
			.held = held_words[post->held],
			.since = post->since ? report_choice(report, post->since, " / ") : NULL,
			.until = post->until ? report_choice(report, post->until, " / ") : NULL,
			.sources = report_slugs(report, stated->claims, stated->stated_count),
		};
	}
	for (size_t i = 0; i < people->sitting_count; i++) {
		const struct sitting *sitting = &people->sittings[i];
		const struct ids claims = claims_of(report, sitting);

		rows[people->post_count + i] = (struct sheet_row){
			.person = report_slug(report, sitting->person),
			.name = record_label(report->record, sitting->person),
			.function = function_told(report, sitting),
			.round = report_slug(report, sitting->delegation->round_id),
			.sources = report_slugs(report, claims.items, claims.count),
		};
	}
	return records;
}

struct document *people_of_document(const struct report *report, const struct people *people, bool sheet)
{
	struct document *document = document_new(report->context);

	if (sheet) {
		document_table(document, "people", sheet_fields, sheet_of(report, people));
		return document;
	}
	if (people->post_count + people->sitting_count == 0)
		document_paragraph(document,
		                   mem_print(report->context, "Nobody is %s with a post in it or a seat in its delegations.",
		                             report_absent(report)));
	for (enum held held = HELD_NOW; held < HELD_COUNT; held++)
		posts_section(document, report, people, held);
	sittings_section(document, report, people);
	document_section(document, "Coverage", NULL, NULL);
	document_fact(document,
	              &(struct fact){ .level = 1, .label = "", .text = report_coverage(report, &people->seats->coverage) });
	report_references(document, report);
	document_note(document, "Addresses: -v. Every round of one of them: rapporteur history PERSON");
	const char *const subtitle[] = { report_known(report), NULL };

	document_title(document, mem_print(report->context, "People of %s", people->of.label), report_marking(report),
	               subtitle);
	return document;
}

void people_of_json(struct json *json, const struct report *report, const struct people *people)
{
	json_object(json);
	report_json_head(json, report->question, report->withheld->claims, "rapporteur-people");
	report_json_thing(json, report, "at", 0);
	report_json_thing(json, report, "of", people->of.id);
	json_key(json, "people");
	json_array(json);
	json_end(json);
	json_key(json, "posts");
	json_array(json);
	for (size_t i = 0; i < people->post_count; i++) {
		const struct post *post = &people->posts[i];

		json_object(json);
		report_json_thing(json, report, "person", post->person);
		report_json_thing(json, report, "actor", post->point->about);
		json_put_text(json, "post", post->point->element);
		json_put_text(json, "held", held_words[post->held]);
		report_json_point(json, report, "since", post->since);
		report_json_point(json, report, "until", post->until);
		report_json_cites(json, report, post->point->holds[0].claims, post->point->holds[0].claim_count);
		json_end(json);
	}
	json_end(json);
	json_key(json, "delegates");
	json_array(json);
	for (size_t i = 0; i < people->sitting_count; i++) {
		const struct sitting *sitting = &people->sittings[i];
		const struct ids claims = claims_of(report, sitting);
		const struct point *function = delegation_function(report->record, sitting->delegation->id, sitting->person);

		json_object(json);
		report_json_thing(json, report, "person", sitting->person);
		json_put_text(json, "function", function ? function->name : NULL);
		json_put_boolean(json, "function_disputed", point_disputed(function));
		report_json_thing(json, report, "round", sitting->delegation->round_id);
		report_json_dates(json, report, sitting->delegation->dates);
		report_json_cites(json, report, claims.items, claims.count);
		json_end(json);
	}
	json_end(json);
	report_json_coverage(json, &people->seats->coverage);
	report_json_sources(json, report);
	json_end(json);
}
