// SPDX-License-Identifier: MIT
// The rounds of a history as a table to read, and as a sheet for programs.
#include <string.h>

#include "base/mem.h"
#include "base/str.h"
#include "cmd/history_report.h"
#include "domain/day.h"

// A row of the table of rounds: texts ready to print.
struct seat_row {
	const char *name, *dates, *body, *part, *presence, *sources;
};

static const struct field seat_fields[] = {
	FIELD(seat_row, name, FIELD_TEXT, .title = "Round", .help = "name of the round"),
	FIELD(seat_row, dates, FIELD_TEXT, .title = "Dates", .help = "from its opening to its close"),
	FIELD(seat_row, body, FIELD_TEXT, .title = "Delegation", .help = "whose delegation"),
	FIELD(seat_row, part, FIELD_TEXT, .title = "Part in it",
	      .help = "function of the person, roles of the delegation, on whose behalf"),
	FIELD(seat_row, presence, FIELD_TEXT, .title = "Presence", .help = "what is recorded of being there"),
	FIELD(seat_row, sources, FIELD_TEXT, .title = "Sources", .help = "numbers of the sources"),
	{ 0 },
};

// The same for a program: slugs, and dates as entered with their bounds.
struct sheet_row {
	const char *round, *name, *start, *start_earliest, *start_latest, *end, *end_earliest, *end_latest;
	bool dates_disputed;
	const char *delegation, *body, *body_name, *as, *through, *side, *part, *roles, *on_behalf_of;
	const char *presence, *presence_of, *sources;
};

static const struct field sheet_fields[] = {
	FIELD(sheet_row, round, FIELD_TEXT, .title = "round", .help = "slug of the round"),
	FIELD(sheet_row, name, FIELD_TEXT, .title = "name", .help = "name of the round"),
	FIELD(sheet_row, start, FIELD_TEXT, .title = "start", .help = "its opening as entered, EDTF"),
	FIELD(sheet_row, start_earliest, FIELD_TEXT, .title = "start_earliest", .help = "first day that may be"),
	FIELD(sheet_row, start_latest, FIELD_TEXT, .title = "start_latest", .help = "last day that may be"),
	FIELD(sheet_row, end, FIELD_TEXT, .title = "end", .help = "its close as entered, EDTF"),
	FIELD(sheet_row, end_earliest, FIELD_TEXT, .title = "end_earliest", .help = "first day that may be"),
	FIELD(sheet_row, end_latest, FIELD_TEXT, .title = "end_latest", .help = "last day that may be"),
	FIELD(sheet_row, dates_disputed, FIELD_BOOLEAN, .title = "dates_disputed",
	      .help = "whether other days are said too"),
	FIELD(sheet_row, delegation, FIELD_TEXT, .title = "delegation", .help = "slug of the delegation"),
	FIELD(sheet_row, body, FIELD_TEXT, .title = "body", .help = "slug of the body whose delegation it is"),
	FIELD(sheet_row, body_name, FIELD_TEXT, .title = "body_name", .help = "what that body was called then"),
	FIELD(sheet_row, as, FIELD_TEXT, .title = "as", .help = "what whose part it is was called then"),
	FIELD(sheet_row, through, FIELD_TEXT, .title = "through",
	      .help = "what leads to it, where it is another body: after the merger, before the split, as a member of it"),
	FIELD(sheet_row, side, FIELD_TEXT, .title = "side", .help = "its side, where only that is recorded"),
	FIELD(sheet_row, part, FIELD_TEXT, .title = "part", .help = "function of the person, or that a body is inside it"),
	FIELD(sheet_row, roles, FIELD_TEXT, .title = "roles", .help = "roles of the delegation"),
	FIELD(sheet_row, on_behalf_of, FIELD_TEXT, .title = "on_behalf_of", .help = "slug of the body it acts for"),
	FIELD(sheet_row, presence, FIELD_TEXT, .title = "presence", .help = "what is recorded of being there"),
	FIELD(sheet_row, presence_of, FIELD_TEXT, .title = "presence_of", .help = "of whom: person or delegation"),
	FIELD(sheet_row, sources, FIELD_TEXT, .title = "sources", .help = "slugs of the sources"),
	{ 0 },
};

// ---- the table of rounds -----------------------------------------------------------------------------------------------

// Whether the delegation has functions of which nothing may be told: whose they are is not told either.
static bool function_withheld(const struct history_page *page, const struct involvement *seat)
{
	static const char *const functions[] = { "head", "chief negotiator", "spokesperson", "member", "adviser" };

	for (size_t i = 0; i < sizeof functions / sizeof *functions; i++)
		if (withheld_has(page->report.withheld, seat->id, 0, functions[i]))
			return true;
	return false;
}

static const char *function_told(const struct history_page *page, const struct involvement *seat)
{
	const struct point *function = history_function(page->history, seat);

	if (str_equal(seat->part, "inside")) {
		const char *as = history_as(page->report.context, page->history, seat);

		return mem_print(page->report.context, "%s%sinside it%s", as ? as : "", as ? " " : "",
		                 point_disputed(history_inside(page->history, seat)) ? " (disputed)" : "");
	}
	if (!str_equal(seat->part, "seat"))
		return NULL;
	if (!function && history_former(page->history, seat))
		return mem_print(page->report.context, "was %s", history_former(page->history, seat));
	if (!function)
		return function_withheld(page, seat) ? NULL : "function not recorded";
	return point_disputed(function) ? mem_print(page->report.context, "%s (disputed)", function->name) : function->name;
}

static const char *roles_told(const struct history_page *page, const struct involvement *seat)
{
	struct str *text = str_new(page->report.context);
	size_t count;
	const struct point *points = record_points(page->report.record, seat->id, &count);

	for (size_t i = 0; i < count; i++)
		if (str_equal(points[i].name, "role") && point_in(&points[i])) {
			str_separate(text, ", ");
			str_print(text, "%s%s", points[i].element, point_disputed(&points[i]) ? " (disputed)" : "");
		}
	return text->length > 0 ? text->text : NULL;
}

static const char *behalf_told(const struct history_page *page, const struct involvement *seat)
{
	const struct point *behalf = history_behalf(page->history, seat);

	return behalf && behalf->hold_count > 0
	           ? mem_print(page->report.context, "%s%s", record_label(page->report.record, behalf->holds[0].id),
	                       point_disputed(behalf) ? " (disputed)" : "")
	           : NULL;
}

// Function, roles of the delegation, on whose behalf.
static const char *part_told(const struct history_page *page, const struct involvement *seat)
{
	const char *function = function_told(page, seat);
	const char *roles = roles_told(page, seat);
	const char *behalf = behalf_told(page, seat);

	if (!function && !roles && !behalf)
		return function_withheld(page, seat) ? "withheld"
		                                     : report_untold(&page->report, seat->id, "role", "not recorded");
	return mem_print(page->report.context, "%s%s%s%s%s%s", function ? function : "", function && roles ? ", " : "",
	                 roles ? roles : "", (function || roles) && behalf ? "; " : "", behalf ? "on behalf of " : "",
	                 behalf ? behalf : "");
}

static const char *body_told(const struct history_page *page, const struct involvement *seat)
{
	int64_t body = history_body(page->history, seat);

	const char *through =
		str_equal(seat->part, "own") ? history_through(page->report.context, seat->through, seat->surely) : NULL;

	if (body != 0)
		return mem_print(page->report.context, "%s%s%s%s", seat->body_name, through ? " (" : "", through ? through : "",
		                 through ? ")" : "");
	return seat->side != NULL ? mem_print(page->report.context, "side: %s", seat->side) : "not recorded";
}

struct claims {
	int64_t *list;
	size_t count;
};

static void claims_add(const struct history_page *page, struct claims *claims, const struct point *point)
{
	for (size_t i = 0; point && i < point->hold_count; i++) {
		const struct value *value = &point->holds[i];

		claims->list = mem_resize(page->report.context, claims->list, claims->count + value->claim_count + 1,
		                          sizeof *claims->list);
		memcpy(&claims->list[claims->count], value->claims, value->claim_count * sizeof *value->claims);
		claims->count += value->claim_count;
	}
}

// The claims behind a row: of the function or of being inside, of the presence, and of the roles of a delegation of its own.
static struct claims claims_of(const struct history_page *page, const struct involvement *seat)
{
	const struct point *function = history_function(page->history, seat);
	struct claims claims = { 0 };
	size_t count;
	const struct point *points = record_points(page->report.record, seat->id, &count);

	claims_add(page, &claims, function ? function : history_inside(page->history, seat));
	claims_add(page, &claims, history_presence(page->history, seat));
	for (size_t i = 0; i < count && str_equal(seat->part, "own"); i++)
		if (str_equal(points[i].name, "role") && point_in(&points[i]))
			claims_add(page, &claims, &points[i]);
	return claims;
}

static const char *presence_told(const struct history_page *page, const struct involvement *seat,
                                 const struct claims *row)
{
	const struct point *presence = history_presence(page->history, seat);
	const bool borrowed =
		str_equal(seat->part, "seat") && str_equal(history_presence_of(page->history, seat), "delegation");
	struct claims claims = { 0 };

	if (!presence || presence->hold_count == 0)
		return withheld_has(page->report.withheld, seat->id, seat->of_id, "presence")
		           ? "withheld"
		           : report_untold(&page->report, seat->id, "presence", "not recorded");
	// The sources of a row are those of its other points too: they are not to be read as those of the presence.
	claims_add(page, &claims, presence);
	const bool lent = cite_origins(page->report.record, claims.list, claims.count) == 0 &&
	                  cite_origins(page->report.record, row->list, row->count) > 0;

	return mem_print(page->report.context, "%s%s%s%s", point_disputed(presence) ? "disputed: " : "",
	                 borrowed ? "delegation " : "", report_choice(&page->report, presence, " or "),
	                 lent ? " [no source]" : "");
}

void history_rounds(struct history_page *page)
{
	struct records *records = mem_new(page->report.context, struct records);
	struct seat_row *rows = mem_alloc(page->report.context, (page->history->count + 1) * sizeof *rows);

	*records = (struct records){ .items = rows, .size = sizeof *rows };
	for (const struct involvement *seat = NULL; (seat = history_seat_next(page->history, seat)) != NULL;) {
		const struct claims claims = claims_of(page, seat);

		rows[records->count++] = (struct seat_row){
			.name = record_label(page->report.record, seat->round_id),
			.dates = report_dates(&page->report, seat->dates),
			.body = body_told(page, seat),
			.part = part_told(page, seat),
			.presence = presence_told(page, seat, &claims),
			.sources = cite_text(page->report.citations, claims.list, claims.count),
		};
	}
	if (records->count > 0)
		document_table(page->document, "rounds", seat_fields, records);
	else
		document_paragraph(page->document,
		                   mem_print(page->report.context, "No round %sis %s %sin which %s took part.",
		                             page->history->scope.talks_id ? "of these talks " : "",
		                             report_absent(&page->report),
		                             !page->history->scope.period.text       ? ""
		                             : page->history->scope.period.certainly ? "with days beyond doubt in this period "
		                                                                     : "in this period ",
		                             page->history->who.label));
}

// ---- the sheet ---------------------------------------------------------------------------------------------------------

void history_sheet(struct history_page *page)
{
	struct records *records = mem_new(page->report.context, struct records);
	struct sheet_row *rows = mem_alloc(page->report.context, (page->history->count + 1) * sizeof *rows);

	*records = (struct records){ .items = rows, .size = sizeof *rows };
	for (const struct involvement *seat = NULL; (seat = history_seat_next(page->history, seat)) != NULL;) {
		const struct point *behalf = history_behalf(page->history, seat);
		const struct point *presence = history_presence(page->history, seat);
		const struct dates *dates = seat->dates;
		const struct claims claims = claims_of(page, seat);

		rows[records->count++] = (struct sheet_row){
			.round = report_slug(&page->report, seat->round_id),
			.name = record_label(page->report.record, seat->round_id),
			.start = dates->start.text,
			.start_earliest = day_finite(dates->start.earliest),
			.start_latest = day_finite(dates->start.latest),
			.end = dates->end.text,
			.end_earliest = day_finite(dates->end.earliest),
			.end_latest = day_finite(dates->end.latest),
			.dates_disputed = dates->start.disputed || dates->end.disputed,
			.delegation = report_slug(&page->report, seat->id),
			.body = report_slug(&page->report, history_body(page->history, seat)),
			.body_name = seat->body_name,
			.as = seat->of_name,
			.through = history_through(page->report.context, seat->through, seat->surely),
			.side = seat->side,
			.part = function_told(page, seat),
			.roles = roles_told(page, seat),
			.on_behalf_of = behalf && behalf->hold_count > 0 ? report_slug(&page->report, behalf->holds[0].id) : NULL,
			.presence = presence && presence->hold_count > 0 ? report_choice(&page->report, presence, " / ") : NULL,
			.presence_of = history_presence_of(page->history, seat),
			.sources = report_slugs(&page->report, claims.list, claims.count),
		};
	}
	document_table(page->document, "rounds", sheet_fields, records);
}
