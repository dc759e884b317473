// SPDX-License-Identifier: MIT
#include "domain/withheld.h"

#include <stdlib.h>

#include "base/mem.h"
#include "base/str.h"
#include "queries.h"

static const struct field point_fields[] = {
	FIELD(withheld_point, subject_id, FIELD_INTEGER),
	FIELD(withheld_point, about_id, FIELD_INTEGER),
	FIELD(withheld_point, point, FIELD_TEXT),
	{ 0 },
};
DB_DECODES(query_withheld_points, point_fields);

bool withheld_load(const void *context, struct db *db, const struct question *question, const struct ids *counted,
                   const struct ids *subjects, const struct ids *read_as, struct withheld *withheld,
                   struct error *error)
{
	const struct binding claims[] = { { "as_of", question->as_of },
		                              { "ceiling", question->ceiling },
		                              { "subjects", ids_text(context, counted) },
		                              { 0 } };
	const struct binding points[] = { { "as_of", question->as_of },
		                              { "ceiling", question->ceiling },
		                              { "subjects", ids_text(context, subjects) },
		                              { "read_as", ids_text(context, read_as) },
		                              { 0 } };
	struct records rows = { 0 };
	char *count = NULL;

	*withheld = (struct withheld){ 0 };
	if (str_equal(question->ceiling, "4"))
		return true; // nothing lies above red
	if (!db_value(context, db, &query_withheld, claims, &count, error))
		return false;
	withheld->claims = strtol(count, NULL, 10);
	if (withheld->claims == 0)
		return true;
	if (!db_query(context, db, &query_withheld_points, points, point_fields, sizeof(struct withheld_point), &rows,
	              error))
		return false;
	withheld->points = rows.items;
	withheld->point_count = rows.count;
	return true;
}

bool withheld_items(struct db *db, const struct question *question, const char *listed, const char *of_id, long *count,
                    struct error *error)
{
	MEM_SCOPE(scratch);
	const struct binding bindings[] = {
		{ "as_of", question->as_of }, { "ceiling", question->ceiling }, { "listed", listed }, { "of_id", of_id }, { 0 }
	};
	char *counted = NULL;

	*count = 0;
	if (str_equal(question->ceiling, "4"))
		return true; // nothing lies above red
	if (!db_value(scratch, db, &query_list_withheld, bindings, &counted, error))
		return false;
	*count = strtol(counted, NULL, 10);
	return true;
}

bool withheld_count(struct db *db, const struct question *question, const char *thing_id, const char *source_id,
                    long *count, struct error *error)
{
	MEM_SCOPE(scratch);
	const struct binding bindings[] = { { "as_of", question->as_of },
		                                { "ceiling", question->ceiling },
		                                { "thing_id", thing_id },
		                                { "source_id", source_id },
		                                { 0 } };
	char *counted = NULL;

	*count = 0;
	if (str_equal(question->ceiling, "4"))
		return true; // nothing lies above red
	if (!db_value(scratch, db, &query_claims_withheld, bindings, &counted, error))
		return false;
	*count = strtol(counted, NULL, 10);
	return true;
}

bool withheld_has(const struct withheld *withheld, int64_t subject, int64_t about, const char *point)
{
	for (size_t i = 0; i < withheld->point_count; i++)
		if (withheld->points[i].subject_id == subject && withheld->points[i].about_id == about &&
		    str_equal(withheld->points[i].point, point))
			return true;
	return false;
}
