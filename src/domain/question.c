// SPDX-License-Identifier: MIT
#include "domain/question.h"

#include <assert.h>
#include <stdlib.h>

#include "base/mem.h"
#include "base/str.h"
#include "queries.h"

static const struct field question_fields[] = {
	FIELD(question, as_of, FIELD_TEXT),   FIELD(question, zone, FIELD_TEXT),
	FIELD(question, day, FIELD_TEXT),     FIELD(question, stamp, FIELD_TEXT),
	FIELD(question, told, FIELD_TEXT),    FIELD(question, ceiling, FIELD_TEXT),
	FIELD(question, marking, FIELD_TEXT), { 0 },
};
DB_DECODES(query_question, question_fields);

bool question_read(const void *context, struct db *db, const char *as_of, const char *zone, const char *marking,
                   struct question *question, struct error *error)
{
	const struct binding bindings[] = { { "as_of", as_of }, { "zone", zone }, { "marking", marking }, { 0 } };
	struct records records = { 0 };

	if (!db_query(context, db, &query_question, bindings, question_fields, sizeof *question, &records, error))
		return false;
	assert(records.count == 1); // table base has one row
	*question = *(const struct question *)record_at(&records, 0);
	return true;
}

bool question_withheld(const void *context, struct db *db, const struct question *question, const struct ids *subjects,
                       long *withheld, struct error *error)
{
	const struct binding bindings[] = { { "as_of", question->as_of },
		                                { "ceiling", question->ceiling },
		                                { "subjects", ids_text(context, subjects) },
		                                { 0 } };
	char *count = NULL;

	*withheld = 0;
	if (str_equal(question->ceiling, "4"))
		return true; // nothing lies above red
	if (!db_value(context, db, &query_withheld, bindings, &count, error))
		return false;
	*withheld = strtol(count, NULL, 10);
	return true;
}
