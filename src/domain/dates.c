// SPDX-License-Identifier: MIT
#include "domain/dates.h"

#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "queries.h"

struct date_row {
	int64_t round_id;
	const char *start_text, *start_earliest, *start_latest, *end_text, *end_earliest, *end_latest;
	struct ids start_claims, end_claims;
	bool start_disputed, start_derived, end_disputed, end_derived;
	int64_t start_of, end_of;
};

static const struct field date_fields[] = {
	FIELD(date_row, round_id, FIELD_INTEGER),      FIELD(date_row, start_text, FIELD_TEXT),
	FIELD(date_row, start_earliest, FIELD_TEXT),   FIELD(date_row, start_latest, FIELD_TEXT),
	FIELD(date_row, start_claims, FIELD_IDS),      FIELD(date_row, start_disputed, FIELD_BOOLEAN),
	FIELD(date_row, start_derived, FIELD_BOOLEAN), FIELD(date_row, end_text, FIELD_TEXT),
	FIELD(date_row, end_earliest, FIELD_TEXT),     FIELD(date_row, end_latest, FIELD_TEXT),
	FIELD(date_row, end_claims, FIELD_IDS),        FIELD(date_row, end_disputed, FIELD_BOOLEAN),
	FIELD(date_row, end_derived, FIELD_BOOLEAN),   FIELD(date_row, start_of, FIELD_INTEGER),
	FIELD(date_row, end_of, FIELD_INTEGER),        { 0 },
};
DB_DECODES(query_round_dates, date_fields);

const struct dates *dates_of(const struct dates_list *list, int64_t round_id)
{
	static const struct dates none;

	for (size_t first = 0, end = list->count; first < end;) {
		size_t middle = first + (end - first) / 2;

		if (list->items[middle].round_id == round_id)
			return &list->items[middle];
		if (list->items[middle].round_id < round_id)
			first = middle + 1;
		else
			end = middle;
	}
	return &none;
}

static struct dates dates_read(const struct date_row *row)
{
	return (struct dates){
		.round_id = row->round_id,
		.start = { row->start_text, row->start_earliest, row->start_latest, row->start_claims.items,
		           row->start_claims.count, row->start_disputed, row->start_derived, row->start_of },
		.end = { row->end_text, row->end_earliest, row->end_latest, row->end_claims.items, row->end_claims.count,
		         row->end_disputed, row->end_derived, row->end_of },
	};
}

bool dates_load(const void *context, struct db *db, const struct question *question, const struct ids *rounds,
                struct dates_list *list, struct error *error)
{
	struct records rows = { 0 };
	const struct binding bindings[] = {
		{ "as_of", question->as_of }, { "ceiling", question->ceiling }, { "rounds", ids_text(context, rounds) }, { 0 }
	};

	if (!db_query(context, db, &query_round_dates, bindings, date_fields, sizeof(struct date_row), &rows, error))
		return false;
	list->items = mem_alloc(context, (rows.count + 1) * sizeof *list->items);
	for (; list->count < rows.count; list->count++) {
		const struct date_row *row = record_at(&rows, list->count);

		list->items[list->count] = dates_read(row);
		ids_join(context, &list->claims, &row->start_claims);
		ids_join(context, &list->claims, &row->end_claims);
	}
	return true;
}

static const char *first_day(const struct dates *dates)
{
	if (!dates)
		return NULL;
	return dates->start.earliest ? dates->start.earliest : dates->end.latest;
}

int dates_order(const struct dates *first, const struct dates *second)
{
	const char *a = first_day(first);
	const char *b = first_day(second);

	return a && b ? strcmp(a, b) : (a == NULL) - (b == NULL);
}

bool date_is_vague(const char *edtf)
{
	return edtf && strpbrk(edtf, "?~%") != NULL;
}
