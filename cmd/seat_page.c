// SPDX-License-Identifier: MIT
// seat as a page and as a sheet.
#include <inttypes.h>

#include "base/mem.h"
#include "base/str.h"
#include "cmd/seat_report.h"
#include "domain/date_text.h"
#include "domain/day.h"

struct seat_row {
	const char *name, *dates, *body, *holder, *presence;
};

// The same for a program: a row a person, slugs, and dates as entered with their bounds.
struct sheet_row {
	const char *round, *name, *start, *start_earliest, *start_latest, *end, *end_earliest, *end_latest;
	const char *delegation, *body, *side, *role, *person, *person_name, *standing, *until, *presence, *sources;
};

static const struct field sheet_fields[] = {
	FIELD(sheet_row, round, FIELD_TEXT, .title = "round", .help = "slug of the round"),
	FIELD(sheet_row, name, FIELD_TEXT, .title = "name", .help = "its name"),
	FIELD(sheet_row, start, FIELD_TEXT, .title = "start", .help = "its opening as entered, EDTF"),
	FIELD(sheet_row, start_earliest, FIELD_TEXT, .title = "start_earliest", .help = "first day that may be"),
	FIELD(sheet_row, start_latest, FIELD_TEXT, .title = "start_latest", .help = "last day that may be"),
	FIELD(sheet_row, end, FIELD_TEXT, .title = "end", .help = "its close as entered, EDTF"),
	FIELD(sheet_row, end_earliest, FIELD_TEXT, .title = "end_earliest", .help = "first day that may be"),
	FIELD(sheet_row, end_latest, FIELD_TEXT, .title = "end_latest", .help = "last day that may be"),
	FIELD(sheet_row, delegation, FIELD_TEXT, .title = "delegation", .help = "slug of the delegation"),
	FIELD(sheet_row, body, FIELD_TEXT, .title = "body", .help = "slug of the body whose delegation it is"),
	FIELD(sheet_row, side, FIELD_TEXT, .title = "side", .help = "its side"),
	FIELD(sheet_row, role, FIELD_TEXT, .title = "role", .help = "the function asked for"),
	FIELD(sheet_row, person, FIELD_TEXT, .title = "person", .help = "slug of who has or had it; empty: not recorded"),
	FIELD(sheet_row, person_name, FIELD_TEXT, .title = "person_name", .help = "name of the same"),
	FIELD(sheet_row, standing, FIELD_TEXT, .title = "standing", .help = "holds, disputed or was"),
	FIELD(sheet_row, until, FIELD_TEXT, .title = "until", .help = "day by which who was gave way"),
	FIELD(sheet_row, presence, FIELD_TEXT, .title = "presence", .help = "what is recorded of the delegation"),
	FIELD(sheet_row, sources, FIELD_TEXT, .title = "sources", .help = "slugs of the sources"),
	{ 0 },
};

static const char *body_told(const struct report *report, const struct seats *seats,
                             const struct seats_part *delegation)
{
	const int64_t body = seats_body(seats, delegation);

	return body ? record_label(report->record, body)
	            : mem_print(report->context, "side: %s", seats_side(seats, delegation));
}

// The point of a function that one person has at a time; NULL: nobody fills it, or several have it.
static const struct point *single_of(const struct report *report, const struct seats_part *delegation, const char *role)
{
	const struct point *point = record_single(report->record, delegation->id, role);

	return point && !point->many ? point : NULL;
}

static const char not_recorded[] = "not recorded";

static const char *holder_told(const struct report *report, const struct seats_part *delegation, const char *role)
{
	const struct point *single = single_of(report, delegation, role);
	const char *told = single ? report_point(report, single) : report_set(report, delegation->id, role);

	if (!told)
		return report_untold(report, delegation->id, role, not_recorded);
	return single && point_disputed(single) ? mem_print(report->context, "%s (disputed)", told) : told;
}

static const char *presence_told(const struct report *report, const struct seats_part *delegation)
{
	const struct point *presence = record_single(report->record, delegation->id, "presence");

	if (!presence || presence->hold_count == 0)
		return report_untold(report, delegation->id, "presence", "not recorded");
	return mem_print(report->context, "%s%s", point_disputed(presence) ? "disputed: " : "",
	                 report_choice(report, presence, " or "));
}

// Whether of no delegation at the round that begins the list at `first` anybody is told; `end` is behind its last.
static bool nobody_told(const struct report *report, const struct seats *seats, const char *role, size_t first,
                        size_t *end)
{
	bool nobody = true;

	for (*end = first; *end < seats->count && seats->list[*end].round_id == seats->list[first].round_id; ++*end)
		nobody = nobody && holder_told(report, &seats->list[*end], role) == not_recorded;
	return nobody;
}

// One row for several rounds at which nobody is told: "Geneva V to Geneva VIII", of 12 delegations.
static struct seat_row run_told(const struct report *report, const struct seats_part *first,
                                const struct seats_part *last, size_t rounds)
{
	const char *from = first->dates->start.text;
	const char *to = last->dates->end.text ? last->dates->end.text : last->dates->start.text;
	const size_t count = (size_t)(last - first) + 1;

	return (struct seat_row){
		.name = mem_print(report->context, "%s to %s", record_label(report->record, first->round_id),
		                  record_label(report->record, last->round_id)),
		.dates = mem_print(report->context, "%s to %s", from ? report_date(report, from) : "day not known",
		                   to ? report_date(report, to) : "day not known"),
		.body = mem_print(report->context, "%zu delegations at %zu rounds", count, rounds),
		.holder = not_recorded,
	};
}

static struct seat_row row_of(const struct report *report, const struct seats *seats,
                              const struct seats_part *delegation, const char *role)
{
	return (struct seat_row){
		.name = record_label(report->record, delegation->round_id),
		.dates = report_dates(report, delegation->dates),
		.body = body_told(report, seats, delegation),
		.holder = holder_told(report, delegation, role),
		.presence = presence_told(report, delegation),
	};
}

// A row a delegation; what is not recorded round after round of the same talks stands in one.
static struct records *rows_of(const struct report *report, const struct seats *seats, const struct seat_asked *asked)
{
	struct records *records = mem_new(report->context, struct records);
	struct seat_row *rows = mem_alloc(report->context, (seats->count + 1) * sizeof *rows);

	*records = (struct records){ .items = rows, .size = sizeof *rows };
	for (size_t i = 0, end, next; i < seats->count; i = end) {
		bool nobody = nobody_told(report, seats, asked->role, i, &end);
		size_t rounds = 1;

		while (nobody && end < seats->count && seats->list[end].talks_id == seats->list[i].talks_id &&
		       nobody_told(report, seats, asked->role, end, &next)) {
			end = next;
			rounds++;
		}
		if (rounds > 1)
			rows[records->count++] = run_told(report, &seats->list[i], &seats->list[end - 1], rounds);
		for (size_t k = i; rounds == 1 && k < end; k++)
			rows[records->count++] = row_of(report, seats, &seats->list[k], asked->role);
	}
	return records;
}

// ---- the sheet ---------------------------------------------------------------------------------------------------------

struct sheet {
	const struct report *report;
	const struct seats *seats;
	const struct seat_asked *asked;
	struct records *records;
};

static void sheet_add(struct sheet *sheet, const struct seats_part *delegation, const struct value *value,
                      const char *standing)
{
	const struct report *report = sheet->report;
	const struct dates *dates = delegation->dates;
	const struct point *presence = record_single(report->record, delegation->id, "presence");
	struct records *records = sheet->records;
	struct sheet_row *rows = mem_resize(report->context, records->items, records->count + 1, sizeof *rows);

	records->items = rows;
	rows[records->count++] = (struct sheet_row){
		.round = report_slug(report, delegation->round_id),
		.name = record_label(report->record, delegation->round_id),
		.start = dates->start.text,
		.start_earliest = day_finite(dates->start.earliest),
		.start_latest = day_finite(dates->start.latest),
		.end = dates->end.text,
		.end_earliest = day_finite(dates->end.earliest),
		.end_latest = day_finite(dates->end.latest),
		.delegation = report_slug(report, delegation->id),
		.body = report_slug(report, seats_body(sheet->seats, delegation)),
		.side = seats_side(sheet->seats, delegation),
		.role = sheet->asked->role,
		.person = value ? report_slug(report, value->id) : NULL,
		.person_name = value ? record_label(report->record, value->id) : NULL,
		.standing = standing,
		.until = value ? value->until : NULL,
		.presence = presence && presence->hold_count > 0 ? report_choice(report, presence, " / ") : NULL,
		.sources = value ? report_slugs(report, value->claims, value->stated_count) : NULL,
	};
}

static struct records *sheet_of(const struct report *report, const struct seats *seats, const struct seat_asked *asked)
{
	struct sheet sheet = { report, seats, asked, mem_new(report->context, struct records) };

	*sheet.records = (struct records){ .size = sizeof(struct sheet_row) };
	for (size_t i = 0; i < seats->count; i++) {
		const struct seats_part *delegation = &seats->list[i];
		const size_t before = sheet.records->count;
		size_t count;
		const struct point *points = record_points(report->record, delegation->id, &count);

		for (size_t j = 0; j < count; j++) {
			const struct point *point = &points[j];

			if (!str_equal(point->name, asked->role) || (point->many && !point_in(point) && !point_disputed(point)))
				continue;
			for (size_t k = 0; k < (point->many ? 1 : point->hold_count); k++)
				sheet_add(&sheet, delegation, &point->holds[k], point_disputed(point) ? "disputed" : "holds");
			for (size_t k = 0; !point->many && k < point->was_count; k++)
				sheet_add(&sheet, delegation, &point->was[k], "was");
		}
		if (sheet.records->count == before)
			sheet_add(&sheet, delegation, NULL, NULL);
	}
	return sheet.records;
}

// ---- the page ----------------------------------------------------------------------------------------------------------

static const char *where_told(const struct report *report, const struct seat_asked *asked)
{
	struct str *text = str_new(report->context);

	if (asked->of)
		str_print(text, " of %s", record_label(report->record, asked->of));
	if (asked->where.side)
		str_print(text, " of the %s side", asked->where.side);
	return text->text;
}

static const char *coverage_told(const struct report *report, const struct seats *seats)
{
	const int64_t *before = NULL;
	int64_t rounds = 0;

	for (size_t i = 0; i < seats->count; before = &seats->list[i++].round_id)
		rounds += !before || *before != seats->list[i].round_id;
	if (rounds == 0)
		return report_coverage(report, &seats->coverage);
	return mem_print(report->context, "Such a delegation is recorded at %" PRId64 " of the rounds looked at. %s",
	                 rounds, report_coverage(report, &seats->coverage));
}

struct document *seat_document(const struct report *report, const struct seats *seats, const struct seat_asked *asked,
                               bool sheet)
{
	static const struct field fields[] = {
		FIELD(seat_row, name, FIELD_TEXT, .title = "Round"),
		FIELD(seat_row, dates, FIELD_TEXT, .title = "Dates"),
		FIELD(seat_row, body, FIELD_TEXT, .title = "Delegation", .below = 1),
		FIELD(seat_row, holder, FIELD_TEXT, .title = "Held by"),
		FIELD(seat_row, presence, FIELD_TEXT, .title = "Presence", .below = 2),
		{ 0 },
	};
	struct document *document = document_new(report->context);

	if (sheet) {
		document_table(document, "seats", sheet_fields, sheet_of(report, seats, asked));
		return document;
	}
	if (seats->count > 0)
		document_table(document, "seats", fields, rows_of(report, seats, asked));
	else
		document_paragraph(document, mem_print(report->context, "No such delegation is %s.", report_absent(report)));
	document_section(document, "Coverage", NULL, NULL);
	document_fact(document, &(struct fact){ .level = 1, .label = "", .text = coverage_told(report, seats) });
	report_references(document, report);
	document_note(document, "Addresses: -v. A round of these: rapporteur status ROUND");
	const char *const subtitle[] = { mem_print(
										 report->context, "%s%s%s%s%s", asked->talks ? "at " : "",
										 asked->talks ? record_label(report->record, asked->talks) : "at all rounds",
										 asked->where.during ? ", during " : "",
										 asked->where.during ? date_text(report->context, asked->where.during) : "",
										 asked->where.certainly ? ", certainly" : ""),
		                             report_known(report), NULL };

	document_title(document, mem_print(report->context, "%s%s", asked->role, where_told(report, asked)),
	               report_marking(report), subtitle);
	return document;
}
