// SPDX-License-Identifier: MIT
#include "domain/period.h"

#include <string.h>

#include "queries.h"

static const struct field period_fields[] = {
	FIELD(period, earliest, FIELD_TEXT),
	FIELD(period, latest, FIELD_TEXT),
	{ 0 },
};
DB_DECODES(query_period, period_fields);

bool period_read(const void *context, struct db *db, const char *during, bool certainly, struct period *period,
                 struct error *error)
{
	const struct binding bindings[] = { { "during", during }, { 0 } };
	struct records rows = { 0 };

	*period = (struct period){ 0 };
	if (during == NULL)
		return true;
	if (!db_query(context, db, &query_period, bindings, period_fields, sizeof *period, &rows, error))
		return false;
	*period = *(const struct period *)record_at(&rows, 0);
	period->text = during;
	period->certainly = certainly;
	return true;
}

// Days as the database writes them are in the order of their texts: "-infinity" before the figures, "infinity" after.
static bool before(const char *day, const char *other)
{
	return day != NULL && other != NULL && strcmp(day, other) < 0;
}

bool period_meets(const struct period *period, const char *earliest, const char *latest, bool doubtful)
{
	if (period->text == NULL)
		return true;
	if (before(period->latest, earliest) || before(latest, period->earliest))
		return false;
	if (!period->certainly)
		return true;
	return !doubtful && earliest != NULL && latest != NULL && !before(earliest, period->earliest) &&
	       !before(period->latest, latest);
}

static bool is_doubtful(const struct edge *edge)
{
	return edge->disputed || date_is_vague(edge->text);
}

bool period_has(const struct period *period, const struct dates *dates)
{
	const char *earliest = dates->start.earliest != NULL ? dates->start.earliest : dates->end.earliest;
	const char *latest = dates->end.latest != NULL ? dates->end.latest : dates->start.latest;

	return period_meets(period, earliest, latest, is_doubtful(&dates->start) || is_doubtful(&dates->end));
}

struct below {
	struct ids talks;
};

static const struct field below_fields[] = { FIELD(below, talks, FIELD_IDS), { 0 } };
DB_DECODES(query_talks_below, below_fields);

bool talks_below(const void *context, struct db *db, const char *talks_id, struct ids *talks, struct error *error)
{
	const struct binding bindings[] = { { "talks", talks_id }, { 0 } };
	struct records rows = { 0 };

	if (!db_query(context, db, &query_talks_below, bindings, below_fields, sizeof(struct below), &rows, error))
		return false;
	*talks = ((const struct below *)record_at(&rows, 0))->talks;
	return true;
}
