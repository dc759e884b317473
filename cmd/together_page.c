// SPDX-License-Identifier: MIT
// together as a page: the answer on its first line, then the rounds by what is known of the rooms, and how complete that is.
#include <inttypes.h>
#include <string.h>

#include "base/mem.h"
#include "base/str.h"
#include "cmd/together_report.h"
#include "domain/day.h"

// A row of each table: texts ready to print.
struct met_row {
	const char *name, *dates, *format, *first, *second, *sources;
};

// The same for a program: slugs, and dates as entered with their bounds.
struct sheet_row {
	const char *room, *round, *name, *start, *start_earliest, *start_latest, *end, *end_earliest, *end_latest, *format;
	const char *first, *first_delegation, *first_presence_of, *second, *second_delegation, *second_presence_of;
	const char *sources;
};

static const struct field sheet_fields[] = {
	FIELD(sheet_row, room, FIELD_TEXT, .title = "room",
	      .help = "same, disputed, separate, not recorded, presence not recorded, only one, neither"),
	FIELD(sheet_row, round, FIELD_TEXT, .title = "round", .help = "slug of the round or session"),
	FIELD(sheet_row, name, FIELD_TEXT, .title = "name", .help = "its name"),
	FIELD(sheet_row, start, FIELD_TEXT, .title = "start", .help = "its opening as entered, EDTF"),
	FIELD(sheet_row, start_earliest, FIELD_TEXT, .title = "start_earliest", .help = "first day that may be"),
	FIELD(sheet_row, start_latest, FIELD_TEXT, .title = "start_latest", .help = "last day that may be"),
	FIELD(sheet_row, end, FIELD_TEXT, .title = "end", .help = "its close as entered, EDTF"),
	FIELD(sheet_row, end_earliest, FIELD_TEXT, .title = "end_earliest", .help = "first day that may be"),
	FIELD(sheet_row, end_latest, FIELD_TEXT, .title = "end_latest", .help = "last day that may be"),
	FIELD(sheet_row, format, FIELD_TEXT, .title = "format", .help = "plenary, direct, proximity ..."),
	FIELD(sheet_row, first, FIELD_TEXT, .title = "first", .help = "what is told of the first"),
	FIELD(sheet_row, first_delegation, FIELD_TEXT, .title = "first_delegation", .help = "slug of its delegation"),
	FIELD(sheet_row, first_presence_of, FIELD_TEXT, .title = "first_presence_of", .help = "person, body or delegation"),
	FIELD(sheet_row, second, FIELD_TEXT, .title = "second", .help = "what is told of the second"),
	FIELD(sheet_row, second_delegation, FIELD_TEXT, .title = "second_delegation", .help = "slug of its delegation"),
	FIELD(sheet_row, second_presence_of, FIELD_TEXT, .title = "second_presence_of",
	      .help = "person, body or delegation"),
	FIELD(sheet_row, sources, FIELD_TEXT, .title = "sources", .help = "slugs of the sources"),
	{ 0 },
};

static const char *format_told(const struct report *report, const struct point *format)
{
	if (!format || format->hold_count == 0)
		return "not recorded";
	return mem_print(report->context, "%s%s", report_choice(report, format, " or "),
	                 point_disputed(format) ? " (disputed)" : "");
}

static const char *cites_told(const struct together_page *page, const struct encounter *met)
{
	const struct ids claims = together_claims(&page->report, met);

	return cite_text(page->report.citations, claims.items, claims.count);
}

// ---- the answer --------------------------------------------------------------------------------------------------------

static size_t count_of(const struct together *together, enum room room)
{
	size_t count = 0;

	for (const struct encounter *met = NULL; (met = together_next(together, room, met)) != NULL;)
		count++;
	return count;
}

// "Astana 1, opening, 23 Jan 2017 [1][2], and 2 more".
static const char *first_told(const struct together_page *page, enum room room)
{
	const struct encounter *first = together_next(page->together, room, NULL);
	const size_t more = count_of(page->together, room) - 1;

	return mem_print(page->report.context, "%s, %s %s%s", record_label(page->report.record, first->round->id),
	                 report_dates(&page->report, first->dates), cites_told(page, first),
	                 more > 0 ? mem_print(page->report.context, ", and %zu more", more) : "");
}

static const char *answer_told(const struct together_page *page)
{
	const void *context = page->report.context;
	const struct together *together = page->together;
	const int64_t recorded = together->coverage.recorded;

	if (together->answer == ANSWER_YES)
		return mem_print(context, "YES: %s", first_told(page, ROOM_SAME));
	if (together->answer == ANSWER_NO)
		return recorded == 1
		           ? "NO: not at the one round recorded in these talks"
		           : mem_print(context, "NO: not at any of the %" PRId64 " rounds recorded in these talks", recorded);
	if (together_next(together, ROOM_DISPUTED, NULL))
		return mem_print(context, "NOT RECORDED for certain: disputed at %s", first_told(page, ROOM_DISPUTED));

	const size_t both = count_of(together, ROOM_SEPARATE) + count_of(together, ROOM_UNTOLD);

	if (both == 0)
		return "NOT RECORDED: no round is recorded at which both were present";
	return mem_print(context, "NOT RECORDED: one room; both are recorded as present at %zu %s", both,
	                 both == 1 ? "round" : "rounds");
}

// Who was asked about; and on whose presence a YES rests: of a person either what is told of the person, or of the delegation
// sat in.
static const char *basis_told(const struct together_page *page)
{
	const struct encounter *met = together_next(page->together, ROOM_SAME, NULL);
	const struct report *report = &page->report;
	const struct who *who = page->together->who;
	char *first = mem_text(report->context, together_label(report, &who[0]));

	if (who[0].side) // "the opposition side" begins a sentence
		first[0] = 'T';
	const char *both = mem_print(report->context, "%s and %s.", first, together_label(report, &who[1]));

	if (!met)
		return both;
	const bool lent[] = { met->of[0].of_delegation, met->of[1].of_delegation };

	both = mem_print(report->context, "%s Format of the session: %s.", both, format_told(report, met->format));
	if (lent[0] != lent[1])
		return mem_print(report->context, "%s Recorded as present: %s; of %s the delegation sat in.", both,
		                 together_label(report, &who[lent[0]]), together_label(report, &who[lent[1]]));
	return mem_print(report->context, "%s %s", both,
	                 lent[0] ? "The delegations that the two sat in are recorded as present; of the two themselves it "
	                           "is not told."
	                         : "Both are recorded as present themselves.");
}

// ---- the tables --------------------------------------------------------------------------------------------------------

static const struct field *fields_of(const struct together_page *page, enum room room)
{
	const struct field list[] = {
		FIELD(met_row, name, FIELD_TEXT, .title = "Round"),
		FIELD(met_row, dates, FIELD_TEXT, .title = "Dates"),
		FIELD(met_row, format, FIELD_TEXT, .title = room < ROOM_NAMED ? "Format" : NULL, .below = 1),
		FIELD(met_row, first, FIELD_TEXT, .title = together_label(&page->report, &page->together->who[0])),
		FIELD(met_row, second, FIELD_TEXT, .title = together_label(&page->report, &page->together->who[1])),
		FIELD(met_row, sources, FIELD_TEXT, .title = "Sources"),
		{ 0 },
	};
	struct field *fields = mem_alloc(page->report.context, sizeof list);

	memcpy(fields, list, sizeof list);
	return fields;
}

static struct records *rows_of(const struct together_page *page, enum room room)
{
	const struct report *report = &page->report;
	const struct together *together = page->together;
	struct records *records = mem_new(report->context, struct records);
	struct met_row *rows = mem_alloc(report->context, (together->count + 1) * sizeof *rows);

	*records = (struct records){ .items = rows, .size = sizeof *rows };
	for (const struct encounter *met = NULL; (met = together_next(together, room, met)) != NULL;)
		rows[records->count++] = (struct met_row){
			.name = record_label(report->record, met->round->id),
			.dates = report_dates(report, met->dates),
			.format = format_told(report, met->format),
			.first = together_place(report, together, &met->of[0]),
			.second = together_place(report, together, &met->of[1]),
			.sources = cites_told(page, met),
		};
	return records;
}

static void sheet(struct together_page *page)
{
	const struct report *report = &page->report;
	const struct together *together = page->together;
	struct records *records = mem_new(report->context, struct records);
	struct sheet_row *rows = mem_alloc(report->context, (together->count + 1) * sizeof *rows);

	*records = (struct records){ .items = rows, .size = sizeof *rows };
	for (const struct encounter *met = together->list; met < together->list + together->count; met++) {
		const struct dates *dates = met->dates;
		const struct ids claims = together_claims(report, met);
		const char *delegations[2];

		for (size_t i = 0; i < 2; i++)
			delegations[i] = report_slug(report, met->of[i].seat ? met->of[i].seat->read_id : 0);
		rows[records->count++] = (struct sheet_row){
			.room = together_room(met),
			.round = report_slug(report, met->round->id),
			.name = record_label(report->record, met->round->id),
			.start = dates->start.text,
			.start_earliest = day_finite(dates->start.earliest),
			.start_latest = day_finite(dates->start.latest),
			.end = dates->end.text,
			.end_earliest = day_finite(dates->end.earliest),
			.end_latest = day_finite(dates->end.latest),
			.format = met->format && met->format->hold_count > 0 ? report_choice(report, met->format, " / ") : NULL,
			.first = together_place(report, together, &met->of[0]),
			.first_delegation = delegations[0],
			.first_presence_of = together_presence_of(together, met, 0),
			.second = together_place(report, together, &met->of[1]),
			.second_delegation = delegations[1],
			.second_presence_of = together_presence_of(together, met, 1),
			.sources = report_slugs(report, claims.items, claims.count),
		};
	}
	document_table(page->document, "rounds", sheet_fields, records);
}

struct document *together_document(const struct report *report, const struct together *together, bool as_sheet)
{
	static const char *const headings[ROOM_COUNT] = {
		[ROOM_SAME] = "Same room",
		[ROOM_DISPUTED] = "Same room, if it is so",
		[ROOM_SEPARATE] = "Same round, separate rooms",
		[ROOM_UNTOLD] = "Same round, rooms not recorded",
		[ROOM_NAMED] = "Same round, presence of one or both not recorded",
		[ROOM_ONE] = "Only one of them recorded",
		[ROOM_NONE] = "Neither of them",
	};
	struct together_page page = { .report = *report, .together = together, .document = document_new(report->context) };
	struct records *rows[ROOM_COUNT];

	if (as_sheet) {
		sheet(&page);
		return page.document;
	}
	document_paragraph(page.document, answer_told(&page));
	const char *basis = basis_told(&page);

	// All is cited before the head, which carries the marking of all.
	for (enum room room = ROOM_SAME; room < ROOM_COUNT; room++)
		rows[room] = rows_of(&page, room);
	document_head(page.document, report_known(report), report_marking(report));
	document_paragraph(page.document, basis);
	for (enum room room = ROOM_SAME; room < ROOM_COUNT; room++) {
		if (rows[room]->count == 0)
			continue;
		document_section(page.document, headings[room], NULL, room == ROOM_DISPUTED ? "DISPUTED" : NULL);
		document_table(page.document, "rounds", fields_of(&page, room), rows[room]);
	}
	document_section(page.document, "Coverage", NULL, NULL);
	document_fact(page.document,
	              &(struct fact){ .level = 1, .label = "", .text = report_coverage(report, &together->coverage) });
	report_references(page.document, report);
	document_note(page.document, "Addresses: -v. A round of these: rapporteur status ROUND");
	return page.document;
}
