// SPDX-License-Identifier: MIT
#include "domain/record.h"

#include <assert.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "base/str.h"
#include "queries.h"

// A row of record_points: one value of one point.
struct row {
	int64_t subject_id, about_id, value_id, place, stated_count;
	const char *point, *element, *value, *earliest, *latest, *lowest, *highest, *until, *because;
	struct ids claims;
	bool many, holds;
};

struct record {
	struct point *points;
	size_t point_count;
	struct records claims;  // struct told, by id
	struct records sources; // struct cited, by source and passage
	struct records things;  // struct named, by id
	int64_t links_marking;
};

static const struct field row_fields[] = {
	FIELD(row, subject_id, FIELD_INTEGER), FIELD(row, about_id, FIELD_INTEGER),     FIELD(row, point, FIELD_TEXT),
	FIELD(row, element, FIELD_TEXT),       FIELD(row, many, FIELD_BOOLEAN),         FIELD(row, value, FIELD_TEXT),
	FIELD(row, value_id, FIELD_INTEGER),   FIELD(row, earliest, FIELD_TEXT),        FIELD(row, latest, FIELD_TEXT),
	FIELD(row, lowest, FIELD_TEXT),        FIELD(row, highest, FIELD_TEXT),         FIELD(row, holds, FIELD_BOOLEAN),
	FIELD(row, place, FIELD_INTEGER),      FIELD(row, claims, FIELD_IDS),           FIELD(row, until, FIELD_TEXT),
	FIELD(row, because, FIELD_TEXT),       FIELD(row, stated_count, FIELD_INTEGER), { 0 },
};
DB_DECODES(query_record_points, row_fields);

static const struct field told_fields[] = {
	FIELD(told, id, FIELD_INTEGER),
	FIELD(told, revision, FIELD_INTEGER),
	FIELD(told, source_id, FIELD_INTEGER),
	FIELD(told, passage_id, FIELD_INTEGER),
	FIELD(told, credibility, FIELD_TEXT),
	FIELD(told, marking_rank, FIELD_INTEGER),
	FIELD(told, occurred, FIELD_TEXT),
	FIELD(told, effective, FIELD_TEXT),
	FIELD(told, reported_at, FIELD_TEXT),
	FIELD(told, known_by, FIELD_TEXT),
	FIELD(told, attributed_id, FIELD_INTEGER),
	FIELD(told, principal_id, FIELD_INTEGER),
	FIELD(told, attribution, FIELD_TEXT),
	FIELD(told, because, FIELD_TEXT),
	FIELD(told, word, FIELD_TEXT),
	FIELD(told, despite_exclusion, FIELD_TEXT),
	FIELD(told, withdrawn, FIELD_INTEGER),
	FIELD(told, supersedes, FIELD_BOOLEAN),
	{ 0 },
};
DB_DECODES(query_record_claims, told_fields);

static const struct field cited_fields[] = {
	FIELD(cited, source_id, FIELD_INTEGER), FIELD(cited, passage_id, FIELD_INTEGER),
	FIELD(cited, origin_id, FIELD_INTEGER), FIELD(cited, slug, FIELD_TEXT),
	FIELD(cited, outlet, FIELD_TEXT),       FIELD(cited, title, FIELD_TEXT),
	FIELD(cited, address, FIELD_TEXT),      FIELD(cited, published, FIELD_TEXT),
	FIELD(cited, reliability, FIELD_TEXT),  FIELD(cited, passage, FIELD_TEXT),
	FIELD(cited, passage_at, FIELD_TEXT),   { 0 },
};
DB_DECODES(query_record_sources, cited_fields);

static const struct field named_fields[] = {
	FIELD(named, id, FIELD_INTEGER),
	FIELD(named, kind, FIELD_TEXT),
	FIELD(named, slug, FIELD_TEXT),
	FIELD(named, label, FIELD_TEXT),
	FIELD(named, nature, FIELD_TEXT),
	FIELD(named, city, FIELD_TEXT),
	FIELD(named, country, FIELD_TEXT),
	FIELD(named, parent_id, FIELD_INTEGER),
	FIELD(named, talks_id, FIELD_INTEGER),
	FIELD(named, marking_rank, FIELD_INTEGER),
	{ 0 },
};
DB_DECODES(query_record_things, named_fields);

// ---- rows into points --------------------------------------------------------------------------------------------------

static int id_order(int64_t a, int64_t b)
{
	return (a > b) - (a < b);
}

// Rows of one point are 0.
static int row_point_compare(const struct row *a, const struct row *b)
{
	int order = id_order(a->subject_id, b->subject_id);

	if (order == 0)
		order = id_order(a->about_id, b->about_id);
	if (order == 0)
		order = strcmp(a->point, b->point);
	return order != 0 ? order : strcmp(a->element, b->element);
}

// The order of points, in each the values that hold first.
static int row_compare(const void *left, const void *right)
{
	const struct row *a = left;
	const struct row *b = right;
	int order = row_point_compare(a, b);

	if (order == 0)
		order = b->holds - a->holds;
	return order != 0 ? order : id_order(a->place, b->place);
}

static struct value value_of(const struct row *row)
{
	return (struct value){
		.text = row->value,
		.id = row->value_id,
		.earliest = row->earliest,
		.latest = row->latest,
		.lowest = row->lowest,
		.highest = row->highest,
		.until = row->until,
		.because = row->because,
		.claims = row->claims.items,
		.claim_count = row->claims.count,
		.stated_count = (size_t)row->stated_count,
	};
}

static void points_gather(const void *context, const struct records *rows, struct record *record)
{
	struct value *values = mem_alloc(context, (rows->count + 1) * sizeof *values);

	struct point *point = NULL; // the one at hand

	if (rows->count > 0)
		qsort(rows->items, rows->count, rows->size, row_compare);
	record->points = mem_alloc(context, (rows->count + 1) * sizeof *record->points);
	for (size_t i = 0; i < rows->count; i++) {
		const struct row *row = record_at(rows, i);

		values[i] = value_of(row);
		if (point == NULL || row_point_compare(row, record_at(rows, i - 1)) != 0) {
			point = &record->points[record->point_count++];
			*point = (struct point){ .subject = row->subject_id,
				                     .about = row->about_id,
				                     .name = row->point,
				                     .element = row->element,
				                     .many = row->many,
				                     .holds = &values[i],
				                     .was = &values[i] };
		}
		if (row->holds)
			point->hold_count++;
		else if (point->was_count++ == 0)
			point->was = &values[i];
	}
}

static bool claims_load(const void *context, struct db *db, const struct question *question, const struct records *rows,
                        const struct record_request *request, struct record *record, struct error *error)
{
	struct ids ids = { 0 };

	ids_join(context, &ids, &request->claims);
	for (size_t i = 0; i < rows->count; i++)
		ids_join(context, &ids, &((const struct row *)record_at(rows, i))->claims);
	ids_sort(&ids);
	const struct binding bindings[] = {
		{ "ids", ids_text(context, &ids) },
		{ "as_of", question->as_of },
		{ "ceiling", question->ceiling },
		{ "subjects", ids_text(context, &request->subjects) },
		{ 0 },
	};

	return db_query(context, db, &query_record_claims, bindings, told_fields, sizeof(struct told), &record->claims,
	                error);
}

static int cited_compare(const void *left, const void *right)
{
	const struct cited *a = left;
	const struct cited *b = right;
	int order = id_order(a->source_id, b->source_id);

	return order != 0 ? order : id_order(a->passage_id, b->passage_id);
}

// What is told of a source is asked once, whatever the number of claims from it.
static bool sources_load(const void *context, struct db *db, const struct question *question, struct record *record,
                         struct error *error)
{
	struct cited *cited = mem_alloc(context, (record->claims.count + 1) * sizeof *cited);
	struct ids sources = { 0 };
	struct ids passages = { 0 };
	size_t count = 0;

	for (size_t i = 0; i < record->claims.count; i++) {
		const struct told *told = record_at(&record->claims, i);

		if (told->source_id != 0)
			cited[count++] = (struct cited){ .source_id = told->source_id, .passage_id = told->passage_id };
	}
	if (count == 0)
		return true;
	qsort(cited, count, sizeof *cited, cited_compare);
	for (size_t i = 0; i < count; i++)
		if (i == 0 || cited_compare(&cited[i], &cited[i - 1]) != 0) {
			ids_join(context, &sources, &(struct ids){ &cited[i].source_id, 1 });
			ids_join(context, &passages, &(struct ids){ &cited[i].passage_id, 1 });
		}
	const struct binding bindings[] = { { "sources", ids_text(context, &sources) },
		                                { "passages", ids_text(context, &passages) },
		                                { "zone", question->zone },
		                                { 0 } };

	if (!db_query(context, db, &query_record_sources, bindings, cited_fields, sizeof *cited, &record->sources, error))
		return false;
	for (size_t i = 0; i < record->claims.count; i++) {
		struct told *told = (struct told *)record->claims.items + i;
		const struct cited key = { .source_id = told->source_id, .passage_id = told->passage_id };

		told->from = bsearch(&key, record->sources.items, record->sources.count, sizeof key, cited_compare);
	}
	return true;
}

static bool things_load(const void *context, struct db *db, const struct question *question, const struct records *rows,
                        const struct ids *further, struct record *record, struct error *error)
{
	struct ids ids = { 0 };

	ids_join(context, &ids, further);
	for (size_t i = 0; i < rows->count; i++) {
		const struct row *row = record_at(rows, i);

		ids_add(context, &ids, row->subject_id);
		ids_add(context, &ids, row->about_id);
		ids_add(context, &ids, row->value_id);
	}
	for (size_t i = 0; i < record->claims.count; i++) {
		const struct told *told = record_at(&record->claims, i);

		ids_add(context, &ids, told->attributed_id);
		ids_add(context, &ids, told->principal_id);
	}
	ids_sort(&ids);
	const struct binding bindings[] = {
		{ "ids", ids_text(context, &ids) }, { "ceiling", question->ceiling }, { "day", question->day }, { 0 }
	};

	return db_query(context, db, &query_record_things, bindings, named_fields, sizeof(struct named), &record->things,
	                error);
}

static bool links_load(const void *context, struct db *db, const struct question *question, const struct ids *linked,
                       struct record *record, struct error *error)
{
	const struct binding bindings[] = {
		{ "who", ids_text(context, linked) }, { "as_of", question->as_of }, { "ceiling", question->ceiling }, { 0 }
	};
	char *marking = NULL;

	if (linked->count > 0 && !db_value(context, db, &query_record_links, bindings, &marking, error))
		return false;
	record->links_marking = marking ? strtoll(marking, NULL, 10) : 0;
	return true;
}

// Of a subject above the ceiling that has no lower-marked name nothing is told. Who is told of within what is said of another
// stays, without a name: who may not be named is not absent.
static void points_withhold(struct record *record)
{
	for (size_t i = 0; i < record->point_count; i++) {
		struct point *point = &record->points[i];

		if (record_thing(record, point->subject))
			continue;
		point->hold_count = 0;
		point->was_count = 0;
	}
}

struct record *record_load(const void *context, struct db *db, const struct question *question,
                           const struct record_request *request, struct error *error)
{
	struct record *record = mem_new(context, struct record);
	struct records rows = { 0 };
	const struct binding bindings[] = {
		{ "as_of", question->as_of },
		{ "ceiling", question->ceiling },
		{ "subjects", ids_text(context, &request->subjects) },
		{ "read_as", ids_text(context, &request->read_as) },
		{ 0 },
	};

	if (!db_query(context, db, &query_record_points, bindings, row_fields, sizeof(struct row), &rows, error))
		return NULL;
	points_gather(context, &rows, record);
	if (!claims_load(context, db, question, &rows, request, record, error) ||
	    !sources_load(context, db, question, record, error) ||
	    !things_load(context, db, question, &rows, &request->things, record, error) ||
	    !links_load(context, db, question, &request->linked, record, error))
		return NULL;
	points_withhold(record);
	return record;
}

// ---- asking ------------------------------------------------------------------------------------------------------------

static int point_compare(const void *left, const void *right)
{
	const struct point *a = left;
	const struct point *b = right;
	int order = id_order(a->subject, b->subject);

	if (order == 0)
		order = id_order(a->about, b->about);
	if (order == 0)
		order = strcmp(a->name, b->name);
	return order != 0 ? order : strcmp(a->element, b->element);
}

const struct point *record_point(const struct record *record, int64_t subject, int64_t about, const char *name,
                                 const char *element)
{
	const struct point key = { .subject = subject, .about = about, .name = name, .element = element };

	return bsearch(&key, record->points, record->point_count, sizeof key, point_compare);
}

const struct point *record_single(const struct record *record, int64_t subject, const char *name)
{
	return record_point(record, subject, 0, name, "");
}

const struct value *record_value(const struct record *record, int64_t subject, const char *name)
{
	const struct point *point = record_single(record, subject, name);

	return point != NULL && point->hold_count > 0 ? point->holds : NULL;
}

const struct point *record_points(const struct record *record, int64_t subject, size_t *count)
{
	size_t first = 0;
	size_t end = record->point_count;

	while (first < end) {
		size_t middle = first + (end - first) / 2;

		if (record->points[middle].subject < subject)
			first = middle + 1;
		else
			end = middle;
	}
	for (end = first; end < record->point_count && record->points[end].subject == subject;)
		end++;
	*count = end - first;
	return &record->points[first];
}

bool record_told(const struct record *record, int64_t subject)
{
	size_t count;
	const struct point *points = record_points(record, subject, &count);

	for (size_t i = 0; i < count; i++)
		if (points[i].hold_count > 0)
			return true;
	return false;
}

bool point_in(const struct point *point)
{
	return point != NULL && point->many && point->hold_count > 0 && str_equal(point->holds[0].text, "in");
}

bool point_disputed(const struct point *point)
{
	return point != NULL && point->hold_count > 1;
}

// Both lists come from the server in the order of their first member, the id.
static int id_compare(const void *key, const void *item)
{
	return id_order(*(const int64_t *)key, *(const int64_t *)item);
}

static const void *by_id(const struct records *records, int64_t id)
{
	return records->count == 0 ? NULL : bsearch(&id, records->items, records->count, records->size, id_compare);
}

int64_t record_marking(const struct record *record)
{
	int64_t highest = record->links_marking;

	for (size_t i = 0; i < record->things.count; i++) {
		const struct named *named = record_at(&record->things, i);

		if (named->marking_rank > highest)
			highest = named->marking_rank;
	}
	return highest;
}

int64_t record_revision(const struct record *record)
{
	int64_t newest = 0;

	for (size_t i = 0; i < record->claims.count; i++) {
		const struct told *told = record_at(&record->claims, i);

		newest = told->revision > newest ? told->revision : newest;
		newest = told->withdrawn > newest ? told->withdrawn : newest;
	}
	return newest;
}

const struct cited *record_sources(const struct record *record, size_t *count)
{
	*count = record->sources.count;
	return record->sources.items;
}

const struct told *record_claim(const struct record *record, int64_t id)
{
	const struct told *told = by_id(&record->claims, id);

	assert(told != NULL);
	return told;
}

const struct named *record_thing(const struct record *record, int64_t id)
{
	const struct named *named = by_id(&record->things, id);

	return named != NULL && named->label != NULL ? named : NULL;
}

const char *record_label(const struct record *record, int64_t id)
{
	const struct named *named = by_id(&record->things, id);

	if (named != NULL && named->label != NULL)
		return named->label;
	return named != NULL && str_equal(named->kind, "person") ? "a person not to be named here"
	                                                         : "a thing not to be named here";
}
