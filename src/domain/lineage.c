// SPDX-License-Identifier: MIT
#include "domain/lineage.h"

#include <stdio.h>
#include <string.h>

#include "base/str.h"
#include "queries.h"

static const struct field followed_fields[] = {
	FIELD(followed, id, FIELD_INTEGER),        FIELD(followed, link, FIELD_TEXT),
	FIELD(followed, back, FIELD_BOOLEAN),      FIELD(followed, since, FIELD_TEXT),
	FIELD(followed, since_surely, FIELD_TEXT), FIELD(followed, until, FIELD_TEXT),
	FIELD(followed, until_surely, FIELD_TEXT), { 0 },
};
DB_DECODES(query_history_followed, followed_fields);

static const char *truth(bool value)
{
	return value ? "true" : "false";
}

bool lineage_load(const void *context, struct db *db, const struct thing *who, const struct question *question,
                  const struct reach *reach, struct records *records, struct error *error)
{
	const struct binding bindings[] = {
		{ "who_id", thing_id_text(context, who) },
		{ "as_of", question->as_of },
		{ "ceiling", question->ceiling },
		{ "renamed", truth(!reach->own_name) },
		{ "lineage", truth(!reach->own_name && !reach->no_lineage) },
		{ "coalitions", truth(reach->coalitions) },
		{ 0 },
	};

	return db_query(context, db, &query_history_followed, bindings, followed_fields, sizeof(struct followed), records,
	                error);
}

bool followed_has(const struct followed *followed, const char *earliest, const char *latest, bool surely)
{
	const char *first = surely ? followed->since_surely : followed->since;
	const char *last = surely ? followed->until_surely : followed->until;

	if (!surely)
		return (!first || !latest || strcmp(first, latest) <= 0) && (!last || !earliest || strcmp(earliest, last) <= 0);
	return (!first || (earliest && strcmp(first, earliest) <= 0)) && (!last || (latest && strcmp(latest, last) <= 0));
}

bool followed_undated(const struct followed *followed)
{
	return followed->back ? !followed->until && followed->until_surely : !followed->since && followed->since_surely;
}

const char *succession(const char *link)
{
	static const char *const events[][2] = {
		{ "renamed to", "rename" },
		{ "split into", "split" },
		{ "merged into", "merger" },
		{ "absorbed by", "absorption" },
	};

	for (size_t i = 0; link && i < sizeof events / sizeof *events; i++)
		if (str_equal(link, events[i][0]))
			return events[i][1];
	return NULL;
}

const struct point *succession_day(const struct record *record, const struct point *link)
{
	const char *event = succession(link->element);
	char name[24];

	if (!event)
		return NULL;
	snprintf(name, sizeof name, "day of %s", event);
	const struct point *day = record_point(record, link->subject, link->about, name, "");

	return day && day->hold_count > 0 ? day : NULL;
}
